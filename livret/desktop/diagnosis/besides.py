"""Beside the rows: who is missing, taking back what was said, recopying a sheet."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from livret.desktop.desk import Desk
from livret.desktop.diagnosis.guest import GuestDialog
from livret.desktop.diagnosis.page import DiagnosisPage
from livret.desktop.forms_kept import FormsKept
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import button_row
from livret.desktop.kit.dialog import Dialog
from livret.desktop.kit.text import quoted
from livret.desktop.team_voices import missing_sides
from livret.domain.diagnosis import current_diagnosis
from livret.domain.livret import Livret, Value
from livret.usecases.app import OpenVault
from livret.usecases.context import Done
from livret.usecases.livrets import WelcomeMember, welcome_member
from livret.usecases.retracting import retract
from livret.words.translator import mark

MISSING = {
    "social": mark("Ajouter qui accompagne côté social"),
    "emploi": mark("Ajouter qui accompagne côté emploi"),
}
"""The button, by side."""


class Besides(QObject):
    """Quiet verbs above the rows, shown only when they can do something.

    Attributes:
        dialog: The question asked last.
    """

    def __init__(self, desk: Desk, page: DiagnosisPage) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._livret = ""
        self._side = ""
        self._last: Value | None = None
        self.kept = FormsKept(desk, page)
        self.dialog: Dialog | None = None
        ui = desk.ui
        self.add_guest = Button(ui, "", kind="quiet", icon="user-plus")
        self.add_guest.clicked.connect(self._ask_guest)
        self.take_back = Button(
            ui,
            ui.tr.text("Enlever ce que je viens de dire"),
            kind="quiet",
            icon="undo-2",
        )
        self.take_back.clicked.connect(self._ask_take_back)
        self.recopy = Button(
            ui, ui.tr.text("Recopier une feuille"), kind="quiet", icon="notebook-pen"
        )
        self.recopy.clicked.connect(self._recopy)
        self._row = button_row(ui, [self.take_back, self.add_guest, self.recopy])
        page.body.insertWidget(1, self._row)
        self._row.hide()

    def show(self, livret: Livret, last: Value | None) -> None:
        """Offer what can be done.

        Args:
            livret: Folded.
            last: What was just said and may be taken back, or None.
        """
        self._livret, self._last = livret.id, last
        self._side = next(iter(missing_sides(livret)), "")
        if self._side:
            self.add_guest.say(self._desk.ui.tr.text(MISSING[self._side]))
        self.add_guest.setVisible(bool(self._side))
        self.take_back.setVisible(last is not None)
        # While nothing was said, or where the line stands anyway: the rows of
        # a diagnosis under way keep the height of the screen.
        blank = current_diagnosis(livret) is None
        self._row.setVisible(bool(self._side) or last is not None or blank)

    def _recopy(self) -> None:
        self._desk.gone.emit("transcription")

    def _ask_guest(self) -> None:
        dialog = GuestDialog(self._desk.ui, self._page.window(), self._side)
        dialog.named.connect(self._add_guest)
        self.kept.use_livret(self._livret)
        self.kept.ask(_guest(self._side), dialog, dialog)
        self.dialog = dialog
        dialog.open()

    def _add_guest(self, name: str, side: str) -> None:
        command = WelcomeMember(livret=self._livret, name=name, side=side)
        call = partial(_welcome, command=command)
        self._desk.ask(self._page, call, self.kept.done(_guest(side)))

    def _ask_take_back(self) -> None:
        if self._last is None:
            return
        tr = self._desk.ui.tr
        words = str(self._last.content.get("words", ""))
        told = tr.text("Ce qui avait été dit avant revient.")
        self.dialog = Dialog(
            self._desk.ui,
            self._page.window(),
            tr.text("Enlever ce que je viens de dire"),
            f"{quoted(tr, words)} {told}" if words else told,
            [
                ("remove", tr.text("L’enlever"), "primary"),
                ("keep", tr.text("Le garder"), "plain"),
            ],
        )
        self.dialog.decided.connect(self._take_back)
        self.dialog.open()

    def _take_back(self, verb: str) -> None:
        if verb == "remove" and self._last is not None:
            call = partial(_retract, livret=self._livret, target=self._last.id)
            self._desk.ask(self._page, call)


def _guest(side: str) -> str:
    """Return where their name is typed, as drafts name places."""
    return f"guest:{side}"


def _welcome(vault: OpenVault, command: WelcomeMember) -> Done[str]:
    return welcome_member(vault.ctx, command)


def _retract(vault: OpenVault, livret: str, target: str) -> Done[str]:
    return retract(vault.ctx, livret, target)
