"""A window left open over midnight: the day is the new one, what is typed stays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QWidget

from livret.desktop import day_watch
from livret.desktop.accueil.controller import AccueilController
from livret.desktop.diagnosis.controller import DiagnosisController
from livret.desktop.goals.controller import GoalsController
from livret.domain.meeting_mode import Question
from livret.domain.meetings import held_meetings
from livret.domain.pathway import pathway_of
from livret.usecases.agreeing import GiveAgreement, give_agreement
from tests.desktop.livret.at_desk import AtDesk, settle
from tests.desktop.livret.meeting_desk import InMeeting

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Begin = Callable[..., AtDesk]

LATE = dt.datetime(2026, 3, 12, 23, 59, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(day_watch, "EVERY_MS", 5)


def words(page: QWidget) -> list[str]:
    """What can be read on a page, by the eye or by assistive technology.

    Without the journal, which tells of each opening of this test.
    """
    named = (one.accessibleName() for one in page.findChildren(QWidget))
    return [one for one in named if one and "a ouvert le livret" not in one]


def to_midnight(at: AtDesk) -> None:
    """Two minutes pass, and the day with them."""
    told = QSignalSpy(at.desk.day_turned)
    at.clock.forward(minutes=2)
    assert told.wait(10_000)
    settle()


def tonight(sit: Begin) -> AtDesk:
    """Claire's desk with the example, at one minute to midnight."""
    at = sit()
    at.clock.instant = LATE
    return at


def ends_tonight(at: AtDesk) -> None:
    """An agreement that ends with this day, and a step to be done by it."""
    day = LATE.date()
    given = GiveAgreement(
        livret=at.livret,
        recipient="Nadia F.",
        scopes=("commun",),
        purpose="Un logement",
        until=day,
    )
    give_agreement(at.ctx, given)
    goal = pathway_of(at.read).goals[0]
    step = {"kind": "action_agreed", "words": "Appeler", "goal": goal.id}
    at.say({**step, "by": (day + dt.timedelta(days=1)).isoformat()})


def plan(at: AtDesk, day: dt.date) -> None:
    at.say({"kind": "meeting_planned", "on": day.isoformat(), "at": "10:00"})


@pytest.mark.parametrize(
    "page",
    [
        "essentiel",
        "pathway",
        "goals",
        "meetings",
        "review",
        "documents",
        "agreement",
        "sharing",
        "replacing",
        "notes",
        "history",
        "diagnosis",
    ],
)
def test_a_page_of_a_livret_tells_the_new_day(sit: Begin, page: str) -> None:
    at = tonight(sit)
    plan(at, LATE.date() + dt.timedelta(days=1))
    ends_tonight(at)
    at.open(page)
    before = words(at.desk.controllers[page].page)
    to_midnight(at)
    told = words(at.desk.controllers[page].page)
    at.go("accueil")
    at.open(page)
    assert told == words(at.desk.controllers[page].page)
    if page in {"meetings", "agreement"}:
        assert told != before


def test_accueil_tells_the_new_day_and_keeps_what_is_searched(sit: Begin) -> None:
    at = tonight(sit)
    plan(at, LATE.date() + dt.timedelta(days=1))
    at.go("accueil")
    page = at.of(AccueilController).page
    page.search.setText("zz")
    settle()
    before = words(page)
    assert "jeudi 12 mars" in before
    assert "Demain. Amina B. 10:00" in before
    to_midnight(at)
    after = words(page)
    assert "vendredi 13 mars" in after
    assert "Aujourd’hui. Amina B. 10:00" in after
    assert page.search.text() == "zz"


def test_what_is_typed_at_midnight_stays_under_the_hand(sit: Begin) -> None:
    at = tonight(sit)
    at.have_keyboard()
    at.open("diagnosis")
    at.topic("mobilite")
    field = at.of(DiagnosisController).page.detail.view.words
    field.setFocus()
    at.type("Je prends le bus de nuit")
    field.moveCursor(QTextCursor.MoveOperation.End)
    to_midnight(at)
    assert QApplication.focusWidget() is field
    assert field.toPlainText() == "Je prends le bus de nuit"
    QTest.keyClicks(field, " !")
    assert "nuit !" in field.toPlainText()


def test_a_step_begun_before_midnight_counts_from_the_new_day(sit: Begin) -> None:
    at = tonight(sit)
    at.open("goals")
    page = at.of(GoalsController).page
    to_midnight(at)
    assert page._today.toPython() == LATE.date() + dt.timedelta(days=1)


def test_a_meeting_begun_before_midnight_goes_on_and_keeps_its_day(
    sit: Begin,
) -> None:
    at = tonight(sit)
    at.open()
    at.window.activateWindow()
    room = InMeeting(at)
    at.window.asked.emit("meeting")
    settle()
    room.go_to(Question.AIM)
    room.view.words.setPlainText("Dormir")
    to_midnight(at)
    assert room.view.words.toPlainText() == "Dormir"
    assert at.desk.controllers["meeting"]._read.today == dt.date(2026, 3, 13)
    room.go_to(Question.READ_BACK)
    room.press(room.view.unsigned)
    room.press(room.view.keeps.buttons["nothing"])
    room.onward()
    held = held_meetings(at.read)[-1]
    assert held.on == LATE.date()
    assert (held.at, held.minutes) == (f"{LATE.astimezone():%H:%M}", 2)
