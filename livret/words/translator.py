"""Translations by gettext, one catalogue per room, chained.

The French sentence in the code is the key. Catalogues stand in
``resources/translations/<language>/LC_MESSAGES/<room>.po`` and are compiled
when Livret is set up; where a catalogue is missing the French text is shown.
"""

from __future__ import annotations

import copy
import gettext
import itertools
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Self

from livret.words.filling import filled
from livret.words.paths import resource

LANGUAGES = ("fr", "en")
"""Languages of the screens, by ISO 639-1 code; French first."""


class Translator:
    """Says a French source text in one language.

    Attributes:
        language: ISO 639-1 code of what it answers.
        comma: What stands between the items of an enumeration.
        stop: What ends a sentence.
        gap: What stands between two sentences.
        leftwards: Whether the language reads right to left.
    """

    comma = ", "
    stop = "."
    gap = " "
    leftwards = False

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue
        self._instead: Mapping[str, str] = {}

    def figures(self, text: str) -> str:
        """Return ``text`` with its digits as the language writes them."""
        return text

    def saying(self, instead: Mapping[str, str]) -> Self:
        """Return a translator that says other texts in place of some.

        Args:
            instead: French text to French text, with the same facts; one that
                is not known in this language is not used.
        """
        other = copy.copy(self)
        other._instead = instead
        return other

    def knows(self, message: str) -> bool:
        """Tell whether ``message`` can be said in this language."""
        return bool(message)

    def text(self, message: str, /, **facts: object) -> str:
        """Return ``message`` in this language, ``{named}`` facts filled in."""
        other = self._instead.get(message, "")
        asked = other if other and self.knows(other) else message
        return filled(self._catalogue.gettext(asked), facts, self.language)

    def plural(self, one: str, many: str, /, count: int, **facts: object) -> str:
        """Return the form of ``one``/``many`` for ``count``, with ``{count}``."""
        said = self._catalogue.ngettext(one, many, count)
        return filled(said, {"count": count, **facts}, self.language)

    def context(self, context: str, message: str, /, **facts: object) -> str:
        """Return ``message`` as meant in ``context`` (a word with two meanings)."""
        said = self._catalogue.pgettext(context, message)
        return filled(said, facts, self.language)


def mark(message: str) -> str:
    """Mark ``message`` for extraction; translate it later with ``text``."""
    return message


@lru_cache(maxsize=8)
def translator_for(language: str) -> Translator:
    """Return the translator of ``language`` (``fr`` where it is unknown)."""
    if language not in LANGUAGES:
        language = "fr"
    folder = resource("translations") / language / "LC_MESSAGES"
    return Translator(language, _chained(sorted(folder.glob("*.mo"))))


def _chained(files: list[Path]) -> gettext.NullTranslations:
    parts = []
    for path in files:
        with path.open("rb") as stream:
            part = gettext.GNUTranslations(stream)
        parts.append(part)
    return _Together(parts) if parts else _FrenchPlurals()


class _Together(gettext.NullTranslations):
    """The catalogues of one language, where each text is looked up once.

    gettext asks one after the other, and says what none has only when all were
    asked: in French, that is everything. Plural forms, which are few, are asked
    of each in turn: each says how it forms them.
    """

    def __init__(self, parts: Sequence[gettext.GNUTranslations]) -> None:
        super().__init__()
        self._said: dict[str, str] = {}
        for part in reversed(parts):  # the first one that says it is right
            told: dict[Any, str] = vars(part)["_catalog"]
            rule: Callable[[int], int] = vars(part)["plural"]
            alone = rule(1)
            self._said |= {
                key[0]: said
                for key, said in told.items()
                if not isinstance(key, str) and key[1] == alone
            }
            self._said |= {
                key: said for key, said in told.items() if isinstance(key, str)
            }
        for part, following in itertools.pairwise(parts):
            part.add_fallback(following)
        self._first = parts[0]

    def gettext(self, message: str) -> str:
        return self._said.get(message, message)

    def pgettext(self, context: str, message: str) -> str:
        return self._said.get(f"{context}\x04{message}", message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self._first.ngettext(msgid1, msgid2, n)


class _FrenchPlurals(gettext.NullTranslations):
    """The source texts themselves; zero is singular in French."""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return msgid1 if n < 2 else msgid2  # noqa: PLR2004
