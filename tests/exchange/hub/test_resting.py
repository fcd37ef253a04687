"""A push reads the livrets in which something changed, and no other."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any, LiteralString

import pytest

from livret.exchange.hub.line import HubLine
from livret.usecases.hub_places import grants_digest
from livret.usecases.hub_resting import LONGEST
from livret.usecases.teaming import see_off
from livret.vault.log import VaultLog
from tests.exchange.hub.desks import (
    YEAR_END,
    HubDesk,
    Office,
    agree,
    welcome,
)
from tests.exchange.hub.postgres import Server
from tests.exchange.hub.test_files import attach, paper


class Reads:
    """Which livrets are read from a log."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.livrets: set[str] = set()
        real = VaultLog.read

        def read(log: VaultLog, livret: str) -> object:
            self.livrets.add(livret)
            return real(log, livret)

        monkeypatch.setattr(VaultLog, "read", read)

    def by(self, desk: HubDesk) -> set[str]:
        """The livrets that one push reads."""
        for livret in desk.ctx.log.livrets():
            desk.ctx.forget(livret)
        self.livrets.clear()
        desk.push()
        return set(self.livrets)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Reads:
    return Reads(monkeypatch)


def another(desk: HubDesk, other: HubDesk) -> str:
    """Open and share one more livret; return its id."""
    first = desk.livret
    made = desk.open()
    welcome(desk, other)
    agree(desk, desk.ctx.owner.name)
    desk.put()
    desk.livret = first
    return made


def test_only_what_changed_is_read(office: Office, reads: Reads) -> None:
    claire, marc = office.team()
    another(claire, marc)
    assert reads.by(claire) == set()
    claire.say({"kind": "aim_said", "words": "Un jardin"})
    assert reads.by(claire) == {claire.livret}
    assert reads.by(claire) == set()
    assert claire.push().contributions == 0
    marc.pull()
    assert "Un jardin" in marc.words


def test_what_comes_from_others_is_looked_at_once(office: Office, reads: Reads) -> None:
    claire, marc = office.team()
    marc.push()
    marc.say({"kind": "aim_said", "words": "Un vélo"})
    marc.push()
    claire.pull()
    assert reads.by(claire) == {claire.livret}
    assert reads.by(claire) == set()


def test_keys_that_another_gave_are_looked_at(office: Office, reads: Reads) -> None:
    claire, marc = office.team()
    nadia = office.desk("Nadia L.")
    marc.push()
    welcome(marc, nadia)
    marc.push()
    assert reads.by(claire) == {claire.livret}


def test_as_many_other_keys_are_other_keys(
    office: Office, server: Server, reads: Reads
) -> None:
    """A hub that went back and on again may hold as many grants as before."""
    claire, _ = office.team()
    assert reads.by(claire) == set()
    with server.superuser(office.url.rpartition("/")[2]) as raw:
        raw.execute("SET session_replication_role = replica")
        raw.execute("UPDATE livret_hub.grants SET said = said || 'x' WHERE n = 1")
    assert reads.by(claire) == {claire.livret}


def test_what_the_server_digests_is_what_the_desk_does(office: Office) -> None:
    claire, marc = office.team()
    nadia = office.desk("Nadia L.")
    welcome(claire, nadia)
    claire.push()
    (link,) = claire.hub.memory.links()
    said = claire.hub.server.grants(link.name)
    assert len(said) > 1
    told = marc.hub.server.grants_digests([link.name, bytes(16)])
    assert told == {link.name: grants_digest(said)}


def test_an_agreement_ends_by_itself(office: Office, reads: Reads) -> None:
    claire, _ = office.team()
    claire.push()
    office.clock.forward(days=(YEAR_END - office.clock.today()).days)
    assert reads.by(claire) == {claire.livret}
    assert claire.push().rotated == 0
    office.clock.forward(days=1)
    assert claire.push().rotated == 1


def test_whatever_stands_is_looked_at_once_a_week(office: Office, reads: Reads) -> None:
    claire, _ = office.team()
    assert reads.by(claire) == set()
    office.clock.forward(days=LONGEST.days)
    assert reads.by(claire) == set()
    office.clock.forward(days=1)
    assert reads.by(claire) == {claire.livret}
    office.clock.forward(days=-30)
    assert reads.by(claire) == {claire.livret}, "a clock that was put back"


def test_what_is_written_while_it_is_read_is_looked_for_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    claire, marc = office.team()
    claire.say({"kind": "aim_said", "words": "Avant"})
    real, said = VaultLog.read, list[str]()

    def read(log: VaultLog, livret: str) -> object:
        found = real(log, livret)
        if not said:
            said.append("")
            said.extend(claire.say({"kind": "aim_said", "words": "Pendant"}))
        return found

    monkeypatch.setattr(VaultLog, "read", read)
    claire.push()
    claire.push()
    marc.pull()
    assert {"Avant", "Pendant"} <= set(marc.words)


def test_who_was_seen_off_while_it_rested_loses_the_keys(office: Office) -> None:
    claire, _ = office.team()
    claire.push()
    member = next(m.id for m in claire.read.members if m.name == "Marc D.")
    see_off(claire.ctx, claire.livret, member)
    assert claire.push().rotated == 1


def test_erased_while_it_rested(office: Office) -> None:
    claire, _ = office.team()
    (said,) = claire.say({"kind": "aim_said", "words": "À oublier"})
    claire.push()
    claire.push()
    claire.ctx.log.erase_bodies([said])
    claire.ctx.forget(claire.livret)
    assert claire.push().erased == 1


def test_a_file_that_is_not_here_may_come(
    office: Office, tmp_path: Path, reads: Reads
) -> None:
    claire, marc = office.team()
    data = paper(10)
    attach(claire, data)
    with claire.vault._vault.store.writing() as connection:  # type: ignore[attr-defined]
        connection.exec_driver_sql("DELETE FROM blob_parts")
        connection.exec_driver_sql("DELETE FROM blobs")
    claire.push()
    assert reads.by(claire) == {claire.livret}
    claire.ctx.blobs.put(data, "application/pdf", claire.livret)
    claire.push()
    assert reads.by(claire) == set()
    assert marc.pull().files == 1


def test_it_rests_no_longer_than_the_first_agreement(office: Office) -> None:
    claire, _ = office.team()
    soon = office.clock.today() + dt.timedelta(days=2)
    claire.push()
    (rest,) = claire.hub.memory.resting().values()
    assert rest.until == office.clock.today() + LONGEST
    office.clock.forward(days=(YEAR_END - office.clock.today()).days - 2)
    claire.push()
    (rest,) = claire.hub.memory.resting().values()
    assert rest.until == YEAR_END > soon


def test_a_push_goes_to_the_hub_and_back_three_times(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    claire, _ = office.team()
    claire.push()
    claire.say({"kind": "aim_said", "words": "Retrouver du travail"})
    asked: list[LiteralString] = []
    real = HubLine._ask

    def ask(line: HubLine, statement: LiteralString, values: Any = ()) -> Any:
        asked.append(statement)
        return real(line, statement, values)

    monkeypatch.setattr(HubLine, "_ask", ask)
    assert claire.push().contributions == 1
    # What is there, with what keys and whether it went back, and the row.
    assert len(asked) == 3
