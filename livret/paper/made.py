"""What a paper is made from, beside its blocks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from livret.paper.attachments import Attachment, as_bytes
from livret.paper.flow import Band
from livret.paper.setting import Setting
from livret.paper.shaping import Shaper
from livret.usecases.paper_sheets.errors import PrintingStopped
from livret.usecases.ports import Progress
from livret.words.translator import Translator

DATA_FILE = "donnees.json"
"""Name of the attached data."""


@dataclass(frozen=True, kw_only=True)
class Made:
    """What a paper is made from, beside its blocks.

    Attributes:
        at: Instant of creation, aware; told in the file.
        tr: Of the paper's language.
        data: What is printed, as JSON values; attached to it.
        foot: Told before the page number on each page.
        version: When it was made, told after that on a paper to be signed; in full,
            then shorter.
        title: Told before that, on each page but the first.
        whose: Told before the title: a page of somebody else's paper is seen.
        legend: The foot of each page names the marks; a blank form names them
            where they are ticked.
        by_hand: It is filled in by hand: each page but the first keeps a line for
            the name and the day.
        one_sheet: Letters grow as large as one sheet allows.
        progress: Called with (done, total); answers False to stop.
        after: Makes what follows the blocks, across the page; None for nothing.
        files: Attached beside the data.
    """

    at: dt.datetime
    tr: Translator
    data: Mapping[str, Any] | None = None
    foot: str = ""
    version: tuple[str, ...] = ()
    title: str = ""
    whose: str = ""
    legend: bool = True
    by_hand: bool = False
    one_sheet: bool = False
    progress: Progress | None = None
    after: Callable[[Setting], list[Band]] | None = None
    files: tuple[Attachment, ...] = ()

    @cached_property
    def shaper(self) -> Shaper:
        """What remembers words while they are set, as often as that takes."""
        return Shaper(self.tr.language)


def attachments_of(made: Made) -> list[Attachment]:
    """Return the data attached: exactly what is printed (practice rule 3)."""
    if made.data is None:
        return [*made.files]
    told = made.tr.text("Les mêmes informations que sur le papier, en JSON")
    data = Attachment(DATA_FILE, told, "application/json", as_bytes(made.data))
    return [data, *made.files]


def report(made: Made, done: int, total: int) -> None:
    """Tell how far the paper is.

    Raises:
        PrintingStopped: Whoever asked for it wants no more.
    """
    _tell(made.progress, done, total)


@dataclass(slots=True)
class Steps:
    """How far a paper with a drawing of its own is: half is setting, half drawing.

    Attributes:
        progress: Called with (done, total); answers False to stop.
        things: How many there are to set.
        done: How many are set.
    """

    progress: Progress | None
    things: int
    done: int = 0

    def set_one(self, count: int = 1) -> None:
        """Tell that some more things are set.

        Raises:
            PrintingStopped: Whoever asked for it wants no more.
        """
        self.done = min(self.done + count, self.things)
        _tell(self.progress, self.done, 2 * self.things)

    def drew(self, page: int, pages: int) -> None:
        """Tell that a page is drawn, of so many.

        Raises:
            PrintingStopped: Whoever asked for it wants no more.
        """
        total = max(2 * self.things, 1)
        _tell(self.progress, total * (pages + page) // (2 * pages), total)


def _tell(progress: Progress | None, done: int, total: int) -> None:
    if progress is not None and not progress(done, total):
        raise PrintingStopped
