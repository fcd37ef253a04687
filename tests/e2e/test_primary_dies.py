"""The hub's primary is killed while two windows write; its standby takes over."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.e2e.at_pages import add_goal
from tests.e2e.by_file import reword_goal
from tests.e2e.running import Running
from tests.e2e.test_by_file import HERS, HIS, WAITS, settled_by_keyboard
from tests.e2e.two_offices import Offices, both_at_her_livret, offices_at
from tests.exchange.hub.postgres import SUPERUSER, Server, place, running
from tests.exchange.hub.test_outages import standby_of

pytestmark = [pytest.mark.screen, pytest.mark.long]

Start = Callable[..., Running]
GOAL, DURING = "Passer le permis", "Un velo pour l'hiver"


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[Offices, Server]]:
    """Two offices at a primary with a synchronous standby, by one address."""
    with ExitStack() as stack:
        primary = stack.enter_context(running(fsync="on"))
        folder = stack.enter_context(place())
        with primary.superuser() as raw:
            raw.execute("CREATE DATABASE relais")
        standby = standby_of(primary, folder)
        stack.callback(standby.stop)
        hosts = f"host={primary.folder},{standby.folder}&port=5432,5433"
        url = f"postgresql://{SUPERUSER}@/relais?{hosts}"
        yield offices_at(primary, url, tmp_path), standby


def test_two_windows_go_on_at_the_standby(
    start: Start, pair: tuple[Offices, Server]
) -> None:
    offices, standby = pair
    with both_at_her_livret(start, offices) as (claire, marc):
        add_goal(claire, GOAL)
        marc.wait("Claire M. vient d’écrire")

        # Killed as she writes: acknowledged or not, it is lost nowhere.
        add_goal(claire, DURING)
        offices.server.stop(signal.SIGKILL)
        claire.take_keyboard()
        reword_goal(claire, GOAL, HERS)
        marc.take_keyboard()
        reword_goal(marc, GOAL, HIS)
        # The network is there: the standby answers, and keeps nothing yet.
        marc.wait("1 chose attend le relais")
        claire.wait(part=" le relais")
        standby.promote()

        # Both held it anew at the same time: both read both, one settles it.
        for one in (claire, marc):
            one.wait(WAITS, role="label")
            one.wait(part=DURING, role="label")
        claire.take_keyboard()
        settled_by_keyboard(claire)
        marc.wait_gone(WAITS)
        marc.wait(part=HIS, role="label")
        for one in (claire, marc):
            one.wait("À jour")
    assert offices.words("Claire M.") == offices.words("Marc D.")
    assert {GOAL, DURING, HERS, HIS} <= set(offices.words("Marc D."))
