"""Signed papers and scans on the hub: sealed, whole, gone with their words."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import psycopg
import pytest

from livret.domain.hub_grants import Names
from livret.usecases.hub_errors import HubUnreachable
from livret.usecases.hub_files import PART_BYTES
from livret.usecases.hub_pulling import pull
from livret.usecases.ports_hub_files import HubFile
from livret.usecases.teaming import see_off
from livret.usecases.vault_errors import MissingBlob
from livret.usecases.writing import Said, write
from tests.architecture.project import TOP
from tests.exchange.hub.desks import HubDesk, Office, agree, welcome
from tests.exchange.hub.postgres import Server
from tests.usecases.desks import PASSPHRASE, make_rooms

SENTINEL = b"sentinelle d'une piece jointe"


def paper(size: int = 700_000) -> bytes:
    """A file of several parts, which holds a word that nobody may find."""
    rounds = -(-size // 32)
    made = b"".join(hashlib.sha256(b"%d" % n).digest() for n in range(rounds))
    return made[: size - len(SENTINEL)] + SENTINEL


def attach(desk: HubDesk, data: bytes, barrier: str = "sante") -> tuple[str, str]:
    """Say something that names a file; return its id and the file's digest."""
    ref = desk.ctx.blobs.put(data, "application/pdf", desk.livret)
    file = {"sha256": ref.sha256, "size": ref.size, "type": ref.type}
    content = {
        "paper": "diagnostic",
        "language": "fr",
        "file": file,
        "contains": [],
        "signers": [],
        "on": "2026-03-12",
        "readers": [barrier],
    }
    said = Said(kind="document_frozen", voice="ensemble", content=content)
    (one,) = write(desk.ctx, desk.livret, [said]).value
    return one, ref.sha256


def database(office: Office) -> str:
    return office.url.rpartition("/")[2]


def parts(server: Server, office: Office) -> int:
    with server.superuser(database(office)) as raw:
        (count,) = raw.execute("SELECT count(*) FROM livret_hub.files").fetchone()
    return int(count)


class Cut:
    """A way to the real server that is cut at one of its calls."""

    def __init__(self, way: Any, call: str, at: int) -> None:
        self._way, self._call, self._left = way, call, at
        self.calls = 0

    def __getattr__(self, name: str) -> Any:
        found: Callable[..., Any] = getattr(self._way, name)
        if name != self._call:
            return found

        def counted(*words: Any) -> Any:
            self.calls += 1
            self._left -= 1
            if self._left == 0:
                raise HubUnreachable(place="", reason="cut")
            return found(*words)

        return counted


def cut(desk: HubDesk, call: str, at: int) -> Cut:
    way = Cut(desk.hub.server, call, at)
    desk.hub = replace(desk.hub, server=way)  # type: ignore[arg-type]
    return way


def test_a_file_reaches_whoever_may_hold_the_words(
    office: Office, server: Server
) -> None:
    claire, marc = office.team()
    data = paper()
    _, sha256 = attach(claire, data)
    claire.push()
    done = marc.pull()
    assert (done.count, done.files) == (1, 1)
    assert marc.ctx.blobs.get(sha256) == data
    assert marc.ctx.blobs.livret_of(sha256) == marc.livret
    assert parts(server, office) == 3
    # Neither sends nor asks for anything again.
    assert claire.push().contributions == marc.push().contributions == 0
    assert claire.pull().files == marc.pull().files == 0
    assert parts(server, office) == 3


def test_a_desk_that_comes_later_gets_the_files_too(office: Office) -> None:
    claire, _ = office.team()
    data = paper(10)
    empty = paper(len(SENTINEL))
    digests = [attach(claire, one)[1] for one in (data, empty)]
    claire.push()
    nadia = office.desk("Nadia L.")
    welcome(claire, nadia)
    claire.push()
    done = nadia.pull()
    assert done.files == 2
    assert nadia.ctx.blobs.get(digests[0]) == data


def test_the_same_gate_as_for_words(office: Office, server: Server) -> None:
    claire, marc = office.desk("Claire M."), office.desk("Marc D.", "emploi")
    claire.open()
    welcome(claire, marc, "commun", "mobilite")
    agree(claire, "Claire M.")
    _, sha256 = attach(claire, paper())
    claire.put()
    assert marc.pull().files == 0
    marc.livret = claire.livret
    with pytest.raises(MissingBlob):
        marc.ctx.blobs.get(sha256)
    agree(claire, "Marc D.")
    claire.push()
    assert marc.pull().files == 1
    assert marc.ctx.blobs.get(sha256) == paper()


