"""The day on which a page was signed by hand: told by somebody, or by nobody."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from livret.domain.documents import documents_of
from livret.domain.errors import LivretError
from livret.usecases.paper_sheets.dossier import take_dossier
from livret.usecases.signing import (
    DayNotForThisWay,
    SignedBeforeMade,
    SignedTomorrow,
    SigningAct,
)
from livret.words.checked import signature_line
from livret.words.papers.dossier import _signer
from livret.words.translator import translator_for
from tests.paper.papers import text_of
from tests.usecases.desks import Desk
from tests.usecases.test_documents import ON, check, freeze, ready, sign

__all__ = ["ready"]

FR = translator_for("fr")
BY_HAND = SigningAct(role="personne", way="paper", place="Classeur bleu")
THEN = ON + dt.timedelta(days=1)


def a_week_later(desk: Desk) -> str:
    document = freeze(desk)
    desk.clock.forward(days=8)
    return document


def test_the_day_on_the_page_is_not_the_day_of_who_tells_it(ready: Desk) -> None:
    document = a_week_later(ready)
    pdf = sign(ready, document, replace(BY_HAND, signed_on=THEN))
    (one,) = check(ready, pdf).signatures
    assert one.signed_on == THEN
    assert signature_line(FR, one).startswith(
        "Amina B. a signé sur papier le 13 mars 2026, noté le 20 mars 2026, attesté"
    )
    shown = " ".join(text_of(pdf).split())
    assert "page signée le 13 mars 2026" in shown
    assert "le 20 mars 2026" in shown
    place = documents_of(ready.read)[0].places[0]
    assert place.given is not None
    assert place.given.content["signed_on"] == THEN.isoformat()
    signer = take_dossier(ready.ctx, ready.livret, document, "fr").signers[0]
    facts = {fact.label: fact.value for fact in _signer(FR, signer)}
    assert facts["Page signée le"] == "13 mars 2026"
    assert facts["Le"].startswith("20 mars 2026")


def test_no_day_is_supposed(ready: Desk) -> None:
    pdf = sign(ready, a_week_later(ready), BY_HAND)
    (one,) = check(ready, pdf).signatures
    assert one.signed_on is None
    assert signature_line(FR, one).startswith(
        "Amina B. a signé sur papier, noté le 20 mars 2026, attesté"
    )
    assert "page signée" not in text_of(pdf)
    given = documents_of(ready.read)[0].places[0].given
    assert given is not None
    assert "signed_on" not in given.content


@pytest.mark.parametrize(
    ("act", "kind"),
    [
        (replace(BY_HAND, signed_on=ON + dt.timedelta(days=9)), SignedTomorrow),
        (replace(BY_HAND, signed_on=ON - dt.timedelta(days=1)), SignedBeforeMade),
        (replace(BY_HAND, way="aloud", place="", signed_on=THEN), DayNotForThisWay),
    ],
)
def test_a_day_that_cannot_be_is_refused(
    ready: Desk, act: SigningAct, kind: type[LivretError]
) -> None:
    document = a_week_later(ready)
    before = ready.ctx.log.sealed(ready.livret)
    with pytest.raises(kind):
        sign(ready, document, act)
    assert ready.ctx.log.sealed(ready.livret) == before


def test_a_page_may_be_signed_on_the_day_its_paper_bears(
    ready: Desk,
) -> None:
    ready.clock.forward(days=2)
    document = freeze(ready)  # as of two days ago
    pdf = sign(ready, document, replace(BY_HAND, signed_on=ON))
    assert check(ready, pdf).signatures[0].signed_on == ON


@pytest.mark.parametrize("days", [0, 8])
def test_the_first_and_the_last_day_may_be(ready: Desk, days: int) -> None:
    document = a_week_later(ready)
    day = ON + dt.timedelta(days=days)
    (one,) = check(
        ready, sign(ready, document, replace(BY_HAND, signed_on=day))
    ).signatures
    assert one.signed_on == day
