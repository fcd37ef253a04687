"""The pathway on paper: what is on it, what is not, and that it conforms."""

from __future__ import annotations

import datetime as dt
import io
import itertools
import json
import re
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from livret.bootstrap.machine import FormFiles
from livret.desktop.pathway.reading import pathway_shown
from livret.domain.body import Origin
from livret.domain.errors import InvalidField
from livret.domain.livret import Livret
from livret.paper.drawing import draw_sheet
from livret.paper.pathway import draw_pathway
from livret.paper.tokens import OTHER, Colour
from livret.usecases.paper_sheets.errors import PrintingStopped
from livret.usecases.pathway_sheet import compose_pathway, pathway_json
from livret.words.barrier_history import radar_alt_on_paper, radar_days_on_paper
from livret.words.charts.entries import Entry
from livret.words.charts.lanes import stretches
from livret.words.charts.radar import rings_line
from livret.words.cleaning import bare, own
from livret.words.translator import translator_for
from tests.domain.writing import Log, team
from tests.paper.heard import heard
from tests.paper.papers import MADE, failures, read_aloud
from tests.paper.papers import text_of as plain_text
from tests.paper.whole_desk import made, whole_desk
from tests.usecases.desks import Desk

ON = dt.date(2026, 11, 22)
LIFE = "Ma fille entre à l’école"
STAGE = "Stage en cuisine"
HIDDEN = "Une chose qu’elle tait"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made_here = whole_desk(tmp_path_factory.mktemp("vault"))
    with made_here.vault:
        yield made_here


def livret(years_long: int = 0) -> Livret:
    log, _ = team()
    log.write("claire", "life_told", {"words": LIFE, "on": "2026-09-01"})
    content = {"words": STAGE, "on": "2026-10-05", "until": "2026-10-20"}
    log.write("claire", "event_noted", content, voice="emploi")
    told = {"words": HIDDEN, "on": "2026-10-06", "barriers": ["ressources"]}
    log.write("claire", "event_noted", told, voice="social")
    log.write("claire", "meeting_planned", {"on": "2026-12-01"})
    for year in range(years_long):
        content = {"words": f"Année {year}", "on": f"{2015 + year}-05-05"}
        log.write("claire", "event_noted", content, voice="social")
    _views(log)
    return log.fold()


def _views(log: Log) -> None:
    opened = log.write(
        "claire", "diagnosis_opened", {"form": "diagnostic-partage", "form_version": 1}
    )
    for barrier, voice, code in (
        ("mobilite", "personne", "bloque"),
        ("mobilite", "social", "gene_beaucoup"),
        ("ressources", "social", "bloque"),
    ):
        content = {"diagnosis": opened, "barrier": barrier, "level": code}
        log.write("claire", "view_given", content, voice=voice)
    refusal = {
        "diagnosis": opened,
        "barrier": "ressources",
        "answer": "ne_souhaite_pas_repondre",
    }
    log.write("claire", "view_given", refusal, voice="personne")


def drawn(read: Livret, language: str = "fr", **told: object) -> bytes:
    sheet = compose_pathway(read, on=ON, language=language, **told)  # type: ignore[arg-type]
    return draw_pathway(sheet, MADE, tr=translator_for(language))


def text_of(pdf: bytes, folder: Path) -> str:
    path = folder / "parcours.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True
    )
    return done.stdout.decode()


def test_a_planned_day_gone_by_is_told_as_on_the_screen(tmp_path: Path) -> None:
    log, _ = team()
    log.write("claire", "meeting_planned", {"on": "2026-05-01"})
    pdf = drawn(log.fold())
    assert "Rencontre prévue ce jour-là" in text_of(pdf, tmp_path)
    assert "pas encore dit comment" in text_of(pdf, tmp_path)
    (told,) = json.loads(attached(pdf))["line"]
    assert told["untold"] is True


def attached(pdf: bytes) -> str:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return file.attachments["donnees.json"].get_file().read_bytes().decode()


