"""Instants that others tell, from milliseconds to a time that every clock can show.

A file, a receipt and what is set aside may tell any number, and the last hours of
the year 9999 are past the last day of a calendar in half of the world's time
zones: whoever reads must not stop at one word of somebody else.

Source: ``resources/design/log.md`` 1; Python, ``datetime.MAXYEAR``.
"""

from __future__ import annotations

import datetime as dt

_DAY = 86_400_000
_FIRST = _DAY
_LAST = 253_402_300_800_000 - 2 * _DAY


def moment_of(milliseconds: int) -> dt.datetime:
    """Return an instant in UTC, kept a day or two from the ends of what can be shown.

    Args:
        milliseconds: Since 1970-01-01 UTC, as somebody's clock told them: any
            number. Before that day it is told as the next, after 9999 as the end
            of December 9999.
    """
    shown = min(max(milliseconds, _FIRST), _LAST)
    return dt.datetime.fromtimestamp(shown / 1000, dt.UTC)
