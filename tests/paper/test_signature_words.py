"""What is written in the place of one who signs, in the language of the paper."""

from __future__ import annotations

import datetime as dt

import pytest

from livret.paper.appearance_words import field_words
from livret.paper.signing_acts import SignatureAct
from livret.usecases.signing import Understood
from livret.words.aid import aid_for

NOW = dt.datetime(2026, 11, 23, 9, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize("language", ["ar", "prs", "ps"])
def test_how_it_was_understood_is_parted_as_the_language_does(language: str) -> None:
    """« , » stood between Arabic words."""
    aid = aid_for(language)
    assert aid is not None
    known = Understood(explained_by="Awa", read_aloud=True, simple_copy=True)
    act = SignatureAct(role="personne", way="paper", name="Amina", understanding=known)
    told = field_words(aid, act, "Claire M.", NOW).extra
    assert told.count(aid.comma) == 2
    assert "," not in told
