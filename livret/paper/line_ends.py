"""How a paragraph ends: no short word is left alone on its last line."""

from __future__ import annotations

from collections.abc import Callable

from livret.paper.typesetting import Line

_SHORT = 5
"""Lines of a paragraph whose end is looked at."""
_SHARE = {1: 0.25, 2: 0.16}
"""Part of a line under which a word, or two, alone on it look forgotten."""
_NARROWER = (0.94, 0.88, 0.82, 0.76)
_MARKS = "«»!?:;.,\u202f"


def well_ended(lines_in: Callable[[float], list[Line]], room: float) -> list[Line]:
    """Return the lines of a paragraph, set narrower where its end asks for it.

    Never more lines than the room makes.

    Args:
        lines_in: Sets the paragraph in a width, in points.
        room: The width there is, in points.
    """
    found = lines_in(room)
    if not 1 < len(found) <= _SHORT or not _alone(found[-1], room):
        return found
    for factor in _NARROWER:
        tried = lines_in(room * factor)
        if len(tried) > len(found):
            break
        if not _alone(tried[-1], room):
            return tried
    return found


def _alone(line: Line, room: float) -> bool:
    words = [each for each in line.text.split() if each.strip(_MARKS)]
    return len(words) in _SHARE and line.width < room * _SHARE[len(words)]
