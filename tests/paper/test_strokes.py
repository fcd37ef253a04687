"""A drawn signature is kept flat, whole and within its place."""

from __future__ import annotations

import hashlib
import itertools
import json
import math
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livret.paper.strokes import (
    MOST_POINTS,
    NOTHING_DRAWN,
    Drawing,
    DrawingRefused,
    canonical,
    digest,
    drawing_from,
    outline,
    to_content,
)

part = st.floats(0, 1, allow_nan=False)
drawings = st.lists(
    st.lists(st.tuples(part, part), min_size=1, max_size=30), min_size=1, max_size=5
).map(lambda strokes: drawing_from(strokes, 3.0))


def test_time_pressure_and_tilt_are_kept_nowhere() -> None:
    pen = [[(0.1, 0.2, 0, 0.3, 12, -8), (0.5, 0.6, 8, 0.9, 12, -8)]]
    flat = [[(0.1, 0.2), (0.5, 0.6)]]
    assert drawing_from(pen, 3.0) == drawing_from(flat, 3.0)
    assert json.loads(canonical(drawing_from(pen, 3.0))) == {
        "aspect": 30000,
        "strokes": [[[1000, 2000], [5000, 6000]]],
    }


def test_the_digest_is_that_of_the_canonical_form() -> None:
    drawing = drawing_from([[(0.1, 0.2), (0.5, 0.6)]], 3.0)
    form = b'{"aspect":30000,"strokes":[[[1000,2000],[5000,6000]]]}'
    assert digest(drawing) == hashlib.sha256(form).digest()
    assert digest(drawing) != digest(NOTHING_DRAWN)


def test_an_empty_drawing_is_known_as_such() -> None:
    assert NOTHING_DRAWN.empty
    assert drawing_from([[], []], 3.0).empty
    assert outline(NOTHING_DRAWN, 100, 50) == []
    assert not drawing_from([[(0.5, 0.5)]], 3.0).empty


@pytest.mark.parametrize(
    ("strokes", "aspect", "problem"),
    [
        ([[(1.2, 0.5)]], 3.0, "outside"),
        ([[(0.5, -0.1)]], 3.0, "outside"),
        ([[(float("nan"), 0.5)]], 3.0, "outside"),
        ([[(float("inf"), 0.5)]], 3.0, "outside"),
        ([[(0.5, 0.5)] * (MOST_POINTS + 1)], 3.0, "points"),
        ([[(0.5, 0.5)]], 0.0, "aspect"),
        ([[(0.5, 0.5)]], float("nan"), "aspect"),
    ],
)
def test_what_no_pad_can_give_is_refused(
    strokes: list[list[tuple[float, float]]], aspect: float, problem: str
) -> None:
    with pytest.raises(DrawingRefused) as refused:
        drawing_from(strokes, aspect)
    assert refused.value.facts == {"problem": problem}


@given(drawings)
def test_every_shape_stays_in_its_place(drawing: Drawing) -> None:
    shapes = outline(drawing, 160, 40)
    assert len(shapes) == len(drawing.strokes)
    for shape in shapes:
        assert len(shape) > 2
        for x, y in shape:
            assert -0.5 <= x <= 160.5
            assert -0.5 <= y <= 40.5


def line(*corners: tuple[float, float], steps: int = 40) -> list[tuple[float, float]]:
    """Points of a hand that goes straight from each corner to the next."""
    return [
        (x0 + (x1 - x0) * at / steps, y0 + (y1 - y0) * at / steps)
        for (x0, y0), (x1, y1) in itertools.pairwise(corners)
        for at in range(steps + 1)
    ]


def inked(shape: Sequence[tuple[float, float]]) -> float:
    """What a closed shape covers, in square points (the shoelace formula)."""
    around = itertools.pairwise([*shape, shape[0]])
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in around)) / 2


@pytest.mark.parametrize(("width", "height"), [(200, 50), (50, 200)])
def test_a_drawing_stands_upright_as_wide_and_as_thick_as_it_was_drawn(
    width: float, height: float
) -> None:
    # An L, on a pad twice as wide as it is high: 0.8 across, 0.6 down.
    drawing = drawing_from([line((0.1, 0.2), (0.1, 0.8), (0.5, 0.8))], 2.0)
    (shape,) = outline(drawing, width, height, pen=1.0)
    scale = min((width - 2) / 0.8, (height - 2) / 0.6)
    middle, left, right = height / 2, 1.0, 1.0 + 0.8 * scale
    top, bottom = middle + 0.3 * scale, middle - 0.3 * scale

    def reached(x: float, y: float) -> bool:
        return min(math.dist(point, (x, y)) for point in shape) < 1

    assert reached(left, top)
    assert reached(left, bottom)
    assert reached(right, bottom)
    assert not reached(right, top)
    assert inked(shape) == pytest.approx(1.4 * scale * 1.0, rel=0.05)


def test_a_dot_is_seen_and_a_small_mark_stays_small() -> None:
    dot, mark = outline(
        drawing_from([[(0.5, 0.5)], line((0.5, 0.5), (0.52, 0.5))], 3.0), 160, 40
    )
    assert inked(dot) > 2
    assert max(x for x, _ in mark) < 16


def test_the_digest_tells_the_shape_of_the_pad() -> None:
    wide, wider = (drawing_from([[(0.1, 0.2)]], each) for each in (3.5, 3.5556))
    assert digest(wide) != digest(wider)


@given(drawings)
def test_a_drawing_reads_back_the_same(drawing: Drawing) -> None:
    told = json.loads(canonical(drawing))
    again = drawing_from(
        [[(x / 10_000, y / 10_000) for x, y in stroke] for stroke in told["strokes"]],
        told["aspect"] / 10_000,
    )
    assert again == drawing
    assert digest(again) == digest(drawing)


def test_the_content_fills_each_shape() -> None:
    shapes = [[(0.0, 0.0), (10.0, 0.0), (5.0, 5.0)], [(1.0, 1.0), (2.0, 1.0)]]
    assert to_content(shapes) == (
        b"0.00 0.00 m 10.00 0.00 l 5.00 5.00 l f\n1.00 1.00 m 2.00 1.00 l f"
    )
