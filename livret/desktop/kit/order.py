"""Tab goes where the eye goes: the order of the layouts, always up to date.

Qt's own order is that of creation, which a page that is filled again and
again does not keep. Windows and dialogs ask here instead.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QLayout,
    QScrollArea,
    QWidget,
)

_WHOLE = (QAbstractItemView, QAbstractSpinBox)
"""Widgets that are one stop, whatever they are made of."""


def focus_stops(root: QWidget) -> list[QWidget]:
    """Return what Tab stops at inside ``root``, in the order it is read."""
    return list(_stops(root))


def step_focus(root: QWidget, *, forward: bool) -> bool:
    """Give the keyboard to the next stop, or the one before.

    Returns:
        Whether there was one.
    """
    stops = focus_stops(root)
    if not stops:
        return False
    focused = root.focusWidget()
    at = next(
        (n for n, w in enumerate(stops) if focused is w or _inside(w, focused)),
        -1 if forward else 0,
    )
    target = stops[(at + (1 if forward else -1)) % len(stops)]
    reason = Qt.FocusReason
    target.setFocus(reason.TabFocusReason if forward else reason.BacktabFocusReason)
    return True


def _inside(widget: QWidget, focused: QWidget | None) -> bool:
    return focused is not None and widget.isAncestorOf(focused)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if widget.isHidden() and not widget.isWindow():
        return
    tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    if tab and widget.isEnabled() and widget.focusProxy() is None:
        yield widget
    if isinstance(widget, _WHOLE):
        return
    if isinstance(widget, QScrollArea):
        inside = widget.widget()
        if inside is not None:
            yield from _stops(inside)
        return
    layout = widget.layout()
    placed: set[int] = set()
    if layout is not None:
        inner = list(_widgets_of(layout))
        placed = {id(each) for each in inner}
        floating = [w for w in _children(widget) if id(w) not in placed]
        for each in (*floating, *inner):
            yield from _stops(each)
    else:
        for each in _children(widget):
            yield from _stops(each)


def _children(widget: QWidget) -> list[QWidget]:
    return [
        child
        for child in widget.children()
        if isinstance(child, QWidget) and not child.isWindow()
    ]


def _widgets_of(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _widgets_of(inner)
