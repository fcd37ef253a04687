"""Planning, postponing, what did not happen, quick contacts."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from livret.domain.contacts import contacts_of
from livret.domain.errors import InvalidField
from livret.domain.meetings import Present, coming, last_meeting, planned_meetings
from livret.domain.timeline import Lane, timeline_of
from livret.usecases.apart import kept_apart
from livret.usecases.errors import UnknownReference
from livret.usecases.in_the_room import readable
from livret.usecases.meetings import (
    PlanMeeting,
    QuickContact,
    TellMeeting,
    plan_meeting,
    quick_contact,
    tell_meeting,
)
from tests.usecases.desks import Desk

DAY = dt.date(2026, 3, 26)


def plan(desk: Desk, on: dt.date | None = DAY, **more: Any) -> str:
    command = PlanMeeting(livret=desk.livret, on=on, **more)
    return plan_meeting(desk.ctx, command).value


def tell(desk: Desk, meeting: str, state: str, **more: Any) -> str:
    command = TellMeeting(livret=desk.livret, meeting=meeting, state=state, **more)
    return tell_meeting(desk.ctx, command).value


def test_a_meeting_is_planned_with_all_that_was_said(desk: Desk) -> None:
    marc = desk.welcome_marc()
    meeting = plan(
        desk,
        at="10:30",
        minutes=45,
        means="in_person",
        place="  Bureau 4 ",
        present=(
            Present(voice="personne"),
            Present(voice="emploi", name="Marc D.", member=marc),
        ),
        about="Le permis",
        language="ar",
        interpreter="Nour",
        review=True,
    )
    (one,) = coming(desk.read, DAY)
    assert one.id == meeting
    assert dict(one.content) == {
        "on": "2026-03-26",
        "at": "10:30",
        "minutes": 45,
        "means": "in_person",
        "place": "Bureau 4",
        "present": [
            {"voice": "personne"},
            {"voice": "emploi", "name": "Marc D.", "member": marc},
        ],
        "about": "Le permis",
        "language": "ar",
        "interpreter": "Nour",
        "review": True,
    }


def test_a_day_is_enough_and_needed(desk: Desk) -> None:
    plan(desk)
    assert dict(coming(desk.read, DAY)[0].content) == {"on": "2026-03-26"}
    with pytest.raises(InvalidField) as refused:
        plan(desk, None)
    assert refused.value.facts["path"] == "on"


def test_a_wrong_hour_is_named(desk: Desk) -> None:
    with pytest.raises(InvalidField) as refused:
        plan(desk, at="25:00")
    assert refused.value.facts["path"] == "at"
    assert planned_meetings(desk.read) == ()


def test_a_meeting_planned_otherwise_stays_the_same_one(desk: Desk) -> None:
    meeting = plan(desk, at="10:30")
    again = plan(desk, DAY + dt.timedelta(days=7), at="14:00", meeting=meeting)
    (one,) = coming(desk.read, DAY)
    assert one.id == again == meeting
    assert (one.on.day, one.at) == (2, "14:00")


@pytest.mark.parametrize("state", ["postponed", "did_not_happen", "cancelled"])
@pytest.mark.parametrize("side", ["us", "service", "person", "outside", "unknown", ""])
def test_it_may_not_happen_on_any_side(desk: Desk, state: str, side: str) -> None:
    meeting = plan(desk)
    tell(desk, meeting, state, side=side, words=" Grève des bus ")
    (one,) = planned_meetings(desk.read)
    assert (one.state, one.side, one.words) == (state, side, "Grève des bus")
    assert coming(desk.read, DAY) == ()


def test_postponed_with_its_new_day_it_is_coming_again(desk: Desk) -> None:
    meeting = plan(desk, at="10:30", place="Bureau 4")
    later = DAY + dt.timedelta(days=7)
    tell(desk, meeting, "postponed", side="us", on=later, at="09:00")
    (one,) = coming(desk.read, DAY)
    assert (one.id, one.on, one.at, one.place) == (meeting, later, "09:00", "Bureau 4")
    told = [v.content for v in desk.read.history if v.kind == "meeting_state"]
    assert [one["state"] for one in told] == ["postponed", "planned"]


def test_one_that_did_not_happen_may_be_planned_again(desk: Desk) -> None:
    meeting = plan(desk)
    tell(desk, meeting, "did_not_happen", side="unknown")
    plan(desk, DAY, meeting=meeting)
    assert [one.id for one in coming(desk.read, DAY)] == [meeting]


def test_only_a_postponed_one_has_a_new_day(desk: Desk) -> None:
    with pytest.raises(InvalidField) as refused:
        tell(desk, plan(desk), "cancelled", on=DAY)
    assert refused.value.facts["path"] == "on"


@pytest.mark.parametrize(("state", "side"), [("late", ""), ("postponed", "fault")])
def test_what_has_no_word_is_refused(desk: Desk, state: str, side: str) -> None:
    meeting = plan(desk)
    with pytest.raises(InvalidField):
        tell(desk, meeting, state, side=side)
    assert planned_meetings(desk.read)[0].state == "planned"


def test_one_that_was_held_elsewhere_is_kept_as_planned(desk: Desk) -> None:
    present = (Present(voice="personne"),)
    meeting = plan(
        desk, at="10:30", place="Bureau 4", about="Le permis", present=present
    )
    held = tell(desk, meeting, "held", words="Nous avons lu le courrier.")
    last = last_meeting(desk.read)
    assert last is not None
    assert (last.id, last.planned, last.on, last.place) == (
        held,
        meeting,
        DAY,
        "Bureau 4",
    )
    assert (last.present, last.targets) == (present, ())
    assert last.words == "Nous avons lu le courrier."
    assert planned_meetings(desk.read)[0].state == "held"


def test_a_meeting_of_nobody_is_unknown(desk: Desk) -> None:
    with pytest.raises(UnknownReference):
        tell(desk, "ab" * 32, "cancelled")
    with pytest.raises(UnknownReference):
        plan(desk, meeting="ab" * 32)


@pytest.mark.parametrize(
    ("means", "how"),
    [("telephone", "telephone"), ("street", "directly"), ("letter", "written")],
)
def test_a_contact_keeps_one_line_and_her_words(
    desk: Desk, means: str, how: str
) -> None:
    command = QuickContact(
        livret=desk.livret, means=means, words=" Rappel ", heard=" J’y vais. "
    )
    made = quick_contact(desk.ctx, command).value
    (one,) = contacts_of(desk.read)
    assert (one.id, one.means, one.words, one.heard) == (
        made,
        means,
        "Rappel",
        "J’y vais.",
    )
    assert one.values[0].content["came"] == {"how": how}


def test_a_contact_needs_no_words_and_renews_the_last_contact(desk: Desk) -> None:
    assert desk.ctx.people.people()[0].last_contact == dt.date(2026, 3, 12)
    desk.clock.forward(days=8)
    day = dt.date(2026, 3, 19)
    command = QuickContact(livret=desk.livret, means="message", said_on=day)
    quick_contact(desk.ctx, command)
    assert dict(contacts_of(desk.read)[0].values[0].content) == {"means": "message"}
    assert desk.ctx.people.people()[0].last_contact == day


def test_a_contact_by_an_unknown_means_is_refused(desk: Desk) -> None:
    with pytest.raises(InvalidField):
        quick_contact(desk.ctx, QuickContact(livret=desk.livret, means="pigeon"))


def test_a_contact_tells_when_whose_and_what_came_of_it(desk: Desk) -> None:
    desk.welcome_marc()
    desk.clock.forward(days=8)
    command = QuickContact(
        livret=desk.livret,
        means="letter",
        said_on=dt.date(2026, 3, 18),
        at="10:30",
        outcome="left_word",
        side="emploi",
    )
    quick_contact(desk.ctx, command)
    (one,) = contacts_of(desk.read)
    assert (one.on, one.at, one.outcome) == (command.said_on, "10:30", "left_word")
    assert (one.whose, one.by) == ("Marc D.", "Claire M.")
    (item,) = [one for one in timeline_of(desk.read).items if one.what == "contact"]
    assert item.lane is Lane.EMPLOI
    # A word that was left is no exchange with her.
    assert desk.ctx.people.people()[0].last_contact == dt.date(2026, 3, 12)


def test_no_answer_is_on_no_line_and_renews_nothing(desk: Desk) -> None:
    desk.clock.forward(days=8)
    command = QuickContact(livret=desk.livret, means="telephone", outcome="no_answer")
    quick_contact(desk.ctx, command)
    assert contacts_of(desk.read)[0].outcome == "no_answer"
    assert not [one for one in timeline_of(desk.read).items if one.what == "contact"]
    assert desk.ctx.people.people()[0].last_contact == dt.date(2026, 3, 12)


def test_a_contact_between_us_goes_nowhere(desk: Desk) -> None:
    command = QuickContact(
        livret=desk.livret, means="telephone", words="SECRET", between_us=True
    )
    made = quick_contact(desk.ctx, command).value
    assert contacts_of(desk.read)[0].between_us
    assert made in kept_apart(desk.ctx.log.read(desk.livret))
    room = (Present(voice="personne"), Present(voice="autre", name="Nour"))
    assert not contacts_of(readable(desk.ctx, desk.livret, room))
    assert contacts_of(readable(desk.ctx, desk.livret, room[:1]))


def test_a_contact_of_tomorrow_is_refused(desk: Desk) -> None:
    day = desk.clock.today() + dt.timedelta(days=1)
    command = QuickContact(livret=desk.livret, means="telephone", said_on=day)
    with pytest.raises(InvalidField) as refused:
        quick_contact(desk.ctx, command)
    assert refused.value.facts == {"path": "said_on", "problem": "future"}
    assert not contacts_of(desk.read)