@pytest.mark.parametrize("profile", ["3a", "ua1"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_pathway_conforms(language: str, profile: str, tmp_path: Path) -> None:
    pdf = drawn(livret(3), language, with_life=True)
    assert failures(pdf, profile, tmp_path) == []


def test_her_life_is_on_it_only_when_she_ticked_it(tmp_path: Path) -> None:
    without, with_life = drawn(livret()), drawn(livret(), with_life=True)
    assert LIFE not in text_of(without, tmp_path)
    assert LIFE not in attached(without)
    assert LIFE.encode() not in without
    assert LIFE in text_of(with_life, tmp_path)
    assert LIFE in attached(with_life)


def test_what_she_declined_or_leaves_off_leaves_no_trace(tmp_path: Path) -> None:
    pdf = drawn(livret(), leave_off=frozenset({"mobilite"}))
    shown = text_of(pdf, tmp_path) + attached(pdf)
    assert STAGE in shown
    for gone in (HIDDEN, "Mon argent", "ressources", "Me déplacer", "mobilite"):
        assert gone not in shown


def test_a_barrier_that_does_not_exist_is_refused() -> None:
    with pytest.raises(InvalidField):
        compose_pathway(
            livret(), on=ON, language="fr", leave_off=frozenset({"mobilité"})
        )


def test_the_attachment_holds_what_is_shown_and_no_id() -> None:
    read = livret()
    sheet = compose_pathway(read, on=ON, language="fr")
    plain = attached(draw_pathway(sheet, MADE, tr=translator_for("fr")))
    assert json.loads(plain) == pathway_json(sheet)
    assert not any(value.id in plain for value in read.history)


def test_a_figure_says_all_that_it_shows() -> None:
    pdf = drawn(livret(), with_life=True)
    with pikepdf.open(io.BytesIO(pdf)) as file:
        alts = [str(one.Alt) for one in file.objects if _is_figure(one)]
    (line,) = alts  # levels of one day are no history: they are told in words
    assert LIFE in line
    assert STAGE in line


def test_a_topic_told_on_two_days_has_its_picture(desk: Desk, tmp_path: Path) -> None:
    for dress in ("standard", "large"):
        _, pdf = made(desk, "parcours", dress=dress)
        with pikepdf.open(io.BytesIO(pdf)) as file:
            alts = [str(one.Alt) for one in file.objects if _is_figure(one)]
        (told,) = [alt for alt in alts if "Me déplacer" in alt and "bloque" in alt]
        assert "ne gêne pas" in told
        assert not any("Ma famille" in alt and "gêne un peu" in alt for alt in alts)


def test_a_signature_says_of_what(desk: Desk) -> None:
    told = " ".join(plain_text(made(desk, "parcours")[1]).split())
    assert "22 novembre 2026 · Ce que je sais faire" in told


def test_the_topics_stand_around_a_centre_as_on_the_screen(tmp_path: Path) -> None:
    log, _ = team()
    opened = log.write(
        "claire", "diagnosis_opened", {"form": "diagnostic-partage", "form_version": 1}
    )
    said = {"mobilite": "bloque", "droit": "gene_un_peu", "logement": "ne_gene_pas"}
    for barrier, code in said.items():
        content = {"diagnosis": opened, "barrier": barrier, "level": code}
        log.write("claire", "view_given", content, voice="personne")
    read = log.fold()
    pdf = drawn(read)
    tr = translator_for("fr")
    (shown,) = pathway_shown(tr, read, ON).radar
    with pikepdf.open(io.BytesIO(pdf)) as file:
        alts = [str(one.Alt) for one in file.objects if _is_figure(one)]
    followed = shown.alt.replace("un tableau dit", "la liste qui suit dit")
    assert [own(followed)] == [alt for alt in alts if "Toile" in alt]
    told = read_aloud(pdf, tmp_path)
    assert rings_line(tr).partition("\u202f")[0] in told
    twin = told.partition("Les sujets en toile")[2]
    for topic, answers in shown.table:
        for answer in answers.values():
            assert answer in twin.partition(topic)[2]
    assert failures(pdf, "ua1", tmp_path) == failures(pdf, "3a", tmp_path) == []


def test_the_first_day_of_all_and_the_last_have_their_picture(desk: Desk) -> None:
    composed, pdf = made(desk, "parcours")
    days = radar_days_on_paper(composed.sheet.histories)
    assert len(days) == 2
    tr = translator_for("fr")
    with pikepdf.open(io.BytesIO(pdf)) as file:
        alts = [bare(str(one.Alt)) for one in file.objects if _is_figure(one)]
    for day in days:
        assert bare(radar_alt_on_paper(tr, day)) in alts


def labels_in(pdf: bytes) -> list[str]:
    """What who listens hears for the marks of lists that have no letter."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return [
            bare(str(one.get("/ActualText", "")))
            for one in file.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Lbl"
        ]


@pytest.mark.parametrize("dress", ["standard", "large", "simple"])
def test_each_mark_of_the_line_is_told_and_named(dress: str, tmp_path: Path) -> None:
    log, _ = team()
    for voice, words in (("social", "Le bail"), ("emploi", "Stage")):
        content = {"words": words, "on": "2026-10-05"}
        log.write("claire", "event_noted", content, voice=voice)
    asked = {"to": "Un service", "on": "2026-10-06"}
    came = Origin(system="Un autre logiciel", table="demande", key="1", digest="0" * 64)
    guest = log.join("claire", "Awa S.", "professionnel", key=None)
    log.write("claire", "referral_made", asked, voice=f"autre:{guest}", origin=came)
    sheet = compose_pathway(log.fold(), on=ON, language="fr")
    pdf = draw_sheet(sheet, MADE, forms=FormFiles(), dress=dress)
    told = labels_in(pdf)
    assert {"pour le social", "pour l’emploi", "Awa S."} <= set(told)
    assert "" not in told
    # The foot names each mark, that of nobody's side too.
    foot = text_of(pdf, tmp_path).partition("Un service")[2]
    for name in ("pour le social", "pour l’emploi", "Awa S."):
        assert name in foot
    for profile in ("3a", "ua1"):
        assert failures(pdf, profile, tmp_path) == []


@pytest.mark.parametrize("dress", ["standard", "large", "simple"])
@pytest.mark.parametrize("days", [1, 2])
def test_the_foot_names_only_whose_mark_stands(
    dress: str, days: int, tmp_path: Path
) -> None:
    """A reader would look for the others' marks, which are nowhere."""
    log, _ = team()
    meant = {"words": "Le bail", "on": "2026-10-05"}
    log.write("claire", "event_noted", meant, voice="social")
    opened = log.write(
        "claire", "diagnosis_opened", {"form": "diagnostic-partage", "form_version": 1}
    )
    guest = log.join("claire", "Awa S.", "professionnel", key=None)
    for at, voice in itertools.product(range(days), ("emploi", f"autre:{guest}")):
        level = ("bloque", "gene_un_peu")[at]
        said = {"diagnosis": opened, "barrier": "mobilite", "level": level}
        day = dt.date(2026, 3 + at, 1)
        log.write("claire", "view_given", said, voice=voice, said_on=day)
    sheet = compose_pathway(log.fold(), on=ON, language="fr")
    told = text_of(draw_sheet(sheet, MADE, forms=FormFiles(), dress=dress), tmp_path)
    foot = re.split("bloque|gêne un peu", told)[-1]
    assert "pour le social" in foot
    # Of one day no picture is drawn, nor for the simple version: their words
    # stand there without a mark.
    drawn_too = days > 1 and dress != "simple"
    assert ("pour l’emploi" in foot) is drawn_too
    assert ("Awa S." in foot) is drawn_too


@pytest.mark.parametrize("dress", ["standard", "large", "simple"])
@pytest.mark.parametrize(
    ("language", "told"), [("en", ["Démarche en cours."]), ("fr", [])]
)
def test_a_french_voice_reads_what_another_program_said(
    language: str, told: list[str], dress: str, tmp_path: Path
) -> None:
    log, _ = team()
    came = Origin(system="Un autre logiciel", table="demande", key="1", digest="0" * 64)
    content = {"words": "Démarche en cours.", "on": "2026-10-05"}
    log.write("claire", "event_noted", content, voice="social", origin=came)
    content = {"words": "A step of ours.", "on": "2026-10-06"}
    log.write("claire", "event_noted", content, voice="social")
    sheet = compose_pathway(log.fold(), on=ON, language=language)
    pdf = draw_sheet(sheet, MADE, forms=FormFiles(), dress=dress)
    with pikepdf.open(io.BytesIO(pdf)) as file:
        french = [
            one
            for one in file.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/Lang") == "fr"
            if one.get("/Type") == "/StructElem"
        ]
        assert len(french) == len(told)
    heard = read_aloud(pdf, tmp_path)
    assert "Démarche en cours." in heard
    assert "A step of ours." in heard
    for profile in ("3a", "ua1"):
        assert failures(pdf, profile, tmp_path) == []


def test_too_little_makes_no_picture_of_topics(tmp_path: Path) -> None:
    assert "Les sujets en toile" not in read_aloud(drawn(livret()), tmp_path)


def _is_figure(one: pikepdf.Object) -> bool:
    return isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"


def test_each_twelve_months_have_a_line_of_their_own() -> None:
    def entry(year: int) -> Entry:
        return Entry(
            id=str(year),
            lane="social",
            side="social",
            on=dt.date(year, 3, 5),
            label="x",
            sentence="x",
        )

    axes = stretches([entry(2015), entry(2024)], ON, 400)
    assert len(axes) == 9
    assert all(a.last == b.first for a, b in pairwise(axes))
    assert axes[0].first == dt.date(2015, 3, 1)
    assert stretches([], ON, 400) == ()
    (short,) = stretches([entry(2015)], ON, 400)
    assert short.last > dt.date(2015, 3, 5)


def test_an_empty_pathway_is_a_page_all_the_same(tmp_path: Path) -> None:
    log, _ = team()
    pdf = drawn(log.fold())
    assert "Parcours" in text_of(pdf, tmp_path)
    assert failures(pdf, "ua1", tmp_path) == []


def test_the_same_pathway_gives_the_same_bytes() -> None:
    assert drawn(livret()) == drawn(livret())


@pytest.mark.parametrize(
    ("language", "dress"),
    [
        ("fr", "large"),
        ("fr", "bilingual-ar"),
        ("fr", "simple"),
        ("ar", "standard"),
        ("uk", "large"),
    ],
)
def test_line_and_levels_in_each_dress(
    language: str, dress: str, tmp_path: Path
) -> None:
    sheet = compose_pathway(livret(), on=ON, language=language, with_life=True)
    pdf = draw_sheet(sheet, MADE, forms=FormFiles(), dress=dress)
    with pikepdf.open(io.BytesIO(pdf)) as file:
        alts = [str(one.Alt) for one in file.objects if _is_figure(one)]
    if dress == "simple":
        assert alts == []  # its lists stand alone
    else:
        # One voice reads it: French words are left to the lists in other languages.
        french = language == "fr"
        assert any(STAGE in alt for alt in alts) == french
        assert any(LIFE in alt for alt in alts) == french
        # The line, in parts where its letters are large; what was said of topics on
        # one day is in words alone. In two languages it stands in each.
        assert len(alts) == 2 - (dress == "standard")
    lists = heard(pdf)
    assert STAGE in lists
    assert LIFE in lists
    for profile in ("3a", "ua1"):
        assert failures(pdf, profile, tmp_path) == []


@pytest.mark.parametrize("dress", ["large", "bilingual-uk", "simple"])
def test_the_topics_around_a_centre_in_each_dress(dress: str, tmp_path: Path) -> None:
    log, _ = team()
    opened = log.write(
        "claire", "diagnosis_opened", {"form": "diagnostic-partage", "form_version": 1}
    )
    said = {"mobilite": "bloque", "droit": "gene_un_peu", "logement": "ne_gene_pas"}
    for barrier, code in said.items():
        content = {"diagnosis": opened, "barrier": barrier, "level": code}
        log.write("claire", "view_given", content, voice="personne")
    sheet = compose_pathway(log.fold(), on=ON, language="fr")
    pdf = draw_sheet(sheet, MADE, forms=FormFiles(), dress=dress)
    with pikepdf.open(io.BytesIO(pdf)) as file:
        alts = [str(one.Alt) for one in file.objects if _is_figure(one)]
    shown = text_of(pdf, tmp_path)
    # In the simple version each topic has told it, day after day: once is enough.
    drawn_there = dress != "simple"
    assert any("la liste qui suit dit la même chose" in alt for alt in alts) == (
        drawn_there
    )
    assert ("Les sujets en toile" in shown) == drawn_there
    # A level stands until its voice says another: nobody said it on that day.
    told = "ce que chacun avait dit en dernier" in read_aloud(pdf, tmp_path)
    assert told == drawn_there
    assert ("Du centre vers le bord" in shown) == drawn_there
    assert "la personne : bloque" in shown.replace("\u202f", " ").replace("  ", " ")
    for profile in ("3a", "ua1"):
        assert failures(pdf, profile, tmp_path) == []


def test_how_far_it_is_only_grows_and_its_bytes_are_the_same() -> None:
    sheet = compose_pathway(livret(3), on=ON, language="fr", with_life=True)
    seen: list[float] = []

    def progress(done: int, total: int) -> bool:
        seen.append(done / total)
        return True

    pdf = draw_pathway(sheet, MADE, tr=translator_for("fr"), progress=progress)
    assert pdf == draw_pathway(sheet, MADE, tr=translator_for("fr"))
    assert seen == sorted(seen)
    assert seen[-1] == 1
    assert len(set(seen)) > 6


@pytest.mark.parametrize("steps", [0, 3, 8])
def test_a_pathway_can_be_stopped(steps: int) -> None:
    sheet = compose_pathway(livret(3), on=ON, language="fr", with_life=True)
    asked: list[int] = []

    def progress(done: int, _total: int) -> bool:
        asked.append(done)
        return len(asked) <= steps

    with pytest.raises(PrintingStopped):
        draw_sheet(sheet, MADE, forms=FormFiles(), progress=progress)
    assert len(asked) == steps + 1


def shapes_in(pdf: bytes, colour: Colour) -> list[int]:
    """How many corners each shape filled in a colour has."""
    ink = " ".join(f"{part:.4g}" for part in colour)
    corners = re.compile(rf"{ink} rg [-\d. ]+ m ([-\d. l]+) h f")
    with pikepdf.open(io.BytesIO(pdf)) as file:
        drawn = [page.Contents.read_bytes().decode("latin-1") for page in file.pages]
    return [1 + found.count("l") for one in drawn for found in corners.findall(one)]


@pytest.mark.parametrize("dress", ["standard", "large", "simple"])
def test_two_others_are_told_apart_without_colour(dress: str, tmp_path: Path) -> None:
    """On the line, in the list, in what who listens hears and at the foot."""
    log, _ = team()
    for at, name in enumerate(("Bailleur social", "Bailleur privé")):
        guest = log.join("claire", name, "professionnel", key=None)
        key = {"table": "demande", "key": str(at), "digest": "0" * 64}
        came = Origin(system="Un autre logiciel", **key)
        asked = {"to": f"Service {at}", "on": f"2026-1{at}-05"}
        log.write("claire", "referral_made", asked, voice=f"autre:{guest}", origin=came)
    sheet = compose_pathway(log.fold(), on=ON, language="fr")
    pdf = draw_sheet(sheet, MADE, forms=FormFiles(), dress=dress)
    assert {"Bailleur social", "Bailleur privé"} <= set(labels_in(pdf))
    shapes = shapes_in(pdf, OTHER)
    # A diamond and a hexagon, each in the picture, in the list and at the foot; the
    # simple version has no picture that is hard to read.
    places = 2 if dress == "simple" else 3
    assert shapes.count(4) == shapes.count(6) == places
    for profile in ("3a", "ua1"):
        assert failures(pdf, profile, tmp_path) == []


@pytest.mark.parametrize("dress", ["standard", "simple"])
def test_what_another_program_says_was_done_together_says_so(
    dress: str, tmp_path: Path
) -> None:
    log, _ = team()
    came = Origin(system="Un autre logiciel", table="bilan", key="1", digest="0" * 64)
    opened = {"on": "2026-10-05", "moment": "interim"}
    log.write("claire", "review_opened", opened, voice="ensemble", origin=came)
    sheet = compose_pathway(log.fold(), on=ON, language="fr")
    told = read_aloud(draw_sheet(sheet, MADE, forms=FormFiles(), dress=dress), tmp_path)
    _, _, after = told.partition("Ensemble")
    assert "repris d’Un autre logiciel" in after
    assert "que nous avons fait" not in told
