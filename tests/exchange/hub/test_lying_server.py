"""A server that hides to whom a key was given, with somebody who left beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from livret.domain.hub_grants import (
    HEADER_SCOPE,
    Grant,
    KeyName,
    Names,
    Place,
    key_check,
    wrap_bound,
)
from livret.usecases.erasing import ASKED_BY_PERSON, erase_livret
from livret.usecases.hub_keyring import Keyring, read_grants
from livret.usecases.hub_opening import Opener
from livret.usecases.hub_presence import come_in, who_is_present
from livret.usecases.teaming import see_off
from tests.exchange.hub.desks import HubDesk, Office, agree, welcome
from tests.exchange.hub.postgres import Server
from tests.exchange.hub.test_presence import told
from tests.exchange.hub.test_sharing import member

AFTER = "Après son départ"
BACK = """DELETE FROM livret_hub.grants WHERE n > 1;
    UPDATE livret_hub.livrets SET grants = 1"""
TO_THE_FIRST = f"{BACK}, epoch = 1"
FARTHER = ", last = 2; DELETE FROM livret_hub.contributions WHERE seq > 2"
FARTHER = TO_THE_FIRST + FARTHER


@pytest.fixture
def pair(office: Office) -> tuple[HubDesk, HubDesk]:
    """Claire, and Marc who was given the key that was there when he came."""
    claire, marc = office.desk("Claire M."), office.desk("Marc D.", "emploi")
    claire.open()
    agree(claire, "Claire M.")
    claire.put()
    welcome(claire, marc)
    claire.push()
    marc.pull()
    marc.livret = claire.livret
    return claire, marc


def keys_of(desk: HubDesk) -> Keyring:
    """Every key that a desk was ever given."""
    server, (link, *_) = desk.hub.server, desk.hub.memory.links()
    said = server.grants(link.name)
    return read_grants(said, server.id, link.name, desk.hub.sealer)


def put_back(server: Server, office: Office, statements: str) -> None:
    with server.superuser(office.url.rpartition("/")[2]) as raw:
        tables = ("contributions", "grants")
        for what in ("DISABLE", "ENABLE"):
            for table in tables:
                raw.execute(f"ALTER TABLE livret_hub.{table} {what} TRIGGER USER")
            if what == "DISABLE":
                for one in statements.split(";"):
                    raw.execute(one)


def opened(claire: HubDesk, marc: HubDesk, ring: Keyring) -> list[Any]:
    """What Marc's keys open of all that is there, whoever hands it to him."""
    link = claire.hub.memory.links()[0]
    rows = claire.hub.server.rows(link.name, 0, 1000, own=True)
    opener = Opener(claire.hub.server.id, link.name, marc.hub.sealer, ring)
    bodies = [one.body for one in opener.open(rows).sealed]
    return [body for body in bodies if body is not None and AFTER.encode() in body]


@pytest.mark.parametrize("statements", [BACK, FARTHER], ids=["hidden", "and back"])
@pytest.mark.parametrize("rotated", [False, True], ids=["before", "after"])
def test_nothing_goes_under_a_key_that_who_left_was_given(
    office: Office,
    server: Server,
    pair: tuple[HubDesk, HubDesk],
    statements: str,
    rotated: bool,
) -> None:
    """That he was given it stands in a grant of its own, which may be hidden."""
    claire, marc = pair
    ring = keys_of(marc)
    see_off(claire.ctx, claire.livret, member(claire, "Marc D."))
    if rotated:
        claire.push()
    if statements == BACK and rotated:
        statements = TO_THE_FIRST
    put_back(server, office, statements)
    claire.say({"kind": "aim_said", "words": AFTER})
    assert claire.push().waiting == ()
    link = claire.hub.memory.links()[0]
    assert claire.hub.memory.unsent(link.name) == ()
    assert opened(claire, marc, ring) == []
    own = keys_of(claire)
    assert len(opened(claire, claire, own)) == 1
    assert Names(link.scope_key, claire.hub.server.id).livret(claire.livret)


