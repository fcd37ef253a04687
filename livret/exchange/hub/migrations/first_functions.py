"""The only ways in which a member writes; owned by the keeper.

Each finds out by ``session_user`` who asks, answers the same for a livret that
is not there and for one that is not theirs, and names everything in full: the
search path of whoever calls changes nothing. Error codes: ``LH001`` not a
person of this hub, ``LH002`` no such livret of theirs, ``LH003`` too much.
"""

from __future__ import annotations

_WHO = """
CREATE FUNCTION livret_hub.my_key() RETURNS bytea
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT p.hub_key FROM livret_hub.people p
    WHERE p.role = session_user AND p.ended_at IS NULL
$$;
CREATE FUNCTION livret_hub.me() RETURNS int
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE found int;
BEGIN
    SELECT p.n INTO found FROM livret_hub.people p
    WHERE p.role = session_user AND p.ended_at IS NULL;
    IF found IS NULL THEN
        RAISE EXCEPTION 'not a person of this hub' USING ERRCODE = 'LH001';
    END IF;
    RETURN found;
END $$;
CREATE FUNCTION livret_hub.is_mine(wanted bytea) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM livret_hub.access a
        WHERE a.livret = wanted AND a.hub_key = livret_hub.my_key())
$$;
CREATE FUNCTION livret_hub.tell(changed bytea[], teller int) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT pg_notify(p.channel, string_agg(DISTINCT encode(a.livret, 'hex'), ' '))
    FROM livret_hub.access a JOIN livret_hub.people p ON p.hub_key = a.hub_key
    WHERE a.livret = ANY (changed) AND p.n <> teller AND p.ended_at IS NULL
    GROUP BY p.channel
$$;
"""

_PUSH = """
CREATE FUNCTION livret_hub.push(
    livrets bytea[], epochs int[], ids bytea[], parts smallint[], scopes bytea[],
    headers bytea[], bodies bytea[])
RETURNS TABLE (livret bytea, outcome text, last int, at_last bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    who int := livret_hub.me();
    one record; state record; added int; changed bytea[] := '{}';
BEGIN
    IF cardinality(ids) > 2000 THEN
        RAISE EXCEPTION 'too much at once' USING ERRCODE = 'LH003';
    END IF;
    -- In one order for everybody, so that two pushes never wait for each other.
    FOR one IN SELECT t.livret, max(t.epoch) AS epoch
        FROM unnest(livrets, epochs) t(livret, epoch) GROUP BY 1 ORDER BY 1
    LOOP
        IF NOT livret_hub.is_mine(one.livret) THEN
            RETURN QUERY SELECT one.livret, 'unknown', 0, ''::bytea;
            CONTINUE;
        END IF;
        SELECT l.epoch, l.last INTO state FROM livret_hub.livrets l
            WHERE l.livret = one.livret FOR UPDATE;
        IF state.epoch <> one.epoch THEN
            RETURN QUERY SELECT one.livret, 'stale', 0, ''::bytea;
            CONTINUE;
        END IF;
        INSERT INTO livret_hub.contributions
            (livret, seq, part, epoch, pushed_by, id, scope, header, body)
        SELECT one.livret, state.last + row_number() OVER (ORDER BY t.at), t.part,
            one.epoch, who, t.id, t.scope, t.header,
            CASE WHEN e.id IS NULL THEN t.body END
        FROM unnest(livrets, ids, parts, scopes, headers, bodies) WITH ORDINALITY
            t(livret, id, part, scope, header, body, at)
        LEFT JOIN livret_hub.erasures e ON e.livret = one.livret AND e.id = t.id
        WHERE t.livret = one.livret AND (t.part = 0 OR e.id IS NULL)
            AND NOT EXISTS (SELECT FROM livret_hub.contributions c
                WHERE c.livret = one.livret AND c.id = t.id AND c.part = t.part);
        GET DIAGNOSTICS added = ROW_COUNT;
        IF added > 0 THEN
            UPDATE livret_hub.livrets l SET last = l.last + added
                WHERE l.livret = one.livret;
            changed := changed || one.livret;
        END IF;
        RETURN QUERY SELECT one.livret, 'kept', c.seq, c.id
            FROM livret_hub.contributions c
            WHERE c.livret = one.livret AND c.seq = state.last + added;
    END LOOP;
    PERFORM livret_hub.tell(changed, who);
END $$;
"""

