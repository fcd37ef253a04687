"""What has the keyboard shows it: a ring drawn around it, in every theme.

WCAG 2.4.7, 2.4.13 and 1.4.11: the picture of the window with and without the
keyboard there must differ, by at least 3:1, along what can be seen of the edge.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QWidget,
)

from livret.desktop.gallery import picture, settle
from livret.desktop.kit.order import focus_stops
from livret.desktop.look import THEMES, load_fonts
from livret.desktop.scenes import SCENES

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

SAMPLE = (
    "accueil",
    "premiere-fois-1",
    "diagnostic-details",
    "seance",
    "signer",
    "historique",
    "parcours",
    "retirer-un-accord",
)
"""Scenes that together hold every class of what takes the keyboard."""

AROUND = 8
"""Pixels around a widget in which its ring is looked for."""


@pytest.fixture
def opened(qapp: QApplication) -> Iterator[list[QWidget]]:
    qapp.setStyle("Fusion")
    load_fonts()
    shown: list[QWidget] = []
    yield shown
    for window in shown:
        window.close()
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def open_scene(opened: list[QWidget], name: str, theme: str) -> QWidget:
    shown = picture(name, "fr", theme, 100)
    opened.append((shown.parentWidget() or shown).window())
    shown.activateWindow()
    assert QTest.qWaitForWindowActive(shown)
    return shown


def luminance(colour: int) -> float:
    """Return the relative luminance of WCAG 2.2, from 0 to 1."""
    parts = QColor(colour).getRgbF()[:3]
    linear = [
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: int, second: int) -> float:
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def in_sight(widget: QWidget) -> QRect:
    """What of a widget is not scrolled away, in coordinates of its window."""
    seen = QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())
    around = widget.parentWidget()
    while around is not None and not around.isWindow():
        above = around.parentWidget()
        if isinstance(above, QAbstractScrollArea) and around is above.viewport():
            corner = around.mapTo(widget.window(), QPoint(0, 0))
            seen = seen.intersected(QRect(corner, around.size()))
        around = above
    return seen.intersected(widget.window().rect())


def edge(stop: QWidget) -> int:
    """Length in pixels of what a ring goes around, at the least."""
    box = in_sight(stop)
    if isinstance(stop, QAbstractItemView):
        # Around the list or around one of its lines.
        line = stop.visualRect(stop.currentIndex())
        box = line if line.isValid() else box
    return 2 * (box.width() + box.height())


def told_apart(before: QImage, after: QImage) -> int:
    """Count the pixels whose colour changed by 3:1 at least."""
    known: dict[tuple[int, int], bool] = {}
    count = 0
    for y in range(after.height()):
        for x in range(after.width()):
            pair = (before.pixel(x, y), after.pixel(x, y))
            if pair[0] != pair[1]:
                if pair not in known:
                    known[pair] = contrast(*pair) >= 3
                count += known[pair]
    return count


def faint(root: QWidget) -> list[str]:
    """Give the keyboard to each stop; name those that hardly show it."""
    found = []
    for stop in focus_stops(root):
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        settle()
        if not stop.hasFocus():
            found.append(f"{type(stop).__name__} does not take the keyboard")
            continue
        seen = in_sight(stop)
        around = seen.adjusted(-AROUND, -AROUND, AROUND, AROUND)
        after = root.grab(around).toImage()
        stop.clearFocus()
        settle()
        before = root.grab(around).toImage()
        seen_change = told_apart(before, after)
        if seen_change < edge(stop):
            name = f"{type(stop).__name__} {stop.accessibleName()}"
            found.append(f"{name}: {seen_change} of {edge(stop)}")
    return found


@pytest.mark.parametrize("name", SAMPLE)
def test_what_has_the_keyboard_shows_it(opened: list[QWidget], name: str) -> None:
    assert faint(open_scene(opened, name, "light")) == []


@pytest.mark.long
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", SCENES)
def test_every_ring_of_every_scene(
    opened: list[QWidget], name: str, theme: str
) -> None:
    assert faint(open_scene(opened, name, theme)) == []
