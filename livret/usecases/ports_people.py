"""The list of people and the dates to keep in mind, as lists and searches read them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

JOINED = "joined"
"""``Due.what`` of no date to tell: since when another livret, ``Due.of``, is read
with this one. The list of people needs it to show somebody once."""

ERASED = "erased"
"""``Due.what`` of no date to come: the day on which somebody erased the livret, which
is still here; ``Due.of`` is the tombstone. ``facts``: ``by`` (a name), ``key``,
``reason``, ``side``, and whether it is ``hers``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One date of a livret to keep in mind; a line of a read model.

    Attributes:
        livret: Id of the livret.
        what: ``meeting``, a clock of ``livret.domain.contracts``,
            ``diagnosis`` (a year after it was spoken of), ``agreement`` (its last day),
            ``answer`` (proposed to her, not answered yet), ``signature`` (the last
            day it is hoped for), or a moment of ``livret.domain.reviews`` after
            the end.
        of: Id of the contribution it comes from.
        on: The day.
        facts: What else the line shows, by name; never her words.
    """

    livret: str
    what: str
    of: str
    on: dt.date
    facts: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class LivretSummary:
    """One line of the list of people.

    Attributes:
        livret: Id of the livret.
        called: How the person wants to be called; never empty.
        private_line: The referent's own memory aid; never printed or sent.
        opened_on: Day the livret was opened.
        last_contact: Day of the last thing recorded with the person.
        to_sign: Names of who is still to sign a frozen document.
        side_by_side: How many places hold texts written at the same time.
        dues: Dates to keep in mind, where the line was just made; read back
            by ``ReadModels.dues``.
        parts: Ids of the livrets of one person that this line is of, where
            several are read as one; ``livret`` is among them.
        also: Her other names of today, by which she is found too; known where
            the line was just made, and never shown in a list.
    """

    livret: str
    called: str
    private_line: str = ""
    opened_on: dt.date | None = None
    last_contact: dt.date | None = None
    to_sign: tuple[str, ...] = ()
    side_by_side: int = 0
    dues: tuple[Due, ...] = field(default=(), compare=False)
    also: tuple[str, ...] = field(default=(), compare=False)
    parts: tuple[str, ...] = ()

    @property
    def livrets(self) -> tuple[str, ...]:
        """Every livret this line is of."""
        return self.parts or (self.livret,)


class ReadModels(Protocol):
    """What lists and searches read; can be thrown away and rebuilt."""

    def people(self) -> tuple[LivretSummary, ...]:
        """Return everyone accompanied, by folded name."""

    def find(self, query: str, limit: int = 50) -> tuple[LivretSummary, ...]:
        """Return people whose names start like each word of ``query``.

        Accents, case and ``œ`` do not matter; empty query gives everyone.
        """

    def dues(self, until: dt.date | None = None) -> tuple[Due, ...]:
        """Return the dates to keep in mind of every livret, by day.

        Args:
            until: None later than this; all of them where it is None.
        """

    def refresh(self) -> None:
        """Make the lines of livrets that changed now, and not when they are read."""

    def links(self) -> tuple[tuple[str, str], ...]:
        """Return which livret says that which other one is joined to it."""

    def erased(self) -> tuple[Due, ...]:
        """Return the ``ERASED`` of each livret that has one, whatever its day."""
