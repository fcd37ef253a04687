"""Says above every page of a livret that texts wait to be read."""

from __future__ import annotations

from PySide6.QtCore import QObject

from livret.desktop.desk import Desk
from livret.domain.livret import Livret
from livret.words.reconciling import two_texts_here


class TextsWaiting(QObject):
    """Hears each livret that is read; a shared screen shows nothing of it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        desk.livret_read.connect(self._read)

    def _read(self, livret: Livret) -> None:
        if self._desk.in_meeting:
            return
        tr = self._desk.ui.tr
        # In one that somebody erased nothing more can be written.
        places = 0 if livret.erased else len(livret.side_by_side)
        self._desk.window.frame.strip.say(
            two_texts_here(tr, places) if places else "",
            verb=tr.text("Les relire"),
            leads_to="reconciling",
        )
