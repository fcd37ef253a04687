"""Which agreements an evidence dossier says to have stood on the day of a document."""

from __future__ import annotations

import datetime as dt
from typing import Any

from livret.usecases.paper_sheets.dossier_agreements import agreements_then
from tests.usecases.desks import Desk

DAY = dt.date(2026, 3, 12)
"""The day of the document, and the first of the desk."""


def agreed(desk: Desk, name: str = "Nadia R.", **told: Any) -> str:
    given = {
        "kind": "agreement_given",
        "voice": "personne",
        "recipient": {"name": name},
        "scopes": ["commun", "mobilite"],
        "purpose": "chercher un emploi",
        "until": "2026-12-31",
    }
    return desk.say(given | told)[0]


def told(desk: Desk, day: dt.date = DAY) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.recipient, one.scopes) for one in agreements_then(desk.read, day)]


def test_what_was_withdrawn_since_stood_that_day(desk: Desk) -> None:
    given = agreed(desk)
    desk.clock.forward(days=8)
    taken_back = {"kind": "agreement_withdrawn", "voice": "personne"}
    desk.say({**taken_back, "agreement": given})
    stood = [("Nadia R.", ("commun", "mobilite"))]
    assert told(desk) == stood
    assert told(desk, DAY + dt.timedelta(days=7)) == stood
    assert told(desk, DAY + dt.timedelta(days=8)) == []


def test_what_was_agreed_anew_since_is_told_as_it_stood(desk: Desk) -> None:
    agreed(desk, until="2026-04-01")
    desk.clock.forward(days=8)
    agreed(desk, scopes=["commun"])
    desk.clock.forward(days=8)
    agreed(desk, scopes=["sante"])
    assert told(desk) == [("Nadia R.", ("commun", "mobilite"))]
    assert told(desk, DAY + dt.timedelta(days=8)) == [("Nadia R.", ("commun",))]
    assert told(desk, DAY - dt.timedelta(days=1)) == []


def test_an_agreement_stands_to_its_last_day(desk: Desk) -> None:
    agreed(desk, until="2026-03-20")
    assert told(desk, dt.date(2026, 3, 20))
    assert told(desk, dt.date(2026, 3, 21)) == []


def test_it_ends_with_who_left(desk: Desk) -> None:
    marc = desk.welcome_marc()
    agreed(desk, "Marc D.", recipient={"name": "Marc D.", "member": marc})
    desk.clock.forward(days=8)
    desk.say({"kind": "member_left", "member": marc, "heads": []})
    left = DAY + dt.timedelta(days=8)
    assert told(desk) == [("Marc D.", ("commun", "mobilite"))]
    assert told(desk, left) == []
    desk.clock.forward(days=8)
    assert told(desk, left + dt.timedelta(days=8)) == []
