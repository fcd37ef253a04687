"""The server goes away at the worst moment; nothing acknowledged is lost."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from livret.exchange.hub.addresses import read_address
from livret.exchange.hub.making import make_hub
from livret.usecases import hub_sealing
from livret.usecases.hub_desk import hub_status
from livret.usecases.hub_errors import HubUnreachable
from livret.usecases.ports_hub import HubOutcome, HubRow
from tests.exchange.hub.desks import HubDesk, Office
from tests.exchange.hub.postgres import SUPERUSER, Server, place, running


@pytest.fixture
def own_server() -> Iterator[Server]:
    """A server that this test may kill."""
    with running() as made:
        yield made


@pytest.fixture
def own_office(own_server: Server, tmp_path: Path) -> Iterator[Office]:
    with own_server.superuser() as raw:
        raw.execute("CREATE DATABASE relais")
    url = own_server.url("relais")
    make_hub(read_address(url))
    made = Office(url, tmp_path)
    yield made
    made.close()


class Cut:
    """A way to the real server that is cut at one of its pushes."""

    def __init__(self, way: Any, at: int, cut: Callable[[], None], *, answered: bool):
        self._way, self._left, self._cut, self._answered = way, at, cut, answered

    def __getattr__(self, name: str) -> Any:
        return getattr(self._way, name)

    def push(self, rows: Sequence[tuple[bytes, HubRow]]) -> Mapping[bytes, HubOutcome]:
        self._left -= 1
        if self._left > 0:
            found: Mapping[bytes, HubOutcome] = self._way.push(rows)
            return found
        if not self._answered:
            self._cut()
            self._way.push(rows)
        self._way.push(rows)
        self._cut()
        raise HubUnreachable(place="", reason="cut")


@pytest.mark.parametrize("answered", [False, True], ids=["before", "after"])
def test_a_server_killed_while_it_is_pushed_to(
    own_office: Office,
    own_server: Server,
    monkeypatch: pytest.MonkeyPatch,
    answered: bool,
) -> None:
    """Cut before the commit, and after it but before its answer."""
    claire, marc = own_office.team()
    claire.say(*({"kind": "aim_said", "words": f"Mot {n}"} for n in range(40)))
    monkeypatch.setattr(hub_sealing, "BATCH_ROWS", 8)
    cut = Cut(
        claire.hub.server, 3, lambda: own_server.stop(signal.SIGKILL), answered=answered
    )
    link = claire.hub.memory.links()[0]
    real = claire.hub
    claire.hub = replace(claire.hub, server=cut)
    with pytest.raises(HubUnreachable):
        claire.push()
    assert len(claire.hub.memory.unsent(link.name)) == 40 - 16
    claire.hub = real
    with pytest.raises(HubUnreachable):
        claire.push()
    with pytest.raises(HubUnreachable):
        marc.pull()
    told = hub_status(claire.vault, own_rooms(own_office), "")
    assert told.place == ""
    own_server.start()
    assert claire.push().contributions == 24
    assert marc.pull().count == 40
    assert marc.read == claire.read
    with own_server.superuser("relais") as raw:
        doubled = raw.execute(
            "SELECT id FROM livret_hub.contributions GROUP BY livret, id, part"
            " HAVING count(*) > 1"
        ).fetchall()
    assert doubled == []


def own_rooms(office: Office) -> Any:
    from tests.usecases.desks import make_rooms

    return make_rooms(office.clock).hubs


def test_a_pull_cut_between_pages_goes_on_where_it_was(
    own_office: Office, own_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    from livret.usecases import hub_taking

    claire, marc = own_office.team()
    claire.say(*({"kind": "aim_said", "words": f"Mot {n}"} for n in range(30)))
    claire.push()
    monkeypatch.setattr(hub_taking, "PAGE_ROWS", 7)
    pages = iter(range(2))
    real = marc.hub.server.rows

    def rows(*given: Any, **named: Any) -> Any:
        if next(pages, None) is None:
            own_server.stop(signal.SIGKILL)
        return real(*given, **named)

    monkeypatch.setattr(marc.hub.server, "rows", rows)
    with pytest.raises(HubUnreachable):
        marc.pull()
    monkeypatch.undo()
    own_server.start()
    marc.pull()
    assert marc.read == claire.read


def test_months_without_network(office: Office) -> None:
    claire, marc = office.team()
    for month in range(5):
        office.clock.forward(days=30)
        claire.say(*({"kind": "aim_said", "words": f"C{month}.{n}"} for n in range(20)))
        marc.say(*({"kind": "aim_said", "words": f"M{month}.{n}"} for n in range(20)))
    assert claire.push().contributions == marc.push().contributions == 100
    assert claire.pull().count == marc.pull().count == 100
    assert claire.read == marc.read


def standby_of(primary: Server, folder: Path) -> Server:
    standby = Server(folder, 5433, primary.settings)
    standby.copy_from(primary, "second")
    standby.start()
    with primary.superuser() as raw:
        raw.execute("ALTER SYSTEM SET synchronous_standby_names = 'FIRST 1 (second)'")
        raw.execute("SELECT pg_reload_conf()")
        for _ in range(600):
            found = raw.execute("SELECT sync_state FROM pg_stat_replication").fetchall()
            if found == [("sync",)]:
                return standby
            raw.execute("SELECT pg_sleep(0.02)")
    raise AssertionError(standby.said())


def test_the_primary_dies_and_the_standby_has_all_that_was_acknowledged(
    tmp_path: Path,
) -> None:
    with ExitStack() as stack:
        primary = stack.enter_context(running(fsync="on"))
        folder = stack.enter_context(place())
        with primary.superuser() as raw:
            raw.execute("CREATE DATABASE relais")
        standby = standby_of(primary, folder)
        stack.callback(standby.stop)
        hosts = f"host={primary.folder},{standby.folder}&port=5432,5433"
        url = f"postgresql://{SUPERUSER}@/relais?{hosts}"
        make_hub(read_address(url))
        office = Office(url, tmp_path)
        stack.callback(office.close)
        claire, marc = office.team()
        name = claire.hub.memory.links()[0].name
        killer = threading.Thread(target=primary.stop, args=[signal.SIGKILL])
        said = _write_until_cut(claire, killer)
        killer.join()
        waiting = {one.id for one in claire.hub.memory.unsent(name)}
        assert len(said) > len(waiting) > 0
        standby.promote()
        marc.pull()
        held = {one.id for one in marc.ctx.log.read(marc.livret)}
        assert set(said) - waiting <= held
        assert claire.push().waiting == ()
        marc.pull()
        assert marc.read == claire.read
        assert set(said) <= {one.id for one in marc.ctx.log.read(marc.livret)}


def _write_until_cut(desk: HubDesk, killer: threading.Thread) -> list[str]:
    """Say and push one thing after the other, while the server is killed."""
    said: list[str] = []
    for number in range(10_000):
        if number == 5:
            killer.start()
        said += desk.say({"kind": "aim_said", "words": f"Dit {number}"})
        try:
            desk.push()
        except HubUnreachable:
            return said
    raise AssertionError("never cut")
