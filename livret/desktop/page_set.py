"""The pages of one desk: made, let go with their livret, made again.

What a page showed stays in its widgets and models while it exists. Going home
deletes the pages of the livret that was open, so that nothing of anybody is
left behind the list of people; the same pages are made again, empty, one at a
time while nobody waits, and at the latest when a livret is opened.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog

from livret.desktop.desk import Controller, Desk
from livret.desktop.parting import part_with

_STAY = frozenset({"accueil", "settings", "help"})
"""Pages of home that show nothing of one person."""


class PageSet(QObject):
    """Makes the controllers of a desk, each with its page."""

    def __init__(self, desk: Desk, makers: Sequence[type[Controller]]) -> None:
        """Make nothing yet.

        Args:
            desk: What the controllers are given.
            makers: One for each page, in order.
        """
        super().__init__(desk)
        self._desk = desk
        self._makers = tuple(makers)
        desk.livret_wanted.connect(self.complete)

    def complete(self) -> None:
        """Make every page that is not there; none on a shared screen."""
        while self._make_one():
            pass

    def forget(self, staying: str) -> None:
        """Delete what showed a livret, and make it again when there is time.

        Args:
            staying: Id of the page in sight.
        """
        window = self._desk.window
        for key in tuple(self._desk.controllers):
            if key not in _STAY and key != staying:
                part_with(self._desk.controllers.pop(key))
                window.frame.drop_page(key)
        closed = [one for one in window.findChildren(QDialog) if one.isHidden()]
        part_with(*closed)
        QTimer.singleShot(0, self, self._go_on)

    def _go_on(self) -> None:
        """Make one page, then let the window live."""
        if self._make_one():
            QTimer.singleShot(0, self, self._go_on)

    def _make_one(self) -> bool:
        desk = self._desk
        if desk.in_meeting:
            return False
        missing = [one for one in self._makers if one.key not in desk.controllers]
        if missing:
            controller = missing[0](desk)
            desk.controllers[controller.key] = controller
            desk.window.add_page(controller.key, controller.page)
        return bool(missing)
