"""What the page where one receives shows, by plain values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class GivenView:
    """What a file brings, before anything is written.

    Attributes:
        title: Whose livret, or whose card.
        lines: What it would change, one sentence each.
        words: Seven words to compare, for a card.
        verb: What taking it in is called; empty where nothing can be taken.
        danger: It asks for a livret to be erased: a second verb confirms it.
        others: Other verbs: pairs of (code, words).
    """

    title: str
    lines: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    verb: str = ""
    danger: str = ""
    others: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class TakenView:
    """What was taken in, and what goes back.

    Attributes:
        livret: Id of the livret; empty where there is nothing to open.
        called: Whose it is.
        lines: What happened, one sentence each.
        receipt: Name proposed for the receipt; empty without one.
        maybe_known: Somebody of this name was accompanied here already.
    """

    livret: str
    called: str
    lines: tuple[str, ...]
    receipt: str = ""
    maybe_known: bool = False
