"""A card and those kept here: in whose place, of whose name, with whose keys."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from livret.desktop.agreement.cards_reading import (
    cards_of_members,
    certificates_renewed,
)
from livret.desktop.agreement.team_reading import seats_shown
from livret.domain.cards import Card
from livret.domain.person import person_of
from livret.usecases.aside import adopt, kept_apart_of
from livret.usecases.card_box import card_of, find_card
from livret.usecases.cards import (
    TrustCard,
    cards_of,
    look_at_card,
    own_card,
    trust_card,
)
from livret.usecases.errors import NotAllowed
from livret.usecases.joining_by_card import join_by_card
from livret.usecases.livrets_of_card import Renewed, renew_member
from livret.usecases.revoking import revoke_card
from livret.usecases.saying import say_items
from livret.usecases.sharing import keep
from livret.usecases.sharing_errors import (
    CardBorrowsKey,
    CardNotCompared,
    CardReplaced,
    ReplacedSender,
)
from livret.usecases.writing import Said, write
from livret.words.card_seen import seen_lines
from livret.words.card_standing import standing_line
from livret.words.sharing import renewed_lines
from livret.words.translator import translator_for
from tests.exchange.sharing_desks import Desks

TR = translator_for("fr")


def renewed(desks: Desks, by: str) -> bytes:
    """Return the card of a desk, signed by the key of Marc's."""
    old = desks["marc"].ctx.signer
    signed = own_card(desks.sharing(by), old.public_key, old.sign)
    data: bytes = desks.sharing(by).cards.to_file(signed)
    return data


def changed(desks: Desks, by: str, **change: Any) -> bytes:
    """Return the card of a desk with something else on it, signed again."""
    mine = own_card(desks.sharing(by))
    card: Card = dataclasses.replace(mine.card, **change)
    raw = card.to_bytes()
    signature = desks[by].ctx.signer.sign(raw)
    signed = dataclasses.replace(
        mine, card=card, raw=raw, signature=signature, chain=(), vouched=b""
    )
    data: bytes = desks.sharing(by).cards.to_file(signed)
    return data


def words_of(desks: Desks, data: bytes) -> str:
    return " ".join(look_at_card(desks.sharing("claire"), data).words)


def test_the_old_card_comes_back_in_no_way_while_the_new_one_stands(
    desks: Desks,
) -> None:
    claire, old = desks.sharing("claire"), desks.card("marc")
    trust_card(claire, TrustCard(data=old))
    trust_card(claire, TrustCard(data=renewed(desks, "nadia")))
    seen = look_at_card(claire, old)
    assert seen.heir is not None
    for words in ("", words_of(desks, old)):
        with pytest.raises(CardReplaced):
            trust_card(claire, TrustCard(data=old, words=words))
    with pytest.raises(CardReplaced):
        find_card(claire, desks.key("marc"))
    (line,) = seen_lines(TR, seen)
    assert "n’est plus à prendre" in line
    # Whoever took the place by a stolen key is put out, and the old one is back.
    revoke_card(claire, desks.key("nadia"))
    trust_card(claire, TrustCard(data=old, words=words_of(desks, old)))
    assert not find_card(claire, "Marc D.").revoked


def test_a_second_card_of_a_replaced_key_is_compared_and_told(desks: Desks) -> None:
    marc = desks.share()
    claire = desks.sharing("claire")
    first = trust_card(claire, TrustCard(data=renewed(desks, "nadia"))).value
    assert renew_member(claire, first).value == Renewed(done=1)
    second = renewed(desks, "zoe")
    with pytest.raises(CardNotCompared):
        trust_card(claire, TrustCard(data=second))
    assert card_of(claire, desks.key("zoe")) is None
    told = " ".join(seen_lines(TR, look_at_card(claire, second)))
    assert "mais une autre carte l’a déjà remplacée ici" in told
    kept = trust_card(claire, TrustCard(data=second, words=words_of(desks, second)))
    # Compared, it is a card; it takes no place in any livret.
    assert renew_member(claire, kept.value).value == Renewed()
    assert desks["claire"].read.team.members[marc].keys == {desks.key("nadia")}


def test_a_card_with_a_key_of_somebody_else_is_refused(desks: Desks) -> None:
    desks.meet("claire", "marc")
    claire = desks.sharing("claire")
    nadia = own_card(desks.sharing("nadia")).card.keys
    for of in ("marc", "claire"):
        theirs = own_card(desks.sharing(of)).card.keys
        for name in ("age", "hub", "mlkem"):
            keys = dataclasses.replace(nadia, **{name: getattr(theirs, name)})
            data = changed(desks, "nadia", keys=keys)
            with pytest.raises(CardBorrowsKey) as refused:
                trust_card(claire, TrustCard(data=data, words=words_of(desks, data)))
            assert refused.value.facts["other"] == theirs_name(of)
    assert card_of(claire, desks.key("nadia")) is None


