"""What a hub of ours may answer, and nothing else: read before it is believed.

A server that lies may answer anything: no page that goes on for ever, no number
that fits in no place, no name of another length goes any further.

Source: the functions of ``livret.exchange.hub.migrations``.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from livret.domain.hub_grants import NAME_BYTES
from livret.usecases.ports_hub import HubOutcome, HubRow, HubStanding
from livret.usecases.ports_hub_files import HubFilePart
from livret.usecases.ports_hub_live import HubPresence

_MOST = 2**31 - 1
"""An ``int`` of PostgreSQL."""

_PARTS = range(3)


def name(told: object) -> bytes:
    """Return an opaque name of 16 bytes.

    Raises:
        ValueError: It is none.
    """
    found = data(told)
    if len(found) != NAME_BYTES:
        raise ValueError(len(found))
    return found


def data(told: object) -> bytes:
    """Return bytes.

    Raises:
        ValueError: They are none.
    """
    if not isinstance(told, bytes):
        raise ValueError(type(told).__name__)  # noqa: TRY004 - one answer for all
    return told


def count(told: object, least: int = 0) -> int:
    """Return a number that an ``int`` of the server holds, from ``least``.

    Raises:
        ValueError: It is none.
    """
    if type(told) is not int or not least <= told <= _MOST:
        raise ValueError(told)
    return told


def standing(columns: Sequence[Any]) -> HubStanding:
    """Return what the server says of one livret.

    Raises:
        ValueError: No hub says so.
    """
    livret, epoch, last, grants = columns
    return HubStanding(
        livret=name(livret),
        epoch=count(epoch, 1),
        last=count(last),
        grants=count(grants),
    )


def row(columns: Sequence[Any]) -> HubRow:
    """Return a row as the server gave it.

    Raises:
        ValueError: No hub gives such a row.
    """
    contribution, part, epoch, scope, header, body, seq, mine, bodied = columns
    if part not in _PARTS:
        raise ValueError(part)
    return HubRow(
        id=name(contribution),
        part=count(part),
        epoch=count(epoch, 1),
        scope=name(scope),
        header=None if header is None else data(header),
        body=None if body is None else data(body),
        seq=count(seq, 1),
        mine=bool(mine),
        bodied=bool(bodied),
    )


def page(found: Sequence[Sequence[Any]], after: int, limit: int) -> tuple[HubRow, ...]:
    """Return rows that were asked for: they go on, and are not more than asked.

    Args:
        found: As the server answered.
        after: The number above which they begin.
        limit: At most so many.

    Raises:
        ValueError: They are not.
    """
    rows = tuple(map(row, found))
    before = (after, *(one.seq for one in rows))
    if len(rows) > limit or not all(
        one.seq > last for last, one in zip(before, rows, strict=False)
    ):
        raise ValueError(after)
    return rows


def outcomes(found: Sequence[Sequence[Any]]) -> dict[bytes, HubOutcome]:
    """Return what became of what was pushed, by livret.

    Raises:
        ValueError: No hub says so.
    """
    return {
        name(livret): HubOutcome(
            said=str(said), last=count(last), at_last=data(at_last)
        )
        for livret, said, last, at_last in found
    }


def presence(columns: Sequence[Any]) -> HubPresence:
    """Return somebody who is in a livret; of any epoch, which a member may tell.

    Raises:
        ValueError: No hub says so.
    """
    epoch, said, mine, seconds = columns
    if type(epoch) is not int or not isinstance(seconds, float):
        raise ValueError(columns)
    if not math.isfinite(seconds):
        raise ValueError(seconds)
    return HubPresence(epoch=epoch, sealed=data(said), mine=bool(mine), seconds=seconds)


def file_part(columns: Sequence[Any]) -> HubFilePart:
    """Return a part of a file.

    Raises:
        ValueError: No hub gives such a part.
    """
    number, parts, epoch, scope, sealed = columns
    return HubFilePart(
        part=count(number),
        parts=count(parts, 1),
        epoch=count(epoch, 1),
        scope=name(scope),
        data=data(sealed),
    )
