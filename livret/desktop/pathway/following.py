"""A view as high as what it shows: the page scrolls, and follows the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractItemView, QScrollArea


def follow(view: QAbstractItemView, rect: QRect, air: int) -> None:
    """Scroll the page that holds ``view`` until ``rect`` is in sight.

    Args:
        view: As high as its content, somewhere inside a scrolled page.
        rect: In the viewport of the view.
        air: Kept free above and below, in pixels.
    """
    around = view.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    inside = around.widget() if around is not None else None
    if around is None or inside is None or not view.isVisible():
        return
    top = view.viewport().mapTo(inside, QPoint(0, rect.top())).y()
    half = rect.height() // 2
    around.ensureVisible(0, top + half, 0, half + air)
