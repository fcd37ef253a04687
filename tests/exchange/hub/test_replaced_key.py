"""A key that was stolen or lost, and the card that took its place, at a real hub.

Whoever holds the old vault holds its role, its password and the keys it was given.
"""

from __future__ import annotations

from typing import Any, LiteralString

import psycopg
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import pkcs12
from psycopg import sql

from livret.bootstrap.machine import SystemRandomness
from livret.exchange.hub.people import dismiss, invite
from livret.paper.certificates import Credential, make_authority, make_leaf
from livret.usecases.app import OpenVault
from livret.usecases.aside import kept_apart_of
from livret.usecases.cards import TrustCard, own_card, own_card_file, trust_card
from livret.usecases.hub_errors import HubAccessRefused
from livret.usecases.livrets_of_card import Renewed, renew_member
from livret.usecases.ports_sharing import Voucher
from livret.usecases.signing import KeyFile
from livret.usecases.vouched_cards import vouched_card
from tests.exchange.hub.desks import HubDesk, Office, welcome
from tests.exchange.hub.postgres import Server
from tests.exchange.hub.test_sharing import member
from tests.usecases.desks import make_rooms, make_vault

MARC = "Marc D."
CLAIRE = "Claire M."


def new_vault(office: Office, old: HubDesk) -> tuple[HubDesk, bytes]:
    """Marc's new desk, invited, and its card, which his old key signed."""
    vault = make_vault(office.folder / "neuf", office.clock, name=MARC, side="emploi")
    new = at_hub(office, vault)
    before = old.ctx.signer
    signed = own_card(vault.sharing, before.public_key, before.sign)
    return new, vault.sharing.cards.to_file(signed)


def at_hub(office: Office, vault: OpenVault) -> HubDesk:
    """Invite a vault to the hub."""
    url = invite(office.url, vault.ctx.owner.hub_key, SystemRandomness())
    made = HubDesk(vault, office.clock, url=url, hub=vault.at_hub(url))
    office.desks.append(made)
    return made


def take(desk: HubDesk, old: HubDesk, data: bytes) -> Renewed:
    """Accept a card in place of the old one, which was accepted."""
    sharing = desk.vault.sharing
    trust_card(sharing, TrustCard(data=own_card_file(old.vault.sharing)))
    return renew_member(sharing, trust_card(sharing, TrustCard(data=data)).value).value


EMPTY: tuple[tuple[str, str], ...] = (
    ("standings", ""),
    ("grants_of", "{name}"),
    ("grants_digests", "ARRAY[{name}]"),
    ("rows_after", "{name}, 0, 1000, true"),
    ("ids_at", "ARRAY[{name}], ARRAY[1]"),
    ("erased_among", "{name}, ARRAY[{one}]"),
    ("present_in", "{name}"),
    ("filed_in", "{name}"),
    ("file_parts", "{name}, {one}, {one}"),
    ("file_part", "{name}, {one}, {one}, 0"),
)
"""What a member may ask: of a livret that is not theirs, nothing is answered."""


REFUSED: tuple[tuple[str, str], ...] = (
    ("give_keys", "{name}, 2, 100, 2, {one}, ARRAY[]::bytea[], ARRAY[]::bytea[]"),
    ("erase", "{name}, ARRAY[{one}]"),
)
"""What they may do with a livret of theirs alone."""

ANSWERED: tuple[tuple[str, str, Any], ...] = (
    ("open_livret", "{name}, {one}, ARRAY[]::bytea[]", False),
    ("push_file", "{name}, {one}, {one}, 0, 1, 2, {one}, {one}", "unknown"),
    ("files_done", "{name}, {one}", False),
    ("be_present", "{name}, 2, {one}, 60", False),
    ("stay_present", "{name}, 60", False),
)


