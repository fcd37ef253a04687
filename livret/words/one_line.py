"""Short things told one after another: on one line to see, in sentences to hear."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from livret.words.cleaning import END_ISOLATE

_APART = " · "
_SHORT = re.compile(r"(?<![^\W\d_])[^\W\d_]$")
"""One letter for a word keeps its stop: that of a year in Ukrainian."""


def on_one_line(parts: Sequence[str]) -> str:
    """Return parts apart by dots; a full stop before one is left out."""
    *before, last = parts
    return _APART.join([*(_unstopped(each) for each in before), last])


def as_sentence(part: str) -> str:
    """Begin with a capital, end with a stop."""
    said = part[:1].upper() + part[1:]
    return said if said.rstrip("\u202f»”\u2069")[-1:] in ".!?…" else f"{said}."


def in_sentences(parts: Iterable[str]) -> str:
    """Return parts as they are heard: a voice makes no pause at a dot between two.

    Args:
        parts: Each on one line, possibly of several things (``on_one_line``); what
            is empty is left out.
    """
    said = (each.strip() for part in parts for each in part.split(_APART))
    return " ".join(as_sentence(each) for each in said if each)


def _unstopped(part: str) -> str:
    bare, _, after = part.rpartition(".")
    ends = bool(bare) and not after.strip(END_ISOLATE) and not bare.endswith(".")
    # "Claire M." keeps its stop.
    kept = bare[-1:].isupper() or _SHORT.search(bare)
    return bare + after if ends and not kept else part
