"""Signing confirms what the page shows, and nothing of which it shows a part."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from livret.domain.livret import Standing, Value
from livret.usecases.demo import a_stroke
from livret.usecases.documents import freeze, preview, sign
from livret.usecases.papers import PaperChoices
from livret.usecases.reviewing import OpenReview, SayReview, open_review, say_review
from livret.usecases.sheets import as_json
from livret.usecases.signing import SigningAct
from livret.words.papers.catalogue import PAPERS
from tests.paper.whole_desk import made, whole_desk
from tests.usecases.composed import CHOICES
from tests.usecases.desks import Desk

SIGNABLE = sorted(name for name, paper in PAPERS.items() if paper.signable)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = whole_desk(Path(tmp_path_factory.mktemp("in_part")))
    yield desk
    desk.vault.close()


def standing(desk: Desk, kind: str) -> list[Standing]:
    return [
        one.standing
        for one in desk.read.history
        if one.kind == kind and one.voice == "personne"
    ]


def hers() -> SigningAct:
    """Hers, drawn anew: of a stroke nothing may stay in any act of the process."""
    return SigningAct(role="personne", way="drawn", strokes=a_stroke(3))


def signed(desk: Desk, name: str, choices: PaperChoices) -> None:
    room = desk.vault.paper
    composed, pdf = preview(desk.ctx, room, desk.livret, choices, PAPERS[name].takes)
    document = freeze(desk.ctx, desk.livret, composed, pdf).value.document
    desk.clock.forward(minutes=1)
    sign(desk.ctx, room, desk.livret, document, hers())


def said(content: Any, under: str = "") -> Iterator[str]:
    """Every text of several words; who it is and how it came stand apart."""
    if isinstance(content, Mapping):
        for name, value in content.items():
            if name not in {"name", "came"}:
                yield from said(value, name)
    elif isinstance(content, (list, tuple)):
        for value in content:
            yield from said(value, under)
    elif isinstance(content, str) and " " in content:
        yield from (line.strip() for line in content.splitlines() if line.strip())


def hidden(value: Value, shown: str) -> list[str]:
    return [words for words in said(value.content) if words not in shown]


def test_a_diagnosis_confirms_the_view_and_not_the_review_it_quotes(
    desk: Desk,
) -> None:
    desk.view("mobilite", "bloque", words="Le bus ne passe plus.")
    desk.clock.forward(days=9)
    review = open_review(desk.ctx, OpenReview(livret=desk.livret)).value
    told = SayReview(
        livret=desk.livret,
        review=review,
        words={"helped": "Ne pas me presser."},
        levels={"mobilite": "gene_un_peu"},
    )
    say_review(desk.ctx, told)
    signed(desk, "diagnostic", CHOICES)
    assert standing(desk, "view_given") == [Standing.CONFIRMED]
    assert standing(desk, "review_said") == [Standing.COLLECTED]
    # The paper of the review shows it whole, and confirms it; without one topic
    # of it, it would not.
    bare = PaperChoices(
        language="fr",
        on=desk.clock.today(),
        witness="Claire M.",
        to_sign=True,
        leave_off=frozenset({"mobilite"}),
    )
    signed(desk, "bilan", bare)
    assert standing(desk, "review_said") == [Standing.COLLECTED]
    signed(
        desk,
        "bilan",
        PaperChoices(
            language="fr", on=desk.clock.today(), witness="Claire M.", to_sign=True
        ),
    )
    assert standing(desk, "review_said") == [Standing.CONFIRMED]


def test_minutes_without_a_topic_of_a_review_do_not_confirm_it(desk: Desk) -> None:
    desk.view("mobilite", "bloque")
    review = open_review(desk.ctx, OpenReview(livret=desk.livret)).value
    levels = {"mobilite": "gene_un_peu", "sante": "bloque"}
    say_review(desk.ctx, SayReview(livret=desk.livret, review=review, levels=levels))
    (its,) = [one.id for one in desk.read.history if one.kind == "review_said"]
    desk.say(
        {
            "kind": "meeting_held",
            "on": desk.clock.today().isoformat(),
            "present": [{"voice": "personne"}, {"voice": "social"}],
            "targets": [its],
        }
    )
    off, _ = made(desk, "compte-rendu", to_sign=True, leave_off=frozenset({"sante"}))
    assert its in off.contains
    assert its in off.in_part
    whole, _ = made(desk, "compte-rendu", to_sign=True)
    assert its in whole.contains
    assert its not in whole.in_part


def test_a_level_on_a_topic_she_declined_since_is_confirmed_by_nobody(
    desk: Desk,
) -> None:
    """No paper shows it (practice rule 7): who signs has not read it."""
    desk.view("mobilite", "bloque")
    review = open_review(desk.ctx, OpenReview(livret=desk.livret)).value
    hers, theirs = (
        {"mobilite": "gene_un_peu"},
        {"mobilite": "bloque", "sante": "bloque"},
    )
    for voice, levels in (("personne", hers), ("social", theirs)):
        told = SayReview(livret=desk.livret, review=review, voice=voice, levels=levels)
        say_review(desk.ctx, told)
    its = [one.id for one in desk.read.history if one.kind == "review_said"][-1]
    before, _ = made(desk, "bilan", to_sign=True)
    assert its in before.contains
    assert its not in before.in_part
    desk.view("sante", "ne_souhaite_pas_repondre")
    desk.clock.forward(minutes=1)
    since, _ = made(desk, "bilan", to_sign=True)
    assert "sante" not in json.dumps(as_json(since.sheet))
    assert its in since.contains
    assert its in since.in_part


@pytest.mark.parametrize("off", [frozenset(), frozenset({"mobilite"})], ids=len)
@pytest.mark.parametrize("name", SIGNABLE)
def test_no_paper_confirms_words_that_it_does_not_show(
    whole: Desk, name: str, off: frozenset[str]
) -> None:
    composed, _ = made(whole, name, to_sign=True, leave_off=off)
    shown = json.dumps(as_json(composed.sheet), ensure_ascii=False)
    shown = re.sub(r"\\n|\s+", " ", shown)
    confirmed = set(composed.contains) - set(composed.in_part)
    assert set(composed.in_part) <= set(composed.contains)
    history = {one.id: one for one in whole.read.history}
    assert {
        one: hidden(history[one], shown)
        for one in confirmed
        if hidden(history[one], shown)
    } == {}
    assert confirmed
