"""Meetings as planned and as held, contacts, and what each one tells."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from livret.domain.contacts import contacts_of, last_contact
from livret.domain.fold import fold
from livret.domain.livret import Livret
from livret.domain.meetings import (
    Present,
    coming,
    held_meetings,
    last_meeting,
    planned_meetings,
    said_in,
    to_tell,
)
from tests.domain.writing import Log, team, without_body

TODAY = dt.date(2026, 3, 12)


def plan(log: Log, on: str, **more: Any) -> str:
    return log.write("claire", "meeting_planned", {"on": on, **more})


def state(log: Log, meeting: str, state: str, **more: Any) -> str:
    return log.write(
        "claire", "meeting_state", {"meeting": meeting, "state": state, **more}
    )


def hold(log: Log, on: str, *targets: str, **more: Any) -> str:
    told = {"on": on, "present": [], "targets": list(targets), **more}
    return log.write("claire", "meeting_held", told)


def days(found: Any) -> list[str]:
    return [one.on.isoformat() for one in found]


def test_what_is_coming_is_sorted_by_day_then_hour() -> None:
    log, _ = team()
    for on, at in (
        ("2026-03-20", ""),
        ("2026-03-20", "14:00"),
        ("2026-03-12", "09:00"),
        ("2026-03-11", "09:00"),
        ("2026-03-20", "09:30"),
    ):
        plan(log, on, **({"at": at} if at else {}))
    read = log.fold()
    assert [(one.on.day, one.at) for one in coming(read, TODAY)] == [
        (12, "09:00"),
        (20, "09:30"),
        (20, "14:00"),
        (20, ""),
    ]
    assert days(to_tell(read, TODAY)) == ["2026-03-11"]


def test_a_plan_reads_as_it_was_said() -> None:
    log, ids = team()
    plan(
        log,
        "2026-03-20",
        at="10:30",
        minutes=45,
        means="in_person",
        place="Bureau 4",
        present=[{"voice": "personne"}, {"voice": "emploi", "member": ids["marc"]}],
        about="Le permis",
        language="ar",
        interpreter="Nour",
        review=True,
    )
    (one,) = planned_meetings(log.fold())
    assert (one.at, one.minutes, one.means, one.place) == (
        "10:30",
        45,
        "in_person",
        "Bureau 4",
    )
    assert one.present == (
        Present(voice="personne"),
        Present(voice="emploi", member=ids["marc"]),
    )
    assert (one.about, one.language, one.interpreter) == ("Le permis", "ar", "Nour")
    assert one.review
    assert one.state == "planned"


def test_a_bare_plan_has_a_day_and_nothing_else() -> None:
    log, _ = team()
    plan(log, "2026-03-20")
    (one,) = coming(log.fold(), TODAY)
    assert (one.at, one.minutes, one.means, one.place, one.about) == ("", 0, "", "", "")
    assert not one.review


def test_a_plan_said_again_keeps_its_id() -> None:
    log, _ = team()
    first = plan(log, "2026-03-20")
    plan(log, "2026-03-27", meeting=first)
    (one,) = planned_meetings(log.fold())
    assert (one.id, one.on) == (first, dt.date(2026, 3, 27))


@pytest.mark.parametrize("what", ["postponed", "did_not_happen", "cancelled"])
def test_what_does_not_happen_is_neither_coming_nor_asked_about(what: str) -> None:
    log, _ = team()
    for on in ("2026-03-10", "2026-03-20"):
        state(log, plan(log, on), what, side="outside", words="Grève des bus")
    read = log.fold()
    assert coming(read, TODAY) == to_tell(read, TODAY) == ()
    assert {(one.state, one.side, one.words) for one in planned_meetings(read)} == {
        (what, "outside", "Grève des bus")
    }


def test_a_postponed_meeting_comes_back_when_it_is_planned_again() -> None:
    log, _ = team()
    first = plan(log, "2026-03-20")
    state(log, first, "postponed", side="us")
    plan(log, "2026-04-02", meeting=first)
    state(log, first, "planned")
    (one,) = coming(log.fold(), TODAY)
    assert (one.id, one.on.month, one.side) == (first, 4, "")


def test_a_meeting_that_was_held_is_what_it_was_planned_as() -> None:
    log, _ = team()
    planned = plan(log, "2026-03-10")
    words = log.goal("claire", "Passer le permis")
    held = hold(log, "2026-03-10", words, meeting=planned, next_words="Le budget")
    read = log.fold()
    (one,) = planned_meetings(read)
    assert (one.state, one.held) == ("held", (held,))
    assert to_tell(read, TODAY) == ()
    last = last_meeting(read)
    assert last is not None
    assert (last.id, last.planned, last.next_words) == (held, planned, "Le budget")


def test_the_last_meeting_is_the_latest_day_not_the_latest_written() -> None:
    log, _ = team()
    assert last_meeting(log.fold()) is None
    hold(log, "2026-03-10")
    hold(log, "2026-02-01")
    assert days(held_meetings(log.fold())) == ["2026-02-01", "2026-03-10"]
    last = last_meeting(log.fold())
    assert last is not None
    assert last.on == dt.date(2026, 3, 10)
    assert (last.words, last.handed_over, last.read_back) == ("", "", False)


def test_what_was_said_in_a_meeting_keeps_the_order_of_the_meeting() -> None:
    log, _ = team()
    first, second = log.goal("claire", "Un"), log.goal("marc", "Deux")
    hold(log, "2026-03-10", second, first)
    read = log.fold()
    (held,) = held_meetings(read)
    assert [value.id for value in said_in(read, held)] == [second, first]


def test_what_was_erased_since_is_no_longer_said_in_it() -> None:
    log, _ = team()
    gone, kept = log.goal("claire", "Un"), log.goal("claire", "Deux")
    hold(log, "2026-03-10", gone, kept)
    log.all[gone] = without_body(log.all[gone])
    read: Livret = fold(log.all.values())
    assert [value.id for value in said_in(read, held_meetings(read)[0])] == [kept]


def test_contacts_are_read_by_day() -> None:
    log, _ = team()
    later = {"means": "telephone", "words": "Rappel", "heard": "J’y vais."}
    log.write("claire", "contact_made", later, said_on=dt.date(2026, 3, 5))
    log.write("marc", "contact_made", {"means": "street"}, said_on=dt.date(2026, 3, 1))
    first, second = contacts_of(log.fold())
    assert (first.means, first.words, first.heard, first.by) == (
        "street",
        "",
        "",
        "marc",
    )
    assert (second.on.day, second.heard, second.words) == (5, "J’y vais.", "Rappel")


def test_planning_is_no_contact_and_meeting_is_one() -> None:
    log, _ = team()
    opened = last_contact(log.fold())
    plan(log, "2026-05-20")
    log.write("claire", "contract_noted", {"type": "cer"}, said_on=dt.date(2026, 9, 1))
    assert last_contact(log.fold()) == opened == TODAY
    hold(log, "2026-03-20")
    assert last_contact(log.fold()) == dt.date(2026, 3, 20)
    log.write(
        "claire", "contact_made", {"means": "street"}, said_on=dt.date(2026, 4, 2)
    )
    assert last_contact(log.fold()) == dt.date(2026, 4, 2)
