"""Facts filled into sentences: one full stop after « Claire M. », « d’Amina »."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

_ELIDED = re.compile(r"\b(?P<short>[Dd]|[Qq]u)e \{(?P<fact>[a-z_]+)\}")
"""« de » and « que » before a fact."""

_UNSEEN = "\u200e\u200f\u2066\u2067\u2068"
"""Marks of direction that may stand before a name …"""
_ENDS = "\u2069"
"""… and after it: « Claire M. » set apart keeps one full stop too."""


def filled(message: str, facts: Mapping[str, object], language: str) -> str:
    """Return a sentence with its facts, as people write it.

    Args:
        message: With ``{named}`` places.
        facts: What stands in them.
        language: ISO 639-1 code; « d’Amina » is French.
    """
    return fitted(message, facts, language).format(**facts) if facts else message


def fitted(message: str, facts: Mapping[str, object], language: str) -> str:
    """Return a sentence ready for its facts, which are not filled in yet.

    « Claire M. » at the end of a sentence keeps one full stop; in French,
    « de » and « que » are elided before what begins with a vowel.
    """
    for name, fact in facts.items():
        at = f"{{{name}}}."
        if at in message and str(fact).rstrip(_ENDS).endswith("."):
            message = message.replace(at, at[:-1])
    if language != "fr" or "e {" not in message:
        return message

    def elided(found: re.Match[str]) -> str:
        fact = str(facts.get(found["fact"], ""))
        if not _begins_with_a_vowel(fact):
            return found[0]
        return f"{found['short']}’{{{found['fact']}}}"

    return _ELIDED.sub(elided, message)


def _begins_with_a_vowel(name: str) -> bool:
    # Not h nor y: « de Hugo », « d’Hélène », « de Yasmine », « d’Yves ».
    first = unicodedata.normalize("NFD", name.lstrip(_UNSEEN))[:1]
    return first != "" and first in "aeiouAEIOU"
