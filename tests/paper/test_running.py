"""What goes on on the next page says again whose it is, or of what."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from livret.bootstrap.machine import FormFiles
from livret.domain.barriers import Barrier
from livret.paper.blocks import draw_paper
from livret.paper.drawing import draw_sheet
from livret.paper.dress import DRESSES
from livret.paper.facing import draw_facing
from livret.paper.made import Made
from livret.usecases.paper_sheets.information import InformationSheet
from livret.usecases.pathway_sheet import compose_pathway
from livret.usecases.reviews_told import LookedBack, Then, VoiceLooksBack
from livret.words.aid import aid_for
from livret.words.dates import long_date
from livret.words.papers.blocks import (
    Block,
    Facts,
    Head,
    Heading,
    Items,
    PageBreak,
    Panel,
    Paragraph,
)
from livret.words.papers.elements import Fact, Item
from livret.words.papers.information import RIGHTS, SIMPLE_RIGHTS, read_information
from livret.words.papers.review import read_looked_back
from livret.words.papers.whole import read_whole
from livret.words.reviews import TOLD
from livret.words.timeline import lane_label
from livret.words.translator import translator_for
from tests.domain.writing import team
from tests.paper.heard import heard
from tests.paper.papers import MADE, drawn, failures, pages_of, plain, sheet
from tests.paper.whole_desk import made, whole_desk
from tests.usecases.desks import Desk

MANY = 70
WORDS = "Une phrase assez longue pour que la liste tienne en une seule colonne, oui."
ITEMS = tuple(Item(text=f"{WORDS} {at}") for at in range(MANY))
FACTS = tuple(Fact(label=f"point {at}", value="tel jour") for at in range(MANY))
HEAD = Head(title="Essai")
WORN = ["standard", "large", "simple", "ar", "bilingual-ar"]


def papered(blocks: list[Block], dress: str) -> bytes:
    aid = aid_for("ar")
    assert aid is not None
    french = Made(at=MADE, tr=translator_for("fr"))
    if dress == "bilingual-ar":
        return draw_facing(blocks, blocks, DRESSES["bilingual"], french, aid)
    if dress == "ar":
        arabic = Made(at=MADE, tr=aid)
        return draw_paper(blocks, DRESSES["standard"], arabic)
    return draw_paper(blocks, DRESSES[dress], french)


@pytest.mark.parametrize("dress", WORN)
@pytest.mark.parametrize("part", [Facts(facts=FACTS), Items(items=ITEMS)])
def test_a_part_that_goes_on_says_its_title_again(dress: str, part: Block) -> None:
    title = Heading(text="Niveaux de Marc", runs_on=True)
    after = [Heading(text="Autre chose"), Facts(facts=FACTS[:40])]
    pdf = papered([HEAD, title, part, *after], dress)
    pages = pages_of(pdf, "-raw")
    within = [at for at, told in enumerate(pages) if "Niveaux de Marc" in told]
    assert within == list(range(len(within)))
    assert len(within) > 1
    for at in within[1:]:
        assert pages[at].startswith("Niveaux de Marc") or dress == "bilingual-ar"
    if dress == "bilingual-ar":  # in the words of each side
        assert all(pages[at].count("Niveaux de Marc") == 2 for at in within)
    # The part after it is not taken for a part of it.
    assert "Autre chose" in pages[within[-1]] or "Autre chose" in pages[len(within)]
    assert len(pages) > len(within)


@pytest.mark.parametrize("dress", WORN)
def test_who_listens_hears_a_title_once(dress: str, tmp_path: Path) -> None:
    title = Heading(text="Niveaux de Marc", runs_on=True)
    pdf = papered([HEAD, title, Facts(facts=FACTS), Paragraph(text="fin")], dress)
    told = heard(pdf)
    assert told.count("Niveaux de Marc") == (2 if dress == "bilingual-ar" else 1)
    assert failures(pdf, "ua1", tmp_path) == []
    assert failures(pdf, "3a", tmp_path) == []


@pytest.mark.parametrize("dress", WORN)
def test_a_panel_that_is_cut_says_its_title_again(dress: str) -> None:
    pdf = papered([HEAD, Panel(title="Ce qui aide", items=ITEMS)], dress)
    pages = pages_of(pdf, "-raw")
    assert len(pages) > 1
    assert all("Ce qui aide" in told for told in pages)
    twice = 2 if dress == "bilingual-ar" else 1
    assert heard(pdf).count("Ce qui aide") == twice


def test_the_diagnosis_says_what_its_cut_panel_is() -> None:
    many = tuple(f"{WORDS} {at}" for at in range(MANY))
    pages = pages_of(drawn(dataclasses.replace(sheet(), strengths=many)), "-raw")
    cut = [told for told in pages if WORDS[:20] in told]
    assert len(cut) > 1
    assert all("Ce qui m’aide" in told for told in cut)


@pytest.mark.parametrize("dress", ["standard", "large", "simple", "bilingual-ar"])
def test_a_lane_that_goes_on_says_which_it_is(dress: str) -> None:
    log, _ = team()
    for year in range(45):
        content = {"words": f"Étape {year}", "on": f"{1975 + year}-05-05"}
        log.write("claire", "event_noted", content, voice="social")
    on = dt.date(2026, 11, 22)
    shown = compose_pathway(log.fold(), on=on, language="fr")
    pages = pages_of(draw_sheet(shown, MADE, forms=FormFiles(), dress=dress), "-raw")
    lane = plain(lane_label(translator_for("fr"), "social"))
    within = [told for told in pages if re.search(r"Étape \d+ 5 mai", told)]
    assert len(within) > 1
    assert all(lane in told.split("Étape")[0] for told in within)


@pytest.mark.parametrize("dress", ["standard", "large", "simple", "bilingual-ar"])
def test_a_topic_that_goes_on_says_which_it_is(dress: str) -> None:
    log, _ = team()
    form = {"form": "diagnostic-partage", "form_version": 1}
    opened = log.write("claire", "diagnosis_opened", form)
    said = {"diagnosis": opened, "barrier": "logement", "level": "bloque"}
    for number in range(45):
        told = {**said, "words": f"Parole {number}."}
        day = dt.date(2024, 1, 1) + dt.timedelta(days=number)
        log.write("claire", "view_given", told, voice="social", said_on=day)
    on = dt.date(2026, 11, 22)
    shown = compose_pathway(log.fold(), on=on, language="fr")
    pages = pages_of(draw_sheet(shown, MADE, forms=FormFiles(), dress=dress), "-raw")
    within = [told for told in pages if re.search(r"Parole \d+", told)]
    assert len(within) > 1
    assert all("Mon logement" in told.split("Parole")[0] for told in within)


@pytest.mark.parametrize("dress", ["standard", "large", "simple", "bilingual-ar"])
def test_whoever_looks_back_is_named_over_what_goes_on(dress: str) -> None:
    levels = tuple(
        Then(barrier=barrier.value, answer="bloque", words="Bêta. " * 100)
        for barrier in Barrier
    )
    marc = VoiceLooksBack(
        side="emploi",
        name="Marc D.",
        said=tuple((part, "Alpha. " * 150) for part in TOLD),
        levels=levels,
    )
    claire = VoiceLooksBack(side="social", name="Claire M.", declined=True)
    review = LookedBack(moment="interim", on=dt.date(2026, 3, 3), voices=(marc, claire))
    blocks = [HEAD, *read_looked_back(translator_for("fr"), review)]
    pages = pages_of(papered(blocks, dress), "-raw")
    titles = {"Alpha": ["Marc D."], "Bêta": ["Sujet par sujet", "Marc D."]}
    for words, title in titles.items():
        within = [told for told in pages if words in told]
        assert len(within) > 1
        over = [told.split(words)[0] for told in within]
        assert all(part in told for told in over for part in title)


MEETING = "Compte-rendu, 3 mars 2026"


@pytest.mark.parametrize("dress", WORN)
def test_a_meeting_cut_in_a_livret_says_which_it_is(dress: str, tmp_path: Path) -> None:
    blocks = [
        *(HEAD, PageBreak(joins=True), Head(title="Compte-rendu", runs_on=MEETING)),
        *(Facts(facts=FACTS), Heading(text="Et aussi"), Items(items=ITEMS)),
        *(Heading(text="Niveaux de Marc", runs_on=True), Items(items=ITEMS)),
        *(Head(title="Autre rencontre"), Facts(facts=FACTS)),
    ]
    pdf = papered(blocks, dress)
    pages = pages_of(pdf, "-raw")
    first = next(at for at, told in enumerate(pages) if "Compte-rendu" in told)
    last = next(at for at, told in enumerate(pages) if "Autre rencontre" in told)
    assert last - first > 2
    # The next one may begin its own page.
    for at in range(first + 1, last + (not pages[last].startswith("Autre"))):
        assert MEETING in pages[at], at
    assert all(MEETING not in told for told in pages[last + 1 :])
    assert MEETING not in heard(pdf)
    assert failures(pdf, "ua1", tmp_path) == []


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made_here = whole_desk(tmp_path_factory.mktemp("vault"))
    with made_here.vault:
        yield made_here


@pytest.mark.parametrize("name", ["parcours", "livret"])
@pytest.mark.parametrize("dress", ["standard", "large", "bilingual-ar"])
def test_the_topics_around_a_centre_say_so_where_they_go_on(
    desk: Desk, name: str, dress: str
) -> None:
    """A day over a web, or levels of a topic said once more, are not told apart."""
    _, pdf = made(desk, name, dress=dress)
    pages = pages_of(pdf, "-raw")
    first = next(at for at, told in enumerate(pages) if "Les sujets en toile" in told)
    ends = (at for at, told in enumerate(pages) if at > first and "Étaient là" in told)
    last = next(ends, len(pages))
    assert last - first > 1
    # What comes after it may begin its own page.
    last += name == "livret" and not pages[last].startswith("Compte-rendu")
    assert all("Les sujets en toile" in told for told in pages[first:last])
    twice = 2 if dress == "bilingual-ar" else 1
    aid = translator_for("fr") if twice == 1 else aid_for("ar")
    assert aid is not None
    assert heard(pdf).count("Les sujets en toile") == 1
    assert heard(pdf).count(plain(aid.text("Les sujets en toile"))) == 1


@pytest.mark.parametrize("dress", ["large", "simple"])
def test_what_she_may_do_says_so_where_it_goes_on(desk: Desk, dress: str) -> None:
    _, pdf = made(desk, "information", dress=dress)
    pages = pages_of(pdf, "-raw")
    title = "Ce que vous pouvez faire"
    french = translator_for("fr")
    rights = SIMPLE_RIGHTS if dress == "simple" else RIGHTS
    begun = [plain(french.text(each))[:20] for each in rights]
    within = [told for told in pages if any(each in told for each in begun)]
    assert within
    assert all(title in told for told in within)


@pytest.mark.parametrize("dress", ["standard", "simple", "large"])
def test_who_reads_what_says_so_where_it_goes_on(desk: Desk, dress: str) -> None:
    """A name over topics at the top of a page is not told what is done with them."""
    composed, _ = made(desk, "information")
    assert isinstance(composed.sheet, InformationSheet)
    many = dataclasses.replace(
        composed.sheet, recipients=composed.sheet.recipients * 10
    )
    blocks = read_information(translator_for("fr"), many)
    pages = pages_of(papered(list(blocks), dress))
    within = [told for told in pages if "Continuer sans tout redire" in told]
    assert len(within) > 1
    assert all("Qui lit quoi aujourd’hui" in told for told in within)


def test_the_livret_names_its_meetings(desk: Desk) -> None:
    composed, _ = made(desk, "livret")
    blocks = read_whole(translator_for("fr"), composed.sheet)
    named = [one.runs_on for one in blocks if isinstance(one, Head) and one.runs_on]
    days = [one.on for one in composed.sheet.parts if one.paper == "compte-rendu"]
    assert days
    for day in days:
        told = (
            f"Compte-rendu de notre rencontre, {long_date(translator_for('fr'), day)}"
        )
        assert told in named
