"""Catalogues of one language answer together as they do one after the other."""

from __future__ import annotations

import gettext
from pathlib import Path

import pytest

from livret.words.paths import resource
from livret.words.translator import LANGUAGES, translator_for


def chain_of(language: str) -> tuple[gettext.GNUTranslations, set[object]]:
    """The same catalogues, each asked when the one before it has nothing."""
    folder: Path = resource("translations") / language / "LC_MESSAGES"
    parts = []
    for path in sorted(folder.glob("*.mo")):
        with path.open("rb") as stream:
            parts.append(gettext.GNUTranslations(stream))
    told = {key for part in parts for key in vars(part)["_catalog"]}
    first, *others = parts
    for other in others:
        first.add_fallback(other)
    return first, told


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogues_together_say_what_each_says(language: str) -> None:
    chain, told = chain_of(language)
    tr = translator_for(language)
    plurals = 0
    for key in told:
        message = key if isinstance(key, str) else key[0]  # type: ignore[index]
        context, mark, words = message.rpartition("\x04")
        if mark:
            assert tr.context(context, words) == chain.pgettext(context, words)
            continue
        if isinstance(key, str):
            assert tr.text(message) == chain.gettext(message)
        else:
            # The Python 3.11 of Debian 12 finds no plural entry by ``gettext``.
            if message not in told:
                assert tr.text(message) == chain.ngettext(message, message, 1)
            plurals += 1
            for count in (0, 1, 2, 7):
                said = tr.plural(message, "{count} ?", count)
                there = chain.ngettext(message, "{count} ?", count)
                assert said == there.format(count=count)
    assert plurals > 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_no_catalogue_knows_is_said_as_it_is(language: str) -> None:
    tr = translator_for(language)
    assert tr.text("Personne n’a traduit ceci.") == "Personne n’a traduit ceci."
    assert tr.context("ici", "Ni cela.") == "Ni cela."
