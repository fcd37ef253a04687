"""Members read by functions too, and no table any more; who loses access is told.

Row level security hides rows, not that they are there: PostgreSQL may try what is
asked (``hub_key > '…'``) before the policy, wherever that gives no row away, and
``EXPLAIN ANALYZE`` tells how many rows each of the two left out. So a colleague could
find, a comparison at a time, which livrets each person reads, who pushes to them and
when, and the channels on which the others listen. Of a function it tells nothing.
The policies stay, for a right that somebody should give by mistake.

Whoever is taken out of a livret, or of the hub, hears of it on their own channel
(``-`` before the livret's opaque name), in place of asking again and again. A new
epoch may be more than one later: whoever saw a later one, on a hub that went back
to a copy, seals under none that was there before.
"""

from __future__ import annotations

from alembic import op

from livret.exchange.hub.migrations.rights import become_keeper, open_functions

revision = "0004"
down_revision = "0003"

_MINE = """
CREATE FUNCTION livret_hub.who_am_i()
RETURNS TABLE (channel text, hub_key bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT p.channel, p.hub_key FROM livret_hub.people p
    WHERE p.role = session_user
$$;
CREATE FUNCTION livret_hub.standings()
RETURNS TABLE (livret bytea, epoch int, last int, grants int)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY SELECT l.livret, l.epoch, l.last, l.grants
        FROM livret_hub.access a JOIN livret_hub.livrets l ON l.livret = a.livret
        WHERE a.hub_key = livret_hub.my_key() ORDER BY l.livret;
END $$;
CREATE FUNCTION livret_hub.those_of_mine(wanted bytea[]) RETURNS SETOF bytea
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT a.livret FROM livret_hub.access a
    WHERE a.hub_key = livret_hub.my_key() AND a.livret = ANY (wanted)
$$;
"""

_READ = """
CREATE FUNCTION livret_hub.grants_of(wanted bytea) RETURNS SETOF bytea
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF livret_hub.is_mine(wanted) THEN
        RETURN QUERY SELECT g.said FROM livret_hub.grants g
            WHERE g.livret = wanted ORDER BY g.n;
    END IF;
END $$;
CREATE FUNCTION livret_hub.grants_digests(wanted bytea[])
RETURNS TABLE (livret bytea, digest bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
        SELECT g.livret, sha256(string_agg(sha256(g.said), ''::bytea ORDER BY g.n))
        FROM livret_hub.those_of_mine(wanted) m
        JOIN livret_hub.grants g ON g.livret = m GROUP BY g.livret;
END $$;
CREATE FUNCTION livret_hub.rows_after(
    wanted bytea, place int, most int, own boolean)
RETURNS TABLE (id bytea, part smallint, epoch int, scope bytea, header bytea,
    body bytea, seq int, mine boolean, bodied boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    who int := livret_hub.me();
BEGIN
    IF livret_hub.is_mine(wanted) THEN
        RETURN QUERY SELECT c.id, c.part, c.epoch, c.scope,
                CASE WHEN own OR c.pushed_by <> who THEN c.header END,
                CASE WHEN own OR c.pushed_by <> who THEN c.body END,
                c.seq, c.pushed_by = who, c.body IS NOT NULL
            FROM livret_hub.contributions c
            WHERE c.livret = wanted AND c.seq > place ORDER BY c.seq LIMIT most;
    END IF;
END $$;
CREATE FUNCTION livret_hub.ids_at(livrets bytea[], seqs int[])
RETURNS TABLE (n bigint, id bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY SELECT w.n, c.id
        FROM unnest(livrets, seqs) WITH ORDINALITY w(livret, seq, n)
        JOIN livret_hub.those_of_mine(livrets) m ON m = w.livret
        JOIN livret_hub.contributions c ON c.livret = w.livret AND c.seq = w.seq;
END $$;
CREATE FUNCTION livret_hub.erased_among(wanted bytea, ids bytea[]) RETURNS SETOF bytea
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF livret_hub.is_mine(wanted) THEN
        RETURN QUERY SELECT e.id FROM livret_hub.erasures e
            WHERE e.livret = wanted AND e.id = ANY (ids);
    END IF;
END $$;
CREATE FUNCTION livret_hub.present_in(wanted bytea)
RETURNS TABLE (epoch int, said bytea, mine boolean, seconds float8)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    who_asks int := livret_hub.me();
BEGIN
    IF livret_hub.is_mine(wanted) THEN
        RETURN QUERY SELECT p.epoch, p.said, p.who = who_asks,
                extract(epoch FROM p.until - clock_timestamp())::float8
            FROM livret_hub.presences p
            WHERE p.livret = wanted AND p.until > clock_timestamp() ORDER BY p.who;
    END IF;
END $$;
"""

