"""Looking back in a meeting, by keyboard: she first, then each of the others."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from livret.desktop.meeting.look_back import LookBackView
from livret.domain.meeting_mode import Question
from livret.domain.meetings import held_meetings, planned_meetings
from livret.domain.reviews import reviews_of
from livret.usecases.minutes import minutes_of
from livret.usecases.sitting import close_meeting
from tests.desktop.livret.at_desk import AtDesk, settle, texts
from tests.desktop.livret.meeting_desk import InMeeting

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

CTRL = Qt.KeyboardModifier.ControlModifier
CHANGED = "Qu’est-ce qui a changé\N{NARROW NO-BREAK SPACE}?"


@pytest.fixture
def room(sit: Callable[..., AtDesk]) -> InMeeting:
    """A meeting that was planned to look back, at its question."""
    at = sit()
    at.open("essentiel")
    at.say({"kind": "meeting_planned", "on": "2026-03-12", "review": True})
    at.desk.meeting_planned = planned_meetings(at.read)[-1].id
    held = InMeeting(at)
    held.begin()
    held.go_to(Question.LOOKING_BACK)
    assert isinstance(held.view, LookBackView)
    return held


def focused() -> str:
    field = QApplication.focusWidget()
    return field.accessibleName() if field is not None else ""


def test_she_speaks_first_then_the_others_by_their_keys(room: InMeeting) -> None:
    assert focused() == f"{CHANGED} Amina"
    room.key(Qt.Key.Key_F3)  # Claire: not before her
    assert room.sitting.voice == "personne"
    assert "parle d’abord" in room.page.banner.sentence
    room.type("Je dors mieux.")
    room.key(Qt.Key.Key_F3)
    (review,) = reviews_of(room.at.read)
    assert review.part("personne") is not None
    assert room.sitting.voice == "social"
    assert focused() == f"{CHANGED} Claire"
    assert any("Je dors mieux." in one for one in texts(room.view))
    room.type("Elle sourit.")
    room.key(Qt.Key.Key_Return, CTRL)
    (review,) = reviews_of(room.at.read)
    assert [part.voice for part in review.parts] == ["personne", "social"]
    assert (review.moment, review.on.isoformat()) == ("interim", "2026-03-12")


def test_it_is_read_back_and_in_the_minutes(room: InMeeting) -> None:
    room.type("Je dors mieux.")
    room.go_to(Question.READ_BACK)
    assert any("Je dors mieux." in one for one in texts(room.view))
    close_meeting(room.at.ctx, room.at.livret, room.sitting)
    (held,) = [one for one in held_meetings(room.at.read) if one.planned]
    (told,) = minutes_of(room.at.read, held.id).reviews
    assert told.voices[0].said == (("changed", "Je dors mieux."),)


def test_she_may_prefer_not_to_and_change_her_mind(room: InMeeting) -> None:
    room.type("Rien.")
    room.press(room.view.decline)
    (review,) = reviews_of(room.at.read)
    hers = review.part("personne")
    assert hers is not None
    assert hers.declined
    assert any("préfère ne pas répondre" in one for one in texts(room.view))
    assert room.view.refusal("social") == ""
    room.view.first.setFocus()
    room.type("Tout va bien.")
    room.onward()
    hers = reviews_of(room.at.read)[0].part("personne")
    assert hers is not None
    assert (hers.declined, hers.words("changed")) == (False, "Tout va bien.")


def test_what_was_said_is_taken_back(room: InMeeting) -> None:
    room.type("Trop dit.")
    room.onward()
    room.press(room.page.bar.verbs["back"])
    room.press(room.page.bar.verbs["take_back"])
    assert not reviews_of(room.at.read)[0].parts
    assert room.view.fields["changed"].text == ""


def test_nothing_said_begins_nothing(room: InMeeting) -> None:
    room.onward()
    assert reviews_of(room.at.read) == ()


def test_what_is_typed_is_found_again_after_the_power_went(
    room: InMeeting, sit: Callable[..., AtDesk]
) -> None:
    room.type("Je dors mieux.")
    room.at.desk.keep_typing()
    settle()
    room.at.kill()
    at = sit()
    at.open("essentiel")
    again = InMeeting(at)
    again.begin()
    assert again.question == "looking_back"
    assert again.view.fields["changed"].text == "Je dors mieux."


def test_a_meeting_that_looks_nowhere_back_does_not_ask(
    sit: Callable[..., AtDesk],
) -> None:
    at = sit()
    at.open("essentiel")
    held = InMeeting(at)
    held.begin()
    asked = set()
    while held.question != "aim":
        asked.add(held.question)
        held.onward()
    assert "looking_back" not in asked
