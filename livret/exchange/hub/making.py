"""Making a hub in an empty database, and bringing an older one up to date.

Run by whoever administers the database. Afterwards that role holds no table:
all belongs to the keeper, whom only a superuser, or who may make roles and
grants themself this one, can become. What they read then is sealed.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from psycopg import sql
from sqlalchemy import Connection, NullPool, create_engine

from livret.exchange.hub import migrations
from livret.exchange.hub.addresses import Address
from livret.exchange.hub.failures import hub_errors
from livret.exchange.hub.roles import SCHEMA, Roles
from livret.exchange.hub.versions import VERSION
from livret.usecases.hub_errors import HubOtherVersion, HubTooOld

OLDEST_SERVER = 150_000

_CLOSE_FILLING = """DO $$
DECLARE one regprocedure;
BEGIN
    FOR one IN SELECT oid FROM pg_proc
        WHERE pronamespace = 'pg_catalog'::regnamespace
        AND (proname IN ('pg_logical_emit_message', 'lo_creat', 'lo_create',
            'lo_from_bytea', 'pg_export_snapshot') OR proname LIKE 'pg%advisory%lock%')
    LOOP
        EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', one);
    END LOOP;
END $$"""
"""Takes from everybody what fills the disk or the table of locks, in one database.

A superuser alone may; ``resources/help/relais.md`` has it typed, word for word.
"""


@dataclass(frozen=True, slots=True)
class Made:
    """What making a hub did.

    Attributes:
        hub: Its random id, 32 hex digits.
        version: Of its schema.
        was: The version before; empty where there was none.
    """

    hub: str
    version: str
    was: str


def make_hub(address: Address) -> Made:
    """Make or upgrade the hub of a database; all or nothing, and again at will.

    Raises:
        HubUnreachable, HubAccessRefused, HubRightsMissing, HubTooOld,
        HubOtherVersion (a newer program made it): Nothing was changed.
    """
    engine = create_engine(
        "postgresql+psycopg://",
        creator=lambda: _reached(address),
        poolclass=NullPool,
        hide_parameters=True,
    )
    with hub_errors(address.place), engine.begin() as connection:
        raw: Any = connection.connection.driver_connection
        if raw.info.server_version < OLDEST_SERVER:
            raise HubTooOld(place=address.place, found=str(raw.info.server_version))
        roles = Roles.of(address.database)
        _make_roles(raw, roles)
        was = _upgrade(connection, address.place)
        _close_doors(raw, address.database, roles)
        row = raw.execute("SELECT encode(id, 'hex') FROM livret_hub.hub").fetchone()
        _leave_keeper(raw, roles)
    return Made(hub=str(row[0]), version=VERSION, was=was)


def _reached(address: Address) -> psycopg.Connection[Any]:
    with address.ready() as conninfo:
        return psycopg.connect(conninfo)


def _make_roles(raw: psycopg.Connection[Any], roles: Roles) -> None:
    for role in (roles.keeper, roles.member):
        known = raw.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (role,))
        if known.fetchone() is None:
            raw.execute(sql.SQL("CREATE ROLE {} NOLOGIN").format(sql.Identifier(role)))
    keeper = sql.Identifier(roles.keeper)
    raw.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(keeper))
    raw.execute(
        sql.SQL("CREATE SCHEMA IF NOT EXISTS {} AUTHORIZATION {}").format(
            sql.Identifier(SCHEMA), keeper
        )
    )


def _leave_keeper(raw: psycopg.Connection[Any], roles: Roles) -> None:
    keeper = sql.Identifier(roles.keeper)
    raw.execute(sql.SQL("REVOKE {} FROM CURRENT_USER").format(keeper))


def _close_doors(raw: psycopg.Connection[Any], database: str, roles: Roles) -> None:
    """Nobody but members comes in, and none of them makes anything here."""
    base, member = sql.Identifier(database), sql.Identifier(roles.member)
    raw.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(base))
    raw.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(base, member))
    raw.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")
    for function in ("welcome(name, bytea)", "dismiss(bytea)"):
        raw.execute(
            sql.SQL("GRANT EXECUTE ON FUNCTION livret_hub.{} TO CURRENT_USER").format(
                sql.SQL(function)
            )
        )
    raw.execute(
        sql.SQL("GRANT SELECT ON livret_hub.alembic_version TO {}").format(member)
    )
    if raw.info.parameter_status("is_superuser") == "on":
        raw.execute(_CLOSE_FILLING)
    raw.execute("GRANT USAGE ON SCHEMA livret_hub TO CURRENT_USER")
    raw.execute("GRANT SELECT ON livret_hub.hub TO CURRENT_USER")


def _upgrade(connection: Connection, place: str) -> str:
    options = {"version_table_schema": SCHEMA}
    found = MigrationContext.configure(connection, opts=options).get_current_revision()
    script = ScriptDirectory(str(Path(migrations.__file__).parent))
    known = {one.revision for one in script.walk_revisions()}
    if found is not None and found not in known:
        raise HubOtherVersion(place=place, found=found, known=VERSION)

    def steps(revision: Any, _context: MigrationContext) -> Any:
        return script._upgrade_revs("head", revision)

    with EnvironmentContext(Config(), script, fn=steps) as environment:
        environment.configure(
            connection=connection, version_table_schema=SCHEMA, transactional_ddl=True
        )
        environment.run_migrations()
    return found or ""
