"""What a paper must not print: what she declined, and what she leaves off."""

from __future__ import annotations

import json

import pytest

from livret.domain.errors import InvalidField
from livret.usecases.apart import is_apart, kept_apart, without
from livret.usecases.documents import preview
from livret.usecases.errors import NoDiagnosis
from livret.usecases.papers import declined_topics
from livret.usecases.writing import Said, write
from tests.usecases.composed import (
    CHOICES,
    composed,
    import_view,
    marks,
    printed,
    row,
    told,
)
from tests.usecases.desks import Desk

# --- a topic she declined ----------------------------------------------------


def declined(desk: Desk) -> None:
    desk.welcome_marc()
    desk.view("ressources", "gene_beaucoup", "social", words="DETTES-CLAIRE")
    desk.view(
        "ressources",
        "bloque",
        "emploi",
        outside=[{"words": "DEHORS-MARC"}],
    )
    desk.say(
        {
            "kind": "strength_recognised",
            "barrier": "ressources",
            "voice": "social",
            "words": "APPUI-CLAIRE",
        },
        {
            "kind": "strength_recognised",
            "barrier": "ressources",
            "words": "APPUI-AMINA",
        },
        {
            "kind": "line_agreed",
            "barrier": "ressources",
            "outcome": "not_agreed",
            "reasons": [{"voice": "social", "words": "RAISON-CLAIRE"}],
        },
    )
    desk.view("ressources", "ne_souhaite_pas_repondre")


def test_on_a_topic_she_declined_nobody_else_is_printed(desk: Desk) -> None:
    declined(desk)
    found = composed(desk)
    assert marks(found, "ressources") == [("Amina", "ne_souhaite_pas_repondre")]
    for words in ("DETTES-CLAIRE", "DEHORS-MARC", "APPUI-CLAIRE", "RAISON-CLAIRE"):
        assert words not in told(found)
    assert "APPUI-AMINA" in told(found)
    others = [
        one.id
        for one in desk.read.history
        if one.content.get("barrier") == "ressources" and one.voice != "personne"
    ]
    assert not set(others) & set(found.contains)


def test_unless_she_says_yes(desk: Desk) -> None:
    declined(desk)
    found = composed(desk, show_despite_refusal=frozenset({"ressources"}))
    assert len(row(found, "ressources").marks) == 3
    for words in ("DETTES-CLAIRE", "DEHORS-MARC", "APPUI-CLAIRE", "RAISON-CLAIRE"):
        assert words in told(found)


def test_a_refusal_holds_beside_another_answer(desk: Desk) -> None:
    desk.view("ressources", "ne_souhaite_pas_repondre")
    import_view(desk, "ressources", "bloque", "x")
    desk.view("ressources", "gene_un_peu", "social", words="DETTES-CLAIRE")
    from livret.domain.diagnosis import current_diagnosis

    assert "DETTES-CLAIRE" not in told(composed(desk))
    diagnosis = current_diagnosis(desk.read)
    assert diagnosis is not None
    assert declined_topics(diagnosis) == ("ressources",)


# --- what she leaves off -----------------------------------------------------


def test_what_she_leaves_off_leaves_no_trace(desk: Desk) -> None:
    desk.welcome_marc()
    desk.view("mobilite", "bloque")
    desk.view("logement", "bloque", words="SECRET-1", outside=[{"words": "SECRET-2"}])
    desk.view("logement", "bloque", "emploi", words="SECRET-3")
    desk.say(
        {"kind": "strength_recognised", "barrier": "logement", "words": "SECRET-4"},
        {
            "kind": "line_agreed",
            "barrier": "logement",
            "outcome": "agreed",
            "words": "SECRET-5",
        },
        {
            "kind": "goal_set",
            "words": "SECRET-6",
            "barriers": ["mobilite", "logement"],
            "as": "home",
        },
        {"kind": "action_agreed", "goal": "@home", "words": "SECRET-7"},
        {"kind": "action_agreed", "words": "SECRET-8", "barriers": ["logement"]},
        {"kind": "goal_set", "words": "Un vélo", "barriers": ["mobilite"], "as": "g"},
        {
            "kind": "action_agreed",
            "goal": "@g",
            "words": "SECRET-9",
            "barriers": ["logement"],
        },
    )
    found = composed(desk, leave_off=frozenset({"logement"}))
    assert "SECRET" not in told(found)
    assert "logement" not in told(found)
    assert "Un vélo" in told(found)
    assert not any("logement" in one for one in printed(desk, found))
    hidden = [
        one.id
        for one in desk.read.history
        if "SECRET" in json.dumps(dict(one.content), ensure_ascii=False)
    ]
    assert len(hidden) == 8
    assert not set(hidden) & set(found.contains)


def test_everything_left_off_is_no_paper(desk: Desk) -> None:
    desk.view("logement", "bloque")
    with pytest.raises(NoDiagnosis):
        composed(desk, leave_off=frozenset({"logement"}))


@pytest.mark.parametrize("name", ["leave_off", "show_despite_refusal"])
def test_a_slip_of_the_pen_prints_nothing(desk: Desk, name: str) -> None:
    desk.view("logement", "bloque")
    with pytest.raises(InvalidField) as caught:
        composed(desk, **{name: frozenset({"logements"})})
    assert caught.value.facts == {"path": name, "problem": "choice"}


def test_what_is_kept_apart_is_on_no_paper(desk: Desk) -> None:
    desk.view("sante", "bloque")
    for scope in ("ma_vie", "entre_nous:ab12"):
        said = Said(
            kind="goal_set", content={"words": f"SECRET {scope}"}, scopes=(scope,)
        )
        write(desk.ctx, desk.livret, [said])
    found, pdf = preview(desk.ctx, desk.vault.paper, desk.livret, CHOICES)
    assert "SECRET" in told(composed(desk))
    assert "SECRET" not in told(found)
    assert pdf.startswith(b"%PDF-")
    apart = kept_apart(desk.ctx.log.read(desk.livret))
    assert len(apart) == 2
    assert not apart & set(found.contains)


def test_a_livret_with_nothing_apart_is_itself(desk: Desk) -> None:
    assert without(desk.read, frozenset()) is desk.read
    assert [is_apart(one) for one in ("commun", "sante", "ma_vie", "entre_nous:1")] == [
        False,
        False,
        True,
        True,
    ]
