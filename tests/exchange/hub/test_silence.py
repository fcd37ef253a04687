"""A server that stands still closes nothing: who waits for it finds it out."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

import pytest

from livret.bootstrap.machine import SystemRandomness
from livret.exchange.hub import line, patience, people
from livret.exchange.hub.addresses import Address
from livret.exchange.hub.patience import PatientConnection
from livret.exchange.hub.people import dismiss, freshened, invite, renew
from livret.usecases import hub_watching
from livret.usecases.hub_errors import HubUnreachable
from livret.usecases.hub_state import AWAY, HERE
from livret.usecases.hub_watching import watch
from livret.usecases.ports_hub import Hub
from livret.usecases.teaming import see_off
from tests.exchange.hub.desks import HubDesk, Office
from tests.exchange.hub.followed import Followed
from tests.exchange.hub.postgres import Server
from tests.exchange.hub.test_outages import own_office, own_server
from tests.exchange.hub.test_sharing import member

__all__ = ["own_office", "own_server"]


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes seconds takes fractions of one."""
    monkeypatch.setattr(line, "SILENCE_S", 0.1)
    monkeypatch.setattr(patience, "ANSWER_S", 0.3)
    monkeypatch.setattr(PatientConnection, "patience", 0.5)


@pytest.mark.usefixtures("impatient")
def test_who_listens_to_a_frozen_server_is_told(
    own_office: Office, own_server: Server
) -> None:
    claire, marc = own_office.team()
    claire.hub.server.listen()
    with own_server.frozen(), pytest.raises(HubUnreachable):
        claire.hub.server.news(3600)
    # It goes on as if nothing had been, and nothing that is said is missed.
    claire.hub.server.listen()
    marc.say({"kind": "aim_said", "words": "Après"})
    marc.push()
    assert claire.hub.server.news(60).changed
    claire.pull()
    assert "Après" in claire.words


@pytest.mark.usefixtures("impatient")
def test_who_asks_a_frozen_server_is_told(
    own_office: Office, own_server: Server
) -> None:
    claire, _ = own_office.team()
    claire.say({"kind": "aim_said", "words": "Pendant ce temps"})
    with own_server.frozen(), pytest.raises(HubUnreachable):
        claire.push()
    assert claire.push().contributions == 1


@pytest.mark.parametrize("act", ["joins", "invites", "closes"])
@pytest.mark.usefixtures("impatient")
def test_who_joins_or_invites_at_a_server_that_freezes_is_told(
    own_office: Office, own_server: Server, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    """It let them in, and stands still before it did what was asked."""
    claire, url = own_office.desk("Claire M."), own_office.url
    fresh, key = freshened(claire.url, SystemRandomness()), claire.ctx.owner.hub_key
    acts: dict[str, Callable[[], object]] = {
        "joins": lambda: renew(claire.url, fresh),
        "invites": lambda: invite(url, key, SystemRandomness()),
        "closes": lambda: dismiss(url, key),
    }
    reached = people._reached
    with ExitStack() as stack:

        def let_in(address: Address) -> Any:
            raw = reached(address)
            stack.enter_context(own_server.frozen())
            return raw

        monkeypatch.setattr(people, "_reached", let_in)
        with pytest.raises(HubUnreachable):
            acts[act]()


def test_what_is_told_while_it_is_asked_is_heard(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    claire, marc = office.team()
    claire.hub.server.listen()
    marc.say({"kind": "aim_said", "words": "Entre-temps"})
    asked = []

    def is_there(self: PatientConnection) -> None:
        if not asked:
            marc.push()
        asked.append(real(self))

    real = PatientConnection.is_there
    monkeypatch.setattr(PatientConnection, "is_there", is_there)
    monkeypatch.setattr(line, "SILENCE_S", 0.0)
    assert claire.hub.server.news(60).changed == (claire.hub.memory.links()[0].name,)
    assert asked


@pytest.mark.usefixtures("impatient")
def test_a_window_is_told_that_the_server_stands_still(
    own_office: Office, own_server: Server
) -> None:
    claire = Followed(own_office.team()[0])
    try:
        claire.join()
        claire.begin()
        claire.state(lambda state: state.phase == HERE and not state.busy)
        with own_server.frozen():
            lost = claire.state(lambda state: state.phase == AWAY)
        assert isinstance(lost.reason, HubUnreachable)
        claire.following.again()
        claire.state(lambda state: state.phase == HERE)
    finally:
        claire.end()


class Looks:
    """Counts looks at everything; the team sees Marc off after the first."""

    def __init__(self, claire: HubDesk) -> None:
        self._claire, self.mine = claire, list[int]()

    def __call__(self, hub: Hub) -> None:
        self.mine.append(len(hub.server.standings()))
        if len(self.mine) == 1:
            claire = self._claire
            see_off(claire.ctx, claire.livret, member(claire, "Marc D."))
            claire.push()
        else:
            raise Seen


class Seen(Exception):
    """What was awaited came."""


def test_who_watches_finds_soon_that_a_livret_was_closed(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """He is told on his channel, not at the next round."""
    claire, marc = office.team()
    looks = Looks(claire)
    monkeypatch.setattr(hub_watching, "_TURN", 3600.0)
    with pytest.raises(Seen):
        list(watch(marc.ctx, marc.hub, looked=looks))
    assert looks.mine == [1, 0]
