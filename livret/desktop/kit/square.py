"""A QR code on a page: black on white whatever the theme, with its name."""

from __future__ import annotations

import math

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel

from livret.desktop.ui import Ui
from livret.usecases.app import QR_UNITS

LEAST = 4
"""Pixels of the screen that a module needs to be read by a program or a camera."""


class Square(QLabel):
    """A QR code drawn from its SVG, each module on whole pixels of the screen.

    Its words stand beside it for who cannot see it: it says nothing more.

    Args:
        ui: Of the page.
        name: What assistive technology says.
        side: About how wide it is at 100 %, its quiet zone included, in pixels; a
            code whose modules would be too small to read is wider.
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
        renderer = QSvgRenderer(QByteArray(self._svg))
        modules = max(1, renderer.defaultSize().width() // QR_UNITS)
        ratio = self.devicePixelRatioF()
        wanted = self._ui.px(self._side) * ratio / modules
        # A module that ends within a pixel leaves a grey seam: no program reads it.
        across = modules * max(LEAST, round(wanted))
        picture = QPixmap(across, across)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        renderer.render(painter, QRectF(0, 0, across, across))
        painter.end()
        picture.setDevicePixelRatio(ratio)
        self.setPixmap(picture)
        side = math.ceil(across / ratio)
        self.setFixedSize(side, side)
