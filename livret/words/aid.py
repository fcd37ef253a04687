"""Aids to reading: the fixed texts of papers in the languages people speak.

A paper is signed in French (or in English, which is complete). Beside it, or
alone and unsigned, the same texts can be read in other languages. Each
catalogue, ``resources/translations/<folder>/LC_MESSAGES/papers.po``, names who
checked it in its first message; while nobody did, papers say so. A text that a
catalogue lacks is told in French, and noted in ``lacking``.
"""

from __future__ import annotations

import gettext
import re
from functools import lru_cache

from livret.words.cleaning import END_ISOLATE, ISOLATE
from livret.words.paths import resource
from livret.words.translator import LANGUAGES, Translator, translator_for

FOLDERS: dict[str, str] = {
    "ar": "ar",
    "prs": "fa_AF",
    "ps": "ps",
    "uk": "uk",
    "ru": "ru",
    "tr": "tr",
    "ti": "ti",
    "bn": "bn",
    "pt": "pt",
    "ro": "ro",
    "es": "es",
    "zh": "zh",
}
"""Catalogue of each language, by ISO 639 code (``prs``: Dari)."""

AID_LANGUAGES = tuple(FOLDERS)
LEFTWARDS = frozenset({"ar", "prs", "ps"})
"""Languages written from right to left."""

_COMMAS = {"ar": "، ", "prs": "، ", "ps": "، ", "ti": "፣ ", "zh": "、"}
_STOPS = {"ti": "።", "bn": "।", "zh": "。"}
_GAPS = {"zh": ""}
_DIGITS = {
    "prs": "۰۱۲۳۴۵۶۷۸۹",
    "ps": "۰۱۲۳۴۵۶۷۸۹",
    "bn": "০১২৩৪৫৬৭৮৯",
}
_QUOTED = re.compile(f"«{ISOLATE}[^{ISOLATE}{END_ISOLATE}]*{END_ISOLATE}»")
"""Words set apart between their marks: the marks go along where they begin and end."""
CHECKED_BY = ("catalogue", "relu par")
"""Context and text of the message that names who checked a catalogue."""


class Aid(Translator):
    """Says the fixed texts of papers as an aid to reading.

    One is made for each paper, so that ``lacking`` tells of that paper alone.

    Attributes:
        language: ISO 639 code, also the BCP 47 tag told in a file.
        checked_by: Who checked the catalogue; empty while nobody did.
        leftwards: Whether the language reads right to left.
        lacking: French texts that were asked for and have no translation.
    """

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        super().__init__(language, catalogue)
        checked = catalogue.pgettext(*CHECKED_BY)
        self.checked_by = "" if checked == CHECKED_BY[1] else checked.strip()
        self.leftwards = language in LEFTWARDS
        self.comma = _COMMAS.get(language, self.comma)
        self.stop = _STOPS.get(language, self.stop)
        self.gap = _GAPS.get(language, self.gap)
        self.lacking: set[str] = set()
        self._said = catalogue
        self._catalogue = _Noting(catalogue, self.lacking, apart=self.leftwards)

    def knows(self, message: str) -> bool:
        """Tell whether the catalogue has ``message``; nothing is noted."""
        # gettext hands back the very text it was asked for.
        return self._said.gettext(message) is not message

    def figures(self, text: str) -> str:
        """Return ``text`` with its digits as the language writes them."""
        return digits(self.language, text)

    def text(self, message: str, /, **facts: object) -> str:
        """Return ``message`` in this language, numbers in its digits."""
        said = super().text(message, **self._local(facts))
        return (
            _QUOTED.sub(rf"{ISOLATE}\g<0>{END_ISOLATE}", said)
            if self.leftwards
            else said
        )

    def plural(self, one: str, many: str, /, count: int, **facts: object) -> str:
        """Return the form for ``count``, numbers in the language's digits."""
        said = self._catalogue.ngettext(one, many, count)
        return said.format(**self._local({**facts, "count": count}))

    def _local(self, facts: dict[str, object]) -> dict[str, object]:
        return {name: self._fact(fact) for name, fact in facts.items()}

    def _fact(self, fact: object) -> object:
        """Return a fact as it stands in a sentence of this language.

        Where that reads right to left, a name that nobody set apart would take
        the full stop after it along.
        """
        if type(fact) is int:
            return digits(self.language, str(fact))
        alone = type(fact) is str and ISOLATE not in fact and "\n" not in fact
        return f"{ISOLATE}{fact}{END_ISOLATE}" if alone and self.leftwards else fact


def aid_for(language: str) -> Aid | None:
    """Return a new aid to reading in a language, or None where there is none.

    Args:
        language: ISO 639 code; ``fa`` and ``fa-AF`` are read in Dari.
    """
    code = {"fa": "prs", "fa-AF": "prs", "zh-CN": "zh"}.get(language, language)
    return Aid(code, _catalogue(code)) if code in FOLDERS else None


def spoken_in(language: str) -> Translator | None:
    """Return what says the house's texts in a language; None where nothing does.

    Args:
        language: ISO 639 code, of the screens or of an aid to reading.
    """
    return translator_for(language) if language in LANGUAGES else aid_for(language)


def digits(language: str, text: str) -> str:
    """Return ``text`` with its digits as the language writes them."""
    own = _DIGITS.get(language)
    return text.translate(str.maketrans("0123456789", own)) if own else text


@lru_cache(maxsize=len(FOLDERS))
def _catalogue(code: str) -> gettext.NullTranslations:
    folder = resource("translations") / FOLDERS[code] / "LC_MESSAGES"
    path = folder / "papers.mo"
    if not path.is_file():
        return gettext.NullTranslations()
    with path.open("rb") as stream:
        return gettext.GNUTranslations(stream)


class _Noting(gettext.NullTranslations):
    """Asks a catalogue, and notes what it does not have.

    What stays French keeps its own direction: its full stop stands at its end.
    """

    def __init__(
        self,
        catalogue: gettext.NullTranslations,
        lacking: set[str],
        *,
        apart: bool,
    ) -> None:
        super().__init__()
        self._asked = catalogue
        self._lacking = lacking
        self._apart = apart

    def _french(self, message: str) -> str:
        return f"{ISOLATE}{message}{END_ISOLATE}" if self._apart else message

    def gettext(self, message: str) -> str:
        said = self._asked.gettext(message)
        if said is not message:
            return said
        # gettext hands back the very text it was asked for.
        self._lacking.add(message)
        return self._french(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        said = self._asked.ngettext(msgid1, msgid2, n)
        if said is msgid1 or said is msgid2:
            self._lacking.add(msgid1)
            return self._french(msgid1 if n < 2 else msgid2)  # noqa: PLR2004
        return said

    def pgettext(self, context: str, message: str) -> str:
        said = self._asked.pgettext(context, message)
        if said is message:
            self._lacking.add(message)
            return self._french(message)
        return said
