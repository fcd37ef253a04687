"""The charter as data: complete in each language, plain, never edited once used."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any, cast

import pytest

from livret.domain.livret import Value
from livret.words.charter import charter, chosen
from livret.words.translator import LANGUAGES, translator_for


def value(**content: Any) -> Value:
    return cast("Value", SimpleNamespace(content=content))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_says_every_sentence(language: str) -> None:
    read, french = charter(language), charter("fr")
    assert read.version == french.version
    assert list(read.groups) == list(french.groups)
    assert list(read.sentences) == list(french.sentences)
    assert all(read.sentences.values())
    assert all(read.groups.values())


def test_ids_fit_the_log_and_none_stands_twice() -> None:
    read = charter("fr")
    keys = [key for choices in read.choices.values() for key in choices]
    assert len(keys) == len(set(keys))
    assert all(re.fullmatch("[a-z][a-z0-9_]{1,60}", key) for key in keys)


def test_sentences_are_short_and_threaten_nobody() -> None:
    for words in charter("fr").sentences.values():
        assert words.endswith(".")
        assert len(words) < 100
        assert not re.search("sanction|obligat|retard|usager", words)


def test_what_was_chosen_reads_in_its_groups() -> None:
    told = value(choices=["pause", "refus", "gone"], edition=1)
    assert chosen(translator_for("fr"), told) == [
        ("Se parler", ["Je peux faire une pause, ou arrêter."]),
        ("Agir", ["Dire non à une proposition ne me coûte rien."]),
        ("Écrit par un Livret plus récent", ["gone"]),
    ]
    ahead = value(choices=["a_venir", "pause", "demain"], edition=99)
    assert chosen(translator_for("en"), ahead) == [
        ("Talking", ["I can take a break, or stop."]),
        ("Written by a newer Livret", ["a_venir", "demain"]),
    ]


def test_a_version_that_is_not_here_is_missing() -> None:
    with pytest.raises(FileNotFoundError):
        charter("fr", 99)
