"""Says above every page of a livret that somebody erased it, and what is left to do."""

from __future__ import annotations

from PySide6.QtCore import QObject

from livret.desktop.desk import Desk
from livret.desktop.kit.banner import announce
from livret.desktop.kit.text import plain
from livret.domain.livret import Livret
from livret.usecases.erased_elsewhere import erased_in
from livret.words.erased import erased_here


class ErasedElsewhere(QObject):
    """Hears each livret that is read; a shared screen shows nothing of it.

    What comes while one reads is said aloud: nothing that had the keyboard moved.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        desk.livret_read.connect(self._read)

    def _read(self, _livret: Livret) -> None:
        desk = self._desk
        if desk.in_meeting or desk.alone is None:
            return
        strip, tr = desk.window.frame.erased, desk.ui.tr
        found = erased_in(desk.vault.ctx, desk.alone)
        said = plain(erased_here(tr, found)) if found else ""
        if said == strip.sentence:
            return
        strip.say(said, verb=tr.text("L’effacer ici aussi"), leads_to="erasing")
        if said:
            announce(strip, said)
