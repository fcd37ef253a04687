"""The tables beside the forms, against the lists that they map; the lexicon."""

from __future__ import annotations

import csv
import json
import os
from functools import cache
from pathlib import Path

import pytest

from livret.domain.barriers import Barrier
from livret.domain.form_tables import normal_label
from livret.words.forms import load_national_codes, load_peer_table
from livret.words.lexicon import lexicon
from livret.words.translator import LANGUAGES
from tests.architecture.project import TOP, told
from tests.architecture.test_french import faults_of


@cache
def peer_data() -> Path:
    """Reference lists of others, which are not kept in the project."""
    beside = TOP.parent / "shared" / "data"
    return Path(os.environ.get("LIVRET_PEER_DATA", beside))


def column(file: str, name: str) -> set[str]:
    """One column of a list of Carnet de bord, skipped where it is absent."""
    path = peer_data() / "carnet-de-bord" / "ref" / file
    if not path.is_file():
        pytest.skip("Carnet de bord's lists are not here: set LIVRET_PEER_DATA")
    with path.open(encoding="utf-8", newline="") as stream:
        return {row[name] for row in csv.DictReader(stream)}


def test_each_theme_of_carnet_de_bord_has_its_place() -> None:
    table = load_peer_table("carnet-de-bord")
    assert set(table.themes) == column("ref_theme.csv", "name")


@pytest.mark.parametrize("part", ["situation", "target"])
def test_each_label_of_carnet_de_bord_has_its_place(part: str) -> None:
    table = load_peer_table("carnet-de-bord")
    ours = table.situations if part == "situation" else table.targets
    theirs = column(f"ref_{part}.csv", "description")
    assert {normal_label(label) for label in theirs} == set(ours)


def test_assets_of_carnet_de_bord_become_supports() -> None:
    table = load_peer_table("carnet-de-bord")
    assert table.situation("Permis B") == "mobilite.permis"
    assert table.situation("Propriétaire") == "logement.proprietaire"
    assert table.situation("Dispose d'un smartphone") == "droit.telephone"
    assert table.reason("Prêt  à suivre une formation") == "strength"
    assert table.theme("numerique") == "droit/numerique"
    assert table.theme("emploi") == ""


def test_each_national_theme_is_mapped_or_said_not_to_be_a_barrier() -> None:
    path = peer_data() / "data-inclusion" / "schema-1.0.10" / "enums.json"
    if not path.is_file():
        pytest.skip("data·inclusion's schema is not here: set LIVRET_PEER_DATA")
    known = {
        theme if isinstance(theme, str) else theme["value"]
        for theme in json.loads(path.read_text(encoding="utf-8"))["Thematique"]
    }
    table = load_national_codes()
    mapped = {theme for themes in table.themes.values() for theme in themes}
    assert mapped | set(table.outside) == known
    assert not mapped & set(table.outside)


def test_each_barrier_has_its_national_code() -> None:
    table = load_national_codes()
    assert {barrier: table.constraint(barrier) for barrier in Barrier} == {
        "mobilite": "23",
        "famille": "24",
        "sante": "25",
        "langue": "26",
        "logement": "27",
        "ressources": "28",
        "droit": "29",
    }
    assert table.constraint("droit/numerique") == "22"


def test_the_lexicon_is_complete_in_both_languages() -> None:
    ids = {
        language: {term.id for term in lexicon(language).terms}
        for language in LANGUAGES
    }
    assert len(ids["fr"]) >= 60
    assert all(found == ids["fr"] for found in ids.values())
    for french in lexicon("fr").terms:
        other = lexicon("en").get(french.id)
        assert (other.says, other.full, other.also) == (
            french.says,
            french.full,
            french.also,
        )
        assert other.plain != french.plain


def test_the_lexicon_is_plain_and_typeset() -> None:
    faults = [
        f"{term.id}: {term.plain!r}"
        for language in LANGUAGES
        for term in lexicon(language).terms
        if len(term.plain) > 120
        or "'" in term.plain
        or not term.plain.endswith(".")
        or (language == "fr" and faults_of(term.plain))
    ]
    assert not faults, told(faults, "Short, and typeset:")
