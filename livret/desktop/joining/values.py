"""What the page of joined livrets shows and says, as plain values."""

from __future__ import annotations

from dataclasses import dataclass

HOLDS, WAITS_HERE, WAITS_THERE = "holds", "waits_here", "waits_there"
"""Both say yes; the other one does and waits for this one; the reverse."""


@dataclass(frozen=True)
class BesideView:
    """Another livret of the same person.

    Attributes:
        livret: Its id.
        state: ``HOLDS``, ``WAITS_HERE`` or ``WAITS_THERE``.
        title: « Livret ouvert le 3 mars 2026, chez Marc D. »
        told: How it stands, in a sentence.
    """

    livret: str
    state: str
    title: str
    told: str


@dataclass(frozen=True)
class JoinEdit:
    """She says that two livrets are hers.

    Attributes:
        livret: Id of the other one.
        agreed: She is here and said yes.
        words: What she says about it, possibly empty.
    """

    livret: str
    agreed: bool
    words: str
