"""No page is left half blank where the one before it may give of its own."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livret.bootstrap.machine import FormFiles
from livret.paper.blocks import draw_paper, set_pages
from livret.paper.drawing import draw_sheet
from livret.paper.dress import DRESSES
from livret.paper.evening import evened
from livret.paper.flow import Band, Column, Placed, Slice, fill
from livret.paper.made import Made
from livret.paper.paging import filled, paginate
from livret.paper.preview import count as number
from livret.paper.tokens import A4
from livret.usecases.sheets import GoalOnPaper, Step
from livret.words.papers.blocks import Block, Head, Heading, Panel, Paragraph
from livret.words.papers.elements import Item
from livret.words.papers.parts import planned
from livret.words.translator import translator_for
from tests.paper.papers import MADE, plain, sheet, text_of
from tests.paper.test_flow import BANDS, ROOM, band
from tests.paper.test_places_whole import fields, signers

ROWS = st.lists(
    st.builds(
        band,
        st.floats(20, 400),
        with_next=st.booleans(),
        before=st.sampled_from([0, 5, 18]),
    ),
    min_size=8,
    max_size=40,
)


def title(height: float = 20) -> Band:
    return band(height, before=18, with_next=True)


def rows(count: int, part: float = 0.1) -> list[Band]:
    return [band(ROOM * part) for _ in range(count)]


def share(page: list[Placed]) -> float:
    return round(filled(page, A4), 2)


def test_the_page_before_gives_to_one_that_is_left_half_blank() -> None:
    """A tall picture begins a page: what stands before it is on two, shared out."""
    first, second = [title(), *rows(5)], [title(), *rows(5)]
    picture = band(ROOM * 0.9, before=18)
    bands = [*first, *second, picture]
    assert [share(page) for page in fill(bands, A4)][:2] == [0.98, 0.1]
    pages = paginate(bands)
    assert [[each.band for each in page] for page in pages] == [
        first,
        second,
        [picture],
    ]


def test_what_stands_over_the_places_to_sign_is_a_whole_part() -> None:
    agreed = [title(), *rows(4, 0.06)]
    places = [band(ROOM * 0.15, before=18, with_next=True), band(ROOM * 0.45)]
    places[0].in_company = True
    bands = [band(ROOM * 0.3), title(), *rows(8), *agreed, *places]
    pages = paginate(bands, closer=())
    assert [each.band for each in pages[-1]] == [*agreed, *places]
    assert all(filled(page, A4) >= 0.3 for page in pages)


def test_a_page_less_is_had_where_one_would_be_half_blank() -> None:
    bands = [band(ROOM * 0.2, before=20) for _ in range(2)]
    bands += [band(ROOM * 0.57, before=20)]
    assert [share(page) for page in fill(bands, A4)] == [0.43, 0.57]
    assert len(paginate(bands)) == 1


def test_what_was_cut_stays_on_its_two_pages() -> None:
    tall = band(*[ROOM / 10] * 13)
    picture = band(ROOM * 0.9)
    pages = paginate([band(ROOM * 0.2, before=5), tall, picture], closer=())
    assert [len(page) for page in pages] == [2, 1, 1]
    assert pages[1][0].band.rest


def test_what_goes_on_under_its_title_gives_and_takes_too() -> None:
    """The title of a meeting was said again at the top: its pages stayed as cut."""
    over = band(15)
    first = [title(), *rows(7)]
    second = [title(), *rows(5)]
    picture = band(ROOM * 0.9, before=18)
    bands = [replace(each, again_over=over) for each in (*first, *second, picture)]
    filled_from_the_top = fill(bands, A4)
    assert [share(page) for page in filled_from_the_top[:2]] == [0.98, 0.32]
    pages = paginate(bands, closer=())
    assert len(pages) == len(filled_from_the_top)
    assert all(share(page) >= 0.5 for page in pages)
    assert [page[0].band for page in pages[1:]] == [over, over]
    assert [each.band for page in pages for each in page if each.band is not over] == (
        bands
    )
    assert all(share(page) <= 1 for page in pages)


def test_a_title_of_a_part_leaves_half_a_page_before_it() -> None:
    """Not the first title, under which the page before would be half blank."""
    goal, also = [title(), *rows(2, 0.14)], [title(), *rows(2, 0.13)]
    goal[0].before = 24
    first, last = paginate([band(ROOM * 0.35), *goal, *also, band(ROOM * 0.06)])
    assert filled(first, A4) >= 0.5
    assert last[0].band is also[0]


@given(BANDS.filter(bool) | ROWS)
def test_sharing_out_loses_nothing_and_parts_nothing(bands: list[Band]) -> None:
    before = fill(bands, A4)
    pages = evened(before, A4)
    assert len(pages) == len(before)
    flat = [[each.band for page in found for each in page] for found in (before, pages)]
    assert flat[0] == flat[1]
    held = {id(page[-1].band) for page in before}
    for page in pages:
        assert page
        assert page[0].top == pytest.approx(A4.top)
        for one, other in pairwise(page):
            below = one.top - one.band.height - other.band.before
            assert other.top == pytest.approx(below)
    for page in pages[:-1]:
        # What goes with the next one ends a page only where it did before.
        assert not page[-1].band.with_next or id(page[-1].band) in held


def listed(count: int) -> Band:
    """A title, then rows of two lines."""
    items = [Slice(ROOM * 0.03, begins=not at % 2) for at in range(2 * count)]
    return Band([Column(0, [Slice(30), *items])], before=10, parts=True)


def test_a_list_is_cut_between_rows_where_much_would_be_blank() -> None:
    first, last = paginate([band(ROOM * 0.6), listed(8)], closer=())
    begun, rest = first[1].band.columns[0].slices, last[0].band.columns[0].slices
    assert filled(first, A4) > 0.85
    assert rest[0].begins
    assert len(begun) + len(rest) == 17
    assert [each.begins for each in begun][:2] == [False, True]


@pytest.mark.parametrize(("above", "count"), [(0.75, 8), (0.6, 3)])
def test_it_stays_whole_where_little_is_blank_or_a_row_would_be_alone(
    above: float, count: int
) -> None:
    whole = listed(count)
    bands = [band(ROOM * above), whole, band(ROOM * 0.4)]
    if count < 4:
        # Its last row would stand alone on the next page.
        bands[0] = band(ROOM - 30 - ROOM * 0.06 * 2 - 15)
    pages = paginate(bands, closer=())
    assert pages[1][0].band is whole


def with_panel(items: int) -> list[Block]:
    told = tuple(Item(text=f"Ce qui m’aide {at}") for at in range(items))
    return [
        Head(title="Titre"),
        *(Paragraph(text=f"Une phrase simple {at}.") for at in range(16)),
        Panel(title="Ce qui m’aide", items=told),
    ]


def test_what_helps_her_is_begun_under_half_a_page() -> None:
    made = Made(at=MADE, tr=translator_for("fr"))
    _, (first, last) = set_pages(with_panel(14), DRESSES["simple"], made)
    panels = [page[at].band for page, at in ((first, -1), (last, 0))]
    assert panels[1].rest
    assert {each.ground for each in panels} == {panels[0].ground}
    assert filled(first, A4) > 0.85


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_the_seal_in_large_letters_stands_under_a_place_to_sign(count: int) -> None:
    said = replace(sheet(), signatories=signers(count))
    pdf = draw_sheet(said, MADE, forms=FormFiles(), dress="large")
    found = [(page, name) for page, name, _ in fields(pdf)]
    last = [name for page, name in found if page == max(found)[0]]
    assert len(last) > 1


def test_the_same_bands_are_placed_the_same() -> None:
    bands = [title(), *rows(5), title(), *rows(5), band(ROOM * 0.9, before=18)]
    again = [replace(each) for each in bands]
    tops = [[each.top for each in page] for page in paginate(bands)]
    assert tops == [[each.top for each in page] for page in paginate(again)]


@pytest.mark.parametrize("dress", ["large", "simple"])
def test_what_is_said_of_a_list_stands_on_its_page(dress: str) -> None:
    """« On n’a pas encore dit qui fait quoi » closed a page, its goals the next."""
    alone = Step(words="a", who="", side="autre")
    goals = tuple(GoalOnPaper(words=f"But {n}", steps=(alone,)) for n in "12")
    tr = translator_for("fr")
    made = Made(at=MADE, tr=tr)
    for count in range(8, 40):
        filled_with = (Paragraph(text="a") for _ in range(count))
        title = Heading(text="Qui fait quoi, et quand")
        told = planned(tr, goals, MADE.date())
        blocks = (Head(title="A"), *filled_with, title, *told)
        pages = [
            plain(text_of(pdf, "-f", str(at), "-l", str(at)))
            for pdf in (draw_paper(blocks, DRESSES[dress], made),)
            for at in range(1, number(pdf) + 1)
        ]
        (page,) = [one for one in pages if "pas encore dit qui fait" in one]
        assert "But 1" in page, count
