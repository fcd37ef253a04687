"""A signature agreed aloud, with the day before which it is hoped for."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from livret.domain.documents import documents_of
from livret.usecases.agenda import hoped_for
from livret.usecases.coming import coming
from livret.usecases.due import SIGNATURE, dues_of
from livret.usecases.scanned_pages import join_page
from livret.usecases.scans import Scan
from livret.usecases.showing import as_plain
from livret.usecases.signing import SigningAct
from tests.paper.scanned import photograph
from tests.usecases.desks import Desk
from tests.usecases.test_documents import CERTIFIED, ON, close, freeze, ready, sign

__all__ = ["ready"]

UNTIL = ON + dt.timedelta(days=14)
ALOUD = SigningAct(role="personne", way="aloud", words="Oui.", deadline=UNTIL)


def days(desk: Desk) -> list[dt.date]:
    return [due.on for due in dues_of(desk.read) if due.what == SIGNATURE]


def told(desk: Desk) -> list[dt.date]:
    """What Accueil tells."""
    found = coming(desk.ctx, desk.ctx.people.people())
    return [due.on for due in found.dues if due.what == SIGNATURE]


@pytest.mark.parametrize("way", ["aloud", "absent", "paper"])
def test_it_is_a_date_to_keep_in_mind(ready: Desk, way: str) -> None:
    words = ALOUD.words if way == "aloud" else ""
    sign(ready, freeze(ready), replace(ALOUD, way=way, words=words))
    (document,) = documents_of(ready.read)
    (due,) = [one for one in dues_of(ready.read) if one.what == SIGNATURE]
    assert (due.of, due.on) == (document.places[0].given.id, UNTIL)  # type: ignore[union-attr]
    assert due.facts == {
        "document": document.id,
        "paper": "diagnostic",
        "role": "personne",
    }
    assert told(ready) == [UNTIL]
    shown = as_plain(ready.read)["documents"][0]["signatures"]
    assert [one["hoped_until"] for one in shown] == [UNTIL.isoformat(), None, None]
    (line,) = hoped_for(ready.ctx)
    assert (line.on, line.called, line.paper) == (UNTIL, "Amina B.", "diagnostic")


@pytest.mark.parametrize(
    "act",
    [
        replace(ALOUD, deadline=None),
        replace(ALOUD, way="refused"),
        replace(ALOUD, way="paper", words="", place="Classeur bleu"),
    ],
    ids=["no day", "refused", "signed on a paper that is kept"],
)
def test_nothing_is_hoped_for(ready: Desk, act: SigningAct) -> None:
    sign(ready, freeze(ready), act)
    assert days(ready) == []


def test_it_stays_when_closed_and_ends_with_the_page(ready: Desk) -> None:
    document = freeze(ready)
    for act in (ALOUD, CERTIFIED, replace(ALOUD, role="emploi", way="refused")):
        sign(ready, document, act)
    close(ready, document)
    assert days(ready) == [UNTIL]
    paper = ready.vault.paper
    join_page(
        ready.ctx, paper, ready.livret, document, "personne", Scan(data=photograph())
    )
    assert (days(ready), told(ready), hoped_for(ready.ctx)) == ([], [], ())
    shown = as_plain(ready.read)["documents"][0]["signatures"]
    assert shown[0]["hoped_until"] is None


def test_it_ends_with_a_new_version(ready: Desk) -> None:
    document = freeze(ready)
    sign(ready, document, ALOUD)
    freeze(ready, amends=document)
    assert days(ready) == []


def test_accueil_tells_it_for_a_month_after(ready: Desk) -> None:
    sign(ready, freeze(ready), ALOUD)
    ready.clock.forward(days=15 + 29)
    assert told(ready) == [UNTIL]
    ready.clock.forward(days=1)
    assert told(ready) == []
    # The door tells it as long as nobody signed, asked from that day.
    assert hoped_for(ready.ctx) == ()
    assert [one.on for one in hoped_for(ready.ctx, UNTIL)] == [UNTIL]
    assert hoped_for(ready.ctx, ON, UNTIL - dt.timedelta(days=1)) == ()