_KEYS = """
CREATE FUNCTION livret_hub.open_livret(wanted bytea, grant_said bytea, joining bytea[])
RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who int := livret_hub.me();
BEGIN
    INSERT INTO livret_hub.livrets (livret, epoch, last, grants)
        VALUES (wanted, 1, 0, 1) ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    INSERT INTO livret_hub.grants (livret, n, epoch, said, given_by)
        VALUES (wanted, 1, 1, grant_said, who);
    INSERT INTO livret_hub.access (hub_key, livret)
        SELECT k, wanted FROM unnest(joining || livret_hub.my_key()) k
        ON CONFLICT DO NOTHING;
    PERFORM livret_hub.tell(ARRAY[wanted], who);
    RETURN true;
END $$;
CREATE FUNCTION livret_hub.give_keys(
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
        OR to_epoch NOT IN (from_epoch, from_epoch + 1)
        OR (to_epoch = from_epoch AND cardinality(leaving) > 0) THEN
        RETURN false;
    END IF;
    UPDATE livret_hub.livrets l SET epoch = to_epoch, grants = l.grants + 1
        WHERE l.livret = wanted;
    INSERT INTO livret_hub.grants (livret, n, epoch, said, given_by)
        VALUES (wanted, state.grants + 1, to_epoch, grant_said, who);
    INSERT INTO livret_hub.access (hub_key, livret)
        SELECT k, wanted FROM unnest(joining) k ON CONFLICT DO NOTHING;
    -- Told before they leave the list: whoever leaves is not told of it.
    DELETE FROM livret_hub.access a
        WHERE a.livret = wanted AND a.hub_key = ANY (leaving);
    PERFORM livret_hub.tell(ARRAY[wanted], who);
    RETURN true;
END $$;
"""

_ERASE = """
CREATE FUNCTION livret_hub.erase(wanted bytea, ids bytea[]) RETURNS int
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
    RETURN gone;
END $$;
CREATE FUNCTION livret_hub.only_bodies_go() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP <> 'UPDATE' OR NEW.body IS NOT NULL
        OR ROW(NEW.livret, NEW.seq, NEW.part, NEW.epoch, NEW.pushed_by, NEW.at)
        IS DISTINCT FROM
        ROW(OLD.livret, OLD.seq, OLD.part, OLD.epoch, OLD.pushed_by, OLD.at)
        OR ROW(NEW.id, NEW.scope, NEW.header)
        IS DISTINCT FROM ROW(OLD.id, OLD.scope, OLD.header) THEN
        RAISE EXCEPTION 'contributions stay as they came' USING ERRCODE = 'LH004';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION livret_hub.stays() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'this is kept as it came' USING ERRCODE = 'LH004';
END $$;
CREATE TRIGGER only_bodies_go BEFORE UPDATE OR DELETE ON livret_hub.contributions
    FOR EACH ROW EXECUTE FUNCTION livret_hub.only_bodies_go();
CREATE TRIGGER grants_stay BEFORE UPDATE OR DELETE ON livret_hub.grants
    FOR EACH ROW EXECUTE FUNCTION livret_hub.stays();
CREATE TRIGGER erasures_stay BEFORE UPDATE OR DELETE ON livret_hub.erasures
    FOR EACH ROW EXECUTE FUNCTION livret_hub.stays();
"""

_PEOPLE = """
CREATE FUNCTION livret_hub.welcome(login name, key bytea) RETURNS SETOF name
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    -- Welcomed again, they keep their number: what they pushed stays theirs.
    WITH before AS (SELECT p.role FROM livret_hub.people p WHERE p.hub_key = key),
    put AS (INSERT INTO livret_hub.people AS p (role, hub_key, channel)
        VALUES (login, key, 'livret_' || replace(gen_random_uuid()::text, '-', ''))
        ON CONFLICT (hub_key) DO UPDATE
        SET role = EXCLUDED.role, channel = EXCLUDED.channel, ended_at = NULL)
    SELECT role FROM before
$$;
CREATE FUNCTION livret_hub.dismiss(key bytea) RETURNS SETOF name
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    UPDATE livret_hub.people p SET ended_at = now()
        WHERE p.hub_key = key AND p.ended_at IS NULL RETURNING p.role
$$;
"""

FUNCTIONS = _WHO + _PUSH + _KEYS + _ERASE + _PEOPLE
"""Everything, to be run once by the keeper."""
