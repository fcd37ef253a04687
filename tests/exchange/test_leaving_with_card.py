"""Where the holder of a card takes part, told before it is revoked; what fails."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from livret.usecases.archive_errors import LivretPutAside
from livret.usecases.cards import TrustCard, own_card, trust_card
from livret.usecases.errors import NotAllowed
from livret.usecases.joining_by_card import join_by_card
from livret.usecases.revoking import Inside, goes_on, revoke_card, taking_part
from livret.usecases.saying import say_items
from livret.usecases.teaming import see_off
from livret.usecases.vault_errors import DiskFull
from livret.usecases.writing import Said
from livret.words.card_revoked import asked_before, revoked_lines
from livret.words.translator import translator_for
from tests.exchange.sharing_desks import Desks

TR = translator_for("fr")


def second_livret(desks: Desks) -> str:
    livret = desks["claire"].open()
    join_by_card(desks.sharing("claire"), livret, "Marc D.")
    return livret


def present(desks: Desks, livret: str) -> bool:
    team = desks["claire"].ctx.livret(livret).team
    member = team.by_key.get(desks.key("marc"))
    return member is not None and member.present


def test_every_livret_of_the_holder_is_told_and_no_other(desks: Desks) -> None:
    desks.share()
    first, second = desks["claire"].livret, second_livret(desks)
    desks["claire"].open()
    told = taking_part(desks.sharing("claire"), "Marc D.")
    assert {one.livret for one in told} == {first, second}
    assert all(one.may for one in told)
    asked = asked_before(TR, "Marc D.", told, at_hub=False)
    assert asked.told[0].startswith("Marc D. participe à 2 livrets\u202f: ")
    assert asked.leave == "Noter aussi son départ de ces 2 livrets"
    assert "relais" not in asked.does
    assert "relais" in asked_before(TR, "Marc D.", told, at_hub=True).does
    # Nothing was written by asking.
    assert present(desks, first)
    assert present(desks, second)


def test_who_left_takes_part_no_more(desks: Desks) -> None:
    member = desks.share()
    see_off(desks["claire"].ctx, desks["claire"].livret, member)
    told = taking_part(desks.sharing("claire"), "Marc D.")
    assert told == ()
    assert asked_before(TR, "Marc D.", told, at_hub=True).leave == ""


def test_another_card_of_theirs_keeps_them_in(desks: Desks) -> None:
    """Two desks of one person: the one that is revoked takes nothing from the other."""
    member = desks.share()
    desk, sharing = desks["claire"], desks.sharing("claire")
    found, key = desk.read.team.members[member], desks.key("marc")
    both = replace(found, keys=found.keys | {desks.key("zoe")})
    assert not goes_on(sharing, both, besides=key)
    trust_card(sharing, TrustCard(data=desks.card("zoe")))
    assert goes_on(sharing, both, besides=key)
    assert not goes_on(sharing, found, besides=key)
    one = Inside(livret=desk.livret, called="Amina", goes_on=True)
    asked = asked_before(TR, "Marc D.", [one], at_hub=False)
    assert (one.may, asked.leave) == (False, "")
    assert "Une autre carte de Marc D. est acceptée ici" in " ".join(asked.told)


def test_the_person_never_leaves_their_own_livret(desks: Desks) -> None:
    desk, sharing = desks["claire"], desks.sharing("claire")
    desk.open()
    desks.meet("claire", "marc")
    keys = own_card(desks.sharing("marc")).card.keys.told()
    told = {"name": "Marc D.", "role": "personne", "keys": keys}
    say_items(desk.ctx, desk.livret, [Said(kind="member_joined", content=told)])
    (found,) = taking_part(sharing, "Marc D.")
    assert isinstance(found.why_not, NotAllowed)
    asked = asked_before(TR, "Marc D.", [found], at_hub=False)
    assert asked.leave == ""
    assert "ne quitte jamais son propre livret" in " ".join(asked.told)


def test_a_leaving_is_noted_in_a_livret_put_aside_and_nothing_else(
    desks: Desks,
) -> None:
    """She may come back: whoever holds a stolen key takes no part by then."""
    desks.share()
    desk, sharing = desks["claire"], desks.sharing("claire")
    aside = desk.livret
    desk.say({"kind": "contact_made", "means": "telephone"})
    desk.clock.forward(days=3 * 365)
    second = second_livret(desks)
    found = {one.livret: one for one in taking_part(sharing, "Marc D.")}
    assert found[aside].may
    assert found[second].may
    asked = asked_before(TR, "Marc D.", list(found.values()), at_hub=False)
    assert asked.leave == "Noter aussi son départ de ces 2 livrets"
    done = revoke_card(sharing, "Marc D.", leave=True).value
    assert (len(done.left), done.refused, done.failed) == (2, (), ())
    assert not present(desks, aside)
    assert not present(desks, second)
    # It stays put aside: this was no exchange with her.
    back = {"name": "Marc D.", "role": "referent", "side": "emploi"}
    for said in (
        Said(kind="aim_said", content={"words": "Revenir"}),
        Said(kind="member_joined", content=back),
    ):
        with pytest.raises(LivretPutAside):
            say_items(desk.ctx, aside, [said])


def test_a_livret_that_cannot_be_written_stops_no_other(
    desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The card is revoked and said to be; the others are noted; nothing is lost."""
    desks.share()
    first, second = desks["claire"].livret, second_livret(desks)
    desk, sharing = desks["claire"], desks.sharing("claire")
    log = type(desk.ctx.log)
    append, whole = log.append, len(desk.ctx.log.read(first))

    def full(self: Any, sealed: Any, *more: Any) -> Any:
        if first.encode() in sealed[0].header:
            raise DiskFull(folder="/coffre")
        return append(self, sealed, *more)

    with monkeypatch.context() as broken:
        broken.setattr(log, "append", full)
        done = revoke_card(sharing, "Marc D.", leave=True)
    assert done.changes.livrets == {second}
    assert [type(error) for _, error in done.value.failed] == [DiskFull]
    assert (len(done.value.left), len(done.value.inside)) == (1, 1)
    said = " ".join(revoked_lines(TR, done.value))
    assert "Plus aucun fichier ne part vers Marc D." in said
    assert "participe encore à 1 livret" in said
    assert len(desk.ctx.log.read(first)) == whole
    # Once there is room, it is noted by hand, as said.
    member = desk.ctx.livret(first).team.by_key[desks.key("marc")]
    see_off(desk.ctx, first, member.id)
    assert not present(desks, first)
