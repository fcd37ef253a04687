"""A hub followed while the window is open: out, in, cut, and begun again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from livret.exchange.hub.people import dismiss
from livret.exchange.hub.server import PostgresHub
from livret.usecases import hub_rounds
from livret.usecases.hub_errors import HubAccessRefused, HubUnreachable
from livret.usecases.hub_state import AWAY, HERE, HubCame
from livret.usecases.ports_hub import HubRow
from livret.usecases.teaming import see_off
from tests.exchange.hub.desks import HubDesk, Office, agree, welcome
from tests.exchange.hub.followed import Followed
from tests.exchange.hub.postgres import Server
from tests.exchange.hub.test_outages import own_office, own_server

__all__ = ["own_office", "own_server"]


@pytest.fixture
def two(office: Office) -> Iterator[tuple[Followed, Followed]]:
    """Claire and Marc, each followed."""
    claire, marc = (Followed(one) for one in office.team())
    for one in (claire, marc):
        one.join()
        one.begin()
        one.state(lambda state: state.phase == HERE and not state.busy)
    yield claire, marc
    for one in (claire, marc):
        one.end()


def test_what_one_says_comes_to_the_other_by_itself(
    two: tuple[Followed, Followed],
) -> None:
    claire, marc = two
    claire.say("Un jardin")
    came = marc.came()
    assert [one.author_name for one in came.heard] == ["Claire M."]
    assert came.changes.livrets == {marc.desk.livret}
    assert "Un jardin" in marc.words


def test_who_else_is_there_is_told(two: tuple[Followed, Followed]) -> None:
    claire, marc = two
    marc.following.be_in(marc.desk.livret, "reading")
    claire.following.be_in(claire.desk.livret, "meeting")
    (there,) = marc.present("Claire M.").people
    assert (there.voice, there.doing) == ("social", "meeting")
    claire.present("Marc D.")
    claire.following.be_in("")
    marc.present()


def test_cut_and_back_nothing_is_lost(own_office: Office, own_server: Server) -> None:
    claire, marc = (Followed(one) for one in own_office.team())
    try:
        for one in (claire, marc):
            one.join()
            one.begin()
            one.state(lambda state: state.phase == HERE and not state.busy)
        own_server.stop()
        lost = claire.state(lambda state: state.phase == AWAY)
        assert lost.reached is not None
        claire.say("Pendant la coupure")
        claire.state(lambda state: state.waiting == 1)
        marc.say("Moi aussi")
        own_server.start()
        claire.following.again()
        claire.came()
        marc.following.again()
        marc.came()
        assert "Pendant la coupure" in marc.words
        assert "Moi aussi" in claire.words
    finally:
        claire.end()
        marc.end()


def test_who_is_withdrawn_is_told_so(two: tuple[Followed, Followed]) -> None:
    claire, marc = two
    livret = claire.desk.livret
    member = claire.on(
        lambda: next(m.id for m in claire.desk.read.members if m.name == "Marc D.")
    )
    claire.on(lambda: see_off(claire.desk.ctx, livret, member))
    claire.say("Après")
    claire.went()
    marc.say("Trop tard")
    told = marc.state(lambda state: livret in state.closed)
    assert told.held_back == {livret: "unknown"}
    assert "Après" not in marc.words


def test_who_has_it_open_is_told_before_the_next_look(
    two: tuple[Followed, Followed], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub_rounds, "LOOK_S", 1e6)
    claire, marc = two
    livret = claire.desk.livret
    marc.following.be_in(livret, "reading")
    claire.following.be_in(livret, "reading")
    marc.present("Claire M.")
    claire.present("Marc D.")
    member = claire.on(
        lambda: next(m.id for m in claire.desk.read.members if m.name == "Marc D.")
    )
    claire.on(lambda: see_off(claire.desk.ctx, livret, member))
    claire.say("Après")
    claire.went()
    claire.present()
    # He says nothing, and is told that he is taken out; nobody is there for him.
    told = marc.state(lambda state: bool(state.closed))
    assert told.closed == {livret: marc.desk.clock.today()}
    marc.following.be_in(livret, "meeting")
    assert marc.present().livret == livret
    # Brought back, he is told no more that it is closed.
    claire.on(lambda: welcome(claire.desk, marc.desk, back_as=member))
    claire.say("De retour")
    claire.went()
    monkeypatch.setattr(hub_rounds, "LOOK_S", 0.0)
    marc.state(lambda state: not state.closed)


def test_who_does_not_have_it_open_is_told_at_once(
    two: tuple[Followed, Followed], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub_rounds, "LOOK_S", 1e6)
    claire, marc = two
    livret = claire.desk.livret
    member = claire.on(
        lambda: next(m.id for m in claire.desk.read.members if m.name == "Marc D.")
    )
    claire.on(lambda: see_off(claire.desk.ctx, livret, member))
    claire.say("Après")
    told = marc.state(lambda state: bool(state.closed))
    assert told.closed == {livret: marc.desk.clock.today()}
    assert "Après" not in marc.words


def test_whose_access_to_the_hub_ends_is_told_at_once(
    two: tuple[Followed, Followed], office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub_rounds, "LOOK_S", 1e6)
    _, marc = two
    key = marc.on(lambda: marc.desk.ctx.owner.hub_key)
    assert dismiss(office.url, key) == 1
    assert marc.state(lambda state: isinstance(state.reason, HubAccessRefused))


def test_a_vault_that_joins_later_is_followed_from_then_on(office: Office) -> None:
    claire = Followed(office.desk("Claire M."))
    claire.begin()
    try:
        claire.join()
        claire.following.again()
        assert claire.state(lambda state: state.phase == HERE).place
    finally:
        claire.end()


def shared_with_a_third(office: Office) -> HubDesk:
    """Two livrets of Claire's that Nadia is named in and never saw."""
    claire, _ = office.team()
    nadia = office.desk("Nadia L.")
    for words in ("Un jardin", "Un vélo"):
        welcome(claire, nadia)
        claire.say({"kind": "aim_said", "words": words})
        agree(claire, "Claire M.")
        claire.put()
        claire.open()
    return nadia


