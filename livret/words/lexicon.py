"""Plain words for the acronyms and the jargon of the sector.

The terms stand in ``resources/lexicon/<language>.toml``, one file a language,
with the same ids. Nothing here is about a person: the lexicon is the same for
everybody.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from livret.domain.errors import Unavailable, Untrusted
from livret.domain.findings import Findings, is_id
from livret.words.paths import resource


class LexiconMissing(Unavailable):
    """The lexicon of a language is not there, or cannot be read.

    Facts:
        language: ISO 639-1 code.
    """


class LexiconInvalid(Untrusted):
    """A lexicon's file does not follow its grammar.

    Facts:
        language: ISO 639-1 code.
        path: Place of the first problem in it.
        problems: All of them (``livret.domain.findings.Problem``).
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One word of the sector, in plain words.

    Attributes:
        id: The same in every language.
        says: As professionals say it ("RSA").
        full: In full, in French.
        plain: What it means, for anybody, in the lexicon's language.
        also: Other ways to say it.
    """

    id: str
    says: str
    full: str
    plain: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A term where it stands in a text.

    Attributes:
        start: Where it starts, in characters.
        end: Where it ends.
        term: What it is.
    """

    start: int
    end: int
    term: Term


class Lexicon:
    """The terms of one language.

    Attributes:
        language: ISO 639-1 code.
        terms: In alphabetical order of what professionals say.
    """

    def __init__(self, language: str, terms: tuple[Term, ...]) -> None:
        self.language = language
        self.terms = tuple(sorted(terms, key=lambda term: _folded(term.says)))

    def get(self, id_: str) -> Term:
        """Return a term by its id.

        Raises:
            KeyError: The lexicon has no such term.
        """
        return self._by_id[id_]

    def find(self, word: str) -> Term | None:
        """Return what ``word`` is, whatever its case and accents, or None."""
        return self._by_word.get(_folded(word))

    def search(self, typed: str) -> tuple[Term, ...]:
        """Return the terms that answer what is being typed, all when empty.

        A term answers when the words of its names or of its full name start
        with each of the words typed.
        """
        wanted = _folded(typed).split()
        return tuple(
            term
            for term in self.terms
            if all(
                any(part.startswith(each) for part in _parts(term)) for each in wanted
            )
        )

    def in_text(self, text: str) -> tuple[Found, ...]:
        """Return the terms that stand in ``text``, in order.

        What is written in capitals in the lexicon is found in capitals only:
        « AI » is a term, « j'ai » is not.
        """
        found = []
        for match in self._pattern.finditer(text):
            word = _folded(match.group())
            term = self._by_word.get(word) or self._by_word[word.removesuffix("s")]
            found.append(Found(match.start(), match.end(), term))
        return tuple(found)

    @cached_property
    def _by_id(self) -> dict[str, Term]:
        return {term.id: term for term in self.terms}

    @cached_property
    def _by_word(self) -> dict[str, Term]:
        words: dict[str, Term] = {}
        for term in self.terms:
            for name in (term.says, *term.also):
                words[_folded(name)] = term
        for term in self.terms:
            words.setdefault(_folded(term.full), term)
        return words

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        names = {name for term in self.terms for name in (term.says, *term.also)}
        parts = (
            re.escape(name) if name.isupper() or name.isdigit() else _any_case(name)
            for name in sorted(names, key=len, reverse=True)
        )
        return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w-])")


@lru_cache(maxsize=4)
def lexicon(language: str) -> Lexicon:
    """Return the lexicon of a language.

    Raises:
        LexiconMissing: There is none, or it cannot be read.
        LexiconInvalid: It does not follow the grammar.
    """
    if not is_id(language):
        raise LexiconMissing(language=language)
    try:
        with (resource("lexicon") / f"{language}.toml").open("rb") as stream:
            raw = tomllib.load(stream)
    except OSError as error:
        raise LexiconMissing(language=language) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconInvalid(language=language, path="", problems=()) from error
    _check(raw, language)
    return Lexicon(
        language,
        tuple(
            Term(id=id_, **{**fields, "also": tuple(fields.get("also", ()))})
            for id_, fields in raw["terms"].items()
        ),
    )


def _check(raw: Mapping[str, Any], language: str) -> None:
    found = Findings()
    found.keys("", raw, ("language", "terms"))
    if raw.get("language") != language:
        found.add("language", "unknown_value", raw.get("language"))
    names: set[str] = set()
    for id_, fields in found.table("terms", raw.get("terms", {})).items():
        path = f"terms.{id_}"
        term = found.table(path, fields)
        if not is_id(id_):
            found.add(path, "bad_id", id_)
        found.keys(path, {"also": [], **term}, ("says", "full", "plain", "also"))
        found.texts(path, term, ("says", "full", "plain"))
        also = term.get("also", [])
        if not isinstance(also, list):
            found.add(f"{path}.also", "wrong_type", also)
            continue
        for name in (term.get("says", ""), *also):
            if _folded(str(name)) in names:
                found.add(path, "duplicate", name)
            names.add(_folded(str(name)))
    problems = found.all()
    if problems:
        raise LexiconInvalid(
            language=language, path=problems[0].path, problems=problems
        )


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _parts(term: Term) -> list[str]:
    names = " ".join((term.says, *term.also, term.full))
    return re.split(r"[\s'-]+", _folded(names))


def _any_case(name: str) -> str:
    return f"(?i:{re.escape(name)})s?"
