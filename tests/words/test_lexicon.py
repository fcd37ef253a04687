"""Plain words for the jargon of the sector."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from livret.words import lexicon as reader
from livret.words.lexicon import LexiconInvalid, LexiconMissing, lexicon


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of lexicons of its own, which the reader reads."""
    monkeypatch.setattr(reader, "resource", lambda _name: tmp_path)
    lexicon.cache_clear()
    yield tmp_path
    lexicon.cache_clear()


def test_a_word_is_found_however_it_is_typed() -> None:
    french = lexicon("fr")
    for typed in (
        "RQTH",
        "rqth",
        "Reconnaissance de la qualité de travailleur handicapé",
    ):
        found = french.find(typed)
        assert found is not None
        assert found.id == "rqth"
    chomage = french.find("CHOMAGE")
    assert chomage is not None
    assert chomage.says == "ARE"
    assert french.find("jamais vu") is None
    assert french.get("rsa").full == "revenu de solidarité active"
    with pytest.raises(KeyError):
        french.get("jamais_vu")


def test_typing_narrows_the_list() -> None:
    french = lexicon("fr")
    assert french.search("") == french.terms
    assert {term.id for term in french.search("loge")} == {"apl", "asll", "dalo", "fsl"}
    assert {term.id for term in french.search("loge soli")} == {"fsl"}
    assert french.search("zzz") == ()


def test_terms_are_found_in_a_text() -> None:
    text = "J’ai le RSA, j’ai vu la mission locale et deux Récépissés. AI ?"
    found = lexicon("fr").in_text(text)
    assert [each.term.id for each in found] == [
        "rsa",
        "mission_locale",
        "recepisse",
        "ai",
    ]
    assert text[found[1].start : found[1].end] == "mission locale"


def test_a_word_inside_another_is_no_term() -> None:
    assert lexicon("fr").in_text("J’ai un RSAX, un pré-CAF, ma rsa") == ()


def test_terms_are_in_alphabetical_order() -> None:
    says = [term.says for term in lexicon("fr").terms]
    assert says.index("AAH") < says.index("Aidant") < says.index("RSA")


@pytest.mark.parametrize("language", ["zz", "../fr", ""])
def test_a_language_without_a_lexicon_is_missing(language: str) -> None:
    with pytest.raises(LexiconMissing) as caught:
        lexicon(language)
    assert caught.value.facts == {"language": language}


SOUND = 'says = "A"\nfull = "a b"\nplain = "Un mot."\n'


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("terms = ", ""),
        ('language = "en"\n[terms.a]\n' + SOUND, "language"),
        ('language = "fr"\nterms = 3', "terms"),
        ('language = "fr"\n[terms.A]\n' + SOUND, "terms.A"),
        ('language = "fr"\n[terms.a]\nsays = "A"\nfull = "a"', "terms.a.plain"),
        ('language = "fr"\n[terms.a]\nsource = "x"\n' + SOUND, "terms.a.source"),
        ('language = "fr"\n[terms.a]\nalso = "B"\n' + SOUND, "terms.a.also"),
        ('language = "fr"\n[terms.a]\n' + SOUND + "[terms.b]\n" + SOUND, "terms.b"),
    ],
)
def test_a_mistake_in_a_lexicon_is_told(folder: Path, text: str, path: str) -> None:
    (folder / "fr.toml").write_text(text, encoding="utf-8")
    with pytest.raises(LexiconInvalid) as caught:
        lexicon("fr")
    assert caught.value.facts["path"] == path
