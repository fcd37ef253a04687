"""A meeting is paused, left and taken up again: nothing of it is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from livret.desktop.locking import Lock
from livret.desktop.meeting.ending_views import LeaveView, PauseView
from livret.desktop.pin import TRIES, PinGate
from livret.domain.diagnosis import aim_of
from livret.domain.meeting_mode import Question
from tests.desktop.livret.at_desk import AtDesk, settle
from tests.desktop.livret.meeting_desk import (
    InMeeting,
    drafts,
    everything_said,
    view_of,
)
from tests.fictitious import social_security_number

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


Begin = Callable[..., AtDesk]
PIN = "4821"


# --- pausing and leaving ------------------------------------------------------


def test_a_pause_shows_nothing_and_comes_back_at_the_same_words(
    room: InMeeting,
) -> None:
    room.topic("mobilite")
    room.type("Le tram est loin")
    room.key(Qt.Key.Key_F9)
    assert isinstance(room.view, PauseView)
    told = everything_said()
    assert "tram" not in told
    assert "Amina" not in told.replace("Amina B.", "")
    room.press(room.view.resume)
    assert room.view.words.text == "Le tram est loin"
    room.onward()
    assert view_of(room.at, "mobilite").content["words"] == "Le tram est loin"


def test_leaving_needs_the_pin(room: InMeeting) -> None:
    room.at.window.gate = PinGate(PIN)
    room.go_to(Question.AIM)
    room.press(room.page.bar.verbs["pause"])
    room.press(room.view.leave)
    assert isinstance(room.view, LeaveView)
    room.view.pin.line.setText("0000")
    room.press(room.view.go)
    assert room.at.window.here == "meeting"
    room.view.pin.line.setText(PIN)
    room.press(room.view.go)
    assert room.at.window.here == "essentiel"
    assert "Cuisiner" not in room.at.drafts().get("meeting:sitting", "")
    assert room.at.window.sidebar.isVisible()
    room.at.open("diagnosis")
    assert room.at.diagnosis.rows


def test_back_at_the_desk_no_key_is_lost_while_the_livret_is_read(at: AtDesk) -> None:
    at.window.share()
    at.window.unshare()
    assert at.window.actions_.by_id["meeting"].isEnabled()


def test_who_goes_on_while_the_livret_is_read_is_not_brought_back(
    room: InMeeting,
) -> None:
    room.at.desk.unshared.emit("essentiel")
    room.at.window.asked.emit("goals")
    settle()
    assert room.at.window.here == "goals"


def test_five_wrong_pins_lock(room: InMeeting, qtbot: QtBot) -> None:
    room.at.window.gate = PinGate(PIN)
    room.press(room.page.bar.verbs["pause"])
    room.press(room.view.leave)
    with qtbot.waitSignal(room.at.window.lock_requested):
        for _ in range(TRIES):
            room.view.pin.line.setText("0000")
            room.view.go.click()
            settle()


def test_without_a_pin_leaving_asks_for_the_passphrase(
    room: InMeeting, qtbot: QtBot
) -> None:
    room.at.window.gate = PinGate()
    room.press(room.page.bar.verbs["pause"])
    room.press(room.view.leave)
    with qtbot.waitSignal(room.at.window.lock_requested):
        room.view.go.click()
        settle()
    assert room.controller.back_at == "essentiel"


def test_at_the_end_all_is_saved_and_the_keyboard_is_where_one_leaves(
    room: InMeeting,
) -> None:
    room.go_to(Question.READ_BACK)
    room.press(room.view.unsigned)
    room.press(room.view.keeps.buttons["nothing"])
    room.at.have_keyboard()
    room.controller.autosave._quiet.setInterval(60_000)
    room.type("Les papiers")
    assert room.page.saved.accessibleName() == "Enregistrement…"
    room.onward()
    assert isinstance(room.view, LeaveView)
    assert room.page.saved.accessibleName().startswith("Enregistré à")
    assert not room.view.stay.isVisible()
    assert QApplication.focusWidget() is room.view.go


def test_at_200_percent_the_paper_has_the_keyboard_from_its_title(
    room: InMeeting,
) -> None:
    room.at.desk.ui.look.set_percent(200)
    room.at.window.resize(1366, 768)
    room.at.have_keyboard()
    settle()
    room.go_to(Question.READ_BACK)
    assert QApplication.focusWidget() is room.view.question
    room.onward()
    assert room.controller.papers.shown is not None
    assert QApplication.focusWidget() is room.controller.papers.shown.page.title


def test_coming_back_from_the_desk_asks_the_room_first(room: InMeeting) -> None:
    room.at.window.gate = PinGate(free=True)
    room.topic("droit")
    room.leave()
    assert room.at.window.here == "essentiel"
    room.at.window.asked.emit("meeting")
    settle()
    assert room.question == "room"
    room.onward()
    assert (room.question, room.sitting.barrier) == ("topic", "droit")


def test_idleness_only_hides_for_ninety_minutes(room: InMeeting, qtbot: QtBot) -> None:
    room.at.window.gate = PinGate(PIN)
    lock = Lock(room.at.desk, 15 * 60.0)
    with qtbot.assertNotEmitted(lock.due):
        room.at.clock.forward(minutes=16)
        lock.look()
    assert room.at.window.is_hidden
    room.at.clock.forward(minutes=75)
    with qtbot.waitSignal(lock.due):
        lock.look()


# --- nothing is lost ----------------------------------------------------------


def test_after_the_power_went_the_same_question_comes_back(
    sit: Begin, qtbot: QtBot
) -> None:
    first = sit()
    first.open()
    room = InMeeting(first)
    first.window.asked.emit("meeting")
    settle()
    room.topic("famille")
    room.key(Qt.Key.Key_F3)
    room.type("Une voisine peut aider")
    place = "meeting:view:famille:social"
    qtbot.waitUntil(lambda: place in first.drafts())
    first.kill()

    again = sit()
    again.open()
    assert "F9" in again.diagnosis.banner.sentence
    after = InMeeting(again)
    again.window.asked.emit("meeting")
    settle()
    assert (after.question, after.sitting.barrier) == ("topic", "famille")
    assert after.sitting.voice == "social"
    assert after.view.words.text == "Une voisine peut aider"
    assert "retrouvé" in after.page.banner.sentence
    after.onward()
    assert view_of(again, "famille", "social").content["words"] == (
        "Une voisine peut aider"
    )
    assert drafts(again) == {}


def test_what_is_refused_comes_back_to_be_corrected(room: InMeeting) -> None:
    room.go_to(Question.AIM)
    refused = social_security_number()
    room.type(refused)
    room.onward()
    assert room.question == "aim"
    assert room.view.words.text == refused
    assert room.page.banner.sentence
    room.type("Un poste de jour")
    room.onward()
    aim = aim_of(room.at.read)
    assert aim is not None
    assert aim.content["words"] == "Un poste de jour"
