"""Drafts: kept at once, seen by nobody else, gone once their words are said."""

from __future__ import annotations

import pytest

from livret.domain.errors import InvalidField, LivretError
from livret.usecases.drafting import (
    LONGEST,
    drafts_of,
    drop_draft,
    save_draft,
    say_draft,
)
from livret.usecases.vault_errors import UnknownLivret
from livret.usecases.writing import Said
from tests.fictitious import social_security_number
from tests.usecases.desks import Desk

PLACE = "view:mobilite:personne"


def texts(desk: Desk) -> list[tuple[str, str]]:
    return [(one.place, one.text) for one in drafts_of(desk.ctx, desk.livret)]


def test_the_last_words_typed_in_a_place_are_kept(desk: Desk) -> None:
    save_draft(desk.ctx, desk.livret, PLACE, "Le bus")
    desk.clock.forward(seconds=2)
    done = save_draft(desk.ctx, desk.livret, PLACE, "Le bus s’arrête")
    save_draft(desk.ctx, desk.livret, "aim:personne", "Cui")
    assert texts(desk) == [("aim:personne", "Cui"), (PLACE, "Le bus s’arrête")]
    assert done.value is not None
    assert done.value.saved_at == desk.clock.now()
    assert done.changes.kinds == {"draft"}
    assert desk.read.count == 2


def test_a_place_that_was_emptied_has_no_draft(desk: Desk) -> None:
    save_draft(desk.ctx, desk.livret, PLACE, "Le bus")
    assert save_draft(desk.ctx, desk.livret, PLACE, " \n").value is None
    assert texts(desk) == []


def test_a_draft_is_dropped_once_and_again(desk: Desk) -> None:
    save_draft(desk.ctx, desk.livret, PLACE, "Le bus")
    for _ in range(2):
        drop_draft(desk.ctx, desk.livret, PLACE)
    assert texts(desk) == []


def test_words_once_said_are_no_draft(desk: Desk) -> None:
    save_draft(desk.ctx, desk.livret, "aim:personne", "Cuisiner")
    said = Said(kind="aim_said", content={"words": "Cuisiner"})
    done = say_draft(desk.ctx, desk.livret, "aim:personne", said)
    assert desk.read.at("aim", "personne")[0].id == done.value
    assert done.changes.kinds == {"aim_said", "draft"}
    assert texts(desk) == []


def test_words_that_are_refused_stay_a_draft(desk: Desk) -> None:
    save_draft(desk.ctx, desk.livret, "aim:personne", "Cui\u200bsiner")
    said = Said(kind="aim_said", content={"words": "Cui\u200bsiner"})
    with pytest.raises(LivretError):
        say_draft(desk.ctx, desk.livret, "aim:personne", said)
    assert texts(desk) == [("aim:personne", "Cui\u200bsiner")]


def test_a_draft_may_come_before_its_livret(desk: Desk) -> None:
    save_draft(desk.ctx, "", "new:called", "Ami")
    assert [one.text for one in drafts_of(desk.ctx, "")] == ["Ami"]
    assert texts(desk) == []


@pytest.mark.parametrize(
    ("place", "text", "facts"),
    [
        ("", "x", {"path": "place", "problem": "shape"}),
        ("a b", "x", {"path": "place", "problem": "shape"}),
        (PLACE, "x" * (LONGEST + 1), {"path": PLACE, "problem": "too_long"}),
        (PLACE, "{}", {"path": PLACE, "problem": "social_security_number"}),
    ],
)
def test_some_drafts_are_not_kept_for_a_moment(
    desk: Desk, place: str, text: str, facts: dict[str, str]
) -> None:
    with pytest.raises(InvalidField) as caught:
        save_draft(
            desk.ctx, desk.livret, place, text.replace("{}", social_security_number())
        )
    assert caught.value.facts == facts
    assert texts(desk) == []


def test_a_draft_of_nowhere(desk: Desk) -> None:
    with pytest.raises(UnknownLivret):
        save_draft(desk.ctx, "0" * 32, PLACE, "x")
