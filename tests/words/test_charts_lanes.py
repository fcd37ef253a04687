"""The time line on sheets: parts, named lanes, and days from right to left."""

from __future__ import annotations

import datetime as dt

import pytest

from livret.words.aid import aid_for
from livret.words.charts.entries import Entry
from livret.words.charts.lanes import NAMES, line_parts, stretches
from livret.words.charts.lettering import Lettering
from livret.words.charts.mirror import leftwards, moved
from livret.words.charts.shapes import Drawing, Mark, Outline, Rect, Stroke, Words
from livret.words.charts.timeline import Now
from livret.words.translator import translator_for

TR = translator_for("fr")
NOW = Now(dt.date(2026, 11, 22), "ce jour-là")
A4_INSIDE = 500.0


def letters(size: float) -> Lettering:
    return Lettering(lambda text, _: len(text) * size * 0.5, unit=size / 15)


def entry(number: int, on: dt.date, lane: str = "social", **more: object) -> Entry:
    told = {"side": "social", "label": f"Chose {number}", "sentence": f"{number}."}
    return Entry(id=str(number), lane=lane, on=on, **(told | more))  # type: ignore[arg-type]


def a_year(many: int = 12) -> list[Entry]:
    first = dt.date(2026, 1, 2)
    return [
        entry(at, first + dt.timedelta(days=at * 320 // many)) for at in range(many)
    ]


def words(drawing: Drawing) -> list[Words]:
    inside = [each for piece in drawing.pieces for each in piece.shapes]
    return [each for each in (*drawing.ground, *inside) if isinstance(each, Words)]


@pytest.mark.parametrize(("size", "parts"), [(10.2, 1), (18.0, 2), (26.0, 4)])
def test_larger_letters_ask_for_more_parts(size: float, parts: int) -> None:
    made = list(line_parts(TR, a_year(), NOW, letters(size), A4_INSIDE))
    assert len(made) == parts
    told = [each.id for _, shown in made for each in shown]
    assert sorted(told, key=int) == [str(at) for at in range(12)]
    for drawing, _ in made:
        assert drawing.width == pytest.approx(A4_INSIDE)


@pytest.mark.parametrize("size", [10.2, 18.0, 20.5])
def test_a_busy_part_is_never_higher_than_a_page(size: float) -> None:
    busy = [
        entry(number, day, lane)
        for number, (lane, day) in enumerate(
            (lane, dt.date(2026, month, day))
            for lane in ("social", "ma_vie", "emploi", "steps", "outside")
            for month in range(1, 12)
            for day in (2, 3, 4, 20)
        )
    ]
    for drawing, _ in line_parts(TR, busy, NOW, letters(size), A4_INSIDE):
        assert drawing.height <= 1.3 * A4_INSIDE


@pytest.mark.parametrize("size", [10.2, 18.0])
def test_what_a_page_leaves_names_more_things(size: float) -> None:
    """Not every lane waits for a line of which there is room in one alone."""
    telling = [
        entry(number, day, lane, label=f"Parler de la démarche {number}")
        for number, (lane, day) in enumerate(
            (lane, dt.date(2026, month, day))
            for lane in ("social", "ma_vie", "emploi", "steps", "outside")
            for month in (6, 7, 8, 9)
            for day in (3, 12, 24)
        )
    ]

    def first_part(highest: float) -> Drawing:
        made = line_parts(TR, telling, NOW, letters(size), 900.0, highest)
        return next(iter(made))[0]

    whole, line = first_part(5000.0), letters(size).line
    lowest = first_part(1.0).height
    for more in range(0, int(whole.height - lowest), 7):
        drawn = first_part(lowest + more)
        assert drawn.height <= lowest + more
        assert lowest + more - drawn.height < 4 * line or drawn == whole


def test_a_part_too_high_for_its_page_is_shorter() -> None:
    """Drawn all the same, its last names stood on the foot of the page."""
    days = [dt.date(2026, 1, 5) + dt.timedelta(days=9 * at) for at in range(34)]
    met = [
        entry(at, day, "together", label=f"Rencontre prévue numéro {at}")
        for at, day in enumerate(days)
    ]
    told = [entry(100 + at, day, "ma_vie") for at, day in enumerate(days)]

    def parts(highest: float) -> list[Drawing]:
        made = line_parts(TR, [*met, *told], NOW, letters(18.0), A4_INSIDE, highest)
        return [drawing for drawing, _ in made]

    lowest = max(drawing.height for drawing in parts(5000.0))
    shorter = parts(0.0)
    assert len(shorter) > len(parts(5000.0))
    high = max(drawing.height for drawing in shorter)
    assert high < lowest
    assert all(drawing.height <= high for drawing in parts(high))


def test_each_lane_has_its_name_beside_it() -> None:
    ((drawing, _),) = line_parts(TR, a_year(), NOW, letters(10.2), A4_INSIDE)
    room = letters(10.2).length(NAMES)
    named = {each.text for each in words(drawing) if each.x + each.width <= room}
    assert {"Social"} == named
    for piece in drawing.pieces:
        assert piece.box.x >= room - 20


def test_what_lasts_is_cut_at_the_edges_of_a_part() -> None:
    long = entry(1, dt.date(2026, 1, 5), until=dt.date(2026, 11, 20), label="Stage")
    made = list(line_parts(TR, [long], NOW, letters(18.0), A4_INSIDE))
    assert [shown[0].id for _, shown in made] == ["1", "1"]
    assert made[0][1][0].until == made[1][1][0].on


def test_a_year_ends_where_the_next_begins() -> None:
    days = [entry(1, dt.date(2024, 2, 29)), entry(2, dt.date(2027, 5, 2))]
    axes = stretches(days, NOW.day, 300, 6)
    assert axes[0].first == dt.date(2024, 2, 1)
    assert [axis.first for axis in axes[1:]] == [axis.last for axis in axes[:-1]]
    assert axes[-1].last > days[-1].on


@pytest.mark.parametrize("size", [10.2, 18.0])
@pytest.mark.parametrize("month", range(1, 13))
def test_one_lone_thing_has_its_label_and_its_year(month: int, size: float) -> None:
    lone = entry(1, dt.date(2026, month, 21), label="Trouver une formation")
    now = Now(dt.date(2026, month, 23), "ce jour-là")
    ((drawing, _),) = line_parts(TR, [lone], now, letters(size), A4_INSIDE)
    (piece,) = drawing.pieces
    told = " ".join(each.text for each in piece.shapes if isinstance(each, Words))
    assert told == "Trouver une formation"
    years = [each for each in words(drawing) if each.text.isdigit()]
    before = [each.text for each in years if each.x < piece.box.x + piece.box.w]
    assert before[-1:] == ["2026"]


def test_the_days_before_january_are_of_the_year_that_ends() -> None:
    days = [entry(1, dt.date(2025, 10, 21)), entry(2, dt.date(2026, 9, 2))]
    ((drawing, _),) = line_parts(TR, days, NOW, letters(10.2), A4_INSIDE)
    years = [each.text for each in words(drawing) if each.text.isdigit()]
    assert years == ["2025", "2026"]
    days = [entry(1, dt.date(2025, 11, 21)), entry(2, dt.date(2026, 9, 2))]
    ((drawing, _),) = line_parts(TR, days, NOW, letters(10.2), A4_INSIDE)
    years = [each.text for each in words(drawing) if each.text.isdigit()]
    assert years == ["2025", "2026"]


def test_days_go_from_right_to_left_and_words_are_whole() -> None:
    ((drawing, _),) = line_parts(TR, a_year(), NOW, letters(10.2), A4_INSIDE)
    turned = leftwards(drawing)
    assert leftwards(turned).width == drawing.width
    for before, after in zip(words(drawing), words(turned), strict=True):
        assert after.text == before.text
        assert after.x + after.width == pytest.approx(drawing.width - before.x)
    first, last = turned.pieces[0].box, turned.pieces[-1].box
    assert first.x > last.x


def test_every_shape_is_turned() -> None:
    from livret.words.charts.shapes import Box

    box = Box(10, 5, 20, 20)
    ground = (
        Rect(box, "sheet"),
        Stroke(10, 0, 40, 0),
        Outline(((10.0, 0.0), (30.0, 4.0)), "ink"),
        Mark(box, "social"),
    )
    turned = leftwards(Drawing(width=100, height=30, ground=ground))
    rect, stroke, outline, mark = turned.ground
    assert isinstance(rect, Rect)
    assert rect.box == Box(70, 5, 20, 20)
    assert isinstance(stroke, Stroke)
    assert (stroke.x1, stroke.x2) == (90, 60)
    assert isinstance(outline, Outline)
    assert outline.points == ((90, 0), (70, 4))
    assert isinstance(mark, Mark)
    assert mark.box == rect.box
    assert moved(Drawing(width=100, height=30, ground=ground), 5).width == 105


@pytest.mark.parametrize("language", ["ar", "uk", "zh"])
def test_months_are_those_of_the_language(language: str) -> None:
    aid = aid_for(language)
    assert aid is not None
    ((drawing, _),) = line_parts(aid, a_year(), NOW, letters(10.2), A4_INSIDE)
    french = ("janv.", "avril", "juil.", "oct.")
    assert not any(each.text in french for each in words(drawing))


def test_a_part_has_no_lane_of_nothing() -> None:
    """An empty lane of her life would tell of what she left off."""
    days = [entry(1, dt.date(2026, 3, 2), "emploi"), entry(2, dt.date(2026, 5, 2))]
    ((drawing, _),) = line_parts(TR, days, NOW, letters(10.2), A4_INSIDE)
    told = {each.text for each in words(drawing)}
    assert {"Social", "Emploi"} <= told
    assert "Ma vie" not in told
    together = [entry(1, dt.date(2026, 3, 2), "together", side="ensemble")]
    ((alone, _),) = line_parts(TR, together, NOW, letters(10.2), A4_INSIDE)
    assert {"Social", "Emploi"} <= {each.text for each in words(alone)}


def test_what_is_done_together_in_one_day_has_one_name() -> None:
    day = dt.date(2026, 3, 2)
    signed = [
        entry(at, day, "together", side="ensemble", label="Signature")
        for at in range(40)
    ]
    ((drawing, shown),) = line_parts(TR, signed, NOW, letters(18.0), A4_INSIDE)
    assert len(shown) == 40
    told = [each.text for each in words(drawing) if "Signature" in each.text]
    assert told == ["Signature (40)"]
    assert drawing.height <= 1.3 * A4_INSIDE


@pytest.mark.parametrize("size", [10.2, 18.0])
def test_the_name_of_a_lane_is_clear_of_a_mark_of_the_first_day(size: float) -> None:
    """« Nos démarches », and a ring that stands half to the left of its day."""
    first = [entry(1, dt.date(2026, 1, 1), "steps")]
    made = Lettering(lambda text, _: len(text) * size * 0.58, unit=size / 15)
    ((drawing, _), *_) = line_parts(TR, first, NOW, made, A4_INSIDE)
    inside = [each for piece in drawing.pieces for each in piece.shapes]
    mark = min(each.box.x for each in inside if isinstance(each, Mark))
    named = [each for each in drawing.ground if isinstance(each, Words) and each.strong]
    ends = [each.x + each.width for each in named if each.x < mark]
    assert ends
    assert mark - max(ends) >= made.length(7)


def test_a_year_mistyped_makes_no_thousand_parts() -> None:
    lasts = entry(1, dt.date(206, 3, 1), until=dt.date(2026, 3, 1))
    ended = entry(2, dt.date(1, 1, 1), until=dt.date(9999, 12, 31))
    made = list(line_parts(TR, [lasts, ended], NOW, letters(10.2), A4_INSIDE))
    assert len(made) < 160
    assert {one.id for _, shown in made for one in shown} == {"1", "2"}
