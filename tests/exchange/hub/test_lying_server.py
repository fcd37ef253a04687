"""A server that hides to whom a key was given, with somebody who left beside it."""

from __future__ import annotations

from typing import Any

import pytest

from livret.domain.hub_grants import Names
from livret.usecases.hub_keyring import Keyring, read_grants
from livret.usecases.hub_opening import Opener
from livret.usecases.teaming import see_off
from tests.exchange.hub.desks import HubDesk, Office, agree, welcome
from tests.exchange.hub.postgres import Server
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
