"""What is typed in answer to a paper is kept until it is signed, and no longer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from livret.desktop.signing.controller import SigningController
from livret.desktop.signing.page import SigningPage
from tests.desktop.livret.at_desk import AtDesk, settle
from tests.desktop.livret.papers_desk import document, freeze

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def answering(at: AtDesk, way: str, role: str = "personne") -> SigningPage:
    page = at.of(SigningController).page
    page.panel.rows[role].click()
    page.ways.buttons[way].click()
    settle()
    return page


def kept(at: AtDesk) -> dict[str, str]:
    at.of(SigningController).keep_typing()
    settle()
    return {
        place: text for place, text in at.drafts().items() if place.startswith("sign:")
    }


def test_her_words_are_found_again_and_nothing_stays_once_she_signed(
    at: AtDesk,
) -> None:
    freeze(at)
    page = answering(at, "aloud")
    QTest.keyClicks(page.form.words, "Je ne peux pas le mardi.")
    usual = page.form.deadline
    page.form.until.setDate(page.form.until.date().addDays(90))
    asked = page.form.deadline
    assert "mardi" in str(kept(at))
    # Each answers in the same fields, and finds their own words there.
    page = answering(at, "aloud", "emploi")
    assert (page.form.words.text, page.form.deadline) == ("", usual)
    QTest.keyClicks(page.form.words, "Pas avant lundi.")
    page = answering(at, "aloud")
    assert page.form.words.text == "Je ne peux pas le mardi."
    assert page.form.deadline == asked
    page = answering(at, "refused")
    QTest.keyClicks(page.form.words, "Je veux relire.")
    page = answering(at, "aloud", "emploi")
    assert page.form.words.text == "Pas avant lundi."
    page = answering(at, "refused")
    assert page.form.words.text == "Je veux relire."
    assert len(kept(at)) == 3
    page.keep.click()
    settle()
    assert document(at).place("personne").way == "refused"
    # Neither those that she gave, nor those that she did not.
    (left,) = kept(at).values()
    assert "lundi" in left


def test_a_name_that_is_written_to_sign_is_no_draft(at: AtDesk) -> None:
    freeze(at)
    page = answering(at, "typed")
    QTest.keyClicks(page.form.typed, "Amina B.")
    assert "Amina" not in str(kept(at))


def test_nothing_is_said_to_be_written_still_once_it_is_said(at: AtDesk) -> None:
    freeze(at)
    page = answering(at, "refused")
    QTest.keyClicks(page.form.words, "Je veux relire.")
    assert page.saved.accessibleName() == "Enregistrement…"
    page.keep.click()
    settle()
    assert document(at).place("personne").way == "refused"
    assert page.saved.accessibleName() == ""


def test_nothing_is_said_to_be_written_still_once_it_is_taken_back(
    at: AtDesk,
) -> None:
    freeze(at)
    page = answering(at, "refused")
    QTest.keyClicks(page.form.words, "N")
    QTest.keyClick(page.form.words, Qt.Key.Key_Backspace)
    assert page.saved.accessibleName() == "Enregistrement…"
    kept(at)
    assert page.saved.accessibleName() == ""
