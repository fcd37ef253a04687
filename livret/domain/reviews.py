"""Reviews: the three look back, she first; nothing is summed.

A referent says theirs once she said hers or prefers not to (issue 3).
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from livret.domain.barrier_history import (
    BarrierHistory,
    Reading,
    barrier_histories,
)
from livret.domain.barriers import Answer
from livret.domain.diagnosis import prominence
from livret.domain.line_items import taken_back
from livret.domain.livret import Livret, Standing, Value
from livret.domain.team_turns import told_once

PERSON = "personne"

PARTS = ("changed", "helped", "did_not_help", "next")
"""What each voice is asked, in the order of the page."""

_TOLD = frozenset({*PARTS, "levels"})

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
        earlier: By barrier code, what the same voice read when the time
            looked back at began, where it did; nothing beside a refusal.
    """

    voice: str
    value: Value
    levels: Mapping[str, Mapping[str, Any]]
    earlier: Mapping[str, Reading] = field(default_factory=dict)

    @property
    def declined(self) -> bool:
        """Whether this voice prefers not to look back."""
        return bool(self.value.content.get("declined"))

    @property
    def empty(self) -> bool:
        """Whether everything it said was taken away again."""
        told = any(map(self.words, PARTS)) or self.value.content.get("levels")
        return not (self.declined or told)

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
        parts: What each voice said and did not take away, hers first.
        declined: Barriers she prefers not to speak of: no other voice reads
            them here (practice rule 7).
    """

    id: str
    moment: str
    on: dt.date
    since: dt.date | None = None
    parts: tuple[Part, ...] = ()
    declined: frozenset[str] = frozenset()

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
    said: dict[str, list[Value]] = {}
    for key, values in livret.each("review_said"):
        said.setdefault(key[1], []).append(max(values, key=prominence))
    opened = [(key[1], values[-1]) for key, values in livret.each("review")]
    if not opened:
        return ()
    histories = {one.barrier.value: one for one in barrier_histories(livret)}
    found = [_review(key, value, said.get(key, []), histories) for key, value in opened]
    return tuple(sorted(found, key=lambda one: one.on))


def _review(
    key: str,
    opened: Value,
    said: Iterable[Value],
    histories: Mapping[str, BarrierHistory],
) -> Review:
    told = opened.content.get("since")
    since = None if told is None else dt.date.fromisoformat(told)
    declined = frozenset(name for name, one in histories.items() if one.declined)
    told = (_part(value, since, declined, histories) for value in said)
    parts = [part for part in told if not part.empty]
    return Review(
        id=key,
        moment=opened.content["moment"],
        on=dt.date.fromisoformat(opened.content["on"]),
        since=since,
        parts=tuple(sorted(parts, key=lambda p: (_ORDER.get(p.voice, 3), p.voice))),
        declined=declined,
    )


def _part(
    value: Value,
    since: dt.date | None,
    declined: frozenset[str],
    histories: Mapping[str, BarrierHistory],
) -> Part:
    levels = {
        one["barrier"]: one
        for one in value.content.get("levels", ())
        if value.voice == PERSON or one["barrier"] not in declined
    }
    earlier = {
        barrier: reading
        for barrier, told in levels.items()
        if told.get("answer") != Answer.NE_SOUHAITE_PAS_REPONDRE
        and (
            reading := read_before(
                histories[barrier], value.voice, value.said_on, since
            )
        )
        is not None
    }
    return Part(voice=value.voice, value=value, levels=levels, earlier=earlier)


def read_before(
    history: BarrierHistory, voice: str, on: dt.date, since: dt.date | None
) -> Reading | None:
    """Return what a voice read when the time looked back at began, or first.

    Args:
        history: Of one barrier.
        voice: Whose.
        on: The day from which they look back.
        since: First day looked back at, or None.
    """
    track = history.track(voice)
    if track is None:
        return None
    before = [one for one in track.readings if one.on < on and one.answer]
    stood = track.on(since) if since is not None else None
    if stood in before:
        return stood
    return before[0] if before else None


def said_anew(livret: Livret) -> tuple[Value, ...]:
    """Return what was said, in order, each review without what it repeats.

    A change of key is told once, though somebody leaves and joins by it.

    A voice that looks back says again all it said before, so that one place
    holds the whole. Here each time keeps only what was new in it; one that only
    took words away is left whole. The very same again tells nothing, unless it
    was confirmed or taken back since: what was done to it needs its line.
    """
    gone = taken_back(livret)
    before: dict[tuple[str, str, str], Mapping[str, Any]] = {}
    found = []
    for value in told_once(livret):
        if value.kind != "review_said":
            found.append(value)
            continue
        place = (str(value.content["review"]), value.voice, value.author)
        earlier = before.get(place, {})
        done_to = value.id in gone or value.standing is Standing.CONFIRMED
        if value.content == earlier and not done_to:
            continue
        said = _without(value.content, earlier)
        found.append(dataclasses.replace(value, content=said))
        if value.id not in gone:
            before[place] = value.content
    return tuple(found)


def _without(
    content: Mapping[str, Any], before: Mapping[str, Any]
) -> Mapping[str, Any]:
    """Return a content without the words and levels that were there before."""
    old = before.get("levels", ())
    levels = [one for one in content.get("levels", ()) if one not in old]
    told = {one: content[one] for one in PARTS if one in content}
    new = {one: words for one, words in told.items() if words != before.get(one)}
    if levels:
        new["levels"] = levels
    if not new or not before:
        return content
    kept = {one: told for one, told in content.items() if one not in _TOLD}
    return {**kept, **new}


def in_months(day: dt.date, months: int) -> dt.date:
    """Return the same day some months later, or the month's last day.

    The last day there is, where that is past the year 9999: somebody may have said
    something of such a day.
    """
    count = day.month - 1 + months
    year, month = day.year + count // 12, count % 12 + 1
    if year >= dt.MAXYEAR:
        return dt.date.max
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
