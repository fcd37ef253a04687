"""A new card taken at a real desk: in every livret, at once, for one person."""

from __future__ import annotations

from typing import Any

import pytest

from livret.domain.person import person_of
from livret.usecases.archive_errors import LivretPutAside
from livret.usecases.card_box import find_card
from livret.usecases.cards import TrustCard, look_at_card, own_card, trust_card
from livret.usecases.joining import join_livrets
from livret.usecases.joining_by_card import join_by_card
from livret.usecases.livrets_of_card import Renewed, renew_member
from livret.usecases.ports_sharing import KeptCard
from livret.usecases.saying import say_items
from livret.usecases.sharing_errors import CardReplaced
from livret.usecases.writing import Said
from tests.exchange.sharing_desks import Desks
from tests.exchange.test_card_places import renewed


def taken(desks: Desks) -> KeptCard:
    """Claire accepts Marc's new card, made at the desk called zoe."""
    sharing = desks.sharing("claire")
    return trust_card(sharing, TrustCard(data=renewed(desks, "zoe"))).value


def leave(desks: Desks, member: str, **more: Any) -> None:
    desk = desks["claire"]
    told = {"member": member, "on": desk.clock.today().isoformat(), **more}
    say_items(desk.ctx, desk.livret, [Said(kind="member_left", content=told)])


def test_a_desk_that_stops_in_the_middle_leaves_nobody_out(
    desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    marc = desks.share()
    desk, card = desks["claire"], taken(desks)
    log, kept = desk.ctx.log, []
    keep = type(log).append

    def once(self: Any, sealed: Any, then: Any = None) -> Any:
        if kept:
            raise KeyboardInterrupt  # the power fails before the next commit
        kept.append(sealed)
        return keep(self, sealed, then)

    monkeypatch.setattr(type(log), "append", once)
    try:
        renew_member(desks.sharing("claire"), card)
    except KeyboardInterrupt:
        desk.ctx.forget(desk.livret)
    assert desk.read.team.members[marc].present
    assert desk.read.team.members[marc].keys == {desks.key("zoe")}


def test_a_card_is_taken_in_both_of_two_joined_livrets(desks: Desks) -> None:
    desks.share()
    desk, sharing = desks["claire"], desks.sharing("claire")
    first = desk.livret
    second = desk.open()
    join_by_card(sharing, second, "Marc D.")
    join_livrets(desk.ctx, first, second, agreed=True)
    assert renew_member(sharing, taken(desks)).value == Renewed(done=2)
    for livret in (first, second):
        team = desk.ctx.livret(livret).team
        assert desks.key("marc") not in team.by_key
        assert desks.key("zoe") in team.by_key


def test_a_livret_put_aside_stops_no_other(desks: Desks) -> None:
    desks.share()
    desk, sharing = desks["claire"], desks.sharing("claire")
    aside = desk.livret
    desk.say({"kind": "contact_made", "means": "telephone"})
    desk.clock.forward(days=3 * 365)
    desk.open()
    join_by_card(sharing, desk.livret, "Marc D.")
    with pytest.raises(LivretPutAside):
        say_items(desk.ctx, aside, [Said(kind="aim_said", content={"words": "Non"})])
    assert renew_member(sharing, taken(desks)).value == Renewed(done=1, left=1)
    assert desks.key("zoe") in desk.read.team.by_key


def test_who_was_brought_in_anew_keeps_no_old_key(desks: Desks) -> None:
    """Before the card that says whose place it takes, another card of theirs came."""
    marc = desks.share()
    desk, sharing = desks["claire"], desks.sharing("claire")
    keys = own_card(desks.sharing("zoe")).card.keys.told()
    anew = {"name": "Marc D.", "role": "referent", "side": "emploi", "keys": keys}
    say_items(desk.ctx, desk.livret, [Said(kind="member_joined", content=anew)])
    assert renew_member(sharing, taken(desks)).value == Renewed(done=1)
    assert desks.key("marc") not in desk.read.team.by_key
    assert not desk.read.team.members[marc].present
    assert desks.key("zoe") in desk.read.team.by_key


def test_whom_changes_of_key_put_out_the_card_puts_back(desks: Desks) -> None:
    marc = desks.share()
    desk, sharing = desks["claire"], desks.sharing("claire")
    leave(desks, marc, key="ab" * 32)
    assert not desk.read.team.members[marc].present
    assert renew_member(sharing, taken(desks)).value == Renewed(done=1)
    assert desk.read.team.members[marc].keys == {desks.key("zoe")}


def test_a_card_replaced_twice_does_not_come_back(desks: Desks) -> None:
    desks.meet("claire", "marc")
    sharing, old = desks.sharing("claire"), desks.card("marc")
    first = taken(desks)
    # A third machine, whose card the second one signs.
    before = desks["zoe"].ctx.signer
    sharing_of = desks.sharing("marc_again")
    signed = own_card(sharing_of, before.public_key, before.sign)
    trust_card(sharing, TrustCard(data=sharing_of.cards.to_file(signed)))
    words = " ".join(look_at_card(sharing, old).words)
    with pytest.raises(CardReplaced):
        trust_card(sharing, TrustCard(data=old, words=words))
    with pytest.raises(CardReplaced):
        find_card(sharing, desks.key("marc"))
    assert first.signed.card.replaces == desks.key("marc")


def test_who_left_is_not_brought_back_by_a_new_card(desks: Desks) -> None:
    marc = desks.share()
    sharing = desks.sharing("claire")
    leave(desks, marc)
    assert renew_member(sharing, taken(desks)).value == Renewed()
    assert not desks["claire"].read.team.members[marc].present


def test_the_livret_goes_on_saying_who_opened_it(desks: Desks) -> None:
    desks.share()
    desk = desks["claire"]
    (opened,) = [one for one in desk.read.history if one.kind == "livret_opened"]
    assert opened.author_name == "Claire M."
    leave(desks, opened.id)
    (opened,) = [one for one in desk.read.history if one.kind == "livret_opened"]
    assert opened.author_name == "Claire M."
    assert person_of(desk.read).called


@pytest.mark.parametrize("whose", ["mine", "a colleague's"])
def test_a_key_put_beside_somebody_elses_is_not_taken_for_its_holder(
    desks: Desks, whose: str
) -> None:
    """Marc's key stands beside that of Claire or Odile, where Marc takes no part."""
    desks.meet("claire", "marc")
    desk, sharing = desks["claire"], desks.sharing("claire")
    desk.open()
    (opened,) = [one for one in desk.read.history if one.kind == "livret_opened"]
    member, name, side = opened.id, "Claire M.", "social"
    told = {"role": "referent", "side": side, "name": name}
    if whose != "mine":
        told = {**told, "name": "Odile R."}
        first = {**told, "keys": {"sign": "cd" * 32}}
        said = Said(kind="member_joined", content=first)
        member = say_items(desk.ctx, desk.livret, [said]).value[0]
        leave(desks, member)
    keys = {"sign": desks.key("marc")}
    beside = Said(
        kind="member_joined", content={**told, "member": member, "keys": keys}
    )
    say_items(desk.ctx, desk.livret, [beside])
    before = desk.read
    assert renew_member(sharing, taken(desks)).value == Renewed(left=1)
    assert desk.read.team == before.team
    assert desk.read.history == before.history
