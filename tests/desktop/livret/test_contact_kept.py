"""A contact half written survives the end of the power, with whom it is about."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from livret.desktop.contact.controller import ContactController
from livret.desktop.contact.dialog import ContactDialog
from livret.domain.contacts import contacts_of
from tests.desktop.livret.at_desk import AtDesk, settle

# The platform without a screen has no window manager to tell sizes to.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def dialog_of(at: AtDesk) -> ContactDialog:
    at.window.asked.emit("quick_contact")
    settle()
    found = at.desk.findChild(ContactController)
    assert found is not None
    assert found.dialog is not None
    return found.dialog


@pytest.mark.parametrize("end", ["kill", "leave"])
def test_it_is_found_again_until_it_is_kept(
    sit: Callable[..., AtDesk], qtbot: QtBot, end: str
) -> None:
    at = sit(example=False)
    at.open()
    dialog = dialog_of(at)
    dialog.means.buttons["street"].click()
    QTest.keyClicks(dialog.words, "Rappel")
    QTest.keyClicks(dialog.heard, "Une place")
    if end == "kill":
        qtbot.waitUntil(lambda: any("place" in one for one in at.drafts().values()))
        at.kill()
        at = sit()
        at.open()
    else:
        at.press(dialog, "Revenir")
    again = dialog_of(at)
    assert (again.means.value, again.words.text()) == ("street", "Rappel")
    assert again.heard.text == "Une place"
    QTest.keyClick(again.words, Qt.Key.Key_Return)
    settle()
    one = contacts_of(at.read)[-1]
    assert (one.means, one.words, one.heard) == ("street", "Rappel", "Une place")
    assert at.drafts() == {}
    assert dialog_of(at).words.text() == ""


def test_the_rest_is_found_again_open(sit: Callable[..., AtDesk]) -> None:
    at = sit(example=False)
    at.open()
    dialog = dialog_of(at)
    assert not dialog.fold.is_open
    dialog.rest.apart.click()
    QTest.keyClicks(dialog.rest.day, "10/03/2026")
    at.press(dialog, "Revenir")
    again = dialog_of(at)
    assert again.fold.is_open
    assert again.rest.day.text() == "10/03/2026"
    assert again.rest.apart.isChecked()
    again.reject()
