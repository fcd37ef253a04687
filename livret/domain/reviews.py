"""Reviews: the three look back, she first; nothing is summed.

A referent says theirs once she said hers or prefers not to (issue 3).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from livret.domain.diagnosis import prominence
from livret.domain.livret import Livret, Value

PERSON = "personne"

PARTS = ("changed", "helped", "did_not_help", "next")
"""What each voice is asked, in the order of the page."""

AFTER: Mapping[str, int] = {"after_three_months": 3, "after_six_months": 6}
"""Months after the end of the accompaniment at which a review is proposed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """How one voice looks back.

    Attributes:
        voice: Whose.
        value: The contribution shown: the voice's own, else the latest.
        levels: By barrier code, what it said there (``level`` or ``answer``,
            and perhaps ``words``).
    """

    voice: str
    value: Value
    levels: Mapping[str, Mapping[str, Any]]

    @property
    def declined(self) -> bool:
        """Whether this voice prefers not to look back."""
        return bool(self.value.content.get("declined"))

    def words(self, part: str) -> str:
        """Return the words of one of ``PARTS``, possibly empty."""
        return str(self.value.content.get(part, ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One moment at which the three look back.

    Attributes:
        id: Id of the contribution that opened it.
        moment: ``interim``, ``exit``, ``after_three_months`` or
            ``after_six_months``.
        on: The day it is about.
        since: First day looked back at, or None.
        parts: What each voice said, hers first.
    """

    id: str
    moment: str
    on: dt.date
    since: dt.date | None = None
    parts: tuple[Part, ...] = ()

    def part(self, voice: str) -> Part | None:
        """Return what one voice said, or None: "pas encore dit"."""
        return next((part for part in self.parts if part.voice == voice), None)

    @property
    def hers_is_said(self) -> bool:
        """Whether she said hers, or that she prefers not to."""
        return self.part(PERSON) is not None

    def open_to(self, voice: str) -> bool:
        """Tell whether a voice may say its part now: she comes first."""
        return voice == PERSON or self.hers_is_said


_ORDER = {PERSON: 0, "social": 1, "emploi": 2}


def reviews_of(livret: Livret) -> tuple[Review, ...]:
    """Read every review, the earliest day first."""
    parts: dict[str, list[Part]] = {}
    for key, values in livret.each("review_said"):
        shown = max(values, key=prominence)
        levels = {one["barrier"]: one for one in shown.content.get("levels", ())}
        part = Part(voice=key[2], value=shown, levels=levels)
        parts.setdefault(key[1], []).append(part)
    found = [
        _review(key[1], values[-1], parts.get(key[1], []))
        for key, values in livret.each("review")
    ]
    return tuple(sorted(found, key=lambda one: one.on))


def _review(key: str, opened: Value, parts: list[Part]) -> Review:
    since = opened.content.get("since")
    return Review(
        id=key,
        moment=opened.content["moment"],
        on=dt.date.fromisoformat(opened.content["on"]),
        since=None if since is None else dt.date.fromisoformat(since),
        parts=tuple(sorted(parts, key=lambda p: (_ORDER.get(p.voice, 3), p.voice))),
    )


def in_months(day: dt.date, months: int) -> dt.date:
    """Return the same day some months later, or the month's last day."""
    count = day.month - 1 + months
    year, month = day.year + count // 12, count % 12 + 1
    following = dt.date(year + month // 12, month % 12 + 1, 1)
    last = (following - dt.timedelta(days=1)).day
    return dt.date(year, month, min(day.day, last))


def reviews_to_come(
    livret: Livret, closed_on: dt.date
) -> tuple[tuple[str, dt.date], ...]:
    """Return the reviews after an exit not opened yet: (moment, usual day)."""
    opened = {one.moment for one in reviews_of(livret) if one.on >= closed_on}
    return tuple(
        (moment, in_months(closed_on, months))
        for moment, months in AFTER.items()
        if moment not in opened
    )
