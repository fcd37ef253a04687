"""Wires « Annuler »: Ctrl+Z outside fields takes back one's own last act.

Fields keep Ctrl+Z for typing. What was said on another day is asked first,
and what is signed is amended.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from shiboken6 import isValid

from livret.desktop.desk import Desk
from livret.desktop.kit.dialog import Dialog
from livret.desktop.kit.page import Page
from livret.desktop.undo.acts import ActRow, ActsDialog
from livret.domain.livret import Livret
from livret.usecases.app import OpenVault
from livret.usecases.context import Done
from livret.usecases.undoing import LastAct, last_act, last_acts, undo
from livret.words.errors import error_sentence
from livret.words.undo import act_label, undo_label

ACT = "undo"
LIST = "last_acts"


class UndoController(QObject):
    """Takes back the last act of who sits here, one at a time.

    Attributes:
        dialog: The question before something of another day is taken back.
        acts: The list of the last acts, while it is open.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._act: LastAct | None = None
        self._listed: dict[str, LastAct] = {}
        self.dialog: Dialog | None = None
        desk.livret_read.connect(self._read)
        self.acts: ActsDialog | None = None
        self._told = ""
        desk.window.asked.connect(self._asked)
        desk.window.asked.connect(self._list_asked)
        desk.trouble.connect(self._refused)
        self._name(None)

    def _page(self) -> Page | None:
        page = self._desk.window.pages.get(self._desk.window.here)
        return page if isinstance(page, Page) else None

    def _read(self, livret: Livret) -> None:
        """Find out what undoing would take back now."""
        page = self._page()
        self._name(None)
        if page is not None and not self._desk.in_meeting:
            wanted = livret.id
            self._desk.ask(page, lambda v: last_act(v.ctx, wanted), self._name)

    def _name(self, act: LastAct | None) -> None:
        if act is not None and act.livret != self._desk.livret:
            return
        self._act = act
        action = self._desk.window.actions_.by_id[ACT]
        action.setText(undo_label(self._desk.ui.tr, act))

    def _asked(self, act: str) -> None:
        desk, page = self._desk, self._page()
        if act != ACT or page is None or desk.in_meeting or not desk.livret:
            return
        tr, last = desk.ui.tr, self._act
        if last is None or last.livret != desk.livret:
            page.banner.say(tr.text("Il n’y a rien à annuler ici."))
        elif last.signed:
            page.banner.say(
                tr.text(
                    "Ce qui est signé ne s’annule pas : {act}. Écrivez de nouveaux"
                    " mots, puis préparez une nouvelle version du papier.",
                    act=act_label(tr, last),
                )
            )
        elif last.today:
            self._undo(page, last)
        else:
            self._ask(page, last)

    # --- several, from one list --------------------------------------------------

    def _list_asked(self, act: str) -> None:
        desk, page = self._desk, self._page()
        if act != LIST or page is None or desk.in_meeting or not desk.livret:
            return
        self.acts = ActsDialog(desk.ui, desk.window)
        self.acts.removal_asked.connect(self._remove)
        self.acts.finished.connect(self._list_closed)
        self.acts.finished.connect(self.acts.deleteLater)
        self._told = ""
        self._read_acts()
        self.acts.open()

    def _read_acts(self) -> None:
        page, livret = self._page(), self._desk.livret
        if page is not None:
            self._desk.ask(page, partial(_acts, livret=livret), self._show_acts)

    def _show_acts(self, acts: tuple[LastAct, ...]) -> None:
        if self._listing and self.acts is not None:
            tr = self._desk.ui.tr
            rows = [ActRow(a.id, act_label(tr, a), a.words, a.signed) for a in acts]
            self._listed = {one.id: one for one in acts}
            self.acts.show_acts(rows, self._told)

    def _remove(self, act: str) -> None:
        page, last = self._page(), self._listed.get(act)
        if page is not None and last is not None:
            self._desk.ask(page, partial(_undo, act=last), self._removed)

    def _removed(self, act: LastAct) -> None:
        tr = self._desk.ui.tr
        self._told = tr.text("C’est enlevé : {act}.", act=act_label(tr, act))
        self._read_acts()

    def _refused(self, error: BaseException) -> None:
        """Say it in the list too: the page behind it can hardly be read."""
        if self._listing:
            self._told = error_sentence(self._desk.ui.tr, error)
            self._read_acts()

    @property
    def _listing(self) -> bool:
        """Whether the list is open: a shared screen takes every dialog away."""
        return self.acts is not None and isValid(self.acts)

    def _list_closed(self) -> None:
        self.acts = None

    def _ask(self, page: Page, last: LastAct) -> None:
        tr = self._desk.ui.tr
        self.dialog = Dialog(
            self._desk.ui,
            page.window(),
            tr.text("Annuler : {act} ?", act=act_label(tr, last)),
            tr.text("C’était un autre jour. Ce qui était écrit avant reviendra."),
            [
                ("undo", tr.text("Annuler ce que j’ai dit"), "primary"),
                ("leave", tr.text("Revenir"), "plain"),
            ],
        )
        self.dialog.decided.connect(self._decided)
        self.dialog.open()

    def _decided(self, verb: str) -> None:
        page, last = self._page(), self._act
        if verb == "undo" and page is not None and last is not None:
            self._undo(page, last)

    def _undo(self, page: Page, last: LastAct) -> None:
        self._desk.ask(page, lambda vault: undo(vault.ctx, last), self._undone)

    def _undone(self, act: LastAct) -> None:
        page, tr = self._page(), self._desk.ui.tr
        if page is not None:
            page.banner.say(tr.text("C’est annulé : {act}.", act=act_label(tr, act)))


def _acts(vault: OpenVault, livret: str) -> tuple[LastAct, ...]:
    return last_acts(vault.ctx, livret)


def _undo(vault: OpenVault, act: LastAct) -> Done[LastAct]:
    return undo(vault.ctx, act)
