"""Every way around the server's own rules that we know of, on the real server.

Sentinels are planted in what is said; where a door opens at all, what stands
behind it is sealed.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import errors, sql

from livret.exchange.hub.addresses import read_address
from livret.exchange.hub.making import make_hub
from livret.usecases.ports_hub import HubRow
from livret.usecases.teaming import see_off
from tests.exchange.hub.conftest import new_database
from tests.exchange.hub.desks import HubDesk, Office, agree, welcome
from tests.exchange.hub.postgres import SUPERUSER, Server, programs, somebody

SENTINELS = [f"sentinelle-{number:03}" for number in range(60)]


@pytest.fixture(scope="module")
def here(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One hub for all of these: nothing that they try changes it."""
    url = new_database(server)
    make_hub(read_address(url))
    made = Office(url, tmp_path_factory.mktemp("bureau"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def claire(here: Office) -> HubDesk:
    """A desk that said many things, all of them on the hub."""
    claire = here.desk("Claire M.")
    claire.open(SENTINELS[0])
    agree(claire, "Claire M.")
    claire.say(*({"kind": "aim_said", "words": word} for word in SENTINELS[1:]))
    claire.put()
    return claire


@pytest.fixture(scope="module")
def colleague(here: Office, claire: HubDesk) -> str:
    """The address of a colleague of the same hub, who takes part in nothing."""
    return here.desk("Nadia L.").url


@pytest.fixture
def stranger(colleague: str) -> Iterator[psycopg.Connection[Any]]:
    """That colleague, with any client."""
    with psycopg.connect(colleague, autocommit=True) as raw:
        yield raw


@pytest.fixture
def gone(office: Office) -> Iterator[tuple[HubDesk, HubDesk]]:
    """Claire, and Marc who took part and left."""
    claire, marc = office.team()
    member = next(m.id for m in claire.read.members if m.name == "Marc D.")
    see_off(claire.ctx, claire.livret, member)
    claire.push()
    return (claire, marc)


TABLES = (
    *("contributions", "grants", "livrets", "erasures", "access", "people"),
    *("files", "presences"),
)


@pytest.fixture
def by_mistake(
    stranger: psycopg.Connection[Any], here: Office, server: Server
) -> Iterator[psycopg.Connection[Any]]:
    """That colleague, where somebody gave members the right to read every table."""
    database = here.url.rpartition("/")[2]
    group = sql.Identifier(f"livret_{database}_member")
    given = sql.SQL("GRANT SELECT ON {} TO {}")
    taken = sql.SQL("REVOKE SELECT ON {} FROM {}")
    with server.superuser(database) as raw:
        for table in TABLES:
            raw.execute(given.format(sql.Identifier("livret_hub", table), group))
        yield stranger
        for table in TABLES:
            raw.execute(taken.format(sql.Identifier("livret_hub", table), group))


def test_a_colleague_reads_no_table(stranger: psycopg.Connection[Any]) -> None:
    for table in TABLES:
        # Nor is it told how many rows a policy would have left out.
        for first in ("TABLE {}", "EXPLAIN TABLE {}", "EXPLAIN ANALYZE TABLE {}"):
            asked = sql.SQL(first)
            with pytest.raises(errors.InsufficientPrivilege):
                stranger.execute(asked.format(sql.Identifier("livret_hub", table)))


def test_a_right_that_was_given_by_mistake_gives_no_row(
    by_mistake: psycopg.Connection[Any],
) -> None:
    for table in TABLES:
        counted = sql.SQL("SELECT count(*) FROM livret_hub.{}")
        found = by_mistake.execute(counted.format(sql.Identifier(table))).fetchone()
        assert found == (int(table == "people"),), table


def test_a_plan_tells_nothing_of_what_is_not_theirs(
    gone: tuple[HubDesk, HubDesk],
) -> None:
    """Who left knows the livret's name, and may ask how the server looks for it."""
    claire, marc = gone
    (standing,) = claire.hub.server.standings()
    name, told = standing.livret, []
    asked = (
        ("SELECT * FROM livret_hub.rows_after(%s, 0, 100, true)", (name,)),
        ("SELECT * FROM livret_hub.ids_at(%s, %s)", ([name], [1])),
        ("SELECT livret_hub.grants_of(%s)", (name,)),
        ("SELECT * FROM livret_hub.grants_digests(%s)", ([name],)),
        ("SELECT livret_hub.filed_in(%s)", (name,)),
        ("SELECT * FROM livret_hub.present_in(%s)", (name,)),
        ("SELECT * FROM livret_hub.standings()", ()),
    )
    # From PostgreSQL 18 on, pages are counted unasked: the first time, the catalogue's.
    plan = "EXPLAIN (ANALYZE, BUFFERS {}, COSTS OFF, TIMING OFF, SUMMARY OFF) "
    quiet, pages = plan.format("OFF"), plan.format("ON")
    with psycopg.connect(marc.url, autocommit=True) as raw:
        for statement, given in asked:
            before = raw.execute(quiet + statement, given).fetchall()
            claire.say({"kind": "aim_said", "words": "Un mot de plus"})
            claire.push()
            assert raw.execute(quiet + statement, given).fetchall() == before
            told += [line for (line,) in before]
            assert raw.execute(statement, given).fetchall() == []
            # A livret that is there touches as many pages as one that is nowhere.
            nowhere = tuple(_elsewhere(one, name) for one in given)
            for _ in range(5):  # until nothing is left to plan
                there, none = (
                    raw.execute(pages + statement, named).fetchall()
                    for named in (given, nowhere)
                )
            assert there == none
    assert not [line for line in told if "Removed" in line or "contributions" in line]


def _elsewhere(given: object, name: bytes) -> object:
    """What is asked, of a livret that is nowhere."""
    if given == [name]:
        return [bytes(16)]
    return bytes(16) if given == name else given


def test_partitions_have_no_door_of_their_own(
    stranger: psycopg.Connection[Any],
) -> None:
    parts = stranger.execute(
        "SELECT relname FROM pg_class WHERE relkind = 'r'"
        " AND relname LIKE 'contributions\\_%'"
    ).fetchall()
    assert len(parts) == 16
    for (part,) in parts:
        asked = sql.SQL("SELECT 1 FROM livret_hub.{}").format(sql.Identifier(part))
        with pytest.raises(errors.InsufficientPrivilege):
            stranger.execute(asked)


FORBIDDEN = (
    "CREATE VIEW livret_hub.v AS SELECT * FROM livret_hub.contributions",
    "CREATE VIEW public.v AS SELECT * FROM livret_hub.contributions",
    "CREATE TEMP VIEW v AS SELECT * FROM livret_hub.contributions",
    "CREATE TEMP TABLE t (a int)",
    "CREATE FUNCTION public.f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "COPY livret_hub.contributions FROM STDIN",
    "COPY (SELECT 1) TO PROGRAM 'cat'",
    "COPY livret_hub.grants TO '/tmp/grants'",
    "INSERT INTO livret_hub.access VALUES (livret_hub.my_key(), 'x')",
    "INSERT INTO livret_hub.erasures VALUES ('x', 'y', 1)",
    "UPDATE livret_hub.contributions SET body = NULL",
    "UPDATE livret_hub.people SET hub_key = 'x'",
    "DELETE FROM livret_hub.contributions",
    "TRUNCATE livret_hub.contributions",
    "ALTER TABLE livret_hub.contributions DISABLE ROW LEVEL SECURITY",
    "ALTER TABLE livret_hub.contributions NO FORCE ROW LEVEL SECURITY",
    "ALTER TABLE livret_hub.contributions DISABLE TRIGGER ALL",
    "DROP POLICY of_mine ON livret_hub.contributions",
    "SELECT livret_hub.welcome('moi', 'x')",
    "SELECT livret_hub.dismiss('x')",
    "SELECT livret_hub.tell('{}', 1)",
    "SELECT livret_hub.is_mine('x')",
    "SELECT livret_hub.tell_presence('x', 1)",
    "INSERT INTO livret_hub.presences VALUES ('x', 1, 1, 'y', now())",
    "UPDATE livret_hub.files SET data = 'x'",
    "COPY livret_hub.files FROM STDIN",
    "SELECT pg_read_file('PG_VERSION')",
    "SELECT lo_import('/etc/passwd')",
    "SELECT pg_stat_reset()",
    "CREATE EXTENSION dblink SCHEMA livret_hub",
    "CREATE SCHEMA ailleurs",
)


def test_a_member_makes_and_changes_nothing_but_by_the_functions(
    stranger: psycopg.Connection[Any],
) -> None:
    for statement in FORBIDDEN:
        with pytest.raises(psycopg.Error) as refused:
            stranger.execute(statement)
        assert refused.value.sqlstate in {"42501", "42P01"}, refused.value


FILLING = (
    "SELECT pg_logical_emit_message(false, 'a', repeat('x', 1000))",
    "SELECT pg_logical_emit_message(true, 'a', repeat('x', 1000)::bytea)",
    "SELECT lo_create(0)",
    "SELECT lo_creat(-1)",
    "SELECT lo_from_bytea(0, 'x')",
    "SELECT pg_export_snapshot()",
    "SELECT pg_advisory_lock(n) FROM generate_series(1, 10) n",
    "SELECT pg_try_advisory_xact_lock_shared(1, n) FROM generate_series(1, 10) n",
)
"""What fills a disk or the table of locks, and PostgreSQL leaves to everybody."""


def test_a_hub_that_a_superuser_made_is_filled_by_nobody(
    server: Server, tmp_path: Path
) -> None:
    database = str(psycopg.conninfo.conninfo_to_dict(new_database(server))["dbname"])
    url = server.url(database)
    make_hub(read_address(url))
    office = Office(url, tmp_path / "bureau")
    try:
        # Everything that desks do goes on without any of it.
        claire, other = office.team()
        claire.say({"kind": "note_added", "words": "Au garage"})
        claire.push()
        other.pull()
        assert "Au garage" in other.words
        with psycopg.connect(other.url, autocommit=True) as raw:
            for statement in FILLING:
                with pytest.raises(errors.InsufficientPrivilege):
                    raw.execute(statement)
    finally:
        office.close()


def test_copy_gives_what_select_gives(by_mistake: psycopg.Connection[Any]) -> None:
    with by_mistake.cursor().copy("COPY livret_hub.contributions TO STDOUT") as copied:
        pytest.fail("refused") if b"".join(copied) else None


def test_nobody_takes_the_role_of_another(
    by_mistake: psycopg.Connection[Any], claire: HubDesk
) -> None:
    stranger = by_mistake
    role = psycopg.conninfo.conninfo_to_dict(claire.url)["user"]
    names = stranger.execute(
        "SELECT rolname FROM pg_roles WHERE rolname LIKE '%keeper'"
    ).fetchall()
    for name in (role, SUPERUSER, "chef", *(name for (name,) in names)):
        for words in ("SET ROLE", "SET SESSION AUTHORIZATION"):
            with pytest.raises(errors.InsufficientPrivilege):
                stranger.execute(f'{words} "{name}"')
        with pytest.raises(errors.InsufficientPrivilege):
            stranger.execute(f'GRANT "{name}" TO CURRENT_USER')
    # The group itself may be taken: who somebody is does not change by it.
    group = stranger.execute(
        "SELECT rolname FROM pg_roles WHERE rolname LIKE '%member'"
        " AND pg_has_role(rolname, 'member')"
    ).fetchone()
    assert group is not None
    stranger.execute(f'SET ROLE "{group[0]}"')
    found = stranger.execute("SELECT count(*) FROM livret_hub.contributions")
    assert found.fetchone() == (0,)


def test_settings_open_nothing(by_mistake: psycopg.Connection[Any]) -> None:
    stranger = by_mistake
    with pytest.raises(errors.InsufficientPrivilege):
        stranger.execute("SET session_replication_role = replica")
    stranger.execute("SET row_security = off")
    with pytest.raises(errors.InsufficientPrivilege):
        stranger.execute("SELECT * FROM livret_hub.contributions")


def test_a_path_of_ones_own_changes_no_function(
    stranger: psycopg.Connection[Any], claire: HubDesk
) -> None:
    (standing,) = claire.hub.server.standings()
    stranger.execute("SET search_path = pg_temp, public")
    asked = "SELECT livret_hub.erase(%s, %s)"
    with pytest.raises(psycopg.Error) as refused:
        stranger.execute(asked, (standing.livret, [b"x" * 16]))
    assert refused.value.sqlstate == "LH002"


def test_a_function_in_a_condition_sees_no_row(
    by_mistake: psycopg.Connection[Any],
) -> None:
    """The rows are filtered before anything of the asker's is called."""
    stranger = by_mistake
    heard: list[str] = []
    stranger.add_notice_handler(lambda told: heard.append(str(told.message_primary)))
    # An error in a cast tells of any row that it is given.
    found = stranger.execute(
        "SELECT 1 FROM livret_hub.contributions"
        " WHERE (octet_length(header) / 0) > 1 OR convert_from(body, 'UTF8') > ''"
    ).fetchall()
    assert found == []
    assert heard == []


def test_uniqueness_tells_a_colleague_nothing(
    stranger: psycopg.Connection[Any], claire: HubDesk
) -> None:
    """What is there and what is not are answered alike to who may not see it."""
    (standing,) = claire.hub.server.standings()
    row = claire.hub.server.rows(standing.livret, 0, 1, own=True)[0]
    asked = "SELECT outcome, last FROM livret_hub.push(%s, %s, %s, %s, %s, %s, %s)"
    answers = set()
    for livret in (standing.livret, b"\1" * 16):
        for name in (row.id, b"\2" * 16):
            columns = ([livret], [1], [name], [0], [row.scope], [b"h"], [b"b"])
            answers.add(stranger.execute(asked, columns).fetchone())
    assert answers == {("unknown", 0)}
    given = "SELECT livret_hub.give_keys(%s, 1, 0, 1, %s, %s, %s)"
    said = set()
    for livret in (standing.livret, b"\1" * 16):
        with pytest.raises(psycopg.Error) as refused:
            stranger.execute(given, (livret, b"g", [b"k" * 32], []))
        said.add((refused.value.sqlstate, str(refused.value).splitlines()[0]))
    assert said == {("LH002", "no such livret")}


def test_there_is_no_foreign_key_and_no_view_to_ask(
    stranger: psycopg.Connection[Any],
) -> None:
    keys = stranger.execute(
        "SELECT conname FROM pg_constraint c JOIN pg_namespace n"
        " ON n.oid = connamespace WHERE nspname = 'livret_hub' AND contype = 'f'"
    ).fetchall()
    views = stranger.execute(
        "SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace"
        " WHERE nspname = 'livret_hub' AND relkind IN ('v', 'm')"
    ).fetchall()
    assert keys == views == []


def test_every_table_is_guarded_and_forced(stranger: psycopg.Connection[Any]) -> None:
    open_ones = stranger.execute(
        "SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace"
        " WHERE nspname = 'livret_hub' AND relkind IN ('r', 'p')"
        " AND NOT (relrowsecurity AND relforcerowsecurity)"
    ).fetchall()
    assert open_ones == [("alembic_version",)]


def test_statistics_tell_a_colleague_nothing(
    stranger: psycopg.Connection[Any], here: Office, server: Server
) -> None:
    with server.superuser(here.url.rpartition("/")[2]) as raw:
        raw.execute("ANALYZE")
    found = stranger.execute(
        "SELECT count(*) FROM pg_stats WHERE schemaname = 'livret_hub'"
        " AND tablename LIKE 'contributions%'"
    ).fetchone()
    assert found == (0,)


def test_who_left_reads_and_writes_nothing_more(
    gone: tuple[HubDesk, HubDesk],
) -> None:
    claire, marc = gone
    (standing,) = claire.hub.server.standings()
    name = standing.livret
    server = marc.hub.server
    assert server.standings() == ()
    assert server.rows(name, 0, 100, own=True) == ()
    assert server.grants(name) == ()
    row = HubRow(id=b"1" * 16, part=0, epoch=2, scope=b"2" * 16, header=b"h", body=None)
    assert server.push([(name, row)])[name].said == "unknown"
    assert not server.open_livret(name, b"g" * 64, [])


def test_who_is_told_hears_of_their_own_livrets_only(
    here: Office, stranger: psycopg.Connection[Any], claire: HubDesk
) -> None:
    marc = here.desk("Marc D.", "emploi")
    welcome(claire, marc)
    marc.hub.server.listen()
    stranger.execute("LISTEN livret")
    claire.push()
    (standing,) = claire.hub.server.standings()
    assert marc.hub.server.news(20).changed == (standing.livret,)
    assert list(stranger.notifies(timeout=0)) == []
    channels = stranger.execute("SELECT * FROM livret_hub.who_am_i()").fetchall()
    assert len(channels) == 1


def dumped(
    server: Server, database: str, *words: str
) -> subprocess.CompletedProcess[bytes]:
    told = ("-h", str(server.folder), "-p", str(server.port), "-d", database)
    return subprocess.run(
        [programs() / "pg_dump", *told, *words],
        cwd=server.folder,
        capture_output=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", "PGPASSWORD": "du relais", "LC_ALL": "C.UTF-8"},
        **somebody(),
    )


def test_a_dump_by_the_administrator_holds_no_row(
    claire: HubDesk, here: Office, server: Server
) -> None:
    database = here.url.rpartition("/")[2]
    done = dumped(server, database, "-U", "chef", "--data-only")
    assert done.returncode != 0
    assert b"permission denied" in done.stderr
    assert done.stdout.count(b"\n") < 40


def held_by(path: Path) -> bytes:
    """Return what a file of a server holds; nothing where the server removed it.

    What it remembers of its catalogues goes away whenever another test makes or
    drops a table, and comes back with the next connection.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def test_a_dump_of_everything_holds_no_word(
    claire: HubDesk, here: Office, server: Server
) -> None:
    claire.hub.server.close()
    database = here.url.rpartition("/")[2]
    done = dumped(server, database, "-U", SUPERUSER, "--inserts")
    assert done.returncode == 0, done.stderr
    plain = done.stdout
    assert plain.count(b"INSERT INTO livret_hub.contributions_") > len(SENTINELS)
    # As text, as the hex of bytea, and as bytes of the files themselves.
    for word in (*SENTINELS, claire.livret, "aim_said", "Claire"):
        assert word.encode() not in plain
        assert word.encode().hex().encode() not in plain
    assert bytes.fromhex(claire.livret).hex().encode() not in plain
    for one in claire.ctx.log.read(claire.livret):
        assert one.id.encode() not in plain
    with server.superuser(database) as raw:
        raw.execute("CHECKPOINT")
        asked = "SELECT oid FROM pg_database WHERE datname <> %s"
        others = [str(number) for (number,) in raw.execute(asked, (database,))]
    # Everything that the server keeps, but the databases of other tests.
    elsewhere = {server.data / "base" / number for number in others}
    kept = [
        path
        for path in server.data.rglob("*")
        if path.is_file() and path.parent not in elsewhere
    ]
    assert len({path.parent for path in kept if path.parent.parent.name == "base"}) == 1
    stem = SENTINELS[0].rstrip("0123456789").encode()
    assert stem == b"sentinelle-"
    assert not [path for path in kept if stem in held_by(path)]
    assert "sentinelle" not in server.said()
