"""Looking back in a meeting, by keyboard: she first, then each of the others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from livret.desktop.kit.fields import TextArea
from livret.desktop.meeting.look_back import LookBackView, LookTopicView
from livret.domain.meeting_mode import Question
from livret.domain.meetings import held_meetings, planned_meetings
from livret.domain.reviews import PARTS, reviews_of
from livret.usecases.minutes import minutes_of
from livret.usecases.sitting import close_meeting
from tests.desktop.livret.at_desk import AtDesk, settle, texts
from tests.desktop.livret.meeting_desk import InMeeting

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
CHANGED = "Qu’est-ce qui a changé\N{NARROW NO-BREAK SPACE}?"


@pytest.fixture
def room(sit: Callable[..., AtDesk]) -> InMeeting:
    """A meeting that was planned to look back, at its question."""
    at = sit()
    at.open("essentiel")
    before = {"kind": "view_given", "barrier": "mobilite", "level": "bloque"}
    at.say({**before, "voice": "personne", "said_on": "2026-03-02"})
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


def test_who_prefers_not_to_is_asked_no_more_of_it(room: InMeeting) -> None:
    room.press(room.view.decline)
    room.onward()
    assert room.question == "aim"


def test_the_others_may_look_back_all_the_same(room: InMeeting) -> None:
    room.press(room.view.decline)
    room.key(Qt.Key.Key_F3)
    room.type("Elle sourit.")
    room.onward()
    assert (room.sitting.part, room.sitting.voice) == ("helped", "personne")
    room.onward()
    assert room.sitting.part == "did_not_help"


def test_one_question_at_a_time_and_each_keeps_the_others(room: InMeeting) -> None:
    for asked, said in zip(PARTS, ("Un.", "Deux.", "", "Quatre."), strict=True):
        assert room.sitting.part == asked
        assert len(room.view.findChildren(TextArea)) == 1
        if said:
            room.type(said)
        room.onward()
    assert parts(room) == ["Un.", "Deux.", "", "Quatre."]
    for _ in PARTS:
        room.press(room.page.bar.verbs["back"])
    room.type("Autre.")
    room.onward()
    assert room.view.words.text == "Deux."
    assert room.view.decline.isHidden()  # it would take away what was said
    assert parts(room) == ["Autre.", "Deux.", "", "Quatre."]


def parts(room: InMeeting) -> list[str]:
    hers = reviews_of(room.at.read)[0].part("personne")
    return [hers.words(one) for one in PARTS] if hers is not None else []


def test_what_is_wiped_is_said_no_more(room: InMeeting) -> None:
    room.type("Un.")
    room.onward()
    room.press(room.page.bar.verbs["back"])
    room.view.words.clear()
    room.onward()
    assert reviews_of(room.at.read)[0].parts == ()


# --- topics, with the same words as the diagnosis -------------------------------------


@pytest.fixture
def topic(room: InMeeting) -> InMeeting:
    """« Me déplacer », which she read otherwise before; nothing was said yet."""
    room.go_to(Question.LOOKING_CHOOSING)
    room.key(Qt.Key.Key_4, ALT)
    assert isinstance(room.view, LookTopicView)
    return room


def levels(room: InMeeting, voice: str) -> dict[str, Any]:
    part = reviews_of(room.at.read)[0].part(voice)
    return dict(part.levels) if part is not None else {}


def test_she_says_where_she_is_then_each_of_the_others(topic: InMeeting) -> None:
    assert focused() == "Ce qu’en dit Amina"
    assert any("Le 2 mars" in one and "bloque" in one for one in texts(topic.view))
    topic.key(Qt.Key.Key_F3)
    assert topic.sitting.voice == "personne"
    assert "parle d’abord" in topic.page.banner.sentence
    topic.type("À vélo.")
    topic.key(Qt.Key.Key_2, ALT)
    topic.key(Qt.Key.Key_F3)
    hers = levels(topic, "personne")["mobilite"]
    assert (hers["level"], hers["words"]) == ("gene_un_peu", "À vélo.")
    assert any("À vélo." in one for one in texts(topic.view))
    topic.key(Qt.Key.Key_1, ALT)
    topic.onward()
    assert topic.question == "looking_choosing"
    assert levels(topic, "social")["mobilite"]["level"] == "ne_gene_pas"
    assert "gêne un peu" in details(topic)
    topic.press(topic.view.buttons["droit"])
    topic.key(Qt.Key.Key_4, ALT)
    topic.onward()
    assert set(levels(topic, "personne")) == {"mobilite", "droit"}
    topic.onward()
    assert topic.question == "aim"


def details(room: InMeeting) -> str:
    buttons = room.view.buttons.values()
    told = ((one.accessibleName(), one.accessibleDescription()) for one in buttons)
    return "\n".join(words for pair in told for words in pair)


def test_a_topic_she_prefers_not_to_speak_of_stays_closed(topic: InMeeting) -> None:
    topic.key(Qt.Key.Key_7, ALT)
    topic.key(Qt.Key.Key_F3)
    assert topic.sitting.voice == "personne"
    assert "Les autres n’en disent rien." in topic.page.banner.sentence
    topic.onward()
    topic.press(topic.view.buttons["mobilite"])
    topic.key(Qt.Key.Key_F3)
    assert topic.sitting.voice == "personne"


def test_her_level_is_read_back_and_in_the_minutes(topic: InMeeting) -> None:
    topic.type("À vélo.")
    topic.key(Qt.Key.Key_2, ALT)
    topic.go_to(Question.READ_BACK)
    read = "\n".join(texts(topic.view))
    assert "gêne un peu" in read
    assert "À vélo." in read
    close_meeting(topic.at.ctx, topic.at.livret, topic.sitting)
    (held,) = [one for one in held_meetings(topic.at.read) if one.planned]
    (told,) = minutes_of(topic.at.read, held.id).reviews
    (level,) = told.voices[0].levels
    assert (level.answer, level.before) == ("gene_un_peu", "bloque")


def test_a_topic_typed_is_found_again_after_the_power_went(
    topic: InMeeting, sit: Callable[..., AtDesk]
) -> None:
    topic.type("À vélo.")
    topic.key(Qt.Key.Key_2, ALT)
    topic.at.desk.keep_typing()
    settle()
    topic.at.kill()
    at = sit()
    at.open("essentiel")
    again = InMeeting(at)
    again.begin()
    assert (again.question, again.sitting.barrier) == ("looking_topic", "mobilite")
    assert again.view.words.text == "À vélo."
    assert again.view.answers.value == "gene_un_peu"
    again.onward()
    assert levels(again, "personne")["mobilite"]["words"] == "À vélo."


def test_what_was_said_is_taken_back(room: InMeeting) -> None:
    room.type("Trop dit.")
    room.onward()
    room.press(room.page.bar.verbs["back"])
    room.press(room.page.bar.verbs["take_back"])
    assert not reviews_of(room.at.read)[0].parts
    assert room.view.words.text == ""


def test_nothing_said_begins_nothing(room: InMeeting) -> None:
    room.go_to(Question.AIM)
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
    assert again.view.words.text == "Je dors mieux."


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
