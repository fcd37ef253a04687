"""The time line as geometry: nothing over anything, no label across a line."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from livret.words.aid import aid_for
from livret.words.charts.axis import Axis, Zoom, axis_of, ticks
from livret.words.charts.entries import READING, TOGETHER, Entry
from livret.words.charts.lettering import Lettering
from livret.words.charts.shapes import Box, Drawing, Mark, Rect, Stroke, Words
from livret.words.charts.timeline import LinePicture, Now, draw_timeline
from livret.words.translator import translator_for

TR = translator_for("fr")
BEGIN = dt.date(2026, 1, 1)
TODAY = dt.date(2026, 7, 14)
SIDES = {"ma_vie": "personne", "social": "social", "emploi": "emploi"}


def letters(unit: float = 1.0) -> Lettering:
    """Letters that are all seven wide."""
    return Lettering(lambda text, _bold: 7.0 * unit * len(text), unit=unit)


def entry(
    number: int,
    lane: str,
    on: int,
    *,
    days: int = 0,
    label: str = "Atelier d’écriture",
    planned: bool = False,
    lasting: bool = False,
) -> Entry:
    day = BEGIN + dt.timedelta(days=on)
    return Entry(
        id=str(number),
        lane=lane,
        side=SIDES.get(lane, "autre"),
        on=day,
        until=day + dt.timedelta(days=days) if days else None,
        planned=planned,
        lasting=lasting,
        label=label,
        sentence=f"{label}.",
    )


def drawn(entries: Sequence[Entry], zoom: Zoom = Zoom.YEAR) -> LinePicture:
    days = [one.on for one in entries] + [one.until for one in entries if one.until]
    first, last = min(days, default=TODAY), max(days, default=TODAY)
    axis = axis_of(first, last, zoom, 960, TODAY)
    return draw_timeline(TR, entries, axis, Now(TODAY), letters())


def words_of(drawing: Drawing) -> list[tuple[Words, Rect | None]]:
    """Each label, with the bar that it stands in."""
    found: list[tuple[Words, Rect | None]] = []
    for piece in drawing.pieces:
        bars = [shape for shape in piece.shapes if isinstance(shape, Rect)]
        for shape in piece.shapes:
            if isinstance(shape, Words):
                inside = [bar for bar in bars if around(bar.box, shape)]
                found.append((shape, inside[0] if inside else None))
    return found


def around(box: Box, said: Words) -> bool:
    return (
        box.x <= said.x
        and said.x + said.width <= box.right
        and box.y <= said.y <= box.bottom
    )


def room(said: Words) -> Box:
    return Box(said.x, said.y, said.width, 20)


_ENTRIES = st.lists(
    st.tuples(
        st.sampled_from(READING),
        st.integers(0, 700),
        st.sampled_from((0, 0, 3, 40, 200)),
        st.sampled_from(
            ("Oui", "Atelier d’écriture", "Une phrase plus longue que sa place")
        ),
        st.booleans(),
    ),
    max_size=40,
)


@settings(max_examples=60, deadline=None)
@given(_ENTRIES, st.sampled_from(tuple(Zoom)))
def test_labels_cover_nothing_and_cross_no_line(
    told: list[tuple[str, int, int, str, bool]], zoom: Zoom
) -> None:
    entries = [
        entry(
            n, lane, on, days=0 if lane == TOGETHER else days, label=label, planned=late
        )
        for n, (lane, on, days, label, late) in enumerate(told)
    ]
    picture = drawn(entries, zoom)
    drawing = picture.drawing
    assert [piece.id for piece in drawing.pieces] == [one.id for one in entries]
    labels = words_of(drawing)
    for at, (one, _) in enumerate(labels):
        for other, _ in labels[:at]:
            assert not room(one).meets(room(other))
    upright = [
        line
        for line in drawing.ground
        if isinstance(line, Stroke) and line.x1 == line.x2 and line.role != "control"
    ]
    for said, bar in labels:
        for line in upright:
            across = said.x < line.x1 < said.x + said.width
            beside = line.y2 <= said.y or said.y + 20 <= line.y1
            # Inside its bar a label hides the line that passes behind it.
            assert not across or beside or bar is not None
    for piece in drawing.pieces:
        assert piece.box.w > 0
        assert piece.box.bottom <= drawing.height


@settings(max_examples=30, deadline=None)
@given(_ENTRIES)
def test_marks_of_a_lane_do_not_cover_each_other(
    told: list[tuple[str, int, int, str, bool]],
) -> None:
    entries = [
        entry(n, "social", on, days=days, label=label)
        for n, (_, on, days, label, _) in enumerate(told)
    ]
    boxes = [
        shape.box
        for piece in drawn(entries).drawing.pieces
        for shape in piece.shapes
        if isinstance(shape, Mark | Rect)
    ]
    for at, box in enumerate(boxes):
        assert not any(box.meets(other) for other in boxes[:at])


def test_her_life_stands_between_the_two_accompaniments() -> None:
    picture = drawn([entry(1, "outside", 3, days=9), entry(2, "steps", 4)])
    assert [band.lane for band in picture.bands] == [
        "social",
        "ma_vie",
        "emploi",
        "steps",
        "outside",
    ]
    tops = [band.box.y for band in picture.bands]
    assert tops == sorted(tops)


def test_what_is_planned_is_dashed() -> None:
    entries = [
        entry(1, "ma_vie", 300, planned=True),
        entry(2, "social", 300, days=30, planned=True),
        entry(3, TOGETHER, 320, planned=True, label="Bilan prévu"),
    ]
    picture = drawn(entries).drawing
    mark, bar = picture.pieces[0].shapes[0], picture.pieces[1].shapes[0]
    assert isinstance(mark, Mark)
    assert mark.planned
    assert isinstance(bar, Rect)
    assert bar.dashed
    dashed = [s for s in picture.ground if isinstance(s, Stroke) and s.dashed]
    assert len(dashed) == 1


def test_a_joint_act_ties_all_the_lanes() -> None:
    picture = drawn([entry(1, TOGETHER, 90, label="Bilan"), entry(2, "social", 80)])
    x = picture.axis.x(BEGIN + dt.timedelta(days=90))
    (line,) = (
        shape
        for shape in picture.drawing.ground
        if isinstance(shape, Stroke) and shape.x1 == x and shape.role == "accent"
    )
    assert line.y1 <= picture.bands[0].box.y
    assert line.y2 >= picture.bands[-1].box.bottom


@pytest.mark.parametrize(("days", "side"), [(-2, -1), (0, 1), (2, 1)])
def test_a_mark_stands_on_the_side_of_its_day(days: int, side: int) -> None:
    entries = [entry(1, "social", 90 + days), entry(2, TOGETHER, 90, label="Bilan")]
    picture = drawn(entries)
    line = picture.axis.x(BEGIN + dt.timedelta(days=90))
    mark = picture.drawing.pieces[0].shapes[0]
    assert isinstance(mark, Mark)
    assert (mark.box.x + mark.box.w / 2 - line) * side > mark.box.w / 2


_CLOSE = st.lists(
    st.tuples(
        st.sampled_from(READING),
        st.integers(-30, 30) | st.integers(-6, 6),
        st.sampled_from((0, 0, 0, 1, 4)),
        st.sampled_from(("Oui", "Une phrase plus longue que sa place")),
    ),
    max_size=60,
)


@settings(max_examples=150, deadline=None)
@given(_CLOSE, st.sampled_from(tuple(Zoom)), st.integers(0, 400))
def test_what_is_over_stands_before_today_and_what_comes_after_it(
    told: list[tuple[str, int, int, str]], zoom: Zoom, since: int
) -> None:
    """However crowded: what was done would be taken for a plan, a plan for done."""
    today = (TODAY - BEGIN).days
    entries = [entry(-1, "ma_vie", today - since, label="")]
    entries += [
        entry(n, lane, today + on, days=0 if lane == TOGETHER else days, label=label)
        for n, (lane, on, days, label) in enumerate(told)
    ]
    picture = drawn(entries, zoom)
    line, air = picture.today, 3
    for one, piece in zip(entries, picture.drawing.pieces, strict=True):
        if one.lane == TOGETHER or one.on < TODAY <= (one.until or one.on):
            continue
        if one.on < TODAY:
            # A plate of what is counted is wider than the first days of a line.
            assert piece.box.right - air <= max(line, 50)
        else:
            assert piece.box.x + air >= line
    over = {one.on for one in entries if one.lane == TOGETHER and one.on < TODAY}
    ahead = {one.on for one in entries if one.lane == TOGETHER and one.on >= TODAY}
    ties = [s.x1 for s in picture.drawing.ground if isinstance(s, Stroke)]
    rings = [s.box for s in picture.drawing.ground if isinstance(s, Mark)]
    middles = [box.x + box.w / 2 for box in rings]
    assert any(x < line for x in middles) == bool(over)
    assert any(x >= line for x in middles) == bool(ahead)
    assert set(middles) <= set(ties)


@pytest.mark.parametrize("days", [0, 1, 5])
@pytest.mark.parametrize("others", [0, 1])
def test_a_planned_act_never_hangs_on_the_line_of_one_done_today(
    days: int, others: int
) -> None:
    """Close as they are: its name under that line read as done on that day."""
    today = (TODAY - BEGIN).days
    entries = [
        entry(1, TOGETHER, today, label="Signature"),
        entry(2, TOGETHER, today + days, label="Rencontre prévue", planned=True),
        entry(3, TOGETHER, today - others, label="Bilan"),
        entry(4, "social", 1),
        entry(5, "social", 360),
    ]
    ground = drawn(entries).drawing.ground
    ties = [s for s in ground if isinstance(s, Stroke) and s.role == "accent"]
    planned = [line for line in ties if line.dashed]
    assert len(ties) - len(planned) == 1 + others
    (line,) = planned
    assert all(line.x1 - one.x1 >= 14 for one in ties if one is not line)


def test_acts_of_one_day_share_a_line_and_keep_their_names() -> None:
    entries = [
        entry(1, TOGETHER, 90, label="Diagnostic"),
        entry(2, TOGETHER, 90, label="Rencontre"),
    ]
    drawing = drawn(entries).drawing
    names = [said for said, _ in words_of(drawing)]
    assert [said.text for said in names] == ["Diagnostic", "Rencontre"]
    assert names[0].y < names[1].y


def test_a_line_of_joint_acts_has_its_name_where_long_ones_stand_close() -> None:
    """The last of four close to the edge: its name went with no room for it."""
    entries = [
        entry(1, TOGETHER, 280, label="Meeting"),
        entry(2, TOGETHER, 298, label="Handover of support"),
        entry(3, TOGETHER, 316, label="A meeting planned"),
        entry(4, TOGETHER, 340, label="An interim review planned"),
    ]
    axis = Axis(BEGIN, BEGIN + dt.timedelta(days=345), 400)
    drawing = draw_timeline(TR, entries, axis, Now(TODAY), letters()).drawing
    names = [said for said, _ in words_of(drawing)]
    assert {said.text for said in names} == {each.label for each in entries}
    assert all(said.x + said.width <= axis.width for said in names)


def test_a_label_cut_in_its_first_word_is_not_written() -> None:
    """« anticipated » alone, cut, says nothing: the label goes under its mark."""
    said = "anticipated: Essai au restaurant scolaire"
    entries = [
        entry(1, TOGETHER, 90, label="Bilan"),
        entry(2, "emploi", 92, label=said, planned=True),
        entry(3, TOGETHER, 128, label="Bilan"),
    ]
    axis = Axis(BEGIN, BEGIN + dt.timedelta(days=200), 600)
    picture = draw_timeline(TR, entries, axis, Now(TODAY), letters())
    (mark,) = (piece for piece in picture.drawing.pieces if piece.id == "2")
    lines = [shape.text for shape in mark.shapes if isinstance(shape, Words)]
    assert lines[:1] == ["anticipated:"]


def test_what_lasts_reaches_today() -> None:
    picture = drawn([entry(1, "outside", 10, lasting=True)])
    bar = picture.drawing.pieces[0].shapes[0]
    assert isinstance(bar, Rect)
    assert bar.box.right == pytest.approx(picture.today)


def test_too_many_for_one_place_are_counted() -> None:
    picture = drawn([entry(n, "emploi", 100) for n in range(9)], Zoom.ALL)
    texts = [said.text for said, _ in words_of(picture.drawing)]
    assert "+\u20092" in texts


@pytest.mark.parametrize("lane", ["social", "emploi", "together"])
@pytest.mark.parametrize("days", [1, 9])
def test_on_paper_whatever_has_no_name_has_its_number(lane: str, days: int) -> None:
    """Marks stood there that nobody could find again in the lists."""
    long = "Une phrase bien plus longue que toute la place qu’elle a"
    label = "Rencontre prévue ce jour-là" if lane == TOGETHER else long
    told = [
        replace(entry(at, lane, 100 + days * at, label=label), number=at, small=at == 3)
        for at in range(1, 21)
    ]
    drawing = drawn(told).drawing
    for piece in drawing.pieces:
        plates = [one for one in drawing.pieces if one.box == piece.box]
        shapes = [shape for one in plates for shape in one.shapes]
        text = " ".join(one.text for one in shapes if isinstance(one, Words))
        numbers = [
            range(int(first), int(last or first) + 1)
            for first, last in re.findall(r"(\d+)(?:\u2013(\d+))?", text)
        ]
        named = label == text
        assert named or any(int(piece.id) in each for each in numbers), piece.id


def test_a_plate_on_paper_is_never_wider_than_its_picture() -> None:
    told = [replace(entry(at, "emploi", 190), number=2 * at) for at in range(1, 60)]
    drawing = drawn(told, Zoom.ALL).drawing
    plates = [said for said, bar in words_of(drawing) if "\u2013" in said.text]
    assert [said.text for said in plates] == ["12\u2013118"]
    assert plates[0].x >= 0
    assert plates[0].x + plates[0].width <= drawing.width


def test_numbers_are_written_as_the_language_does() -> None:
    aid = aid_for("prs")
    assert aid is not None
    axis = axis_of(BEGIN, TODAY, Zoom.YEAR, 60, TODAY)
    told = [replace(entry(1, "social", 100), number=17)]
    drawing = draw_timeline(aid, told, axis, Now(TODAY), letters()).drawing
    assert {said.text for said, _ in words_of(drawing)} == {aid.figures("17")}


def test_months_without_anything_are_drawn_like_any_month() -> None:
    busy = drawn([entry(1, "social", 0), entry(2, "social", 360)])
    same = ticks(TR, busy.axis, 64)
    shown = [
        said.text
        for said in busy.drawing.ground
        if isinstance(said, Words) and said.role == "soft"
    ]
    assert [tick.label for tick in same if tick.label in shown] == [
        tick.label for tick in same
    ]


# --- days --------------------------------------------------------------------


@given(st.dates(dt.date(1990, 1, 1), dt.date(2060, 1, 1)), st.sampled_from(tuple(Zoom)))
def test_a_day_stands_where_it_is_found_again(day: dt.date, zoom: Zoom) -> None:
    axis = axis_of(day, day, zoom, 900, day)
    assert axis.first <= day <= axis.last
    assert axis.day(axis.x(day)) == day
    assert axis.width >= 900


@pytest.mark.parametrize("zoom", list(Zoom))
@pytest.mark.parametrize("years", [0, 1, 10, 40])
def test_dates_over_the_line_have_room(zoom: Zoom, years: int) -> None:
    last = BEGIN.replace(year=BEGIN.year + years)
    axis = axis_of(BEGIN, last, zoom, 900, BEGIN)
    found = ticks(TR, axis, 64)
    places = [axis.x(tick.day) for tick in found]
    assert places == sorted(places)
    gaps = [b - a for a, b in itertools.pairwise(places)]
    assert all(gap >= 64 for gap in gaps)
    assert found
    assert found[0].year or found[0].label.isdigit()


def test_weeks_are_told_when_there_is_room() -> None:
    axis = Axis(BEGIN, BEGIN + dt.timedelta(days=35), 1000)
    first = ticks(TR, axis, 64)[0]
    assert (first.label, first.year) == ("5 janvier", "2026")
    assert first.day.weekday() == 0


# --- words -------------------------------------------------------------------


@given(st.text(alphabet="ab ", max_size=60), st.integers(0, 300), st.integers(1, 3))
def test_wrapped_lines_fit(text: str, wide: int, lines: int) -> None:
    lettering = letters()
    said = lettering.wrapped(text, wide, lines)
    assert len(said) <= lines
    assert all(lettering.measure(line, False) <= wide for line in said)
    if said and not said[-1].endswith("…"):
        assert " ".join(said) == " ".join(text.split())


def test_what_does_not_fit_ends_in_dots() -> None:
    assert letters().wrapped("abcdef ghi", 35, 1) == ("abcd…",)
    assert letters().wrapped("abcdef", 6, 2) == ()
    assert letters().wrapped("a aa", 7, 2) == ()  # never the half without a sign
    assert letters().wrapped("ab abcd", 14, 2) == ("ab", "a…")
    assert letters().wrapped("ab cd ef", 35, 2) == ("ab cd", "ef")


@pytest.mark.parametrize("year", [206, 9999])
@pytest.mark.parametrize("zoom", list(Zoom))
def test_a_year_mistyped_draws_no_thousand_years(year: int, zoom: Zoom) -> None:
    """It stands at the edge of the picture; the list tells its day."""
    far = replace(entry(1, "social", 0), on=dt.date(year, 12, 31))
    picture = drawn([far, entry(2, "social", 0)], zoom)
    assert len(picture.drawing.ground) < 20_000
    edge = 0.0 if year < TODAY.year else picture.axis.width
    assert picture.axis.x(far.on) == pytest.approx(edge)
    assert len(picture.drawing.pieces) == 2
