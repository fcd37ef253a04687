"""Asking a service, and what it answers: two questions over the pathway."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtCore import QDate, QObject
from PySide6.QtWidgets import QWidget

from livret.desktop.desk import Desk
from livret.desktop.forms_kept import FormsKept
from livret.desktop.kit.choices import Choices, Ticks
from livret.desktop.kit.dialog import Dialog
from livret.desktop.kit.fields import DateField, Labelled, LineField, TextArea
from livret.desktop.kit.hints import WritingHint
from livret.desktop.kit.layouts import Column
from livret.desktop.pathway.page import PathwayPage
from livret.desktop.pathway.values import Detail
from livret.desktop.ui import Ui
from livret.domain.barriers import Barrier
from livret.usecases.app import OpenVault
from livret.usecases.context import Done
from livret.usecases.referring import Refer, TellAnswer, refer, tell_answer
from livret.words.labels import barrier_label
from livret.words.timeline import REFERRALS

ASKED = "referral:"
"""How the places of these questions begin, as drafts name places."""

_KEEP, _LEAVE = "keep", "leave"


class ReferralForm(QWidget):
    """Which service, whom to call, what for, when. Only the service is asked."""

    def __init__(self, ui: Ui, today: dt.date) -> None:
        super().__init__()
        self.setObjectName("clear")
        tr = ui.tr
        self.to = LineField(ui, tr.text("À quel service ?"))
        self.contact = LineField(ui, tr.text("Qui appeler là-bas"))
        self.words = TextArea(ui, tr.text("Pour quoi ?"), lines=2)
        day = QDate(today.year, today.month, today.day)
        self.on = DateField(ui, tr.text("Quel jour"), day)
        topics = [(code.value, barrier_label(tr, code)) for code in Barrier]
        self.topics = Ticks(ui, tr.text("Quels sujets ?"), topics)
        column = Column(ui, 14)
        for label, field in (
            (tr.text("À quel service ?"), self.to),
            (tr.text("Pour quoi ?"), self.words),
            (tr.text("Qui appeler là-bas"), self.contact),
            (tr.text("Quel jour"), self.on),
            (tr.text("Quels sujets ?"), self.topics),
        ):
            column.addWidget(Labelled(ui, label, field))
        column.addWidget(WritingHint(ui, self.words, health=True))
        self.setLayout(column)

    def command(self, livret: str) -> Refer:
        """Return what is asked."""
        on: dt.date = self.on.date().toPython()  # type: ignore[assignment]
        return Refer(
            livret=livret,
            to=self.to.text(),
            on=on,
            contact=self.contact.text(),
            words=self.words.text,
            barriers=tuple(one for one in Barrier if one in self.topics.values),
        )


class AnswerOfService(QWidget):
    """What the service answers, and in which words."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self.setObjectName("clear")
        tr = ui.tr
        states = [(code, tr.text(words)) for code, words in REFERRALS.items()]
        label = tr.text("Qu’a répondu le service ?")
        self.state = Choices(ui, label, states, columns=1)
        self.words = TextArea(ui, tr.text("Ce qui a été dit"), lines=1)
        column = Column(ui, 14)
        column.addWidget(self.state)
        column.addWidget(Labelled(ui, tr.text("Ce qui a été dit"), self.words))
        self.setLayout(column)


def referral_dialog(ui: Ui, window: QWidget, form: ReferralForm) -> Dialog:
    """Return the question what is asked of which service."""
    tr = ui.tr
    dialog = Dialog(
        ui,
        window,
        tr.text("Demander à un service"),
        tr.text(
            "C’est noté sur le parcours ; rien ne part d’ici. La lettre se fait dans"
            " Documents."
        ),
        [
            (_KEEP, tr.text("Mettre sur la frise"), "primary"),
            (_LEAVE, tr.text("Revenir"), "plain"),
        ],
        form,
    )
    _wait_for(dialog, bool(form.to.text().strip()))
    form.to.textChanged.connect(lambda text: _wait_for(dialog, bool(text.strip())))
    return dialog


def answer_dialog(
    ui: Ui, window: QWidget, form: AnswerOfService, service: str
) -> Dialog:
    """Return the question what a service answered."""
    tr = ui.tr
    dialog = Dialog(
        ui,
        window,
        tr.text("Qu’a répondu le service ?"),
        service,
        [
            (_KEEP, tr.text("Garder"), "primary"),
            (_LEAVE, tr.text("Revenir"), "plain"),
        ],
        form,
    )
    _wait_for(dialog, bool(form.state.value))
    form.state.shown.connect(lambda code: _wait_for(dialog, bool(code)))
    return dialog


def _wait_for(dialog: Dialog, ready: bool) -> None:  # noqa: FBT001
    dialog.buttons[_KEEP].setEnabled(ready)


class Referring(QObject):
    """Asks the two questions, and tells the vault what was said.

    Attributes:
        dialog: The question that is asked now, if any.
        form: What stands in it.
    """

    def __init__(self, desk: Desk, page: PathwayPage, kept: FormsKept) -> None:
        super().__init__(page)
        self._desk, self._page, self._kept = desk, page, kept
        self.dialog: Dialog | None = None
        self.form: ReferralForm | AnswerOfService | None = None
        page.referral_asked.connect(self.ask)
        page.detail.answer_asked.connect(self.ask_answer)

    def ask(self) -> None:
        """Ask what is to be asked of which service."""
        desk = self._desk
        form = ReferralForm(desk.ui, desk.app.clock.today())
        dialog = referral_dialog(desk.ui, self._page.window(), form)
        self._open(f"{ASKED}new", dialog, form)
        dialog.decided.connect(partial(self._asked, form))

    def ask_answer(self, detail: Detail) -> None:
        """Ask what a service answered."""
        form = AnswerOfService(self._desk.ui)
        window = self._page.window()
        dialog = answer_dialog(self._desk.ui, window, form, detail.title)
        self._open(f"{ASKED}{detail.id}", dialog, form)
        dialog.decided.connect(partial(self._answered, form, detail.id))

    def _open(
        self, place: str, dialog: Dialog, form: ReferralForm | AnswerOfService
    ) -> None:
        self.dialog, self.form = dialog, form
        self._kept.ask(place, dialog, form)
        dialog.open()

    def _asked(self, form: ReferralForm, verb: str) -> None:
        if verb == _KEEP:
            command = form.command(self._desk.livret)
            call = partial(_refer, command=command)
            self._desk.ask(self._page, call, self._kept.done(f"{ASKED}new"))

    def _answered(self, form: AnswerOfService, referral: str, verb: str) -> None:
        if verb == _KEEP:
            command = TellAnswer(
                livret=self._desk.livret,
                referral=referral,
                state=form.state.value,
                words=form.words.text,
            )
            call = partial(_answer, command=command)
            self._desk.ask(self._page, call, self._kept.done(f"{ASKED}{referral}"))


def _refer(vault: OpenVault, command: Refer) -> Done[str]:
    return refer(vault.ctx, command)


def _answer(vault: OpenVault, command: TellAnswer) -> Done[str]:
    return tell_answer(vault.ctx, command)
