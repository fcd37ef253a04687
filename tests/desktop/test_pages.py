"""Pages around the livrets say intentions, and ask what is missing in place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from livret.desktop import examples
from livret.desktop.accueil.page import AccueilPage
from livret.desktop.history.page import HistoryPage
from livret.desktop.new_person.page import NewPersonPage
from livret.desktop.settings.page import SettingsPage, SettingsView
from livret.desktop.ui import Ui
from livret.desktop.verify.page import VerdictView, VerifyPage
from tests.desktop.pressing import STRONG, Shown, press, texts

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


# Accueil and a new livret --------------------------------------------------------


def test_accueil_opens_a_person_and_searches(ui: Ui, shown: Shown) -> None:
    page = AccueilPage(ui)
    page.show_people(examples.example_people(ui.tr))
    shown(page)
    opened: list[str] = []
    searched: list[str] = []
    page.opened.connect(opened.append)
    page.searched.connect(searched.append)
    page.search.setFocus()
    QTest.keyClicks(page.search, "ol")
    assert searched == ["o", "ol"]
    page.show_people(examples.example_people(ui.tr)[1:2], searched="ol")
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    QTest.keyClick(page.people, Qt.Key.Key_Return)
    assert opened == ["2"]


def test_nobody_found_keeps_the_search(ui: Ui, shown: Shown) -> None:
    page = AccueilPage(ui)
    shown(page)
    page.show_people((), searched="zzz")
    assert page.search.isVisible()
    assert page._none_found.isVisible()
    assert not page._nobody_card.isVisible()
    page.show_people(())
    assert page._nobody_card.isVisible()


def test_accueil_opened_hidden_shows_nobody(ui: Ui, shown: Shown) -> None:
    page = AccueilPage(ui)
    page.show_people(examples.example_people(ui.tr))
    page.show_to_see(examples.example_to_see(ui.tr))
    page.start_hidden()
    shown(page)
    assert not page.people.isVisible()
    assert not page.to_see.isVisible()
    press(page, "Afficher ma liste")
    assert page.people.isVisible()
    assert page.to_see.isVisible()


def test_lines_of_accueil_open_what_they_name(ui: Ui, shown: Shown) -> None:
    page = AccueilPage(ui)
    page.show_people(examples.example_people(ui.tr))
    page.show_to_see(examples.example_to_see(ui.tr))
    shown(page)
    heard: list[str] = []
    page.item_opened.connect(heard.append)
    row = next(
        w for w in page.findChildren(QWidget) if "reste à signer" in w.accessibleName()
    )
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert heard == ["5"]


def test_a_new_livret_asks_one_thing(ui: Ui, shown: Shown) -> None:
    page = NewPersonPage(ui)
    shown(page)
    heard: list[tuple[str, str]] = []
    page.create_asked.connect(lambda called, private: heard.append((called, private)))
    QTest.keyClick(page.called, Qt.Key.Key_Return)
    assert not heard
    assert page.called.accessibleDescription()
    page.called.setText(" Amina ")
    QTest.keyClick(page.called, Qt.Key.Key_Return)
    assert heard == [("Amina", "")]


# Home --------------------------------------------------------------------------


def test_a_file_dropped_is_checked(ui: Ui, shown: Shown, qtbot: QtBot) -> None:
    page = VerifyPage(ui)
    shown(page)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/tmp/papier.pdf")])  # noqa: S108
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(page.file_given) as heard:
        page.dropEvent(event)
    assert heard.args == ["/tmp/papier.pdf"]  # noqa: S108


def test_two_files_or_a_web_address_are_not_taken(ui: Ui) -> None:
    two = QMimeData()
    two.setUrls([QUrl.fromLocalFile("/a.pdf"), QUrl.fromLocalFile("/b.pdf")])
    web = QMimeData()
    web.setUrls([QUrl("https://example.org/a.pdf")])
    assert VerifyPage._dropped(two) == ""
    assert VerifyPage._dropped(web) == ""


@pytest.mark.parametrize(
    "verdict", ["valid", "incomplete", "changed", "invalid", "unknown signer"]
)
def test_every_verdict_is_a_sentence(ui: Ui, shown: Shown, verdict: str) -> None:
    page = VerifyPage(ui)
    shown(page)
    page.work("Vérification…")
    page.show_verdict(VerdictView("a.pdf", verdict, ("parce que",), ("Amina",)))
    said = texts(page)
    assert "parce que" in said
    assert page.choose.isEnabled()


def test_settings_take_effect_at_once(ui: Ui, shown: Shown) -> None:
    page = SettingsPage(ui)
    page.show_settings(SettingsView())
    shown(page)
    heard: list[object] = []
    for signal in (page.language_asked, page.theme_asked, page.size_asked):
        signal.connect(heard.append)
    page.start_hidden_asked.connect(heard.append)
    page.language.buttons["en"].click()
    page.theme.buttons["dark"].click()
    page.text_size.buttons["150"].click()
    page.start_hidden.click()
    assert heard == ["en", "dark", 150, True]


@pytest.mark.parametrize("pin", ["12", "abcd", ""])
def test_a_pin_too_short_is_refused_beside_its_field(
    ui: Ui, shown: Shown, qtbot: QtBot, pin: str
) -> None:
    page = SettingsPage(ui)
    shown(page)
    page.pin.line.setText(pin)
    with qtbot.assertNotEmitted(page.pin_asked):
        press(page, "Garder ce code")
    assert page.pin.line.accessibleDescription()


def test_a_pin_is_told_and_forgotten(ui: Ui, shown: Shown, qtbot: QtBot) -> None:
    page = SettingsPage(ui)
    shown(page)
    page.pin.line.setText("2580")
    with qtbot.waitSignal(page.pin_asked) as heard:
        press(page, "Garder ce code")
    assert heard.args == ["2580"]
    assert page.pin.secret == ""


def test_the_passphrase_is_changed_with_the_old_one(ui: Ui, shown: Shown) -> None:
    page = SettingsPage(ui)
    shown(page)
    heard: list[tuple[str, str]] = []
    page.passphrase_asked.connect(lambda old, new: heard.append((old, new)))
    page.old.line.setText("ancienne")
    page.maker.offer(STRONG)
    press(page, "Changer la phrase de passe")
    assert heard == [("ancienne", STRONG)]
    page.forget_secrets()
    assert page.old.secret == ""
    assert page.maker.secret == ""


def test_history_says_when_nothing_was_said(ui: Ui, shown: Shown) -> None:
    page = HistoryPage(ui)
    shown(page)
    page.show_history(())
    assert not page.list.isVisible()
    assert "Rien n’a encore été dit" in texts(page)
    page.show_history(examples.example_history(ui.tr))
    assert page.list.isVisible()
    heard: list[str] = []
    page.opened.connect(heard.append)
    page.list.setFocus()
    page.list.setCurrentIndex(page.rows.index(0, 0))
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert heard == ["1"]
