"""Sealed contributions, key grants, people; who may see and do what.

Everything belongs to a *keeper* role that nobody logs in as. A human has a
login role of their own, in the *member* group; members only read, under row
level security that is forced, and write through the functions of
``first_functions``. ``session_user`` says who somebody is: ``SET ROLE`` does
not change it. There is no foreign key and no view: neither can be asked.
"""

from __future__ import annotations

from alembic import op

from livret.exchange.hub.migrations.first_functions import FUNCTIONS
from livret.exchange.hub.roles import PARTITIONS, Roles, quoted

revision = "0001"
down_revision = None

_TABLES = """
CREATE TABLE livret_hub.hub (
    one int PRIMARY KEY CHECK (one = 1),
    id bytea NOT NULL CHECK (octet_length(id) = 16),
    made_at timestamptz NOT NULL DEFAULT now());
CREATE TABLE livret_hub.people (
    n int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    role name NOT NULL UNIQUE,
    hub_key bytea NOT NULL UNIQUE CHECK (octet_length(hub_key) = 32),
    channel text NOT NULL,
    since timestamptz NOT NULL DEFAULT now(),
    ended_at timestamptz);
CREATE TABLE livret_hub.livrets (
    livret bytea PRIMARY KEY CHECK (octet_length(livret) = 16),
    epoch int NOT NULL,
    last int NOT NULL,
    grants int NOT NULL);
CREATE TABLE livret_hub.access (
    hub_key bytea NOT NULL CHECK (octet_length(hub_key) = 32),
    livret bytea NOT NULL,
    PRIMARY KEY (hub_key, livret));
CREATE INDEX access_by_livret ON livret_hub.access (livret);
CREATE TABLE livret_hub.grants (
    livret bytea NOT NULL,
    n int NOT NULL,
    epoch int NOT NULL,
    said bytea NOT NULL CHECK (octet_length(said) <= 1048576),
    given_by int NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (livret, n));
CREATE TABLE livret_hub.erasures (
    livret bytea NOT NULL,
    id bytea NOT NULL,
    erased_by int NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (livret, id));
CREATE TABLE livret_hub.contributions (
    livret bytea NOT NULL,
    seq int NOT NULL,
    part smallint NOT NULL CHECK (part IN (0, 1)),
    epoch int NOT NULL,
    pushed_by int NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    id bytea NOT NULL CHECK (octet_length(id) = 16),
    scope bytea NOT NULL CHECK (octet_length(scope) = 16),
    header bytea CHECK (octet_length(header) <= 132096),
    body bytea CHECK (octet_length(body) <= 132096),
    PRIMARY KEY (livret, seq)) PARTITION BY HASH (livret);
CREATE UNIQUE INDEX contributions_once ON livret_hub.contributions (livret, id, part);
INSERT INTO livret_hub.hub (one, id)
    VALUES (1, decode(replace(gen_random_uuid()::text, '-', ''), 'hex'));
"""

_ACCESS = """SELECT FROM livret_hub.access a
    WHERE a.livret = {table}.livret AND a.hub_key = (SELECT livret_hub.my_key())"""

_OPEN_TO_MEMBERS = ("livrets", "grants", "erasures", "contributions")
"""Tables of which a member reads the rows of their own livrets."""

_ALONE = ("hub", "people", "access")


def upgrade() -> None:
    """Make everything (Alembic calls it)."""
    database = str(op.get_bind().exec_driver_sql("SELECT current_database()").scalar())
    roles = Roles.of(database)
    keeper, member = quoted(roles.keeper), quoted(roles.member)
    op.execute(f"SET LOCAL ROLE {keeper}")
    op.execute(_TABLES)
    parts = [f"contributions_{number}" for number in range(PARTITIONS)]
    for number, part in enumerate(parts):
        op.execute(
            f"CREATE TABLE livret_hub.{part} PARTITION OF livret_hub.contributions"
            f" FOR VALUES WITH (MODULUS {PARTITIONS}, REMAINDER {number})"
        )
    op.execute(FUNCTIONS)
    for table in (*_OPEN_TO_MEMBERS, *_ALONE, *parts):
        _force_security(table, keeper)
    for table in _OPEN_TO_MEMBERS:
        op.execute(
            f"CREATE POLICY of_mine ON livret_hub.{table} FOR SELECT TO {member}"
            f" USING (EXISTS ({_ACCESS.format(table=table)}))"
        )
    op.execute(
        f"CREATE POLICY mine ON livret_hub.access FOR SELECT TO {member}"
        " USING (hub_key = (SELECT livret_hub.my_key()))"
    )
    op.execute(
        f"CREATE POLICY me ON livret_hub.people FOR SELECT TO {member}"
        " USING (role = session_user)"
    )
    op.execute("CREATE POLICY all_may ON livret_hub.hub FOR SELECT USING (true)")
    _grant(member)
    op.execute("RESET ROLE")


def _force_security(table: str, keeper: str) -> None:
    op.execute(f"ALTER TABLE livret_hub.{table} ENABLE ROW LEVEL SECURITY")
    op.execute(f"ALTER TABLE livret_hub.{table} FORCE ROW LEVEL SECURITY")
    op.execute(
        f"CREATE POLICY kept ON livret_hub.{table} TO {keeper}"
        " USING (true) WITH CHECK (true)"
    )


def _grant(member: str) -> None:
    op.execute(f"GRANT USAGE ON SCHEMA livret_hub TO {member}")
    for table in (*_OPEN_TO_MEMBERS, *_ALONE):
        op.execute(f"GRANT SELECT ON livret_hub.{table} TO {member}")
    op.execute("REVOKE ALL ON ALL FUNCTIONS IN SCHEMA livret_hub FROM PUBLIC")
    for function in ("my_key", "push", "open_livret", "give_keys", "erase"):
        op.execute(f"GRANT EXECUTE ON FUNCTION livret_hub.{function} TO {member}")
