"""One meeting held from two offices: two vaults, one hub, one meeting."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from livret.domain.meeting_mode import Sitting
from livret.domain.meetings import held_meetings, planned_meetings
from livret.usecases.minutes import minutes_of
from livret.usecases.sitting import (
    close_meeting,
    look_again,
    open_meeting,
    say_within,
    take_back,
)
from livret.usecases.sitting_kept import as_kept
from livret.usecases.sitting_together import (
    hold_together,
    said_elsewhere,
    said_in_all,
    same_meeting,
    told_of,
)
from livret.usecases.writing import Said
from tests.exchange.hub.desks import HubDesk, Office

HERS, CLAIRES, MARCS = "Le bus du soir", "Elle marche", "Pas de permis"


def begin(desk: HubDesk, planned: str = "") -> Sitting:
    return open_meeting(desk.ctx, desk.livret, planned).value.sitting


def say(desk: HubDesk, sitting: Sitting, voice: str, words: str) -> Sitting:
    desk.clock.forward(minutes=1)
    told = {"barrier": "mobilite", "level": "bloque", "words": words}
    items = [Said(kind="view_given", voice=voice, content=told)]
    return say_within(desk.ctx, desk.livret, sitting, items).value


def plan(desk: HubDesk, **more: Any) -> str:
    on = desk.clock.now().astimezone().date().isoformat()
    return desk.say({"kind": "meeting_planned", "on": on, **more})[0]


def exchange(*desks: HubDesk) -> None:
    for one in desks:
        one.push()
    for one in desks:
        one.pull()


def read_back(desk: HubDesk, sitting: Sitting) -> list[str]:
    """What « On relit ensemble » has to read, in words."""
    read = look_again(desk.ctx, desk.livret, sitting)
    said = said_in_all(read.livret, read.sitting)
    return [one.content["words"] for one in said if one.kind == "view_given"]


def minutes_words(desk: HubDesk) -> list[str]:
    """What the minutes of the only meeting that was held tell of the topic."""
    (held,) = held_meetings(desk.read)
    (row,) = minutes_of(desk.read, held.id).rows
    return [*(one.words for one in row.quotes), *(one.words for one in row.marks)]


def joined(claire: HubDesk, marc: HubDesk) -> tuple[Sitting, Sitting]:
    """Marc joins Claire's meeting; each desk knows of the other room."""
    mine, his = begin(claire), begin(marc)
    people = {one.name: one.id for one in claire.read.members}
    his = hold_together(
        marc.ctx, marc.livret, his, people["Claire M."], told_of(mine)
    ).value
    mine = hold_together(
        claire.ctx, claire.livret, mine, people["Marc D."], told_of(his)
    ).value
    return mine, his


def test_the_planned_meeting_is_one_from_both_offices(office: Office) -> None:
    claire, marc = office.team()
    meeting = plan(claire, at="10:00")
    exchange(claire, marc)
    mine, his = begin(claire, meeting), begin(marc, meeting)
    mine = say(claire, mine, "personne", HERS)
    his = say(marc, his, "emploi", MARCS)
    exchange(claire, marc)
    close_meeting(claire.ctx, claire.livret, mine, "Le permis")
    close_meeting(marc.ctx, marc.livret, his, "Le car")
    exchange(claire, marc)
    for desk in (claire, marc):
        (held,) = held_meetings(desk.read)
        assert held.next_words.splitlines() in (
            ["Le permis", "Le car"],
            ["Le car", "Le permis"],
        )
        assert {one.voice for one in held.present} == {"personne", "social", "emploi"}
        assert sorted(filter(None, minutes_words(desk))) == sorted([HERS, MARCS])
        (planned,) = planned_meetings(desk.read)
        assert planned.held == (held.id,)


def test_one_not_planned_is_joined_and_read_back_whole(office: Office) -> None:
    claire, marc = office.team()
    mine, his = begin(claire), begin(marc)
    assert not same_meeting(mine, told_of(his))
    # Said before Marc joins: it is in the meeting all the same.
    mine = say(claire, mine, "personne", HERS)
    exchange(claire, marc)
    people = {one.name: one.id for one in claire.read.members}
    his = hold_together(
        marc.ctx, marc.livret, his, people["Claire M."], told_of(mine)
    ).value
    assert same_meeting(mine, told_of(his))
    mine = hold_together(
        claire.ctx, claire.livret, mine, people["Marc D."], told_of(his)
    ).value
    his = say(marc, his, "emploi", MARCS)
    mine = say(claire, mine, "social", CLAIRES)
    exchange(claire, marc)
    assert sorted(read_back(claire, mine)) == sorted([HERS, MARCS, CLAIRES])
    assert read_back(marc, his) == read_back(claire, mine)
    close_meeting(claire.ctx, claire.livret, mine)
    # Hers covers both rooms at once, before Marc closes his.
    assert sorted(filter(None, minutes_words(claire))) == sorted([HERS, MARCS, CLAIRES])
    exchange(claire, marc)
    assert sorted(read_back(marc, his)) == sorted([HERS, MARCS, CLAIRES])
    close_meeting(marc.ctx, marc.livret, his)
    exchange(claire, marc)
    assert minutes_words(claire) == minutes_words(marc)


