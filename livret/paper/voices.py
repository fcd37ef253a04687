"""Who speaks on a paper: each voice with its mark, and the legend."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from livret.paper.marks import TOGETHER, Sign, sign
from livret.usecases.sheets import DiagnosticSheet
from livret.words.cleaning import cleaned
from livret.words.papers.blocks import Block, Head
from livret.words.papers.elements import Voice

_Told = TypeVar("_Told")
Name = tuple[str, ...]
"""The words of a name, in small letters."""


class Voices:
    """Gives each voice of a paper its mark, the same everywhere on it.

    Args:
        initials: Marks carry the first letter of a name.
    """

    def __init__(self, *, initials: bool = True) -> None:
        self._initials = initials
        self._others: dict[Name, int] = {}
        self._legend: dict[tuple[str, str], Sign] = {}
        self._sides: dict[Name, str] = {}
        self._same: dict[Name, str] = {}

    def same(self, name: str, known: str) -> None:
        """Give a name the mark of another: one word in two languages."""
        self._same[_words(name)] = known

    def sign(self, side: str, name: str) -> Sign:
        """Return the mark of a voice.

        Args:
            side: ``personne``, ``social``, ``emploi``, ``autre`` or a role of
                a signer (``autre-1``); ``ensemble`` gives the ring of all.
            name: As printed beside the mark; others are told apart by it.
        """
        if side == "ensemble":
            return TOGETHER
        side = re.split("[-:]", side)[0]
        name = self._same.get(_words(name), name)
        words = _words(name)
        if side == "autre" and words and _of(self._others, words) is None:
            self._others[words] = len(self._others)
        found = sign(side, name, other=_of(self._others, words) or 0)
        return found if self._initials else replace(found, initial="")

    def meet(self, side: str, name: str, *, nobody: bool = False) -> None:
        """Put a voice in the legend; that of a whole side has no initial."""
        mark = self.sign(side, "" if nobody else name)
        self._legend.setdefault((side, name), mark)
        if not nobody:
            self._sides.setdefault(_words(name), side)

    def side_of(self, name: str) -> str:
        """Return the side of somebody who speaks on the paper, or nothing."""
        return _of(self._sides, _words(name)) or ""

    @property
    def legend(self) -> list[tuple[Sign, str]]:
        """The marks and names: hers first, then each side, then the others."""
        met = sorted(self._legend.items(), key=lambda one: _place(one[0][0]))
        return [(mark, name) for (_, name), mark in met]


def voices_of(sheet: DiagnosticSheet) -> Voices:
    """Return the voices that mark a diagnosis or take a step in it."""
    voices = Voices()
    for row in sheet.rows:
        for marks in (row.marks, *(one.marks for one in row.reviews)):
            for each in marks:
                voices.meet(each.voice, each.name)
    for goal in sheet.goals:
        for step in goal.steps:
            known = voices.side_of(step.who)
            if not known:
                voices.meet(step.side, step.who)
    return voices


def voices_in(blocks: Iterable[Block], *, initials: bool = True) -> Voices:
    """Return the voices that mark anything in blocks; the head names its own."""
    voices = Voices(initials=initials)
    for block in blocks:
        for each in () if isinstance(block, Head) else _within(block):
            told = each.name and each.side and each.side != "ensemble"
            if told and (each.nobody or not voices.side_of(each.name)):
                voices.meet(each.side, each.name, nobody=each.nobody)
    return voices


def _within(value: Any) -> Iterator[Voice]:
    if isinstance(value, Voice):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _within(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _within(getattr(value, field.name))


def _place(side: str) -> int:
    """Return where a side stands among those of a paper; others come last."""
    sides = ("personne", "social", "emploi")
    return sides.index(side) if side in sides else len(sides)


def _words(name: str) -> Name:
    """Return the words of a name, without what somebody is after a comma."""
    return tuple(cleaned(name).partition(",")[0].casefold().split())


def _of(told: Mapping[Name, _Told], words: Name) -> _Told | None:
    """Return what is told of a name, or of a longer or shorter form of it.

    "Claire", "Claire M." and "Claire Martin" are one; two offices whose names
    begin alike are not.
    """
    if words in told:
        return told[words]
    return next((one for known, one in told.items() if _one(known, words)), None)


def _one(name: Name, other: Name) -> bool:
    return bool(name and other) and all(
        one == two or _stands_for(one, two) or _stands_for(two, one)
        for one, two in zip(name, other, strict=False)
    )


def _stands_for(initial: str, word: str) -> bool:
    return initial.endswith(".") and word.startswith(initial[:-1])
