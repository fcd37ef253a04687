"""Wires « Annuler »: Ctrl+Z outside fields takes back one's own last act.

Fields keep Ctrl+Z for typing. What was said on another day is asked first,
and what is signed is amended.
"""

from __future__ import annotations

from PySide6.QtCore import QObject

from livret.desktop.desk import Desk
from livret.desktop.kit.dialog import Dialog
from livret.desktop.kit.page import Page
from livret.domain.livret import Livret
from livret.usecases.undoing import LastAct, last_act, undo
from livret.words.undo import act_label, undo_label

ACT = "undo"


class UndoController(QObject):
    """Takes back the last act of who sits here, one at a time.

    Attributes:
        dialog: The question before something of another day is taken back.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._act: LastAct | None = None
        self.dialog: Dialog | None = None
        desk.livret_read.connect(self._read)
        desk.window.asked.connect(self._asked)
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
