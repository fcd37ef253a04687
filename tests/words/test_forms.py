"""The reader of forms: what stands in files, and what is wrong with them."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from livret.domain.barriers import Barrier
from livret.words import forms
from livret.words.forms import (
    DIAGNOSTIC,
    PROBLEMS,
    FormInvalid,
    FormMissing,
    languages,
    latest,
    load_form,
    load_national_codes,
    load_peer_table,
    problem_sentence,
)
from livret.words.translator import translator_for


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The joint diagnosis in a folder of its own, which the reader reads."""
    folder = tmp_path / DIAGNOSTIC
    shutil.copytree(forms.form_path(DIAGNOSTIC), folder)
    monkeypatch.setattr(forms, "form_path", lambda name: tmp_path / name)
    for cached in (load_form, load_national_codes, load_peer_table):
        cached.cache_clear()
    yield folder
    for cached in (load_form, load_national_codes, load_peer_table):
        cached.cache_clear()


def edited(path: Path, before: str, after: str) -> None:
    """Replace ``before``, which must stand there, by ``after``."""
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_the_joint_diagnosis_reads_in_both_languages() -> None:
    french, english = (load_form(DIAGNOSTIC, 1, language) for language in ("fr", "en"))
    assert french.id == english.id == "diagnostic-partage/1"
    assert french.ids() == english.ids()
    assert french.topic(Barrier.MOBILITE).title == "Me déplacer"
    assert english.topic(Barrier.MOBILITE).title == "Getting around"
    assert languages(DIAGNOSTIC, 1) == ("fr", "en")


def test_the_second_version_says_in_english_what_the_french_says() -> None:
    """Of the first, which is signed, « choose not to … stop » stays."""
    first, second = (load_form(DIAGNOSTIC, version, "en") for version in (1, 2))
    told = "You may leave a question unanswered, correct what is written, or stop."
    assert second.welcome == told
    same = dataclasses.replace(second, version=1, welcome=first.welcome)
    assert same == first
    french = [load_form(DIAGNOSTIC, version, "fr") for version in (1, 2)]
    assert dataclasses.replace(french[1], version=1) == french[0]


def test_a_form_is_read_once() -> None:
    assert load_form(DIAGNOSTIC, 1, "fr") is load_form(DIAGNOSTIC, 1, "fr")


@pytest.mark.parametrize(
    ("name", "version", "language"),
    [
        ("jamais-vu", 1, "fr"),
        (DIAGNOSTIC, 999, "fr"),
        (DIAGNOSTIC, 1, "zz"),
        ("../forms/diagnostic-partage", 1, "fr"),
        ("/etc", 1, "fr"),
        ("", 1, "fr"),
    ],
)
def test_what_is_not_there_is_missing(name: str, version: int, language: str) -> None:
    with pytest.raises(FormMissing) as caught:
        load_form(name, version, language)
    assert caught.value.facts["form"] == name


def test_a_name_never_walks_out_of_its_folder(copied: Path) -> None:
    outside = copied.parent / "ailleurs.toml"
    outside.write_text("grammar = 1")
    with pytest.raises(FormMissing):
        latest("..")
    with pytest.raises(FormMissing):
        load_peer_table("../ailleurs")


def test_a_form_without_versions_has_no_latest() -> None:
    with pytest.raises(FormMissing):
        latest("jamais-vu")


def test_the_latest_version_is_the_highest_number(copied: Path) -> None:
    for version in (2, 10):
        shutil.copy(copied / "1.toml", copied / f"{version}.toml")
    assert latest(DIAGNOSTIC) == 10


@pytest.mark.parametrize(
    ("file", "before", "after", "path", "code"),
    [
        ("1.toml", "grammar = 1", "grammar = 2", "grammar", "newer"),
        ("1.toml", "version = 1", "version = 2", "version", "unknown_value"),
        ("1.toml", '"diagnostic-partage"', '"autre"', "form", "unknown_value"),
        ("1.toml", "grammar = 1", "grammar = ", "", "syntax"),
        ("1.toml", '"porter", "fatigue"', '"porter", "porter"', None, "duplicate"),
        ("1.fr.toml", 'language = "fr"', 'language = "en"', None, "missing_language"),
        ("1.fr.toml", "porter = ", "porte = ", None, "dangling"),
        ("1.fr.toml", "purpose = ", "purpoze = ", "purpose", "missing_key"),
        ("1.fr.toml", "porter = ", "fatigue = ", "", "syntax"),
    ],
)
def test_a_mistake_in_a_file_is_told_with_its_place(
    copied: Path, file: str, before: str, after: str, path: str | None, code: str
) -> None:
    edited(copied / file, before, after)
    with pytest.raises(FormInvalid) as caught:
        load_form(DIAGNOSTIC, 1, "fr")
    facts = caught.value.facts
    assert facts["file"] == file
    assert code in {problem.code for problem in facts["problems"]}
    if path is not None:
        assert facts["path"] == path


def test_bytes_that_are_no_text_are_told(copied: Path) -> None:
    (copied / "1.en.toml").write_bytes(b'language = "\xff"')
    with pytest.raises(FormInvalid):
        load_form(DIAGNOSTIC, 1, "en")
    assert load_form(DIAGNOSTIC, 1, "fr").language == "fr"


def test_a_missing_language_file_is_told_by_its_name(copied: Path) -> None:
    (copied / "1.en.toml").unlink()
    with pytest.raises(FormMissing) as caught:
        load_form(DIAGNOSTIC, 1, "en")
    assert caught.value.facts["file"] == "1.en.toml"


def test_tables_are_checked_against_the_form(copied: Path) -> None:
    edited(copied / "national-codes.toml", '"sante/rythme" = []', '"sante/x" = []')
    with pytest.raises(FormInvalid) as caught:
        load_national_codes()
    assert {problem.code for problem in caught.value.facts["problems"]} == {
        "dangling",
        "missing_key",
    }
    edited(copied / "carnet-de-bord.toml", '"mobilite.permis"', '"mobilite.brevet"')
    with pytest.raises(FormInvalid) as caught:
        load_peer_table("carnet-de-bord")
    assert caught.value.facts["path"] == "situations.Permis B"


def test_a_table_that_is_not_there_is_missing(copied: Path) -> None:
    (copied / "national-codes.toml").unlink()
    with pytest.raises(FormMissing):
        load_national_codes()
    with pytest.raises(FormMissing):
        load_peer_table("jamais-vu")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_problem_has_its_sentence(copied: Path, language: str) -> None:
    edited(copied / "1.fr.toml", "porter = ", "porte = ")
    with pytest.raises(FormInvalid) as caught:
        load_form(DIAGNOSTIC, 1, "fr")
    tr = translator_for(language)
    for problem in caught.value.facts["problems"]:
        assert problem.path in problem_sentence(tr, problem)
    assert PROBLEMS.keys() >= {
        problem.code for problem in caught.value.facts["problems"]
    }