def test_a_push_that_is_cut_goes_on_where_it_was(
    office: Office, server: Server
) -> None:
    claire, marc = office.team()
    _, sha256 = attach(claire, paper())
    real = claire.hub
    cut(claire, "push_part", 3)
    with pytest.raises(HubUnreachable):
        claire.push()
    assert parts(server, office) == 2
    assert (marc.pull().count, marc.pull().files) == (1, 0)
    claire.hub = real
    again = cut(claire, "push_part", 0)
    claire.push()
    assert again.calls == 1
    assert marc.pull().files == 1
    assert marc.ctx.blobs.get(sha256) == paper()


def test_a_pull_that_is_cut_goes_on_where_it_was(office: Office) -> None:
    claire, marc = office.team()
    _, sha256 = attach(claire, paper())
    claire.push()
    real = marc.hub
    cut(marc, "file_part", 2)
    # The words are told; the file is asked for again.
    assert (marc.pull().count, marc.pull().files) == (1, 1)
    marc.hub = real
    assert marc.ctx.blobs.get(sha256) == paper()
    assert marc.pull().files == 0


def test_a_pull_that_keeps_being_cut_says_so(office: Office) -> None:
    claire, marc = office.team()
    attach(claire, paper())
    claire.push()
    real = marc.hub
    marc.hub = replace(real, server=Cut(real.server, "file_part", 1))  # type: ignore[arg-type]
    assert marc.pull().count == 1
    way = cut(marc, "file_part", 1)
    with pytest.raises(HubUnreachable):
        marc.pull()
    assert way.calls == 1
    marc.hub = real
    assert marc.pull().files == 1


KILLED = """
import os, sys
from pathlib import Path
from livret.exchange.hub.server import PostgresHub
from livret.usecases.hub_pulling import pull
from tests.clock import SetClock
from tests.usecases.desks import PASSPHRASE, make_rooms

real, left = PostgresHub.file_part, [int(sys.argv[3])]

def file_part(*words):
    if not left[0]:
        os._exit(9)
    left[0] -= 1
    return real(*words)

PostgresHub.file_part = file_part
vault = make_rooms(SetClock()).vaults.open(Path(sys.argv[1]), PASSPHRASE)
pull(vault.ctx, vault.at_hub(sys.argv[2]))
"""
"""A program that dies at once, in the middle of a file."""


@pytest.mark.parametrize("parts_before", [1, 2, 3])
def test_a_program_killed_in_a_file_goes_on_where_it_was(
    office: Office, parts_before: int
) -> None:
    """What is half received outlives the program, as what is whole does."""
    claire, marc = office.team()
    _, sha256 = attach(claire, paper())  # three parts
    claire.push()
    office.desks.remove(marc)
    marc.leave()
    path = office.folder / "Marc D."
    # Killed after the last part too: at the question for another livret's file.
    _, other = attach(claire, paper(90))
    claire.push()
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(path), marc.url, str(parts_before)],
        cwd=TOP,
        check=False,
    )
    assert killed.returncode == 9
    rooms = make_rooms(office.clock)
    with rooms.vaults.open(path, PASSPHRASE) as vault:
        hub = vault.at_hub(marc.url)
        way = Cut(hub.server, "file_part", 0)
        done = pull(vault.ctx, replace(hub, server=way)).value  # type: ignore[arg-type]
        hub.server.close()
        assert vault.ctx.blobs.get(sha256) == paper()
        assert vault.ctx.blobs.get(other) == paper(90)
        assert done.files == (1 if parts_before == 3 else 2)
        # The last part that came is asked once more: it tells how many there are.
        assert way.calls == {1: 4, 2: 3, 3: 1}[parts_before]


def test_parts_of_another_file_cost_one_more_try(office: Office) -> None:
    claire, marc = office.team()
    _, sha256 = attach(claire, paper())
    claire.push()
    (name,) = files_of(claire, sha256)
    marc.hub.memory.keep_part(name, 0, b"autre chose")
    marc.hub.memory.keep_part(name, 1, b"autre chose")
    assert marc.pull().files == 1
    assert marc.ctx.blobs.get(sha256) == paper()
    assert marc.hub.memory.arriving(name) == 0


def files_of(desk: HubDesk, *digests: str) -> list[bytes]:
    """Opaque names of files on the hub."""
    names = Names(desk.read.scope_key, desk.hub.server.id)
    return [names.file(sha256) for sha256 in digests]


def test_erased_words_take_their_files_with_them(
    office: Office, server: Server
) -> None:
    claire, marc = office.team()
    said, sha256 = attach(claire, paper())
    claire.push()
    claire.ctx.log.erase_bodies([said])
    claire.ctx.forget(claire.livret)
    claire.push()
    assert parts(server, office) == 0
    assert marc.pull().files == 0
    with pytest.raises(MissingBlob):
        marc.ctx.blobs.get(sha256)
    # Whoever still holds it cannot bring it back.
    names = claire.hub.memory.links()[0]
    row = claire.hub.server.rows(names.name, 0, 100, own=True)[-1]
    assert not row.bodied


