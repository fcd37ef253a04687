# ruff: noqa: RUF001 - letters of many scripts are the matter of this file
"""Every paper in every language: conforming, whole, and every letter drawn."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from livret.paper.shaping import clusters
from livret.paper.typefaces import face_for
from livret.words.aid import AID_LANGUAGES, FOLDERS, aid_for
from livret.words.aid_dates import calendar_of
from livret.words.heard import stands_apart, told_apart
from livret.words.papers.catalogue import DRESSES, PAPERS
from tests.architecture.texts import entries, said
from tests.paper.papers import failures, text_of
from tests.paper.whole_desk import made, whole_desk
from tests.usecases.desks import Desk

LACKS = "restent en français"
SPECIAL = {
    "prs": "پ چ ژ گ ک ی ء ؤ ئ ۀ",
    "ps": "ټ ډ ړ ښ ږ ځ څ ې ۍ ئ ګ ڼ",
    "ro": "ă â î ș ț Ș Ț",
    "tr": "ı İ ğ Ş ş ç ö ü",
    "uk": "ґ є і ї Ґ Є І Ї ʼ",
    "ti": "ቕ ቝ ቛ ኸ ዅ ኳ ጿ ፣ ። ፦ ፤",
    "bn": "ক্ষ জ্ঞ ঞ্চ ষ্ণ র্থ ন্ত্র ড় ঢ় য় ৎ ং ঃ ঁ ।",
}
"""Letters that a face made for a neighbouring language lacks."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made_here = whole_desk(tmp_path_factory.mktemp("vault"))
    with made_here.vault:
        yield made_here


def drawable(text: str, weight: int) -> list[str]:
    """Letters of a text that no face draws."""
    bare = text.translate({0x200C: None, 0x200D: None, 0x202F: " ", 0x200E: None})
    return [each for each in clusters(bare) if face_for(each, weight) is None]


@pytest.mark.parametrize("weight", [400, 600])
@pytest.mark.parametrize("language", AID_LANGUAGES)
def test_every_letter_of_every_text_is_drawn(language: str, weight: int) -> None:
    calendar = calendar_of(language)
    assert calendar is not None
    told = [SPECIAL.get(language, ""), *calendar.months, *calendar.weekdays]
    for found in entries(FOLDERS[language]).values():
        told += [text for _, message in found for text in said(message)]
    missing = {letter for text in set(told) for letter in drawable(text, weight)}
    assert not missing


def languages_in(pdf: bytes, folder: Path) -> set[str]:
    """Languages told of the file and of its parts."""
    path = folder / "told.pdf"
    path.write_bytes(pdf)
    with pikepdf.open(path) as document:
        told = {str(document.Root["/Lang"])}
        for each in document.objects:
            if isinstance(each, pikepdf.Dictionary) and "/Lang" in each:
                told.add(str(each["/Lang"]))
    return told


def whole(pdf: bytes, folder: Path) -> None:
    """Conforming, nothing left in French for want of words, no letter missing."""
    for profile in ("3a", "ua1"):
        assert failures(pdf, profile, folder) == []
    path = folder / "whole.pdf"
    path.write_bytes(pdf)
    checked = subprocess.run(
        ["qpdf", "--check", str(path)], capture_output=True, check=False
    )
    assert checked.returncode == 0, checked.stderr
    text = text_of(pdf)
    assert LACKS not in text
    assert "\ufffd" not in text
    fonts = subprocess.run(
        ["pdffonts", str(path)], capture_output=True, check=True, text=True
    ).stdout.splitlines()[2:]
    assert fonts
    # emb sub uni: in the file, cut down, and telling its characters.
    assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in fonts)


def test_a_paper_that_lacks_nothing_does_not_say_so(desk: Desk, tmp_path: Path) -> None:
    """One language of each direction here; all of them among the long tests."""
    for language in ("ps", "ro"):
        _, pdf = made(desk, "charte", language=language)
        whole(pdf, tmp_path)
        assert languages_in(pdf, tmp_path) >= {aid_for(language).language, "fr"}


def test_french_words_in_another_language_are_read_by_a_french_voice(
    desk: Desk, tmp_path: Path
) -> None:
    """In Arabic letters each French paragraph, in Latin ones what people said."""
    for language, least in (("ar", 8), ("es", 8), ("tr", 8)):
        _, pdf = made(desk, "plan", language=language)
        path = tmp_path / "told.pdf"
        path.write_bytes(pdf)
        with pikepdf.open(path) as document:
            told = [
                str(each["/Lang"])
                for each in document.objects
                if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/P"
                if "/Lang" in each
            ]
        assert told.count("fr") >= least
        assert set(told) == {"fr"}


