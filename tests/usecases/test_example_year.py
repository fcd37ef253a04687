"""The fictitious year is whole, and can be read as it was known on any day."""

from __future__ import annotations

import datetime as dt

from livret.domain.barrier_history import barrier_histories
from livret.domain.line_items import Lane
from livret.domain.timeline import timeline_of
from livret.usecases.example_year import BEGAN, make_example_year
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
