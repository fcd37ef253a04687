"""A hub that answers and takes nothing is not told to be away."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from psycopg import sql

from livret.exchange.hub.roles import Roles
from livret.usecases.hub_errors import HubAccessRefused, HubReadOnly
from livret.usecases.hub_state import AWAY, HERE
from tests.exchange.hub.desks import Office
from tests.exchange.hub.followed import Followed
from tests.exchange.hub.postgres import Server
from tests.exchange.hub.test_outages import own_office, own_server

__all__ = ["own_office", "own_server"]


_SHOWN = "SHOW default_transaction_read_only"


@contextmanager
def read_only(server: Server) -> Iterator[None]:
    """Let nobody write, as on a standby that is not promoted yet."""
    set_to = "ALTER SYSTEM SET default_transaction_read_only = {}"
    for value in (True, False):
        with server.superuser() as raw:
            raw.execute("SET default_transaction_read_only = off")
            raw.execute(sql.SQL(set_to).format(sql.Literal(value)))
            raw.execute("RESET default_transaction_read_only")
            raw.execute("SELECT pg_reload_conf()")
            # Told to the newest connection first, to those of the desks just after.
            while raw.execute(_SHOWN).fetchone() != ("on" if value else "off",):
                pass
        if value:
            yield


def test_what_cannot_be_kept_waits_and_goes(
    own_office: Office, own_server: Server
) -> None:
    claire, marc = own_office.team()
    claire.say({"kind": "aim_said", "words": "Plus tard"})
    with read_only(own_server):
        with pytest.raises(HubReadOnly):  # where it was reached before
            claire.push()
        with pytest.raises(HubReadOnly):
            marc.vault.at_hub(marc.url)
    assert claire.push().contributions == 1
    marc.pull()
    assert "Plus tard" in marc.words


def test_the_window_is_told_and_goes_on(own_office: Office, own_server: Server) -> None:
    claire = Followed(own_office.team()[0])
    try:
        claire.join()
        with read_only(own_server):
            claire.begin()
            told = claire.state(lambda state: state.phase == AWAY)
            assert isinstance(told.reason, HubReadOnly)
        claire.following.again()
        claire.state(lambda state: state.phase == HERE)
    finally:
        claire.end()


def test_who_was_taken_out_of_the_members_is_refused(
    office: Office, server: Server
) -> None:
    """By hand, without ``--end``: the server says it before anything is asked."""
    claire, marc = office.team()
    base = office.url.rpartition("/")[2]
    role = marc.url.partition("//")[2].partition(":")[0]
    taken = sql.SQL("REVOKE {} FROM {}")
    group = sql.Identifier(Roles.of(base).member)
    with server.superuser() as raw:
        raw.execute(taken.format(group, sql.Identifier(role)))
    with pytest.raises(HubAccessRefused):
        marc.vault.at_hub(marc.url)
    claire.vault.at_hub(claire.url).server.close()
