"""At 200 %, what has the keyboard is in sight with what it is about."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from livret.desktop import examples, examples_sharing
from livret.desktop.essentiel.page import EssentielPage
from livret.desktop.gallery import picture
from livret.desktop.her_copy.page import HerCopyPage
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.order import focus_stops
from livret.desktop.kit.page import Page
from livret.desktop.kit.text import Text
from livret.desktop.look import load_fonts
from livret.desktop.main_window import MainWindow
from livret.desktop.meeting.page import MeetingPage
from livret.desktop.preview.page import PreviewPage
from livret.desktop.receiving.page import ReceivingPage
from livret.desktop.receiving.values import GivenView
from livret.desktop.settings.page import SettingsPage
from livret.desktop.signing.page import SigningPage
from livret.desktop.ui import Ui
from livret.desktop.verify.comparing import Comparison, PagePair
from livret.desktop.verify.page import VerdictView, VerifyPage
from livret.desktop.verify.side_by_side import Still
from livret.usecases.reading import FoundWords

A4 = (595.28, 841.89)

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def large(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[QWidget]:
    """The window of a scene at 200 %, in French and dark."""
    qapp.setStyle("Fusion")
    load_fonts()
    window = picture(request.param, "fr", "dark", 200)
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    yield window
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def settle() -> None:
    for _ in range(4):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def place(widget: QWidget, page: Page) -> QRect:
    """Where a widget stands in what of a page can be seen."""
    seen = page._scroll.viewport()
    return QRect(widget.mapTo(seen, QPoint(0, 0)), widget.size())


def is_in_sight(widget: QWidget, page: Page) -> bool:
    return page._scroll.viewport().rect().contains(place(widget, page))


@pytest.mark.parametrize("large", ["relire"], indirect=True)
def test_a_page_of_paper_is_read_from_its_top(large: QWidget) -> None:
    page = large.findChild(PreviewPage)
    page.show_sheets([A4] * 3)
    settle()
    for sheet in page.sheets.pages:
        assert sheet.height() > page._scroll.viewport().height()
        sheet.setFocus(Qt.FocusReason.TabFocusReason)
        settle()
        assert 0 <= place(sheet, page).top() < page.ui.px(40)


@pytest.mark.parametrize("large", ["relire"], indirect=True)
def test_reading_on_is_not_brought_back_to_the_top(large: QWidget) -> None:
    page = large.findChild(PreviewPage)
    sheet = page.sheets.pages[0]
    sheet.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    bar = page._scroll.verticalScrollBar()
    below = bar.value() + page.ui.px(100)
    bar.setValue(below)
    sheet.clearFocus()
    sheet.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
    settle()
    assert bar.value() == below


@pytest.mark.parametrize("large", ["relire"], indirect=True)
def test_who_looks_for_words_sees_what_is_typed(large: QWidget) -> None:
    page = large.findChild(PreviewPage)
    search = page.bar.search
    search.setFocus(Qt.FocusReason.ShortcutFocusReason)
    QTest.keyClicks(search, "velo")
    settle()
    last = len(page.sheets.pages) - 1
    box = (20.0, 700.0, 60.0, 715.0)
    page.show_found([FoundWords(page=last, boxes=(box,))])
    settle()
    assert page.bar._found.text() == "1 sur 1"
    assert is_in_sight(search, page)
    QTest.keyClick(search, Qt.Key.Key_Return)
    settle()
    assert page.page_in_sight == last
    QTest.keyClicks(search, "x")
    page.show_found(())
    settle()
    assert page.bar._found.text() == "Pas trouvé"
    assert is_in_sight(search, page)


@pytest.mark.parametrize("large", ["signer"], indirect=True)
def test_whose_turn_it_is_stands_above_the_ways_of_signing(large: QWidget) -> None:
    page = large.findChild(SigningPage)
    for signer in examples.example_signers(page.ui.tr):
        if signer.way:
            continue
        page.finish.setFocus()
        bar = page._scroll.verticalScrollBar()
        bar.setValue(bar.maximum())
        page.begin(signer.role)
        settle()
        assert is_in_sight(page.name, page), signer.role
        assert page.ways.buttons["drawn"].hasFocus()


@pytest.mark.parametrize("large", ["sa-copie"], indirect=True)
def test_what_was_made_is_seen_from_its_beginning(large: QWidget) -> None:
    """The code of her sheet comes before « Elle l'emporte »."""
    page = large.findChild(HerCopyPage)
    page._make.setEnabled(True)
    page._make.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    assert not is_in_sight(page.title, page)
    page.show_made(examples_sharing.example_made(page.ui.tr))
    settle()
    assert page.title.hasFocus()
    assert is_in_sight(page.title, page)


