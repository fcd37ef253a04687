"""What may go to whom, why, until when: given, narrowed, withdrawn, over."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from livret.domain.agreements import agreements_of
from livret.domain.errors import InvalidField
from livret.usecases.agreeing import (
    GiveAgreement,
    agreements_named,
    give_agreement,
    withdraw_agreement,
)
from livret.usecases.copying import EVERYTHING, scopes_allowed
from livret.usecases.errors import NotShared, UnknownReference
from tests.usecases.desks import Desk

TODAY = dt.date(2026, 3, 12)
END = dt.date(2026, 12, 31)


def command(desk: Desk, **more: Any) -> GiveAgreement:
    given = GiveAgreement(
        livret=desk.livret,
        recipient="Marc D.",
        scopes=("mobilite", "commun"),
        purpose="Chercher un poste de jour",
        until=END,
        words="Oui, pour le travail.",
    )
    return replace(given, **more)


def give(desk: Desk, **more: Any) -> str:
    desk.clock.forward(minutes=1)
    return give_agreement(desk.ctx, command(desk, **more)).value


def test_an_agreement_is_in_her_words(desk: Desk) -> None:
    marc = desk.welcome_marc()
    given = give(desk, member=marc, organisation="Agence d’exemple")
    (one,) = agreements_of(desk.read)
    assert (one.recipient, one.organisation, one.member) == (
        "Marc D.",
        "Agence d’exemple",
        marc,
    )
    assert one.scopes == {"mobilite", "commun"}
    assert one.values[0].content["words"] == "Oui, pour le travail."
    assert one.values[0].voice == "personne"
    assert one.values[0].id == given
    assert one.allows("mobilite", END)
    assert not one.allows("mobilite", END + dt.timedelta(days=1))
    assert not one.allows("sante", TODAY)


def test_a_later_agreement_takes_the_place_of_the_one_it_saw(desk: Desk) -> None:
    give(desk)
    give(desk, scopes=("sante",))
    (one,) = agreements_of(desk.read)
    assert one.scopes == {"sante"}


def test_withdrawing_costs_nothing_and_holds(desk: Desk) -> None:
    given = give(desk)
    withdraw_agreement(desk.ctx, desk.livret, given, "Je préfère arrêter.")
    (one,) = agreements_of(desk.read)
    assert one.withdrawn
    assert not one.allows("commun", TODAY)
    assert one.values[-1].content["words"] == "Je préfère arrêter."


def test_a_withdrawal_is_first_told_without_a_word(desk: Desk) -> None:
    """Who may no longer read her words must know of it all the same."""
    given = give(desk)
    withdraw_agreement(desk.ctx, desk.livret, given, "Je préfère arrêter.")
    bare, worded = (one.content for one in desk.read.history[-2:])
    assert bare == {"agreement": given}
    assert worded == {"agreement": given, "words": "Je préfère arrêter."}


@pytest.mark.parametrize(
    ("more", "path", "problem"),
    [
        ({"until": None}, "until", "missing"),
        ({"scopes": ()}, "scopes", "missing"),
        ({"scopes": ("tout",)}, "scopes[0]", "shape"),
        ({"recipient": ""}, "recipient.name", "empty"),
        ({"purpose": " "}, "purpose", "empty"),
        ({"until": dt.date(2026, 3, 11)}, "until", "past"),
        ({"words": "\u200b!"}, "words", "invisible"),
    ],
)
def test_everything_to_anyone_for_ever_does_not_exist(
    desk: Desk, more: dict[str, Any], path: str, problem: str
) -> None:
    with pytest.raises(InvalidField) as caught:
        give(desk, **more)
    assert caught.value.facts == {"path": path, "problem": problem}
    assert agreements_of(desk.read) == ()


def test_a_recipient_of_nowhere_is_refused(desk: Desk) -> None:
    with pytest.raises(UnknownReference) as caught:
        give(desk, member="0" * 64)
    assert caught.value.facts == {"path": "recipient.member"}


def test_only_an_agreement_is_withdrawn(desk: Desk) -> None:
    (aim,) = desk.say({"kind": "aim_said", "words": "Cuisiner"})
    for wanted in (aim, "0" * 64, "Marc"):
        with pytest.raises(UnknownReference):
            withdraw_agreement(desk.ctx, desk.livret, wanted)


def test_an_agreement_may_be_named_by_who_it_went_to(desk: Desk) -> None:
    given = give(desk)
    assert agreements_named(desk.read, "marc d.") == (given,)
    assert agreements_named(desk.read, given) == (given,)
    with pytest.raises(UnknownReference):
        agreements_named(desk.read, "Louise")


def test_a_name_is_the_member_who_bears_it(desk: Desk) -> None:
    before = give(desk)
    marc = desk.welcome_marc()
    after = give(desk, recipient="marc D.")
    assert [one.member for one in agreements_of(desk.read)] == ["", marc]
    assert agreements_named(desk.read, "Marc D.") == (before, after)


def test_withdrawing_from_a_name_leaves_nothing_in_force(desk: Desk) -> None:
    give(desk)
    desk.welcome_marc()
    give(desk)
    for named in agreements_named(desk.read, "MARC D."):
        withdraw_agreement(desk.ctx, desk.livret, named)
    assert all(one.withdrawn for one in agreements_of(desk.read))
    with pytest.raises(UnknownReference):
        agreements_named(desk.read, "Marc D.")


# --- what the owner may take to their own software ---------------------------


def allowed(desk: Desk) -> frozenset[str]:
    return scopes_allowed(desk.read, desk.ctx.owner, desk.clock.today())


def test_without_an_agreement_a_member_holds_what_the_team_shares(desk: Desk) -> None:
    give(desk)
    assert allowed(desk) == EVERYTHING
    assert "ma_vie" not in EVERYTHING


@pytest.mark.parametrize(
    "named",
    [
        {"recipient": "claire m."},
        {"recipient": "Le service", "organisation": "Le Relais d’exemple"},
        {"recipient": "Le Relais d’exemple"},
    ],
)
def test_an_agreement_with_the_owner_limits(desk: Desk, named: dict[str, str]) -> None:
    give(desk, **named, scopes=("commun", "sante", "ma_vie"))
    assert allowed(desk) == {"commun", "sante"}


def test_an_agreement_with_another_member_of_that_name_does_not(desk: Desk) -> None:
    marc = desk.welcome_marc()
    give(desk, member=marc, organisation="Le Relais d’exemple", scopes=("sante",))
    assert allowed(desk) == EVERYTHING
    claire = next(iter(desk.read.team.members))
    give(desk, recipient="Claire", member=claire, scopes=("droit",))
    assert allowed(desk) == {"droit"}


def test_an_agreement_that_is_over_lets_nothing_go(desk: Desk) -> None:
    give(desk, recipient="Claire M.", until=TODAY)
    assert allowed(desk) == {"commun", "mobilite"}
    desk.clock.forward(days=1)
    with pytest.raises(NotShared) as caught:
        allowed(desk)
    assert caught.value.facts == {"recipient": "Claire M."}


def test_an_agreement_that_was_withdrawn_lets_nothing_go(desk: Desk) -> None:
    given = give(desk, recipient="Claire M.")
    withdraw_agreement(desk.ctx, desk.livret, given)
    with pytest.raises(NotShared):
        allowed(desk)
