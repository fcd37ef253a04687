"""What of a paragraph is heard by itself, and by a voice of which language.

What people said stays in French after a label of the paper's language, or inside
its sentence. One voice for both would make noise of one of them. What stands one
beside the other, parted by a dot, would be heard in one breath: each is an
element of its own, and the dot is for the eye.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from livret.paper.structure import Element
from livret.paper.tokens import Style
from livret.paper.typesetting import Span
from livret.words.heard import latin_in, stands_apart, told_apart
from livret.words.papers.listed import Thing, things
from livret.words.scripts import by_script, foreign_language
from livret.words.translator import LANGUAGES

_FRENCH = LANGUAGES[0]
_PARAGRAPHS = ("P", "LBody", "TH")
"""Elements that may hold several things; a title or a label is heard at once."""
_A_LIST = 3
"""Two things are a name and its date; more are a list, said to be one."""


@dataclass(frozen=True)
class Spoken:
    """A paragraph whose parts are each read by the voice of their language.

    Attributes:
        spans: The same characters, each part in a style of its own.
        owners: The element that holds what is of each style, in reading order, None
            for what is only seen; empty where the element of the paragraph holds
            everything.
    """

    spans: Sequence[Span]
    owners: Mapping[Style, Element | None]


def by_things(language: str, element: Element, spans: Sequence[Span]) -> Spoken:
    """Tell the elements of a paragraph: one for each thing that it lists.

    Args:
        language: Of the paper.
        element: What the paragraph is content of. One that lists several things
            becomes what holds them.
        spans: The paragraph.
    """
    listed = things("".join(span.text for span in spans))
    if not listed or element.alt or element.tag not in _PARAGRAPHS:
        return by_language(language, element, spans)
    told: list[tuple[Span, Element | None]] = []
    at = 0
    for thing, owner in zip(listed, _owners(element, listed), strict=True):
        told += [(each, None) for each in _cut(spans, at, thing.start)]
        mine = list(_cut(spans, thing.start, thing.end))
        spoken = Spoken(mine, {})
        if not element.language:
            spoken = by_things(language, owner, mine)
        told += [(each, spoken.owners.get(each.style, owner)) for each in spoken.spans]
        at = thing.end
    told += [(each, None) for each in _cut(spans, at, None)]
    # Each part has a style of its own, so that it is found again on its lines.
    parted = [
        (replace(span, style=replace(span.style, part=at)), owner)
        for at, (span, owner) in enumerate(told, 1)
    ]
    return Spoken(
        [span for span, _ in parted], {span.style: owner for span, owner in parted}
    )


def _owners(element: Element, listed: Sequence[Thing]) -> list[Element]:
    """Return an element for each thing, inside the one that held them all."""
    labelled = any(each.label for each in listed)
    as_list = len(listed) >= _A_LIST
    held = element
    if element.tag == "P":
        element.tag, element.holds = ("L" if as_list else "Div"), "P"
    elif as_list:
        held = element.add("L")
    if not as_list:
        return [held.add("P") for _ in listed]
    first = [held.add("Caption")] if labelled else []
    return [*first, *(held.add("LI").add("LBody") for _ in listed[len(first) :])]


def _cut(spans: Sequence[Span], start: int, end: int | None) -> Iterator[Span]:
    """Yield what of spans stands from ``start`` to ``end`` in their text."""
    at = 0
    for span in spans:
        stop = None if end is None else max(end - at, 0)
        text = span.text[max(start - at, 0) : stop]
        if text:
            yield replace(span, text=text)
        at += len(span.text)


def by_language(language: str, element: Element, spans: Sequence[Span]) -> Spoken:
    """Tell the language of a paragraph, of its parts where they differ.

    Args:
        language: Of the paper.
        element: What the paragraph is content of; its language is set where
            all of it is of another language than the paper.
        spans: The paragraph.
    """
    whole = Spoken(spans, {})
    if element.language or element.alt:
        return whole
    text = "".join(span.text for span in spans)
    if stands_apart(language, text):
        element.language = _FRENCH
        return whole
    if foreign := foreign_language(language, text):
        element.language = foreign
        return whole
    parts = _parts(language, spans)
    if not any(other for _, other in parts):
        return whole
    told = [
        (replace(span, style=replace(span.style, part=at)), other)
        for at, (span, other) in enumerate(parts)
    ]
    owners = {span.style: element.add("Span", language=other) for span, other in told}
    return Spoken([span for span, _ in told], owners)


def _parts(language: str, spans: Sequence[Span]) -> list[tuple[Span, str]]:
    """Return the parts of a paragraph, in order, and the language of each."""
    parts: list[tuple[Span, str]] = []
    latin = latin_in(language)
    for span in spans:
        if stands_apart(language, span.text):
            parts.append((span, _FRENCH))
            continue
        for text, french in told_apart(language, span.text):
            found = [(text, _FRENCH)] if french else by_script(language, text, latin)
            parts += [(replace(span, text=part), other) for part, other in found]
    return parts