def test_a_new_desk_is_told_of_its_livrets_and_not_of_each_word(
    office: Office,
) -> None:
    nadia = Followed(shared_with_a_third(office))
    nadia.join()
    nadia.begin()
    try:
        came = nadia.until(lambda one: isinstance(one, HubCame))
        assert came.changes.livrets == set(nadia.on(nadia.desk.ctx.log.livrets))
        assert len(came.changes.livrets) == 2
        assert came.heard == ()
    finally:
        nadia.end()


def test_what_was_kept_before_a_cut_is_told(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    nadia = Followed(shared_with_a_third(office))
    nadia.join()
    real, asked = PostgresHub.rows, set[bytes]()

    def rows(
        self: PostgresHub, livret: bytes, *more: int, own: bool
    ) -> tuple[HubRow, ...]:
        asked.add(livret)
        if len(asked) == 2:
            raise HubUnreachable(place="", reason="cut")
        return real(self, livret, *more, own=own)

    monkeypatch.setattr(PostgresHub, "rows", rows)
    nadia.begin()
    try:
        came = nadia.until(lambda one: isinstance(one, HubCame))
        assert came.changes.livrets == set(nadia.on(nadia.desk.ctx.log.livrets))
        assert len(came.changes.livrets) == 1
        monkeypatch.undo()
        nadia.following.again()
        nadia.until(lambda one: isinstance(one, HubCame))
        assert len(nadia.on(nadia.desk.ctx.log.livrets)) == 2
    finally:
        nadia.end()


@pytest.mark.parametrize("at_once", [1, 8])
def test_what_did_not_come_before_a_cut_is_counted(
    office: Office, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    """One livret comes, the second is cut: in its own turn, or in the same."""
    nadia = Followed(shared_with_a_third(office))
    nadia.join()
    real, asked = PostgresHub.rows, set[bytes]()

    def rows(
        self: PostgresHub, livret: bytes, *more: int, own: bool
    ) -> tuple[HubRow, ...]:
        asked.add(livret)
        if len(asked) == 2:
            raise HubUnreachable(place="", reason="cut")
        return real(self, livret, *more, own=own)

    monkeypatch.setattr(PostgresHub, "rows", rows)
    monkeypatch.setattr(hub_rounds, "AT_ONCE", at_once)
    nadia.begin()
    try:
        here = nadia.state(lambda state: state.arriving == 1)
        assert here.phase == HERE
        away = nadia.state(lambda state: state.phase == AWAY)
        assert away.arriving == 1
        monkeypatch.undo()
        nadia.following.again()
        nadia.state(lambda state: state.phase == HERE and not state.arriving)
    finally:
        nadia.end()
