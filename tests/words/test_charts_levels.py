"""The history of a barrier and the radar as geometry, and the words that say them."""

from __future__ import annotations

import datetime as dt
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from livret.domain.barrier_history import barrier_histories
from livret.domain.barriers import Answer, Barrier, Level
from livret.words.barrier_history import (
    alt_text,
    days_of,
    points_of,
    radar_days,
    radar_on,
    table_on,
    voices_on,
)
from livret.words.charts.lettering import Lettering
from livret.words.charts.levels import LEVELS, LevelPoint, draw_levels
from livret.words.charts.radar import RINGS, RadarVoice, draw_radar, rings_line
from livret.words.charts.shapes import Drawing, Mark, Outline, Rect, Stroke, Words
from livret.words.translator import translator_for
from tests.domain.writing import Log, team

TR = translator_for("fr")
BEGIN = dt.date(2026, 3, 12)
SIDES = ("personne", "social", "emploi")
CODES = [*Level, *Answer]


def letters() -> Lettering:
    return Lettering(lambda text, _bold: 7.0 * len(text))


def point(place: int, on: int, answer: str) -> LevelPoint:
    return LevelPoint(
        id=f"{place}-{on}",
        side=SIDES[place],
        place=place,
        on=BEGIN + dt.timedelta(days=on),
        answer=answer,
    )


def marks(drawing: Drawing) -> list[Mark]:
    return [s for piece in drawing.pieces for s in piece.shapes if isinstance(s, Mark)]


_POINTS = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 900), st.sampled_from(CODES)),
    max_size=20,
    unique_by=lambda told: told[:2],
)


@settings(max_examples=50, deadline=None)
@given(_POINTS, st.integers(250, 1200))
def test_no_mark_covers_another(told: list[tuple[int, int, str]], width: int) -> None:
    points = [point(*one) for one in told]
    drawing = draw_levels(TR, points, letters(), width)
    boxes = [mark.box for mark in marks(drawing)]
    for at, box in enumerate(boxes):
        assert not any(box.meets(other) for other in boxes[:at])
        assert box.x >= 0
        assert box.bottom <= drawing.height


def test_higher_is_what_blocks_more() -> None:
    points = [point(0, at, level) for at, level in enumerate(LEVELS)]
    heights = [mark.box.y for mark in marks(draw_levels(TR, points, letters(), 900))]
    assert heights == sorted(heights)
    assert LEVELS[0] is Level.BLOQUE


def test_each_voice_has_a_line_of_its_own_kind_and_no_area() -> None:
    points = [point(place, on, Level.BLOQUE) for on in (0, 9) for place in range(3)]
    drawing = draw_levels(TR, points, letters(), 900)
    lines = [shape for shape in drawing.ground if isinstance(shape, Outline)]
    assert [line.role for line in lines] == [f"voice_{side}" for side in SIDES]
    assert len({line.dashes for line in lines}) == 3
    assert not any(isinstance(shape, Rect) for shape in drawing.ground)


def test_an_answer_that_is_no_level_breaks_the_line() -> None:
    answers = (Level.BLOQUE, Answer.NE_SAIT_PAS, Level.NE_GENE_PAS)
    points = [point(0, at, answer) for at, answer in enumerate(answers)]
    drawing = draw_levels(TR, points, letters(), 900)
    assert not [shape for shape in drawing.ground if isinstance(shape, Outline)]
    assert len(marks(drawing)) == 3
    said = [shape.text for shape in drawing.ground if isinstance(shape, Words)]
    assert "autre réponse" in said


def test_too_many_days_keep_the_first_and_the_latest() -> None:
    points = [point(0, 40 * at, Level.BLOQUE) for at in range(20)]
    drawing = draw_levels(TR, points, letters(), 600)
    assert 2 <= len(drawing.pieces) < 20
    kept = {piece.id.split("/")[0] for piece in drawing.pieces}
    assert {points[0].id, points[-1].id} <= kept