def test_a_stolen_old_key_gains_no_byte_once_the_new_card_took_its_place(
    office: Office, server: Server
) -> None:
    claire, thief = office.team()
    claire.say({"kind": "aim_said", "words": "Avant"})
    claire.push()
    thief.pull()
    new, data = new_vault(office, thief)
    name = claire.hub.memory.links()[0].name
    with psycopg.connect(thief.url, autocommit=True) as raw:
        channel, stolen = told(raw, ME)
        raw.execute(sql.SQL("LISTEN {}").format(sql.Identifier(channel)))
        assert take(claire, thief, data) == Renewed(done=1)
        claire.say({"kind": "aim_said", "words": "Après"})
        done = claire.push()
        assert (done.rotated, done.waiting) == (1, ())
        # They hear once that it is taken from them, and of nothing that comes after.
        assert heard(raw) == ["-" + name.hex()]
        claire.say({"kind": "aim_said", "words": "Plus tard"})
        claire.push()
        assert heard(raw) == []
        nothing_is_theirs(raw, name)
    assert thief.pull().count == 0
    thief.say({"kind": "aim_said", "words": "De l’ancienne clé"})
    assert thief.push().waiting == ((thief.livret, "unknown"),)
    assert not {"Après", "Plus tard"} & set(thief.words)
    # The server keeps nothing for them in the epoch that began, nor any access.
    with server.superuser(office.url.rpartition("/")[2]) as raw:
        (left,) = told(raw, ACCESS, (stolen,))
        said = raw.execute("SELECT said FROM livret_hub.grants WHERE epoch = 2")
        grants = [bytes(one) for (one,) in said.fetchall()]
    assert left == 0
    assert grants
    assert not any(bytes(stolen).hex().encode() in one for one in grants)
    # Marc reads all of it, under his new key, and Claire what he writes.
    new.pull()
    new.livret = claire.livret
    assert new.read == claire.read
    new.say({"kind": "aim_said", "words": "De la nouvelle clé"})
    new.push()
    claire.pull()
    assert {"Avant", "Après", "Plus tard", "De la nouvelle clé"} <= set(claire.words)


ME = "SELECT channel, hub_key FROM livret_hub.who_am_i()"
ACCESS = "SELECT count(*) FROM livret_hub.access WHERE hub_key = %s"
OPENING = "SELECT livret_hub.open_livret(%s, %s, %s)"


def assert_refused(
    raw: psycopg.Connection[Any], asked: LiteralString, values: Any
) -> None:
    with pytest.raises(psycopg.Error) as refused:
        raw.execute(asked, values)
    assert refused.value.sqlstate == "LH001"


def told(raw: psycopg.Connection[Any], asked: Any, values: Any = ()) -> tuple[Any, ...]:
    row = raw.execute(asked, values).fetchone()
    assert row is not None
    return tuple(row)


def heard(raw: psycopg.Connection[Any]) -> list[str]:
    return [one.payload for one in raw.notifies(timeout=0.5)]


def nothing_is_theirs(raw: psycopg.Connection[Any], name: bytes) -> None:
    """Ask everything that a role may, of one livret."""
    given = {"name": sql.Literal(name), "one": sql.Literal(b"1" * 16)}
    call = sql.SQL("SELECT * FROM livret_hub.{}({})")

    def asked(function: str, values: Any) -> list[tuple[Any, ...]]:
        filled = sql.SQL(values).format(**given)
        return raw.execute(call.format(sql.Identifier(function), filled)).fetchall()

    for function, values in EMPTY:
        assert asked(function, values) == []
    for function, values, answer in ANSWERED:
        assert asked(function, values) == [(answer,)]
    for function, values in REFUSED:
        with pytest.raises(psycopg.Error) as refused:
            asked(function, values)
        assert refused.value.sqlstate == "LH002"
    named = "ARRAY[{name}],ARRAY[2],ARRAY[{one}],ARRAY[0]::smallint[]"
    named += ",ARRAY[{one}],ARRAY[{one}],ARRAY[{one}]"
    ((_, outcome, last, at_last),) = asked("push", named)
    assert (outcome, last, at_last) == ("unknown", 0, b"")
    tried = {one[0] for one in (*EMPTY, *ANSWERED, *REFUSED)} | {"push"}
    assert open_to_all(raw) - tried == {"my_key", "who_am_i", "go_out"}


