"""Quick contact: Ctrl+Maj+N, who, how, one line, her words, Enter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from livret.desktop.contact.controller import ContactController
from livret.desktop.contact.dialog import ContactDialog
from livret.domain.contacts import contacts_of
from livret.usecases.livrets import OpenLivret, open_livret
from tests.desktop.livret.at_desk import AtDesk, settle, texts
from tests.fictitious import social_security_number

# The platform without a screen has no window manager to tell sizes to.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
ENTER = Qt.Key.Key_Return


@pytest.fixture
def at(sit: Callable[..., AtDesk]) -> AtDesk:
    """A livret in which nothing was said, open."""
    desk = sit(example=False)
    desk.open()
    return desk


def controller(at: AtDesk) -> ContactController:
    found = at.desk.findChild(ContactController)
    assert found is not None
    return found


def dialog_of(at: AtDesk) -> ContactDialog:
    """Open it by its keys."""
    QTest.keyClick(at.window, Qt.Key.Key_N, KEYS)
    settle()
    dialog = controller(at).dialog
    assert dialog is not None
    return dialog


def made(at: AtDesk, livret: str = "") -> list[tuple[str, str, str]]:
    read = at.ctx.livret(livret or at.livret)
    return [(one.means, one.words, one.heard) for one in contacts_of(read)]


@pytest.fixture
def before(at: AtDesk) -> list[Any]:
    return made(at)


def test_in_a_livret_it_takes_a_line_and_enter(at: AtDesk, before: list[Any]) -> None:
    dialog = dialog_of(at)
    assert dialog.who.person is not None
    assert dialog.who.person.id == at.livret
    QTest.keyClicks(dialog.words, "Rappel pour le dossier")
    QTest.keyClick(dialog.words, ENTER)
    settle()
    assert [one for one in made(at) if one not in before] == [
        ("telephone", "Rappel pour le dossier", "")
    ]
    assert controller(at).dialog is None
    assert at.diagnosis.banner.sentence == "C’est noté."


def test_her_words_and_how_are_kept(at: AtDesk, before: list[Any]) -> None:
    dialog = dialog_of(at)
    dialog.means.buttons["street"].click()
    QTest.keyClicks(dialog.heard, "Une place")
    QTest.keyClick(dialog.heard, ENTER, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(dialog.heard, "en mai.")
    QTest.keyClick(dialog.heard, ENTER)
    settle()
    assert [one for one in made(at) if one not in before] == [
        ("street", "", "Une place\nen mai.")
    ]


def test_from_accueil_somebody_is_found_by_typing(at: AtDesk) -> None:
    other = open_livret(at.ctx, OpenLivret(called="Zubeida K.")).value
    at.go("accueil")
    dialog = dialog_of(at)
    assert dialog.who.person is None
    assert dialog.who.found.model().rowCount() == 0
    QTest.keyClicks(dialog.who.search, "zub")
    settle()
    QTest.keyClick(dialog.who.search, ENTER)
    settle()
    assert dialog.who.person is not None
    assert dialog.who.person.id == other
    # The keyboard is on « Comment ? »: Enter keeps it from there too.
    QTest.keyClick(dialog.means.buttons["telephone"], ENTER)
    settle()
    assert made(at, other) == [("telephone", "", "")]


def test_enter_waits_for_who_was_asked_for(at: AtDesk) -> None:
    """Pressed before the answer, it never takes who was found by fewer letters."""
    for called in ("Zoé A.", "Zubeida K."):
        open_livret(at.ctx, OpenLivret(called=called))
    at.go("accueil")
    who = dialog_of(at).who
    QTest.keyClicks(who.search, "z")
    settle()
    QTest.keyClicks(who.search, "ub")
    QTest.keyClick(who.search, ENTER)
    assert who.person is None  # nobody yet
    settle()
    assert who.person is not None
    assert who.person.title == "Zubeida K."


def test_enter_without_anybody_says_what_is_missing(at: AtDesk) -> None:
    at.go("accueil")
    dialog = dialog_of(at)
    QTest.keyClicks(dialog.words, "Rappel")
    QTest.keyClick(dialog.words, ENTER)
    assert "⚠ Il faut dire avec qui." in texts(dialog)
    assert controller(at).dialog is dialog
    dialog.reject()


def test_nobody_of_that_name_is_said(at: AtDesk) -> None:
    at.go("accueil")
    dialog = dialog_of(at)
    QTest.keyClicks(dialog.who.search, "qqq")
    settle()
    assert dialog.who.nobody.isVisible()
    QTest.keyClick(dialog.who.search, ENTER)
    assert dialog.who.person is None
    dialog.who.search.clear()
    assert not dialog.who.nobody.isVisible()
    dialog.reject()


def test_the_arrow_goes_to_the_people_found(at: AtDesk) -> None:
    at.go("accueil")
    dialog = dialog_of(at)
    QTest.keyClicks(dialog.who.search, "ole")
    settle()
    QTest.keyClick(dialog.who.search, Qt.Key.Key_Down)
    assert dialog.who.found.hasFocus()
    QTest.keyClick(dialog.who.found, ENTER)
    settle()
    assert dialog.who.person is not None
    dialog.who.change.click()
    assert dialog.who.person is None
    dialog.reject()


def test_how_she_is_reached_is_recalled_for_whoever_is_chosen(at: AtDesk) -> None:
    at.say({"kind": "person_described", "reach": {"no_message": True}})
    at.go("accueil")
    dialog = dialog_of(at)
    QTest.keyClicks(dialog.who.search, "ole")
    settle()
    QTest.keyClick(dialog.who.search, ENTER)
    settle()
    assert any("pas de message" in one for one in texts(dialog))
    dialog.reject()


def test_what_is_refused_stays_on_the_sheet(at: AtDesk, before: list[Any]) -> None:
    number = social_security_number()
    dialog = dialog_of(at)
    dialog.words.setText(number)
    QTest.keyClick(dialog.words, ENTER)
    settle()
    assert controller(at).dialog is dialog
    assert dialog.words.property("wrong") == "true"
    assert made(at) == before
    dialog.words.setText("Rappel")
    QTest.keyClick(dialog.words, ENTER)
    settle()
    assert len(made(at)) == len(before) + 1


def test_what_the_vault_refuses_is_said_on_the_sheet(
    at: AtDesk, before: list[Any]
) -> None:
    dialog = dialog_of(at)
    at.vault.close()
    QTest.keyClick(dialog.words, ENTER)
    settle()
    assert controller(at).dialog is dialog
    assert dialog.buttons["keep"].isEnabled()
    assert len(at.troubles) == 1
    assert before is not None
    dialog.reject()


def test_leaving_notes_nothing(at: AtDesk, before: list[Any]) -> None:
    dialog = dialog_of(at)
    QTest.keyClicks(dialog.words, "Rappel")
    at.press(dialog, "Revenir")
    assert made(at) == before
    assert controller(at).dialog is None


def test_it_opens_once(at: AtDesk) -> None:
    dialog = dialog_of(at)
    at.window.asked.emit("quick_contact")
    assert controller(at).dialog is dialog
    dialog.reject()


def test_the_page_of_meetings_opens_it_too(at: AtDesk) -> None:
    at.go("meetings")
    at.press(at.window.pages["meetings"], "Noter un contact")
    dialog = controller(at).dialog
    assert dialog is not None
    dialog.reject()


def test_the_rest_is_told_by_keyboard_and_read_where_it_was(at: AtDesk) -> None:
    at.say(
        {
            "kind": "member_joined",
            "name": "Marc D.",
            "role": "referent",
            "side": "emploi",
        }
    )
    at.desk.open_livret(at.livret, "meetings")
    settle()
    dialog = dialog_of(at)
    dialog.means.buttons["letter"].click()
    dialog.outcome.buttons["left_word"].click()
    QTest.keyClick(dialog.fold.button, Qt.Key.Key_Space)
    assert dialog.rest.day.hasFocus()
    QTest.keyClicks(dialog.rest.day, "10/03/2026")
    QTest.keyClicks(dialog.rest.hour, "9h")
    (marc,) = [one for one in dialog.rest.side.buttons.values() if one.isVisible()]
    assert marc.accessibleName() == "Marc D."
    marc.click()
    dialog.rest.apart.click()
    QTest.keyClick(dialog.rest.hour, ENTER)
    settle()
    one = contacts_of(at.read)[-1]
    assert (one.on.isoformat(), one.at, one.outcome) == (
        "2026-03-10",
        "09:00",
        "left_word",
    )
    assert one.between_us
    said = texts(at.window.pages["meetings"])
    assert any("09:00" in told and "un mot laissé" in told for told in said)
    assert any("seulement entre nous" in told for told in said)
    assert "Marc D., noté par Claire M." in said


def test_a_day_that_is_none_or_to_come_is_said_beside_it(
    at: AtDesk, before: list[Any]
) -> None:
    dialog = dialog_of(at)
    QTest.keyClicks(dialog.rest.day, "hier")
    QTest.keyClicks(dialog.rest.hour, "midi")
    QTest.keyClick(dialog.words, ENTER)
    assert dialog.fold.is_open
    told = texts(dialog)
    assert "⚠ Un jour s’écrit comme 26/03/2026." in told
    assert "⚠ Une heure s’écrit comme 10h30." in told
    dialog.rest.hour.clear()
    dialog.rest.day.setText("30/03/2099")
    QTest.keyClick(dialog.words, ENTER)
    settle()
    assert any("encore à venir" in one for one in texts(dialog))
    assert made(at) == before
    dialog.reject()


def test_alone_there_is_nobody_else_to_name(at: AtDesk) -> None:
    dialog = dialog_of(at)
    QTest.keyClick(dialog.fold.button, Qt.Key.Key_Space)
    assert not any(one.isVisible() for one in dialog.rest.side.buttons.values())
    dialog.reject()
