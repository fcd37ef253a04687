"""Nobody acts on what stood before their access ended.

A transaction that is *repeatable read* or *serializable* goes on seeing the moment
at which it began. Whoever had begun one while they still had a place was still told
apart by it afterwards: with their access to the whole hub ended they went on reading
what stood then, pushed, and removed every word of the livrets they had taken part in
(a transaction may be kept open for as long as one likes: limits of time are lifted
in one's own sessions). So whoever asks in another way than *read committed*, in which
each statement sees what stands now, is nobody here. Livret asks in no other.

And ``erase`` looks again once it has its turn at the livret: whoever waited for the
very commit that takes them out removed words after it.
"""

from __future__ import annotations

from alembic import op

from livret.exchange.hub.migrations.rights import become_keeper

revision = "0005"
down_revision = "0004"

_WHO = """
CREATE OR REPLACE FUNCTION livret_hub.my_key() RETURNS bytea
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT p.hub_key FROM livret_hub.people p
    WHERE p.role = session_user AND p.ended_at IS NULL
        AND current_setting('transaction_isolation') = 'read committed'
$$;
CREATE OR REPLACE FUNCTION livret_hub.me() RETURNS int
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE found int;
BEGIN
    SELECT p.n INTO found FROM livret_hub.people p
    WHERE p.role = session_user AND p.ended_at IS NULL
        AND current_setting('transaction_isolation') = 'read committed';
    IF found IS NULL THEN
        RAISE EXCEPTION 'not a person of this hub' USING ERRCODE = 'LH001';
    END IF;
    RETURN found;
END $$;
"""

_ERASE = """
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
    IF NOT livret_hub.is_mine(wanted) THEN  -- not any more, while this waited
        RAISE EXCEPTION 'no such livret' USING ERRCODE = 'LH002';
    END IF;
    INSERT INTO livret_hub.erasures (livret, id, erased_by)
        SELECT wanted, i, who FROM unnest(ids) i ON CONFLICT DO NOTHING;
    UPDATE livret_hub.contributions c SET body = NULL
        WHERE c.livret = wanted AND c.id = ANY (ids) AND c.body IS NOT NULL;
    GET DIAGNOSTICS gone = ROW_COUNT;
    DELETE FROM livret_hub.files f WHERE f.livret = wanted AND f.id = ANY (ids);
    RETURN gone;
END $$;
"""


def upgrade() -> None:
    """Ask what stands now, and nothing else (Alembic calls it)."""
    become_keeper()
    op.execute(_WHO + _ERASE)
    op.execute("RESET ROLE")
