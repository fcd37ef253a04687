"""A year of the fictitious livret: both sides at once, and her life between.

Written as a year is written, month after month, each with the clock of its
day, so that the livret can be seen as it was known then. Days are counted from
the day the example is made. Nobody in it exists.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from livret.domain.livret import Livret
from livret.domain.pathway import pathway_of
from livret.usecases.context import Context
from livret.usecases.example import OTHERS, UNNAMED, example_livret
from livret.usecases.example_months import MONTHS
from livret.usecases.example_told import Told
from livret.usecases.livrets import OpenLivret, open_livret
from livret.usecases.saying import read_items, say_items

_HELD = "meeting_held"
_NOT_IN_A_MEETING = frozenset({"livret_opened", "member_joined", "person_described"})

BEGAN = -256
"""The day of the joint diagnosis, in days from today."""


def make_example_year(ctx: Context) -> str:
    """Fill a vault with the fictitious year and a few names beside it.

    Returns:
        Id of the livret that holds the year.
    """
    for name in OTHERS:
        open_livret(ctx, OpenLivret(called=name))
    open_livret(ctx, OpenLivret(private_line=UNNAMED))
    today = ctx.clock.today()
    livret = example_livret(_on(ctx, today, BEGAN))
    add_year(ctx, livret, today)
    return livret


def add_year(ctx: Context, livret: str, today: dt.date) -> None:
    """Add the year to the livret of ``example_livret``.

    Args:
        ctx: The open vault.
        livret: What ``example_livret`` returned.
        today: The day it is all told from.
    """
    before = ctx.livret(livret)
    names = _known(before)
    said = [one.id for one in before.history if one.kind not in _NOT_IN_A_MEETING]
    for days, told in MONTHS:
        then = _on(ctx, today, min(0, days))
        held = [one for one in told if one["kind"] == _HELD]
        rest = [one for one in told if one["kind"] != _HELD]
        said += _say(then, livret, rest, today, names) if rest else ()
        meeting = [{**one, "targets": said} for one in held]
        if meeting:
            _say(then, livret, meeting, today, names)
        said = []


def _say(
    ctx: Context,
    livret: str,
    told: Sequence[Told],
    today: dt.date,
    names: dict[str, str],
) -> tuple[str, ...]:
    """Say things of one day; what was named can be spoken of afterwards."""
    items = [_item(one, today, names) for one in told]
    ids = say_items(ctx, livret, read_items({"contributions": items})).value
    for one, made in zip(told, ids, strict=True):
        if "as" in one:
            names["@" + str(one["as"])] = made
    return ids


@dataclass(frozen=True, slots=True)
class _Then:
    """The clock of one day, at ten."""

    day: dt.date

    def now(self) -> dt.datetime:
        """Return ten o'clock of that day, UTC."""
        return dt.datetime.combine(self.day, dt.time(10), dt.UTC)

    def today(self) -> dt.date:
        """Return that day."""
        return self.day


def _on(ctx: Context, today: dt.date, days: int) -> Context:
    """Return the same vault as it is written to on another day; today is now."""
    if not days:
        return ctx
    return replace(ctx, clock=_Then(today + dt.timedelta(days=days)))


def _known(livret: Livret) -> dict[str, str]:
    """Return what the year speaks of: the steps and the members of the example."""
    pathway = pathway_of(livret)
    steps = [action for goal in pathway.goals for action in goal.actions]
    found = {f"@{voice}": "" for voice in ("social", "emploi")}
    for member in livret.members:
        if member.side:
            found[f"@{member.side}"] = member.id
    found["@kitchen"] = pathway.goals[0].id
    for name, action in zip(("trial", "bike_visit"), steps, strict=True):
        found[f"@{name}"] = action.id
    found["@papers"] = pathway.loose[0].id
    return found


def _item(told: Told, today: dt.date, names: Mapping[str, str]) -> dict[str, Any]:
    """Put days and ids in their places; whole numbers named as days are days."""
    return {key: _put(key, value, today, names) for key, value in told.items()}


_DAYS = frozenset({"on", "until", "by", "starts", "since", "said_on"})


def _put(key: str, value: Any, today: dt.date, names: Mapping[str, str]) -> Any:
    if key in _DAYS and isinstance(value, int):
        return (today + dt.timedelta(days=value)).isoformat()
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, Mapping):
        return {inner: _put(inner, one, today, names) for inner, one in value.items()}
    if isinstance(value, Sequence):
        return [_put(key, one, today, names) for one in value]
    return value
