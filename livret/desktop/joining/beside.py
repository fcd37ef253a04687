"""Says, on a page of one livret alone, that another is read with it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from livret.desktop.desk import Desk
from livret.domain.livret import Livret


class ReadBeside(QObject):
    """Hears each livret that is read and each page gone to; one verb shows the other.

    A shared screen shows nothing of it: a meeting is of one livret.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        desk.livret_read.connect(self._read)
        desk.arrived.connect(self._arrived)
        desk.window.frame.beside.pressed.connect(self._show_other)

    def _read(self, _livret: Livret) -> None:
        self._place()

    def _arrived(self, _page: str) -> None:
        self._place()

    def _place(self) -> None:
        desk = self._desk
        here, frame = desk.controllers.get(desk.window.here), desk.window.frame
        read = desk.folded
        if here is None or not here.of_one or read is None or not read.parts:
            frame.beside.say("")
            return
        tr, at = desk.ui.tr, sorted(read.parts).index(read.id) + 1
        frame.beside.say(
            tr.text(
                "Deux livrets se lisent ensemble. Cette page est de l’un des deux :"
                " {number} sur {count}.",
                number=at,
                count=len(read.parts),
            ),
            verb=tr.text("Voir l’autre"),
            leads_to="other",
        )

    def _show_other(self, _to: str) -> None:
        desk, read = self._desk, self._desk.folded
        if read is not None and read.parts:
            parts = sorted(read.parts)
            after = parts[(parts.index(read.id) + 1) % len(parts)]
            desk.open_livret(after, desk.window.here)
