"""Files that contributions name: sealed in parts, under the key of their words.

A file belongs to the contribution that names it, and goes with its body. That
all of them are there is told by a row of its own among the contributions
(``part`` 2), so that whoever pulls hears of it as of anything else. At most 80
parts of 256 KiB for a file, and 8192 for a livret (2 GiB).
"""

from __future__ import annotations

from alembic import op

from livret.exchange.hub.migrations.rights import become_keeper, open_functions
from livret.exchange.hub.roles import PARTITIONS

revision = "0003"
down_revision = "0002"

_TABLE = """
CREATE TABLE livret_hub.files (
    livret bytea NOT NULL CHECK (octet_length(livret) = 16),
    id bytea NOT NULL CHECK (octet_length(id) = 16),
    file bytea NOT NULL CHECK (octet_length(file) = 16),
    part int NOT NULL CHECK (part >= 0 AND part < parts),
    parts int NOT NULL CHECK (parts <= 80),
    epoch int NOT NULL,
    scope bytea NOT NULL CHECK (octet_length(scope) = 16),
    pushed_by int NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    data bytea NOT NULL CHECK (octet_length(data) <= 264192),
    PRIMARY KEY (livret, id, file, part)) PARTITION BY HASH (livret);
ALTER TABLE livret_hub.files ALTER COLUMN data SET STORAGE EXTERNAL;
ALTER TABLE livret_hub.contributions DROP CONSTRAINT contributions_part_check;
ALTER TABLE livret_hub.contributions
    ADD CONSTRAINT contributions_part_check CHECK (part IN (0, 1, 2));
"""

_FUNCTIONS = """
CREATE FUNCTION livret_hub.push_file(
    wanted bytea, contribution bytea, named bytea, nth int, of_parts int,
    in_epoch int, under bytea, sealed bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who int := livret_hub.me();
    now_epoch int;
BEGIN
    IF NOT livret_hub.is_mine(wanted) THEN
        RETURN 'unknown';
    END IF;
    SELECT l.epoch INTO now_epoch FROM livret_hub.livrets l
        WHERE l.livret = wanted FOR SHARE;
    IF now_epoch <> in_epoch THEN
        RETURN 'stale';
    END IF;
    IF NOT EXISTS (SELECT FROM livret_hub.contributions c
            WHERE c.livret = wanted AND c.id = contribution AND c.body IS NOT NULL) THEN
        RETURN 'gone';
    END IF;
    IF (SELECT count(*) FROM livret_hub.files f WHERE f.livret = wanted)
            >= 8192 THEN
        RETURN 'full';
    END IF;
    INSERT INTO livret_hub.files
        (livret, id, file, part, parts, epoch, scope, pushed_by, data)
        VALUES (wanted, contribution, named, nth, of_parts, in_epoch, under, who,
            sealed)
        ON CONFLICT DO NOTHING;
    RETURN 'kept';
END $$;
CREATE FUNCTION livret_hub.files_done(wanted bytea, contribution bytea)
RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who int := livret_hub.me();
    state record;
BEGIN
    IF NOT livret_hub.is_mine(wanted) THEN
        RETURN false;
    END IF;
    SELECT l.epoch, l.last INTO state FROM livret_hub.livrets l
        WHERE l.livret = wanted FOR UPDATE;
    INSERT INTO livret_hub.contributions
        (livret, seq, part, epoch, pushed_by, id, scope, header, body)
        SELECT wanted, state.last + 1, 2, state.epoch, who, contribution, f.scope,
            NULL, NULL
        FROM livret_hub.files f
        WHERE f.livret = wanted AND f.id = contribution
            AND NOT EXISTS (SELECT FROM livret_hub.contributions c
                WHERE c.livret = wanted AND c.id = contribution AND c.part = 2)
        LIMIT 1;
    IF FOUND THEN
        UPDATE livret_hub.livrets l SET last = l.last + 1 WHERE l.livret = wanted;
        PERFORM livret_hub.tell(ARRAY[wanted], who);
    END IF;
    RETURN true;
END $$;
CREATE OR REPLACE FUNCTION livret_hub.erase(wanted bytea, ids bytea[]) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who int := livret_hub.me();
    gone int;
BEGIN
    IF NOT livret_hub.is_mine(wanted) THEN
        RAISE EXCEPTION 'no such livret' USING ERRCODE = 'LH002';
    END IF;
    PERFORM FROM livret_hub.livrets l WHERE l.livret = wanted FOR UPDATE;
    INSERT INTO livret_hub.erasures (livret, id, erased_by)
        SELECT wanted, i, who FROM unnest(ids) i ON CONFLICT DO NOTHING;
    UPDATE livret_hub.contributions c SET body = NULL
        WHERE c.livret = wanted AND c.id = ANY (ids) AND c.body IS NOT NULL;
    GET DIAGNOSTICS gone = ROW_COUNT;
    DELETE FROM livret_hub.files f WHERE f.livret = wanted AND f.id = ANY (ids);
    RETURN gone;
END $$;
CREATE FUNCTION livret_hub.only_erased_files_go() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP <> 'DELETE' OR NOT EXISTS (SELECT FROM livret_hub.erasures e
            WHERE e.livret = OLD.livret AND e.id = OLD.id) THEN
        RAISE EXCEPTION 'files stay as they came' USING ERRCODE = 'LH004';
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER only_erased_files_go BEFORE UPDATE OR DELETE ON livret_hub.files
    FOR EACH ROW EXECUTE FUNCTION livret_hub.only_erased_files_go();
"""

_ACCESS = """SELECT FROM livret_hub.access a
    WHERE a.livret = files.livret AND a.hub_key = (SELECT livret_hub.my_key())"""

_OPEN_TO_MEMBERS = (
    "push_file(bytea, bytea, bytea, int, int, int, bytea, bytea)",
    "files_done(bytea, bytea)",
)


def upgrade() -> None:
    """Add files (Alembic calls it)."""
    keeper, member = become_keeper()
    op.execute(_TABLE)
    parts = [f"files_{number}" for number in range(PARTITIONS)]
    for number, part in enumerate(parts):
        op.execute(
            f"CREATE TABLE livret_hub.{part} PARTITION OF livret_hub.files"
            f" FOR VALUES WITH (MODULUS {PARTITIONS}, REMAINDER {number})"
        )
    op.execute(_FUNCTIONS)
    for table in ("files", *parts):
        op.execute(f"ALTER TABLE livret_hub.{table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE livret_hub.{table} FORCE ROW LEVEL SECURITY")
        op.execute(
            f"CREATE POLICY kept ON livret_hub.{table} TO {keeper}"
            " USING (true) WITH CHECK (true)"
        )
    op.execute(
        f"CREATE POLICY of_mine ON livret_hub.files FOR SELECT TO {member}"
        f" USING (EXISTS ({_ACCESS}))"
    )
    op.execute(f"GRANT SELECT ON livret_hub.files TO {member}")
    open_functions(member, _OPEN_TO_MEMBERS)
    op.execute("RESET ROLE")
