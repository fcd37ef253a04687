"""What has the keyboard is read from where it begins: its title, its first line."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from livret.desktop.gallery import picture, settle
from livret.desktop.kit.fields import Labelled
from livret.desktop.kit.focus import TITLED
from livret.desktop.kit.order import focus_stops
from livret.desktop.look import load_fonts
from livret.desktop.preview.sheets import Sheet
from tests.desktop.test_tabwalk import in_sight

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

SIZE = QSize(683, 384)
"""What 200 % leaves of 1366 × 768."""

Opens = Callable[[str], QWidget]


@pytest.fixture
def open_scene(qapp: QApplication) -> Iterator[Opens]:
    """Show a page where there is the least room."""
    qapp.setStyle("Fusion")
    load_fonts()
    windows: list[QWidget] = []

    def begin(scene: str) -> QWidget:
        shown = picture(scene, "fr", "light", 100)
        windows.append(shown.window())
        shown.window().resize(SIZE)
        settle()
        shown.activateWindow()
        assert QTest.qWaitForWindowActive(shown)
        return shown

    yield begin
    for window in windows:
        window.close()
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def titled(widget: QWidget | None) -> Labelled | None:
    while widget is not None and not isinstance(widget, Labelled):
        widget = widget.parentWidget()
    return widget


def go_back(root: QWidget) -> QWidget:
    QTest.keyClick(QApplication.focusWidget() or root, Qt.Key.Key_Backtab)
    settle()
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


@pytest.mark.parametrize("scene", ["recopier", "signer-sur-papier"])
def test_a_field_is_reached_backwards_with_its_title(
    open_scene: Opens, scene: str
) -> None:
    root = open_scene(scene)
    seen = 0
    for _ in range(len(focus_stops(root)) + 1):
        focused = go_back(root)
        around = titled(focused)
        if around is None or around.height() > SIZE.height() // 2:
            continue
        assert around.property(TITLED)
        assert in_sight(around).top() == 0, focused.accessibleName()
        seen += 1
    assert seen >= 2


def test_what_is_wrong_with_a_field_is_seen_whole_beside_it(open_scene: Opens) -> None:
    root = open_scene("recopier")
    fields = [one for one in root.findChildren(Labelled) if one.isVisible()]
    first = fields[0]
    focus_stops(root)[-1].setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    assert in_sight(first).isEmpty()
    first.complain("Jour, mois, année : 3/3/2026")
    settle()
    assert QApplication.focusWidget() is first.field
    assert in_sight(first) == first.rect()


def test_a_page_of_paper_is_read_from_its_first_line(open_scene: Opens) -> None:
    root = open_scene("relire")
    sheets = root.findChildren(Sheet)
    assert sheets[0].height() > SIZE.height()
    reached = 0
    for _ in range(len(focus_stops(root)) + 1):
        QTest.keyClick(QApplication.focusWidget() or root, Qt.Key.Key_Tab)
        settle()
        focused = QApplication.focusWidget()
        if isinstance(focused, Sheet):
            assert in_sight(focused).top() == 0
            reached += 1
    assert reached == len(sheets)


def test_what_grows_as_the_keyboard_reaches_it_shows_its_first_line(
    open_scene: Opens,
) -> None:
    """A page of paper is small until it is drawn, a moment after it is reached."""
    root = open_scene("relire")
    sheet = root.findChildren(Sheet)[0]
    whole = sheet.height()
    focus_stops(root)[0].setFocus(Qt.FocusReason.TabFocusReason)
    sheet.setFixedHeight(40)
    settle()
    sheet.setFocus(Qt.FocusReason.TabFocusReason)
    sheet.setFixedHeight(whole)
    sheet.resize(sheet.width(), whole)
    settle()
    assert QApplication.focusWidget() is sheet
    assert in_sight(sheet).top() == 0