_FILES = """
CREATE FUNCTION livret_hub.filed_in(wanted bytea) RETURNS SETOF bytea
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF livret_hub.is_mine(wanted) THEN
        RETURN QUERY SELECT c.id FROM livret_hub.contributions c
            WHERE c.livret = wanted AND c.part = 2;
    END IF;
END $$;
CREATE FUNCTION livret_hub.file_parts(wanted bytea, contribution bytea, named bytea)
RETURNS SETOF int
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF livret_hub.is_mine(wanted) THEN
        RETURN QUERY SELECT f.part FROM livret_hub.files f
            WHERE f.livret = wanted AND f.id = contribution AND f.file = named;
    END IF;
END $$;
CREATE FUNCTION livret_hub.file_part(
    wanted bytea, contribution bytea, named bytea, nth int)
RETURNS TABLE (part int, parts int, epoch int, scope bytea, data bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
    IF livret_hub.is_mine(wanted) THEN
        RETURN QUERY SELECT f.part, f.parts, f.epoch, f.scope, f.data
            FROM livret_hub.files f WHERE f.livret = wanted
            AND f.id = contribution AND f.file = named AND f.part = nth;
    END IF;
END $$;
"""

_TOLD = """
CREATE OR REPLACE FUNCTION livret_hub.give_keys(
    wanted bytea, from_epoch int, seen int, to_epoch int, grant_said bytea,
    joining bytea[], leaving bytea[])
RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who int := livret_hub.me();
    state record;
BEGIN
    IF NOT livret_hub.is_mine(wanted) THEN
        RAISE EXCEPTION 'no such livret' USING ERRCODE = 'LH002';
    END IF;
    SELECT l.epoch, l.last, l.grants INTO state FROM livret_hub.livrets l
        WHERE l.livret = wanted FOR UPDATE;
    -- Who has not seen everything might give a key back to somebody who left.
    IF state.epoch <> from_epoch OR state.last <> seen
        OR to_epoch < from_epoch OR to_epoch > from_epoch + 1000
        OR (to_epoch = from_epoch AND cardinality(leaving) > 0) THEN
        RETURN false;
    END IF;
    UPDATE livret_hub.livrets l SET epoch = to_epoch, grants = l.grants + 1
        WHERE l.livret = wanted;
    INSERT INTO livret_hub.grants (livret, n, epoch, said, given_by)
        VALUES (wanted, state.grants + 1, to_epoch, grant_said, who);
    INSERT INTO livret_hub.access (hub_key, livret)
        SELECT k, wanted FROM unnest(joining) k ON CONFLICT DO NOTHING;
    -- Before they leave the list: of what comes afterwards they hear nothing.
    PERFORM pg_notify(p.channel, '-' || encode(wanted, 'hex'))
        FROM livret_hub.access a JOIN livret_hub.people p ON p.hub_key = a.hub_key
        WHERE a.livret = wanted AND a.hub_key = ANY (leaving) AND p.ended_at IS NULL;
    DELETE FROM livret_hub.access a
        WHERE a.livret = wanted AND a.hub_key = ANY (leaving);
    PERFORM livret_hub.tell(ARRAY[wanted], who);
    RETURN true;
END $$;
CREATE OR REPLACE FUNCTION livret_hub.dismiss(key bytea) RETURNS SETOF name
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH ended AS (UPDATE livret_hub.people p SET ended_at = now()
        WHERE p.hub_key = key AND p.ended_at IS NULL RETURNING p.role, p.channel)
    SELECT e.role FROM ended e CROSS JOIN LATERAL pg_notify(e.channel, '-') told
$$;
"""

_OPEN_TO_MEMBERS = (
    "who_am_i()",
    "standings()",
    "grants_of(bytea)",
    "grants_digests(bytea[])",
    "rows_after(bytea, int, int, boolean)",
    "ids_at(bytea[], int[])",
    "erased_among(bytea, bytea[])",
    "present_in(bytea)",
    "filed_in(bytea)",
    "file_parts(bytea, bytea, bytea)",
    "file_part(bytea, bytea, bytea, int)",
)

_CLOSED = (
    *("people", "access", "livrets", "grants", "erasures", "contributions"),
    *("presences", "files"),
)


def upgrade() -> None:
    """Give members functions in place of tables (Alembic calls it)."""
    _, member = become_keeper()
    op.execute(_MINE + _READ + _FILES + _TOLD)
    open_functions(member, _OPEN_TO_MEMBERS)
    for table in _CLOSED:
        op.execute(f"REVOKE ALL ON livret_hub.{table} FROM {member}")
    op.execute("RESET ROLE")
