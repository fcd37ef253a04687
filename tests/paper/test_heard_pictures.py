"""What is told of a picture is in one language; what goes on says of what it is."""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterator
from dataclasses import replace

import pikepdf
import pytest

from livret.usecases.sheets import GoalOnPaper, Step
from livret.words.papers.blocks import Deeds, Heading
from livret.words.papers.catalogue import PAPERS
from livret.words.papers.elements import Deed, Voice
from livret.words.papers.picture_alt import by_another_voice
from livret.words.translator import translator_for
from tests.paper.heard import heard
from tests.paper.papers import drawn, pages_of, sheet
from tests.paper.test_running import HEAD, WORN, papered
from tests.paper.whole_desk import made, whole_desk
from tests.usecases.desks import Desk

STEPS = tuple(
    Deed(what=f"Faire la chose {at}", who=Voice(side="personne", name="Amina"))
    for at in range(60)
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    ready = whole_desk(tmp_path_factory.mktemp("desk"))
    with ready.vault:
        yield ready


@pytest.mark.parametrize(
    ("language", "words", "other"),
    [
        ("fr", "Je marche.", False),
        ("fr", "Їжу", True),
        ("en", "Je marche.", True),
        ("en", "I walk to the bus.", False),
        ("ar", "Je marche.", True),
        ("ar", "أمشي", False),
        ("uk", "Їжу", False),
        ("es", "Je marche.", True),
        ("es", "", False),
    ],
)
def test_which_words_another_voice_reads(
    language: str, words: str, other: bool
) -> None:
    assert by_another_voice(language, words) is other


def pictures(pdf: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return [
            str(each.Alt)
            for each in file.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"
        ]


SAID = "Les papiers, je comprends rien"
LINE = "Ma fille commence la danse"


@pytest.mark.parametrize("language", ["en", "ar", "prs", "uk", "tr"])
def test_what_is_told_of_a_picture_is_in_one_language(
    desk: Desk, language: str
) -> None:
    _, pdf = made(desk, "parcours", language=language, with_life=True)
    told = pictures(pdf)
    assert told
    assert not any(SAID in one or LINE in one or "Trier" in one for one in told)
    # The lists say what was said, each in its own voice.
    lists = heard(pdf)
    assert SAID in lists
    assert LINE in lists


def test_in_french_a_picture_tells_all_that_it_shows(desk: Desk) -> None:
    _, pdf = made(desk, "parcours", with_life=True)
    told = " ".join(pictures(pdf))
    assert SAID in told
    assert LINE in told


@pytest.mark.parametrize("dress", WORN)
def test_steps_that_go_on_say_of_what_they_are(dress: str) -> None:
    title = Heading(text="Ce qui est en cours", runs_on=True)
    pdf = papered([HEAD, title, Deeds(goal="", deeds=STEPS)], dress)
    pages = pages_of(pdf, "-raw")
    assert len(pages) > 1
    assert all("Ce qui est en cours" in told for told in pages)
    assert heard(pdf).count("Ce qui est en cours") == 1 + (dress == "bilingual-ar")


def test_the_steps_of_a_diagnosis_that_go_on_say_of_what_they_are() -> None:
    steps = tuple(
        Step(words=f"Faire la chose {at}", who="Amina", side="personne")
        for at in range(60)
    )
    goal = GoalOnPaper(words="Trouver une place", steps=steps)
    pdf = drawn(replace(sheet(), goals=(goal,)))
    cut = [told for told in pages_of(pdf, "-raw") if "Faire la chose" in told]
    assert len(cut) > 1
    assert all("Ce que nous allons faire" in told for told in cut)
    assert heard(pdf).count("Ce que nous allons faire") == 1


@pytest.mark.parametrize("name", ["plan", "lettre", "poche", "diagnostic", "livret"])
def test_the_title_over_steps_is_said_again(desk: Desk, name: str) -> None:
    """In each paper that has steps; before, a cut list stood there without it."""
    composed, _ = made(desk, name)
    blocks = PAPERS[name].reads(translator_for("fr"), composed.sheet)
    over = [
        before
        for before, each in itertools.pairwise(blocks)
        if isinstance(each, Deeds) and isinstance(before, Heading)
    ]
    assert over
    assert all(one.runs_on for one in over)
