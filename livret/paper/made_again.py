"""A paper made again from the data attached to it, to see that it shows that.

A hostile tool can draw one thing and attach another, write letters that a
program reads otherwise than an eye, or hide them. None of that gives the bytes
that this Livret draws from the same data. Nor does it make what no page shows
of these data shown: the drawing tells what it drew.

The data are somebody else's too: they are drawn apart (``drawn_again``), bounded
by the clock and in memory, by a process that has not read the paper. What it
answers is the digest of what it drew, which is compared here: whatever read the
paper, and may have been taken over by it, has no say in that.

May import: msgspec.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re

from msgspec import json

from livret.domain.errors import LivretError
from livret.paper.attachments import as_bytes
from livret.paper.outside import paper_drawn, paper_seen
from livret.usecases.ports_paper import DrawnAgain, Otherwise, nothing_else
from livret.usecases.reading import ReadingStopped

_MOST_DATA = 300_000
"""Bytes of data drawn again; ten times what a long diagnosis has."""
_MADE = re.compile(rb"/CreationDate \(D:(\d{14})\+00'00'\)")
_NO_SUCH_DAY = ValueError, OverflowError, OSError
"""How an instant that no clock of ours tells is refused; the last on Windows."""

_LAST: dict[tuple[str, str], tuple[bytes, DrawnAgain]] = {}
"""The last one found, by digest and dress: each of those who sign it asks."""


def made_again(
    pdf: bytes, dress: str, otherwise: Otherwise = nothing_else
) -> DrawnAgain | None:
    """Return what a fresh paper that is drawn again byte for byte holds and shows.

    Args:
        pdf: Its first revision, from anybody.
        dress: In which it was drawn.
        otherwise: Given what is attached, other data to be drawn beside it.

    Returns: what is attached to it and what its pages say; None where it is no
        paper of ours, or where drawing it again, on a clock of the same hour,
        gives other bytes, or takes longer or more memory than any paper of ours.

    Raises:
        ReadingStopped: Livret ends; nothing is known of the paper.
    """
    at = _made_at(pdf)
    if at is None:
        return None
    digest = hashlib.sha256(pdf).hexdigest()
    last = _LAST.get((digest, dress))
    try:
        data = paper_seen(pdf).data if last is None else last[1].data
        others = list(otherwise(data))
        if any(len(as_bytes(one)) > _MOST_DATA for one in (data, *others)):
            return None
        told = {"data": data, "others": others, "dress": dress, "at": at.isoformat()}
        asked = json.encode(told)
        if last is None or last[0] != asked:
            _LAST.clear()
            drawn = paper_drawn(asked)
            if drawn.digest != digest or len(drawn.others) != len(others):
                return None
            last = (
                asked,
                DrawnAgain(data=data, heard=drawn.heard, otherwise=drawn.others),
            )
            _LAST[digest, dress] = last
    except ReadingStopped:
        raise
    except LivretError:
        return None
    return last[1]


def _made_at(pdf: bytes) -> dt.datetime | None:
    """Return when a paper says it was made, with the hour of this desk."""
    made = _MADE.search(pdf)
    if made is None:
        return None
    try:
        at = dt.datetime.strptime(f"{made[1].decode()}Z", "%Y%m%d%H%M%S%z")
        return at.astimezone()
    except _NO_SUCH_DAY:
        return None
