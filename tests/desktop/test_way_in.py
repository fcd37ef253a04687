"""First run and unlocking: three steps, and nothing lost by a wrong phrase."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from livret.desktop.first_run.page import FirstRunPage, Setup
from livret.desktop.kit.buttons import Choice
from livret.desktop.ui import Ui
from livret.desktop.unlock.page import UnlockPage
from tests.desktop.pressing import STRONG, Shown, press

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


# First run ---------------------------------------------------------------------


def test_the_first_run_takes_three_steps(ui: Ui, shown: Shown) -> None:
    page = FirstRunPage(ui)
    shown(page)
    asked: list[object] = []
    page.create_asked.connect(asked.append)
    press(page, "Continuer")
    assert page.step == 1, "a name is needed"
    assert page.name.accessibleDescription() == "Il faut un nom pour continuer."
    page.name.setText(" Claire M. ")
    page.side.buttons["emploi"].click()
    press(page, "Continuer")
    assert page.step == 2
    page.offer_words(STRONG)
    press(page, "Créer mon coffre")
    assert asked == [Setup("Claire M.", "emploi", "", STRONG)]
    page.work("Création du coffre…")
    page.show_sheet("7KQM 2XWD")
    assert page.step == 3
    assert page.passphrase.secret == "", "the passphrase is no longer in the field"
    assert not page._done.isEnabled()
    page.kept.click()
    assert page._done.isEnabled()


def test_a_weak_passphrase_makes_no_vault(ui: Ui, shown: Shown) -> None:
    page = FirstRunPage(ui)
    shown(page)
    asked: list[Setup] = []
    page.create_asked.connect(asked.append)
    page.go_to(2)
    page.passphrase.offer("bonjour")
    press(page, "Créer mon coffre")
    assert asked == []
    assert page.passphrase.field.line.hasFocus()


def test_an_example_is_one_press_away(ui: Ui, shown: Shown, qtbot: QtBot) -> None:
    page = FirstRunPage(ui)
    shown(page)
    example = next(
        w for w in page.findChildren(Choice) if "exemple" in w.accessibleName()
    )
    with qtbot.waitSignal(page.example_asked):
        QTest.mouseClick(example, Qt.MouseButton.LeftButton)


# Unlock ------------------------------------------------------------------------


def test_no_passphrase_at_all_is_told_beside_the_field(ui: Ui, shown: Shown) -> None:
    page = UnlockPage(ui)
    shown(page)
    heard: list[str] = []
    page.unlock_asked.connect(heard.append)
    press(page, "Ouvrir")
    assert heard == []
    assert page.passphrase.line.hasFocus()
    told = page.passphrase.line.accessibleDescription()
    assert told == "Il faut une phrase de passe."


def test_a_wrong_passphrase_is_emptied_and_explained(ui: Ui, shown: Shown) -> None:
    page = UnlockPage(ui)
    shown(page)
    heard: list[str] = []
    page.unlock_asked.connect(heard.append)
    page.passphrase.line.setText("faux")
    QTest.keyClick(page.passphrase.line, Qt.Key.Key_Return)
    assert heard == ["faux"]
    page.work("Ouverture…")
    assert not page._faces.isEnabled()
    page.complain("Ce n’est pas cette phrase.")
    assert page.passphrase.secret == ""
    assert page._faces.isEnabled()
    assert page.passphrase.hasFocus() or page.passphrase.line.hasFocus()


def test_an_empty_passphrase_asks_nothing(ui: Ui, shown: Shown, qtbot: QtBot) -> None:
    page = UnlockPage(ui)
    shown(page)
    with qtbot.assertNotEmitted(page.unlock_asked):
        press(page, "Ouvrir")


def test_the_recovery_sheet_opens_with_a_new_passphrase(ui: Ui, shown: Shown) -> None:
    page = UnlockPage(ui)
    shown(page)
    heard: list[tuple[str, str]] = []
    page.recover_asked.connect(lambda code, new: heard.append((code, new)))
    press(page, "J’ai oublié ma phrase de passe")
    page.recovering.code.setText("7KQM 2XWD")
    page.offer_words(STRONG)
    press(page, "Choisir cette phrase et ouvrir")
    assert heard == [("7KQM 2XWD", STRONG)]
    page.complain("Ce n’est pas ce code.")
    assert page.recovering.code.accessibleDescription() == "Ce n’est pas ce code."
    page.recovered()
    assert page.recovering.code.text() == ""
    assert page.recovering.maker.secret == ""
