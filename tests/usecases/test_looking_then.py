"""Looking back: as it was known, and never against her."""

from __future__ import annotations

import datetime as dt

import pytest

from livret.domain.diagnosis import aim_of, current_diagnosis
from livret.domain.livret import Livret
from livret.domain.person import person_of
from livret.usecases.looking_then import as_known
from livret.usecases.retracting import retract
from livret.usecases.vault_errors import UnknownLivret
from tests.usecases.desks import Desk


def yesterday(desk: Desk) -> dt.date:
    """Go on to the next day, and return the one before."""
    day = desk.clock.today()
    desk.clock.forward(days=1)
    return day


def then(desk: Desk, day: dt.date) -> Livret:
    return as_known(desk.ctx, desk.livret, day)


def test_what_was_said_later_was_not_known(desk: Desk) -> None:
    desk.say({"kind": "aim_said", "voice": "personne", "words": "Une cuisine"})
    day = yesterday(desk)
    desk.say({"kind": "aim_said", "voice": "personne", "words": "Un bus"})
    aim = aim_of(then(desk, day))
    assert aim is not None
    assert aim.content["words"] == "Une cuisine"


def test_she_is_called_as_she_is_today(desk: Desk) -> None:
    day = yesterday(desk)
    desk.say({"kind": "person_described", "voice": "personne", "called": "Samir B."})
    assert person_of(then(desk, day)).called == "Samir B."


def test_a_name_taken_away_since_is_not_read_again(desk: Desk) -> None:
    desk.say({"kind": "person_described", "last_name": "Benali"})
    day = yesterday(desk)
    (named,) = desk.read.at("detail", "last_name")
    retract(desk.ctx, desk.livret, named.id)
    assert person_of(then(desk, day)).detail("last_name") is None


def test_what_was_taken_back_since_is_not_read_again(desk: Desk) -> None:
    (told,) = desk.say({"kind": "life_told", "words": "Un secret", "on": "2026-03-01"})
    day = yesterday(desk)
    assert then(desk, day).at("life", told)
    retract(desk.ctx, desk.livret, told)
    read = then(desk, day)
    assert not read.at("life", told)
    assert all("secret" not in str(value.content) for value in read.history)


def test_a_refusal_of_today_holds_for_the_past(desk: Desk) -> None:
    for voice in ("personne", "social", "emploi"):
        desk.say(
            {
                "kind": "view_given",
                "barrier": "sante",
                "voice": voice,
                "level": "gene_un_peu",
            }
        )
    day = yesterday(desk)
    desk.say(
        {
            "kind": "view_given",
            "barrier": "sante",
            "voice": "personne",
            "level": "ne_souhaite_pas_repondre",
        }
    )
    diagnosis = current_diagnosis(then(desk, day))
    assert diagnosis is not None
    assert [view.voice for view in diagnosis.topic("sante").views] == ["personne"]


def test_she_sees_that_somebody_looked_back(desk: Desk) -> None:
    day = yesterday(desk)
    then(desk, day)
    entry = list(desk.ctx.journal.of(desk.livret))[-1]
    assert (entry.what, dict(entry.detail)) == ("opened", {"at": day.isoformat()})


def test_before_its_first_day_a_livret_is_empty(desk: Desk) -> None:
    read = then(desk, dt.date(2020, 1, 1))
    assert (read.id, read.history) == (desk.livret, ())


def test_a_livret_of_nowhere_cannot_be_looked_back_at(desk: Desk) -> None:
    with pytest.raises(UnknownLivret):
        as_known(desk.ctx, "0" * 32, dt.date(2026, 3, 12))
