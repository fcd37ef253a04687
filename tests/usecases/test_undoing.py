"""Undoing one's own last acts, named, the latest first; nothing signed."""

from __future__ import annotations

import pytest

from livret.domain.kinds import KINDS, Merge
from livret.domain.pathway import pathway_of
from livret.usecases import undoing
from livret.usecases.errors import NotAllowed
from livret.usecases.undoing import LastAct, last_act, undo
from livret.words.translator import translator_for
from livret.words.undo import ACTS, undo_label
from tests.usecases.desks import Desk
from tests.usecases.test_documents import CERTIFIED, freeze, sign

FR = translator_for("fr")
_STAYS = frozenset({Merge.RESTRICTIVE, Merge.ACT})


def last(desk: Desk) -> LastAct:
    found = last_act(desk.ctx, desk.livret)
    assert found is not None
    return found


def test_acts_are_undone_one_by_one_and_named(desk: Desk) -> None:
    (goal,) = desk.say({"kind": "goal_set", "words": "Conduire"})
    desk.say({"kind": "action_agreed", "words": "Appeler", "goal": goal})
    desk.say({"kind": "goal_set", "words": "Conduire un bus", "goal": goal})
    for expected in (
        "Annuler\u202f: objectif dit autrement",
        "Annuler\u202f: démarche ajoutée",
        "Annuler\u202f: objectif ajouté",
    ):
        act = last(desk)
        assert undo_label(FR, act) == expected
        assert undo(desk.ctx, act).value == act
    assert pathway_of(desk.read).goals == ()
    assert last(desk).kind == "person_described"


def test_what_was_said_before_comes_back(desk: Desk) -> None:
    (action,) = desk.say({"kind": "action_agreed", "words": "Appeler"})
    desk.say({"kind": "action_state", "action": action, "state": "done"})
    undo(desk.ctx, last(desk))
    assert pathway_of(desk.read).loose[0].state == "to_do"


def test_what_is_of_another_day_says_so(desk: Desk) -> None:
    desk.say({"kind": "note_added", "words": "Un mot."})
    desk.clock.forward(days=3)
    act = last(desk)
    assert not act.today
    assert undo_label(FR, act) == "Annuler\u202f: note ajoutée (12 mars 2026)"


def test_what_rules_or_protects_is_passed_over(desk: Desk) -> None:
    desk.say({"kind": "note_added", "words": "Un mot."})
    desk.say({"kind": "member_joined", "name": "Marc", "role": "referent"})
    agreement = {
        "kind": "agreement_given",
        "recipient": {"name": "Marc"},
        "scopes": ["commun"],
        "purpose": "Voir",
        "until": "2026-12-31",
    }
    desk.say(agreement)
    assert last(desk).kind == "note_added"


def test_a_diagnosis_is_not_undone_under_what_was_said_in_it(desk: Desk) -> None:
    desk.view("sante", "bloque")
    assert last(desk).kind == "view_given"
    undo(desk.ctx, last(desk))
    assert last(desk).kind == "person_described"


def test_what_is_signed_is_amended(desk: Desk) -> None:
    desk.view("sante", "bloque")
    sign(desk, freeze(desk, signers=("social",)), CERTIFIED)
    act = last(desk)
    assert act.signed
    with pytest.raises(NotAllowed):
        undo(desk.ctx, act)


def test_only_the_last_acts_are_looked_at(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undoing, "LAST_ACTS", 2)
    desk.say({"kind": "note_added", "words": "Un mot."})
    assert last(desk).kind == "note_added"
    for name in ("Marc", "Awa"):
        desk.say({"kind": "member_joined", "name": name, "role": "referent"})
    assert last_act(desk.ctx, desk.livret) is None
    assert undo_label(FR, None) == "Annuler"


def test_each_act_that_may_be_undone_has_a_name() -> None:
    kept = {"diagnosis_opened", "document_frozen"}
    undoable = {
        name
        for name, kind in KINDS.items()
        if kind.merge not in _STAYS and not kind.structural
    }
    assert undoable - kept == set(ACTS)
