"""Wires the diagnosis: reads it, opens its topics, ends them on leaving.

What is typed goes through ``speaking``; the verbs above the rows are in
``besides``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QDate

from livret.desktop.desk import Desk
from livret.desktop.diagnosis.besides import Besides
from livret.desktop.diagnosis.page import DiagnosisPage
from livret.desktop.diagnosis.reading import diagnosis_of, form_of
from livret.desktop.diagnosis.speaking import Speaking
from livret.desktop.diagnosis.telling import step_said, support_said
from livret.desktop.diagnosis.values import StepEdit, SupportEdit
from livret.desktop.forms_kept import FormsKept
from livret.desktop.kit.text import plain
from livret.desktop.livret_page import LivretController
from livret.desktop.ui import Ui
from livret.domain.barriers import Answer, Barrier
from livret.domain.forms import Form
from livret.domain.livret import Livret, Value
from livret.usecases.app import OpenVault
from livret.usecases.context import Done
from livret.usecases.drafting import drafts_of
from livret.usecases.ports import Draft
from livret.usecases.retracting import last_words
from livret.usecases.saying import say_items
from livret.usecases.sitting_kept import STALE, STATE

_TAKEN_BACK = frozenset(
    {"view_given", "line_agreed", "strength_recognised", "goal_set", "action_agreed"}
)
_SUPPORT, _STEP = "topic_support:", "topic_step:"
"""How the places of what is typed beside the views begin, as drafts name places."""

_SUPPORT_FIELDS = (
    "words",
    *(f"came.editor.{name}" for name in ("how", "language", "service", "by")),
)

_FRESH_MS = 3_600_000
"""Milliseconds during which something was « just » said: an hour."""


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


class DiagnosisController(LivretController):
    """The joint diagnosis, at one desk or at three.

    Attributes:
        speaking: Keeps what is typed, says what was ended.
        besides: The verbs above the rows.
    """

    key = "diagnosis"
    page: DiagnosisPage

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._livret = ""
        self._looked = False
        self._form: Form | None = None
        self._anyway: frozenset[str] = frozenset()
        self._offered = ("", "")
        self._wanted = ""
        page = self.page
        self.speaking = Speaking(desk, page)
        self.besides = Besides(desk, page)
        self.kept = FormsKept(desk, page)
        page.topic_opened.connect(self._follow)
        page.recognised.connect(self._recognise)
        page.added.connect(self._add_step)
        page.topic_opened.connect(self._offer_others)
        page.read_and_sign_asked.connect(self._read_and_sign)
        page.banner.retried.connect(self._banner_pressed)
        page.left.connect(self._left)

    def make_page(self, ui: Ui) -> DiagnosisPage:
        """Return the page."""
        return DiagnosisPage(ui)

    # --- showing -------------------------------------------------------------

    def show_livret(self, livret: Livret) -> None:
        """Show a livret; its drafts are looked for on arriving."""
        if livret.id != self._livret:
            self._turn_to(livret.id)
            if self._form is not None:
                # At once: nobody else's rows stay in sight meanwhile.
                self._display(livret, self._form)
        call = partial(
            read_diagnosis, livret=livret.id, language=self.desk.ui.tr.language
        )
        self.desk.ask(self.page, call, self._show)

    def _turn_to(self, livret: str) -> None:
        """End with one livret before another is shown."""
        self.speaking.turn_to(livret)
        self.page.banner.hide()
        self.page.reveal(self.page.title)
        self._livret = livret
        self.kept.use_livret(livret)
        self._looked = False
        self._anyway = frozenset()

    def _show(self, read: Read) -> None:
        if read.livret.id != self._livret:
            return
        if read.form is not self._form:
            self._form = read.form
            today = self.desk.app.clock.today()
            day = QDate(today.year, today.month, today.day)
            self.page.use_form(read.form.topics, day)
        self._display(read.livret, read.form)
        self.besides.show(read.livret, read.last)
        if not self._looked:
            self._looked = True
            self.speaking.find(read.drafts)
            self._tell_of_meeting(read.drafts)
        if self._wanted:
            wanted, self._wanted = self._wanted, ""
            self.page.open_topic(wanted)

    def _tell_of_meeting(self, drafts: tuple[Draft, ...]) -> None:
        """Say that a meeting was interrupted, so that nobody begins it again."""
        begun = next((one for one in drafts if one.place == STATE), None)
        now = self.desk.app.clock.now()
        if begun is not None and now - begun.saved_at <= STALE:
            tr = self.desk.ui.tr
            self.page.show_trouble(
                tr.text("Une rencontre n’est pas finie. F9 la reprend.")
            )

    def _display(self, livret: Livret, form: Form) -> None:
        today = self.desk.app.clock.today()
        shown = diagnosis_of(self.desk.ui.tr, livret, form, self._anyway, today)
        self.page.show_diagnosis(shown)

    # --- refusing ------------------------------------------------------------

    def _offer_others(self, barrier: str) -> None:
        """On a topic she declined, ask her before the others are shown."""
        shown = self.page.diagnosis
        if shown is None or barrier in self._anyway:
            return
        topic = next(one for one in shown.topics if one.barrier == barrier)
        refused = Answer.NE_SOUHAITE_PAS_REPONDRE
        others = any(one.voice != shown.person for one in topic.stances)
        if topic.stance(shown.person).answer != refused or not others:
            return
        tr = self.desk.ui.tr
        sentence = tr.text(
            "{name} préfère ne pas en parler : ce que disent les autres n’est pas"
            " montré.",
            name=plain(shown.called),
        )
        self._offered = (sentence, barrier)
        self.page.show_trouble(sentence, verb=tr.text("Montrer, avec son accord"))

    def _banner_pressed(self) -> None:
        sentence, barrier = self._offered
        livret = self.desk.folded
        if barrier and livret and self.page.banner.sentence == sentence:
            self.page.banner.hide()
            self._anyway |= {barrier}
            self.show_livret(livret)

    # --- adding --------------------------------------------------------------

    def _follow(self, barrier: str) -> None:
        """Keep what is typed beside the views: what helps, and what next."""
        detail = self.page.detail
        if detail is not None:
            self.kept.follow(_SUPPORT + barrier, detail.supports, _SUPPORT_FIELDS)
            self.kept.follow(_STEP + barrier, detail.steps)

    def _recognise(self, edit: SupportEdit) -> None:
        then = None if edit.code else partial(self._added, _SUPPORT, edit.barrier)
        self.say(support_said(edit), then=then)

    def _add_step(self, edit: StepEdit) -> None:
        call = partial(_add_step, livret=self._livret, edit=edit)
        then = partial(self._added, _STEP, edit.barrier)
        self.desk.ask(self.page, call, then)

    def _added(self, sort: str, barrier: str, _ids: object) -> None:
        detail = self.page.detail
        if detail is not None and detail.topic.barrier == barrier:
            (detail.supports if sort == _SUPPORT else detail.steps).clear()
            self.kept.emptied(sort + barrier)
        else:
            self.kept.forget(sort + barrier)

    # --- leaving -------------------------------------------------------------

    def asked(self, act: str) -> None:
        """Ctrl+1 to Ctrl+7 open a topic; Ctrl+S writes what is typed."""
        if act == "save":
            self.speaking.autosave.flush()
        elif act.startswith("topic_") and self.desk.livret:
            barrier = list(Barrier)[int(act.removeprefix("topic_")) - 1].value
            here = self.desk.window.here == self.key
            if here and self._looked:
                self.page.open_topic(barrier)
                return
            self._wanted = barrier  # opened with what was typed, once that is read
            if not here:
                self.desk.gone.emit(self.key)

    def keep_typing(self) -> None:
        """Write what is being typed as drafts; it is found again afterwards."""
        self.speaking.autosave.flush()
        self.kept.autosave.flush()

    def _left(self) -> None:
        """Say what was typed; what waits is read again on coming back."""
        self.speaking.leave()
        self._looked = False

    def _read_and_sign(self) -> None:
        self.desk.window.asked.emit("read_and_sign")


def read_diagnosis(vault: OpenVault, livret: str, language: str) -> Read:
    """Read a livret with the form of its diagnosis and its drafts."""
    ctx = vault.ctx
    folded = ctx.together(livret)
    form = ctx.forms.to_read(*form_of(folded), language)
    last = last_words(ctx, livret)
    if last is not None:
        fresh = ctx.now_ms() - last.recorded_at < _FRESH_MS
        last = last if fresh and last.kind in _TAKEN_BACK else None
    return Read(folded, form, drafts_of(ctx, livret), last)


def _add_step(vault: OpenVault, livret: str, edit: StepEdit) -> Done[Any]:
    folded = vault.ctx.together(livret)
    names = {one.voice: one.name for one in reversed(folded.members)}
    return say_items(vault.ctx, livret, [step_said(folded, edit, names)])
