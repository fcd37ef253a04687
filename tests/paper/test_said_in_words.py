"""What nobody said is told in words; what is told is not to be mistaken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from livret.usecases.reviews_told import Then, VoiceLooksBack
from livret.usecases.sheets import GoalOnPaper, Step
from livret.words.cleaning import bare
from livret.words.papers.blocks import Deeds, Paragraph
from livret.words.papers.parts import planned
from livret.words.translator import translator_for
from tests.paper.papers import text_of
from tests.paper.whole_desk import made, whole_desk
from tests.usecases.desks import Desk

TR = translator_for("fr")
ON = dt.date(2026, 3, 12)
UNSAID = "On n’a pas encore dit qui fait quoi, ni quand."


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made_here = whole_desk(tmp_path_factory.mktemp("vault"))
    with made_here.vault:
        yield made_here


def step(words: str, **told: Any) -> Step:
    return Step(**{"words": words, "who": "", "side": "", **told})


def said(pdf: bytes) -> str:
    return " ".join(text_of(pdf).split())


def test_a_plan_without_who_nor_when_says_so_once() -> None:
    steps = (step("Demander la carte"), step("Appeler"))
    goal = GoalOnPaper(words="Bouger", steps=steps)
    told, deeds = planned(TR, [goal], ON)
    assert isinstance(told, Paragraph)
    assert told.text == UNSAID
    assert isinstance(deeds, Deeds)
    assert all(not one.nobody and not one.when for one in deeds.deeds)


def test_each_step_says_what_it_lacks() -> None:
    steps = (
        step("Demander la carte", who="Amina", side="personne"),
        step("Appeler", by=dt.date(2026, 4, 1)),
        step("Trier", side="ensemble"),
    )
    (deeds,) = planned(TR, [GoalOnPaper(words="", steps=steps)], ON)
    assert isinstance(deeds, Deeds)
    lacking = [(bare(one.nobody), bare(one.when)) for one in deeds.deeds]
    assert lacking == [
        ("", "Quand\u202f: pas encore dit"),
        ("Qui\u202f: pas encore dit", "pour le 1er avril"),
        ("", "Quand\u202f: pas encore dit"),
    ]


def test_steps_stand_in_the_order_of_their_days(desk: Desk) -> None:
    for name in ("plan", "diagnostic"):
        told = said(made(desk, name)[1])
        assert told.index("Choisir ma tenue") < told.index("Demander l’aide au permis")


def test_a_duration_is_not_read_as_an_hour(desk: Desk) -> None:
    told = said(made(desk, "compte-rendu")[1])
    assert "pendant 45 minutes" in told


def test_levels_of_a_review_are_somebodys(desk: Desk) -> None:
    assert "Sujet par sujet · Amina" in said(made(desk, "bilan")[1])


@pytest.mark.parametrize(("words", "times"), [({"helped": "Le foyer."}, 1), ({}, 0)])
def test_a_name_stands_over_the_levels_that_may_begin_a_page(
    desk: Desk, words: dict[str, str], times: int
) -> None:
    """Her name stands at once over levels that nothing parts from it."""
    social = VoiceLooksBack(
        side="social",
        name="Claire M.",
        said=tuple(words.items()),
        levels=(Then(barrier="sante", answer="bloque"),),
    )
    sheet = replace(made(desk, "bilan")[0].sheet, voices=(social,))
    for dress in ("standard", "large"):
        told = said(desk.vault.paper.draw(sheet, desk.ctx.clock.now(), dress, None))
        assert told.count("Sujet par sujet · Claire M.") == times


def test_the_attestation_names_the_social_side_first(desk: Desk) -> None:
    told = said(made(desk, "attestation")[1])
    assert told.index("pour le social") < told.index("pour l’emploi")


def test_a_line_of_all_says_whose_it_is(desk: Desk) -> None:
    assert "Ensemble : On se voit le jeudi." in said(made(desk, "charte")[1])


@pytest.mark.parametrize("name", ["diagnostic", "bilan"])
def test_in_large_print_every_page_names_the_marks(desk: Desk, name: str) -> None:
    _, pdf = made(desk, name, dress="large", to_sign=True)
    pages = text_of(pdf).split("\f")
    for page in (each for each in pages if each.strip()):
        foot = " ".join(page.split())[-160:]
        for told in ("Amina", "Claire", "Marc", "page "):
            assert told in foot


def test_the_pathway_in_large_print_names_each_side_and_her(desk: Desk) -> None:
    _, pdf = made(desk, "parcours", dress="large", with_life=True)
    for page in (each for each in text_of(pdf).split("\f") if each.strip()):
        foot = " ".join(page.split())[-160:]
        for told in ("Amina", "pour le social", "pour l’emploi", "page "):
            assert told in foot


def test_a_handover_says_what_somebody_is_called_about(desk: Desk) -> None:
    """« Marc D. · le stage » read as if that were how to reach him."""
    for dress in ("standard", "simple"):
        _, pdf = made(desk, "relais", dress=dress)
        assert "à propos de\u202f: le stage" in said(pdf).replace("de :", "de\u202f:")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_handover_does_not_promise_whom_to_call(desk: Desk, language: str) -> None:
    """« Il dit qui appeler » stood on a sheet that names nobody."""
    composed, _ = made(desk, "relais", dress="simple")
    sheet = replace(composed.sheet, call=(), language=language)
    pdf = desk.vault.paper.draw(sheet, desk.ctx.clock.now(), "simple", None)
    told = said(pdf)
    assert {"fr": "vous accompagne", "en": "supports you"}[language] in told
    assert {"fr": "appeler", "en": "to call"}[language] not in told


def test_a_handover_does_not_say_that_she_has_no_news(desk: Desk) -> None:
    """« n’a rien de nouveau à raconter » is said of somebody without news."""
    told = said(made(desk, "relais")[1])
    assert "rien de nouveau" not in told
    assert "La personne n’a pas à tout redire" in told
