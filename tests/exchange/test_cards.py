"""Cards: signed by their own key, trusted for a reason, changed, lost, vouched for."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livret.domain.cards import Card, MalformedCard, SignedCard, fingerprint, qr_text
from livret.domain.support import seats_of
from livret.domain.team import KeySet
from livret.exchange.card_file import FILE_PREFIX, CardFiles, vouch
from livret.paper.certificates import make_authority, make_leaf
from livret.usecases.card_box import card_of, find_card
from livret.usecases.cards import (
    TrustCard,
    look_at_card,
    own_card,
    own_card_file,
    trust_card,
)
from livret.usecases.errors import UnknownReference
from livret.usecases.joining_by_card import join_by_card
from livret.usecases.livrets_of_card import Renewed, renew_member
from livret.usecases.revoking import revoke_card
from livret.usecases.sharing_errors import (
    CardAmbiguous,
    CardDiffers,
    CardNotCompared,
    CardNotVouched,
    CardRevoked,
    CardUnknown,
)
from livret.usecases.teaming import (
    JoinTeam,
    join_team,
    protect_structure,
    see_off,
)
from livret.words.passphrase_words import passphrase_words
from tests.exchange.sharing_desks import TEAM, Desks


def test_a_card_comes_back_as_it_went(desks: Desks) -> None:
    mine, cards = own_card(desks.sharing("marc")), desks.sharing("claire").cards
    read = cards.from_file(cards.to_file(mine))
    assert read == mine
    assert (read.card.name, read.card.side) == ("Marc D.", "emploi")
    assert read.card.keys.age == desks["marc"].ctx.owner.age_recipient


def test_seven_words_compared_make_trust(desks: Desks) -> None:
    words = look_at_card(desks.sharing("marc"), desks.card("marc")).words
    told = TrustCard(data=desks.card("marc"), words=" ".join(words).upper())
    kept = trust_card(desks.sharing("claire"), told).value
    assert (len(words), kept.way) == (7, "words")
    assert find_card(desks.sharing("claire"), "marc d.") == kept


def test_a_code_compared_makes_trust(desks: Desks) -> None:
    qr = qr_text(own_card(desks.sharing("marc")).digest)
    told = TrustCard(data=desks.card("marc"), qr=qr)
    assert trust_card(desks.sharing("claire"), told).value.way == "qr"


@pytest.mark.parametrize("apart", [" · ", ", ", "\n", "-"])
def test_words_are_compared_however_they_are_typed(desks: Desks, apart: str) -> None:
    words = look_at_card(desks.sharing("claire"), desks.card("marc")).words
    typed = apart.join(word.capitalize().replace("e", "é") for word in words)
    told = TrustCard(data=desks.card("marc"), words=typed)
    assert trust_card(desks.sharing("claire"), told).value.way == "words"


@pytest.mark.parametrize(
    "told", [{"words": "un deux trois"}, {"qr": "LIVRET-CARTE-1:"}]
)
def test_other_words_or_another_code_refuse(desks: Desks, told: dict[str, str]) -> None:
    with pytest.raises(CardDiffers):
        trust_card(desks.sharing("claire"), TrustCard(data=desks.card("marc"), **told))
    assert card_of(desks.sharing("claire"), desks.key("marc")) is None


def test_an_organisation_stands_for_a_card(desks: Desks) -> None:
    root = desks["marc"].ctx.owner.authority
    told = TrustCard(data=desks.card("marc"), roots=[root])
    sharing = desks.sharing("claire")
    assert not look_at_card(sharing, desks.card("marc")).vouched
    assert trust_card(sharing, told).value.way == "organisation"
    assert look_at_card(sharing, desks.card("marc")).vouched


def test_another_organisation_does_not(desks: Desks) -> None:
    root = desks["nadia"].ctx.owner.authority
    for told in (
        TrustCard(data=desks.card("marc"), roots=[root]),
        TrustCard(data=desks.card("marc"), vouched=True),
    ):
        with pytest.raises(CardNotVouched):
            trust_card(desks.sharing("claire"), told)


def test_a_certificate_vouches_for_its_own_name_only(desks: Desks) -> None:
    now = desks.clock.now()
    authority = make_authority("Structure", "Structure", now)
    leaf = make_leaf(authority, "Quelqu’un d’autre", "conseil", now)
    mine = own_card(desks.sharing("marc"))
    certificate = hashlib.sha256(leaf.certificate).hexdigest()
    card = dataclasses.replace(mine.card, certificate=certificate)
    raw = card.to_bytes()
    signed = SignedCard(
        card=card,
        raw=raw,
        signature=desks["marc"].ctx.signer.sign(raw),
        chain=(leaf.certificate,),
        vouched=vouch(leaf.key, raw),
    )
    cards = CardFiles(desks.clock.now)
    assert cards.from_file(cards.to_file(signed)) == signed
    assert not cards.vouched_by(signed, [authority.certificate])
    named = dataclasses.replace(card, name="Quelqu’un d’autre")
    again = named.to_bytes()
    right = dataclasses.replace(
        signed, card=named, raw=again, vouched=vouch(leaf.key, again)
    )
    assert cards.vouched_by(right, [authority.certificate])
    late = CardFiles(lambda: now + dt.timedelta(days=40 * 366))
    assert not late.vouched_by(right, [authority.certificate])


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("a003020102", "a003020105"),
        ("06072a8648ce3d0201", "06072a8648ce3d0277"),
        ("0603551d0e", "0603551d13"),
    ],
    ids=["no such version", "no such kind of key", "an extension twice"],
)
def test_a_certificate_that_cannot_be_read_stands_for_nobody(
    desks: Desks, was: str, now: str
) -> None:
    """Whoever trusts an organisation looks at the certificates of every card."""
    root = desks["marc"].ctx.owner.authority
    other = TrustCard(data=desks.card("marc"), roots=[root])
    trust_card(desks.sharing("claire"), other)
    mine, sign = own_card(desks.sharing("nadia")), desks["nadia"].ctx.signer.sign
    bad = [
        der.replace(bytes.fromhex(was), bytes.fromhex(now))
        for der in (mine.chain[0], desks["nadia"].ctx.owner.authority)
    ]
    for chain in ((bad[0], *mine.chain[1:]), (mine.chain[0], bad[1])):
        certificate = hashlib.sha256(chain[0]).hexdigest()
        card = dataclasses.replace(mine.card, certificate=certificate)
        raw = card.to_bytes()
        told = dataclasses.replace(mine, card=card, raw=raw, chain=chain)
        vouched = desks.sharing("nadia").vouch(raw)
        told = dataclasses.replace(told, signature=sign(raw), vouched=vouched)
        data = CardFiles(desks.clock.now).to_file(told)
        assert not look_at_card(desks.sharing("claire"), data).vouched
        refused = TrustCard(data=data, vouched=True)
        with pytest.raises(CardNotVouched):
            trust_card(desks.sharing("claire"), refused)


def test_a_new_key_signed_by_the_old_one_takes_its_place(desks: Desks) -> None:
    claire = desks.sharing("claire")
    trust_card(claire, TrustCard(data=desks.card("marc")))
    old = desks["marc"].ctx.signer
    renewed = own_card(desks.sharing("nadia"), old.public_key, old.sign)
    data = claire.cards.to_file(renewed)
    seen = look_at_card(claire, data)
    assert seen.by_old_key
    assert trust_card(claire, TrustCard(data=data)).value.way == "old_key"
    before = card_of(claire, old.public_key)
    assert before is not None
    assert before.revoked == "replaced"


def test_a_new_key_that_only_says_so_replaces_nothing_unseen(desks: Desks) -> None:
    claire = desks.sharing("claire")
    trust_card(claire, TrustCard(data=desks.card("marc")))
    other = desks["nadia"].ctx.signer
    renewed = own_card(desks.sharing("nadia"), desks.key("marc"), other.sign)
    assert not look_at_card(claire, claire.cards.to_file(renewed)).by_old_key


def test_a_key_that_was_replaced_names_nobody_any_more(desks: Desks) -> None:
    """Whoever stole the old machine signs a card of their own with its key."""
    claire = desks.sharing("claire")
    trust_card(claire, TrustCard(data=desks.card("marc")))
    old = desks["marc"].ctx.signer
    renewed = own_card(desks.sharing("nadia"), old.public_key, old.sign)
    data = claire.cards.to_file(renewed)
    trust_card(claire, TrustCard(data=data))
    thief = desks.sharing("zoe")
    stolen = claire.cards.to_file(own_card(thief, old.public_key, old.sign))
    assert not look_at_card(claire, stolen).by_old_key
    # The card that did replace it is still what it was.
    assert look_at_card(claire, data).by_old_key
    revoke_card(claire, "Nadia F.")
    assert not look_at_card(claire, data).by_old_key


def test_nobody_ends_the_card_of_somebody_else(desks: Desks) -> None:
    claire = desks.sharing("claire")
    trust_card(claire, TrustCard(data=desks.card("marc")))
    other = desks.sharing("nadia")
    named = own_card(other, desks.key("marc"), desks["nadia"].ctx.signer.sign)
    data = claire.cards.to_file(named)
    with pytest.raises(CardNotCompared):
        trust_card(claire, TrustCard(data=data))
    words = " ".join(look_at_card(claire, data).words)
    trust_card(claire, TrustCard(data=data, words=words))
    assert find_card(claire, "Marc D.").signed.card.keys.sign == desks.key("marc")


def test_nobody_takes_a_place_by_naming_a_key(desks: Desks) -> None:
    """A colleague's own card says that it replaces Marc's, and he signed nothing."""
    marc = desks.share()
    claire = desks.sharing("claire")
    named = own_card(
        desks.sharing("nadia"), desks.key("marc"), desks["nadia"].ctx.signer.sign
    )
    data = claire.cards.to_file(named)
    words = " ".join(look_at_card(claire, data).words)
    kept = trust_card(claire, TrustCard(data=data, words=words)).value
    assert renew_member(claire, kept).value == Renewed()
    assert desks["claire"].read.team.members[marc].keys == {desks.key("marc")}
    # With his signature it is his, whatever it is called now.
    old = desks["marc"].ctx.signer
    signed = own_card(desks.sharing("nadia"), old.public_key, old.sign)
    again = trust_card(claire, TrustCard(data=claire.cards.to_file(signed))).value
    assert renew_member(claire, again).value == Renewed(done=1)
    assert desks.key("nadia") in desks["claire"].read.team.members[marc].keys


def test_a_lost_card_is_trusted_again_only_in_person(desks: Desks) -> None:
    claire = desks.sharing("claire")
    trust_card(claire, TrustCard(data=desks.card("marc")))
    desks.clock.forward(days=3)
    revoke_card(claire, "Marc D.", "lost")
    lost = card_of(claire, desks.key("marc"))
    assert lost is not None
    assert lost.revoked_on == desks.clock.today() != lost.on
    with pytest.raises(CardRevoked):
        find_card(claire, "Marc D.")
    with pytest.raises(CardRevoked):
        trust_card(claire, TrustCard(data=desks.card("marc")))
    words = " ".join(look_at_card(claire, desks.card("marc")).words)
    trust_card(claire, TrustCard(data=desks.card("marc"), words=words))
    assert not find_card(claire, desks.key("marc")[:12]).revoked


def test_nobody_and_several_are_refused(desks: Desks) -> None:
    claire = desks.sharing("claire")
    with pytest.raises(CardUnknown):
        find_card(claire, "Personne")
    with pytest.raises(CardUnknown):
        revoke_card(claire, "Personne")
    for name in ("marc", "nadia"):
        mine = own_card(desks.sharing(name))
        card = dataclasses.replace(mine.card, name="Paul R.")
        raw = card.to_bytes()
        signed = SignedCard(
            card=card, raw=raw, signature=desks[name].ctx.signer.sign(raw)
        )
        trust_card(claire, TrustCard(data=claire.cards.to_file(signed)))
    with pytest.raises(CardAmbiguous):
        find_card(claire, "paul r.")


def test_a_guest_gets_keys_and_stays_the_same_member(desks: Desks) -> None:
    desk, claire = desks["claire"], desks.sharing("claire")
    desk.open()
    guest = join_team(
        desk.ctx, JoinTeam(livret=desk.livret, name="Marc D.", side="emploi")
    ).value
    trust_card(claire, TrustCard(data=desks.card("marc")))
    assert join_by_card(claire, desk.livret, "Marc D.").value == guest
    member = desk.read.team.members[guest]
    owner = desks["marc"].ctx.owner
    assert member.key_sets == {owner.keys(owner.sign_key)}
    assert join_by_card(claire, desk.livret, "Marc D.").value == guest


def test_a_lost_key_leaves_and_the_member_comes_back(desks: Desks) -> None:
    desk, claire = desks["claire"], desks.sharing("claire")
    marc = desks.share()
    trust_card(claire, TrustCard(data=desks.card("nadia")))
    join_by_card(claire, desk.livret, "Nadia F.", member=marc)
    member = desk.read.team.members[marc]
    assert member.present
    assert member.keys == {desks.key("nadia")}


def test_who_left_comes_back_with_the_same_card_as_who_they_were(desks: Desks) -> None:
    desk, claire = desks["claire"], desks.sharing("claire")
    marc = desks.share()
    see_off(desk.ctx, desk.livret, marc)
    assert join_by_card(claire, desk.livret, desks.key("marc")).value == marc
    member = desk.read.team.members[marc]
    assert (member.present, member.keys) == (True, {desks.key("marc")})


def test_a_protected_structure_stays_so_when_a_key_changes(desks: Desks) -> None:
    desk, claire = desks["claire"], desks.sharing("claire")
    marc = desks.share()
    protect_structure(desk.ctx, desk.livret, marc, "other")
    trust_card(claire, TrustCard(data=desks.card("nadia")))
    join_by_card(claire, desk.livret, "Nadia F.", member=marc)
    member = desk.read.team.members[marc]
    assert (member.keys, member.organisation) == ({desks.key("nadia")}, "")
    named = [one for one in desk.read.history if one.kind == "member_joined"]
    assert "organisation" not in named[-1].content


def test_a_structure_that_tells_of_her_life_is_named_apart(desks: Desks) -> None:
    desk, claire = desks["claire"], desks.sharing("claire")
    desk.open()
    TEAM["spip"] = {"name": "Paul R.", "side": "social", "organisation": "SPIP du Cap"}
    try:
        trust_card(claire, TrustCard(data=desks.card("spip")))
    finally:
        del TEAM["spip"]
    paul = join_by_card(claire, desk.livret, "Paul R.").value
    assert desk.read.team.members[paul].organisation == ""
    seats = seats_of(desk.read, desk.clock.today())
    (seat,) = [one for one in seats if one.member.id == paul]
    assert (seat.sensitive, seat.real_name) == (True, "SPIP du Cap")


def test_joining_as_nobody_is_refused(desks: Desks) -> None:
    desk, claire = desks["claire"], desks.sharing("claire")
    desk.open()
    trust_card(claire, TrustCard(data=desks.card("marc")))
    with pytest.raises(UnknownReference):
        join_by_card(claire, desk.livret, "Marc D.", member="00" * 32)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "prefix"),
        (b"livret/card-file/2\n{}", "prefix"),
        (FILE_PREFIX + b"{", "json"),
        (FILE_PREFIX + b"[]", "fields"),
        (FILE_PREFIX + b'{"card":"zz"}', "fields"),
        (FILE_PREFIX + b" " * 70_000, "size"),
        (FILE_PREFIX + b'{"card":"","signature":""}', "prefix"),
    ],
)
def test_what_is_no_card_is_refused(desks: Desks, data: bytes, problem: str) -> None:
    with pytest.raises(MalformedCard) as refused:
        look_at_card(desks.sharing("claire"), data)
    assert refused.value.facts["problem"] == problem


def test_every_changed_letter_is_found(desks: Desks) -> None:
    data = own_card_file(desks.sharing("marc"))
    cards = CardFiles(desks.clock.now)
    mine = cards.from_file(data)
    for at in range(0, len(data), 7):
        changed = bytearray(data)
        changed[at] ^= 1
        try:
            read = cards.from_file(bytes(changed))
        except MalformedCard:
            continue
        # Only what stands beside the card itself may differ, and vouches no more.
        assert read.raw == mine.raw
        assert not cards.vouched_by(read, [desks["marc"].ctx.owner.authority])


@given(digest=st.binary(min_size=32, max_size=32).map(bytes.hex))
def test_words_follow_the_digest(digest: str) -> None:
    words = passphrase_words()
    found = fingerprint(digest, words)
    number = sum(
        words.index(word) * len(words) ** place
        for place, word in enumerate(reversed(found))
    )
    assert number == int(digest, 16) % len(words) ** 7


@pytest.mark.parametrize(
    "change", [{"name": ""}, {"side": "x"}, {"made_on": "hier"}, {"replaces": "00"}]
)
def test_a_card_holds_what_it_may(change: dict[str, str]) -> None:
    keys = KeySet("11" * 32, "age1" + "q" * 58)
    card = Card(name="Marc", keys=keys, made_on="2026-03-12")
    assert Card.from_bytes(card.to_bytes()) == card
    with pytest.raises(MalformedCard):
        Card.from_bytes(dataclasses.replace(card, **change).to_bytes())


def test_ones_own_card_says_the_same_words_every_day(desks: Desks) -> None:
    marc = desks.sharing("marc")
    today = desks.card("marc")
    desks.clock.forward(days=40)
    assert desks.card("marc") == today
    renewed = own_card(marc, desks.key("nadia"), desks["nadia"].ctx.signer.sign)
    assert renewed.card.made_on == "2026-04-21"
    assert desks.card("marc") != today
