"""« Enlever ce que je viens de dire »."""

from __future__ import annotations

import pytest

from livret.usecases.errors import NotAllowed, UnknownReference
from livret.usecases.retracting import last_words, retract, stands
from tests.usecases.desks import Desk


def aims(desk: Desk) -> list[str]:
    return [one.content["words"] for one in desk.read.at("aim", "personne")]


def test_what_was_said_before_comes_back(desk: Desk) -> None:
    desk.say({"kind": "aim_said", "words": "Conduire"})
    (second,) = desk.say({"kind": "aim_said", "words": "Cuisiner"})
    done = retract(desk.ctx, desk.livret, second)
    assert aims(desk) == ["Conduire"]
    assert desk.ctx.log.read(desk.livret)[-1].id == done.value
    assert done.changes.kinds == {"retracted"}


def test_what_others_followed_stays(desk: Desk) -> None:
    (first,) = desk.say({"kind": "aim_said", "words": "Conduire"})
    desk.say({"kind": "aim_said", "words": "Cuisiner"})
    with pytest.raises(NotAllowed) as caught:
        retract(desk.ctx, desk.livret, first)
    assert caught.value.facts == {"reason": "not_retractable"}
    assert aims(desk) == ["Cuisiner"]


def test_nothing_is_taken_back_twice(desk: Desk) -> None:
    (aim,) = desk.say({"kind": "aim_said", "words": "Conduire"})
    retract(desk.ctx, desk.livret, aim)
    with pytest.raises(NotAllowed):
        retract(desk.ctx, desk.livret, aim)


@pytest.mark.parametrize("kind", ["livret_opened", "agreement_given"])
def test_what_rules_or_protects_is_not_taken_back(desk: Desk, kind: str) -> None:
    desk.say(
        {
            "kind": "agreement_given",
            "recipient": {"name": "Marc"},
            "scopes": ["commun"],
            "purpose": "Voir",
            "until": "2026-12-31",
        }
    )
    (one,) = [value.id for value in desk.read.history if value.kind == kind]
    with pytest.raises(NotAllowed):
        retract(desk.ctx, desk.livret, one)


def test_words_of_which_a_part_was_said_anew_stand_no_longer(desk: Desk) -> None:
    (both,) = desk.say(
        {"kind": "person_described", "called": "Sophie", "last_name": "Tifour"}
    )
    (named,) = desk.say({"kind": "person_described", "last_name": "Berrada"})
    said = {one.id: one for one in desk.read.history}
    assert stands(desk.read, said[named])
    assert not stands(desk.read, said[both])
    with pytest.raises(NotAllowed):
        retract(desk.ctx, desk.livret, both)
    retract(desk.ctx, desk.livret, named)
    assert stands(desk.read, said[both])


def test_what_is_not_there_is_not_taken_back(desk: Desk) -> None:
    with pytest.raises(UnknownReference) as caught:
        retract(desk.ctx, desk.livret, "0" * 64)
    assert caught.value.facts == {"path": "target"}


def test_the_button_offers_the_last_words_that_still_stand(desk: Desk) -> None:
    (aim,) = desk.say({"kind": "aim_said", "words": "Cuisiner"})
    view = desk.view("sante", "bloque")
    for expected in (view, aim):
        offered = last_words(desk.ctx, desk.livret)
        while offered is not None and offered.kind == "diagnosis_opened":
            retract(desk.ctx, desk.livret, offered.id)
            offered = last_words(desk.ctx, desk.livret)
        assert offered is not None
        assert offered.id == expected
        retract(desk.ctx, desk.livret, offered.id)
    offered = last_words(desk.ctx, desk.livret)
    assert offered is not None
    assert offered.kind == "person_described"


def test_an_empty_livret_offers_nothing(desk: Desk) -> None:
    desk.open(called="", private_line="celle du parc")
    assert last_words(desk.ctx, desk.livret) is None
