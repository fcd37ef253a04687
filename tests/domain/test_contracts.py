"""The clocks of a contract bind the referent, and stop when it is done."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from livret.domain.contracts import (
    clocks_of,
    contracts_of,
    reminders_of,
)
from tests.domain.writing import Log, team

D = dt.date.fromisoformat


def note(log: Log, kind: str = "contrat_engagement", **dates: Any) -> str:
    return log.write("claire", "contract_noted", {"type": kind, **dates})


def clocks(log: Log) -> list[tuple[str, str]]:
    return [(one.what, one.on.isoformat()) for one in clocks_of(log.fold())]


@pytest.mark.parametrize(
    ("day", "then"),
    [
        ("2026-03-12", "2026-04-12"),
        ("2026-01-31", "2026-02-28"),
        ("2026-12-31", "2027-01-31"),
    ],
)
def test_a_month_ends_on_the_same_day_or_the_last(day: str, then: str) -> None:
    log, _ = team()
    note(log, oriented_on=day)
    assert clocks(log) == [("sign", then)]


def test_a_contract_reads_as_noted() -> None:
    log, _ = team()
    first = note(
        log,
        oriented_on="2026-03-01",
        signed_on="2026-03-20",
        starts_on="2026-03-25",
        ends_on="2026-09-25",
        review_on="2026-06-25",
        paper_kept="Classeur bleu",
    )
    note(log, "cer")
    one, bare = contracts_of(log.fold())
    assert (one.id, one.type, one.paper_kept) == (
        first,
        "contrat_engagement",
        "Classeur bleu",
    )
    assert (one.oriented_on, one.signed_on) == (D("2026-03-01"), D("2026-03-20"))
    assert (one.starts_on, one.ends_on) == (D("2026-03-25"), D("2026-09-25"))
    assert (one.review_on, one.began) == (D("2026-06-25"), D("2026-03-01"))
    assert (bare.began, bare.document, bare.paper_kept) == (None, "", "")


def test_a_contract_is_signed_within_a_month_of_the_orientation() -> None:
    log, _ = team()
    first = note(log, oriented_on="2026-03-12")
    (clock,) = clocks_of(log.fold())
    assert (clock.what, clock.on, clock.contract) == ("sign", D("2026-04-12"), first)
    assert "D5411-14-1" in clock.source
    note(log, oriented_on="2026-03-12", signed_on="2026-04-20", contract=first)
    assert clocks(log) == []


def test_a_new_orientation_starts_the_month_again() -> None:
    log, _ = team()
    note(log, oriented_on="2026-03-12", signed_on="2026-04-01")
    note(log, oriented_on="2026-06-01")
    assert clocks(log) == [("sign", "2026-07-01")]


@pytest.mark.parametrize("kind", ["ppae", "cer", "cej", "pacea"])
def test_an_older_contract_is_converted_in_time(kind: str) -> None:
    log, _ = team()
    note(log, kind, signed_on="2024-05-01")
    assert clocks(log) == [("convert", "2027-01-01")]
    note(log, oriented_on="2026-03-12", signed_on="2026-03-20")
    assert clocks(log) == []


def test_an_older_contract_that_ends_before_is_not_converted() -> None:
    log, _ = team()
    note(log, "cer", signed_on="2025-05-01", ends_on="2026-05-01")
    assert clocks(log) == [("end", "2026-05-01")]


def test_a_review_and_an_end_are_recalled_around_their_day() -> None:
    log, _ = team()
    signed = {"signed_on": "2026-03-20", "starts_on": "2026-03-20"}
    note(log, **signed, review_on="2026-06-20", ends_on="2026-09-20")
    read = log.fold()

    def told(day: str) -> list[str]:
        return [one.what for one in reminders_of(read, D(day))]

    assert told("2026-04-01") == []
    assert told("2026-06-01") == ["review"]
    assert told("2026-08-20") == ["review", "end"]
    assert told("2026-09-30") == ["end"]
    assert told("2027-03-01") == []


def test_what_the_law_sets_stays_until_it_is_done() -> None:
    log, _ = team()
    note(log, oriented_on="2026-03-12")
    read = log.fold()
    assert reminders_of(read, D("2026-03-11")) == ()
    assert len(reminders_of(read, D("2026-03-12"))) == 1
    assert len(reminders_of(read, D("2027-03-12"))) == 1


def test_a_review_that_was_opened_is_done() -> None:
    log, _ = team()
    note(log, signed_on="2026-03-20", review_on="2026-06-20")
    log.write("claire", "review_opened", {"moment": "interim", "on": "2026-04-01"})
    assert clocks(log) == [("review", "2026-06-20")]
    log.write("claire", "review_opened", {"moment": "interim", "on": "2026-06-12"})
    assert clocks(log) == []


def test_only_the_days_of_the_last_contract_run() -> None:
    log, _ = team()
    note(log, signed_on="2026-03-20", ends_on="2026-09-20")
    note(log, signed_on="2025-01-20", ends_on="2025-09-20")  # noted afterwards
    assert clocks(log) == [("end", "2026-09-20")]


@pytest.mark.parametrize(("paper", "read"), [("diagnostic", False), ("plan", True)])
def test_a_diagnosis_is_no_contracts_paper(paper: str, read: bool) -> None:
    log, _ = team()
    frozen = {
        "paper": paper,
        "language": "fr",
        "file": {"sha256": "ab" * 32, "size": 10, "type": "application/pdf"},
        "contains": [log.aim("amina", "Travailler")],
        "signers": [{"role": "personne", "name": "Amina", "field": "Personne"}],
        "on": "2026-03-12",
    }
    document = log.write("claire", "document_frozen", frozen)
    note(log, "cer", document=document)
    (one,) = contracts_of(log.fold())
    assert one.document == (document if read else "")
