"""The dress and the language of a paper, read before it is made."""

from __future__ import annotations

import argparse

from livret.usecases.paper_sheets.errors import UnknownDress
from livret.words.papers.aids import BILINGUAL, asked, paper_reader, parted, reader_for
from livret.words.papers.catalogue import DRESSES
from livret.words.papers.pictures import pictured_as


def dressed(words: argparse.Namespace) -> tuple[str, str]:
    """Return the language of a paper and the whole name of its dress.

    Raises:
        PicturesStay: The dress is not made without its pictures.
    """
    return asked(words.paper_language, words.dress, pictures=words.pictures)


def paper_asked(words: argparse.Namespace, paper: str) -> tuple[str, str]:
    """Return the same, known to be made so before anything is done.

    Raises:
        PicturesStay, UnknownDress: It is not made so.
    """
    language, dress = dressed(words)
    _check(paper, language, dress)
    return language, dress


def _check(paper: str, language: str, dress: str) -> None:
    name, facing = parted(dress)
    paper_reader(paper, language, dress)
    known = reader_for(facing) is not None if name == BILINGUAL else not facing
    if pictured_as(name) not in DRESSES or not known:
        raise UnknownDress(paper=paper, dress=name, language=language)


def sheet_asked(
    words: argparse.Namespace, paper: str, language: str
) -> tuple[str, str]:
    """Return the language and the dress of a sheet.

    Asked before its secret exists: a secret is told once, and never lost for a
    slip of the pen.

    Args:
        words: What was typed.
        paper: Name of the sheet, of ``catalogue.OTHERS``.
        language: Of the sheet where none is named.

    Raises:
        UnknownDress: It is not made so; nothing was done.
    """
    language, dress = asked(words.sheet_language or language, words.sheet_dress)
    _check(paper, language, dress)
    return language, dress