def test_who_left_gets_no_file(office: Office, server: Server) -> None:
    claire, marc = office.team()
    member = next(m.id for m in claire.read.members if m.name == "Marc D.")
    see_off(claire.ctx, claire.livret, member)
    attach(claire, paper())
    claire.push()
    assert parts(server, office) == 3
    assert marc.pull().files == 0
    (standing,) = claire.hub.server.standings()
    assert len(claire.hub.server.filed(standing.livret)) == 1
    assert marc.hub.server.filed(standing.livret) == frozenset()
    with server.superuser(office.url.rpartition("/")[2]) as raw:
        asked = "SELECT id, file, part FROM livret_hub.files"
        held = [tuple(map(bytes, one[:2])) for one in raw.execute(asked).fetchall()]
    for name, file in held:
        which = HubFile(livret=standing.livret, contribution=name, file=file)
        assert marc.hub.server.parts_there(which) == frozenset()
        assert marc.hub.server.file_part(which, 0) is None
        assert claire.hub.server.file_part(which, 0) is not None


def test_the_server_reads_no_file_and_keeps_it_as_it_came(
    office: Office, server: Server
) -> None:
    claire, marc = office.team()
    attach(claire, paper())
    claire.push()
    with server.superuser(database(office)) as raw:
        found = raw.execute("SELECT data, octet_length(data) FROM livret_hub.files")
        for data, size in found.fetchall():
            assert SENTINEL not in data
            assert size <= PART_BYTES + 128
        for statement in (
            "UPDATE livret_hub.files SET data = 'x'",
            "DELETE FROM livret_hub.files",
        ):
            with pytest.raises(psycopg.Error, match="files stay"):
                raw.execute(statement)
    with psycopg.connect(marc.url, autocommit=True) as raw:
        for statement in (
            "INSERT INTO livret_hub.files SELECT * FROM livret_hub.files",
            "DELETE FROM livret_hub.files",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                raw.execute(statement)


def test_a_part_that_was_put_in_its_place_is_no_file(
    office: Office, server: Server
) -> None:
    """A server that changes parts about gives nothing, and spoils nothing."""
    claire, marc = office.team()
    _, sha256 = attach(claire, paper())
    claire.push()
    with server.superuser(database(office)) as raw:
        raw.execute("SET session_replication_role = replica")
        raw.execute("DELETE FROM livret_hub.files WHERE part = 1")
        raw.execute("UPDATE livret_hub.files SET part = 1 WHERE part = 2")
    done = marc.pull()
    assert (done.count, done.files) == (1, 0)
    with pytest.raises(MissingBlob):
        marc.ctx.blobs.get(sha256)


def test_bytes_that_the_words_do_not_name_are_not_taken(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    claire, marc = office.team()
    _, sha256 = attach(claire, paper())
    monkeypatch.setattr(type(claire.ctx.blobs), "get", lambda *_: b"autre chose")
    claire.push()
    monkeypatch.undo()
    assert hashlib.sha256(b"autre chose").hexdigest() != sha256
    assert marc.pull().files == 0
    with pytest.raises(MissingBlob):
        marc.ctx.blobs.get(sha256)


def test_a_colleague_can_neither_push_a_part_nor_tell_of_one(office: Office) -> None:
    claire, _ = office.team()
    attach(claire, paper(50))
    claire.push()
    nadia = office.desk("Nadia L.")
    (standing,) = claire.hub.server.standings()
    (contribution,) = claire.hub.server.filed(standing.livret)
    asked = "SELECT livret_hub.push_file(%s, %s, %s, 0, 1, 1, %s, %s)"
    name = b"n" * 16
    with psycopg.connect(nadia.url, autocommit=True) as raw:
        for livret in (standing.livret, b"\1" * 16):
            given = (livret, contribution, name, name, b"x")
            assert raw.execute(asked, given).fetchone() == ("unknown",)
    assert not nadia.hub.server.files_done(standing.livret, contribution)
    assert nadia.hub.server.filed(standing.livret) == frozenset()
    # A member is bounded too: nothing for words that are not there.
    with psycopg.connect(claire.url, autocommit=True) as raw:
        given = (standing.livret, b"\2" * 16, name, name, b"x")
        epoch = asked.replace("0, 1, 1", f"0, 1, {standing.epoch}")
        assert raw.execute(epoch, given).fetchone() == ("gone",)
        old = asked.replace("0, 1, 1", f"0, 1, {standing.epoch + 1}")
        assert raw.execute(old, given).fetchone() == ("stale",)
        many = asked.replace("0, 1, 1", f"0, 81, {standing.epoch}")
        with pytest.raises(psycopg.errors.CheckViolation):
            raw.execute(many, (standing.livret, contribution, name, name, b"x"))