def test_cut_in_the_middle_both_go_on_and_one_meeting_is_kept(office: Office) -> None:
    claire, marc = office.team()
    mine, his = joined(claire, marc)
    his = say(marc, his, "emploi", MARCS)
    exchange(claire, marc)
    # Nothing goes either way any more: both write, and both close.
    mine = say(claire, mine, "personne", HERS)
    his = say(marc, his, "personne", "Le car")
    assert sorted(read_back(claire, mine)) == sorted([HERS, MARCS])
    close_meeting(claire.ctx, claire.livret, mine)
    close_meeting(marc.ctx, marc.livret, his)
    assert len(held_meetings(claire.read)) == 1
    exchange(claire, marc)
    told = sorted([HERS, MARCS, "Le car"])
    for desk in (claire, marc):
        assert sorted(filter(None, minutes_words(desk))) == told


def test_what_the_other_took_back_is_not_read_back(office: Office) -> None:
    claire, marc = office.team()
    mine, his = joined(claire, marc)
    his = say(marc, his, "emploi", MARCS)
    exchange(claire, marc)
    assert read_back(claire, mine) == [MARCS]
    take_back(marc.ctx, marc.livret, his, "emploi")
    exchange(claire, marc)
    assert read_back(claire, mine) == []


def test_what_was_written_before_or_is_not_said_is_not_in_it(office: Office) -> None:
    claire, marc = office.team()
    marc.view("mobilite", "bloque", "emploi", words="Ce matin")
    marc.clock.forward(hours=1)
    mine, _his = joined(claire, marc)
    marc.say({"kind": "contact_made", "means": "telephone", "words": "Rappeler"})
    exchange(claire, marc)
    assert said_elsewhere(claire.read, mine) == frozenset()


def test_a_page_that_turned_meanwhile_forgets_no_room(office: Office) -> None:
    claire, marc = office.team()
    alone = begin(claire)
    mine, _ = joined(claire, marc)
    stale = replace(alone, began=mine.began)
    assert as_kept(claire.ctx, claire.livret, stale).elsewhere == mine.elsewhere
    again = open_meeting(claire.ctx, claire.livret).value
    assert again.resumed
    assert (again.sitting.marks, again.sitting.elsewhere) == (
        mine.marks,
        mine.elsewhere,
    )


def test_two_meetings_nobody_joined_stay_two(office: Office) -> None:
    claire, marc = office.team()
    mine, his = begin(claire), begin(marc)
    mine = say(claire, mine, "personne", HERS)
    his = say(marc, his, "emploi", MARCS)
    exchange(claire, marc)
    close_meeting(claire.ctx, claire.livret, mine)
    close_meeting(marc.ctx, marc.livret, his)
    exchange(claire, marc)
    assert len(held_meetings(claire.read)) == len(held_meetings(marc.read)) == 2


def test_what_no_presence_of_ours_says_changes_nothing(office: Office) -> None:
    claire, _ = office.team()
    mine = begin(claire)
    for about in ("", "rencontre-1", ":", "zz:" + "a" * 16, "1:" + "q" * 16, "f" * 80):
        assert not same_meeting(mine, about)
        assert hold_together(claire.ctx, claire.livret, mine, "m", about).value == mine


@pytest.mark.parametrize("years", [1, 56])
def test_a_room_that_says_it_began_long_ago_brings_nothing_of_before(
    office: Office, years: int
) -> None:
    claire, marc = office.team()
    say_now(marc, "emploi", "Il y a des mois")
    office.clock.forward(days=90)
    exchange(marc, claire)
    mine, his = begin(claire), begin(marc)
    long_ago = his.began - dt.timedelta(days=365 * years)
    told = told_of(replace(his, began=long_ago))
    people = {one.name: one.id for one in claire.read.members}
    mine = hold_together(claire.ctx, claire.livret, mine, people["Marc D."], told).value
    assert read_back(claire, mine) == []


def test_a_room_that_closed_speaks_for_itself_alone(office: Office) -> None:
    """Not of what others wrote, nor of what it wrote itself long before."""
    claire, marc = office.team()
    old = [
        say_now(claire, "personne", "Hier encore"),
        say_now(marc, "emploi", "Il y a des mois"),
    ]
    office.clock.forward(days=90)
    exchange(marc, claire)
    exchange(marc, claire)
    mine = begin(claire)
    new = say_now(marc, "emploi", "Aujourd’hui")
    on = marc.clock.now().date().isoformat()
    told = {"kind": "meeting_held", "on": on, "present": [{"voice": "personne"}]}
    marc.say({**told, "targets": [*old, new], "marks": list(mine.marks)})
    exchange(marc, claire)
    assert read_back(claire, mine) == ["Aujourd’hui"]
    close_meeting(claire.ctx, claire.livret, mine)
    own = claire.ctx.signer.public_key
    (held,) = [
        one
        for one in claire.read.history
        if (one.kind, one.author) == ("meeting_held", own)
    ]
    assert list(held.content["targets"]) == [new]


def say_now(desk: HubDesk, voice: str, words: str) -> str:
    told = {"barrier": "mobilite", "level": "bloque", "words": words}
    (one,) = desk.say({"kind": "view_given", "voice": voice, **told})
    return one
