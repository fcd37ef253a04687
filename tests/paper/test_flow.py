"""Pages: what stays together, what is cut, and that nothing is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livret.paper.flow import Band, Column, Slice
from livret.paper.paging import paginate
from livret.paper.tagged import TaggedCanvas
from livret.paper.tokens import A4, BODY_BOTTOM

ROOM = A4.top - BODY_BOTTOM


def _drawn(canvas: TaggedCanvas, x: float, top: float) -> None:
    """Draw nothing: pages are only filled here."""


def band(*heights: float, with_next: bool = False, before: float = 0) -> Band:
    slices = [Slice(each) for each in heights]
    return Band([Column(0, slices)], with_next=with_next, before=before)


def total(pages: list) -> float:
    return sum(
        piece.height
        for page in pages
        for placed in page
        for column in placed.band.columns
        for piece in column.slices
    )


def opening(height: float, *, joins: bool = True) -> Band:
    """The title of a part, which begins a page unless it joins the one before."""
    found = band(height, with_next=True)
    found.new_page, found.joins = True, joins
    return found


def begun(height: float, begins: str) -> Band:
    found = band(height)
    found.new_page, found.joins = begins != "goes on", begins == "joins"
    return found


PARTS = st.lists(
    st.builds(
        begun, st.floats(1, 300), st.sampled_from(["goes on", "begins", "joins"])
    ),
    max_size=30,
)
BANDS = st.lists(
    st.builds(
        band,
        st.floats(1, 300),
        st.floats(1, 300),
        st.floats(1, 300),
        with_next=st.booleans(),
        before=st.floats(0, 30),
    ),
    max_size=30,
)


@given(BANDS)
def test_nothing_is_lost_and_nothing_stands_below_the_body(bands: list[Band]) -> None:
    pages = paginate(bands)
    assert total(pages) == sum(
        piece.height for each in bands for piece in each.columns[0].slices
    )
    for page in pages:
        for placed in page:
            assert placed.top <= A4.top + 1e-6
            assert placed.top - placed.band.height >= BODY_BOTTOM - 1e-6


@given(PARTS)
def test_no_part_is_lost_wherever_it_begins(bands: list[Band]) -> None:
    pages = paginate(bands)
    placed = [each for page in pages for each in page]
    assert total(pages) == sum(each.height for each in bands)
    assert all(page for page in pages) or not bands
    assert all(each.top - each.band.height >= BODY_BOTTOM - 1e-6 for each in placed)
    alone = [replace(each, joins=False) for each in bands]
    assert len(pages) <= len(paginate(alone))


def test_a_part_begins_under_another_where_that_saves_a_page() -> None:
    parts = [band(ROOM * 0.3), opening(40), band(ROOM * 0.4)]
    (page,) = paginate(parts)
    between = page[0].top - page[1].top - ROOM * 0.3
    assert between >= 34 - 1e-6, "with air over its title"
    parts[1] = opening(40, joins=False)
    assert [len(page) for page in paginate(parts)] == [1, 2]


def test_a_part_of_one_page_stays_whole_on_its_own() -> None:
    rows = [band(ROOM * 0.2) for _ in range(4)]
    pages = paginate([band(ROOM * 0.3), opening(40), *rows])
    assert [len(page) for page in pages] == [1, 5]


def test_a_long_part_begins_under_what_leaves_a_page_nearly_empty() -> None:
    rows = [band(ROOM * 0.2) for _ in range(9)]
    pages = paginate([band(ROOM * 0.3), opening(40), *rows])
    assert len(pages[0]) > 3
    # Not under half a page, where no page is saved.
    pages = paginate([band(ROOM * 0.5), opening(40), *rows])
    assert len(pages[0]) == 1


def test_no_title_of_a_part_stands_alone_at_the_end_of_a_page() -> None:
    pages = paginate([band(ROOM * 0.3), opening(40), band(ROOM * 0.9), band(90)])
    assert len(pages[0]) == 1


@given(BANDS)
def test_no_page_is_empty(bands: list[Band]) -> None:
    assert all(paginate(bands)) or not bands


def test_a_heading_goes_with_what_follows() -> None:
    pages = paginate([band(ROOM - 50), band(20, with_next=True), band(60)])
    assert [len(page) for page in pages] == [1, 2]


def test_a_band_that_fits_on_a_page_is_not_cut() -> None:
    pages = paginate([band(ROOM - 50), band(30, 30)])
    assert [len(page) for page in pages] == [1, 1]


def test_a_band_taller_than_a_page_is_cut_between_slices() -> None:
    pages = paginate([band(*[ROOM / 4] * 9)])
    assert [len(page[0].band.columns[0].slices) for page in pages] == [4, 4, 1]


def test_what_goes_on_repeats_its_topic() -> None:
    topic = Column(0, [Slice(20)])
    words = Column(100, [Slice(ROOM / 2)] * 3)
    pages = paginate([Band([topic, words], again=[topic])])
    assert [len(page[0].band.columns[0].slices) for page in pages] == [1, 1]


def test_a_slice_taller_than_a_page_is_drawn_all_the_same() -> None:
    pages = paginate([band(ROOM * 2), band(10)])
    assert [len(page) for page in pages] == [1, 1]


def test_a_chain_longer_than_a_page_does_not_take_a_page_for_each() -> None:
    pages = paginate([band(100, with_next=True) for _ in range(20)])
    assert len(pages) <= 4


def heights(page: list) -> list[float]:
    return [placed.band.height for placed in page]


def test_a_page_less_is_had_from_the_gaps() -> None:
    bands = [band(ROOM / 10 - 7, before=10) for _ in range(10)]
    (page,) = paginate(bands)
    assert len(page) == 10
    assert {placed.band.before for placed in page} < {8.0, 6.5, 5.0}
    assert len(paginate(bands, closer=())) == 2


def test_places_to_sign_do_not_stand_alone_on_the_last_page() -> None:
    heading = band(20, before=18, with_next=True)
    places = band(ROOM / 2)
    places.in_company = True
    first, last = paginate(
        [band(ROOM * 0.6), heading, band(30, before=5), band(30, before=5), places]
    )
    assert heights(first) == [ROOM * 0.6]
    assert heights(last) == [20, 30, 30, ROOM / 2]


def test_a_few_lines_take_company_only_where_enough_stays() -> None:
    tall, notice = band(ROOM - 5), band(20, before=10)
    assert [len(page) for page in paginate([tall, notice])] == [1, 1]
    parts = [band(ROOM / 2), band(ROOM / 2 - 5), notice]
    assert [heights(page) for page in paginate(parts)] == [
        [ROOM / 2],
        [ROOM / 2 - 5, 20],
    ]


def test_what_starts_a_page_is_a_chapter_of_its_own() -> None:
    opening = band(30)
    opening.new_page = True
    assert [heights(page) for page in paginate([band(40), opening])] == [[40], [30]]


def test_the_heading_of_a_chain_longer_than_a_page_is_not_left_alone() -> None:
    """Nine places to sign: they are parted, their heading goes with the first."""
    places = [band(120, with_next=True) for _ in range(5)]
    bands = [band(ROOM / 3), band(30, with_next=True), *places, band(90)]
    pages = paginate(bands)
    assert total(pages) == ROOM / 3 + 30 + 5 * 120 + 90
    for page in pages:
        assert len(page) > 1
    first_places = [placed.band.height for placed in pages[0]][2:]
    assert first_places  # under the heading, on its page
    # What ends the chain is not alone either.
    assert [placed.band.height for placed in pages[-1]][-2:] == [120, 90]


def test_the_title_of_a_part_is_said_again_where_it_goes_on() -> None:
    again = band(30)
    places = [band(ROOM / 3, before=10) for _ in range(4)]
    for place in places:
        place.again_over = again
    heading = band(20, with_next=True)
    first, second = paginate([band(ROOM / 4), heading, *places])
    assert [placed.band for placed in first][1:3] == [heading, places[0]]
    assert heights(second) == [30, ROOM / 3, ROOM / 3]
    assert total([first, second]) == ROOM / 4 + 20 + 4 * ROOM / 3 + 30


def test_a_title_that_leaves_no_room_is_not_said_again() -> None:
    tall = band(ROOM - 10)
    tall.again_over = band(30)
    assert [heights(page) for page in paginate([band(50), tall])] == [[50], [ROOM - 10]]


def test_the_title_of_a_part_is_said_again_over_what_is_taller_than_a_page() -> None:
    lines = band(*[ROOM / 20] * 50, before=10)
    lines.again_over = again = band(30)
    first, second, third = paginate([band(40), lines])
    assert again not in [placed.band for placed in first]
    for page in (second, third):
        assert page[0].band is again
        assert page[1].top == A4.top - 30
        assert page[-1].top - page[-1].band.height >= BODY_BOTTOM - 1e-6
    assert total([first, second, third]) == pytest.approx(40 + 2.5 * ROOM + 60)


def test_a_title_does_not_stand_over_a_slice_that_leaves_it_no_room() -> None:
    pictures = band(ROOM / 2, ROOM - 10, ROOM / 2)
    pictures.again_over = band(30)
    pages = paginate([band(40), pictures])
    assert [heights(page) for page in pages] == [
        [40, ROOM / 2],
        [ROOM - 10],
        [30, ROOM / 2],
    ]


def test_what_is_said_again_alone_fills_no_page_after_another() -> None:
    """Beside it stands what no page holds: it goes where it can, once."""
    name, tall = Slice(10, _drawn), Slice(ROOM + 50, _drawn)
    columns = [Column(0, [name]), Column(100, [tall])]
    beside = Band(columns, again=[Column(0, [name])])
    assert [heights(page) for page in paginate([band(40), beside])] == [
        [40],
        [ROOM + 50],
    ]


def test_a_heading_is_not_left_by_what_is_cut_where_nothing_of_it_fits() -> None:
    """A picture of half a page opens what is taller than a page."""
    heading = band(20, with_next=True)
    tall = Band([Column(0, [Slice(5), Slice(ROOM / 2, _drawn), Slice(ROOM / 2)])])
    first, second, third = paginate([band(ROOM * 0.55), heading, tall])
    assert heights(first) == [ROOM * 0.55]
    assert heights(second) == [20, 5 + ROOM / 2]
    assert heights(third) == [ROOM / 2]


def test_a_last_row_without_a_gap_above_it_takes_company_too() -> None:
    """One step of a goal alone on a page, its heading on the page before."""
    heading = band(20, with_next=True, before=24)
    rows = [band(ROOM / 4), band(ROOM / 4), band(ROOM / 8)]
    first, last = paginate([band(ROOM * 0.35), heading, *rows])
    assert len(first) == 1
    assert [each.band for each in last] == [heading, *rows]


def test_one_line_more_is_no_company_for_a_few() -> None:
    """The part of a page that goes along is one with which it is well begun."""
    part = ROOM * 0.3
    bands = [
        band(ROOM * 0.55),
        band(part / 2, with_next=True, before=9),
        band(part / 2),
        band(ROOM * 0.04, before=9),
        band(ROOM * 0.1, before=9),
        band(ROOM * 0.04, before=9),
    ]
    first, last = paginate(bands, closer=())
    assert len(first) == 1
    assert len(last) == 5
