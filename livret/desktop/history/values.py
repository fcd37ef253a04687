"""What the history shows, as plain values: a row, and a row that is opened."""

from __future__ import annotations

from dataclasses import dataclass

from livret.desktop.kit.voices import Voice

NOBODY = Voice("", "", "autre")
"""Whose word nobody knows: no mark is drawn."""


@dataclass(frozen=True)
class Said:
    """One thing said or decided.

    Attributes:
        id: Of the contribution.
        when: "12 mars 2026, 10:42".
        what: Its kind and topic ("Paroles · Me déplacer").
        words: What was said, possibly empty.
        voice: Whose word it is.
        how: "écrites par Claire M.", or empty.
        note: Why it is set aside or withheld, or empty.
    """

    id: str
    when: str
    what: str
    words: str = ""
    voice: Voice = NOBODY
    how: str = ""
    note: str = ""


@dataclass(frozen=True)
class Earlier:
    """Another wording of the same thing.

    Attributes:
        id: Of the contribution.
        told: "3 mars 2026 · Paroles · Me déplacer".
        words: What was said, possibly empty.
        beside_words: What it tells beside, possibly empty.
    """

    id: str
    told: str
    words: str = ""
    beside_words: str = ""


@dataclass(frozen=True)
class StoryView:
    """Everything there is to tell of one thing said.

    Attributes:
        id: Of the contribution.
        what: Its kind and topic.
        words: Whole, possibly empty.
        beside_words: What it tells beside (days, places, names), possibly empty.
        voice: Whose word it is.
        facts: Sentences: who, when, how it came, what became of it.
        before: What it replaced, oldest first.
        after: What replaced it, oldest first.
        beside: What was written at the same time.
        papers: Papers that hold it, with their state.
        can_take_back: Whether it may be taken back here.
        why_kept: The sentence where it may not, possibly empty.
        can_return: Whether it may be put again where other words stand now.
    """

    id: str
    what: str
    words: str = ""
    beside_words: str = ""
    voice: Voice = NOBODY
    facts: tuple[str, ...] = ()
    before: tuple[Earlier, ...] = ()
    after: tuple[Earlier, ...] = ()
    beside: tuple[Earlier, ...] = ()
    papers: tuple[str, ...] = ()
    can_take_back: bool = False
    why_kept: str = ""
    can_return: bool = False
