"""Looking back: she first, the same level words, nothing summed."""

from __future__ import annotations

import datetime as dt

import pytest

from livret.domain.reviews import reviews_of
from livret.usecases.closing import CloseAccompaniment, close_accompaniment
from livret.usecases.closing_errors import HersFirst
from livret.usecases.errors import NothingSaid, UnknownReference
from livret.usecases.reviewing import (
    OpenReview,
    SayReview,
    open_review,
    reviews_as_plain,
    say_review,
)
from tests.usecases.desks import Desk


@pytest.fixture
def review(desk: Desk) -> str:
    return open_review(desk.ctx, OpenReview(livret=desk.livret)).value


def say(desk: Desk, review: str, voice: str = "personne", **told: object) -> str:
    command = SayReview(
        livret=desk.livret,
        review=review,
        voice=voice,
        **told,  # type: ignore[arg-type]
    )
    return say_review(desk.ctx, command).value


def test_a_review_looks_back_to_the_one_before(desk: Desk, review: str) -> None:
    (first,) = reviews_of(desk.read)
    assert (first.on, first.since) == (dt.date(2026, 3, 12), dt.date(2026, 3, 12))
    later = OpenReview(livret=desk.livret, moment="exit", on=dt.date(2026, 9, 1))
    open_review(desk.ctx, later)
    second = reviews_of(desk.read)[1]
    assert (second.moment, second.since) == ("exit", first.on)
    told = OpenReview(livret=desk.livret, since=dt.date(2026, 1, 1))
    open_review(desk.ctx, told)
    assert dt.date(2026, 1, 1) in {one.since for one in reviews_of(desk.read)}


def test_a_referent_waits_for_her(desk: Desk, review: str) -> None:
    with pytest.raises(HersFirst):
        say(desk, review, "social", words={"changed": "Beaucoup."})
    say(
        desk,
        review,
        words={"changed": "Je dors mieux.", "helped": "", "next": "Conduire."},
        levels={"logement": "gene_un_peu", "ressources": "ne_sait_pas"},
        came={"how": "telephone"},
    )
    say(desk, review, "social", words={"changed": "Elle sourit."})
    (found,) = reviews_of(desk.read)
    hers, social = found.parts
    assert hers.words("next") == "Conduire."
    assert hers.levels["logement"]["level"] == "gene_un_peu"
    assert hers.levels["ressources"]["answer"] == "ne_sait_pas"
    assert hers.value.content["came"] == {"how": "telephone"}
    assert social.words("changed") == "Elle sourit."


def test_one_who_prefers_not_to_lets_the_others_speak(desk: Desk, review: str) -> None:
    say(desk, review, declined=True, words={"changed": "left out"})
    say(desk, review, "emploi", words={"helped": "Le stage."})
    plain = reviews_as_plain(desk.read)["reviews"][0]
    assert [part["declined"] for part in plain["parts"]] == [True, False]
    assert plain["parts"][0]["changed"] is None
    assert plain["parts"][1]["helped"] == "Le stage."


def test_nothing_is_nothing_and_elsewhere_is_unknown(desk: Desk, review: str) -> None:
    with pytest.raises(NothingSaid):
        say(desk, review, words={"changed": ""})
    with pytest.raises(UnknownReference) as caught:
        say(desk, "0" * 64, words={"changed": "Oui."})
    assert caught.value.facts == {"path": "review"}


def test_what_follows_an_exit_is_proposed_with_its_day(desk: Desk) -> None:
    assert reviews_as_plain(desk.read)["to_come"] == []
    ended = CloseAccompaniment(livret=desk.livret, reason="moved", words="Merci.")
    close_accompaniment(desk.ctx, ended)
    plain = reviews_as_plain(desk.read)
    assert plain["accompaniment"] == {
        "state": "closed",
        "on": "2026-03-12",
        "reason": "moved",
        "words": "Merci.",
    }
    assert plain["to_come"] == [
        {"moment": "after_three_months", "on": "2026-06-12"},
        {"moment": "after_six_months", "on": "2026-09-12"},
    ]
