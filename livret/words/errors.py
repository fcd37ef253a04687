"""From an error to its sentence: what happened, for the data, what to do."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache

from livret.domain.errors import InvalidField, LivretError
from livret.words import sentences
from livret.words.sentences.fields import PROBLEMS, SET_ASIDE, UNREADABLE
from livret.words.translator import Translator, mark

_BUG = mark(
    "Livret a rencontré une erreur qu’il n’attendait pas. Ce qui était enregistré "
    "est intact. Recommencez ; si cela revient, envoyez le rapport (il ne contient "
    "rien de personnel)."
)

_CODED = {"problem": (PROBLEMS, UNREADABLE), "reason": (SET_ASIDE,)}


def error_sentence(tr: Translator, error: BaseException) -> str:
    """Return the sentence of an error in the translator's language.

    Anything that is not a ``LivretError`` is a bug and gets an apology.
    """
    if not isinstance(error, LivretError):
        return tr.text(_BUG)
    french = _sentences().get(error.code)
    if french is None:
        return tr.text(_BUG)
    facts = {name: _said(tr, name, fact) for name, fact in error.facts.items()}
    return tr.text(french).format_map(_Facts(facts))


def problem_words(tr: Translator, error: InvalidField) -> str:
    """Return only what is wrong, for a hint beside the field."""
    return _said(tr, "problem", error.facts["problem"])


def not_carried_sentence(tr: Translator, code: str, facts: Mapping[str, str]) -> str:
    """Return why an import left something behind."""
    module = importlib.import_module(f"{sentences.__name__}.exchange")
    french: str = module.NOT_CARRIED[code]
    return tr.text(french).format_map(_Facts(facts))


def finding_sentence(tr: Translator, code: str, facts: Mapping[str, str]) -> str:
    """Return what a check of the vault found."""
    module = importlib.import_module(f"{sentences.__name__}.vault")
    french: str = module.FINDINGS[code]
    return tr.text(french).format_map(_Facts(facts))


def reason_sentence(tr: Translator, code: str, facts: Mapping[str, str]) -> str:
    """Return why a signed file got its verdict."""
    module = importlib.import_module(f"{sentences.__name__}.signing")
    french: str = module.REASONS[code]
    return tr.text(french).format_map(_Facts(facts))


def _said(tr: Translator, name: str, fact: object) -> str:
    for table in _CODED.get(name, ()):
        if str(fact) in table:
            return tr.text(table[str(fact)])
    return str(fact)


class _Facts(dict[str, str]):
    """Facts of a sentence; a forgotten one shows as "?" rather than failing."""

    def __missing__(self, key: str) -> str:
        return "?"


@cache
def _sentences() -> dict[str, str]:
    found: dict[str, str] = {}
    for info in pkgutil.iter_modules(sentences.__path__):
        module = importlib.import_module(f"{sentences.__name__}.{info.name}")
        found.update(getattr(module, "SENTENCES", {}))
    return found
