"""A member who lies at a real hub: nobody else is kept from reading or writing."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from livret.domain.hub_grants import (
    HEADER_SCOPE,
    Grant,
    KeyName,
    key_check,
    wrap_bound,
)
from livret.usecases.hub_keyring import read_grants
from livret.usecases.hub_presence import who_is_present
from livret.usecases.ports_hub import HubGiving
from tests.exchange.hub.desks import HubDesk, Office, welcome
from tests.exchange.hub.test_presence import told

SECRET = b"\7" * 32
Sign = Callable[[bytes], bytes]


def gives(desk: HubDesk, keys: Iterable[KeyName], who: str, sign: Sign) -> None:
    """Have the hub take a grant of a member's own making, for their own hub key."""
    hub = desk.hub
    (link,) = hub.memory.links()
    (standing,) = hub.server.standings()
    to, told = hub.sealer.public_key, tuple(keys)
    bound = wrap_bound(hub.server.id, link.name, who)
    wrapped = {to: hub.sealer.wrap(to, "", SECRET * len(told), bound)}
    places = {to: tuple(range(len(told)))}
    grant = Grant(hub.server.id, link.name, who, told, places, wrapped)
    said = sign(grant.to_bytes()) + grant.to_bytes()
    giving = HubGiving(
        standing=standing,
        said=said,
        epoch=standing.epoch,
        joining=[to],
        leaving=(),
        rows=[],
    )
    assert hub.server.give_keys(giving) is not None


@pytest.mark.parametrize("epoch", [5_000, 2**31, 2**52])
def test_an_epoch_that_never_was_stops_nobody(office: Office, epoch: int) -> None:
    """Every desk remembers the latest epoch it saw, and goes back to none before."""
    claire, marc = office.team()
    signer = marc.ctx.signer
    name = KeyName(epoch, HEADER_SCOPE, key_check(SECRET))
    gives(marc, [name], signer.public_key, signer.sign)
    claire.pull()
    for words in ("Une chose", "Une autre"):
        claire.say({"kind": "aim_said", "words": words})
        assert claire.push().waiting == ()
        marc.pull()
        assert words in marc.words
    (standing,) = claire.hub.server.standings()
    assert standing.epoch < 10


def test_keys_named_by_nobody_of_the_team_are_passed_on(office: Office) -> None:
    """Their names are in clear: whoever tells them again makes none theirs."""
    claire, marc = office.team()
    claire.say({"kind": "aim_said", "words": "Avant elle"})
    claire.push()
    (link,) = marc.hub.memory.links()
    server = marc.hub.server
    ring = read_grants(server.grants(link.name), server.id, link.name, marc.hub.sealer)
    nobody = Ed25519PrivateKey.generate()
    who = nobody.public_key().public_bytes_raw().hex()
    gives(marc, sorted(ring, key=lambda one: one.check), who, nobody.sign)
    claire.pull()
    nadia = office.desk("Nadia L.")
    welcome(claire, nadia)
    claire.push()
    nadia.pull()
    nadia.livret = claire.livret
    assert nadia.read == claire.read
    assert "Avant elle" in nadia.words


@pytest.mark.parametrize("epoch", [-1, -(2**31), 0, 2**31 - 1])
def test_a_presence_in_no_epoch_is_passed_over(office: Office, epoch: int) -> None:
    claire, marc = office.team()
    here = told(claire)
    assert marc.hub.server.be_present(here.name, epoch, b"x" * 100, 45)
    assert who_is_present(claire.hub, here) == ()
