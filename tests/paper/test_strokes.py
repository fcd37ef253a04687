"""A drawn signature is kept flat, whole and within its place."""

from __future__ import annotations

import hashlib
import json

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
