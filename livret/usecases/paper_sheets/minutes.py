"""What the minutes of a meeting take: what was said in it, never typed again."""

from __future__ import annotations

from dataclasses import dataclass

from livret.domain.meetings import held_meeting, last_meeting
from livret.usecases.copying import EVERYTHING
from livret.usecases.minutes import SaidTogether, minutes_of
from livret.usecases.paper_rows import Printing
from livret.usecases.paper_sheets.errors import NothingToPrint, TargetMissing
from livret.usecases.paper_sheets.taking import Taking
from livret.usecases.sheets import Sheet


@dataclass(frozen=True, kw_only=True)
class MinutesSheet(SaidTogether, Sheet):
    """The minutes of one meeting as they are printed; ``on`` is its day."""

    paper = "compte-rendu"


def take_minutes(taking: Taking) -> MinutesSheet:
    """Compose the minutes of the meeting asked for, or of the last one held.

    A meeting that did not happen has none (practice rule 8).

    Raises:
        TargetMissing: No such meeting was held.
        NothingToPrint: Nothing was said in it that may be printed.
    """
    wanted = taking.choices.target
    found = (
        held_meeting(taking.livret, wanted) if wanted else last_meeting(taking.livret)
    )
    if found is None:
        raise TargetMissing(paper=MinutesSheet.paper, needs="meeting")
    return minutes_sheet(taking, found.id)


def minutes_sheet(taking: Taking, meeting: str) -> MinutesSheet:
    """Compose the minutes of one meeting that was held.

    Raises:
        NothingToPrint: Nothing was said in it that may be printed.
    """
    allowed = EVERYTHING - taking.choices.leave_off
    kept = Printing(taking.livret)
    told = minutes_of(taking.livret, meeting, allowed, kept=kept)
    if told.empty:
        raise NothingToPrint(paper=MinutesSheet.paper)
    taking.printing.printed.update(kept.printed)
    taking.printing.in_part.update(kept.in_part)
    return MinutesSheet(**taking.head(on=told.on), **told.said)
