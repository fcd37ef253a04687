"""Short things told one after another on one line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from livret.words.cleaning import END_ISOLATE

_SHORT = re.compile(r"(?<![^\W\d_])[^\W\d_]$")
"""One letter for a word keeps its stop: that of a year in Ukrainian."""


def on_one_line(parts: Sequence[str]) -> str:
    """Return parts apart by dots; a full stop before one is left out."""
    *before, last = parts
    return " · ".join([*(_unstopped(each) for each in before), last])


def _unstopped(part: str) -> str:
    bare, _, after = part.rpartition(".")
    ends = bool(bare) and not after.strip(END_ISOLATE) and not bare.endswith(".")
    # "Claire M." keeps its stop.
    kept = bare[-1:].isupper() or _SHORT.search(bare)
    return bare + after if ends and not kept else part
