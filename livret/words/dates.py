"""Dates and hours as people say them, in French, in English and in aids.

Small tables instead of a locale library: these few shapes are all that Livret
shows, they must be the same on every computer, and they load at once. Dates
come in local time; nothing here reads a clock.

In French the first of the month is ``1er`` and the other days are cardinal.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from livret.words.aid import digits
from livret.words.aid_dates import AidCalendar, calendar_of
from livret.words.translator import LANGUAGES, Translator, mark


@dataclass(frozen=True, slots=True)
class _Calendar:
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    weekdays: tuple[str, ...]
    short_weekdays: tuple[str, ...]


_CALENDARS = {
    "fr": _Calendar(
        months=(
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ),
        short_months=(
            "janv.",
            "févr.",
            "mars",
            "avril",
            "mai",
            "juin",
            "juil.",
            "août",
            "sept.",
            "oct.",
            "nov.",
            "déc.",
        ),
        weekdays=(
            "lundi",
            "mardi",
            "mercredi",
            "jeudi",
            "vendredi",
            "samedi",
            "dimanche",
        ),
        short_weekdays=("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."),
    ),
    "en": _Calendar(
        months=(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ),
        short_months=(
            "Jan",
            "Feb",
            "Mar",
            "Apr",
            "May",
            "Jun",
            "Jul",
            "Aug",
            "Sep",
            "Oct",
            "Nov",
            "Dec",
        ),
        weekdays=(
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
            "Saturday",
            "Sunday",
        ),
        short_weekdays=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    ),
}

_RELATIVE = {
    -1: mark("hier"),
    0: mark("aujourd’hui"),
    1: mark("demain"),
}


def day_month(tr: Translator, day: dt.date) -> str:
    """Return ``12 mars``, ``1er mars``, ``12 March``."""
    aid = _aid(tr)
    if aid is not None:
        return aid.said("day_month", day)
    return f"{_number(tr, day)} {_calendar(tr).months[day.month - 1]}"


def long_date(tr: Translator, day: dt.date) -> str:
    """Return ``12 mars 2026``, ``12 March 2026``."""
    aid = _aid(tr)
    return aid.said("long", day) if aid else f"{day_month(tr, day)} {day.year}"


def month_year(tr: Translator, day: dt.date) -> str:
    """Return ``mars 2026``, ``March 2026``."""
    aid = _aid(tr)
    if aid is not None:
        return aid.said("month_year", day)
    return f"{_calendar(tr).months[day.month - 1]} {day.year}"


def short_month(tr: Translator, day: dt.date) -> str:
    """Return ``mars``, ``janv.``, ``Jan``: a month where there is little room.

    In an aid to reading, its whole name.
    """
    aid = _aid(tr)
    if aid is not None:
        return aid.months_alone[day.month - 1]
    return _calendar(tr).short_months[day.month - 1]


def year_alone(tr: Translator, day: dt.date) -> str:
    """Return ``2026``, in the digits of the language."""
    return digits(tr.language, str(day.year))


def weekday_date(tr: Translator, day: dt.date) -> str:
    """Return ``jeudi 12 mars``, ``Thursday 12 March``."""
    aid = _aid(tr)
    if aid is not None:
        return aid.said("weekday", day)
    return f"{_calendar(tr).weekdays[day.weekday()]} {day_month(tr, day)}"


def short_day(tr: Translator, day: dt.date) -> str:
    """Return ``jeu. 12``, ``Thu 12``."""
    return f"{_calendar(tr).short_weekdays[day.weekday()]} {_number(tr, day)}"


def clock(moment: dt.datetime | dt.time) -> str:
    """Return the hour and minute, ``10:42``, of a local time."""
    return f"{moment.hour:02d}:{moment.minute:02d}"


def hour_said(tr: Translator, hour: str) -> str:
    """Return an hour kept as ``10:30`` as it is read: ``10 h 30`` in French.

    Anything that is not such an hour is said as it is.
    """
    head, _, tail = hour.partition(":")
    if tr.language != LANGUAGES[0] or not (head.isdecimal() and tail.isdecimal()):
        return tr.figures(hour)
    minutes = f"\u00a0{tail}" if int(tail) else ""
    return f"{int(head)}\u00a0h{minutes}"


def near_date(tr: Translator, day: dt.date, today: dt.date) -> str:
    """Return a date as one says it today.

    ``hier``, ``aujourd'hui`` or ``demain``; within six months the weekday and
    the day (``jeudi 12 mars``); further away with its year.

    Args:
        tr: Says it in the language of the screen.
        day: The date.
        today: The day it is read.
    """
    days = (day - today).days
    if days in _RELATIVE:
        return tr.text(_RELATIVE[days])
    if abs(days) <= _HALF_A_YEAR:
        return weekday_date(tr, day)
    return long_date(tr, day)


def on_near_date(tr: Translator, day: dt.date, today: dt.date) -> str:
    """Return the same inside a sentence: ``hier``, ``le 12 mars 2026``."""
    said = near_date(tr, day, today)
    return tr.text("le {day}", day=said) if said == long_date(tr, day) else said


_HALF_A_YEAR = 183


def near_moment(tr: Translator, moment: dt.datetime, today: dt.date) -> str:
    """Return ``hier, 10:42``; beyond two days without the hour."""
    near = near_date(tr, moment.date(), today)
    if abs((moment.date() - today).days) > 1:
        return near
    return f"{near}, {clock(moment)}"


def hoped_until(tr: Translator, deadline: dt.date, today: dt.date | None) -> str:
    """Return until when a signature is hoped for, and that this day has passed.

    Args:
        tr: Of the reader.
        deadline: The last day.
        today: None where nobody knows it.
    """
    date = long_date(tr, deadline)
    if today is not None and deadline < today:
        return tr.text("signature attendue avant le {date}, date passée", date=date)
    return tr.text("signature attendue avant le {date}", date=date)


def _aid(tr: Translator) -> AidCalendar | None:
    """Return the calendar of an aid to reading; its files are read only then."""
    return None if tr.language in _CALENDARS else calendar_of(tr.language)


def _calendar(tr: Translator) -> _Calendar:
    return _CALENDARS.get(tr.language, _CALENDARS["fr"])


def _number(tr: Translator, day: dt.date) -> str:
    first = day.day == 1 and _calendar(tr) is _CALENDARS["fr"]
    return "1er" if first else str(day.day)