@pytest.mark.parametrize(
    "large", ["seance-qui-est-la", "seance-bienvenue", "seance-relire"], indirect=True
)
def test_a_question_begins_where_it_is_asked(large: QWidget) -> None:
    """The verbs scroll with it: there, « Continuer » would push it out of sight."""
    page = large.findChild(MeetingPage)
    told: list[str] = []
    page.asked.connect(told.append)
    page.bar.verbs["onward"].setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    view = page.view
    page.view = None
    page.turn_to(view)
    settle()
    focused = QApplication.focusWidget()
    assert is_in_sight(view.question, page)
    assert is_in_sight(focused, page)
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert told == ["onward"]


@pytest.mark.parametrize("large", ["recevoir"], indirect=True)
def test_what_a_file_brings_is_seen_once_its_chooser_is_gone(large: QWidget) -> None:
    """Seven words are compared: the file was read before the window was back."""
    page = large.findChild(ReceivingPage)
    page.choose.setFocus(Qt.FocusReason.TabFocusReason)
    chooser = QWidget()
    chooser.show()
    chooser.activateWindow()
    assert QTest.qWaitForWindowActive(chooser)
    page.work("Lecture…")
    page.show_given(GivenView("Nadia F.", ("Lisez.",), ("orage",) * 7, "Oui"))
    chooser.close()
    large.activateWindow()
    assert QTest.qWaitForWindowActive(large)
    settle()
    focused = QApplication.focusWidget()
    assert focused.accessibleName() == "Nadia F."
    assert page._scroll.viewport().rect().contains(place(focused, page).topLeft())


@pytest.mark.parametrize("large", ["recevoir"], indirect=True)
@pytest.mark.parametrize("asks", ["open_before", "open_voucher"])
def test_what_is_asked_for_a_card_is_seen_and_heard(large: QWidget, asks: str) -> None:
    """It opened under the window's edge: nothing seemed to happen."""
    page = large.findChild(ReceivingPage)
    own = page.own
    own.close_forms()
    asked_by = {"open_before": own._before, "open_voucher": own._voucher}[asks]
    asked_by.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(asked_by, Qt.Key.Key_Space)
    settle()
    form = own.before or own.voucher
    focused = QApplication.focusWidget()
    assert focused is form
    assert focused.accessibleName() == asked_by.text()
    assert focused.accessibleDescription() == form.told
    told = next(one for one in form.findChildren(Text) if one.text() == form.told)
    assert is_in_sight(told, page)
    form.left.emit()
    settle()
    assert QApplication.focusWidget() is asked_by


def test_a_page_that_gets_its_title_later_is_heard(ui: Ui, qapp: QApplication) -> None:
    window = MainWindow(ui)
    page = EssentielPage(ui)
    window.add_page("essentiel", page)
    window.in_livret("Amina B.", "")
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    window.go("essentiel")
    assert page.hasFocus()
    page.show_essential(examples.example_essential(ui.tr))
    settle()
    held = QApplication.focusWidget()
    assert held is page.title
    assert held.accessibleName() == "Amina"
    window.close()
    window.deleteLater()


@pytest.mark.parametrize("large", ["reglages"], indirect=True)
def test_what_has_the_keyboard_stays_in_sight_when_the_text_grows(
    large: MainWindow,
) -> None:
    page = large.findChild(SettingsPage)
    large.ui.look.set_percent(100)
    settle()
    last = focus_stops(page)[-1]
    last.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    assert is_in_sight(last, page)
    large.ui.look.set_percent(200)
    settle()
    assert is_in_sight(last, page)


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("large", ["verifier-verdict"], indirect=True)
def test_what_was_signed_comes_into_sight_once_asked_for(
    large: MainWindow, percent: int
) -> None:
    """In large text both versions stood under the edge, after « Voir ce qui … »."""
    page = large.findChild(VerifyPage)
    large.ui.look.set_percent(percent)
    page.show_verdict(VerdictView("a.pdf", "changed", offers=("compare",)))
    settle()
    page.compare_asked.connect(lambda: page.show_pair(Comparison((1, 2), pairs)))
    image = QImage(300, 424, QImage.Format.Format_RGB32)
    pairs = (
        PagePair(page=1, differs=True, signed=image, present=image),
        PagePair(page=2, differs=True, signed=image, present=None),
    )
    words = "Voir ce qui a été signé"
    (asked,) = [b for b in page.findChildren(Button) if b.accessibleName() == words]
    asked.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(asked, Qt.Key.Key_Space)
    settle()
    told = QApplication.focusWidget()
    assert told is not None
    assert told.accessibleName() == "Changé depuis la signature\u202f: pages 1, 2"
    assert is_in_sight(told, page)
    seen = page._scroll.viewport().rect()
    first = place(page.findChildren(Still)[0], page)
    # As much of it as the window can show, under what is said of it.
    assert seen.bottom() - first.top() >= min(first.height(), seen.height() // 2)
