"""What Accueil tells beside the list: what comes, what waits, what grows old."""

from __future__ import annotations

import datetime as dt
from typing import Any

from livret.usecases.coming import Coming, coming
from livret.usecases.drafting import save_draft
from livret.usecases.meetings import (
    PlanMeeting,
    TellMeeting,
    plan_meeting,
    tell_meeting,
)
from livret.usecases.notes import keep_rough
from tests.usecases.desks import Desk

D = dt.date.fromisoformat


def plan(desk: Desk, on: str, **more: Any) -> str:
    command = PlanMeeting(livret=desk.livret, on=D(on), **more)
    return plan_meeting(desk.ctx, command).value


def read(desk: Desk) -> Coming:
    return coming(desk.ctx, desk.ctx.people.people())


def whats(found: Coming) -> list[tuple[str, str]]:
    return [(due.what, due.on.isoformat()) for due in found.dues]


def test_next_meetings_come_first_and_give_an_order(desk: Desk) -> None:
    plan(desk, "2026-04-02", at="09:00")
    plan(desk, "2026-03-26")
    amina = desk.livret
    zoe = desk.open("Zoé T.")
    plan(desk, "2026-03-26", at="10:00")
    found = read(desk)
    assert [(one.livret, one.on.day, one.at) for one in found.meetings] == [
        (zoe, 26, "10:00"),
        (amina, 26, ""),
        (amina, 2, "09:00"),
    ]
    assert found.next_days == {amina: D("2026-03-26"), zoe: D("2026-03-26")}


def test_far_ahead_is_not_told_yet(desk: Desk) -> None:
    plan(desk, "2026-05-11")
    plan(desk, "2026-05-12")
    assert [one.on.day for one in read(desk).meetings] == [11]


def test_a_meeting_of_which_nobody_told_waits(desk: Desk) -> None:
    meeting = plan(desk, "2026-03-10")
    assert [one.meeting for one in read(desk).untold] == [meeting]
    command = TellMeeting(livret=desk.livret, meeting=meeting, state="did_not_happen")
    tell_meeting(desk.ctx, command)
    assert read(desk).untold == ()


def test_a_diagnosis_grows_old_after_a_year(desk: Desk) -> None:
    desk.view("mobilite", "bloque")
    assert whats(read(desk)) == []
    desk.clock.forward(days=360)
    assert whats(read(desk)) == [("diagnosis", "2027-03-12")]


def test_an_end_is_told_a_month_before(desk: Desk) -> None:
    desk.say(
        {
            "kind": "agreement_given",
            "recipient": {"name": "Marc D."},
            "scopes": ["commun"],
            "purpose": "Chercher ensemble",
            "until": "2026-06-30",
        }
    )
    assert whats(read(desk)) == []
    desk.clock.forward(days=85)
    assert whats(read(desk)) == [("agreement", "2026-06-30")]


def test_a_draft_asks_for_a_decision_after_a_month(desk: Desk) -> None:
    save_draft(desk.ctx, desk.livret, "view:mobilite:personne", "le bus")
    keep_rough(desk.ctx, desk.livret, "à demander")
    desk.clock.forward(days=29)
    assert read(desk).drafts == ()
    desk.clock.forward(days=1)
    begun = [(one.since.isoformat(), one.rough) for one in read(desk).drafts]
    assert sorted(begun) == [("2026-03-12", False), ("2026-03-12", True)]


def test_a_rough_note_worked_on_keeps_its_age(desk: Desk) -> None:
    place = keep_rough(desk.ctx, desk.livret, "à demander").value
    desk.clock.forward(days=30)
    keep_rough(desk.ctx, desk.livret, "à demander à Marc", place)
    assert [one.rough for one in read(desk).drafts] == [True]


def test_whoever_is_not_listed_is_not_told_of(desk: Desk) -> None:
    plan(desk, "2026-03-26")
    save_draft(desk.ctx, desk.livret, "note", "à demander")
    desk.clock.forward(days=31)
    assert coming(desk.ctx, ()) == Coming()
