"""The dress and the language of a paper, read before it is made."""

from __future__ import annotations

import argparse

from livret.domain.documents import Document
from livret.usecases.paper_sheets.errors import UnknownDress
from livret.words.papers.aids import BILINGUAL, asked, paper_reader, parted, reader_for
from livret.words.papers.catalogue import DRESSES, STANDARD
from livret.words.papers.pictures import pictured_as
from livret.words.translator import LANGUAGES


def dressed(words: argparse.Namespace) -> tuple[str, str]:
    """Return the language of a paper and the whole name of its dress.

    Raises:
        PicturesStay: The dress is not made without its pictures.
    """
    language, dress = words.paper_language or LANGUAGES[0], words.dress or STANDARD
    # What replaces another may be asked without the pictures of that one.
    later = not words.dress and getattr(words, "amends", False)
    return asked(language, dress, pictures=words.pictures or later)


def dressed_as(words: argparse.Namespace, before: Document) -> tuple[str, str]:
    """Return the same for a new version: what is not asked is as it was before.

    Args:
        words: What was typed.
        before: The document that is replaced.

    Raises:
        PicturesStay: The dress is not made without its pictures.
    """
    name, facing = parted(before.dress)
    worn = pictured_as(name)
    language = words.paper_language or facing or before.language
    pictures = words.pictures and (bool(words.dress) or worn == name)
    return asked(language, words.dress or worn, pictures=pictures)


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
