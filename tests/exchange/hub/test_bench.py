"""Every figure of the hub is measured on the real server, whatever it says."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from livret.bootstrap import Rooms
from livret.bootstrap.measuring import _at_window
from livret.exchange.hub.bench import figures
from livret.usecases.figures import TASTE, Effort, Figure
from tests.clock import SetClock
from tests.exchange.hub.desks import HubDesk, Office, agree, welcome
from tests.exchange.hub.postgres import Server, running
from tests.usecases.desks import make_rooms

TODAY = dt.date(2026, 3, 12)


def measured(server: Server, folder: Path, effort: Effort) -> dict[str, Figure]:
    with server.superuser() as raw:
        raw.execute("CREATE DATABASE mesure")
    rooms = make_rooms(SetClock())
    try:
        found = figures(
            rooms,
            folder,
            server.url("mesure"),
            effort=effort,
            today=TODAY,
        )
        return {figure.name: figure for figure in found}
    finally:
        with server.superuser() as raw:
            raw.execute("DROP DATABASE mesure WITH (FORCE)")


def test_every_figure_answers(server: Server, tmp_path: Path) -> None:
    found = measured(server, tmp_path, TASTE)
    assert set(found) == {
        "hub_push_to_shown",
        "hub_push_to_shown.p99",
        "hub_rate",
        "hub_rate.each",
        "hub_push",
        "hub_seal",
        "hub_row",
        "hub_pull",
        "hub_pull.each",
    }
    # A rate of nothing would mean that something pushed was lost.
    assert all(figure.value > 0 for figure in found.values())


def test_a_first_pull_at_the_window_is_measured(office: Office, tmp_path: Path) -> None:
    """As the program does it: in a process of its own, on a vault that joined."""
    claire, rooms = office.desk("Claire M."), Rooms(())
    path, secret = tmp_path / "fenetre", rooms.randomness.take(24).hex()
    marc, _ = rooms.vaults.create(
        path, secret, name="Marc D.", side="emploi", organisation=""
    )
    with marc:
        url = rooms.hubs.invite(office.url, marc.ctx.owner.hub_key)
        claire.open()
        welcome(claire, HubDesk(marc, office.clock))
    agree(claire, "Claire M.")
    claire.put()
    rows = len(claire.words)
    found = {
        figure.name: figure
        for figure in _at_window(rooms, tmp_path, path, secret, url, rows)
    }
    assert set(found) == {
        "hub_pull_window",
        "hub_pull_window.each",
        "hub_pull_window.loop",
        "hub_pull_window.loop_p99",
        "hub_pull_window.still",
    }
    assert all(figure.value > 0 for figure in found.values())
    with rooms.vaults.open(path, secret) as vault:
        assert len(vault.ctx.log.read(claire.livret)) == rows


@pytest.mark.long
def test_a_minute_of_pushing_loses_nothing(tmp_path: Path) -> None:
    with running(fsync="on") as server:
        found = measured(server, tmp_path, Effort(hub_livrets=20))
    assert found["hub_rate"].value > 0  # nothing was lost
