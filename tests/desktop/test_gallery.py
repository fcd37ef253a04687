"""Every page, as people meet it: named, reachable by keys, nothing clipped."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from livret.desktop.gallery import picture, render_all
from livret.desktop.kit.order import focus_stops
from livret.desktop.look import load_fonts
from livret.desktop.scenes import SCENES

# The platform without a screen has no window manager to tell sizes to.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

LARGE = (("en", "contrast", 200), ("fr", "dark", 200))
JOINED = re.compile(
    r"(?<!\.)\.[ \u202f]?\.(?!\.)|[,;:][ \u202f]*[,;:.]|  |[\w»] [,.](?=\s|$)"
)
"""« .. », « , . », « :  : », two spaces, a space before a comma or a full stop."""
INPUTS = (QAbstractButton, QLineEdit, QPlainTextEdit, QAbstractItemView)


@pytest.fixture(params=SCENES)
def name(request: pytest.FixtureRequest, qapp: QApplication) -> str:
    qapp.setStyle("Fusion")
    load_fonts()
    return str(request.param)


@pytest.fixture
def open_picture() -> Iterator[object]:
    opened: list[QWidget] = []

    def show(name: str, language: str, theme: str, percent: int) -> QWidget:
        widget = picture(name, language, theme, percent)
        owner = widget.parentWidget() or widget
        opened.append(owner.window())
        return widget

    yield show
    for window in opened:
        window.close()
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def seen(root: QWidget) -> list[QWidget]:
    return [widget for widget in root.findChildren(QWidget) if widget.isVisible()]


def unnamed(root: QWidget) -> list[str]:
    return [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in seen(root)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and isinstance(widget, INPUTS)
        and not widget.accessibleName()
    ]


def named_otherwise(root: QWidget) -> list[str]:
    """Buttons whose name lacks the words that are seen on them (WCAG 2.2, 2.5.3)."""
    found = []
    for one in seen(root):
        if isinstance(one, QPushButton) and one.text():
            words = re.findall(r"\w+", one.text().replace("&", "").lower())
            named = re.findall(r"\w+", one.accessibleName().lower())
            if " ".join(words) not in " ".join(named):
                found.append(f"{one.text()!r}: {one.accessibleName()!r}")
    return found


def badly_joined(root: QWidget) -> list[str]:
    """What is heard with a stop or a space doubled where pieces were put together."""
    told = [each for one in seen(root) for each in _told(one)]
    return [each for each in told if JOINED.search(each)]


def _told(widget: QWidget) -> Iterator[str]:
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    model = widget.model() if isinstance(widget, QAbstractItemView) else None
    roles = (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.AccessibleDescriptionRole,
    )
    for row in range(model.rowCount() if model is not None else 0):
        for role in roles:
            yield str(model.index(row, 0).data(role) or "")


def clipped(root: QWidget) -> list[str]:
    faults = []
    for widget in seen(root):
        name = widget.accessibleName() or type(widget).__name__
        size = widget.size()
        if isinstance(widget, QLabel) and widget.text():
            if widget.wordWrap():
                needed = widget.heightForWidth(size.width())
                if needed > size.height() + 2:
                    faults.append(f"{name}: {size.height()} high, needs {needed}")
            elif widget.sizeHint().width() > size.width() + 2:
                faults.append(f"{name}: {size.width()} wide")
        elif isinstance(widget, QPushButton):
            if widget.sizeHint().width() > size.width() + 2:
                faults.append(f"{name}: {size.width()} wide")
        elif isinstance(widget, QAbstractButton) and widget.hasHeightForWidth():
            needed = widget.heightForWidth(size.width())
            if needed > size.height() + 2:
                faults.append(f"{name}: {size.height()} high, needs {needed}")
    return faults


def wider_than_the_page(root: QWidget) -> list[str]:
    return [
        f"{area.widget().width()} > {area.viewport().width()}"
        for area in root.findChildren(QScrollArea)
        if area.isVisible() and area.widget().width() > area.viewport().width() + 1
    ]


def small_targets(root: QWidget, factor: float) -> list[str]:
    return [
        f"{widget.accessibleName()}: {widget.width()} × {widget.height()}"
        for widget in seen(root)
        if isinstance(widget, QAbstractButton)
        and min(widget.width(), widget.height()) < round(32 * factor)
    ]


def test_a_page_is_named_in_order_and_whole(name: str, open_picture: object) -> None:
    """All that is asked of one picture at once: a page takes long to make."""
    root = open_picture(name, "fr", "light", 100)  # type: ignore[operator]
    assert not unnamed(root)
    assert not named_otherwise(root)
    assert not badly_joined(root)
    assert_whole(root, 100)
    assert not against_the_eye(root)
    goes_round_without_a_trap(root)


@pytest.mark.parametrize("look", LARGE, ids=lambda look: "-".join(map(str, look)))
def test_nothing_is_clipped_or_too_small_at_twice_the_size(
    name: str, look: tuple[str, str, int], open_picture: object
) -> None:
    root = open_picture(name, *look)  # type: ignore[operator]
    assert_whole(root, look[2])
    # Only one thing scrolls vertically, list or page.
    assert len(scrolling(root)) <= 1


def assert_whole(root: QWidget, percent: int) -> None:
    assert not clipped(root)
    assert not wider_than_the_page(root)
    assert not small_targets(root, percent / 100)


def goes_round_without_a_trap(root: QWidget) -> None:
    root.window().activateWindow()
    assert QTest.qWaitForWindowActive(root.window())
    stops = focus_stops(root.window())
    assert stops
    assert len(stops) <= 60
    stops[0].setFocus()
    order = [id(stop) for stop in stops]
    assert walk(Qt.Key.Key_Tab, len(stops) + 4) == order
    back = walk(Qt.Key.Key_Backtab, len(stops) + 4)
    assert back == [order[0], *reversed(order[1:])]


def against_the_eye(root: QWidget) -> list[tuple[QWidget, QWidget]]:
    """In the sidebar, and among what stands in one line, left to right."""
    stops = focus_stops(root.window())
    places = [stop.mapTo(root.window(), stop.rect().topLeft()) for stop in stops]
    found = []
    for before, after in itertools.pairwise(zip(stops, places, strict=True)):
        above = after[1].y() >= before[1].y() + before[0].height() // 2
        beside = after[1].x() > before[1].x()
        same_parent = before[0].parentWidget() is after[0].parentWidget()
        if same_parent and not (above or beside):
            found.append((before[0], after[0]))
    return found


def scrolling(root: QWidget) -> list[QAbstractScrollArea]:
    return [
        area
        for area in root.findChildren(QAbstractScrollArea)
        if area.isVisible()
        and not isinstance(area, QPlainTextEdit)
        and area.verticalScrollBar().maximum() > 0
        and area.verticalScrollBar().isVisible()
    ]


def walk(key: Qt.Key, bound: int) -> list[int]:
    """Press Tab until the first stop comes again; return whom it met."""
    met: list[int] = []
    for _ in range(bound):
        focused = QApplication.focusWidget()
        assert focused is not None
        if met and id(focused) == met[0]:
            return met
        met.append(id(focused))
        QTest.keyClick(focused, key)
    pytest.fail("Tab never came back to where it began")


def test_pictures_are_written_under_names_that_say_what_they_are(
    qapp: QApplication, tmp_path: Path
) -> None:
    folder = tmp_path / "pictures"
    written = render_all(folder, ["accueil"], percents=[100])
    assert [path.name for path in written] == [
        f"accueil-{language}-{theme}-100.png"
        for language in ("fr", "en")
        for theme in ("light", "dark", "contrast")
    ]
    assert all(path.stat().st_size > 10_000 for path in written)


def test_a_picture_shows_the_paper_it_is_lent(
    qapp: QApplication, tmp_path: Path
) -> None:
    green, asked = bytes((0, 200, 0, 255)), []

    def printer(language: str) -> list[tuple[int, int, bytes]]:
        asked.append(language)
        return [(60, 80, green * 60 * 80)]

    (shown,) = render_all(
        tmp_path,
        ["relire"],
        languages=["fr"],
        themes=["light"],
        percents=[100],
        printer=printer,
    )
    assert asked == ["fr"]
    seen = QImage(str(shown))
    assert seen.pixelColor(780, 600).getRgb()[:3] == (0, 200, 0)
