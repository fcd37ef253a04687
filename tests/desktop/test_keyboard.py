"""Where the keyboard goes: in groups of answers, from what no Tab stops at."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import shiboken6
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QMainWindow,
    QScrollArea,
    QWidget,
    QWidgetItem,
)
from pytestqt.qtbot import QtBot

from livret.desktop.file_dialogs import FileChooser
from livret.desktop.help.page import HelpPage
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import empty
from livret.desktop.kit.choices import Choices
from livret.desktop.kit.layouts import Column, Row, holder
from livret.desktop.kit.order import focus_stops, keeping_focus, step_focus
from livret.desktop.kit.page import Page
from livret.desktop.kit.people import PeopleList
from livret.desktop.kit.person_row import PersonRow
from livret.desktop.kit.voices import Voice
from livret.desktop.main_window import MainWindow
from livret.desktop.qt_words import QtWords
from livret.desktop.ui import Ui
from tests.desktop.test_kit import column

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Shown = Callable[[QWidget], QWidget]
WAYS = [("drawn", "Signer"), ("certificate", "Certificat"), ("aloud", "Dire oui")]


def test_arrows_pass_over_what_is_left_out(ui: Ui, shown: Shown) -> None:
    ways = Choices(ui, "Comment ?", WAYS, columns=3)
    shown(column(ui, ways))
    ways.leave_out("certificate")
    ways.buttons["drawn"].setFocus()
    QTest.keyClick(ways.buttons["drawn"], Qt.Key.Key_Right)
    assert QApplication.focusWidget() is ways.buttons["aloud"]
    QTest.keyClick(ways.buttons["aloud"], Qt.Key.Key_Right)
    assert QApplication.focusWidget() is ways.buttons["drawn"]


def test_tab_stops_at_no_answer_that_is_left_out(ui: Ui, shown: Shown) -> None:
    ways = Choices(ui, "Comment ?", WAYS, columns=3)
    inside = shown(column(ui, ways))
    ways.leave_out("drawn")
    assert focus_stops(inside) == [ways.buttons["certificate"]]
    ways.leave_out()
    assert focus_stops(inside) == [ways.buttons["drawn"]]


def test_looking_for_the_next_stop_leaves_no_wrapper_of_what_qt_deletes(
    ui: Ui, shown: Shown
) -> None:
    """Such a wrapper outlives what it stands for, and the program with it."""
    inside = shown(column(ui, Button(ui, "one"), Button(ui, "two")))

    def items() -> set[int]:
        wrapped = shiboken6.getAllValidWrappers()
        return {id(one) for one in wrapped if isinstance(one, QWidgetItem)}

    before = items()
    assert len(focus_stops(inside)) == 2
    assert items() <= before


@pytest.mark.parametrize(("forward", "wanted"), [(True, "after"), (False, "before")])
def test_tab_goes_on_from_an_answer_that_arrows_reached(
    ui: Ui,
    shown: Shown,
    forward: bool,
    wanted: str,
) -> None:
    first, before, after = (Button(ui, name) for name in ("first", "before", "after"))
    ways = Choices(ui, "Comment ?", WAYS, columns=3, required=True)
    ways.choose("aloud")
    inside = shown(column(ui, first, before, ways, after))
    ways.buttons["certificate"].setFocus()
    assert step_focus(inside, forward=forward)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QWidget)
    assert focused is {"before": before, "after": after}[wanted]
    # Back in the group, the chosen answer has the keyboard.
    assert step_focus(inside, forward=not forward)
    assert QApplication.focusWidget() is ways.buttons["aloud"]


def test_tab_goes_round(ui: Ui, shown: Shown) -> None:
    buttons = [Button(ui, name) for name in ("a", "b", "c")]
    inside = shown(column(ui, *buttons))
    buttons[2].setFocus()
    assert step_focus(inside, forward=True)
    assert QApplication.focusWidget() is buttons[0]
    assert step_focus(inside, forward=False)
    assert QApplication.focusWidget() is buttons[2]


def test_there_may_be_nowhere_to_go(ui: Ui, shown: Shown) -> None:
    assert not step_focus(shown(column(ui)), forward=True)


@pytest.fixture
def words(qapp: QApplication) -> Iterator[QtWords]:
    before = qapp.findChildren(QTranslator)  # of pictures drawn before
    for one in before:
        qapp.removeTranslator(one)
    words = QtWords(qapp)
    yield words
    qapp.removeTranslator(words)
    for one in before:
        qapp.installTranslator(one)


def test_qt_speaks_the_language_of_the_screen(
    qapp: QApplication, words: QtWords
) -> None:
    words.speak("fr")
    assert qapp.translate("QFileDialog", "Files of type:") == "Fichiers de type\u00a0:"
    words.speak("en")
    assert qapp.translate("QFileDialog", "Files of type:") == "Files of type:"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", {"Voir dans :", "Nom de fichier :", "Fichiers de type :"}),
        ("en", {"Look in:", "File name:", "Files of type:"}),
    ],
)
def test_a_file_chooser_speaks_it_throughout(
    words: QtWords, shown: Shown, language: str, said: set[str]
) -> None:
    words.speak(language)
    chooser = FileChooser(shown(QMainWindow()), "Choisir", print)
    chooser.setOption(QFileDialog.Option.DontUseNativeDialog)
    labels = {
        one.text().replace("&", "").replace("\u00a0", " ")
        for one in chooser.findChildren(QLabel)
    }
    assert labels == said


def test_a_file_is_looked_for_at_home_first(shown: Shown) -> None:
    window = shown(QMainWindow())
    chooser = FileChooser(window, "Choisir", print)
    assert (
        chooser.directory().absolutePath()
        == FileChooser(window, "Choisir", print).directory().homePath()
    )


def lines(ui: Ui, *names: str) -> list[Button]:
    return [Button(ui, name) for name in names]


def row_of(ui: Ui, *widgets: QWidget) -> Row:
    row = Row(ui)
    for widget in widgets:
        row.addWidget(widget)
    return row


def test_a_page_shown_anew_keeps_the_keyboard(ui: Ui, shown: Shown) -> None:
    inside = column(ui, *lines(ui, "a", "b", "c"))
    shown(inside)
    focus_stops(inside)[1].setFocus()
    layout = inside.layout()
    assert layout is not None
    with keeping_focus(inside):
        empty(layout)
        for button in lines(ui, "new", "a", "b", "c"):
            layout.addWidget(button)
            button.show()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "b"
    assert inside.isAncestorOf(focused)


def test_what_is_gone_leaves_the_keyboard_to_what_took_its_place(
    ui: Ui, shown: Shown
) -> None:
    inside = column(ui, *lines(ui, "a", "b", "c"))
    shown(inside)
    focus_stops(inside)[2].setFocus()
    layout = inside.layout()
    assert layout is not None
    with keeping_focus(inside):
        empty(layout)
        for button in lines(ui, "a", "b"):
            layout.addWidget(button)
            button.show()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "b"


def test_what_is_not_shown_yet_has_the_keyboard_again(ui: Ui, shown: Shown) -> None:
    """A layout shows what it was given only once Qt has its turn."""
    before, rows, after = lines(ui, "before", "a", "after")
    layout = Column(ui)
    layout.addWidget(holder(row_of(ui, rows)))
    inside = column(ui, before, holder(layout), after)
    window = shown(inside)
    window.resize(400, 100)
    rows.setFocus()
    with keeping_focus(inside):
        empty(layout)
        again = lines(ui, "new", "a")
        for button in again:
            layout.addWidget(holder(row_of(ui, button)))
        hidden = Button(ui, "a")
        hidden.hide()
        layout.addWidget(hidden)
    QApplication.processEvents()
    assert QApplication.focusWidget() is again[1]
    assert again[1].isVisible()
    assert not again[1].visibleRegion().isEmpty()


def test_a_page_keeps_the_keyboard_for_when_one_comes_back_to_its_window(
    ui: Ui, shown: Shown
) -> None:
    """From a dialog, whose button is gone once the answer is kept."""
    inside = column(ui, *lines(ui, "a", "b", "c"))
    window = shown(inside)
    focus_stops(inside)[1].setFocus()
    elsewhere = column(ui, *lines(ui, "elsewhere"))
    shown(elsewhere)
    focus_stops(elsewhere)[0].setFocus()
    layout = inside.layout()
    assert layout is not None
    with keeping_focus(inside):
        empty(layout)
        for button in lines(ui, "a", "d", "c"):
            layout.addWidget(button)
            button.show()
    assert QApplication.focusWidget() is focus_stops(elsewhere)[0]
    held = window.focusWidget()
    assert held is not None
    assert held.accessibleName() == "d"


def test_where_the_keyboard_is_put_on_purpose_it_stays(ui: Ui, shown: Shown) -> None:
    inside = column(ui, *lines(ui, "a", "b"))
    shown(inside)
    first, second = focus_stops(inside)
    first.setFocus()
    with keeping_focus(inside):
        second.setFocus()
    assert QApplication.focusWidget() is second


def test_the_keyboard_elsewhere_stays_there(ui: Ui, shown: Shown) -> None:
    outside = Button(ui, "outside")
    inside = column(ui, *lines(ui, "a"))
    shown(column(ui, outside, inside))
    outside.setFocus()
    with keeping_focus(inside):
        pass
    assert QApplication.focusWidget() is outside


def test_a_page_begins_at_its_title_or_its_first_field(ui: Ui, shown: Shown) -> None:
    page = Page(ui, "Documents")
    button = Button(ui, "Relire")
    page.add_actions([button])
    window = MainWindow(ui)
    window.add_page("documents", page)
    window.at_home("Claire M.", "")
    shown(window)
    window.go("documents")
    assert QApplication.focusWidget() is page.title
    assert not window.ring.isVisible()
    QTest.keyClick(page.title, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is button
    page.first = button
    window.sidebar.places.setFocus()
    window.go("documents")
    assert QApplication.focusWidget() is button


def test_a_page_without_a_title_begins_too(ui: Ui, shown: Shown) -> None:
    page = Page(ui)
    shown(page)
    page.take_keyboard()
    assert QApplication.focusWidget() is page


def test_space_opens_a_person(ui: Ui, shown: Shown, qtbot: QtBot) -> None:
    people = PeopleList(ui, "Les personnes")
    shown(people)
    people.show_rows([PersonRow("1", "Amina"), PersonRow("2", "Bintou")])
    QTest.keyClick(people, Qt.Key.Key_Down)
    with qtbot.waitSignal(people.opened) as heard:
        QTest.keyClick(people, Qt.Key.Key_Space)
    assert heard.args == ["2"]


def test_a_mark_without_a_name_has_no_letter() -> None:
    assert Voice("personne", "Amina", "personne").initial == "A"
    assert Voice("personne", "la personne", "personne", named=False).initial == ""


@pytest.mark.parametrize("name", ["", "Amina", "Marie " * 90])
def test_the_narrow_menu_stays_small_beside_any_name(
    ui: Ui, shown: Shown, name: str
) -> None:
    window = MainWindow(ui)
    window.add_page("documents", Page(ui, "Documents"))
    window.in_livret(name, "")
    shown(window)
    window.resize(683, 384)
    QApplication.sendPostedEvents()
    toggle = window.frame.toggle
    assert toggle.width() == toggle.sizeHint().width()
    assert window.frame.bar.width() <= window.width()
    assert window.frame.name.accessibleName() == name


def test_only_the_page_of_the_help_scrolls(ui: Ui, shown: Shown) -> None:
    page = HelpPage(ui)
    page.show_help("# Aide\n\n" + "Un paragraphe de plusieurs mots.\n\n" * 60)
    shown(page)
    page.resize(600, 400)
    QApplication.sendPostedEvents()
    text, area = page.text, page.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    assert text.verticalScrollBar().maximum() == 0
    assert area.verticalScrollBar().maximum() > 0
    text.setFocus()
    QTest.keyClick(text, Qt.Key.Key_PageDown)
    assert area.verticalScrollBar().value() > 0
