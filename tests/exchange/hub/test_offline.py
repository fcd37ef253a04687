"""Sharing begins without the hub, waits as long as it takes, and goes by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from livret.exchange.hub.addresses import read_address
from livret.exchange.hub.making import make_hub
from livret.usecases.hub_desk import join_hub, leave_hub, move_to_hub
from livret.usecases.hub_errors import HubUnreachable, NotOnTheHub
from livret.usecases.hub_pushed import AWAY
from livret.usecases.hub_sharing import at_hub, begin_sharing, share_by_hub
from livret.usecases.hub_state import AWAY as SILENT
from livret.usecases.hub_state import HERE
from livret.usecases.hub_stopped import stop_sharing
from livret.usecases.teaming import see_off
from tests.exchange.hub.conftest import new_database
from tests.exchange.hub.desks import HubDesk, Office, agree, welcome
from tests.exchange.hub.followed import Followed
from tests.exchange.hub.postgres import Server
from tests.exchange.hub.test_doors import Machine, invited
from tests.exchange.hub.test_outages import own_office, own_server
from tests.usecases.desks import make_rooms

__all__ = ["own_office", "own_server"]

CAPTURED = pytest.CaptureFixture[str]


def two_desks(office: Office) -> tuple[HubDesk, HubDesk]:
    """Claire, with a livret that never was on the hub, and Marc, named in it."""
    claire, marc = office.desk("Claire M."), office.desk("Marc D.", "emploi")
    claire.open()
    welcome(claire, marc)
    agree(claire, "Claire M.")
    return claire, marc


def test_begun_without_the_hub_and_gone_months_later(
    own_office: Office, own_server: Server
) -> None:
    desk, marc = two_desks(own_office)
    claire = Followed(desk)
    claire.join()
    own_server.stop()
    claire.begin()
    try:
        claire.state(lambda state: state.phase == SILENT)
        done = share_by_hub(claire.far, claire.door, desk.livret)
        assert done.value.waiting == ((desk.livret, AWAY),)
        stands = claire.on(lambda: at_hub(desk.vault, desk.livret))
        assert stands.shared
        assert stands.waiting == len(claire.words)
        claire.following.touched([desk.livret])
        claire.state(lambda state: state.waiting == stands.waiting)
        own_office.clock.forward(days=90)
        claire.say("Trois mois après")
        claire.state(lambda state: state.waiting == stands.waiting + 1)
        own_server.start()
        claire.following.again()
        claire.state(lambda state: state.phase == HERE and not state.waiting)
    finally:
        claire.end()
    marc.pull()
    marc.livret = desk.livret
    assert "Trois mois après" in marc.words


def test_whoever_knows_that_it_is_away_need_not_ask(
    own_office: Office, own_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    claire, _ = two_desks(own_office)
    door = make_rooms(claire.clock).hubs
    join_hub(claire.vault, door, claire.url)
    own_server.stop()
    with monkeypatch.context() as patched:
        patched.setattr("livret.usecases.hub_sharing.reach_hub", None)
        done = share_by_hub(claire.vault, door, claire.livret, ask=False)
    assert done.value.waiting == ((claire.livret, AWAY),)
    assert at_hub(claire.vault, claire.livret).shared


def test_a_hub_that_never_answered_is_asked(
    own_office: Office, own_server: Server
) -> None:
    """A vault joined it with a program that kept no id of it."""
    claire, _ = two_desks(own_office)
    door = make_rooms(claire.clock).hubs
    join_hub(claire.vault, door, claire.url)
    claire.vault.set_setting("hub_ids", "")
    own_server.stop()
    for ask in (True, False):
        with pytest.raises(HubUnreachable):
            share_by_hub(claire.vault, door, claire.livret, ask=ask)
    assert not at_hub(claire.vault, claire.livret).shared
    own_server.start()
    assert share_by_hub(claire.vault, door, claire.livret).value.contributions
    assert begin_sharing(claire.vault, door, claire.livret)


def test_who_takes_no_part_begins_nothing(office: Office) -> None:
    claire, marc = office.team()
    door = make_rooms(office.clock).hubs
    join_hub(marc.vault, door, marc.url)
    stop_sharing(marc.vault, marc.livret)
    member = next(m.id for m in claire.read.members if m.name == "Marc D.")
    see_off(claire.ctx, claire.livret, member)
    marc.ctx.log.append(claire.ctx.log.sealed(claire.livret))  # by a file
    marc.ctx.forget(marc.livret)
    with pytest.raises(NotOnTheHub) as refused:
        share_by_hub(marc.vault, door, marc.livret, ask=False)
    assert refused.value.facts == {"reason": "not_member"}
    assert not at_hub(marc.vault, marc.livret).shared


def test_a_livret_goes_along_to_another_hub(
    office: Office, server: Server, tmp_path: Path
) -> None:
    """The team moves: what stood at the first hub is no longer asked there."""
    claire, marc = office.team()
    door = make_rooms(office.clock).hubs
    join_hub(claire.vault, door, claire.url)
    other = new_database(server)
    make_hub(read_address(other))
    rooms = make_rooms(office.clock)
    for desk in (claire, marc):
        given = rooms.hubs.invite(other, desk.ctx.owner.hub_key)
        place = move_to_hub(desk.vault, door, given)
    assert not at_hub(claire.vault, claire.livret).waiting
    done = share_by_hub(claire.vault, door, claire.livret).value
    assert done.contributions == len(claire.words)
    claire.say({"kind": "aim_said", "words": "Au nouveau relais"})
    share_by_hub(claire.vault, door, claire.livret)
    share_by_hub(marc.vault, door, marc.livret)
    assert "Au nouveau relais" in marc.words
    assert len(marc.hub.memory.links()) == 1
    leave_hub(marc.vault, place)


def test_a_command_begins_without_the_hub_too(
    own_office: Office, own_server: Server, tmp_path: Path, capsys: CAPTURED
) -> None:
    claire = Machine(tmp_path, "Claire", "social", capsys)
    invited(own_office.url, claire, tmp_path)
    livret = claire.ask("new", "Amina B.")["livret"]
    own_server.stop()
    words = ("hub", "push", "--livret", livret)
    assert "l’attend ici" in said(claire, *words)
    (waits,) = claire.ask("hub", "status")["livrets"]
    assert (waits["livret"], waits["waiting"] > 0) == (livret, True)
    own_server.start()
    assert claire.ask("hub", "push")["contributions"] == waits["waiting"]


def said(machine: Machine, *words: str) -> str:
    """What a command that could not do it all says to people."""
    from livret import cli

    around = ("--vault", str(machine.vault), "--passphrase-file", str(machine.secret))
    assert cli.run(make_rooms(machine.clock, *words, *around)) == 1
    return machine.captured.readouterr().out
