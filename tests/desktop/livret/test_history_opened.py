"""What is opened in « Tout ce qui a été dit », by the keyboard and for who listens."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from livret.desktop.history.page import HistoryPage
from tests.desktop.livret.at_desk import AtDesk, settle
from tests.desktop.livret.test_history import LAST, opened, page_of, row_of

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Begin = Callable[..., AtDesk]
BACK, CLOSE = "Reprendre ce que j’ai dit", "Fermer"


@pytest.fixture
def told(sit: Begin) -> AtDesk:
    """A livret in which much was said, a topic last."""
    at = sit(example=False)
    at.say(*({"kind": "note_added", "words": f"Note {n}."} for n in range(30)))
    at.say(
        {
            "kind": "view_given",
            "barrier": "mobilite",
            "level": "bloque",
            "words": LAST,
        }
    )
    at.open("history")
    settle()
    return at


def heard(node: QAccessibleInterface) -> Iterator[str]:
    """Yield the names of all that assistive technology finds, in its order."""
    yield node.text(QAccessible.Text.Name)
    for at in range(node.childCount()):
        yield from heard(node.child(at))


def press(key: Qt.Key, how: Qt.KeyboardModifier | None = None) -> QWidget:
    """Press a key where the keyboard is; return where it is then."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, how or Qt.KeyboardModifier.NoModifier)
    settle()
    then = QApplication.focusWidget()
    assert then is not None
    return then


def seen(page: HistoryPage, widget: QWidget) -> bool:
    """Tell whether a widget stands wholly where the list shows its rows."""
    viewport = page.list.viewport()
    top = widget.mapTo(page, QPoint(0, 0)).y() - viewport.mapTo(page, QPoint()).y()
    return top >= 0 and top + widget.height() <= viewport.height()


def test_who_listens_finds_what_is_open_after_the_rows(told: AtDesk) -> None:
    page = page_of(told)
    root = QAccessible.queryAccessibleInterface(page)
    assert root is not None
    assert CLOSE not in list(heard(root))
    panel = opened(page, LAST)
    names = list(heard(root))
    assert names.index(panel.accessibleName()) < names.index(BACK)
    assert names.index(BACK) < names.index(CLOSE)
    last = max(at for at, name in enumerate(names) if "Note 0." in name)
    assert last < names.index(panel.accessibleName())
    assert LAST in panel.accessibleDescription()


def test_tab_goes_through_it_and_back_to_its_row(told: AtDesk) -> None:
    page = page_of(told)
    panel = opened(page, LAST)
    assert QApplication.focusWidget() is panel
    assert press(Qt.Key.Key_Tab).accessibleName() == BACK
    assert press(Qt.Key.Key_Tab) is panel.close_button
    shift = Qt.KeyboardModifier.ShiftModifier
    assert press(Qt.Key.Key_Backtab, shift).accessibleName() == BACK
    assert press(Qt.Key.Key_Backtab, shift) is panel
    assert press(Qt.Key.Key_Backtab, shift) is page.list
    assert page.list.currentIndex().row() == row_of(page, LAST)
    assert press(Qt.Key.Key_Escape) is page.list
    assert page.panel is None


def test_escape_inside_comes_back_to_the_row(told: AtDesk) -> None:
    page = page_of(told)
    panel = opened(page, "Note 7.")
    press(Qt.Key.Key_Tab)
    assert press(Qt.Key.Key_Escape) is page.list
    assert page.panel is None
    assert not panel.isVisible()
    assert page.list.currentIndex().row() == row_of(page, "Note 7.")
    opened(page, "Note 7.")
    assert press(Qt.Key.Key_Return) is page.panel  # nothing is pressed unasked


def test_it_stands_over_its_row_wherever_the_list_is(told: AtDesk) -> None:
    page = page_of(told)
    page.resize(700, 420)
    settle()
    panel = opened(page, "Note 15.")
    index = page.rows.index(row_of(page, "Note 15."), 0)
    bar = page.list.verticalScrollBar()

    def stands() -> bool:
        row = page.list.visualRect(index)
        there = panel.mapToGlobal(QPoint(0, 0))
        listed = page.list.viewport().mapToGlobal(row.topLeft())
        return there == listed and panel.size() == row.size()

    assert stands()
    assert panel.height() < page.list.viewport().height()
    assert seen(page, panel)
    bar.setValue(bar.value() - 40)
    settle()
    assert stands()
    page.resize(900, 460)
    settle()
    assert stands()
    # Out of sight, nothing of it lies over the search; Tab brings it back.
    bar.setValue(bar.maximum())
    settle()
    assert stands()
    assert panel.visibleRegion().isEmpty()
    bar.setValue(0)
    settle()
    assert panel.visibleRegion().isEmpty()
    assert seen(page, press(Qt.Key.Key_Tab))
    assert stands()


def test_keys_and_the_wheel_scroll_the_list_from_it(told: AtDesk) -> None:
    page = page_of(told)
    panel = opened(page, "Note 15.")
    bar = page.list.verticalScrollBar()
    before = bar.value()
    window = page.window()
    at = panel.mapTo(window, QPoint(60, 60))
    QTest.wheelEvent(window.windowHandle(), at, QPoint(0, 120))
    settle()
    rolled = bar.value()
    assert rolled < before
    assert press(Qt.Key.Key_Down) is panel
    assert bar.value() > rolled
    assert press(Qt.Key.Key_PageUp) is panel
    assert bar.value() < rolled


def test_who_types_a_search_keeps_the_keyboard(told: AtDesk) -> None:
    page = page_of(told)
    opened(page, LAST)
    page.search.setFocus()
    QTest.keyClicks(page.search, "bus")
    settle()
    assert page.search.hasFocus()
    assert page.search.text() == "bus"
    assert page.panel is not None
