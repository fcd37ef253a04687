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
from collections.abc import Mapping
from typing import Any

from msgspec import json

from livret.domain.errors import LivretError
from livret.paper.attachments import as_bytes
from livret.paper.outside import paper_drawn, paper_seen
from livret.usecases.ports_paper import DrawnAgain
from livret.usecases.reading import ReadingStopped

_MOST_DATA = 300_000
"""Bytes of data drawn again; ten times what a long diagnosis has."""
_MADE = re.compile(rb"/CreationDate \(D:(\d{14})\+00'00'\)")
_NO_SUCH_DAY = ValueError, OverflowError, OSError
"""How an instant that no clock of ours tells is refused; the last on Windows."""

_LAST: dict[tuple[str, str], DrawnAgain] = {}
"""The last one found, by digest and dress: each of those who sign it asks."""
_LAST_HEARD: dict[tuple[str, str, bytes], tuple[str, ...]] = {}
"""What was heard last, by the same and the digest of the other data."""


def made_again(pdf: bytes, dress: str) -> DrawnAgain | None:
    """Return what a fresh paper that is drawn again byte for byte holds and shows.

    Args:
        pdf: Its first revision, from anybody.
        dress: In which it was drawn.

    Returns: what is attached to it and what its pages say; None where it is no
        paper of ours, or where drawing it again, on a clock of the same hour,
        gives other bytes, or takes longer or more memory than any paper of ours.

    Raises:
        ReadingStopped: Livret ends; nothing is known of the paper.
    """
    digest = hashlib.sha256(pdf).hexdigest()
    found = _LAST.get((digest, dress))
    if found is None:
        found = _made_again(pdf, digest, dress)
        _LAST.clear()
        if found is not None:
            _LAST[digest, dress] = found
    return found


def _made_again(pdf: bytes, digest: str, dress: str) -> DrawnAgain | None:
    try:
        data = paper_seen(pdf).data
    except ReadingStopped:
        raise
    except LivretError:
        return None
    found = _drawn(pdf, dress, data)
    if found is None or found[0] != digest:
        return None
    return DrawnAgain(data=data, heard=found[1])


def heard_with(
    pdf: bytes, dress: str, data: Mapping[str, Any]
) -> tuple[str, ...] | None:
    """Return what a fresh paper would say, had other data been attached to it.

    Args:
        pdf: Its first revision, from anybody.
        dress: In which it was drawn.
        data: The other data.

    Returns: as ``DrawnAgain.heard``; None where that cannot be drawn.

    Raises:
        ReadingStopped: Livret ends; nothing is known of the paper.
    """
    what = (
        hashlib.sha256(pdf).hexdigest(),
        dress,
        hashlib.sha256(as_bytes(data)).digest(),
    )
    heard = _LAST_HEARD.get(what)
    if heard is None:
        found = _drawn(pdf, dress, data)
        _LAST_HEARD.clear()
        if found is not None:
            heard = _LAST_HEARD[what] = found[1]
    return heard


def _drawn(
    pdf: bytes, dress: str, data: Mapping[str, Any]
) -> tuple[str, tuple[str, ...]] | None:
    """Return the digest of what data draw on the day of a paper, and what it says."""
    at = _made_at(pdf)
    if at is None or len(as_bytes(data)) > _MOST_DATA:
        return None
    asked = json.encode({"data": data, "dress": dress, "at": at.isoformat()})
    try:
        return paper_drawn(asked)
    except ReadingStopped:
        raise
    except LivretError:
        return None


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
