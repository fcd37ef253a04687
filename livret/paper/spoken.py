"""Which words of a paragraph are read by a voice of which language.

What people said stays in French after a label of the paper's language, or inside
its sentence. One voice for both would make noise of
one of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from livret.paper.structure import Element
from livret.paper.tokens import Style
from livret.paper.typesetting import Span
from livret.words.heard import stands_apart, told_apart
from livret.words.translator import LANGUAGES

_FRENCH = LANGUAGES[0]


@dataclass(frozen=True)
class Spoken:
    """A paragraph whose parts are each read by the voice of their language.

    Attributes:
        spans: The same characters, each part in a style of its own.
        owners: The element that holds what is of each style, in reading order;
            empty where the element of the paragraph holds everything.
    """

    spans: Sequence[Span]
    owners: Mapping[Style, Element]


def by_language(language: str, element: Element, spans: Sequence[Span]) -> Spoken:
    """Tell the language of a paragraph, of its parts where they differ.

    Args:
        language: Of the paper.
        element: What the paragraph is content of; its language is set where
            all of it is French in a paper of another language.
        spans: The paragraph.
    """
    whole = Spoken(spans, {})
    if element.language or element.alt:
        return whole
    if stands_apart(language, "".join(span.text for span in spans)):
        element.language = _FRENCH
        return whole
    parts = _parts(language, spans)
    if not any(french for _, french in parts):
        return whole
    told = [
        (replace(span, style=replace(span.style, part=at)), french)
        for at, (span, french) in enumerate(parts)
    ]
    owners = {
        span.style: element.add("Span", language=_FRENCH if french else "")
        for span, french in told
    }
    return Spoken([span for span, _ in told], owners)


def _parts(language: str, spans: Sequence[Span]) -> list[tuple[Span, bool]]:
    """Return the parts of a paragraph, in order, and whether each is French."""
    parts: list[tuple[Span, bool]] = []
    for span in spans:
        if stands_apart(language, span.text):
            parts.append((span, True))
            continue
        parts += [
            (replace(span, text=text), french)
            for text, french in told_apart(language, span.text)
        ]
    return parts
