"""Wires « Copier pour mon logiciel »: plain text, noted where she can read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from livret.desktop.copying.clipboard import ForgettingClipboard
from livret.desktop.desk import Desk
from livret.desktop.kit.page import Page
from livret.desktop.person.reminder import recall
from livret.usecases.app import OpenVault
from livret.usecases.context import Done

if TYPE_CHECKING:
    from livret.usecases.copying import PlainCopy

ACT = "copy_text"


class CopyingController(QObject):
    """Copies what the agreement allows of the livret shown.

    Attributes:
        clipboard: Forgets after a minute, at the lock and at the end.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.clipboard = ForgettingClipboard(self)
        desk.window.asked.connect(self._asked)
        desk.window.lock_requested.connect(self.clipboard.forget)
        desk.window.close_requested.connect(self.clipboard.forget)

    def _page(self) -> Page | None:
        page = self._desk.window.pages.get(self._desk.window.here)
        return page if isinstance(page, Page) else None

    def _asked(self, act: str) -> None:
        page, livret = self._page(), self._desk.livret
        if act == ACT and livret and page is not None:
            self._desk.ask(page, lambda vault: _copy(vault, livret), self._copied)

    def _copied(self, copy: PlainCopy) -> None:
        from livret.words.plain_text import plain_text

        tr = self._desk.ui.tr
        self.clipboard.copy(plain_text(tr, copy))
        said = tr.text(
            "C’est copié pour une minute. La personne pourra voir que cela a été copié."
        )
        # The other software will write and call: it must know as well.
        recalled = recall(tr, self._desk.folded)
        page = self._page()
        if page is not None:
            page.banner.say(" ".join(part for part in (said, recalled) if part))


def _copy(vault: OpenVault, livret: str) -> Done[PlainCopy]:
    # Loaded here, as its words are: the list of people copies nothing.
    from livret.usecases.copying import (
        ORDER_SETTING,
        USUAL_ORDER,
        copy_for_software,
        order_from,
    )

    kept = vault.setting(ORDER_SETTING)
    order = order_from(kept) if kept else USUAL_ORDER
    return copy_for_software(vault.ctx, livret, order)
