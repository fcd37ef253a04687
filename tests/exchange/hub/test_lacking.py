"""A member says in a signed grant that a key was given, and wraps nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest

from livret.domain.hub_grants import Grant
from livret.usecases.hub_keyring import read_grants
from livret.usecases.hub_lacking import _saying
from livret.usecases.hub_state import HERE, HubState
from livret.usecases.teaming import see_off
from livret.words.hub import unopened_sentences
from livret.words.hub_screen import state_lines
from livret.words.translator import translator_for
from tests.exchange.hub.desks import HubDesk, Office, welcome
from tests.exchange.hub.test_sharing import member

TR = translator_for("fr")


@dataclass
class Liar:
    """Seals as it should, and wraps nothing that opens for one reader."""

    real: Any
    reader: str
    wrapped: bytes

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)

    def wrap(self, holder: str, strong: str, plain: bytes, bound: bytes) -> bytes:
        if holder == self.reader:
            return self.wrapped
        made: bytes = self.real.wrap(holder, strong, plain, bound)
        return made


def lies_to(desk: HubDesk, other: HubDesk, wrapped: bytes = b"\7" * 1200) -> None:
    sealer = Liar(desk.hub.sealer, other.ctx.owner.hub_key, wrapped)
    desk.hub = replace(desk.hub, sealer=sealer)  # type: ignore[arg-type]


def said(desk: HubDesk) -> list[str]:
    found = [one for told in desk.hub.unopened.values() for one in told]
    return list(unopened_sentences(TR, found))


def grants(desk: HubDesk) -> int:
    return desk.hub.server.standings()[0].grants


@pytest.mark.parametrize("wrapped", [b"\7" * 1200, b""], ids=["noise", "nothing"])
def test_who_was_given_nothing_is_given_it_by_whoever_comes_next(
    office: Office, wrapped: bytes
) -> None:
    claire, marc = office.team()
    nadia = office.desk("Nadia L.")
    lies_to(marc, nadia, wrapped)
    marc.say({"kind": "aim_said", "words": "Avant elle"})
    welcome(marc, nadia)
    marc.push()
    assert nadia.pull().opened == ()
    if wrapped:
        (told,) = said(nadia)
        assert told.startswith("Quelqu’un dit vous avoir donné les clés")
    before = grants(nadia)
    nadia.pull()
    assert grants(nadia) == before  # it is said once
    claire.pull()
    claire.push()
    assert nadia.pull().opened == (claire.livret,)
    nadia.livret = claire.livret
    assert nadia.read == claire.read
    assert said(nadia) == []
    claire.push()
    after = grants(claire)
    for desk in (nadia, marc, claire):
        desk.pull()
        desk.push()
    assert grants(claire) == after


def test_a_new_key_that_opens_nothing_is_told_by_name_and_given_again(
    office: Office,
) -> None:
    """Whoever was in it already reads on, whatever the colleague who changed keys."""
    claire, marc = office.team()
    nadia, lea = office.desk("Nadia L."), office.desk("Léa P.")
    for one in (nadia, lea):
        welcome(claire, one)
    claire.push()
    for one in (marc, nadia):
        one.pull()
    nadia.livret = claire.livret
    lies_to(marc, nadia)
    see_off(marc.ctx, marc.livret, member(marc, "Léa P."))
    marc.say({"kind": "aim_said", "words": "Après le départ de Léa"})
    assert marc.push().rotated == 1
    nadia.pull()
    assert "Après le départ de Léa" not in nadia.words
    (told,) = said(nadia)
    assert told.startswith(
        "Marc D. dit vous avoir donné une clé d’un livret, et elle n’"
    )
    found = tuple(one for of in nadia.hub.unopened.values() for one in of)
    state = HubState(phase=HERE, place="relais", unopened=found)
    assert state_lines(TR, state, None, office.clock.today()) == (told,)
    assert claire.pull().lacked == (claire.livret,)
    claire.push()
    nadia.pull()
    assert said(nadia) == []
    assert nadia.read == claire.read
    nadia.say({"kind": "aim_said", "words": "Réponse"})
    nadia.push()
    claire.pull()
    assert "Réponse" in claire.words
    assert claire.pull().lacked == ()


def test_nobody_says_of_somebody_else_that_they_were_given_nothing(
    office: Office,
) -> None:
    claire, marc = office.team()
    nadia = office.desk("Nadia L.")
    welcome(claire, nadia)
    claire.push()
    nadia.pull()
    marc.pull()
    (link,) = marc.hub.memory.links()
    (standing,) = marc.hub.server.standings()
    server = marc.hub.server
    ring = read_grants(server.grants(link.name), server.id, link.name, marc.hub.sealer)
    giving = _saying(marc.ctx, marc.hub, standing, list(ring))
    grant = Grant.from_bytes(giving.said[64:])
    to = nadia.ctx.owner.hub_key
    (places,) = grant.holders.values()
    grant = replace(grant, holders={to: places}, wrapped={to: b""})
    data = grant.to_bytes()
    giving = replace(giving, said=marc.ctx.signer.sign(data) + data)
    assert server.give_keys(giving) is not None
    before = grants(claire)
    claire.pull()
    claire.say({"kind": "aim_said", "words": "La suite"})
    assert claire.push().given == 0
    nadia.pull()
    nadia.livret = claire.livret
    assert "La suite" in nadia.words
    assert grants(claire) == before


def test_a_stranger_who_gives_nothing_is_not_believed_about_a_livret_that_is_here(
    office: Office,
) -> None:
    claire, marc = office.team()
    nadia = office.desk("Nadia L.")  # at the hub, in no livret
    (link,) = marc.hub.memory.links()
    (standing,) = marc.hub.server.standings()
    server = marc.hub.server
    ring = read_grants(server.grants(link.name), server.id, link.name, marc.hub.sealer)
    told = _saying(nadia.ctx, marc.hub, standing, list(ring))
    grant = Grant.from_bytes(told.said[64:])
    to = claire.ctx.owner.hub_key
    names = tuple(replace(one, check="ab" * 32) for one in grant.keys)
    (places,) = grant.holders.values()
    grant = replace(grant, keys=names, holders={to: places}, wrapped={to: b"\1" * 99})
    data = grant.to_bytes()
    giving = replace(told, said=nadia.ctx.signer.sign(data) + data)
    assert server.give_keys(giving) is not None
    before = grants(claire)
    claire.pull()
    assert said(claire) == []
    assert grants(claire) == before
