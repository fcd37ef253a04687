"""What others write at another desk, while a meeting is held at this one.

It appears beside what is being said, with the voice of whoever said it; the
keyboard stays where it is, and what is being typed stays as it is.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from livret.desktop.desk import Desk
from livret.desktop.kit.order import focus_stops
from livret.desktop.meeting import talking
from livret.desktop.meeting.first_views import RoomView
from livret.desktop.meeting.holding import Holding
from livret.desktop.meeting.scene import Read


class Ear(QObject):
    """Listens for one meeting; a child of its controller."""

    def __init__(self, meeting: Holding, desk: Desk) -> None:
        """Listen.

        Args:
            meeting: The meeting that is held.
            desk: The open desk.
        """
        super().__init__(meeting)
        self._meeting, self._desk = meeting, desk
        desk.others_wrote.connect(self._others_wrote)
        desk.day_turned.connect(self._day_turned)

    def _others_wrote(self, livrets: Collection[str]) -> None:
        sitting, livret = self._meeting.sitting, self._desk.livret
        if sitting is None or livret not in livrets:
            return
        call = partial(
            talking.listen, livret=livret, sitting=sitting, tr=self._desk.ui.tr
        )
        self._meeting.post.send(call, self.heard, now=True)

    def _day_turned(self) -> None:
        self._others_wrote((self._desk.livret,))

    def heard(self, read: Read) -> None:
        """Show what was read; one who types goes on typing."""
        if isinstance(self._meeting.page.view, RoomView):
            return  # what stands there is read again on the way out of it
        held = _name_of(self._meeting.page)
        self._meeting.hear(read)
        if held:
            self._give_back(held)

    def _give_back(self, name: str) -> None:
        page = self._meeting.page
        if _name_of(page) == name:
            return
        stops = (one for one in focus_stops(page) if one.accessibleName() == name)
        target = next(stops, None)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)


def _name_of(page: QWidget) -> str:
    """Return the name of what has the keyboard on a page; empty where none."""
    focused: QWidget | None = page.window().focusWidget()
    if focused is None or not page.isAncestorOf(focused):
        return ""
    return focused.accessibleName()
