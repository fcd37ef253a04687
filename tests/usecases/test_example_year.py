"""The fictitious year is whole, and can be read as it was known on any day."""

from __future__ import annotations

import datetime as dt

from livret.domain.barrier_history import barrier_histories
from livret.domain.field_atoms import FUNCTION
from livret.domain.line_items import Lane
from livret.domain.meetings import held_meetings, said_in
from livret.domain.timeline import timeline_of
from livret.usecases.example_year import BEGAN, make_example_year
from livret.usecases.minutes import minutes_of
from livret.usecases.showing import folded
from tests.usecases.desks import Desk


def test_the_year_is_whole(desk: Desk) -> None:
    livret = make_example_year(desk.ctx)
    read = desk.ctx.livret(livret)
    assert (read.set_aside, read.waiting, read.side_by_side) == ((), (), ())
    line = timeline_of(read)
    assert all(line.lane(lane) for lane in Lane)
    assert {item.planned for item in line.lane(Lane.LIFE)} == {True, False}
    today = desk.ctx.clock.today()
    assert line.first == today + dt.timedelta(days=BEGAN)
    assert all(item.planned for item in line.items if item.on > today)
    assert [one.closed for one in barrier_histories(read)].count(True) == 1
    assert read.at("lead")[-1].content["member"] == read.team.with_voice("emploi")[0].id


def test_the_year_can_be_seen_as_it_was_known(desk: Desk) -> None:
    livret = make_example_year(desk.ctx)
    today = desk.ctx.clock.today()
    spring = folded(desk.ctx, livret, at=today + dt.timedelta(days=-210))
    line = timeline_of(spring)
    assert line.last is not None
    assert [item.words for item in line.lane(Lane.LIFE)] == [
        "Ma fille commence la danse"
    ]
    assert not any(one.closed for one in barrier_histories(spring))
    assert spring.skewed == ()


def test_the_minutes_of_its_meetings_tell_what_was_said(desk: Desk) -> None:
    livret = desk.ctx.livret(make_example_year(desk.ctx))
    meetings = held_meetings(livret)
    told = [minutes_of(livret, one.id) for one in meetings]
    assert all(said_in(livret, one) for one in meetings)
    assert told[0].aim is not None
    assert len(told[0].rows) == 7
    assert {row.barrier for row in told[-1].rows} == {"mobilite", "langue"}
    assert [one.barrier for one in told[-1].others] == ["langue"]


def test_its_steps_help_with_each_of_the_six_functions(desk: Desk) -> None:
    line = timeline_of(desk.ctx.livret(make_example_year(desk.ctx)))
    helped = {name for item in line.items for name in item.functions}
    assert helped == set(FUNCTION.choices)
