"""Reading a paper in the window: pages in sight, size, search, by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from livret.desktop.kit.focus import FocusRing
from livret.desktop.preview import page as preview_page
from livret.desktop.preview.page import ZOOMS, PreviewPage
from livret.desktop.preview.sheets import READING_WIDTH
from livret.desktop.ui import Ui
from livret.usecases.reading import FoundWords

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Shown = Callable[[QWidget], QWidget]
A4 = (595.28, 841.89)


def settle() -> None:
    for _ in range(4):
        QApplication.sendPostedEvents()
    QApplication.processEvents()


def picture(width: int = 300) -> QImage:
    image = QImage(width, round(width * 1.414), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    return image


@pytest.fixture
def page(ui: Ui, shown: Shown) -> PreviewPage:
    made = PreviewPage(ui)
    shown(made)
    made.show_sheets([A4] * 20)
    settle()
    return made


def test_only_pages_in_sight_are_asked_for(ui: Ui, shown: Shown) -> None:
    page, asked = PreviewPage(ui), []
    page.picture_wanted.connect(lambda at, scale: asked.append((at, scale)))
    shown(page)
    page.show_sheets([A4] * 20)
    settle()
    assert {at for at, _ in asked} <= {0, 1}
    assert asked[0] == (0, pytest.approx(READING_WIDTH / A4[0], rel=0.01))
    asked.clear()
    page.go_to_page(12)
    settle()
    assert 12 in {at for at, _ in asked}
    assert not {at for at, _ in asked} & set(range(10))


def test_pictures_seen_long_ago_are_given_up(page: PreviewPage) -> None:
    for at in range(20):
        page.show_picture(at, picture())
    kept = [at for at, one in enumerate(page.sheets.pages) if one.image is not None]
    assert kept == list(range(8, 20))


def test_pages_are_walked_and_counted(page: PreviewPage) -> None:
    told = page.bar._page
    assert told.text() == "Page 1 sur 20"
    page.bar._after.click()
    settle()
    assert told.text() == "Page 2 sur 20"
    page.go_to_page(19)
    settle()
    assert told.text() == "Page 20 sur 20"
    assert not page.bar._after.isEnabled()
    page.bar._before.click()
    settle()
    assert page.page_in_sight == 18


@pytest.mark.parametrize("typing", [False, True])
def test_every_readers_keys_zoom_wherever_the_keyboard_is(
    page: PreviewPage, *, typing: bool
) -> None:
    heard = page.bar.search if typing else page.sheets.pages[0]
    heard.setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    shift = Qt.KeyboardModifier.ShiftModifier
    for key, more, told in (
        (Qt.Key.Key_Plus, shift, "125"),
        (Qt.Key.Key_Equal, control, "150"),
        (Qt.Key.Key_Minus, control, "125"),
        (Qt.Key.Key_0, control, "100"),
    ):
        QTest.keyClick(heard, key, control | more)
        assert page.bar.zoom.text() == f"{told}\u202f%"
    assert page.bar.search.text() == ""


def test_f3_goes_from_place_to_place(page: PreviewPage) -> None:
    places = [FoundWords(page=at, boxes=((10.0, 10.0, 40.0, 20.0),)) for at in (1, 3)]
    page.show_found(places)
    sheet = page.sheets.pages[0]
    QTest.keyClick(sheet, Qt.Key.Key_F3)
    assert page._place == 1
    QTest.keyClick(sheet, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert page._place == 0


def test_paper_is_shown_larger_and_smaller_at_the_same_page(page: PreviewPage) -> None:
    usual = page.sheets.pages[0].width()
    page.go_to_page(5)
    QTest.keyClicks(page, "+")
    settle()
    assert page.sheets.pages[0].width() == round(usual * 1.25)
    assert page.page_in_sight == 5
    for _ in range(20):
        page.zoom(1)
    assert page.sheets.pages[0].width() == round(usual * ZOOMS[-1])
    assert page._scroll.horizontalScrollBar().maximum() > 0
    page.bar.zoom.click()
    assert page.sheets.pages[0].width() == usual
    for _ in range(20):
        page.zoom(-1)
    assert page.sheets.pages[0].width() == round(usual * ZOOMS[0])
    assert page.bar.zoom.text() == "50\u202f%"


def test_the_wheel_with_ctrl_shows_larger(page: PreviewPage) -> None:
    usual = page.sheets.pages[0].width()
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(page._scroll.viewport(), wheel)
    assert page.sheets.pages[0].width() > usual


def test_a_sharper_picture_is_asked_for_when_the_paper_grows(
    page: PreviewPage,
) -> None:
    page.show_picture(0, picture(860))
    asked: list[float] = []
    page.picture_wanted.connect(lambda at, scale: asked.append(scale) if not at else 0)
    page.zoom(1)
    page.zoom(1)
    page.grab()
    assert asked
    assert max(asked) > READING_WIDTH / A4[0]


def test_words_are_looked_for_with_ctrl_f_and_enter(page: PreviewPage) -> None:
    window = page.window()
    window.activateWindow()
    sheet = page.sheets.pages[0]
    sheet.setFocus()
    QTest.keyClick(sheet, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.focusWidget() is page.bar.search
    sought: list[str] = []
    page.searched.connect(sought.append)
    QTest.keyClicks(page.bar.search, "velo")
    assert sought[-1] == "velo"
    page.show_found(())
    assert page.bar._found.text() == "Pas trouvé"
    box = (0.1, 0.5, 0.2, 0.02)
    page.show_found([FoundWords(page=at, boxes=(box,)) for at in (0, 9, 17)])
    assert page.bar._found.text() == "1 sur 3"
    QTest.keyClick(page.bar.search, Qt.Key.Key_Return)
    settle()
    assert page.bar._found.text() == "2 sur 3"
    assert page.page_in_sight == 9
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(page.bar.search, Qt.Key.Key_Return, shift)
    QTest.keyClick(page.bar.search, Qt.Key.Key_Return, shift)
    assert page.bar._found.text() == "3 sur 3"
    QTest.keyClick(page.bar.search, Qt.Key.Key_Escape)
    assert page.bar._found.text() == ""


def test_plus_and_minus_are_letters_while_one_types(page: PreviewPage) -> None:
    usual = page.sheets.pages[0].width()
    page.bar.search.setFocus()
    QTest.keyClicks(page.bar.search, "a+b-c")
    assert page.bar.search.text() == "a+b-c"
    assert page.sheets.pages[0].width() == usual


def test_all_pages_are_small_pictures_that_lead_there(page: PreviewPage) -> None:
    assert not page.thumbs.isVisible()
    page.bar.all_pages.click()
    settle()
    assert page.thumbs.isVisible()
    index = page.thumbs.pages.index(7)
    role = Qt.ItemDataRole.AccessibleTextRole
    assert page.thumbs.pages.data(index, role) == "Page 8 sur 20"
    page.thumbs.setCurrentIndex(index)
    QTest.keyClick(page.thumbs, Qt.Key.Key_Space)
    settle()
    assert page.page_in_sight == 7
    page.show_picture(7, picture(2000))
    kept = page.thumbs.pages.data(index, Qt.ItemDataRole.DecorationRole)
    assert kept.height() < 300


def test_what_a_page_says_is_told_to_who_listens(page: PreviewPage) -> None:
    page.show_texts(["Diagnostic partagé. Amina B."])
    sheet = page.sheets.pages[0]
    assert sheet.accessibleName() == "Page 1 sur 20"
    assert sheet.accessibleDescription() == "Diagnostic partagé. Amina B."


def test_the_bar_scrolls_with_a_narrow_page(page: PreviewPage) -> None:
    assert page.bar.parentWidget() is page
    page.resize(500, 500)
    settle()
    assert page.bar.parentWidget() is not page
    page.resize(1366, 768)
    settle()
    assert page.bar.parentWidget() is page


def test_on_a_shared_screen_nothing_is_looked_for(ui: Ui, shown: Shown) -> None:
    page = PreviewPage(ui)
    page.keep_inside()
    shown(page)
    page.show_sheets([A4] * 3)
    settle()
    assert page.bar.isVisible()
    assert not page.bar.search.isVisible()
    assert not page.bar.all_pages.isVisible()


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    heard: list[str] = []
    monkeypatch.setattr(preview_page, "announce", lambda _on, told: heard.append(told))
    return heard


def test_the_keyboard_stays_in_sight_at_every_page_turned(
    page: PreviewPage, said: list[str]
) -> None:
    page.show_sheets([A4] * 3)
    settle()
    page.bar._after.setFocus()
    QTest.keyClick(page.bar._after, Qt.Key.Key_Space)
    settle()
    assert page.focusWidget() is page.bar._after
    assert said == ["Page 2 sur 3"]
    QTest.keyClick(page.bar._after, Qt.Key.Key_Space)
    settle()
    # No page comes after it: the verb rests, another one is not pressed instead.
    assert page.focusWidget() is page.sheets.pages[2]
    assert page.page_in_sight == 2
    QTest.keyClick(page.sheets.pages[2], Qt.Key.Key_Space)
    assert not page.thumbs.isVisible()


def test_the_keyboard_goes_along_where_the_bar_scrolls(page: PreviewPage) -> None:
    FocusRing(page.ui, page)
    page.resize(500, 500)
    settle()
    page.bar._after.setFocus()
    settle()
    QTest.keyClick(page.bar._after, Qt.Key.Key_Space)
    for at in (1, 2):
        settle()
        assert page.focusWidget() is page.sheets.pages[at]
        assert page.page_in_sight == at
        QTest.keyClick(page.sheets.pages[at], Qt.Key.Key_Tab)


def test_a_small_picture_leads_to_its_page_where_they_scroll(page: PreviewPage) -> None:
    page.resize(500, 500)
    page.bar.all_pages.click()
    settle()
    page.thumbs.setFocus()
    page.thumbs.setCurrentIndex(page.thumbs.pages.index(7))
    QTest.keyClick(page.thumbs, Qt.Key.Key_Space)
    settle()
    assert page.focusWidget() is page.sheets.pages[7]
    assert page.page_in_sight == 7


def test_what_is_found_and_how_large_it_is_are_heard(
    page: PreviewPage, said: list[str]
) -> None:
    QTest.keyClicks(page.bar.search, "v")
    page.show_found(())
    QTest.keyClicks(page.bar.search, "e")
    page.show_found(())
    box = (0.1, 0.5, 0.2, 0.02)
    page.show_found([FoundWords(page=at, boxes=(box,)) for at in (0, 9)])
    QTest.keyClick(page.bar.search, Qt.Key.Key_Return)
    assert said == [
        "Pas trouvé.",
        "1 sur 2. Page 1 sur 20.",
        "2 sur 2. Page 10 sur 20.",
    ]
    page.bar.search.clear()
    said.clear()
    page.bar._larger.click()
    assert said == ["Taille du papier\u202f: 125 %"]


def test_where_the_bar_scrolls_what_was_pressed_in_it_stays_in_sight(
    page: PreviewPage,
) -> None:
    page.resize(500, 500)
    settle()
    page.bar._larger.setFocus()
    settle()
    for _ in range(2):
        QTest.keyClick(page.bar._larger, Qt.Key.Key_Space)
        settle()
        assert not page.bar._larger.visibleRegion().isEmpty()


VAST = [
    (1e9, 1e9),
    (0.001, 1e8),
    (1e8, 0.001),
    (1e-4, 1e-4),
    (1.0, 3e38),
    (3e38, 1.0),
    (0.0, 0.0),
]
"""Sizes in points that somebody may write into a file."""


@pytest.mark.parametrize("sizes", [VAST, [(0.001, 1e8)] * 2000], ids=["each", "many"])
def test_a_page_of_any_size_stands_in_the_window(
    ui: Ui, shown: Shown, sizes: list[tuple[float, float]]
) -> None:
    """A height beyond what a window can have ended in a bug."""
    page, asked = PreviewPage(ui), list[float]()
    page.picture_wanted.connect(lambda _at, scale: asked.append(scale))
    shown(page)
    page.show_sheets(sizes)
    settle()
    sheets = page.sheets.pages
    assert len(sheets) == len(sizes)
    assert all(1 <= one.height() <= 32 * one.width() for one in sheets)
    page.go_to_page(len(sizes) - 1)
    settle()
    assert asked
    assert all(0 < scale <= 5 for scale in asked)
    # What is usual is as it was.
    page.show_sheets([A4, (150.0, 3000.0)])
    settle()
    first, strip = page.sheets.pages
    assert first.height() == round(first.width() * A4[1] / A4[0])
    assert strip.height() == 20 * strip.width()