def test_no_line_passes_over_days_that_are_left_out() -> None:
    points = [point(0, 40 * at, Level.BLOQUE) for at in range(20)]
    drawing = draw_levels(TR, points, letters(), 600)
    (line,) = [shape for shape in drawing.ground if isinstance(shape, Outline)]
    assert len(line.points) == len(drawing.pieces) - 1
    first = marks(drawing)[0].box
    assert min(x for x, _ in line.points) > first.right
    (dots,) = [s for s in drawing.ground if isinstance(s, Words) and s.text == "…"]
    assert first.right < dots.x < min(x for x, _ in line.points)


def test_days_whose_dates_are_short_stand_closer_before_one_is_left_out() -> None:
    said = [(0, Level.BLOQUE), (160, Level.GENE_UN_PEU), (230, Level.NE_GENE_PAS)]
    points = [point(place, on, level) for on, level in said for place in range(2)]
    drawing = draw_levels(TR, points, letters(), 360)
    assert len(drawing.pieces) == len(points)
    assert drawing.width <= 360


def test_marks_of_two_days_draw_nearer_before_a_day_is_left_out() -> None:
    said = [(0, Level.BLOQUE), (167, Level.GENE_UN_PEU), (225, Level.NE_GENE_PAS)]
    points = [point(place, on, level) for on, level in said for place in range(3)]
    drawing = draw_levels(TR, points, letters(), 320)
    assert len(drawing.pieces) == len(points)
    boxes = [mark.box for mark in marks(drawing)]
    within = boxes[1].x - boxes[0].right
    assert within < boxes[3].x - boxes[2].right


# --- radar -------------------------------------------------------------------


def whole(level: str) -> dict[str, str]:
    return {barrier.value: level for barrier in Barrier}


def test_a_voice_that_said_all_is_a_closed_outline() -> None:
    voice = RadarVoice(side="social", levels=whole(Level.BLOQUE))
    (piece,) = draw_radar(TR, [voice], letters(), 100).pieces
    outlines = [shape for shape in piece.shapes if isinstance(shape, Outline)]
    assert [line.closed for line in outlines] == [True]
    assert len(outlines[0].points) == len(Barrier)


def test_where_nothing_was_said_the_outline_is_open() -> None:
    levels = whole(Level.GENE_UN_PEU)
    del levels["ressources"]
    voice = RadarVoice(side="personne", levels=levels)
    (piece,) = draw_radar(TR, [voice], letters(), 100).pieces
    outlines = [shape for shape in piece.shapes if isinstance(shape, Outline)]
    assert not any(line.closed for line in outlines)
    assert len(outlines) == len(Barrier) - 2
    assert len([s for s in piece.shapes if isinstance(s, Mark)]) == len(Barrier) - 1


@pytest.mark.parametrize("level", RINGS)
def test_nothing_is_filled_and_outwards_blocks_more(level: str) -> None:
    voices = [RadarVoice(side=side, levels=whole(level)) for side in SIDES]
    drawing = draw_radar(TR, voices, letters(), 100)
    shapes = [*drawing.ground, *(s for p in drawing.pieces for s in p.shapes)]
    assert not any(isinstance(shape, Rect) for shape in shapes)
    box = drawing.pieces[1].box
    middle = box.x + box.w / 2, box.y + box.h / 2
    (outline, *_) = [s for s in drawing.pieces[1].shapes if isinstance(s, Outline)]
    out = {round(math.dist(middle, there), 6) for there in outline.points}
    assert len(out) == 1
    assert RINGS.index(Level(level)) == sorted([34, 56, 78, 100]).index(
        round(out.pop())
    )


def test_marks_of_three_voices_stand_beside_each_other() -> None:
    voices = [RadarVoice(side=side, levels=whole(Level.BLOQUE)) for side in SIDES]
    drawing = draw_radar(TR, voices, letters(), 130)
    boxes = [mark.box for mark in marks(drawing)]
    for at, box in enumerate(boxes):
        assert not any(box.meets(other) for other in boxes[:at])


