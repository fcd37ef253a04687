"""What a meeting takes at the keyboard, counted through the real window.

``resources/design/keystrokes.md`` states the model; here it is played.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from livret.domain.diagnosis import current_diagnosis
from livret.domain.meeting_mode import Question
from tests.architecture.project import TOP
from tests.desktop.livret.at_desk import AtDesk, settle
from tests.desktop.livret.meeting_desk import InMeeting

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Begin = Callable[..., AtDesk]


@pytest.fixture
def room(at: AtDesk) -> InMeeting:
    """The fictitious livret, at « Qui est dans la pièce ? »."""
    at.window.activateWindow()
    meeting = InMeeting(at)
    at.window.asked.emit("meeting")
    settle()
    return meeting


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


def acts_of_a_topic() -> int:
    """What the model states."""
    text = (TOP / "resources/design/keystrokes.md").read_text("utf-8")
    (stated,) = re.findall(r"One topic, all of it: \*\*(\d+) acts\*\*", text)
    return int(stated)
