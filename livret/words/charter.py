"""The charter of accompaniment: its sentences, and a charter as text.

The sentences are data (``forms/charte``): a livret keeps the ids chosen and
the version they were chosen from, so that an old charter reads as it was.
"""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from livret.domain.livret import Value
from livret.words.forms import latest
from livret.words.history import NEWER
from livret.words.paths import form
from livret.words.translator import LANGUAGES, Translator

FORM = "charte"


@dataclass(frozen=True, slots=True, kw_only=True)
class Charter:
    """One version of the sentences, in one language.

    Attributes:
        version: Its number.
        title: Above it.
        intro: What it is for.
        groups: Titles of the groups by id, in order.
        choices: For each group, the sentences by id, in order.
    """

    version: int
    title: str
    intro: str
    groups: Mapping[str, str]
    choices: Mapping[str, Mapping[str, str]]

    @property
    def sentences(self) -> dict[str, str]:
        """Every sentence by id."""
        return {
            key: words
            for choices in self.choices.values()
            for key, words in choices.items()
        }


@lru_cache(maxsize=8)
def charter(language: str, version: int = 0) -> Charter:
    """Return a version of the charter; 0 is the newest.

    Its sentences are French where that version has none in the language.

    Raises:
        FileNotFoundError: There is no such version.
    """
    number = version or latest(FORM)
    if not (form(FORM) / f"{number}.{language}.toml").exists():
        language = LANGUAGES[0]
    structure, labels = (
        tomllib.loads((form(FORM) / name).read_text("utf-8"))
        for name in (f"{number}.toml", f"{number}.{language}.toml")
    )
    said = labels["choices"]
    return Charter(
        version=number,
        title=labels["title"],
        intro=labels["intro"],
        groups={group: labels["groups"][group] for group in structure["groups"]},
        choices={
            group: {key: said[key] for key in keys}
            for group, keys in structure["groups"].items()
        },
    )


def read_edition(tr: Translator, version: int = 0) -> Charter:
    """Return a version of the charter as ``tr`` says it; 0 is the newest.

    Raises:
        FileNotFoundError: There is no such version.
    """
    if tr.language in LANGUAGES:
        return charter(tr.language, version)
    french = charter(LANGUAGES[0], version)
    return dataclasses.replace(
        french,
        title=tr.text(french.title),
        intro=tr.text(french.intro),
        groups={group: tr.text(title) for group, title in french.groups.items()},
        choices={
            group: {key: tr.text(words) for key, words in sentences.items()}
            for group, sentences in french.choices.items()
        },
    )


def chosen(tr: Translator, value: Value) -> list[tuple[str, list[str]]]:
    """Return what a charter of a livret chose: (title of the group, sentences)."""
    told = value.content
    return sentences_chosen(tr, int(told.get("edition", 0)), told.get("choices", ()))


def edition_or_newest(tr: Translator, version: int = 0) -> Charter:
    """Return a version of the charter, or the newest where that one is not here."""
    try:
        return read_edition(tr, version)
    except FileNotFoundError:
        return read_edition(tr)


def is_here(edition: int) -> bool:
    """Tell whether a version of the charter is here; 0 is the newest."""
    return not edition or (form(FORM) / f"{edition}.toml").exists()


def sentences_chosen(
    tr: Translator, edition: int, choices: Iterable[str]
) -> list[tuple[str, list[str]]]:
    """Return the sentences of some ids, by group.

    Those that are not here, of a version that is not here or in it, stand last
    by their bare ids: nothing that was chosen is kept silent.

    Args:
        tr: Says them in its language.
        edition: Version they were chosen from; 0 is the newest.
        choices: Ids of the sentences.
    """
    wanted = dict.fromkeys(choices)
    read = edition_or_newest(tr, edition)
    found = []
    for group, title in read.groups.items():
        sentences = [
            words for key, words in read.choices[group].items() if key in wanted
        ]
        if sentences:
            found.append((title, sentences))
    here = read.sentences
    astray = [key for key in wanted if key not in here]
    if astray:
        found.append((tr.text(NEWER), astray))
    return found
