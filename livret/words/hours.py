"""Hours as people type them: « 10h30 », « 9 h », « 14:05 »."""

from __future__ import annotations

import re

_HOUR = re.compile(r"(\d{1,2})\s*(?:[h:.]\s*(\d{2})?)?\s*")
_HOURS, _MINUTES = 24, 60


def typed_hour(text: str) -> str | None:
    """Return an hour typed as ``10h30`` as the log keeps it, ``10:30``.

    Returns:
        Empty for an empty text, None where it is no hour.
    """
    wanted = text.strip().lower()
    if not wanted:
        return ""
    found = _HOUR.fullmatch(wanted)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if hour >= _HOURS or minute >= _MINUTES:
        return None
    return f"{hour:02d}:{minute:02d}"
