"""A calendar file says when, and nothing that tells what for."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from icalendar import Calendar

from livret.exchange.calendar_file import calendar_file
from livret.usecases.agenda import AgendaLine, CalendarEntry, entry_of
from livret.words.translator import translator_for

NOW = dt.datetime(2026, 3, 12, 9, 30, 15, 123456, tzinfo=dt.UTC)
LINE = AgendaLine(
    livret="ab" * 16,
    called="Amina B.",
    private_line="celle du parc",
    meeting="cd" * 32,
    on=dt.date(2026, 3, 26),
    at="10:30",
    minutes=45,
    means="telephone",
    place="Maison des addictions",
    about="Le permis",
    language="ar",
    interpreter="Nour",
    revision=2,
)
ENTRY = entry_of(LINE)


def written(*entries: CalendarEntry, language: str = "fr") -> bytes:
    return calendar_file(translator_for(language), entries, NOW)


def events(data: bytes) -> list[dict[str, str]]:
    """Each event as another program reads it."""
    read = Calendar.from_ical(data)
    return [
        {name: value.to_ical().decode() for name, value in event.items()}
        for event in read.walk("VEVENT")
    ]


def test_an_entry_holds_when_and_nothing_else() -> None:
    (event,) = events(written(ENTRY))
    assert event == {
        "UID": ENTRY.uid,
        "DTSTAMP": "20260312T093015Z",
        "DTSTART": "20260326T103000",
        "DTEND": "20260326T111500",
        "SEQUENCE": "2",
        "SUMMARY": "Rendez-vous par téléphone",
        "CLASS": "PRIVATE",
        "STATUS": "CONFIRMED",
    }


@pytest.mark.parametrize(
    "told",
    ["Amina", "parc", "addictions", "permis", "Nour", "cd" * 8, "ab" * 8, "VALARM"],
)
def test_nothing_tells_what_it_is_for(told: str) -> None:
    assert told not in written(ENTRY).decode()


def test_a_meeting_without_an_hour_takes_a_day_and_blocks_none() -> None:
    (event,) = events(written(replace(ENTRY, at="", means="in_person")))
    assert event["DTSTART"] == "20260326"
    assert "DTEND" not in event
    assert event["TRANSP"] == "TRANSPARENT"
    assert event["SUMMARY"] == "Rendez-vous"


def test_a_meeting_of_no_length_lasts_an_hour() -> None:
    (event,) = events(written(replace(ENTRY, at="23:30", minutes=0)))
    assert event["DTEND"] == "20260327T003000"


def test_what_is_off_is_said_to_be() -> None:
    (event,) = events(written(replace(ENTRY, cancelled=True)))
    assert event["STATUS"] == "CANCELLED"


def test_titles_follow_the_language() -> None:
    (event,) = events(written(replace(ENTRY, means="video"), language="en"))
    assert event["SUMMARY"] == "Video appointment"


def test_lines_end_and_fold_as_the_standard_asks() -> None:
    data = written(ENTRY, replace(ENTRY, uid="b" * 36))
    lines = data.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)
    assert len(events(data)) == 2


def test_an_empty_calendar_is_a_calendar() -> None:
    assert events(written()) == []
