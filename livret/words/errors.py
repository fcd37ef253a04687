"""From an error to its sentence: what happened, for the data, what to do."""

from __future__ import annotations

import datetime as dt
import importlib
import pkgutil
import re
import traceback
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from livret.domain.errors import InvalidField, LivretError
from livret.domain.fields import INVISIBLE
from livret.words import sentences
from livret.words.dates import long_date
from livret.words.filling import fitted
from livret.words.numbers import grouped_number
from livret.words.sentences.cli import COMMANDS
from livret.words.sentences.fields import CODES, PROBLEMS
from livret.words.sentences.hub import DETAILS
from livret.words.sentences.signing import FIELDS
from livret.words.sentences.vault_findings import BY_COMMAND, PARTS
from livret.words.translator import Translator, mark

_BUG = mark(
    "Livret a rencontré une erreur qu’il n’attendait pas. Ce qui était enregistré "
    "est intact. Recommencez ; si cela revient, envoyez le rapport (il ne contient "
    "rien de personnel)."
)
_NO_SENTENCE = mark("Quelque chose a été trouvé que Livret ne sait pas dire ({code}).")

_BREAKS = re.compile("[\r\n\t\u2028\u2029\u0085]+")
_LONGEST = 200
_ROOM = Path(__file__).resolve().parent.parent


def error_sentence(tr: Translator, error: BaseException) -> str:
    """Return the sentence of an error in the translator's language.

    Anything that is not a ``LivretError`` is a bug and gets an apology.
    """
    if not isinstance(error, LivretError):
        return tr.text(_BUG)
    french = _sentences().get(error.code)
    if french is None:
        return tr.text(_BUG)
    return _filled(tr, french, error.facts, CODES.get(error.code, {}))


def error_detail(tr: Translator, error: BaseException) -> str:
    """Return what helps whoever mends the cause: a server's code, a form to write.

    No part of the sentence: whoever works with Livret need not read it. Empty
    for most errors.
    """
    if not isinstance(error, LivretError):
        return ""
    if error.code in COMMANDS:
        return tr.text(COMMANDS[error.code])
    if error.code not in DETAILS:
        return ""
    if DETAILS[error.code]:
        return tr.text(DETAILS[error.code])
    reason = error.facts.get("reason", "")
    known = CODES.get(error.code, {}).get("reason", {})
    if not reason or reason in known:
        return _said(tr, reason, known)
    return tr.text("code du serveur\u202f: {code}", code=_said(tr, reason, {}))


def bug_report(error: BaseException) -> str:
    """Return where a bug is: kinds of errors and lines of code, nothing else.

    Messages and values are left out: they may hold somebody's words.
    """
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if _is_ours(frame.filename)]
    where = [
        f"{Path(frame.filename).resolve().relative_to(_ROOM).as_posix()}:{frame.lineno}"
        for frame in ours[-1:]
    ]
    return ", ".join([type(error).__name__, *where])


def _is_ours(filename: str) -> bool:
    return Path(filename).resolve().is_relative_to(_ROOM)


def problem_words(tr: Translator, error: InvalidField) -> str:
    """Return only what is wrong, for a hint beside the field."""
    return _said(tr, error.facts["problem"], PROBLEMS)


def not_carried_sentence(tr: Translator, code: str, facts: Mapping[str, str]) -> str:
    """Return why an import left something behind."""
    return _from_table(tr, "exchange", "NOT_CARRIED", code, facts)


def finding_sentence(tr: Translator, code: str, facts: Mapping[str, str]) -> str:
    """Return what a check of the vault found."""
    said = {name: _day_or_fact(tr, fact) for name, fact in facts.items()}
    if said.get("part") in PARTS:
        said["part"] = tr.text(PARTS[said["part"]])
    return _from_table(tr, "vault_findings", "FINDINGS", code, said)


def finding_at_command(tr: Translator, code: str, facts: Mapping[str, str]) -> str:
    """Return the same at the command line, with the command that answers it."""
    sentence = finding_sentence(tr, code, facts)
    if code not in BY_COMMAND:
        return sentence
    return f"{sentence.removesuffix('.')} ({tr.text(BY_COMMAND[code])})."


def _day_or_fact(tr: Translator, fact: str) -> str:
    """Return a day as people say it, and any other fact as it is."""
    try:
        return long_date(tr, dt.date.fromisoformat(fact))
    except ValueError:
        return fact


def reason_sentence(tr: Translator, code: str, facts: Mapping[str, str]) -> str:
    """Return why a signed file got its verdict."""
    name = facts.get("name", "")
    known = {**facts, "name": tr.text(FIELDS[name])} if name in FIELDS else facts
    return _from_table(tr, "signing", "REASONS", code, known)


def _from_table(
    tr: Translator, room: str, table: str, code: str, facts: Mapping[str, str]
) -> str:
    module = importlib.import_module(f"{sentences.__name__}.{room}")
    french: str | None = getattr(module, table).get(code)
    # A list of findings is not lost for one that has no words yet.
    return _filled(
        tr, _NO_SENTENCE if french is None else french, {"code": code, **facts}
    )


def _filled(
    tr: Translator,
    french: str,
    facts: Mapping[str, object],
    codes: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
) -> str:
    said = {name: _said(tr, fact, codes.get(name, {})) for name, fact in facts.items()}
    return fitted(tr.text(french), said, tr.language).format_map(_Facts(said))


def _said(tr: Translator, fact: object, codes: Mapping[str, str]) -> str:
    """Return a fact as words, on one line and without what deceives the eye."""
    if str(fact) in codes:
        return tr.text(codes[str(fact)])
    if type(fact) is int:
        return grouped_number(tr, fact)
    if type(fact) is dt.date:
        return long_date(tr, fact)
    shown = INVISIBLE.sub("�", _BREAKS.sub(" ", str(fact)))
    return shown if len(shown) <= _LONGEST else shown[:_LONGEST] + "…"


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
