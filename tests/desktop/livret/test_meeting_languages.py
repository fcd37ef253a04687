"""A meeting through an interpreter: French, and her language under it."""

from __future__ import annotations

import pytest

from livret.domain.meeting_mode import Question
from livret.usecases.reviewing import OpenReview, open_review
from tests.desktop.livret.at_desk import AtDesk, texts
from tests.desktop.livret.meeting_desk import InMeeting

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def room(at: AtDesk) -> InMeeting:
    at.open("essentiel")
    held = InMeeting(at)
    held.begin()
    return held


@pytest.mark.parametrize("named", ["arabe", "dari", "chinois"])
def test_every_language_of_the_papers_is_said_there_too(
    room: InMeeting, named: str
) -> None:
    """As an aid to reading that says so while nobody checked it (rule 16)."""
    room.view.came.how.buttons["interpreter"].click()
    room.view.came.language.setText(named)
    room.view.came.service.setText("une voisine")
    room.topic("mobilite")
    told = texts(room.view)
    assert any("gênent-ils" in one for one in told)
    assert any(one and max(one) > "\u0600" for one in told if "\u202f" not in one)
    assert "Traduction non vérifiée" in told
    said = [one.accessibleDescription() for one in room.view.answers.buttons.values()]
    assert all(min(one.replace(" ", "")) > "\u0600" for one in said)


def test_what_is_looked_back_at_is_asked_in_hers_too(room: InMeeting) -> None:
    open_review(room.at.ctx, OpenReview(livret=room.at.livret))
    room.view.came.how.buttons["interpreter"].click()
    room.view.came.language.setText("arabe")
    room.go_to(Question.LOOKING_BACK)
    assert any("\u0600" < one[:1] < "\u0700" for one in texts(room.view))
    room.go_to(Question.LOOKING_CHOOSING)
    room.press(room.view.buttons["droit"])
    said = [one.accessibleDescription() for one in room.view.answers.buttons.values()]
    assert all(said)


@pytest.mark.parametrize(
    "question", [Question.WELCOME, Question.AIM, Question.CHOOSING, Question.STEPS]
)
def test_what_is_asked_of_everybody_is_said_in_hers_too(
    room: InMeeting, question: Question
) -> None:
    room.view.came.how.buttons["interpreter"].click()
    room.view.came.language.setText("ukrainien")
    room.go_to(question)
    told = texts(room.view)
    # Right under the question: hers, then that nobody checked it.
    assert "\u0400" < told[1][:1] < "\u0500"
    assert told[2] == "Traduction non vérifiée"


def test_nothing_is_said_twice_where_she_speaks_as_the_screen_does(
    room: InMeeting,
) -> None:
    room.go_to(Question.AIM)
    assert "Traduction non vérifiée" not in texts(room.view)
