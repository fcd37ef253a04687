"""Days and instants that nobody lives to see: whoever reads them goes on."""

from __future__ import annotations

import datetime as dt

import pytest

from livret.domain.contracts import reminders_of
from livret.domain.instants import moment_of
from livret.domain.retention import retention_of
from livret.domain.reviews import in_months
from livret.exchange.exchange_file import layout
from livret.exchange.exchange_file.container import seal, unseal
from livret.usecases.aside import kept_apart_of
from livret.words.sharing import incoming_lines
from livret.words.translator import translator_for
from tests.exchange.raw_words import write_raw
from tests.exchange.sharing_desks import Desks

TR = translator_for("fr")
LAST = 253_402_300_799_999
MOST = 2**53 - 1
DATES = ("oriented_on", "signed_on", "starts_on", "ends_on", "review_on")


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_what_a_colleague_dates_so_is_taken_in_and_read(desks: Desks, day: str) -> None:
    """A typing mistake is enough; nobody else could open the livret any more."""
    desks.share()
    desks.pass_on("claire", "marc")
    marc, claire = desks["marc"], desks["claire"]
    contract = {"type": "cer", **dict.fromkeys(DATES, day)}
    write_raw(marc, "contract_noted", contract, voice="emploi", at=LAST)
    write_raw(marc, "contact_made", {"on": day, "means": "telephone"}, voice="emploi")
    write_raw(marc, "review_opened", {"moment": "interim", "on": day}, at=LAST)
    held = {"on": day, "present": [{"voice": "emploi"}], "targets": []}
    write_raw(marc, "meeting_held", held, at=LAST)
    desks.pass_on("marc", "claire")
    assert claire.read.history[-1].content["on"] == day
    today = claire.clock.today()
    assert {one.on.isoformat() for one in reminders_of(claire.read, today)} <= {day}
    assert retention_of(claire.read) is not None
    assert [one.livret for one in claire.ctx.people.people()] == [claire.livret]


@pytest.mark.parametrize("at", [MOST, -MOST, LAST])
def test_what_is_set_aside_is_read_whatever_its_clock_told(
    desks: Desks, at: int
) -> None:
    desks.share()
    desks.pass_on("claire", "marc")
    bad = write_raw(desks["marc"], "note_added", {"words": []}, at=at)
    desks.pass_on("marc", "claire")
    claire = desks["claire"]
    (aside,) = kept_apart_of(claire.ctx, claire.livret).aside
    assert (aside.id, aside.reason) == (bad.id, "invalid")


def test_a_file_made_at_no_time_is_told(desks: Desks) -> None:
    desks.share()
    file = desks.send("claire", "marc").data
    parts = layout.parted(unseal(file, desks.sharing("marc").keys.age_secret))
    signed = layout.head("exchange", parts.manifest | {"made_at": MOST})
    sign = desks["claire"].ctx.signer.sign
    inside = layout.message(signed, sign(signed), parts.rest)
    recipient = desks["marc"].ctx.owner.age_recipient
    told = incoming_lines(TR, desks.look("marc", seal(inside, [recipient])))
    assert "9999" in " ".join(told)


@pytest.mark.parametrize("hours", [-12, 0, 14])
@pytest.mark.parametrize("told", [-MOST, 0, LAST, MOST])
def test_every_instant_is_shown_at_every_desk(told: int, hours: int) -> None:
    here = moment_of(told).astimezone(dt.timezone(dt.timedelta(hours=hours)))
    assert here.year in {1970, 9999}


def test_an_instant_of_ours_is_told_exactly() -> None:
    at = dt.datetime(2026, 3, 12, 9, 30, 1, 500_000, dt.UTC)
    assert moment_of(round(at.timestamp() * 1000)) == at


def test_months_end_with_the_calendar() -> None:
    assert in_months(dt.date(9999, 11, 30), 24) == dt.date.max
    assert in_months(dt.date(9997, 12, 31), 2) == dt.date(9998, 2, 28)
    assert in_months(dt.date(2026, 3, 31), -1) == dt.date(2026, 2, 28)
