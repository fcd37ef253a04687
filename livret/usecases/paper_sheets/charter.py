"""What the charter takes: the sentences chosen, and each one's own lines."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from livret.domain.came import PAPER, came_of
from livret.domain.livret import Value
from livret.domain.situations import charter_of
from livret.usecases.paper_rows import family
from livret.usecases.paper_sheets.errors import NothingToPrint
from livret.usecases.paper_sheets.taking import Taking
from livret.usecases.sheets import Sheet

_TOGETHER = "ensemble"


@dataclass(frozen=True, kw_only=True)
class OwnLine:
    """A line somebody added.

    Attributes:
        side: ``personne``, ``social``, ``emploi``, ``autre`` or ``ensemble``.
        name: Whose, as printed; empty when it is of all.
        words: The line.
    """

    side: str
    name: str
    words: str


@dataclass(frozen=True, kw_only=True)
class CharterText:
    """One text of the charter; several where they were written at the same time.

    Attributes:
        on: The day it was written.
        edition: Version of the sentences it was chosen from.
        choices: Ids of the sentences chosen.
        lines: Lines added.
        from_paper: It was filled in by hand first, that day.
    """

    on: dt.date
    edition: int
    choices: tuple[str, ...]
    lines: tuple[OwnLine, ...] = ()
    from_paper: bool = False


@dataclass(frozen=True, kw_only=True)
class CharterSheet(Sheet):
    """The charter as it is printed.

    Attributes:
        texts: What stands, usually one text.
    """

    paper = "charte"

    texts: tuple[CharterText, ...]


def take_charter(taking: Taking) -> CharterSheet:
    """Compose the charter that stands.

    Raises:
        NothingToPrint: None was written.
    """
    standing = charter_of(taking.livret)
    if not standing:
        raise NothingToPrint(paper=CharterSheet.paper)
    taking.printing.keep(*standing)
    return CharterSheet(
        **taking.head(),
        texts=tuple(_text(taking, one) for one in standing),
    )


def _text(taking: Taking, value: Value) -> CharterText:
    told = value.content
    return CharterText(
        on=value.said_on,
        edition=int(told.get("edition", 0)),
        choices=tuple(told["choices"]),
        lines=tuple(
            _line(taking, one["voice"], one["words"]) for one in told.get("lines", ())
        ),
        from_paper=came_of(told).how == PAPER,
    )


def _line(taking: Taking, voice: str, words: str) -> OwnLine:
    if voice == _TOGETHER:
        return OwnLine(side=_TOGETHER, name="", words=words)
    name = taking.printing.name_of(voice)
    return OwnLine(side=family(voice), name=name, words=words)
