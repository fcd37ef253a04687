"""Plain values of the charter."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from livret.desktop.kit.voices import Voice
from livret.words.charter import Charter


@dataclass(frozen=True)
class CharterLine:
    """A free line.

    Attributes:
        voice: Whose.
        words: What it says.
    """

    voice: Voice
    words: str


@dataclass(frozen=True)
class CharterView:
    """The charter that stands.

    Attributes:
        offered: The sentences to choose from.
        groups: What was chosen: (title, sentences).
        chosen: Ids of what was chosen.
        lines: Free lines, in order.
        on: The day it was written, None while there is none.
        version: Which one it is, from 1.
        side_by_side: Others were written at the same time.
        edition: Version of the sentences it was chosen from, where that one is
            not here (a newer Livret wrote it); otherwise 0.
        from_paper: It was filled in by hand first, that day.
    """

    offered: Charter
    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()
    chosen: tuple[str, ...] = ()
    lines: tuple[CharterLine, ...] = ()
    on: dt.date | None = None
    version: int = 0
    side_by_side: bool = False
    edition: int = 0
    from_paper: bool = False

    @property
    def ahead(self) -> tuple[str, ...]:
        """Ids chosen from an edition that is not here."""
        if not self.edition:
            return ()
        offered = self.offered.sentences
        return tuple(key for key in self.chosen if key not in offered)


@dataclass(frozen=True)
class CharterEdit:
    """A version to keep.

    Attributes:
        choices: Ids of the sentences, in order.
        lines: Free lines: (id of the voice, words).
        edition: Version of the sentences chosen from.
        on: The day written on the sheet it is copied from, or None.
    """

    choices: tuple[str, ...]
    lines: tuple[tuple[str, str], ...]
    edition: int
    on: dt.date | None = None
