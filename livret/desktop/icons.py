"""Icons: one line set, drawn in the colour and size asked for.

The files are unmodified Lucide drawings in ``currentColor`` at a stroke of 2;
colour and stroke (1.8 for 24 units) are set in the bytes before drawing.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from livret.words.paths import resource

TOPIC_ICONS = {
    "sante": "heart-pulse",
    "droit": "scale",
    "langue": "languages",
    "mobilite": "bus",
    "famille": "users-round",
    "ressources": "wallet",
    "logement": "house",
}
"""Barrier code to icon name."""


@cache
def _source(name: str) -> str:
    return resource(f"icons/{name}.svg").read_text("utf-8")


def draw_icon(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Draw an icon.

    Args:
        name: File name in ``resources/icons``, without ``.svg``.
        colour: ``#rrggbb``.
        size: Side in device-independent pixels.
        ratio: Device pixels for one of those.

    Raises:
        FileNotFoundError: There is no such icon.
    """
    text = _source(name).replace("currentColor", colour)
    text = text.replace('stroke-width="2"', 'stroke-width="1.8"')
    renderer = QSvgRenderer(QByteArray(text.encode()))
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


class IconCache:
    """Keeps what was drawn, by name, colour, size and device ratio."""

    def __init__(self) -> None:
        self._drawn: dict[tuple[str, str, int, float], QPixmap] = {}

    def pixmap(self, name: str, colour: str, size: int) -> QPixmap:
        """Return the icon for the sharpest screen there is."""
        application = QGuiApplication.instance()
        ratio = (
            application.devicePixelRatio()
            if isinstance(application, QGuiApplication)
            else 1.0
        )
        key = (name, colour, size, ratio)
        if key not in self._drawn:
            self._drawn[key] = draw_icon(name, colour, size, ratio)
        return self._drawn[key]