def test_no_room_is_left_over_and_under_the_names_of_topics() -> None:
    """Each kept three lines: two pictures that fit on a page took two."""
    drawing = draw_radar(TR, [], letters(), 130)
    names = [shape for shape in drawing.ground if isinstance(shape, Words)]
    air = letters().line / 2
    assert min(name.y for name in names) == pytest.approx(air)
    last = max(name.y + letters().line for name in names)
    assert last == pytest.approx(drawing.height - air)


def test_names_of_topics_stay_in_the_picture_and_off_the_wheel() -> None:
    drawing = draw_radar(TR, [], letters(), 130)
    spokes = [shape for shape in drawing.ground if isinstance(shape, Stroke)]
    names = [shape for shape in drawing.ground if isinstance(shape, Words)]
    assert len(spokes) == len(Barrier)
    for said in names:
        assert said.x >= 0
        assert said.x + said.width <= drawing.width + 0.01
        middle = said.x + said.width / 2, said.y + 10
        there = drawing.width / 2, drawing.height / 2
        assert math.dist(middle, there) > 130
    assert rings_line(TR).startswith("Du centre vers le bord\u202f: ne gêne pas")


# --- in words ----------------------------------------------------------------


def told() -> Log:
    log, _ = team()
    form = log.write(
        "claire",
        "diagnosis_opened",
        {"form": "diagnostic-partage", "form_version": 1},
        said_on=BEGIN,
    )
    for voice, code, on, words in (
        ("personne", "bloque", 0, "Je marche."),
        ("social", "gene_un_peu", 0, ""),
        ("personne", "ne_gene_pas", 40, ""),
    ):
        content = {"diagnosis": form, "barrier": "mobilite", "level": code}
        if words:
            content["words"] = words
        said_on = BEGIN + dt.timedelta(days=on)
        log.write("claire", "view_given", content, voice=voice, said_on=said_on)
    for state, words, on in (("closed", "J’ai un vélo.", 50), ("open", "", 60)):
        content = {"barrier": "mobilite", "state": state}
        if words:
            content["words"] = words
        said_on = BEGIN + dt.timedelta(days=on)
        log.write("claire", "barrier_state", content, said_on=said_on)
    return log


def test_every_point_of_the_picture_is_in_its_words() -> None:
    livret = told().fold()
    history = next(h for h in barrier_histories(livret) if h.barrier == "mobilite")
    assert len(points_of(history)) == 3
    days = days_of(TR, livret, history)
    assert [day for day, _ in days] == [
        BEGIN,
        BEGIN + dt.timedelta(40),
        BEGIN + dt.timedelta(50),
        BEGIN + dt.timedelta(60),
    ]
    alt = alt_text(TR, livret, history)
    for part in (
        "Me déplacer",
        "bloque. «\u202fJe marche.\u202f»",
        "Claire\u202f: gêne un peu",
        "ne gêne pas",
        "Ce sujet ne gêne plus\u202f: «\u202fJ’ai un vélo.\u202f»",
        "Nous reprenons ce sujet.",
    ):
        assert part in alt
    english = alt_text(translator_for("en"), livret, history)
    assert english.startswith("Getting around") or "12 March 2026" in english


def test_the_radar_of_a_day_and_its_table_say_the_same() -> None:
    histories = barrier_histories(told().fold())
    first, last = radar_days(histories)
    assert (first, last) == (BEGIN, BEGIN + dt.timedelta(60))
    assert voices_on(histories, first) == ("personne", "social")
    hers, theirs = radar_on(histories, last)
    assert hers.levels == {"mobilite": "ne_gene_pas"}
    assert theirs.levels == {"mobilite": "gene_un_peu"}
    rows = dict(table_on(TR, histories, last))
    assert rows["Me déplacer"] == {"personne": "ne gêne pas", "social": "gêne un peu"}
    assert rows["Mon argent"] == {}
    assert radar_on(histories, BEGIN - dt.timedelta(1)) == ()


def test_without_levels_there_is_no_radar() -> None:
    log, _ = team()
    assert radar_days(barrier_histories(log.fold())) == ()
