"""A paper made again from the data attached to it, to see that it shows that.

A hostile tool can draw one thing and attach another, write letters that a
program reads otherwise than an eye, or hide them. None of that gives the bytes
that this Livret draws from the same data. Nor does it make what no page shows
of these data shown: the drawing tells what it drew.

Loaded late: it draws. May import: msgspec.
"""

from __future__ import annotations

import datetime as dt
import re
import time
from typing import get_type_hints

import msgspec

from livret.domain.errors import LivretError
from livret.paper.attachments import as_bytes
from livret.paper.drawing import draw_sheet
from livret.paper.drawn_text import overheard
from livret.paper.outside import paper_seen
from livret.usecases.ports import FormLibrary
from livret.usecases.ports_paper import DrawnAgain
from livret.usecases.reading import ReadingTooCostly
from livret.usecases.sheets import Sheet
from livret.words.papers.catalogue import PAPERS

_MOST_DATA = 300_000
"""Bytes of data drawn again; ten times what a long diagnosis has."""
_SECONDS = 20.0
"""A drawing may take; whoever froze the paper could write what takes an hour."""
_MADE = re.compile(rb"/CreationDate \(D:(\d{14})\+00'00'\)")
_NOT_DRAWN = (
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    AttributeError,
    AssertionError,
    RecursionError,
    MemoryError,
)
"""How a drawing ends on data that no Livret attached."""


def made_again(pdf: bytes, dress: str, *, forms: FormLibrary) -> DrawnAgain | None:
    """Return what a fresh paper that is drawn again byte for byte holds and shows.

    Args:
        pdf: Its first revision, from anybody.
        dress: In which it was drawn.
        forms: The accompaniment forms.

    Returns: what is attached to it and what its pages say; None where it is no
        paper of ours, or where drawing it again, on a clock of the same hour,
        gives other bytes or takes longer than any paper of ours.
    """
    try:
        data = paper_seen(pdf).data
        paper = PAPERS.get(str(data.get("paper")))
        made = _MADE.search(pdf)
        if paper is None or made is None or len(as_bytes(data)) > _MOST_DATA:
            return None
        sheet: Sheet = msgspec.convert(data, type=get_type_hints(paper.takes)["return"])
        at = dt.datetime.strptime(f"{made[1].decode()}Z", "%Y%m%d%H%M%S%z")
        here = at.astimezone()
        until = time.monotonic() + _SECONDS
        with overheard() as heard:
            again = draw_sheet(
                sheet,
                here,
                forms=forms,
                dress=dress,
                progress=lambda *_: time.monotonic() < until,
            )
    except (LivretError, ReadingTooCostly, msgspec.MsgspecError, *_NOT_DRAWN):
        return None
    return DrawnAgain(data=data, heard=tuple(heard)) if again == pdf else None
