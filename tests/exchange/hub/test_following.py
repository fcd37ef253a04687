"""A hub followed while the window is open: out, in, cut, and begun again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from livret.usecases.hub_state import AWAY, HERE
from livret.usecases.teaming import see_off
from tests.exchange.hub.desks import Office
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


def test_a_vault_that_joins_later_is_followed_from_then_on(office: Office) -> None:
    claire = Followed(office.desk("Claire M."))
    claire.begin()
    try:
        claire.join()
        claire.following.again()
        assert claire.state(lambda state: state.phase == HERE).place
    finally:
        claire.end()
