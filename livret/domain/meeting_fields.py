"""The fields of meetings: planned, held, or not held.

Field names are the JSON names of ``livret say`` and of the published schema.
"""

from __future__ import annotations

from livret.domain.field_atoms import ID, LANGUAGE, VOICE
from livret.domain.fields import (
    Code,
    Count,
    Day,
    Flag,
    Line,
    ListOf,
    Pattern,
    Text,
    record,
)
from livret.domain.meeting_rooms import MARK

CLOCK = Pattern("([01][0-9]|2[0-3]):[0-5][0-9]")
"""A time of day on the wall clock of the place, ``HH:MM``."""

PRESENT = ListOf(record(["voice"], voice=VOICE, name=Line(), member=ID), 20)
"""Who is, or will be, in the room."""

MEANS = ("in_person", "telephone", "video", "at_home", "street", "message")
"""How people meet or reach each other."""

MEETING_PLANNED = record(
    ["on"],
    on=Day(),
    at=CLOCK,
    minutes=Count(5, 600),
    means=Code(MEANS),
    place=Line(),
    present=PRESENT,
    about=Text(2000),
    language=LANGUAGE,
    interpreter=Line(),
    review=Flag(),
    meeting=ID,
)

SIDES_OF_CHANCE = ("us", "service", "person", "outside", "unknown")
"""On whose side a meeting did not happen (practice rule 8), never counted."""

MEETING_STATE = record(
    ["meeting", "state"],
    meeting=ID,
    state=Code(("planned", "held", "postponed", "did_not_happen", "cancelled")),
    side=Code(SIDES_OF_CHANCE),
    words=Text(),
)

MEETING_HELD = record(
    ["on", "present", "targets"],
    on=Day(),
    at=CLOCK,
    minutes=Count(0, 1440),
    means=Code(MEANS),
    place=Line(),
    present=PRESENT,
    targets=ListOf(ID, 2000),
    language=LANGUAGE,
    interpreter=Line(),
    words=Text(),
    next_words=Text(2000),
    read_back=Flag(),
    handed_over=Code(("paper", "file", "kept_here", "nothing")),
    meeting=ID,
    held=ID,
    marks=ListOf(Pattern(MARK), 8),
)
"""A meeting as it was: who was there and what was said in it (``targets``).

Minutes are drawn from what it names; ``meeting`` is the planned one, if any.
Two that share one of their ``marks`` are one meeting, told in two rooms.
"""