def theirs_name(of: str) -> str:
    return {"marc": "Marc D.", "claire": "Claire M."}[of]


def test_a_new_key_may_keep_the_keys_that_receive(desks: Desks) -> None:
    """Another program may change the key that signs, and that alone."""
    desks.meet("claire", "marc")
    theirs = own_card(desks.sharing("marc")).card.keys
    keys = dataclasses.replace(theirs, sign=desks.key("nadia"))
    old = desks["marc"].ctx.signer
    mine = own_card(desks.sharing("nadia"))
    card = dataclasses.replace(
        mine.card, name="Marc D.", keys=keys, replaces=old.public_key
    )
    raw = card.to_bytes()
    signed = dataclasses.replace(
        mine,
        card=card,
        raw=raw,
        signature=desks["nadia"].ctx.signer.sign(raw),
        old_signature=old.sign(raw),
        chain=(),
        vouched=b"",
    )
    data = desks.sharing("nadia").cards.to_file(signed)
    # Whoever has the old vault would go on opening what goes to the new card.
    told = " ".join(seen_lines(TR, look_at_card(desks.sharing("claire"), data)))
    assert "Elle garde une clé de la carte d’avant" in told
    kept = trust_card(desks.sharing("claire"), TrustCard(data=data)).value
    assert kept.way == "old_key"


def test_a_kept_key_is_told_also_where_only_a_livret_knows_the_old_card(
    desks: Desks,
) -> None:
    desks.share()
    claire = desks.sharing("claire")
    keep(claire, "sharing.cards", [])
    theirs = own_card(desks.sharing("marc")).card.keys
    mine = own_card(desks.sharing("nadia")).card.keys
    keys = dataclasses.replace(mine, hub=theirs.hub)
    told = {"replaces": theirs.sign, "name": "Marc D."}
    lines = seen_lines(TR, look_at_card(claire, changed(desks, "nadia", **told)))
    assert lines == []
    data = changed(desks, "nadia", keys=keys, **told)
    (line,) = seen_lines(TR, look_at_card(claire, data))
    assert "Elle garde une clé de la carte d’avant" in line


@pytest.mark.parametrize("apart", [False, True], ids=["in their place", "beside"])
def test_a_place_that_another_key_took_first_is_told_when_the_card_is_taken(
    desks: Desks, apart: bool
) -> None:
    marc = desks.share()
    desk, claire = desks["claire"], desks.sharing("claire")
    # Whoever holds the stolen key had put another one in its place already.
    stolen = {"sign": "ab" * 32, "age": "age1" + "q" * 58}
    on = desk.clock.today().isoformat()
    joined = {"name": "Marc D.", "role": "referent", "side": "emploi", "keys": stolen}
    if apart:
        said = [
            Said(kind="member_left", content={"member": marc, "on": on}),
            Said(kind="member_joined", content=joined),
        ]
    else:
        left = {"member": marc, "on": on, "key": stolen["sign"]}
        said = [
            Said(kind="member_left", content=left),
            Said(kind="member_joined", content={**joined, "member": marc}),
        ]
    for one in said:
        say_items(desk.ctx, desk.livret, [one])
    taken = trust_card(claire, TrustCard(data=renewed(desks, "zoe"))).value
    found = renew_member(claire, taken).value
    assert found == Renewed(elsewhere=(person_of(desk.read).called,))
    (line,) = renewed_lines(TR, found)
    assert "Amina B." in line
    assert "Demandez-lui si cette clé est la sienne" in line
    # What it says to do is offered there, and does it.
    cards = cards_of_members(desk.read, cards_of(claire))
    ((member, key),) = cards.items()
    assert key == desks.key("zoe")
    join_by_card(claire, desk.livret, key, member)
    assert desk.read.team.members[member].keys == {key}
    assert renew_member(claire, taken).value == Renewed()


def test_somebody_of_the_same_name_whose_own_card_is_accepted_is_no_thief(
    desks: Desks,
) -> None:
    desks.share()
    desk, claire = desks["claire"], desks.sharing("claire")
    trust_card(claire, TrustCard(data=desks.card("zoe")))
    join_by_card(claire, desk.livret, desks.key("zoe"))
    data = changed(desks, "nadia", name="Marc D.", replaces=desks.key("marc"))
    words = words_of(desks, data)
    taken = trust_card(claire, TrustCard(data=data, words=words)).value
    assert renew_member(claire, taken).value == Renewed(done=1)


