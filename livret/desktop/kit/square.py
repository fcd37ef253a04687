"""A QR code on a page: black on white whatever the theme, with its name."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel

from livret.desktop.ui import Ui


class Square(QLabel):
    """A QR code drawn from its SVG.

    Its words stand beside it for who cannot see it: it says nothing more.
    """

    def __init__(self, ui: Ui, name: str, side: int = 180) -> None:
        super().__init__()
        self._ui = ui
        self._side = side
        self._svg = b""
        self.setAccessibleName(name)

    def show_code(self, svg: bytes) -> None:
        """Show another code; nothing for none."""
        self._svg = svg
        self.restyle()

    def restyle(self) -> None:
        """Draw again at the size of the text."""
        if not self._svg:
            self.clear()
            return
        side = self._ui.px(self._side)
        picture = QPixmap(side, side)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        renderer = QSvgRenderer(QByteArray(self._svg))
        renderer.render(painter, QRectF(0, 0, side, side))
        painter.end()
        self.setPixmap(picture)
        self.setFixedSize(side, side)
