"""The catalogue: every paper, what it takes, how it reads, its dresses.

To add a paper: a module in ``livret.usecases.paper_sheets`` that takes it, one
here that reads it, and an entry in ``PAPERS`` (CONTRIBUTING, « Add a paper »).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from livret.usecases.paper_sheets.known import take_diagnostic, take_pathway
from livret.usecases.paper_sheets.plan import take_plan
from livret.usecases.paper_sheets.taking import Take
from livret.words.papers.aids import BILINGUAL
from livret.words.papers.blocks import Block
from livret.words.papers.diagnostic import read_diagnostic
from livret.words.papers.pathway import read_pathway
from livret.words.papers.plan import read_plan
from livret.words.translator import LANGUAGES, Translator, mark

Reads = Callable[[Translator, Any], tuple[Block, ...]]
"""Turns the sheet of a paper into blocks, in the translator's language."""

STANDARD = "standard"
EVERY_DRESS = (STANDARD, "large", "simple", BILINGUAL)
PAPER_LANGUAGES = LANGUAGES
"""Languages papers are made in, by ISO 639 code; French first."""


@dataclass(frozen=True, kw_only=True)
class Paper:
    """One paper.

    Attributes:
        name: As the log, the journal and the doors call it.
        title: What people call it, in French; said by ``tr.text``.
        told: What it is for, in one sentence.
        takes: Composes its sheet from a livret.
        reads: Turns the sheet into blocks.
        signable: Whether it can be frozen and signed.
        needs: What it is about: ``meeting``, ``review``, ``service`` or
            nothing.
        one_sheet: Its letters grow as large as one sheet allows.
        dresses: Names of its dresses, in the order they are offered.
        languages: Languages it can be made in.
    """

    name: str
    title: str
    told: str
    takes: Take
    reads: Reads
    signable: bool = False
    needs: str = ""
    one_sheet: bool = False
    dresses: tuple[str, ...] = EVERY_DRESS
    languages: tuple[str, ...] = PAPER_LANGUAGES


_ALL = (
    Paper(
        name="diagnostic",
        title=mark("Diagnostic partagé"),
        told=mark("Ce que chacun voit, ce qui aide, ce que nous retenons."),
        takes=take_diagnostic,
        reads=read_diagnostic,
        signable=True,
    ),
    Paper(
        name="plan",
        title=mark("Plan d’action"),
        told=mark("Qui fait quoi, et quand : une feuille à accrocher au mur."),
        takes=take_plan,
        reads=read_plan,
        signable=True,
        one_sheet=True,
    ),
    Paper(
        name="parcours",
        title=mark("Parcours"),
        told=mark("Le chemin fait ensemble, année par année."),
        takes=take_pathway,
        reads=read_pathway,
    ),
)

PAPERS: dict[str, Paper] = {paper.name: paper for paper in _ALL}
"""Every paper made from a livret, by name, in the order they are offered."""

BLANKS: dict[str, str] = {
    "diagnostic-partage": mark("Diagnostic partagé"),
}
"""Forms that can be printed blank, by name."""