def test_the_same_key_under_another_name_is_told(desks: Desks) -> None:
    desks.meet("claire", "marc")
    claire = desks.sharing("claire")
    (line,) = seen_lines(TR, look_at_card(claire, desks.card("marc")))
    assert line == "Cette carte est déjà acceptée ici."
    other = changed(desks, "marc", name="Paul R.")
    (line,) = seen_lines(TR, look_at_card(claire, other))
    assert "La même clé est déjà acceptée ici" in line
    assert "Marc D." in line


def test_the_same_name_with_another_key_is_told(desks: Desks) -> None:
    desks.meet("claire", "marc")
    claire = desks.sharing("claire")
    (line,) = seen_lines(TR, look_at_card(claire, desks.card("zoe")))
    assert "Une autre carte au même nom" in line
    assert "Cap d’exemple" in line
    # The new card of the same person names the key that it replaces.
    assert not look_at_card(
        claire, changed(desks, "zoe", replaces=desks.key("marc"))
    ).namesakes


def test_words_by_an_old_key_keep_their_author_and_are_taken_up_by_another(
    desks: Desks,
) -> None:
    marc = desks.share()
    desk, claire = desks["claire"], desks.sharing("claire")
    desks.pass_on("claire", "marc")
    said = Said(kind="note_added", content={"words": "Au garage"})
    late = write(desks["marc"].ctx, desk.livret, [said]).value[0]
    data = desks.send("marc", "claire").data
    kept = trust_card(claire, TrustCard(data=renewed(desks, "nadia"))).value
    assert renew_member(claire, kept).value == Renewed(done=1)
    with pytest.raises(ReplacedSender):
        desks.look("claire", data)
    # A colleague had them before: they come by a file of theirs.
    desk.ctx.log.append(desks["marc"].ctx.log.sealed(desk.livret))
    desk.ctx.forget(desk.livret)
    trust_card(desks.sharing("nadia"), TrustCard(data=desks.card("claire")))
    desks.pass_on("claire", "nadia")
    assert desks["nadia"].read.team.members[marc].keys == {desks.key("nadia")}
    for name in ("nadia", "claire"):
        (apart,) = kept_apart_of(desks[name].ctx, desk.livret).aside
        assert (apart.id, apart.author, apart.former_key) == (late, "Nadia F.", True)
        assert apart.adoptable is (name == "claire")
    # Nobody takes up their own, by whichever of their keys.
    with pytest.raises(NotAllowed) as refused:
        adopt(desks["nadia"].ctx, desk.livret, [late])
    assert refused.value.facts["reason"] == "own_words"
    adopt(desk.ctx, desk.livret, [late])
    assert kept_apart_of(desk.ctx, desk.livret).aside == ()
    (note,) = [one for one in desk.read.history if one.kind == "note_added"]
    assert (note.id, note.author_name) == (late, "Nadia F.")


def test_a_new_certificate_of_the_same_card_is_told(desks: Desks) -> None:
    desks.meet("claire", "marc")
    claire, clock = desks.sharing("claire"), desks["claire"].clock
    assert find_card(claire, "Marc D.").renewed_on is None
    data = changed(desks, "marc", certificate="ab" * 32)
    seen = look_at_card(claire, data)
    assert seen.renewed
    (line,) = seen_lines(TR, seen)
    assert "nouveau certificat" in line
    clock.forward(days=3)
    trust_card(claire, TrustCard(data=data, words=words_of(desks, data)))
    kept = find_card(claire, "Marc D.")
    assert kept.renewed_on == clock.today()
    assert "nouveau certificat depuis le" in standing_line(TR, kept)
    # Taken again, it is not newer; and the same under another name is no renewal.
    clock.forward(days=3)
    trust_card(claire, TrustCard(data=data, words=words_of(desks, data)))
    assert find_card(claire, "Marc D.").renewed_on == kept.renewed_on
    other = changed(desks, "marc", certificate="cd" * 32, name="Paul R.")
    assert not look_at_card(claire, other).renewed


def test_the_team_of_a_livret_tells_a_new_certificate(desks: Desks) -> None:
    desks.share()
    claire, desk = desks.sharing("claire"), desks["claire"]
    data = changed(desks, "marc", certificate="ab" * 32)
    trust_card(claire, TrustCard(data=data, words=words_of(desks, data)))
    renewals = certificates_renewed(cards_of(claire))
    seats = seats_shown(
        TR, desk.read, desk.clock.today(), desks.key("claire"), renewals=renewals
    )
    told = {seat.voice.name: "nouveau certificat" in seat.under for seat in seats}
    assert told["Marc D."]
    assert sum(told.values()) == 1
