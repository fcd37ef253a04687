"""Minutes tell how each one looked back in their meeting, and what came of it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from typing import Any

import pytest

from livret.domain.meetings import held_meetings, said_in
from livret.domain.reviews import reviews_of
from livret.usecases.closing import CloseAccompaniment, close_accompaniment
from livret.usecases.errors import NothingToCopy
from livret.usecases.looking_back_together import LooksBack, said_of
from livret.usecases.meetings import (
    PlanMeeting,
    TellMeeting,
    plan_meeting,
    tell_meeting,
)
from livret.usecases.minutes import Minutes, copy_minutes, minutes_of, minutes_so_far
from livret.usecases.paper_rows import Printing
from livret.usecases.reviewing import OpenReview, SayReview, open_review, say_review
from livret.usecases.sitting import close_meeting, keep, open_meeting, say_within
from livret.words.minutes_text import minutes_text
from livret.words.papers.blocks import Items
from livret.words.papers.review import read_looked_back
from livret.words.translator import translator_for
from tests.usecases.desks import Desk
from tests.usecases.test_agreeing import give


def look_back(desk: Desk, voice: str = "personne", **told: Any) -> str:
    """One voice, in the review of the day which begins it; its id."""
    known = [one.id for one in reviews_of(desk.read) if one.on == desk.clock.today()]
    review = known[0] if known else begin(desk)
    command = SayReview(livret=desk.livret, review=review, voice=voice, **told)
    return say_review(desk.ctx, command).value


def begin(desk: Desk) -> str:
    return open_review(desk.ctx, OpenReview(livret=desk.livret)).value


def hold_a_review(desk: Desk) -> str:
    """A meeting in which she, then Claire, look back; its id."""
    desk.welcome_marc()
    desk.view("logement", "bloque")
    desk.clock.forward(days=40)
    sitting = open_meeting(desk.ctx, desk.livret).value.sitting
    look_back(
        desk,
        words={"changed": "Je dors mieux.", "next": "Conduire."},
        levels={"logement": "gene_un_peu", "sante": "ne_souhaite_pas_repondre"},
    )
    look_back(desk, "social", words={"helped": "Le foyer."})
    look_back(desk, "emploi", declined=True)
    # The page of the meeting held no word of it; the vault knows.
    kept = keep(desk.ctx, desk.livret, sitting).value
    return close_meeting(desk.ctx, desk.livret, kept).value


def text(minutes: Minutes, language: str = "fr") -> str:
    told = minutes_text(translator_for(language), minutes)
    return told.replace("\N{NARROW NO-BREAK SPACE}", " ")


def test_a_review_held_in_a_meeting_is_told_voice_by_voice(desk: Desk) -> None:
    meeting = hold_a_review(desk)
    (review,) = minutes_of(desk.read, meeting).reviews
    assert review.moment == "interim"
    assert [one.side for one in review.voices] == ["personne", "social", "emploi"]
    hers, social, emploi = review.voices
    assert hers.said == (("changed", "Je dors mieux."), ("next", "Conduire."))
    assert [(one.barrier, one.before) for one in hers.levels] == [
        ("sante", ""),
        ("logement", "bloque"),
    ]
    assert social.said == (("helped", "Le foyer."),)
    assert emploi.declined


def test_it_reads_as_the_three_said_it(desk: Desk) -> None:
    meeting = hold_a_review(desk)
    told = text(minutes_of(desk.read, meeting))
    for line in (
        "Bilan d’étape",
        "Ce qui a changé",
        "- Amina : « Je dors mieux. »",
        "Et maintenant",
        "- Amina : « Conduire. »",
        "- Claire : « Le foyer. »",
        "Marc préfère ne pas répondre",
    ):
        assert line in told.splitlines()
    assert "le 12 mars 2026 : bloque" in told
    assert "Bilan" not in text(minutes_of(desk.read, meeting), "en")


def test_words_on_a_topic_are_told_without_an_answer_too(desk: Desk) -> None:
    desk.welcome_marc()
    sitting = open_meeting(desk.ctx, desk.livret).value.sitting
    now = LooksBack(levels={"logement": {"words": "Rien n’a bougé."}})
    items = said_of(desk.read, desk.clock.today(), "personne", now)
    kept = say_within(desk.ctx, desk.livret, sitting, items).value
    meeting = close_meeting(desk.ctx, desk.livret, kept).value
    minutes = minutes_of(desk.read, meeting)
    assert "- Amina, « Rien n’a bougé. »" in text(minutes).splitlines()
    (review,) = minutes.reviews
    (item,) = [
        item
        for block in read_looked_back(translator_for("fr"), review)
        if isinstance(block, Items)
        for item in block.items
    ]
    said = item.text.replace("\u2068", "").replace("\u2069", "")
    assert said == "Mon logement «\u202fRien n’a bougé.\u202f»"
    assert item.note == ""


def test_nothing_of_before_stands_beside_a_refusal(desk: Desk) -> None:
    desk.view("logement", "bloque")
    desk.clock.forward(days=40)
    look_back(desk, levels={"logement": "ne_souhaite_pas_repondre"})
    hers = reviews_of(desk.read)[0].part("personne")
    assert hers is not None
    assert hers.earlier == {}


def test_what_is_said_of_it_on_another_day_is_not_of_that_meeting(desk: Desk) -> None:
    meeting = hold_a_review(desk)
    before = minutes_of(desk.read, meeting)
    (review,) = reviews_of(desk.read)
    desk.clock.forward(days=3)
    again = SayReview(
        livret=desk.livret, review=review.id, words={"changed": "Autrement."}
    )
    say_review(desk.ctx, again)
    assert minutes_of(desk.read, meeting) == before


def test_a_review_begun_before_is_told_where_it_is_said(desk: Desk) -> None:
    review = begin(desk)
    desk.clock.forward(days=2)
    sitting = open_meeting(desk.ctx, desk.livret).value.sitting
    command = SayReview(livret=desk.livret, review=review, words={"next": "Nager."})
    said = say_review(desk.ctx, command).value
    meeting = close_meeting(desk.ctx, desk.livret, sitting).value
    kept = Printing(desk.read)
    (found,) = minutes_of(desk.read, meeting, kept=kept).reviews
    assert found.on == dt.date(2026, 3, 12)
    assert {review, said} <= set(kept.printed)


def test_one_that_nobody_spoke_in_is_not_told(desk: Desk) -> None:
    sitting = open_meeting(desk.ctx, desk.livret).value.sitting
    begin(desk)
    meeting = close_meeting(desk.ctx, desk.livret, sitting).value
    assert minutes_of(desk.read, meeting).empty


def test_nothing_is_told_of_a_review_away_from_a_meeting(desk: Desk) -> None:
    look_back(desk, words={"next": "Nager."})
    sitting = open_meeting(desk.ctx, desk.livret).value.sitting
    meeting = close_meeting(desk.ctx, desk.livret, sitting).value
    assert minutes_of(desk.read, meeting).reviews == ()


def test_a_meeting_planned_to_look_back_and_told_afterwards_tells_it(
    desk: Desk,
) -> None:
    day = dt.date(2026, 3, 20)
    planned = plan_meeting(
        desk.ctx, PlanMeeting(livret=desk.livret, on=day, review=True)
    ).value
    look_back(desk, words={"changed": "Trop tôt."})
    desk.clock.forward(days=8)
    gone = look_back(desk, words={"changed": "Repris."})
    desk.say({"kind": "retracted", "target": gone})
    said = look_back(desk, words={"changed": "Le jour même."})
    told = TellMeeting(livret=desk.livret, meeting=planned, state="held")
    tell_meeting(desk.ctx, told)
    (held,) = held_meetings(desk.read)
    assert said in {one.id for one in said_in(desk.read, held)}
    (review,) = minutes_of(desk.read, held.id).reviews
    (hers,) = review.voices
    assert hers.said == (("changed", "Le jour même."),)


def test_what_came_of_an_exit_review_is_told(desk: Desk) -> None:
    sitting = open_meeting(desk.ctx, desk.livret).value.sitting
    close_accompaniment(
        desk.ctx,
        CloseAccompaniment(livret=desk.livret, reason="moved", words="À Brest."),
    )
    meeting = close_meeting(desk.ctx, desk.livret, sitting).value
    told = text(minutes_of(desk.read, meeting))
    assert "- Fin de l’accompagnement, « À Brest. »" in told
    assert "déménagement" not in told


def test_it_is_read_back_before_the_meeting_ends(desk: Desk) -> None:
    said = look_back(desk, words={"next": "Nager."})
    values = [one for one in desk.read.history if one.id == said]
    assert minutes_so_far(desk.read, values).reviews


def test_what_is_pasted_elsewhere_tells_no_refusal(desk: Desk) -> None:
    meeting = hold_a_review(desk)
    copied = copy_minutes(desk.ctx, desk.livret, meeting).value
    told = json.dumps(dataclasses.asdict(copied), default=str, ensure_ascii=False)
    assert "Je dors mieux." in told
    assert "Le foyer." in told
    for refusal in ("ne_souhaite_pas_repondre", "emploi", '"declined": true'):
        assert refusal not in told


@pytest.mark.parametrize(
    ("scopes", "found"),
    [
        (("commun", "logement", "sante"), True),
        (("commun", "sante"), False),
        (("logement", "sante"), False),
    ],
)
def test_her_words_are_pasted_only_with_all_they_were_said_with(
    desk: Desk, scopes: tuple[str, ...], found: bool
) -> None:
    meeting = hold_a_review(desk)
    give(desk, recipient="Claire M.", scopes=scopes)
    try:
        copied = text(copy_minutes(desk.ctx, desk.livret, meeting).value)
    except NothingToCopy:
        copied = ""
    assert ("Je dors mieux." in copied) is found
