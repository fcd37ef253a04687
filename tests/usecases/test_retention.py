"""How long a livret is kept: told in time, and never erased by the clock."""

from __future__ import annotations

import datetime as dt

import pytest

from livret.domain.retention import Retention, retention_of
from livret.domain.reviews import in_months
from livret.usecases.due import RETENTION, dues_of
from tests.usecases.desks import Desk

LAST = dt.date(2026, 3, 12)


def clock(last: dt.date) -> Retention:
    kept = in_months(last, 24)
    return Retention(last, last, in_months(last, 22), kept, in_months(kept, 24))


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (LAST, "in_use"),
        (dt.date(2028, 1, 11), "in_use"),
        (dt.date(2028, 1, 12), "near_its_end"),
        (dt.date(2028, 3, 12), "near_its_end"),
        (dt.date(2028, 3, 13), "apart"),
        (dt.date(2030, 3, 12), "apart"),
        (dt.date(2030, 3, 13), "over"),
        (dt.date(2060, 1, 1), "over"),
    ],
)
def test_what_a_day_makes_of_a_livret(day: dt.date, state: str) -> None:
    assert clock(LAST).state(day) == state


def test_a_day_that_no_month_has() -> None:
    found = clock(dt.date(2024, 2, 29))
    assert (found.kept_until, found.erased_on) == (
        dt.date(2026, 2, 28),
        dt.date(2028, 2, 28),
    )


def test_it_begins_with_the_last_exchange_and_begins_again(desk: Desk) -> None:
    assert retention_of(desk.read) is None or retention_of(desk.read)
    desk.view("mobilite", "bloque", words="Le bus s’arrête à 19 h.")
    first = retention_of(desk.read)
    assert first is not None
    assert first.kept_until == in_months(desk.clock.today(), 24)
    (due,) = [one for one in dues_of(desk.read) if one.what == RETENTION]
    assert (due.on, due.facts["kept_until"]) == (
        first.told_on,
        first.kept_until.isoformat(),
    )
    desk.clock.forward(days=40)
    desk.view("mobilite", "gene_un_peu")
    again = retention_of(desk.read)
    assert again is not None
    assert again.kept_until > first.kept_until


def test_no_day_erases_anything(desk: Desk) -> None:
    desk.view("mobilite", "bloque", words="Le bus s’arrête à 19 h.")
    count = desk.read.count
    desk.clock.forward(days=365 * 6)
    found = retention_of(desk.read)
    assert found is not None
    assert found.state(desk.clock.today()) == "over"
    assert desk.read.count == count
    assert not desk.read.erased
