"""What the minutes of a meeting take: what was said in it, never typed again."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from livret.domain.meetings import held_meetings
from livret.usecases.copying import EVERYTHING
from livret.usecases.minutes import Minutes, minutes_of
from livret.usecases.minutes_told import Told
from livret.usecases.paper_sheets.errors import NothingToPrint, TargetMissing
from livret.usecases.paper_sheets.taking import Taking
from livret.usecases.sheets import GoalOnPaper, Quote, Row, Sheet

_NOT_PRINTED = frozenset({"meeting", "on", "called", "handed_over"})


@dataclass(frozen=True, kw_only=True)
class MinutesSheet(Sheet):
    """The minutes of one meeting as they are printed; ``on`` is its day.

    Attributes:
        at: Its hour, ``HH:MM``, possibly empty.
        minutes: How long, 0 where nobody said.
        means: A code of ``pathway_fields.MEANS``, possibly empty.
        place: Where, possibly empty.
        present: Names of who was there, as (voice, name); hers first.
        interpreter: Who interpreted, possibly empty.
        aim: Her aim, where it was said in the meeting.
        strengths: What helps her, as said in the meeting.
        rows: Topics spoken of.
        goals: Goals and who does what, as agreed in the meeting.
        others: What else was said, in the order said.
        words: What else is to be kept, possibly empty.
        next_words: About the next time, possibly empty.
        read_back: It was read back aloud.
    """

    paper = "compte-rendu"

    at: str = ""
    minutes: int = 0
    means: str = ""
    place: str = ""
    present: tuple[tuple[str, str], ...] = ()
    interpreter: str = ""
    aim: Quote | None = None
    strengths: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    goals: tuple[GoalOnPaper, ...] = ()
    others: tuple[Told, ...] = ()
    words: str = ""
    next_words: str = ""
    read_back: bool = False


def take_minutes(taking: Taking) -> MinutesSheet:
    """Compose the minutes of the meeting asked for, or of the last one held.

    A meeting that did not happen has none (practice rule 8).

    Raises:
        TargetMissing: No such meeting was held.
        NothingToPrint: Nothing was said in it that may be printed.
    """
    held = held_meetings(taking.livret)
    wanted = taking.choices.target
    found = [one for one in held if not wanted or one.id == wanted]
    if not found:
        raise TargetMissing(paper=MinutesSheet.paper, needs="meeting")
    return minutes_sheet(taking, found[-1].id)


def minutes_sheet(taking: Taking, meeting: str) -> MinutesSheet:
    """Compose the minutes of one meeting that was held.

    Raises:
        NothingToPrint: Nothing was said in it that may be printed.
    """
    allowed = EVERYTHING - taking.choices.leave_off
    printed: dict[str, None] = {}
    told = minutes_of(taking.livret, meeting, allowed, printed=printed)
    if told.empty:
        raise NothingToPrint(paper=MinutesSheet.paper)
    taking.printing.printed.update(printed)
    return MinutesSheet(
        **taking.head(on=told.on),
        **_told(told),
    )


def _told(minutes: Minutes) -> dict[str, Any]:
    return {
        field.name: getattr(minutes, field.name)
        for field in fields(minutes)
        if field.name not in _NOT_PRINTED
    }
