"""The pathway as plain values: lanes, joint acts, what is ahead, each barrier."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from livret.domain.barrier_history import BarrierHistory, barrier_histories
from livret.domain.line_items import Item, Lane, untold
from livret.domain.livret import Livret
from livret.domain.timeline import timeline_of


def timeline_as_plain(
    livret: Livret, today: dt.date, lens: Iterable[str] = ()
) -> dict[str, Any]:
    """Return the time line of a livret as JSON values.

    ``lanes`` holds her life first; ``joint`` what joins them; ``planned`` the
    ids of what nobody has said yet took place; ``barriers`` the level words of
    each voice by date. ``untold`` is true of a meeting planned for a day before
    ``today`` of which nobody told how it went. ``functions`` says what a step
    helps with; through a ``lens`` of some only what helps with one of them is
    there, and all of her life.
    """
    line = timeline_of(livret).through(lens)
    lanes = [lane for lane in Lane if lane is not Lane.TOGETHER]
    return {
        "livret": livret.id,
        "first": line.first.isoformat() if line.first else None,
        "last": line.last.isoformat() if line.last else None,
        "lanes": {lane.value: _items(line.lane(lane), today) for lane in lanes},
        "joint": _items(line.lane(Lane.TOGETHER), today),
        "planned": [item.id for item in line.items if item.planned],
        "barriers": [_barrier(one) for one in barrier_histories(livret) if one.days],
    }


def _items(items: Sequence[Item], today: dt.date) -> list[dict[str, Any]]:
    return [
        {
            "id": item.id,
            "what": item.what,
            "on": item.on.isoformat(),
            "until": item.until.isoformat() if item.until else None,
            "lasting": item.lasting,
            "planned": item.planned,
            "untold": untold(item, today),
            "words": item.words or None,
            "who": item.who or None,
            "who_name": item.who_name or None,
            "state": item.state or None,
            "barriers": list(item.barriers),
            "functions": list(item.functions),
        }
        for item in items
    ]


def _barrier(history: BarrierHistory) -> dict[str, Any]:
    return {
        "barrier": history.barrier.value,
        "closed": history.closed,
        "declined": history.declined,
        "voices": [
            {
                "voice": track.voice,
                "readings": [
                    {
                        "on": reading.on.isoformat(),
                        "answer": reading.answer or None,
                        "words": reading.words or None,
                        "id": reading.value.id,
                    }
                    for reading in track.readings
                ],
            }
            for track in history.tracks
        ],
        "turns": [
            {
                "on": turn.on.isoformat(),
                "closed": turn.closed,
                "words": turn.words or None,
            }
            for turn in history.turns
        ],
    }
