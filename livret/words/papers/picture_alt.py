"""What is told of a picture, in one language: that of its paper.

A text alternative is read by one voice: PDF gives it no language inside (ISO
32000-1, 14.9.3). Words that people said in another language are left to the
lists of the same paper, where each has its own voice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from livret.domain.barrier_history import BarrierHistory
from livret.domain.livret import Livret
from livret.domain.timeline import Timeline
from livret.words.barrier_history import alt_text
from livret.words.charts.entries import Entry
from livret.words.cleaning import own
from livret.words.heard import stands_apart
from livret.words.labels import barrier_label
from livret.words.scripts import by_script
from livret.words.translator import Translator

_LONGEST = 32_000
"""Octets of the text of one picture; 32 767 are a string with its marks."""


def by_another_voice(language: str, words: str) -> bool:
    """Tell whether somebody's words are not read by the voice of a paper.

    Args:
        language: Of the paper, ISO 639.
        words: As they were written; possibly empty.
    """
    if stands_apart(language, own(words)):
        return True
    return any(other for _, other in by_script(language, words))


def levels_alt(tr: Translator, livret: Livret, history: BarrierHistory) -> str:
    """Return what a picture of levels shows: who said which, day by day.

    Or where the same is said, if it is too long.
    """

    def said(words: str) -> str:
        return "" if by_another_voice(tr.language, words) else words

    tracks = []
    for track in history.tracks:
        readings = [replace(one, words=said(one.words)) for one in track.readings]
        told = tuple(one for one in readings if one.words or one.answer)
        tracks.append(replace(track, readings=told))
    turns = tuple(replace(one, words=said(one.words)) for one in history.turns)
    heard = replace(history, tracks=tuple(tracks), turns=turns)
    whole = alt_text(tr, livret, heard)
    return whole if _fits(whole) else _in_lists(tr, barrier_label(tr, history.barrier))


def line_alt(tr: Translator, line: Timeline, shown: Sequence[Entry]) -> str:
    """Return what a part of the line shows, or where the same is said.

    Args:
        tr: Says it in the paper's language.
        line: Everything on the line, in the words of people.
        shown: What stands on this part of it.
    """
    here = {entry.id for entry in shown}
    title = tr.text("Le parcours en image")
    words = (
        told
        for item in line.items
        if item.id in here
        for told in (item.words, item.about, str(item.value.content.get("heard", "")))
    )
    if any(by_another_voice(tr.language, told) for told in words):
        return _in_lists(tr, title)
    told = " ".join(entry.sentence for entry in shown)
    return told if _fits(told) else _in_lists(tr, title)


def _fits(told: str) -> bool:
    """Tell whether one string of a PDF holds it (ISO 19005-3, 6.1.13)."""
    return len(told.encode("utf-16-be", "replace")) <= _LONGEST


def _in_lists(tr: Translator, title: str) -> str:
    return tr.text(
        "{title}\u202f: les listes de ce papier disent la même chose.", title=title
    )
