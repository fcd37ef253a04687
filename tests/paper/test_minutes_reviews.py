"""The minutes on paper tell a review held in that meeting, but topics left off."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from livret.usecases.reviewing import OpenReview, SayReview, open_review, say_review
from livret.usecases.sitting import close_meeting, open_meeting
from tests.clock import SetClock
from tests.paper.papers import data_in, failures, text_of
from tests.paper.whole_desk import made
from tests.usecases.desks import Desk, make_vault


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
