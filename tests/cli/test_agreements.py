"""``livret agreement``: given, read, withdrawn, and refused where it is half of one."""

from __future__ import annotations

from typing import Any

import pytest

from livret.cli.main import MISUSED, REFUSED
from tests.cli.conftest import Door


def agree(desk: Door, amina: str, *more: str) -> Any:
    return desk.json(
        *("agreement", amina, "--to", "Marc D.", "--scopes", "commun,mobilite"),
        *("--why", "Un poste de jour", "--until", "2026-12-31", *more),
    )


def test_an_agreement_is_given_read_and_withdrawn(desk: Door, amina: str) -> None:
    assert desk.json("agreement", amina) == {"livret": amina, "agreements": []}
    (given,) = agree(desk, amina, "--words", "Oui", "--organisation", "Agence")[
        "agreements"
    ]
    assert (given["recipient"], given["scopes"], given["until"]) == (
        "Marc D.",
        ["commun", "mobilite"],
        "2026-12-31",
    )
    assert (given["in_force"], given["withdrawn"]) == (True, False)
    assert "Marc D., Agence  commun, mobilite" in desk.inside("agreement", amina).out
    (ended,) = desk.json("agreement", amina, "--withdraw", "marc d.")["agreements"]
    assert (ended["in_force"], ended["withdrawn"]) == (False, True)
    assert "(fini)" in desk.inside("agreement", amina).out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--to", "Marc"], "«\u202funtil\u202f»"),
        (["--to", "Marc", "--until", "2026-12-31"], "«\u202fscopes\u202f»"),
        (
            ["--to", "Marc", "--until", "2026-12-31", "--scopes", "tout", "--why", "x"],
            "«\u202fscopes[0]\u202f»",
        ),
        (["--withdraw", "Marc"], "«\u202fwithdraw\u202f»"),
    ],
)
def test_an_agreement_that_is_refused(
    desk: Door, amina: str, words: list[str], sentence: str
) -> None:
    answer = desk.inside("agreement", amina, *words)
    assert answer.code == REFUSED
    assert sentence in answer.sentence


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--organisation", "Agence"), "il manque : --to"),
        (("--scopes", "commun", "--why", "un poste"), "il manque : --to"),
        (("--until", "2026-09-01"), "il manque : --to"),
        (("--words", "Oui"), "il manque : --to"),
        (("--withdraw", "marc d.", "--to", "Zoé"), "--withdraw reprend un accord"),
        (("--withdraw", "marc d.", "--why", "un poste"), "--withdraw reprend"),
    ],
)
def test_half_an_agreement_is_never_taken_for_one(
    desk: Door, amina: str, words: tuple[str, ...], said: str
) -> None:
    agree(desk, amina)
    before = desk.json("agreement", amina)
    refused = desk.inside("agreement", amina, *words)
    assert refused.code == MISUSED
    assert said in refused.sentence.replace("\u202f", " ")
    assert desk.json("agreement", amina) == before


def test_an_agreement_tells_the_structure_of_the_member_it_names(
    desk: Door, amina: str
) -> None:
    member = {"kind": "member_joined", "name": "Marc D.", "role": "referent"}
    desk.say(amina, {**member, "side": "emploi", "organisation": "Agence d’exemple"})
    told = ("--scopes", "commun", "--why", "un poste", "--until", "2026-09-01")
    given = desk.json("agreement", amina, "--to", "Marc D.", *told)
    assert given["agreements"][0]["organisation"] == "Agence d’exemple"


def test_an_agreement_tells_the_structure_that_was_typed(
    desk: Door, amina: str
) -> None:
    member = {"kind": "member_joined", "name": "Marc D.", "role": "referent"}
    desk.say(amina, {**member, "side": "emploi"})
    told = ("--scopes", "commun", "--why", "un poste", "--until", "2026-09-01")
    typed = ("--organisation", "Agence d’exemple")
    (given,) = desk.json("agreement", amina, "--to", "Marc D.", *typed, *told)[
        "agreements"
    ]
    assert (given["organisation"], given["sensitive"]) == ("Agence d’exemple", False)
    assert "Marc D., Agence d’exemple  commun" in desk.inside("agreement", amina).out


def test_no_agreement_names_a_structure_that_is_protected(
    desk: Door, amina: str
) -> None:
    named = "Centre de soins d’exemple"
    member = {"kind": "member_joined", "name": "Nadia K.", "role": "professionnel"}
    desk.say(amina, {**member, "organisation": named})
    desk.json("team", amina, "--protect", "Nadia K.", "--tells", "addiction")
    told = ("--scopes", "commun", "--why", "un soin", "--until", "2026-09-01")
    asked = ("agreement", amina, "--to", "Nadia K.", *told)
    refused = desk.inside(*asked, "--organisation", named)
    assert refused.code == REFUSED
    assert "la structure de Nadia K. est protégé" in refused.sentence
    assert desk.json("agreement", amina)["agreements"] == []
    (given,) = desk.json(*asked)["agreements"]
    assert (given["organisation"], given["sensitive"]) == (None, True)
    shown = desk.inside("agreement", amina).out
    assert "Nadia K., structure partenaire  commun" in shown