@pytest.mark.parametrize(
    ("language", "text", "apart"),
    [
        ("ar", "Essai au restaurant", True),
        ("ar", "قبل 6 يناير", False),
        ("ar", "2 · 6", False),
        ("uk", "Essai", True),
        ("tr", "Essai", False),
        ("tr", "\u2068Choisir ma tenue\u2069", True),
        ("pt", "“\u2068Ça va.\u2069”", True),
        ("ro", "\u2068Le bail\u2069 · \u2068Le bus\u2069", True),
        ("es", "\u2068Amina B.\u2069 · 23 de octubre", False),
        ("tr", "\u2068Claire\u2069: çok zorluyor", False),
        ("es", "2 · 6", False),
        ("fr", "\u2068Essai\u2069", False),
        ("fr", "Essai", False),
        ("en", "\u2068Essai au restaurant\u2069", True),
        ("en", "\u2068Le bail\u2069 · \u2068Le bus\u2069", True),
        ("en", "\u2068A step of ours.\u2069", False),
        ("en", "\u2068I’m ready, and it’s my choice.\u2069", False),
        ("en", "\u2068J’y suis, on me l’a dit.\u2069", True),
        ("en", "\u2068Claire\u2069: is a lot in the way", False),
        ("en", "2 · 6", False),
    ],
)
def test_which_paragraphs_are_french(language: str, text: str, apart: bool) -> None:
    assert stands_apart(language, text) is apart


def parted(pdf: bytes) -> list[list[tuple[str, str]]]:
    """Language and told text of each part, of paragraphs read by two voices."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return [
            [(str(one.get("/Lang", "")), str(one.get("/ActualText", ""))) for one in k]
            for each in file.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/P"
            if isinstance(k := each.get("/K"), pikepdf.Array)
            if all(isinstance(one, pikepdf.Dictionary) for one in k)
        ]


@pytest.mark.parametrize(
    ("language", "text", "french"),
    [
        ("uk", "Слова: \u2068Amina\u2069, записує \u2068Claire M.\u2069", 2),
        ("ar", "«\u2068Le bus\u2069» ثم «\u2068حافلة\u2069»", 1),
        ("zh", "版本 \u20682\u2069：\u2068Le bail\u2069", 1),
        ("es", "Palabras de \u2068Amina B.\u2069", 0),
        ("es", "Dice «\u2068Le bus s’arrête.\u2069»", 1),
        ("es", "Escrito con \u2068Marc D., conseiller emploi\u2069", 1),
        ("fr", "Paroles de \u2068Amina\u2069", 0),
        ("en", "Words of \u2068Amina\u2069: “\u2068Le bus s’arrête.\u2069”", 1),
        ("en", "Words of \u2068Amina\u2069: “\u2068The bus stops.\u2069”", 0),
        ("uk", "", 0),
    ],
)
def test_french_inside_a_sentence_is_told_apart(
    language: str, text: str, french: int
) -> None:
    parts = told_apart(language, text)
    assert "".join(part for part, _ in parts) == text
    assert sum(apart for _, apart in parts) == french
    assert all(stands_apart(language, part) for part, apart in parts if apart)


@pytest.mark.parametrize("dress", ["standard", "bilingual-ar"])
def test_a_french_voice_reads_the_names_in_a_sentence(
    desk: Desk, dress: str, tmp_path: Path
) -> None:
    asked = {"language": "ar"} if dress == "standard" else {}
    _, pdf = made(desk, "diagnostic", dress=dress, **asked)
    sentences = parted(pdf)
    told = [[language for language, _ in parts] for parts in sentences]
    assert ["", "fr", "", "fr"] in told
    # A space stays before a name: words do not run together.
    assert any(said.endswith(" ") for parts in sentences for _, said in parts[:-1])
    for profile in ("3a", "ua1"):
        assert failures(pdf, profile, tmp_path) == []


@pytest.mark.long
@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("language", AID_LANGUAGES)
def test_every_paper_is_whole_in_every_language(
    desk: Desk, language: str, name: str, tmp_path: Path
) -> None:
    paper = PAPERS[name]
    for dress in paper.dresses:
        if dress not in DRESSES or paper.needs == "document":
            continue
        if dress == "bilingual":
            changes = {"dress": f"bilingual-{language}", "to_sign": paper.signable}
        else:
            changes = {"dress": dress, "language": language}
        asked = {"with_life": True, "with_situation": True, "with_planned": True}
        _, pdf = made(desk, name, **changes, **asked)
        whole(pdf, tmp_path)
        assert aid_for(language).language in languages_in(pdf, tmp_path)
