"""Who is present in a livret now: sealed, for a minute or two, never kept.

Unlogged: what a crash loses is announced again, and no write-ahead log, backup
or standby keeps who met whom. ``be_present`` tells the others, ``stay_present``
only puts the end off; what has ended is removed by whoever comes next.
"""

from __future__ import annotations

from alembic import op

from livret.exchange.hub.migrations.rights import become_keeper, open_functions

revision = "0002"
down_revision = "0001"

_TABLE = """
CREATE UNLOGGED TABLE livret_hub.presences (
    livret bytea NOT NULL CHECK (octet_length(livret) = 16),
    who int NOT NULL,
    epoch int NOT NULL,
    said bytea NOT NULL CHECK (octet_length(said) <= 2048),
    until timestamptz NOT NULL,
    PRIMARY KEY (livret, who));
ALTER TABLE livret_hub.presences ENABLE ROW LEVEL SECURITY;
ALTER TABLE livret_hub.presences FORCE ROW LEVEL SECURITY;
"""

_FUNCTIONS = """
CREATE FUNCTION livret_hub.tell_presence(wanted bytea, teller int) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT pg_notify(p.channel, '+' || encode(a.livret, 'hex'))
    FROM livret_hub.access a JOIN livret_hub.people p ON p.hub_key = a.hub_key
    WHERE a.livret = wanted AND p.n <> teller AND p.ended_at IS NULL
$$;
CREATE FUNCTION livret_hub.be_present(
    wanted bytea, in_epoch int, sealed bytea, seconds int) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who_asks int := livret_hub.me();
BEGIN
    IF NOT livret_hub.is_mine(wanted) THEN
        RETURN false;
    END IF;
    DELETE FROM livret_hub.presences p
        WHERE p.livret = wanted AND p.until <= clock_timestamp();
    INSERT INTO livret_hub.presences AS p (livret, who, epoch, said, until)
        VALUES (wanted, who_asks, in_epoch, sealed,
            clock_timestamp() + make_interval(secs => least(greatest(seconds, 1), 120)))
        ON CONFLICT (livret, who) DO UPDATE
        SET epoch = EXCLUDED.epoch, said = EXCLUDED.said, until = EXCLUDED.until;
    PERFORM livret_hub.tell_presence(wanted, who_asks);
    RETURN true;
END $$;
CREATE FUNCTION livret_hub.stay_present(wanted bytea, seconds int) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who_asks int := livret_hub.me();
BEGIN
    UPDATE livret_hub.presences p
        SET until = clock_timestamp()
            + make_interval(secs => least(greatest(seconds, 1), 120))
        WHERE p.livret = wanted AND p.who = who_asks
            AND p.until > clock_timestamp() AND livret_hub.is_mine(wanted);
    RETURN FOUND;
END $$;
CREATE FUNCTION livret_hub.go_out(wanted bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who_asks int := livret_hub.me();
BEGIN
    DELETE FROM livret_hub.presences p
        WHERE p.livret = wanted AND p.who = who_asks;
    IF FOUND THEN
        PERFORM livret_hub.tell_presence(wanted, who_asks);
    END IF;
END $$;
"""

_ACCESS = """SELECT FROM livret_hub.access a
    WHERE a.livret = presences.livret AND a.hub_key = (SELECT livret_hub.my_key())"""

_OPEN_TO_MEMBERS = (
    "be_present(bytea, int, bytea, int)",
    "stay_present(bytea, int)",
    "go_out(bytea)",
)


def upgrade() -> None:
    """Add presences (Alembic calls it)."""
    keeper, member = become_keeper()
    op.execute(_TABLE)
    op.execute(_FUNCTIONS)
    op.execute(
        f"CREATE POLICY kept ON livret_hub.presences TO {keeper}"
        " USING (true) WITH CHECK (true)"
    )
    op.execute(
        f"CREATE POLICY of_mine ON livret_hub.presences FOR SELECT TO {member}"
        f" USING (EXISTS ({_ACCESS}))"
    )
    op.execute(f"GRANT SELECT ON livret_hub.presences TO {member}")
    open_functions(member, _OPEN_TO_MEMBERS)
    op.execute("RESET ROLE")
