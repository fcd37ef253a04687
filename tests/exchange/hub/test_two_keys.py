"""The keys of a livret are wrapped for both keys that a member meets the hub with."""

from __future__ import annotations

import pytest

from livret.domain.hub_grants import SIGNATURE_BYTES, Grant
from livret.usecases.hub_member_keys import strong_keys
from tests.exchange.hub.desks import HubDesk, Office, agree, welcome

MLKEM_CIPHERTEXT = 1088
"""Bytes, FIPS 203, table 3."""


def with_both(desk: HubDesk) -> dict[str, bool]:
    """For each hub key that was given some: whether its lattice key is needed too."""
    name = desk.hub.memory.links()[0].name
    found: dict[str, bool] = {}
    for said in desk.hub.server.grants(name):
        grant = Grant.from_bytes(said[SIGNATURE_BYTES:])
        for holder, wrapped in grant.wrapped.items():
            keys = 32 * len(grant.holders[holder])
            found[holder] = len(wrapped) == 32 + MLKEM_CIPHERTEXT + keys + 16
    return found


def test_every_grant_needs_both_keys(office: Office) -> None:
    claire, marc = office.team()
    owners = claire.ctx.owner, marc.ctx.owner
    assert with_both(claire) == {owner.hub_key: True for owner in owners}
    assert strong_keys(claire.read) == {o.hub_key: o.mlkem_key for o in owners}


def test_who_joined_without_the_second_key_still_reads(office: Office) -> None:
    claire, marc = office.desk("Claire M."), office.desk("Marc D.", "emploi")
    claire.open()
    owner = marc.ctx.owner
    keys = {"sign": owner.sign_key, "age": owner.age_recipient, "hub": owner.hub_key}
    told = {"name": owner.name, "role": "referent", "side": owner.side, "keys": keys}
    claire.say({"kind": "member_joined", **told})
    agree(claire, owner.name)
    claire.say({"kind": "aim_said", "words": "Un logement"})
    claire.put()
    marc.pull()
    marc.livret = claire.livret
    assert "Un logement" in marc.words
    assert with_both(claire) == {
        claire.ctx.owner.hub_key: True,
        owner.hub_key: False,
    }


def test_nobody_closes_the_hub_to_another_by_naming_their_key(office: Office) -> None:
    claire, marc = office.team()
    thief = office.desk("Nadia L.").ctx.owner
    keys = thief.keys(thief.sign_key).told() | {"hub": marc.ctx.owner.hub_key}
    told = {"name": "Nadia L.", "role": "referent", "side": "social", "keys": keys}
    claire.say({"kind": "member_joined", **told})
    assert marc.ctx.owner.hub_key not in strong_keys(claire.read)
    paul = office.desk("Paul R.")
    welcome(claire, paul)
    claire.say({"kind": "aim_said", "words": "Un travail"})
    claire.push()
    marc.pull()
    assert "Un travail" in marc.words


@pytest.mark.parametrize(
    "spoiled",
    [{"hub": "00" * 32}, {"hub": "01" + "00" * 31}, {"mlkem": "ff" * 1184}],
    ids=["point at zero", "point of small order", "no lattice"],
)
def test_a_key_that_is_none_takes_nothing_from_the_others(
    office: Office, spoiled: dict[str, str]
) -> None:
    """It is named by a member, who may mean harm: everybody would stop pushing."""
    claire, marc = office.team()
    nadia = office.desk("Nadia L.")
    keys = nadia.ctx.owner.keys(nadia.ctx.owner.sign_key).told() | spoiled
    told = {"name": "Nadia L.", "role": "referent", "side": "social", "keys": keys}
    claire.say({"kind": "member_joined", **told})
    agree(claire, "Nadia L.")
    claire.say({"kind": "aim_said", "words": "Un jardin"})
    assert claire.push().waiting == ()
    marc.pull()
    assert "Un jardin" in marc.words
    marc.say({"kind": "aim_said", "words": "Un vélo"})
    assert marc.push().waiting == ()
    claire.pull()
    assert "Un vélo" in claire.words
    # Whose lattice key is none reads by the other; whose other is none, nothing.
    if "mlkem" in spoiled:
        nadia.pull()
        nadia.livret = claire.livret
        assert "Un vélo" in nadia.words