def open_to_all(raw: psycopg.Connection[Any]) -> set[str]:
    """The functions that this role may call."""
    asked = """SELECT p.proname FROM pg_proc p JOIN pg_namespace n
        ON n.oid = p.pronamespace WHERE n.nspname = 'livret_hub'
        AND has_function_privilege(session_user, p.oid, 'EXECUTE')"""
    return {name for (name,) in raw.execute(asked).fetchall()}


def test_what_the_old_key_pushes_before_it_is_shut_out_is_set_aside(
    office: Office,
) -> None:
    """Between the card and the next push its role still writes: nobody reads it."""
    claire, thief = office.team()
    new, data = new_vault(office, thief)
    take(claire, thief, data)
    (late,) = thief.say({"kind": "aim_said", "words": "De l’ancienne clé"})
    paul = office.desk("Paul R.")
    welcome(thief, paul)
    assert thief.push().waiting == ()
    done = claire.push()
    assert (done.rotated, done.waiting) == (1, ())
    new.pull()
    new.livret = claire.livret
    for desk in (claire, new):
        assert "De l’ancienne clé" not in desk.words
        assert "Paul R." not in [one.name for one in desk.read.members]
        aside = {one.id: one for one in kept_apart_of(desk.ctx, desk.livret).aside}
        assert aside[late].former_key
        assert aside[late].author == MARC
        assert aside[late].adoptable is (desk is claire)
    # Nor does who was brought in behind everybody's back read what comes.
    claire.say({"kind": "aim_said", "words": "Sans Paul"})
    claire.push()
    assert paul.pull().count == 0
    assert paul.ctx.log.livrets() == ()
    assert paul.hub.server.standings() == ()


def test_two_colleagues_who_take_the_new_card_the_same_day_do_not_put_him_out(
    office: Office,
) -> None:
    claire, old = office.team()
    nadia = office.desk("Nadia L.")
    welcome(claire, nadia)
    claire.push()
    nadia.pull()
    nadia.livret = claire.livret
    old.pull()
    new, data = new_vault(office, old)
    # Neither has heard of the other when they take it.
    assert take(claire, old, data) == take(nadia, old, data) == Renewed(done=1)
    claire.push()
    new.pull()
    new.livret = claire.livret
    new.say({"kind": "aim_said", "words": "De la nouvelle clé"})
    new.push()
    nadia.push()
    for desk in (claire, new, nadia):
        desk.pull()
        desk.push()
        assert MARC in [one.name for one in desk.read.members]
        assert "De la nouvelle clé" in desk.words
        assert desk.read.set_aside == ()
    assert new.hub.server.standings() != ()
    assert old.hub.server.standings() == ()


def test_the_old_key_that_was_put_beside_the_new_one_ends_with_the_card(
    office: Office,
) -> None:
    """He named his new key himself, at his old desk, before anybody took the card."""
    claire, old = office.team()
    new, data = new_vault(office, old)
    owner = new.ctx.owner
    keys = owner.keys(owner.sign_key).told()
    told = {"name": MARC, "role": "referent", "side": "emploi", "keys": keys}
    old.say({"kind": "member_joined", "member": member(old, MARC), **told})
    old.push()
    claire.pull()
    new.pull()
    new.livret = claire.livret
    assert take(claire, old, data) == Renewed(done=1)
    claire.say({"kind": "aim_said", "words": "Après"})
    assert claire.push().rotated == 1
    new.pull()
    assert old.pull().count == 0
    assert old.hub.server.standings() == ()
    assert ("Après" in new.words, "Après" in old.words) == (True, False)
    assert claire.read.team.members[member(claire, MARC)].keys == {owner.sign_key}


