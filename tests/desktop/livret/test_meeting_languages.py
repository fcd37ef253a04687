"""A meeting through an interpreter: French, and her language under it."""

from __future__ import annotations

import pytest

from livret.domain.meeting_mode import Question
from livret.usecases.reviewing import OpenReview, open_review
from livret.words import meeting_asked
from livret.words.aid import AID_LANGUAGES, spoken_in
from livret.words.reviews import ASKED, TOLD
from tests.desktop.livret.at_desk import AtDesk, texts
from tests.desktop.livret.meeting_desk import InMeeting

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


LOOKING = Question.LOOKING_CHOOSING


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


@pytest.mark.parametrize("language", AID_LANGUAGES)
def test_how_they_look_back_is_a_question_in_every_language(
    room: InMeeting, language: str
) -> None:
    open_review(room.at.ctx, OpenReview(livret=room.at.livret))
    room.view.came.how.buttons["interpreter"].click()
    room.view.came.language.setText(language)
    room.go_to(Question.LOOKING_BACK)
    tr = spoken_in(language)
    assert tr is not None
    for part, french in ASKED.items():
        told = texts(room.view)
        hers = tr.text(french)
        assert hers != french in told
        assert told[told.index(hers) + 1] == "Traduction non vérifiée"
        assert tr.text(TOLD[part]) not in told
        room.onward()
    assert room.sitting.question is LOOKING
    assert texts(room.view)[1] == tr.text(meeting_asked.ASKED[LOOKING])


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
    "question",
    [
        Question.WELCOME,
        Question.LAST_TIME,
        Question.AIM,
        Question.CHOOSING,
        Question.STEPS,
        Question.READ_BACK,
    ],
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
    hers = spoken_in("uk")
    french = meeting_asked.ASKED.get(question)
    if hers is not None and french is not None:
        assert told[1].startswith(hers.text(french))


def test_whether_she_can_keep_the_paper_is_asked_in_hers_too(room: InMeeting) -> None:
    room.view.came.how.buttons["interpreter"].click()
    room.view.came.language.setText("roumain")
    room.go_to(Question.READ_BACK)
    room.press(room.view.unsigned)
    assert room.sitting.question is Question.HANDING_OVER
    assert "Puteți păstra această hârtie acasă fără griji?" in texts(room.view)
    answers = room.view.keeps.buttons
    assert answers["kept_here"].accessibleDescription() == "Păstrat aici pentru mine"
    assert all(one.accessibleDescription() for one in answers.values())
    room.press(answers["nothing"])
    assert room.sitting.question is Question.ENDING
    assert "Gata pentru astăzi. Mulțumim." in texts(room.view)


def test_another_topic_is_asked_for_otherwise_once_one_was_spoken_of(
    room: InMeeting,
) -> None:
    room.view.came.how.buttons["interpreter"].click()
    room.view.came.language.setText("espagnol")
    room.topic("mobilite")
    room.go_to(Question.CHOOSING)
    assert "¿Otro tema, o lo dejamos aquí?" in texts(room.view)[1]


def test_nothing_is_said_twice_where_she_speaks_as_the_screen_does(
    room: InMeeting,
) -> None:
    room.go_to(Question.AIM)
    assert "Traduction non vérifiée" not in texts(room.view)
