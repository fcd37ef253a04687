"""What a meeting takes at the keyboard, counted through the real window.

``resources/design/keystrokes.md`` states the model; here it is played.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt

from livret.domain.barriers import Barrier
from livret.domain.diagnosis import current_diagnosis
from livret.domain.documents import documents_of
from livret.domain.meeting_mode import Question
from livret.domain.meetings import held_meetings
from livret.usecases.demo import a_stroke
from tests.architecture.project import TOP
from tests.desktop.livret.at_desk import AtDesk
from tests.desktop.livret.meeting_desk import InMeeting

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Begin = Callable[..., AtDesk]


def test_the_short_first_interview_needs_twelve_acts(sit: Begin) -> None:
    """A name, what she wants, one topic, one action, paper (practice rule 10)."""
    at = sit(example=False)
    at.window.activateWindow()
    room = InMeeting(at)
    room.key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    page = at.desk.controllers["new_person"].page
    page.called.setText("Amina")
    room.key(Qt.Key.Key_Return)
    at.livret = at.desk.livret
    room.begin()
    room.onward()  # who is there
    room.onward()  # welcome
    room.type("Travailler en cuisine")
    room.onward()
    room.press(room.view.buttons["mobilite"])
    room.type("Le bus s’arrête à 19 h")
    room.key(Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    room.press(room.page.top.stop)
    room.type("Aller voir l’atelier vélo")
    room.onward()
    room.press(room.view.unsigned)
    room.press(room.view.keeps.buttons["kept_here"])
    assert room.acts <= 12
    assert room.question == "ending"
    kinds = [one.kind for one in at.said]
    for kind in ("person_described", "aim_said", "view_given", "action_agreed"):
        assert kind in kinds


def test_one_topic_said_by_all_needs_the_stated_acts(room: InMeeting) -> None:
    """The count that ``resources/design/keystrokes.md`` multiplies by seven."""
    alt = Qt.KeyboardModifier.AltModifier
    room.view.press(2)  # Marc is there too
    room.go_to(Question.CHOOSING)
    before = room.acts
    room.press(room.view.buttons["droit"])
    room.type("Je laisse tout dans le sac.")
    room.key(Qt.Key.Key_4, alt)
    for key in (Qt.Key.Key_F3, Qt.Key.Key_F4):
        room.key(key)
        room.type("Une date arrive.")
        room.key(Qt.Key.Key_3, alt)
    room.key(Qt.Key.Key_F5)
    room.key(Qt.Key.Key_1, alt)
    room.key(Qt.Key.Key_Tab)
    room.type("Nous trions le sac jeudi.")
    room.onward()
    assert room.question == "choosing"
    assert room.acts - before == acts_of_a_topic()
    found = current_diagnosis(room.at.read)
    assert found is not None
    topic = found.topic("droit")
    assert topic.lines[-1].content["words"] == "Nous trions le sac jeudi."
    assert {view.voice for view in topic.views} == {"personne", "social", "emploi"}


# --- the whole diagnosis --------------------------------------------------------

MINUTES = 45
KEYS_TO_ACT, KEY = 1.63, 0.28
"""Seconds for an act by the keyboard and for a letter: M + K, and K."""


def say_of_all(room: InMeeting, barrier: str, words: Callable[[int], str]) -> None:
    """One topic, all of it: her, both referents, what they keep."""
    alt = Qt.KeyboardModifier.AltModifier
    room.press(room.view.buttons[barrier])
    room.type(words(70))
    room.key(Qt.Key.Key_4, alt)
    for key in (Qt.Key.Key_F3, Qt.Key.Key_F4):
        room.key(key)
        room.type(words(45))
        room.key(Qt.Key.Key_3, alt)
    room.key(Qt.Key.Key_F5)
    room.key(Qt.Key.Key_1, alt)
    room.key(Qt.Key.Key_Tab)
    room.type(words(60))
    room.onward()


def add_steps(room: InMeeting, words: Callable[[int], str]) -> None:
    """Three steps, each with who and when."""
    room.go_to(Question.STEPS)
    for who in ("personne", "social", "emploi"):
        room.type(words(45))
        room.press(room.view.who.buttons[who])
        room.press(room.view.when.buttons["month"])
        room.press(room.view.more)


def sign_by_hand(room: InMeeting) -> None:
    """The paper, a drawing of each of the three, the seal."""
    room.press(room.controller.papers.shown.page.sign)
    for turns in (3, 4, 5):
        page = room.controller.papers.shown.page
        page.form.pad.show_strokes(a_stroke(turns))
        room.press(page.keep)
    room.press(room.controller.papers.shown.page.finish)


def test_the_whole_diagnosis_is_within_three_quarters_of_an_hour(
    sit: Begin, letters: Letters
) -> None:
    at = sit()
    at.window.activateWindow()
    at.open()
    room = InMeeting(at)
    room.begin()
    room.key(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)  # Marc is there too
    for _ in range(3):  # who is there, the welcome, what was said last time
        room.onward()
    room.type(letters(60))
    room.onward()
    for barrier in Barrier:
        say_of_all(room, barrier.value, letters)
    add_steps(room, letters)
    room.onward()
    assert room.question == "read_back"
    room.onward()
    sign_by_hand(room)
    room.press(room.view.keeps.buttons["kept_here"])
    room.type(letters(40))
    room.onward()
    assert len(held_meetings(room.at.read)) == 1
    assert documents_of(room.at.read)[-1].closed
    stated = stated_together()
    assert (room.acts, letters.count) == (stated.acts, stated.letters)
    seconds = room.acts * KEYS_TO_ACT + letters.count * KEY + stated.spoken * 60
    assert seconds <= MINUTES * 60


class Letters:
    """Makes words that are typed, and counts their letters."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, length: int) -> str:
        self.count += length
        return ("Le bus du soir s’arrête tôt, alors je marche. " * 3)[:length]


@pytest.fixture
def letters() -> Letters:
    """Counted from the beginning of the test."""
    return Letters()


@dataclass(frozen=True)
class Stated:
    """What the model states of the whole diagnosis."""

    acts: int
    letters: int
    spoken: int


def stated_together() -> Stated:
    """What stands in the last line of the second table; ``spoken`` in minutes."""
    row = re.findall(
        r"\*\*together\*\* \| \*\*(\d+)\*\* \| \*\*([\d,]+)\*\* \| \*\*(\d+) min\*\*",
        MODEL,
    )
    ((acts, typed, spoken),) = row
    return Stated(int(acts), int(typed.replace(",", "")), int(spoken))


MODEL = (TOP / "resources/design/keystrokes.md").read_text("utf-8")


def acts_of_a_topic() -> int:
    """What the model states."""
    (stated,) = re.findall(r"One topic, all of it: \*\*(\d+) acts\*\*", MODEL)
    return int(stated)
