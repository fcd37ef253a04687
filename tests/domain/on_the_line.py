"""What stands on the time line, said by short names."""

from __future__ import annotations

import datetime as dt
from typing import Any

from livret.domain.line_items import Item, Lane
from livret.domain.timeline import Timeline, timeline_of
from tests.domain.writing import Log

MARCH = dt.date(2026, 3, 12)
FILE = {"sha256": "a" * 64, "size": 10, "type": "application/pdf"}


def day(days: int) -> str:
    return (MARCH + dt.timedelta(days=days)).isoformat()


def read(log: Log) -> Timeline:
    return timeline_of(log.fold())


def only(log: Log, lane: Lane) -> Item:
    (item,) = read(log).lane(lane)
    return item


def life(log: Log, words: str, on: str, **more: Any) -> str:
    content = {"words": words, "on": on, **more}
    return log.write("claire", "life_told", content)


def view(log: Log, opened: str, *outside: str, voice: str = "social", on: int) -> str:
    content: dict[str, Any] = {
        "diagnosis": opened,
        "barrier": "mobilite",
        "level": "bloque",
    }
    if outside:
        content["outside"] = [{"words": one, "who": "le réseau"} for one in outside]
    said = MARCH + dt.timedelta(days=on)
    return log.write("claire", "view_given", content, voice=voice, said_on=said)


def opened(log: Log) -> str:
    content = {"form": "diagnostic-partage", "form_version": 1}
    return log.write("claire", "diagnosis_opened", content, said_on=MARCH)
