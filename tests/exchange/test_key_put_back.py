"""Who never heard of somebody's new card has the old one still: it takes no place."""

from __future__ import annotations

import pytest

from livret.domain.cards import as_joining
from livret.domain.keys_ever import keys_replaced
from livret.usecases.cards import TrustCard, own_card, trust_card
from livret.usecases.joining_by_card import join_by_card, replaced_here
from livret.usecases.livrets_of_card import Renewed, renew_member
from livret.usecases.saying import say_items
from livret.usecases.sharing_errors import KeyReplacedHere
from livret.usecases.teaming import see_off
from livret.usecases.writing import Said
from livret.words.errors import error_sentence
from livret.words.translator import translator_for
from tests.exchange.sharing_desks import Desks


def new_card(desks: Desks, new: str, old: str) -> bytes:
    """Return the card of a new vault, which the old one signed."""
    before, sharing = desks[old].ctx.signer, desks.sharing(new)
    signed = own_card(sharing, before.public_key, before.sign)
    return bytes(sharing.cards.to_file(signed))


def takes(desks: Desks, who: str, card: bytes) -> Renewed:
    sharing = desks.sharing(who)
    kept = trust_card(sharing, TrustCard(data=card)).value
    return renew_member(sharing, kept).value


def three(desks: Desks) -> str:
    """Claire, Marc and Nadia hold a livret, and each other's cards; return his id."""
    member = desks.share()
    desks.meet("claire", "nadia")
    desks.meet("nadia", "marc")
    sharing, livret = desks.sharing("claire"), desks["claire"].livret
    nadia = join_by_card(sharing, livret, "Nadia F.").value
    desks.agree("nadia", nadia, "commun", "mobilite", "logement")
    return member


def gone(desks: Desks, who: str) -> frozenset[str]:
    ctx, livret = desks[who].ctx, desks[who].livret
    return keys_replaced(ctx.livret(livret), ctx.order(livret))


def refused(desks: Desks, who: str, wanted: str, member: str = "") -> None:
    """A card takes no place, and nothing is written of the try."""
    ctx, livret = desks[who].ctx, desks[who].livret
    before = len(ctx.log.read(livret))
    with pytest.raises(KeyReplacedHere) as error:
        join_by_card(desks.sharing(who), livret, wanted, member)
    assert "nouvelle carte" in error_sentence(translator_for("fr"), error.value)
    assert len(ctx.log.read(livret)) == before


@pytest.mark.parametrize("named", [False, True])
def test_an_old_card_ends_no_new_key(desks: Desks, named: bool) -> None:
    """Whoever found the lost machine would have been let in again, by one press."""
    marc = three(desks)
    assert takes(desks, "claire", new_card(desks, "zoe", "marc")).done == 1
    desks.pass_on("claire", "nadia")
    old, new = desks.key("marc"), desks.key("zoe")
    refused(desks, "nadia", old, marc if named else "")
    assert desks["nadia"].read.team.members[marc].keys == {new}
    assert gone(desks, "nadia") == {old}
    # Her own card of it, once she has it, is a matter of the card alone.
    assert takes(desks, "nadia", new_card(desks, "zoe", "marc")) == Renewed(done=0)


def test_the_card_in_between_ends_no_later_key(desks: Desks) -> None:
    """Two changes in a row, of which a colleague heard of the first alone."""
    marc = three(desks)
    first = new_card(desks, "zoe", "marc")
    takes(desks, "claire", first)
    takes(desks, "claire", new_card(desks, "marc_again", "zoe"))
    desks.pass_on("claire", "nadia")
    assert takes(desks, "nadia", first).done == 0
    refused(desks, "nadia", desks.key("zoe"), marc)
    assert desks["nadia"].read.team.members[marc].keys == {desks.key("marc_again")}
    assert gone(desks, "nadia") == {desks.key("marc"), desks.key("zoe")}


def test_a_card_that_follows_the_key_that_is_there_takes_its_place(
    desks: Desks,
) -> None:
    """Also where it had that place before: its holder goes back to an older vault."""
    marc = three(desks)
    takes(desks, "claire", new_card(desks, "zoe", "marc"))
    desks.pass_on("claire", "nadia")
    assert takes(desks, "nadia", new_card(desks, "marc", "zoe")).done == 1
    assert desks["nadia"].read.team.members[marc].keys == {desks.key("marc")}
    # Put back by somebody who saw the change: it is theirs again.
    assert gone(desks, "nadia") == {desks.key("zoe")}


def test_two_new_keys_that_end_each_other_have_replaced_neither(desks: Desks) -> None:
    """Neither colleague knew of the other: somebody decides, with either card."""
    marc = three(desks)
    desks.pass_on("claire", "nadia")
    takes(desks, "claire", new_card(desks, "zoe", "marc"))
    takes(desks, "nadia", new_card(desks, "marc_again", "marc"))
    desks.pass_on("claire", "nadia")
    assert not desks["nadia"].read.team.members[marc].present
    assert gone(desks, "nadia") == {desks.key("marc")}
    join_by_card(desks.sharing("nadia"), desks["nadia"].livret, desks.key("marc_again"))
    team = desks["nadia"].read.team
    assert team.members[marc].keys == {desks.key("marc_again")}


def test_who_left_comes_back_with_their_key(desks: Desks) -> None:
    """A leaving is no change of key."""
    marc = three(desks)
    desk, sharing = desks["claire"], desks.sharing("claire")
    see_off(desk.ctx, desk.livret, marc)
    assert gone(desks, "claire") == frozenset()
    join_by_card(sharing, desk.livret, "Marc D.")
    assert desk.read.team.members[marc].keys == {desks.key("marc")}


def test_only_cards_of_the_livret_are_asked_about(desks: Desks) -> None:
    three(desks)
    sharing, livret = desks.sharing("claire"), desks["claire"].livret
    told = as_joining(own_card(desks.sharing("zoe")).card)
    say_items(sharing.ctx, livret, [Said(kind="member_joined", content=told)])
    takes(desks, "claire", desks.card("marc_again"))
    cards = [trust_card(sharing, TrustCard(data=desks.card("zoe"))).value]
    assert replaced_here(sharing, livret, cards) == frozenset()


def test_who_was_put_out_by_a_chain_comes_back_with_the_last_card(
    desks: Desks,
) -> None:
    """One took two new cards in a row; another, not knowing of it, the first alone."""
    marc = three(desks)
    desks.pass_on("claire", "nadia")
    first = new_card(desks, "zoe", "marc")
    takes(desks, "claire", first)
    takes(desks, "claire", new_card(desks, "marc_again", "zoe"))
    takes(desks, "nadia", first)
    desks.pass_on("claire", "nadia")
    desks.pass_on("nadia", "claire")
    # Two new keys end each other (``log.md`` 3.1): somebody decides.
    assert not desks["claire"].read.team.members[marc].present
    # Never with the key that another has replaced already.
    refused(desks, "nadia", desks.key("zoe"))
    livret, last = desks["claire"].livret, desks.key("marc_again")
    assert join_by_card(desks.sharing("claire"), livret, last).value == marc
    desks.pass_on("claire", "nadia")
    assert desks["nadia"].read.team.members[marc].keys == {last}
