"""What a printed pathway holds: only what may be on it, and nothing else.

Her life is on it only when she ticked it (practice rule 6); a topic she does
not want to speak of, or wants left off, leaves no trace, nor does a meeting
that did not take place.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from livret.domain.barrier_history import BarrierHistory, barrier_histories
from livret.domain.barriers import Barrier
from livret.domain.errors import InvalidField
from livret.domain.line_items import Item, Lane, untold
from livret.domain.livret import Livret
from livret.domain.person import person_of
from livret.domain.timeline import Timeline, timeline_of
from livret.usecases.sheets import Sheet


@dataclass(frozen=True, kw_only=True)
class PathwaySheet(Sheet):
    """The pathway on paper; ``on`` is the day from which things are ahead.

    Attributes:
        livret: Where names are read; it is not printed itself.
        line: What stands on the line.
        histories: Topics of which anything was said.
    """

    paper = "parcours"

    livret: Livret
    line: Timeline
    histories: tuple[BarrierHistory, ...]

    def plain(self) -> dict[str, Any]:
        """Return exactly what the paper shows, as JSON values."""
        return pathway_json(self)


def compose_pathway(
    livret: Livret,
    *,
    on: dt.date,
    language: str,
    with_life: bool = False,
    leave_off: frozenset[str] = frozenset(),
) -> PathwaySheet:
    """Compose the pathway of a livret for paper.

    Args:
        livret: Folded.
        on: Date of the paper.
        language: ISO 639-1 code.
        with_life: She ticked that her life may be on this paper.
        leave_off: Barriers she wants left off.

    Raises:
        InvalidField: A barrier that does not exist: what she wants left off
            must never be printed for a slip of the pen.
    """
    if not leave_off <= set(Barrier):
        raise InvalidField(path="leave_off", problem="choice")
    histories = barrier_histories(livret)
    silent = leave_off | {one.barrier.value for one in histories if one.declined}
    kept = tuple(
        item
        for item in timeline_of(livret).items
        if not silent & set(item.barriers) and (with_life or item.lane is not Lane.LIFE)
    )
    return PathwaySheet(
        called=person_of(livret).called,
        on=on,
        language=language,
        livret=livret,
        line=Timeline(items=kept),
        histories=tuple(
            one for one in histories if one.days and one.barrier not in silent
        ),
    )


def pathway_json(sheet: PathwaySheet) -> dict[str, Any]:
    """Return exactly what the paper shows, to go with it; no ids (rule 3)."""
    return {
        "paper": "parcours",
        "called": sheet.called,
        "on": sheet.on.isoformat(),
        "language": sheet.language,
        "line": [_item(item, sheet.on) for item in sheet.line.items],
        "topics": [_topic(history) for history in sheet.histories],
    }


def _item(item: Item, on: dt.date) -> dict[str, Any]:
    told: dict[str, Any] = {
        "lane": item.lane.value,
        "what": item.what,
        "on": item.on.isoformat(),
        "planned": item.planned,
        "lasting": item.lasting,
    }
    more = {
        "until": item.until.isoformat() if item.until else "",
        "words": item.words,
        "who": item.who_name or item.who,
        "state": item.state,
    }
    if untold(item, on):
        told["untold"] = True
    return told | {name: value for name, value in more.items() if value}


def _topic(history: BarrierHistory) -> dict[str, Any]:
    return {
        "barrier": history.barrier.value,
        "closed": history.closed,
        "said": list(_said(history)),
    }


def _said(history: BarrierHistory) -> Iterable[dict[str, Any]]:
    for track in history.tracks:
        for reading in track.readings:
            yield {
                "on": reading.on.isoformat(),
                "voice": track.voice,
                "answer": reading.answer,
                "words": reading.words,
            }
    for turn in history.turns:
        yield {"on": turn.on.isoformat(), "closed": turn.closed, "words": turn.words}
