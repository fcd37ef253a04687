"""A calendar file (iCalendar, RFC 5545) as discreet as what it is given.

Each entry has a day, an hour, a neutral title and a lasting UID, so that
reading the file again replaces what the calendar held. Hours float: they are
those of the wall clock of the place, and no time zone is told. There is no
place, no description, no organiser, no attendee and no alarm: none of them
could be made safe for somebody whose calendar others see.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from icalendar import Calendar, Event

from livret.usecases.agenda import CalendarEntry
from livret.words.calendar import appointment_title
from livret.words.translator import Translator

_PRODUCT = "-//Livret//Livret//FR"
_USUAL_MINUTES = 60


def calendar_file(
    tr: Translator, entries: Sequence[CalendarEntry], now: dt.datetime
) -> bytes:
    """Return the bytes of an ``.ics`` file.

    Args:
        tr: The language of the titles.
        entries: What it holds.
        now: When it is made, aware, UTC (``DTSTAMP``).
    """
    made = Calendar()
    made.add("prodid", _PRODUCT)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    for entry in entries:
        made.add_component(_event(tr, entry, now))
    return bytes(made.to_ical())


def _event(tr: Translator, entry: CalendarEntry, now: dt.datetime) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", now.replace(microsecond=0))
    event.add("sequence", entry.revision)
    event.add("summary", appointment_title(tr, entry.means))
    event.add("class", "PRIVATE")
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    if entry.at:
        begins = dt.datetime.combine(entry.on, dt.time.fromisoformat(entry.at))
        lasts = dt.timedelta(minutes=entry.minutes or _USUAL_MINUTES)
        event.add("dtstart", begins)
        event.add("dtend", begins + lasts)
    else:
        event.add("dtstart", entry.on)
        event.add("transp", "TRANSPARENT")
    return event
