"""One thing on the time line, its lane and its order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from livret.domain.livret import Livret, Value


class Lane(StrEnum):
    """Where something stands, in reading order: her life first (rule 28)."""

    LIFE = "ma_vie"
    SOCIAL = "social"
    EMPLOI = "emploi"
    STEPS = "steps"
    OUTSIDE = "outside"
    TOGETHER = "together"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing on the time line.

    Attributes:
        id: Of its place: the contribution that first said it.
        lane: Where it stands; ``TOGETHER`` joins the lanes.
        what: ``life``, ``event``, ``action``, ``contact``, ``referral``,
            ``outside``, or of joint acts ``diagnosis``, ``meeting``,
            ``review``, ``document``, ``handover``, ``closed``, ``reopened``.
        on: Its day, or its first.
        until: Its last day; None for one day, or while it lasts.
        planned: Nobody has said yet that it took place.
        lasting: It has begun and nobody has said that it ended.
        words: As they were said, possibly empty.
        who: Voice of who does it, or who answers for it outside.
        who_name: Their name, where it was said.
        state: Of an action or a referral; what blocks outside (a code of
            ``pathway_fields`` ``blocks``); else empty.
        about: Words of the step that something outside blocks, or empty.
        barriers: Codes of the topics it is tied to.
        functions: What it helps with (codes of ``field_atoms.FUNCTION``): of a
            step, its own and those of its goal; of what blocks a step, the same.
        value: What was said.
    """

    id: str
    lane: Lane
    what: str
    on: dt.date
    value: Value
    until: dt.date | None = None
    planned: bool = False
    lasting: bool = False
    words: str = ""
    who: str = ""
    who_name: str = ""
    state: str = ""
    about: str = ""
    barriers: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()


_LANES = {lane: place for place, lane in enumerate(Lane)}
_FIRST = ("diagnosis", "review", "meeting")
"""Of joint acts of one day, what they were for comes before that they met."""


def in_order(item: Item) -> tuple[int, dt.date, int]:
    """Return what things on the line are sorted by.

    Of one day and one rank, the order in which they were said stands.
    """
    rank = _FIRST.index(item.what) if item.what in _FIRST else len(_FIRST)
    return _LANES[item.lane], item.on, rank


def in_lens(lane: str, functions: Iterable[str], lens: Iterable[str]) -> bool:
    """Return whether something on the line is seen through a lens.

    Her life always is, whole: she told it for itself. To sort it by what it is
    good for would make it a means of the accompaniment (practice rules 6, 28).

    Args:
        lane: Where it stands, a code of ``Lane``.
        functions: What it helps with.
        lens: The functions chosen, side by side; any of them is enough. With
            none chosen everything is seen.
    """
    chosen = frozenset(lens)
    return not chosen or lane == Lane.LIFE or not chosen.isdisjoint(functions)


def untold(item: Item, today: dt.date | None) -> bool:
    """Return whether they planned to meet on a day gone by, and nobody told more.

    That nobody told says nothing of anybody (practice rule 8).

    Args:
        item: One thing on the line.
        today: The day it is read; None where no day is past.
    """
    met = item.what in ("meeting", "review")
    return met and item.planned and today is not None and item.on < today


def taken_back(livret: Livret) -> frozenset[str]:
    """Return the ids of what its author took back."""
    return frozenset(
        str(value.content["target"])
        for value in livret.history
        if value.kind == "retracted"
    )


def day_of(told: str) -> dt.date:
    """Return a day as it stands in a content."""
    return dt.date.fromisoformat(told)
