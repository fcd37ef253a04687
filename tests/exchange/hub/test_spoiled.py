"""A server that answers what no hub answers: a sentence and an end, nothing kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from livret.usecases.hub_errors import HubSpoiled
from livret.usecases.hub_presence import who_is_present
from tests.exchange.hub.desks import HubDesk, Office, welcome
from tests.exchange.hub.postgres import Server
from tests.exchange.hub.test_presence import told

_ROWS = "rows_after(wanted bytea, place int, most int, own boolean)"
_ROW = """TABLE (id bytea, part smallint, epoch int, scope bytea, header bytea,
    body bytea, seq int, mine boolean, bodied boolean)"""
_SAME = "SELECT c.id, c.part, c.epoch, c.scope, c.header, c.body, c.seq, false, true"
_FROM = "FROM livret_hub.contributions c WHERE c.livret = wanted"
_STANDING = "TABLE (livret bytea, epoch int, last int, grants int)"

ROWS = {
    "the same page for ever": f"{_SAME} {_FROM} ORDER BY c.seq LIMIT 2",
    "more than was asked": f"""{_SAME} FROM livret_hub.contributions c,
        generate_series(1, 3000) WHERE c.livret = wanted""",
    "no name": f"{_SAME.replace('c.id', 'NULL::bytea')} {_FROM}",
    "half a name": f"{_SAME.replace('c.id', 'substr(c.id, 1, 8)')} {_FROM}",
    "before the first epoch": f"{_SAME.replace('c.epoch', '-c.epoch')} {_FROM}",
    "no number": f"{_SAME.replace('c.seq', 'NULL::int')} {_FROM}",
    "no scopes": f"{_SAME.replace('c.scope', 'NULL::bytea')} {_FROM}",
}

OTHERS: dict[str, tuple[str, str, str]] = {
    "a livret without a name": (
        *("standings()", _STANDING),
        "SELECT NULL::bytea, l.epoch, l.last, l.grants FROM livret_hub.livrets l",
    ),
    "a livret before the first epoch": (
        *("standings()", _STANDING),
        "SELECT l.livret, -1, l.last, l.grants FROM livret_hub.livrets l",
    ),
    "no grant": ("grants_of(wanted bytea)", "SETOF bytea", "SELECT NULL::bytea"),
}


def answers(server: Server, office: Office, function: tuple[str, str, str]) -> None:
    """Have a function of the hub answer something else."""
    named, returns, body = function
    short = named.partition("(")[0]
    with server.superuser(office.url.rpartition("/")[2]) as raw:
        raw.execute(f"DROP FUNCTION livret_hub.{short}")
        raw.execute(
            f"CREATE FUNCTION livret_hub.{named} RETURNS {returns}"
            f" LANGUAGE sql SECURITY DEFINER AS $$ {body} $$"
        )


@pytest.fixture
def three(office: Office) -> tuple[HubDesk, HubDesk, HubDesk]:
    """Claire, who wrote; Marc, who has some of it; Nadia, who has nothing yet."""
    claire, marc = office.team()
    nadia = office.desk("Nadia L.")
    welcome(claire, nadia)
    claire.say(*({"kind": "aim_said", "words": f"Une chose {n}"} for n in range(5)))
    claire.push()
    return claire, marc, nadia


def refused(desk: HubDesk, ask: Callable[[], Any]) -> None:
    before = [desk.ctx.log.sealed(one) for one in desk.ctx.log.livrets()]
    with pytest.raises(HubSpoiled):
        ask()
    assert [desk.ctx.log.sealed(one) for one in desk.ctx.log.livrets()] == before


@pytest.mark.parametrize("body", ROWS.values(), ids=ROWS)
def test_rows_that_no_hub_gives_end_the_pull(
    three: tuple[HubDesk, HubDesk, HubDesk], office: Office, server: Server, body: str
) -> None:
    _, marc, nadia = three
    answers(server, office, (_ROWS, _ROW, body))
    marc.hub.memory.start_again(marc.hub.memory.links()[0].name)
    refused(nadia, nadia.pull)
    refused(marc, marc.pull)


@pytest.mark.parametrize("function", OTHERS.values(), ids=OTHERS)
def test_what_no_hub_says_is_told_as_such(
    three: tuple[HubDesk, HubDesk, HubDesk],
    office: Office,
    server: Server,
    function: tuple[str, str, str],
) -> None:
    claire, marc, nadia = three
    claire.say({"kind": "aim_said", "words": "Encore une"})
    answers(server, office, function)
    for desk, ask in ((nadia, nadia.pull), (marc, marc.pull), (claire, claire.push)):
        refused(desk, ask)


@pytest.mark.parametrize(
    "seconds", ["'NaN'::float8", "'Infinity'::float8", "NULL::float8"]
)
def test_somebody_present_for_ever_is_told_as_such(
    office: Office, server: Server, seconds: str
) -> None:
    claire, _ = office.team()
    here = told(claire)
    returns = "TABLE (epoch int, said bytea, mine boolean, seconds float8)"
    body = f"SELECT 1, decode('00', 'hex'), false, {seconds}"
    answers(server, office, ("present_in(wanted bytea)", returns, body))
    with pytest.raises(HubSpoiled):
        who_is_present(claire.hub, here)
