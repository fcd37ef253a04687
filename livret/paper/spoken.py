"""Which words of a paragraph are read by a voice of which language.

In an aid to reading, what people said stays in French after a label of the
other language. One voice for both would make noise of one of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from livret.paper.structure import Element
from livret.paper.tokens import Style
from livret.paper.typesetting import Span
from livret.words.aid import stands_apart
from livret.words.translator import LANGUAGES


def by_language(
    language: str, element: Element, spans: Sequence[Span]
) -> dict[Style, Element]:
    """Tell the language of a paragraph, of its parts where they differ.

    Args:
        language: Of the paper.
        element: What the paragraph is content of; its language is set where
            all of it is French in an aid.
        spans: The paragraph; parts are told from each other by their style.

    Returns:
        The element inside it that holds what is of each style, in reading
        order; empty where ``element`` holds everything.
    """
    if element.language or element.alt:
        return {}
    if stands_apart(language, "".join(span.text for span in spans)):
        element.language = LANGUAGES[0]
        return {}
    apart = {span.style for span in spans if stands_apart(language, span.text)}
    if not apart or len({span.style for span in spans}) < len(spans):
        return {}
    return {
        span.style: element.add(
            "Span", language=LANGUAGES[0] if span.style in apart else ""
        )
        for span in spans
    }
