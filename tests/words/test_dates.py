"""Dates and hours as people say them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livret.words import dates
from livret.words.translator import translator_for

FR, EN = translator_for("fr"), translator_for("en")
PARIS = dt.timezone(dt.timedelta(hours=1))
DAY = dt.date(2026, 3, 12)


def test_each_shape_in_french() -> None:
    assert dates.long_date(FR, DAY) == "12 mars 2026"
    assert dates.day_month(FR, DAY) == "12 mars"
    assert dates.month_year(FR, DAY) == "mars 2026"
    assert dates.weekday_date(FR, DAY) == "jeudi 12 mars"
    assert dates.short_day(FR, DAY) == "jeu. 12"
    assert dates.clock(dt.time(10, 42, 59)) == "10:42"
    assert dates.clock(dt.datetime(2026, 3, 12, 9, 5, tzinfo=PARIS)) == "09:05"


def test_each_shape_in_english() -> None:
    assert dates.long_date(EN, DAY) == "12 March 2026"
    assert dates.month_year(EN, DAY) == "March 2026"
    assert dates.weekday_date(EN, DAY) == "Thursday 12 March"
    assert dates.short_day(EN, DAY) == "Thu 12"


@pytest.mark.parametrize(
    ("day", "french", "english"),
    [
        (dt.date(2026, 3, 11), "hier", "yesterday"),
        (dt.date(2026, 3, 26), "jeudi 26 mars", "Thursday 26 March"),
        (dt.date(2025, 3, 26), "le 26 mars 2025", "on 26 March 2025"),
    ],
)
def test_a_date_inside_a_sentence(day: dt.date, french: str, english: str) -> None:
    assert dates.on_near_date(FR, day, DAY) == french
    assert dates.on_near_date(EN, day, DAY) == english


def test_the_first_of_the_month_is_ordinal_in_french_only() -> None:
    first = dt.date(2026, 8, 1)
    assert dates.long_date(FR, first) == "1er août 2026"
    assert dates.short_day(FR, first) == "sam. 1er"
    assert dates.long_date(EN, first) == "1 August 2026"
    assert dates.long_date(FR, dt.date(2026, 8, 21)) == "21 août 2026"


@pytest.mark.parametrize(
    ("day", "french", "english"),
    [
        (dt.date(2026, 3, 11), "hier", "yesterday"),
        (dt.date(2026, 3, 12), "aujourd’hui", "today"),
        (dt.date(2026, 3, 13), "demain", "tomorrow"),
        (dt.date(2026, 3, 10), "mardi 10 mars", "Tuesday 10 March"),
        (dt.date(2026, 1, 1), "jeudi 1er janvier", "Thursday 1 January"),
        (dt.date(2025, 12, 31), "mercredi 31 décembre", "Wednesday 31 December"),
        (dt.date(2025, 3, 12), "12 mars 2025", "12 March 2025"),
        (dt.date(2027, 3, 12), "12 mars 2027", "12 March 2027"),
    ],
)
def test_a_date_is_said_from_the_day_it_is_read(
    day: dt.date, french: str, english: str
) -> None:
    assert dates.near_date(FR, day, DAY) == french
    assert dates.near_date(EN, day, DAY) == english


def test_the_hour_is_told_while_it_matters() -> None:
    moment = dt.datetime(2026, 3, 11, 10, 42, tzinfo=PARIS)
    assert dates.near_moment(FR, moment, DAY) == "hier, 10:42"
    assert dates.near_moment(FR, moment, DAY + dt.timedelta(9)) == "mercredi 11 mars"


@given(st.dates(), st.dates())
def test_every_date_can_be_said(day: dt.date, today: dt.date) -> None:
    for tr in (FR, EN):
        near = dates.near_date(tr, day, today)
        assert near
        if abs((day - today).days) > 183:
            assert near.endswith(str(day.year))
        assert str(day.day) in dates.weekday_date(tr, day)


def test_an_hour_is_read_as_each_language_writes_it() -> None:
    assert dates.hour_said(FR, "10:00") == "10\u00a0h"
    assert dates.hour_said(FR, "09:05") == "9\u00a0h\u00a005"
    assert dates.hour_said(EN, "09:05") == "09:05"
    assert dates.hour_said(FR, "le matin") == "le matin"
