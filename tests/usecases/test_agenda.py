"""What is coming in every livret, the dates kept in mind, a discreet calendar."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import pytest

from livret.domain.errors import InvalidField
from livret.usecases.agenda import CalendarEntry, agenda, calendar, calendar_uid
from livret.usecases.contracts import NoteContract, note_contract
from livret.usecases.due import RETENTION
from livret.usecases.errors import FileNotWritten
from livret.usecases.meetings import (
    PlanMeeting,
    TellMeeting,
    plan_meeting,
    tell_meeting,
)
from livret.usecases.ports_people import Due
from tests.usecases.desks import Desk

D = dt.date.fromisoformat


def plan(desk: Desk, on: str, **more: Any) -> str:
    command = PlanMeeting(livret=desk.livret, on=D(on), **more)
    return plan_meeting(desk.ctx, command).value


def tell(desk: Desk, meeting: str, state: str, **more: Any) -> None:
    command = TellMeeting(livret=desk.livret, meeting=meeting, state=state, **more)
    tell_meeting(desk.ctx, command)


def left(desk: Desk, **more: Any) -> tuple[CalendarEntry, ...]:
    """What leaves in a calendar."""
    found: list[CalendarEntry] = []
    assert calendar(desk.ctx, found.extend, **more).value == len(found)
    return tuple(found)


def dues(desk: Desk) -> list[Due]:
    """Every date but how long the livret is kept: ``test_retention``."""
    return [due for due in desk.ctx.people.dues() if due.what != RETENTION]


def whats(desk: Desk) -> list[tuple[str, str]]:
    return [(due.what, due.on.isoformat()) for due in dues(desk)]


def test_every_livret_is_in_the_agenda_by_day_and_hour(desk: Desk) -> None:
    plan(desk, "2026-03-26", at="14:00", means="telephone", about="Le permis")
    plan(desk, "2026-03-11")
    first = desk.livret
    desk.open("Zoé T.", private_line="celle du parc")
    plan(desk, "2026-03-26", at="09:30", minutes=30)
    plan(desk, "2026-03-12")
    found = agenda(desk.ctx)
    assert [(one.called, one.on.isoformat(), one.at) for one in found] == [
        ("Zoé T.", "2026-03-12", ""),
        ("Zoé T.", "2026-03-26", "09:30"),
        ("Amina B.", "2026-03-26", "14:00"),
    ]
    assert found[1].minutes == 30
    assert found[1].private_line == "celle du parc"
    assert (found[2].livret, found[2].means, found[2].about) == (
        first,
        "telephone",
        "Le permis",
    )


def test_the_agenda_has_ends(desk: Desk) -> None:
    for on in ("2026-03-11", "2026-03-20", "2026-04-02"):
        plan(desk, on)

    def days(first: str, last: str) -> list[str]:
        return [one.on.isoformat() for one in agenda(desk.ctx, D(first), D(last))]

    assert days("2026-03-11", "2026-03-20") == ["2026-03-11", "2026-03-20"]
    assert days("2026-03-21", "2026-04-02") == ["2026-04-02"]
    with pytest.raises(InvalidField) as refused:
        days("2026-03-21", "2026-03-20")
    assert refused.value.facts["path"] == "to"


def test_what_is_off_leaves_the_agenda_and_stays_off_in_calendars(desk: Desk) -> None:
    meeting = plan(desk, "2026-03-26")
    assert [one.cancelled for one in left(desk)] == [False]
    tell(desk, meeting, "did_not_happen", side="outside")
    assert agenda(desk.ctx) == ()
    (entry,) = left(desk)
    assert entry.cancelled
    assert entry.revision == 1


def test_an_entry_keeps_its_name_and_grows_when_it_moves(desk: Desk) -> None:
    meeting = plan(desk, "2026-03-26", at="10:30", minutes=45, place="Bureau 4")
    (before,) = left(desk)
    tell(desk, meeting, "postponed", on=D("2026-04-02"))
    (after,) = left(desk)
    assert before.uid == after.uid == calendar_uid(meeting)
    assert uuid.UUID(after.uid).version == 5
    assert (after.on, after.at, after.minutes) == (D("2026-04-02"), "10:30", 45)
    assert after.revision > before.revision == 0
    assert "Bureau 4" not in repr(after)


def test_a_calendar_of_one_livret_holds_no_other(desk: Desk) -> None:
    plan(desk, "2026-03-26")
    first = desk.livret
    desk.open("Zoé T.")
    plan(desk, "2026-03-27")
    entries = left(desk, livret=first)
    assert [entry.on.day for entry in entries] == [26]
    journals = [
        [entry.what for entry in desk.ctx.journal.of(one)]
        for one in (first, desk.livret)
    ]
    assert journals == [["exported"], []]


def test_she_can_read_that_a_calendar_left(desk: Desk) -> None:
    plan(desk, "2026-03-26")
    done = calendar(desk.ctx, tuple)
    assert done.changes.livrets == {desk.livret}
    (entry,) = desk.ctx.journal.of(desk.livret)
    assert (entry.what, entry.detail) == ("exported", (("paper", "calendar"),))


def test_a_calendar_that_could_not_be_written_is_not_noted(desk: Desk) -> None:
    plan(desk, "2026-03-26")

    def refuse(_entries: object) -> None:
        raise FileNotWritten(path="x")

    with pytest.raises(FileNotWritten):
        calendar(desk.ctx, refuse)
    assert desk.ctx.journal.of(desk.livret) == ()


def test_a_meeting_that_was_held_is_due_no_more(desk: Desk) -> None:
    meeting = plan(desk, "2026-03-10")
    assert whats(desk) == [("meeting", "2026-03-10")]
    desk.say(
        {
            "kind": "meeting_held",
            "on": "2026-03-10",
            "present": [],
            "targets": [],
            "meeting": meeting,
        }
    )
    assert whats(desk) == []


def test_diagnosis_agreements_and_contracts_are_kept_in_mind(desk: Desk) -> None:
    desk.view("mobilite", "bloque")
    desk.say(
        {
            "kind": "agreement_given",
            "recipient": {"name": "Marc D."},
            "scopes": ["commun"],
            "purpose": "Chercher ensemble",
            "until": "2026-09-12",
        }
    )
    noted = note_contract(
        desk.ctx,
        NoteContract(
            livret=desk.livret,
            type="contrat_engagement",
            oriented_on=D("2026-03-01"),
            paper_kept=" Classeur bleu ",
        ),
    ).value
    assert whats(desk) == [
        ("sign", "2026-04-01"),
        ("agreement", "2026-09-12"),
        ("diagnosis", "2027-03-12"),
    ]
    command = NoteContract(
        livret=desk.livret,
        type="contrat_engagement",
        oriented_on=D("2026-03-01"),
        signed_on=D("2026-03-12"),
        review_on=D("2026-06-12"),
        contract=noted,
    )
    assert note_contract(desk.ctx, command).value == noted
    assert ("review", "2026-06-12") in whats(desk)
    assert "sign" not in dict(whats(desk))


def test_an_agreement_taken_back_is_due_no_more(desk: Desk) -> None:
    (given,) = desk.say(
        {
            "kind": "agreement_given",
            "recipient": {"name": "Marc D."},
            "scopes": ["commun"],
            "purpose": "Chercher ensemble",
            "until": "2026-09-12",
        }
    )
    desk.say({"kind": "agreement_withdrawn", "agreement": given})
    assert whats(desk) == []


def test_what_a_referent_proposes_waits_for_her_answer(desk: Desk) -> None:
    hers, theirs = desk.say(
        {"kind": "goal_set", "words": "Apprendre à nager"},
        {"kind": "goal_set", "words": "Passer le permis", "voice": "social"},
    )
    assert hers != theirs
    assert [due.of for due in dues(desk)] == [theirs]
    desk.say({"kind": "answer_given", "goal": theirs, "answer": "no"})
    assert whats(desk) == []


def test_once_closed_only_reviews_and_meetings_are_left(desk: Desk) -> None:
    desk.view("mobilite", "bloque")
    plan(desk, "2026-06-01")
    desk.say({"kind": "accompaniment_state", "state": "closed", "on": "2026-03-12"})
    assert whats(desk) == [
        ("meeting", "2026-06-01"),
        ("after_three_months", "2026-06-12"),
        ("after_six_months", "2026-09-12"),
    ]


def test_no_words_of_hers_stand_in_the_dates(desk: Desk) -> None:
    desk.view("mobilite", "bloque", words="Le bus ne passe plus")
    desk.say({"kind": "goal_set", "words": "Passer le permis", "voice": "social"})
    told = repr(desk.ctx.people.dues())
    assert "bus" not in told
    assert "permis" not in told
