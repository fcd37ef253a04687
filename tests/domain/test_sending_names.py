"""By which name somebody is sent what was agreed for a name."""

from __future__ import annotations

import datetime as dt
from typing import Any

from livret.domain.sending import Reader, allowance
from tests.domain.writing import Log, key_of, team

DAY = dt.date(2026, 4, 1)
SERVICE = "Service logement"


def agreed(log: Log, name: str) -> None:
    told: dict[str, Any] = {
        "recipient": {"name": name},
        "scopes": ["logement"],
        "purpose": "trouver un logement",
        "until": "2026-12-31",
    }
    log.write("amina", "agreement_given", told)


def marc(log: Log, name: str) -> Any:
    return allowance(log.fold(), Reader(name=name, sign=key_of("marc")), DAY)


def test_whoever_takes_the_name_of_a_service_is_not_sent_what_was_agreed_for_it() -> (
    None
):
    log, ids = team()
    agreed(log, SERVICE)
    marcs = log.fold().team.members[ids["marc"]]
    renamed = {
        "member": ids["marc"],
        "name": SERVICE,
        "role": marcs.role,
        "side": marcs.side,
    }
    log.write("marc", "member_joined", renamed)
    assert log.fold().team.members[ids["marc"]].name == SERVICE
    assert marc(log, SERVICE).refusal == "no_agreement"
    outside = allowance(log.fold(), Reader(name=SERVICE), DAY)
    assert outside.scopes == {"logement"}


def test_whoever_was_outside_when_it_was_agreed_keeps_it_under_another_name() -> None:
    log, ids = team()
    agreed(log, log.fold().team.members[ids["marc"]].name)
    assert marc(log, "somebody").scopes == {"logement"}
