"""Asks two people about a livret that is put aside, over whatever page is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from livret.desktop.desk import Desk
from livret.desktop.kit.page import Page
from livret.usecases.app import OpenVault
from livret.usecases.context import Done

if TYPE_CHECKING:
    from livret.desktop.archive.dialog import AsideDialog
    from livret.desktop.kit.dialog import Dialog
    from livret.usecases.archive import Archive, Decision


class AsideAsker(QObject):
    """Hears that a livret cannot be opened as others are, and asks.

    What it shows is loaded when that happens: most livrets are in use.

    Attributes:
        dialog: The question, once asked.
        last: The second question, before everything is erased.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._found: Archive | None = None
        self._page_after = ""
        self._decision: Decision | None = None
        self.dialog: AsideDialog | None = None
        self.last: Dialog | None = None
        desk.put_aside.connect(self.ask)

    def ask(self, found: Archive, page_after: str) -> None:
        """Ask about a livret; read, it opens at ``page_after``."""
        from livret.desktop.archive.dialog import AsideDialog

        self._found, self._page_after = found, page_after
        desk = self._desk
        self.dialog = AsideDialog(desk.ui, desk.window, found)
        self.dialog.decided.connect(self._decided)
        self.dialog.open()

    def _decided(self, verb: str) -> None:
        from livret.desktop.archive.dialog import ERASE, KEEP, READ, RELEASE
        from livret.usecases import archive

        if self.dialog is None or self._found is None:
            return
        card, livret = self.dialog.card, self._found.livret
        decision = archive.Decision(livret=livret, other=card.who, why=card.why)
        self._decision = decision
        if verb == READ:
            self._do(lambda v: archive.read_aside(v.ctx, decision), self._may_read)
        elif verb == KEEP:
            self._do(lambda v: archive.keep_longer(v.sharing, decision), self._kept)
        elif verb == RELEASE:
            self._do(
                lambda v: archive.keep_no_longer(v.sharing, decision), self._released
            )
        elif verb == ERASE:
            self._ask_again()

    def _ask_again(self) -> None:
        from livret.desktop.archive.dialog import erase_dialog

        self.last = erase_dialog(self._desk.ui, self._desk.window)
        self.last.decided.connect(self._erase)
        self.last.open()

    def _erase(self, verb: str) -> None:
        from livret.desktop.archive.dialog import ERASE
        from livret.usecases.archive import erase_at_the_end

        decision = self._decision
        if verb == ERASE and decision is not None:
            self._do(lambda v: erase_at_the_end(v.sharing, decision), self._erased)

    def _do(
        self, call: Callable[[OpenVault], Done[Any]], then: Callable[[Any], None]
    ) -> None:
        self._desk.ask(self._page, call, then)

    @property
    def _page(self) -> Page:
        page = self._desk.window.pages[self._desk.window.here]
        assert isinstance(page, Page)  # noqa: S101 - the window shows nothing else
        return page

    def _may_read(self, _nothing: object) -> None:
        if self._found is not None:
            self._desk.open_livret(self._found.livret, self._page_after)

    def _kept(self, _hold: object) -> None:
        tr = self._desk.ui.tr
        self._page.show_trouble(
            tr.text(
                "Ce livret est gardé plus longtemps, jusqu’à ce que vous le disiez."
            )
        )

    def _released(self, _nothing: object) -> None:
        tr = self._desk.ui.tr
        self._page.show_trouble(
            tr.text("Ce livret n’est plus gardé au-delà de sa durée.")
        )

    def _erased(self, _count: object) -> None:
        self._page.show_trouble(self._desk.ui.tr.text("Ce livret est effacé."))
