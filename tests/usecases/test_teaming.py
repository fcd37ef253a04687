"""The support team: the lead changes, structures are protected, people leave."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from livret.domain.agreements import agreements_of
from livret.domain.support import lead_of, seats_of, structure_shown
from livret.usecases.agreeing import GiveAgreement, give_agreement
from livret.usecases.errors import NotAllowed, UnknownReference
from livret.usecases.showing import as_plain
from livret.usecases.teaming import (
    JoinTeam,
    designate_lead,
    join_team,
    protect_structure,
    see_off,
)
from tests.usecases.desks import Desk

DAY = dt.date(2026, 3, 12)


def join(desk: Desk, name: str = "Marc D.", **told: Any) -> str:
    command = JoinTeam(livret=desk.livret, name=name, **told)
    return join_team(desk.ctx, command).value


def test_a_structure_that_betrays_is_said_apart(desk: Desk) -> None:
    told = {"role": "professionnel", "organisation": "Centre de soins d’exemple"}
    nadia = join(desk, "Nadia", **told, sensitive="addiction", quality="infirmière")
    (seat,) = [one for one in seats_of(desk.read, DAY) if one.member.id == nadia]
    assert seat.sensitive
    assert seat.member.organisation == ""
    assert seat.real_name == "Centre de soins d’exemple"
    joined = next(one for one in desk.read.history if one.id == nadia)
    assert "soins" not in str(joined.content)
    named = desk.read.at("structure", nadia)[-1]
    sealed = next(one for one in desk.ctx.log.read(desk.livret) if one.id == named.id)
    (scope,) = sealed.body.scopes
    assert scope.startswith("entre_nous:")


def test_other_structures_are_named(desk: Desk) -> None:
    marc = join(desk, side="emploi", organisation="Agence d’exemple")
    (seat,) = [one for one in seats_of(desk.read, DAY) if one.member.id == marc]
    assert (seat.member.organisation, seat.sensitive) == ("Agence d’exemple", False)
    bare = join(desk, "Zoé", sensitive="prison")
    assert not desk.read.at("structure", bare)


def test_a_structure_is_protected_afterwards_everywhere(desk: Desk) -> None:
    name = "Centre de soins d’exemple"
    nadia = join(desk, "Nadia", role="professionnel", organisation=name)
    give = GiveAgreement(
        livret=desk.livret,
        recipient="Nadia",
        member=nadia,
        organisation=name,
        scopes=("mobilite",),
        purpose="Le permis",
        until=DAY + dt.timedelta(days=90),
    )
    give_agreement(desk.ctx, give)
    protect_structure(desk.ctx, desk.livret, nadia, "addiction")
    read = desk.read
    (seat,) = [one for one in seats_of(read, DAY) if one.member.id == nadia]
    assert (seat.sensitive, seat.real_name, seat.member.organisation) == (
        True,
        name,
        "",
    )
    (agreed,) = agreements_of(read)
    assert structure_shown(read, agreed) == ""
    assert name not in str(as_plain(read)["members"])
    assert [one["organisation"] for one in as_plain(read)["agreements"]] == [None]
    for nobody in (nadia, "0" * 64):
        with pytest.raises(UnknownReference):
            protect_structure(desk.ctx, desk.livret, nobody, "addiction")


def test_the_lead_changes_and_nobody_is_lost(desk: Desk) -> None:
    marc = join(desk, side="emploi")
    claire = desk.read.members[0].id
    designate_lead(desk.ctx, desk.livret, claire)
    designate_lead(desk.ctx, desk.livret, marc)
    lead = lead_of(desk.read)
    assert lead is not None
    assert lead.id == marc
    assert claire in {one.id for one in desk.read.members}
    sister = join(desk, "Sa sœur", role="proche")
    for nobody in (sister, "0" * 64):
        with pytest.raises(UnknownReference):
            designate_lead(desk.ctx, desk.livret, nobody)


def test_who_leaves_sees_nothing_more_that_day(desk: Desk) -> None:
    marc = join(desk, side="emploi")
    give_agreement(
        desk.ctx,
        GiveAgreement(
            livret=desk.livret,
            recipient="Marc D.",
            member=marc,
            scopes=("mobilite",),
            purpose="chercher un poste",
            until=dt.date(2026, 12, 31),
        ),
    )
    see_off(desk.ctx, desk.livret, marc)
    (agreement,) = agreements_of(desk.read)
    assert not agreement.allows("mobilite", DAY)
    (seat,) = [one for one in seats_of(desk.read, DAY) if one.member.id == marc]
    assert seat.left_on == DAY
    with pytest.raises(UnknownReference):
        see_off(desk.ctx, desk.livret, marc)


def test_nobody_is_seen_off_from_their_own_livret(desk: Desk) -> None:
    (amina,) = desk.say({"kind": "member_joined", "name": "Amina", "role": "personne"})
    claire = desk.read.members[0].id
    for one in (amina, claire):
        with pytest.raises(NotAllowed):
            see_off(desk.ctx, desk.livret, one)
