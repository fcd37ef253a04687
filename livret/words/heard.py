"""Which voice reads the words of people: those of a paper are not all its own.

What people said stays as they said it: in French mostly, and in French where it
was taken over from other software. In a paper of another language one voice for
both would make noise of one of them (WCAG 2.2, 3.1.2). Words of people are known
by the isolates that ``cleaning.own`` puts around them.
"""

from __future__ import annotations

import re

from livret.words.cleaning import END_ISOLATE, ISOLATE
from livret.words.translator import LANGUAGES

_FRENCH, _ENGLISH = LANGUAGES
_LATIN = frozenset({_ENGLISH, "tr", "pt", "ro", "es"})
"""Languages of papers whose letters are those of French."""
_LAST_LATIN = "\u024f"
_APART = re.compile(f"{ISOLATE}[^{ISOLATE}{END_ISOLATE}]*{END_ISOLATE}")
_LOWER = re.compile(r"\b[a-zà-öø-ÿœ]")
"""Where a word begins in a small letter: more than somebody's name."""
_ENGLISH_WORDS = re.compile(
    r"\b(?:the|of|and|to|in|is|are|was|were|with|for|from|at|by|my|your|her|his|ours?"
    r"|their|this|that|these|it|she|he|we|they|you|i|not|have|has|had|will|would|can"
    r"|could|should|been|be|but|what|who|when|where|there|how|out|about|every)\b",
    re.IGNORECASE,
)
_FRENCH_WORDS = re.compile(
    r"\b(?:l[ea]?s?|une?|d[eu]?s?|et|ou|à|aux?|en|dans|sur|pour|par|avec|sans|est|sont"
    r"|était|ont|je?|ils?|elles?|nous|vous|se|mon|ma|mes|son|sa|ses|notre|nos|votre"
    r"|vos|leurs?|cet?|cette|ces|c|qui|que?|qu|ne?|pas|plus|mais|été|fait|être|avoir"
    r"|chez|quand|où|comment|tout)\b",
    re.IGNORECASE,
)
"""Little words that the other language does not have tell which one it is."""


def stands_apart(language: str, text: str) -> bool:
    """Tell whether a text can only be words left as they were said, in French.

    In a paper of Arabic, Cyrillic or Chinese letters, a paragraph of Latin ones
    is French: a voice that reads Arabic would make noise of it. Where both are
    written in Latin letters, what is French is what was set apart as somebody's
    own words (``cleaning.own``), with no letter of ours around it; in an English
    paper not what they wrote in English.

    Args:
        language: Of the paper, ISO 639.
        text: The paragraph.
    """
    if language == _FRENCH:
        return False
    if language in _LATIN:
        said = "".join(_APART.findall(text))
        around = _APART.sub("", text)
        apart = any(map(str.isalpha, said)) and not any(map(str.isalpha, around))
        return apart and not (language == _ENGLISH and _in_english(said))
    letters = [each for each in text if each.isalpha()]
    return bool(letters) and max(letters) <= _LAST_LATIN


def told_apart(language: str, text: str) -> list[tuple[str, bool]]:
    """Part a sentence of a paper where words of people stand in it in French.

    A voice that reads Latin letters says a name as it is written: it is told
    apart where only another voice can say it (WCAG 2.2, 3.1.2 lets names be).

    Args:
        language: Of the paper, ISO 639.
        text: The sentence; words of people through ``cleaning.own``.

    Returns:
        Its parts, in order, which are the whole text, and whether each is French.
    """
    parts: list[tuple[str, bool]] = []
    at = 0
    for found in _APART.finditer(text) if language != _FRENCH else ():
        named = language in _LATIN and not _LOWER.search(found[0])
        if stands_apart(language, found[0]) and not named:
            parts += [(text[at : found.start()], False), (found[0], True)]
            at = found.end()
    return [(part, french) for part, french in (*parts, (text[at:], False)) if part]


def latin_in(language: str) -> str:
    """Return the language of Latin letters in a paper of other letters: French.

    A name, a place or « PDF » in an Arabic sentence. Empty in a paper of Latin ones.
    """
    return "" if language in _LATIN or language == _FRENCH else _FRENCH


def _in_english(text: str) -> bool:
    """Tell whether words of people are English; what does not tell is French."""
    return len(_ENGLISH_WORDS.findall(text)) > len(_FRENCH_WORDS.findall(text))