def test_a_hub_that_went_back_seals_anew_for_who_is_there(
    office: Office, server: Server, pair: tuple[HubDesk, HubDesk]
) -> None:
    """And whoever remains reads all of it, in the epoch after the latest there was."""
    claire, _ = pair
    nadia = office.desk("Nadia L.")
    welcome(claire, nadia)
    see_off(claire.ctx, claire.livret, member(claire, "Marc D."))
    claire.push()
    nadia.pull()
    nadia.livret = claire.livret
    (before,) = claire.hub.server.standings()
    put_back(server, office, FARTHER)
    claire.say({"kind": "aim_said", "words": AFTER})
    assert claire.push().rotated
    (now,) = claire.hub.server.standings()
    assert now.epoch == before.epoch + 1
    nadia.pull()
    assert AFTER in nadia.words
    nadia.say({"kind": "aim_said", "words": "Moi aussi"})
    assert nadia.push().rotated == 0
    claire.pull()
    assert nadia.read == claire.read


def slipped_in(server: Server, office: Office, desk: HubDesk) -> bytes:
    """Give a desk a key of the server's own, before all others; return the key."""
    hub, (link, *_) = desk.hub, desk.hub.memory.links()
    (standing,) = hub.server.standings()
    maker = Ed25519PrivateKey.generate()
    who = maker.public_key().public_bytes_raw().hex()
    secret = b"\7" * 32
    name = KeyName(standing.epoch, HEADER_SCOPE, key_check(secret))
    bound = wrap_bound(hub.server.id, link.name, who)
    to = hub.sealer.public_key
    wrapped = {to: hub.sealer.wrap(to, "", secret, bound)}
    grant = Grant(hub.server.id, link.name, who, (name,), {to: (0,)}, wrapped)
    said = maker.sign(grant.to_bytes()) + grant.to_bytes()
    assert secret in [one.secret for one in read([said], desk).values()]
    with server.superuser(office.url.rpartition("/")[2]) as raw:
        asked = """INSERT INTO livret_hub.grants (livret, n, epoch, said, given_by)
            VALUES (%s, 0, %s, %s, 1)"""
        raw.execute(asked, (link.name, standing.epoch, said))
    return secret


def read(said: Sequence[bytes], desk: HubDesk) -> Keyring:
    (link, *_) = desk.hub.memory.links()
    return read_grants(said, desk.hub.server.id, link.name, desk.hub.sealer)


def test_nobody_says_where_they_are_under_a_key_of_the_server(
    office: Office, server: Server
) -> None:
    claire, marc = office.team()
    secret = slipped_in(server, office, claire)
    assert come_in(claire.hub, told(claire))
    (seen,) = marc.hub.server.presences(told(claire).name)
    assert [one.name for one in who_is_present(marc.hub, told(marc))] == ["Claire M."]
    place = Place(
        claire.hub.server.id, told(claire).name, bytes(16), seen.epoch, HEADER_SCOPE
    )
    assert claire.hub.sealer.unseal(secret, seen.sealed, place.presence()) is None


def test_a_livret_that_is_erased_goes_under_no_key_of_the_server(
    office: Office, server: Server
) -> None:
    claire, marc = office.team()
    marc.push()
    secret = slipped_in(server, office, claire)
    claire.push()
    (link,) = claire.hub.memory.links()
    before = claire.hub.server.rows(link.name, 0, 1000, own=True)[-1].seq
    erase_livret(claire.vault.sharing, claire.livret, ASKED_BY_PERSON, agreed=True)
    claire.push()
    rows = marc.hub.server.rows(link.name, before, 1000, own=True)
    assert rows
    for row in rows:
        place = Place(claire.hub.server.id, link.name, row.id, row.epoch, HEADER_SCOPE)
        sealed = row.header or b""
        assert claire.hub.sealer.unseal(secret, sealed, place.header()) is None
