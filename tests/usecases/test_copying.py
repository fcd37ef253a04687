"""« Copier pour mon logiciel »: what goes, what stays, and who reads that it went."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest

from livret.domain.errors import InvalidField
from livret.usecases.copying import (
    SECTIONS,
    USUAL_ORDER,
    PlainCopy,
    copy_for_software,
    order_from,
)
from livret.usecases.drafting import save_draft
from livret.usecases.errors import NothingToCopy, NotShared
from livret.usecases.writing import Said, write
from tests.usecases.desks import Desk
from tests.usecases.test_agreeing import give


def copy(desk: Desk, *order: str) -> PlainCopy:
    return copy_for_software(desk.ctx, desk.livret, order or USUAL_ORDER).value


def told(found: PlainCopy) -> str:
    return json.dumps(dataclasses.asdict(found), default=str, ensure_ascii=False)


def filled(desk: Desk) -> None:
    desk.welcome_marc()
    desk.say(
        {"kind": "aim_said", "words": "Cuisiner"},
        {"kind": "strength_recognised", "words": "Fait du vélo", "barrier": "mobilite"},
        {"kind": "skill_recognised", "words": "Parle trois langues"},
    )
    desk.view("mobilite", "bloque", words="Le bus s’arrête à 19 h.")
    desk.view("mobilite", "gene_un_peu", "emploi")
    desk.view("sante", "gene_un_peu", words="Mon dos")
    desk.say(
        {"kind": "goal_set", "words": "Un vélo", "barriers": ["mobilite"], "as": "g"},
        {"kind": "action_agreed", "goal": "@g", "words": "Voir l’atelier"},
        {"kind": "action_agreed", "words": "Trier le sac"},
    )


def test_a_copy_holds_what_was_said(desk: Desk) -> None:
    filled(desk)
    found = copy(desk)
    assert found.called == "Amina B."
    assert found.aim is not None
    assert found.aim.words == "Cuisiner"
    assert found.strengths == ("Fait du vélo", "Parle trois langues")
    assert [one.barrier for one in found.rows] == ["sante", "mobilite"]
    assert [one.words for one in found.goals] == ["Un vélo", ""]
    assert [mark.name for mark in found.rows[1].marks] == ["Amina", "Marc"]


def test_it_is_in_the_journal_that_she_reads(desk: Desk) -> None:
    filled(desk)
    copy(desk)
    (entry,) = desk.ctx.journal.of(desk.livret)
    assert entry.what == "copied"
    assert dict(entry.detail) == {"paper": "diagnostic", "to": "own_software"}


def test_a_topic_she_declined_is_left_out_with_all_that_touches_it(desk: Desk) -> None:
    filled(desk)
    desk.view("ressources", "bloque", "social", words="SECRET-1")
    desk.say(
        {"kind": "strength_recognised", "words": "SECRET-2", "barrier": "ressources"},
        {
            "kind": "goal_set",
            "words": "SECRET-3",
            "barriers": ["mobilite", "ressources"],
            "as": "money",
        },
        {"kind": "action_agreed", "goal": "@money", "words": "SECRET-4"},
    )
    desk.view("ressources", "ne_souhaite_pas_repondre", words="SECRET-5")
    found = told(copy(desk))
    assert "SECRET" not in found
    assert "ressources" not in found
    assert "souhaite" not in found


def test_nobodys_refusal_to_answer_is_copied(desk: Desk) -> None:
    filled(desk)
    desk.view("mobilite", "ne_souhaite_pas_repondre", "social")
    marks = copy(desk).rows[1].marks
    assert [mark.name for mark in marks] == ["Amina", "Marc"]


def test_drafts_and_what_is_kept_apart_are_not_copied(desk: Desk) -> None:
    filled(desk)
    save_draft(desk.ctx, desk.livret, "view:sante:personne", "SECRET-1")
    for scope in ("ma_vie", "entre_nous:ab12"):
        content = {"words": f"SECRET {scope}"}
        write(
            desk.ctx,
            desk.livret,
            [Said(kind="goal_set", content=content, scopes=(scope,))],
        )
    assert "SECRET" not in told(copy(desk))


def test_an_agreement_keeps_the_rest_here(desk: Desk) -> None:
    filled(desk)
    give(desk, recipient="Claire M.", scopes=("mobilite",))
    found = copy(desk)
    assert found.called == ""
    assert found.aim is None
    assert found.strengths == ("Fait du vélo",)
    assert [one.barrier for one in found.rows] == ["mobilite"]
    assert [goal.words for goal in found.goals] == ["Un vélo"]


def test_nothing_goes_where_no_agreement_is_in_force(desk: Desk) -> None:
    filled(desk)
    give(desk, recipient="Claire M.")
    desk.clock.forward(days=365)
    with pytest.raises(NotShared):
        copy(desk)
    assert desk.ctx.journal.of(desk.livret) == ()


def test_goals_may_be_copied_before_any_diagnosis(desk: Desk) -> None:
    desk.say({"kind": "goal_set", "words": "Un vélo"})
    found = copy(desk, "goals")
    assert found.rows == ()
    assert [goal.words for goal in found.goals] == ["Un vélo"]


def test_an_empty_livret_has_nothing_to_copy(desk: Desk) -> None:
    with pytest.raises(NothingToCopy):
        copy(desk)
    assert desk.ctx.journal.of(desk.livret) == ()


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("", USUAL_ORDER),
        (" , ", USUAL_ORDER),
        ("goals, aim", ("goals", "aim")),
        (",".join(SECTIONS), SECTIONS),
    ],
)
def test_each_team_sets_its_order(text: str, order: tuple[str, ...]) -> None:
    assert order_from(text) == order


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("goals,score", {"path": "order[1]", "problem": "choice"}),
        ("goals,goals", {"path": "order", "problem": "twice"}),
    ],
)
def test_an_order_of_what_does_not_exist(text: str, facts: dict[str, Any]) -> None:
    with pytest.raises(InvalidField) as caught:
        order_from(text)
    assert caught.value.facts == facts
