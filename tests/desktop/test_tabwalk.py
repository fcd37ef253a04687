"""Tab through every page where there is the least room: a small screen at 200 %.

What has the keyboard is always in sight and has a name (WCAG 2.4.7, 2.4.11),
and who listens hears things in the order in which Tab goes (WCAG 1.3.2).
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from livret.desktop.gallery import picture, settle
from livret.desktop.kit import order
from livret.desktop.kit.order import focus_stops
from livret.desktop.look import load_fonts
from livret.desktop.scenes import SCENES

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

SIZE = QSize(683, 384)
"""What 200 % leaves of 1366 × 768."""

ENOUGH = 32
"""Pixels of a high widget that have to be seen: a line and its ring."""


@pytest.fixture(params=SCENES)
def root(
    request: pytest.FixtureRequest, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[QWidget]:
    monkeypatch.setattr(order, "listens", lambda: True)
    qapp.setStyle("Fusion")
    load_fonts()
    shown = picture(str(request.param), "fr", "light", 100)
    window = (shown.parentWidget() or shown).window()
    window.resize(SIZE)
    if shown is not window:
        shown.resize(shown.sizeHint())
    settle()
    shown.activateWindow()
    assert QTest.qWaitForWindowActive(shown)
    yield shown
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def in_sight(widget: QWidget) -> QRect:
    """What of a widget is not scrolled or cut away, in its own coordinates."""
    seen = widget.rect()
    around = widget.parentWidget()
    while around is not None:
        area = around.parentWidget()
        if around.isWindow() or (
            isinstance(area, QAbstractScrollArea) and around is area.viewport()
        ):
            corner = widget.mapFrom(around, QPoint(0, 0))
            seen = seen.intersected(QRect(corner, around.size()))
        if around.isWindow():
            break
        around = area
    return seen


def faults(root: QWidget) -> list[str]:
    """Tab once around; what could not be seen while it had the keyboard."""
    found = []
    count = len(focus_stops(root))
    for _ in range(count + 1):
        QTest.keyClick(QApplication.focusWidget() or root, Qt.Key.Key_Tab)
        settle()
        focused = QApplication.focusWidget()
        assert focused is not None
        name = focused.accessibleName()
        if not name:
            found.append(f"{type(focused).__name__} has no name")
        seen = in_sight(focused)
        high = min(focused.height(), ENOUGH)
        if seen.width() < min(focused.width(), ENOUGH) or seen.height() < high:
            found.append(f"{name}: {seen} of {focused.rect()}")
    return found


def heard(interface: QAccessibleInterface) -> Iterator[QWidget]:
    """What assistive tools find, in the order in which they are told it."""
    for at in range(interface.childCount()):
        child = interface.child(at)
        if child is None or not child.isValid():
            continue
        each = child.object()
        if isinstance(each, QWidget):
            yield each
        yield from heard(child)


def test_what_has_the_keyboard_is_in_sight_and_heard_in_its_place(
    root: QWidget,
) -> None:
    assert faults(root) == []
    stops = focus_stops(root)
    whole = QAccessible.queryAccessibleInterface(root)
    assert [each for each in heard(whole) if each in stops] == stops
