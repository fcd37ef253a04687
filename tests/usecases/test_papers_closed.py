"""A topic that no longer gets in the way: the diagnosis says so, with its day."""

from __future__ import annotations

import datetime as dt

import pytest

from livret.usecases.copying import copy_for_software
from livret.usecases.sheets import Closed
from livret.words.papers.aids import asked
from livret.words.papers.diagnostic import read_diagnostic
from livret.words.plain_text import plain_text
from livret.words.translator import translator_for
from tests.paper.papers import plain, text_of
from tests.paper.test_dresses import drawn
from tests.usecases.composed import composed, printed, row
from tests.usecases.desks import Desk

FR = translator_for("fr")
ENDED = "12 mars 2026 : Ce sujet ne gêne plus : « J’ai un vélo. »"


def end(desk: Desk, state: str = "closed", **told: str) -> None:
    desk.say({"kind": "barrier_state", "barrier": "mobilite", "state": state, **told})


def spaced(text: str) -> str:
    return plain(text.replace("\u202f", " ").replace("\xa0", " "))


def test_it_is_told_with_its_day_until_it_is_taken_up_again(desk: Desk) -> None:
    desk.view("mobilite", "bloque")
    assert row(composed(desk), "mobilite").closed is None
    end(desk, words="J’ai un vélo.")
    desk.clock.forward(days=30)
    found = composed(desk)
    assert row(found, "mobilite").closed == Closed(
        on=dt.date(2026, 3, 12), words="J’ai un vélo."
    )
    assert "barrier_state:mobilite" in printed(desk, found)
    copied = copy_for_software(desk.ctx, desk.livret).value
    assert ENDED in spaced(plain_text(FR, copied))
    end(desk, "open")
    assert row(composed(desk), "mobilite").closed is None


def test_of_what_she_declined_nobody_else_says_that_it_is_over(desk: Desk) -> None:
    desk.view("sante", "gene_un_peu")
    desk.view("mobilite", "ne_souhaite_pas_repondre")
    end(desk, words="Claire le dit.", voice="ensemble")
    assert row(composed(desk), "mobilite").closed is None
    yes = composed(desk, show_despite_refusal=frozenset({"mobilite"}))
    assert row(yes, "mobilite").closed is not None


def test_a_topic_that_only_ended_was_spoken_of(desk: Desk) -> None:
    desk.view("sante", "gene_un_peu")
    end(desk)
    found = composed(desk)
    assert "mobilite" not in found.sheet.not_discussed
    assert "Ce sujet ne gêne plus." in repr(read_diagnostic(FR, found.sheet))


@pytest.mark.parametrize(
    ("dress", "language"),
    [("standard", "fr"), ("large", "fr"), ("simple", "fr"), ("bilingual", "ar")],
)
def test_every_dress_says_it(desk: Desk, dress: str, language: str) -> None:
    desk.view("mobilite", "bloque")
    end(desk, words="J’ai un vélo.")
    language, dress = asked(language, dress)
    pdf = drawn(composed(desk).sheet, dress=dress, language=language)
    told = spaced(text_of(pdf))
    assert "Ce sujet ne gêne plus" in told
    assert "J’ai un vélo." in told
