"""Wires the diagnosis: what is typed is kept at once, what is said is written.

Typing is kept as a draft within two seconds; when a speaker ends (another
speaks, the details close, the page is left) it becomes one contribution.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QDate, QEvent, QObject

from livret.desktop.autosave import Autosave, local
from livret.desktop.desk import Desk
from livret.desktop.diagnosis.drafts import Unsaid
from livret.desktop.diagnosis.guest import GuestDialog
from livret.desktop.diagnosis.page import DiagnosisPage
from livret.desktop.diagnosis.reading import diagnosis_of, form_of
from livret.desktop.diagnosis.telling import (
    Edit,
    draft_text,
    place_of,
    step_said,
    support_said,
    tell_edit,
)
from livret.desktop.diagnosis.values import LineEdit, StepEdit, SupportEdit, ViewEdit
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.dialog import Dialog
from livret.desktop.kit.text import plain, quoted
from livret.desktop.livret_page import LivretController
from livret.desktop.team_voices import missing_sides
from livret.desktop.ui import Ui
from livret.domain.barriers import Answer, Barrier
from livret.domain.forms import Form
from livret.domain.livret import Livret, Value
from livret.usecases.app import OpenVault
from livret.usecases.context import Context, Done
from livret.usecases.drafting import drafts_of
from livret.usecases.livrets import WelcomeMember, welcome_member
from livret.usecases.ports import Draft
from livret.usecases.retracting import last_words, retract
from livret.usecases.saying import DIAGNOSTIC_FORM, say_items
from livret.words.dates import clock
from livret.words.labels import barrier_label

_TAKEN_BACK = frozenset(
    {"view_given", "line_agreed", "strength_recognised", "goal_set", "action_agreed"}
)
_REFUSED = Answer.NE_SOUHAITE_PAS_REPONDRE


@dataclass(frozen=True, slots=True)
class Read:
    """What the page needs of the vault, read at once.

    Attributes:
        livret: Folded.
        form: What it asks.
        drafts: Typing that was not said, oldest first.
        last: What « Enlever ce que je viens de dire » would take back.
    """

    livret: Livret
    form: Form
    drafts: tuple[Draft, ...]
    last: Value | None


def read_diagnosis(ctx: Context, livret: str, language: str) -> Read:
    """Read a livret with the form of its diagnosis and its drafts."""
    folded = ctx.livret(livret)
    name, version = form_of(folded)
    name = name or DIAGNOSTIC_FORM
    form = ctx.forms.form(name, version or ctx.forms.latest(name), language)
    last = last_words(ctx, livret)
    today = last is not None and last.said_on == ctx.clock.today()
    sayable = today and last is not None and last.kind in _TAKEN_BACK
    return Read(folded, form, drafts_of(ctx, livret), last if sayable else None)


class DiagnosisController(LivretController):
    """The joint diagnosis, at one desk or at three."""

    key = "diagnosis"
    page: DiagnosisPage

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._livret = ""
        self._looked = False
        self._form: Form | None = None
        self._anyway: frozenset[str] = frozenset()
        self._verb = ""
        self._wanted = ""
        self._sides: tuple[str, ...] = ()
        self._last: Value | None = None
        self._unsaid = Unsaid()
        self._under_way: deque[Edit] = deque()
        self._dialog: Dialog | None = None
        self.autosave = Autosave(desk, self.page)
        self.autosave.saved.connect(self._saved)
        self._make_buttons()
        self._connect()

    def make_page(self, ui: Ui) -> DiagnosisPage:
        """Return the page."""
        return DiagnosisPage(ui)

    def _make_buttons(self) -> None:
        ui, tr = self.desk.ui, self.desk.ui.tr
        self.take_back = Button(
            ui, tr.text("Enlever ce que je viens de dire"), icon="undo-2"
        )
        self.take_back.clicked.connect(self._ask_take_back)
        self.add_guest = Button(ui, tr.text("Ajouter quelqu’un"), icon="user-plus")
        self.add_guest.clicked.connect(self._ask_guest)
        self.page.add_actions([self.take_back, self.add_guest])
        self.take_back.hide()
        self.add_guest.hide()

    def _connect(self) -> None:
        page = self.page
        page.typed.connect(self._typed)
        page.said.connect(self._say_edit)
        page.recognised.connect(self._recognise)
        page.added.connect(self._add_step)
        page.topic_opened.connect(self._opened)
        page.read_and_sign_asked.connect(self._read_and_sign)
        page.banner.retried.connect(self._banner_pressed)
        page.installEventFilter(self)

    # --- showing -------------------------------------------------------------

    def show_livret(self, livret: Livret) -> None:
        """Show a livret; its drafts are looked for the first time."""
        if livret.id != self._livret:
            self._turn_to(livret.id)
        if self._form is not None:
            self._display(livret, self._form)
        call = partial(_read, livret=livret.id, language=self.desk.ui.tr.language)
        self.desk.ask(self.page, call, self._show)

    def _turn_to(self, livret: str) -> None:
        """End with one livret before another is shown."""
        self._end()
        self.page.banner.hide()
        self.page.saved.say("")
        self._livret = livret
        self._looked = False
        self._anyway = frozenset()
        self._unsaid.forget()

    def _show(self, read: Read) -> None:
        if read.livret.id != self._livret:
            return
        if read.form is not self._form:
            self._form = read.form
            today = self.desk.app.clock.today()
            day = QDate(today.year, today.month, today.day)
            self.page.use_form(read.form.topics, day)
        self._last = read.last
        self.take_back.setVisible(read.last is not None)
        self._display(read.livret, read.form)
        if not self._looked:
            self._looked = True
            self._restore_all(read.drafts)
        if self._wanted:
            wanted, self._wanted = self._wanted, ""
            self.page.open_topic(wanted)

    def _display(self, livret: Livret, form: Form) -> None:
        tr = self.desk.ui.tr
        self._sides = missing_sides(livret)
        self.add_guest.setVisible(bool(self._sides))
        self.page.show_diagnosis(diagnosis_of(tr, livret, form, self._anyway))

    # --- typing --------------------------------------------------------------

    def _typed(self, edit: Edit) -> None:
        if not self.autosave.waiting:
            self.page.saved.writing()
        self.autosave.keep(self._livret, place_of(edit), draft_text(edit))

    def _saved(self, at: Any) -> None:
        self.page.saved.saved(clock(local(at)))

    def _say_edit(self, edit: Edit) -> None:
        """Say what a speaker ended; a line without an outcome waits."""
        place = place_of(edit)
        self.autosave.forget(self._livret, place)
        self._unsaid.forget(edit)
        if isinstance(edit, LineEdit) and not edit.line.outcome and draft_text(edit):
            self._wait_for_outcome(edit)
            return
        self._under_way.append(edit)
        call = partial(_tell, livret=self._livret, edit=edit)
        task = self.desk.ask(self.page, call, self._was_said)
        task.failed.connect(self._was_not_said)

    def _wait_for_outcome(self, edit: LineEdit) -> None:
        self._unsaid.keep(edit)
        self.autosave.keep(self._livret, place_of(edit), draft_text(edit))
        self.autosave.flush()
        tr = self.desk.ui.tr
        self._tell(
            tr.text(
                "{topic} : il reste à dire si vous êtes d’accord. Ce qui est écrit"
                " est gardé.",
                topic=barrier_label(tr, edit.barrier),
            )
        )

    def _was_said(self, _ids: object) -> None:
        self._under_way.popleft()
        self._saved(self.desk.app.clock.now())

    def _was_not_said(self, _error: object) -> None:
        """Keep what was refused in its editor, which opens again."""
        edit = self._under_way.popleft()
        self.page.saved.say("")
        self._unsaid.keep(edit)
        if self.page.isVisible() and self.page.detail is None:
            self.page.open_topic(edit.barrier)

    def _restore_all(self, drafts: tuple[Draft, ...]) -> None:
        last = self._unsaid.find(drafts)
        if last is None:
            return
        tr = self.desk.ui.tr
        self._tell(tr.text("Ce qui était en train d’être écrit a été retrouvé."))
        self.page.open_topic(last.barrier)
        detail = self.page.detail
        if detail is not None and isinstance(last, ViewEdit):
            button = detail.speakers.buttons.get(last.voice)
            if button is not None and not button.isChecked():
                button.click()

    def _opened(self, barrier: str) -> None:
        detail = self.page.detail
        if detail is None:
            return
        detail.speakers.chosen.connect(self._restore)
        self._restore()
        self._offer_others(barrier)

    def _restore(self, _voice: str = "") -> None:
        if self.page.detail is not None:
            self._unsaid.restore(self.page.detail)

    # --- refusing ------------------------------------------------------------

    def _offer_others(self, barrier: str) -> None:
        """On a topic she declined, ask her before the others are shown."""
        shown = self.page.diagnosis
        if shown is None or barrier in self._anyway:
            return
        topic = next(one for one in shown.topics if one.barrier == barrier)
        if topic.stance(shown.person).answer != _REFUSED:
            return
        tr = self.desk.ui.tr
        said = tr.text(
            "{name} préfère ne pas en parler : ce que disent les autres n’est pas"
            " montré.",
            name=plain(shown.called),
        )
        self._tell(said, verb=tr.text("Montrer, avec son accord"))
        self._verb = barrier

    def _tell(self, sentence: str, *, verb: str = "") -> None:
        self._verb = ""
        self.page.show_trouble(sentence, verb=verb)

    def _banner_pressed(self) -> None:
        self.page.banner.hide()
        if self._verb and self.desk.folded is not None:
            self._anyway |= {self._verb}
            self._verb = ""
            self.show_livret(self.desk.folded)

    # --- adding --------------------------------------------------------------

    def _recognise(self, edit: SupportEdit) -> None:
        self.say(support_said(edit))

    def _add_step(self, edit: StepEdit) -> None:
        call = partial(_add_step, livret=self._livret, edit=edit)
        self.desk.ask(self.page, call)

    def _ask_guest(self) -> None:
        side = self._sides[0]
        dialog = GuestDialog(self.desk.ui, self.page.window(), side)
        dialog.named.connect(self._add_guest)
        self._dialog = dialog
        dialog.open()

    def _add_guest(self, name: str, side: str) -> None:
        command = WelcomeMember(livret=self._livret, name=name, side=side)
        self.desk.ask(self.page, partial(_welcome, command=command))

    # --- taking back ---------------------------------------------------------

    def _ask_take_back(self) -> None:
        if self._last is None:
            return
        tr = self.desk.ui.tr
        words = str(self._last.content.get("words", ""))
        kept = tr.text("Ce qui avait été dit avant revient.")
        self._dialog = Dialog(
            self.desk.ui,
            self.page.window(),
            tr.text("Enlever ce que je viens de dire"),
            f"{quoted(tr, words)} {kept}" if words else kept,
            [
                ("remove", tr.text("L’enlever"), "primary"),
                ("keep", tr.text("Le garder"), "plain"),
            ],
        )
        self._dialog.decided.connect(self._take_back)
        self._dialog.open()

    def _take_back(self, verb: str) -> None:
        if verb == "remove" and self._last is not None:
            call = partial(_retract, livret=self._livret, target=self._last.id)
            self.desk.ask(self.page, call)

    # --- leaving -------------------------------------------------------------

    def asked(self, act: str) -> None:
        """Ctrl+1 to Ctrl+7 open a topic; Ctrl+S writes what is typed."""
        if act == "save":
            self.autosave.flush()
        elif act.startswith("topic_") and self.desk.livret:
            barrier = list(Barrier)[int(act.removeprefix("topic_")) - 1].value
            if self.desk.window.here == self.key:
                self.page.open_topic(barrier)
            else:
                self._wanted = barrier
                self.desk.gone.emit(self.key)

    def _read_and_sign(self) -> None:
        self.desk.window.asked.emit("read_and_sign")

    def keep_typing(self) -> None:
        """Write what is being typed as drafts; it is found again afterwards."""
        self.autosave.flush()

    def _end(self) -> None:
        """Say what is being typed, and keep what cannot be said."""
        self.page.close_topic()
        self.autosave.flush()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """End the topic when the page is left; a hidden screen only saves."""
        if event.type() == QEvent.Type.Hide and watched is self.page:
            window = self.desk.window
            if event.spontaneous() or window.is_hidden or not window.isVisible():
                self.autosave.flush()
            else:
                self._end()
        return False


def _read(vault: OpenVault, livret: str, language: str) -> Read:
    return read_diagnosis(vault.ctx, livret, language)


def _tell(vault: OpenVault, livret: str, edit: Edit) -> Done[Any]:
    return tell_edit(vault.ctx, livret, edit)


def _add_step(vault: OpenVault, livret: str, edit: StepEdit) -> Done[Any]:
    folded = vault.ctx.livret(livret)
    names = {one.voice: one.name for one in reversed(folded.members)}
    return say_items(vault.ctx, livret, [step_said(folded, edit, names)])


def _welcome(vault: OpenVault, command: WelcomeMember) -> Done[str]:
    return welcome_member(vault.ctx, command)


def _retract(vault: OpenVault, livret: str, target: str) -> Done[str]:
    return retract(vault.ctx, livret, target)
