"""The support team: lead, sensitive structures, who left, who sees what."""

from __future__ import annotations

import datetime as dt

from livret.domain.agreements import agreements_of
from livret.domain.support import lead_of, leads_before, seats_of
from tests.domain.writing import Log, team

DAY = dt.date(2026, 3, 12)


def lead(log: Log, member: str) -> None:
    log.write("claire", "lead_designated", {"member": member})


def agree(log: Log, member: str) -> None:
    told = {
        "recipient": {"name": "marc", "member": member},
        "scopes": ["mobilite", "langue"],
        "purpose": "chercher un poste",
        "until": "2026-09-01",
    }
    log.write("claire", "agreement_given", told)


def test_the_lead_changes_and_the_other_stays() -> None:
    log, ids = team()
    assert lead_of(log.fold()) is None
    lead(log, ids["claire"])
    lead(log, ids["marc"])
    read = log.fold()
    found = lead_of(read)
    assert found is not None
    assert found.name == "marc"
    assert [one.content["member"] for one in leads_before(read)] == [
        ids["claire"],
        ids["marc"],
    ]
    seats = seats_of(read, DAY)
    assert [seat.member.name for seat in seats] == ["marc", "claire", "nadia"]
    assert [seat.lead for seat in seats] == [True, False, False]


def test_who_leaves_is_lead_no_more_and_sees_nothing_more() -> None:
    log, ids = team()
    lead(log, ids["marc"])
    agree(log, ids["marc"])
    seat = next(s for s in seats_of(log.fold(), DAY) if s.member.name == "marc")
    assert seat.sees == {"mobilite", "langue"}
    assert seat.until == dt.date(2026, 9, 1)
    log.leave("claire", ids["marc"], log.heads())
    read = log.fold()
    assert lead_of(read) is None
    gone = seats_of(read, DAY)[-1]
    assert (gone.member.name, gone.left_on) == ("marc", DAY)
    assert gone.sees == frozenset()
    (agreement,) = agreements_of(read)
    assert agreement.left
    assert not agreement.allows("mobilite", DAY)


def test_nothing_is_seen_after_the_last_day() -> None:
    log, ids = team()
    agree(log, ids["marc"])
    seats = seats_of(log.fold(), dt.date(2026, 9, 2))
    seat = next(one for one in seats if one.member.name == "marc")
    assert (seat.sees, seat.until) == (frozenset(), None)


def test_a_structure_that_betrays_is_only_a_partner() -> None:
    log, ids = team()
    told = {
        "member": ids["nadia"],
        "organisation": "Centre de soins d’exemple",
        "sensitive": "addiction",
        "between": ["entre_nous:0a"],
    }
    log.write("claire", "structure_named", told)
    seats = seats_of(log.fold(), DAY)
    seat = next(one for one in seats if one.member.name == "nadia")
    assert seat.sensitive
    assert seat.real_name == "Centre de soins d’exemple"
    assert not any(one.sensitive for one in seats if one.member.name != "nadia")


def test_each_takes_part_since_a_day() -> None:
    log, _ = team()
    seats = seats_of(log.fold(), DAY)
    assert seats
    assert all(one.since is not None for one in seats)
