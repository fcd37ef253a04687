"""A hub made by an older Livret: refused until it is brought up to date, and whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from alembic.script import ScriptDirectory

from livret.bootstrap.machine import SystemRandomness
from livret.exchange.hub.addresses import read_address
from livret.exchange.hub.making import make_hub
from livret.exchange.hub.people import invite
from livret.exchange.hub.server import PostgresHub
from livret.exchange.hub.versions import VERSION
from livret.usecases.hub_errors import HubOtherVersion
from tests.exchange.hub.desks import Office
from tests.exchange.hub.postgres import Server

STEPS = ScriptDirectory._upgrade_revs


def test_a_hub_of_the_first_version_is_brought_up_to_date(
    empty: str, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def first_only(self: ScriptDirectory, _wanted: str, found: Any) -> Any:
        return STEPS(self, "0001", found)

    address = read_address(empty)
    monkeypatch.setattr(ScriptDirectory, "_upgrade_revs", first_only)
    before = make_hub(address)
    monkeypatch.undo()
    given = invite(empty, "12" * 32, SystemRandomness())
    with server.superuser(address.database) as raw:
        raw.execute(
            "INSERT INTO livret_hub.erasures VALUES (%s, %s, 1)", (b"l" * 16, b"i" * 16)
        )
    with pytest.raises(HubOtherVersion) as refused:
        PostgresHub(read_address(given))
    assert refused.value.facts["found"] == "0001"
    made = make_hub(address)
    assert (made.hub, made.was, made.version) == (before.hub, "0001", VERSION)
    PostgresHub(read_address(given)).close()
    with server.superuser(address.database) as raw:
        kept = raw.execute("SELECT count(*) FROM livret_hub.erasures").fetchone()
    assert kept == (1,)
    office = Office(empty, tmp_path)
    try:
        claire, marc = office.team()
        claire.say({"kind": "aim_said", "words": "Un jardin"})
        claire.push()
        assert marc.pull().count == 1
    finally:
        office.close()
