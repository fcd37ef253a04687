"""Her copy as the page shows it: plain values."""

from __future__ import annotations

from dataclasses import dataclass

from livret.desktop.history.values import NOBODY
from livret.desktop.kit.voices import Voice


@dataclass(frozen=True)
class Thing:
    """Something that stands in her livret.

    Attributes:
        id: Key for the controller.
        what: What it is about; empty where its chapter says it.
        words: What was said.
        told: Who wrote it, when, and whether she confirmed it.
        voice: Whose word it is.
        answers: What she may answer, codes of ``livret.usecases.answering``.
    """

    id: str
    what: str
    words: str
    told: str
    voice: Voice = NOBODY
    answers: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Chapter:
    """Things of one sort.

    Attributes:
        title: What they are.
        things: In the order they were said.
        first: Whether it is open at once.
    """

    title: str
    things: tuple[Thing, ...]
    first: bool = True


@dataclass(frozen=True)
class CopyView:
    """Her copy, opened.

    Attributes:
        called: How she is called.
        lines: Who made it, when; what it cannot do.
        chapters: What is in it.
        said: How many things she answered today.
        left: What she answered stands in files of hers.
    """

    called: str
    lines: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    said: int = 0
    left: bool = False
