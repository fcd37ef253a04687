"""The minutes on paper: a review held in that meeting, what else was said, facts."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

import pytest

from livret.paper.blocks import set_pages
from livret.paper.dress import DRESSES
from livret.paper.made import Made
from livret.usecases.minutes import minutes_of
from livret.usecases.minutes_told import Told
from livret.usecases.paper_sheets.minutes import MinutesSheet
from livret.usecases.reviewing import OpenReview, SayReview, open_review, say_review
from livret.usecases.sitting import close_meeting, open_meeting
from livret.words.minutes_text import minutes_text
from livret.words.papers.blocks import Block, Facts, Head, Heading, Items, Paragraph
from livret.words.papers.elements import Fact
from livret.words.papers.minutes import read_minutes
from livret.words.translator import translator_for
from tests.clock import SetClock
from tests.paper.papers import MADE, data_in, failures, text_of
from tests.paper.whole_desk import made
from tests.usecases.desks import Desk, make_vault

TR = translator_for("fr")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    clock = SetClock()
    with make_vault(tmp_path / "v", clock) as vault:
        made_here = Desk(vault, clock)
        made_here.open()
        yield made_here


def test_the_paper_tells_how_each_one_looked_back(desk: Desk, tmp_path: Path) -> None:
    sitting = open_meeting(desk.ctx, desk.livret).value.sitting
    review = open_review(desk.ctx, OpenReview(livret=desk.livret)).value
    hers = SayReview(
        livret=desk.livret,
        review=review,
        words={"changed": "Je dors mieux.", "next": "Conduire."},
        levels={"logement": "gene_un_peu", "sante": "bloque"},
    )
    say_review(desk.ctx, hers)
    claire = {"helped": "Le foyer."}
    social = SayReview(livret=desk.livret, review=review, voice="social", words=claire)
    say_review(desk.ctx, social)
    meeting = close_meeting(desk.ctx, desk.livret, sitting).value
    kept_off = frozenset({"sante"})
    composed, pdf = made(desk, "compte-rendu", target=meeting, leave_off=kept_off)
    text = text_of(pdf)
    for told in ("Bilan d’étape", "Je dors mieux.", "Conduire.", "Le foyer."):
        assert told in text
    assert "Mon logement" in text
    assert "Ma santé" not in text
    assert review in composed.contains
    assert failures(pdf, "ua1", tmp_path) == []
    (told,) = data_in(pdf, tmp_path)["reviews"]
    assert [one["side"] for one in told["voices"]] == ["personne", "social"]
    assert meeting not in str(told)


def held(desk: Desk) -> tuple[str, MinutesSheet]:
    """A meeting in which the two looked back."""
    sitting = open_meeting(desk.ctx, desk.livret).value.sitting
    review = open_review(desk.ctx, OpenReview(livret=desk.livret)).value
    words = {"changed": "Je dors mieux."}
    say_review(desk.ctx, SayReview(livret=desk.livret, review=review, words=words))
    meeting = close_meeting(desk.ctx, desk.livret, sitting).value
    sheet = made(desk, "compte-rendu", target=meeting)[0].sheet
    assert isinstance(sheet, MinutesSheet)
    assert sheet.reviews
    return meeting, sheet


@pytest.mark.parametrize("first", [True, False])
def test_also_is_said_of_what_follows_something(desk: Desk, *, first: bool) -> None:
    """« Et aussi » opened minutes in which nothing stood before it."""
    meeting, sheet = held(desk)
    told = Told(kind="note_added", who="Claire M.", words="Le vélo est prêt.")
    sheet = dataclasses.replace(sheet, others=(told,))
    minutes = dataclasses.replace(minutes_of(desk.read, meeting), others=(told,))
    if first:
        sheet = dataclasses.replace(sheet, reviews=())
        minutes = dataclasses.replace(minutes, reviews=())
    blocks = read_minutes(TR, sheet)
    titles = [block.text for block in blocks if isinstance(block, Heading)]
    assert ("Et aussi" in titles) != first
    assert any(isinstance(block, Items) for block in blocks)
    copied = minutes_text(TR, minutes)
    assert "Le vélo est prêt." in copied
    assert ("Et aussi" in copied) != first


@pytest.mark.parametrize("dress", ["standard", "large", "simple"])
def test_when_how_and_where_stand_on_one_page(dress: str) -> None:
    """« Où » stood alone on the page after « Quand » and « Comment »."""
    told = (("Quand", "à 10 h"), ("Comment", "Sur place"), ("Où", "Aux Tilleuls"))
    facts = Facts(facts=tuple(Fact(label=a, value=b) for a, b in told), whole=True)
    after = [Paragraph(text=f"Suite {at}.") for at in range(45)]
    for before in range(15, 45, 2):
        lines = [Paragraph(text=f"Ligne {at}.") for at in range(before)]
        blocks: list[Block] = [Head(title="Essai"), *lines, facts, *after]
        pages = set_pages(blocks, DRESSES[dress], Made(at=MADE, tr=TR))[1]
        # Each block is a band, and each fact.
        ends = set(accumulate(len(page) for page in pages))
        assert not ends & {before + 2, before + 3}


def test_the_facts_of_a_meeting_are_whole(desk: Desk) -> None:
    _, sheet = held(desk)
    sheet = dataclasses.replace(sheet, place="Aux Tilleuls", reviews=())
    found = [each for each in read_minutes(TR, sheet) if isinstance(each, Facts)]
    assert [each.whole for each in found] == [True]
