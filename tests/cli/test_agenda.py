"""``livret agenda``: what is coming, and a calendar that tells nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from icalendar import Calendar

from tests.cli.conftest import Door


@pytest.fixture
def planned(desk: Door) -> str:
    """Amina's livret, with three meetings; returns its id."""
    livret: str = desk.json("people")["people"][0]["livret"]
    common = {"kind": "meeting_planned", "place": "Maison des addictions"}
    desk.say(
        livret,
        {**common, "on": "2026-03-26", "at": "10:30", "means": "telephone"},
        {**common, "on": "2026-03-11"},
        {**common, "on": "2026-05-04", "about": "Le permis"},
    )
    return livret


def test_what_is_coming_is_listed(desk: Door, planned: str) -> None:
    told = desk.json("agenda")
    assert told["ics"] is None
    first, second = told["meetings"]
    assert first == {
        "livret": planned,
        "called": "Amina B.",
        "private_line": None,
        "meeting": first["meeting"],
        "on": "2026-03-26",
        "at": "10:30",
        "minutes": 0,
        "means": "telephone",
        "place": "Maison des addictions",
        "about": None,
        "language": None,
        "interpreter": None,
        "review": False,
        "state": "planned",
    }
    assert second["about"] == "Le permis"
    line = "jeudi 26 mars 2026  10:30  Amina B.  Au téléphone  Maison des addictions"
    assert desk.inside("agenda").out.splitlines()[0] == line


def test_days_bound_it(desk: Door, planned: str) -> None:
    def days(*words: str) -> list[str]:
        return [one["on"] for one in desk.json("agenda", *words)["meetings"]]

    assert planned
    assert days("--from", "2026-03-01", "--to", "2026-03-26") == [
        "2026-03-11",
        "2026-03-26",
    ]
    assert days("--from", "2026-06-01") == []
    shown = desk.inside("agenda", "--from", "2026-06-01").out
    assert shown == "Rien n’est prévu.\n"


@pytest.mark.parametrize(
    "words", [("--from", "demain"), ("--from", "2026-06-01", "--to", "2026-05-01")]
)
def test_days_that_cannot_be_are_refused(desk: Door, words: tuple[str, str]) -> None:
    answer = desk.inside("agenda", *words)
    assert answer.code != 0
    assert answer.sentence


def test_a_calendar_is_written_and_she_can_read_that_it_was(
    desk: Door, planned: str, tmp_path: Path
) -> None:
    ics = tmp_path / "rendez-vous.ics"
    told = desk.json("agenda", "--ics", ics)
    assert told["ics"] == str(ics.resolve())
    read = Calendar.from_ical(ics.read_bytes())
    summaries = [str(event["summary"]) for event in read.walk("VEVENT")]
    assert summaries == ["Rendez-vous par téléphone", "Rendez-vous"]
    assert ics.stat().st_mode & 0o077 == 0
    journal = desk.json("journal", planned)["journal"]
    assert [(one["what"], one["detail"]) for one in journal] == [
        ("exported", {"paper": "calendar"})
    ]
    for secret in (b"Amina", b"addictions", b"permis"):
        assert secret not in ics.read_bytes()


def test_a_place_that_cannot_be_written_is_refused_before_anything(
    desk: Door, planned: str, tmp_path: Path
) -> None:
    answer = desk.inside("agenda", "--ics", tmp_path)
    assert answer.code != 0
    assert str(tmp_path) in answer.sentence
    assert desk.json("journal", planned)["journal"] == []


def test_a_folder_that_was_not_there_is_said(
    desk: Door, planned: str, tmp_path: Path
) -> None:
    assert planned
    made = tmp_path / "Bureau" / "agenda"
    said = desk.inside("agenda", "--ics", made / "rv.ics").out.splitlines()
    folder = (tmp_path / "Bureau").resolve()
    thin = "\N{NARROW NO-BREAK SPACE}"
    assert f"Ce dossier n’existait pas, il est fait{thin}: {folder}" in said
    again = desk.inside("agenda", "--ics", made / "rv.ics").out
    assert "n’existait pas" not in again
    assert desk.json("agenda", "--ics", tmp_path / "un" / "rv.ics")["ics"]
