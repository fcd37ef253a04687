"""Hours as typed, meetings and contracts in words."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from livret.domain.contact_fields import CONTACT_MADE, OUTCOMES
from livret.domain.contracts import clocks_of
from livret.domain.meeting_fields import MEANS, MEETING_STATE, SIDES_OF_CHANCE
from livret.domain.meetings import planned_meetings
from livret.domain.pathway_fields import CONTRACT_NOTED
from livret.words import contracts, meetings
from livret.words.calendar import appointment_title
from livret.words.hours import typed_hour
from livret.words.translator import translator_for
from tests.domain.writing import team

TODAY = dt.date(2026, 3, 12)
FR, EN = translator_for("fr"), translator_for("en")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("10h30", "10:30"),
        ("9 h", "09:00"),
        (" 14:05 ", "14:05"),
        ("9", "09:00"),
        ("8.15", "08:15"),
        ("0 H 00", "00:00"),
        ("", ""),
        ("  ", ""),
        ("24:00", None),
        ("10:60", None),
        ("10:3", None),
        ("demain", None),
        ("10h30 environ", None),
        ("-1:00", None),
    ],
)
def test_hours_are_read_as_people_type_them(typed: str, kept: str | None) -> None:
    assert typed_hour(typed) == kept


def test_every_code_has_its_words() -> None:
    assert set(meetings.MEANS) == set(MEANS)
    assert set(meetings.SIDES) == set(SIDES_OF_CHANCE)
    assert set(meetings.STATES) == set(codes(MEETING_STATE, "state"))
    assert set(meetings.CONTACTS) == set(codes(CONTACT_MADE, "means"))
    assert set(meetings.OUTCOMES) == set(OUTCOMES)
    assert set(contracts.TYPES) == set(codes(CONTRACT_NOTED, "type"))


def codes(record: Any, field: str) -> tuple[str, ...]:
    found: tuple[str, ...] = record.fields[field].choices
    return found


def read(*items: tuple[str, dict[str, Any]]) -> Any:
    log, _ = team()
    first = ""
    for kind, content in items:
        named = {"meeting": first} if first else {}
        made = log.write("claire", kind, {**content, **named})
        first = first or made
    return log.fold()


def test_a_meeting_is_said_as_one_says_it() -> None:
    livret = read(
        (
            "meeting_planned",
            {
                "on": "2026-03-26",
                "at": "10:30",
                "means": "in_person",
                "place": "Bureau 4",
                "minutes": 45,
            },
        )
    )
    (one,) = planned_meetings(livret)
    assert meetings.moment_label(FR, one, TODAY) == "jeudi 26 mars, 10:30"
    assert meetings.where_label(FR, one) == "Sur place · Bureau 4 · 45 min"
    assert meetings.where_label(EN, one) == "In person · Bureau 4 · 45 min"
    assert meetings.state_label(FR, one) == ""


def test_a_bare_meeting_has_its_day() -> None:
    (one,) = planned_meetings(read(("meeting_planned", {"on": "2026-03-13"})))
    assert meetings.moment_label(FR, one, TODAY) == "demain"
    assert meetings.where_label(FR, one) == ""


def test_what_did_not_happen_is_nobodys_fault() -> None:
    told = {"state": "did_not_happen", "side": "outside", "words": "Grève des bus"}
    livret = read(("meeting_planned", {"on": "2026-03-10"}), ("meeting_state", told))
    (one,) = planned_meetings(livret)
    said = "n’a pas eu lieu (un empêchement dehors) · Grève des bus"
    assert meetings.state_label(FR, one) == said
    assert meetings.state_label(EN, one).startswith("did not take place (something")


def test_no_word_of_ours_speaks_of_absence() -> None:
    said = " ".join((*meetings.STATES.values(), *meetings.SIDES.values())).lower()
    for word in ("absen", "retard", "manqu", "honor"):
        assert word not in said


@pytest.mark.parametrize(
    ("what", "day", "said"),
    [
        ("sign", 20, "Contrat d’engagement : à écrire ensemble avant le 20 mars 2026"),
        ("sign", 2, "Contrat d’engagement : il était à écrire avant le 2 mars 2026"),
        ("end", 12, "Contrat : il se termine le 12 mars 2026"),
        ("end", 11, "Contrat : il s’est terminé le 11 mars 2026"),
    ],
)
def test_clocks_speak_to_the_referent(what: str, day: int, said: str) -> None:
    on = dt.date(2026, 3, day)
    told = contracts.clock_sentence(FR, what, on, TODAY)
    assert told == said.replace(" :", "\u202f:")


def test_every_clock_has_its_sentences() -> None:
    log, _ = team()
    days = {"oriented_on": "2026-03-01", "review_on": "2026-06-01"}
    ends = {"type": "cer", "ends_on": "2027-06-01"}
    log.write("claire", "contract_noted", {"type": "contrat_engagement", **days})
    found = {one.what for one in clocks_of(log.fold())}
    log, _ = team()
    log.write("claire", "contract_noted", ends)
    found |= {one.what for one in clocks_of(log.fold())}
    assert found == contracts.CLOCKS
    for what in contracts.CLOCKS:
        for on in (TODAY, TODAY - dt.timedelta(days=1)):
            assert contracts.clock_sentence(EN, what, on, TODAY).endswith("2026")


def test_titles_of_entries_tell_nothing() -> None:
    assert {appointment_title(FR, means) for means in ("", *MEANS)} == {
        "Rendez-vous",
        "Rendez-vous par téléphone",
        "Rendez-vous en visio",
    }
