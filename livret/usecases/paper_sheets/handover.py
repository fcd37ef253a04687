"""What the handover sheet takes: nothing to tell again, and whom to call."""

from __future__ import annotations

from dataclasses import dataclass

from livret.domain.accompaniment import Handover, handovers_of
from livret.usecases.paper_sheets.errors import NothingToPrint
from livret.usecases.paper_sheets.taking import Taking
from livret.usecases.sheets import Quote, Sheet


@dataclass(frozen=True, kw_only=True)
class CallOnPaper:
    """Somebody to call.

    Attributes:
        name: Who.
        about: What about, possibly empty.
        reach: How to reach them, possibly empty.
    """

    name: str
    about: str = ""
    reach: str = ""


@dataclass(frozen=True, kw_only=True)
class HandoverSheet(Sheet):
    """The handover sheet as it is printed; ``on`` is the day of the handover.

    Attributes:
        to: Who takes over.
        organisation: Their structure, possibly empty.
        words: What she says of it, or None.
        in_progress: What goes on, one thing each.
        call: Whom to call.
    """

    paper = "relais"

    to: str
    organisation: str = ""
    words: Quote | None = None
    in_progress: tuple[str, ...] = ()
    call: tuple[CallOnPaper, ...] = ()


def take_handover(taking: Taking) -> HandoverSheet:
    """Compose the sheet of the last handover.

    Raises:
        NothingToPrint: The livret was never handed over.
    """
    found = handovers_of(taking.livret)
    if not found:
        raise NothingToPrint(paper=HandoverSheet.paper)
    return _sheet(taking, found[-1])


def _sheet(taking: Taking, handover: Handover) -> HandoverSheet:
    taking.printing.keep(handover.value)
    words = None
    if handover.words:
        words = taking.printing.credit(handover.value, handover.words)
    return HandoverSheet(
        **taking.head(on=handover.on),
        to=handover.name,
        organisation=handover.organisation,
        words=words,
        in_progress=tuple(
            line.strip() for line in handover.in_progress.splitlines() if line.strip()
        ),
        call=tuple(
            CallOnPaper(
                name=one["name"], about=one.get("about", ""), reach=one.get("reach", "")
            )
            for one in handover.call
        ),
    )
