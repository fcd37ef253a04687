"""In a meeting a refusal counts, and what was just said can be taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from livret.desktop.meeting.choosing_views import DeclinedView
from livret.desktop.meeting.topic_views import TopicView
from livret.domain.diagnosis import aim_of
from livret.domain.meeting_mode import Question
from tests.desktop.livret.meeting_desk import InMeeting, everything_said, view_of

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


# --- a refusal counts ---------------------------------------------------------


def test_on_a_topic_she_declined_the_others_are_neither_asked_nor_shown(
    room: InMeeting,
) -> None:
    room.at.say(
        {
            "kind": "view_given",
            "barrier": "ressources",
            "voice": "social",
            "level": "bloque",
            "words": "SENTINELLE",
        }
    )
    room.topic("ressources")
    assert room.view.answers.value == "ne_souhaite_pas_repondre"
    room.key(Qt.Key.Key_F3)
    assert isinstance(room.view, DeclinedView)
    assert "SENTINELLE" not in everything_said()
    assert not room.view.isAncestorOf(QApplication.focusWidget())
    room.press(room.view.despite)
    assert isinstance(room.view, TopicView)
    assert room.view.words.text == "SENTINELLE"
    assert room.sitting.despite == ("ressources",)


def test_words_of_another_day_are_not_said_again_with_a_refusal(
    room: InMeeting,
) -> None:
    room.topic("mobilite")
    before = room.view.words.text
    assert before
    alt = Qt.KeyboardModifier.AltModifier
    room.key(Qt.Key.Key_7, alt)
    assert room.view.words.text == ""
    room.key(Qt.Key.Key_4, alt)
    assert room.view.words.text == before
    room.key(Qt.Key.Key_7, alt)
    room.onward()
    said = view_of(room.at, "mobilite").content
    assert said["answer"] == "ne_souhaite_pas_repondre"
    assert "words" not in said


def test_words_of_today_are_said_with_a_refusal(room: InMeeting) -> None:
    room.topic("mobilite")
    room.type("Pas devant tout le monde")
    room.key(Qt.Key.Key_7, Qt.KeyboardModifier.AltModifier)
    room.onward()
    assert view_of(room.at, "mobilite").content["words"] == "Pas devant tout le monde"


def test_the_same_answer_given_again_stays(room: InMeeting) -> None:
    """« Ça me bloque, toujours »: by its key nothing is taken back."""
    room.topic("mobilite")
    room.type("Toujours pareil")
    assert room.view.answers.value == "bloque"
    room.key(Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    room.onward()
    said = view_of(room.at, "mobilite").content
    assert (said["level"], said["words"]) == ("bloque", "Toujours pareil")


# --- taking back --------------------------------------------------------------


def test_what_was_just_said_is_taken_away(room: InMeeting) -> None:
    before = aim_of(room.at.read)
    room.go_to(Question.AIM)
    room.type("Autre chose")
    room.press(room.page.bar.verbs["take_back"])
    assert before is not None
    assert room.view.words.text == before.content["words"]
    room.type("Un poste de nuit")
    room.onward()
    room.press(room.page.bar.verbs["take_back"])
    assert "enlevé" in room.page.banner.sentence
    assert aim_of(room.at.read) == before
    room.press(room.page.bar.verbs["take_back"])
    assert "rien à enlever" in room.page.banner.sentence