def test_the_old_role_is_closed_by_the_old_card(office: Office) -> None:
    claire, thief = office.team()
    stolen = thief.ctx.owner.hub_key
    with psycopg.connect(thief.url, autocommit=True) as raw:
        assert dismiss(office.url, stolen) == 1
        # Who was in reads nothing from now on, and comes in no more.
        name = claire.hub.memory.links()[0].name
        assert raw.execute("SELECT * FROM livret_hub.standings()").fetchall() == []
        asked = "SELECT * FROM livret_hub.rows_after(%s, 0, 1000, true)"
        assert_refused(raw, asked, (name,))
        assert_refused(raw, OPENING, (b"2" * 16, b"g", []))
    with pytest.raises(HubAccessRefused):
        thief.vault.at_hub(thief.url)


@pytest.mark.parametrize("name", [MARC, CLAIRE], ids=["a member", "who opened it"])
def test_a_structure_answers_for_a_new_card_and_the_livrets_come_back(
    office: Office, name: str
) -> None:
    """The old key is lost: nothing of it signs the new card."""
    desks = office.team()
    lost, other = sorted(desks, key=lambda one: one.ctx.owner.name != name)
    nadia = office.desk("Nadia L.")
    welcome(lost, nadia)
    lost.push()
    (said,) = lost.say({"kind": "note_added", "words": "Dit avant"})
    lost.push()
    other.pull()
    vault = make_vault(office.folder / "neuf", office.clock, name=name, side="emploi")
    authority = make_authority("Cap", "Cap", office.clock.now())
    made = voucher(office, authority, name)
    card = vouched_card(vault.sharing, made, lost.ctx.signer.public_key)
    sharing = other.vault.sharing
    trust_card(sharing, TrustCard(data=own_card_file(lost.vault.sharing)))
    data = vault.sharing.cards.to_file(card)
    command = TrustCard(data=data, roots=[authority.certificate])
    kept = trust_card(sharing, command).value
    assert kept.way == "organisation"
    assert renew_member(sharing, kept).value == Renewed(done=1)
    # Named before being invited: the keys wait for them at the hub.
    assert other.push().rotated == 1
    new = at_hub(office, vault)
    came = new.pull()
    assert (came.opened, came.withheld, came.not_for_us) == ((other.livret,), 0, 0)
    new.livret = other.livret
    assert new.read == other.read
    (before,) = [one for one in new.read.history if one.id == said]
    assert (before.author_name, before.content["words"]) == (name, "Dit avant")
    assert before.author == lost.ctx.signer.public_key
    # Under the new key they write, and give keys to who comes.
    new.say({"kind": "note_added", "words": "Dit après"})
    paul = office.desk("Paul R.")
    welcome(new, paul)
    assert new.push().waiting == ()
    paul.pull()
    paul.livret = new.livret
    other.pull()
    for desk in (new, other, paul):
        assert {"Dit avant", "Dit après"} <= set(desk.words)
        assert desk.read.set_aside == ()
    assert lost.pull().count == 0
    # What the lost key still writes is set aside, as theirs, and not for them to take.
    (late,) = lost.say({"kind": "note_added", "words": "De l’ancienne clé"})
    for desk in (new, other):
        desk.ctx.log.append(lost.ctx.log.sealed(lost.livret))
        desk.ctx.forget(desk.livret)
        (apart,) = kept_apart_of(desk.ctx, desk.livret).aside
        assert (apart.id, apart.author, apart.former_key) == (late, name, True)
        assert apart.adoptable is (desk is other)


def voucher(office: Office, authority: Credential, name: str) -> Voucher:
    """What a structure gave somebody, in their name."""
    leaf = make_leaf(authority, name, "conseil", office.clock.now())
    key = serialization.load_der_private_key(leaf.key, password=None)
    certificate = x509.load_der_x509_certificate(leaf.certificate)
    closed = serialization.BestAvailableEncryption(b"quatre mots")
    data = pkcs12.serialize_key_and_certificates(b"a", key, certificate, None, closed)  # type: ignore[arg-type]
    return make_rooms(office.clock).key_file(
        KeyFile(data=data, passphrase="quatre mots")
    )
