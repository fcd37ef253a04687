"""The whole livret: what was chosen stands in it, and nothing else does."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from livret.bootstrap.sharing import paper_for_her
from livret.usecases.documents import preview
from livret.usecases.paper_sheets.errors import NothingToPrint
from livret.usecases.paper_sheets.taking import take
from livret.usecases.paper_sheets.whole import PARTS, WholeSheet, take_whole
from livret.usecases.papers import PaperChoices
from livret.usecases.pathway_sheet import PathwaySheet
from livret.usecases.sheets import Sheet
from livret.words.papers.catalogue import PAPERS
from livret.words.translator import translator_for
from tests.paper.heard import contents, links, opened_on
from tests.paper.papers import failures, text_of
from tests.paper.whole_desk import NOW, whole_desk
from tests.usecases.desks import Desk

OF_A_DAY = {"comptes-rendus", "bilans"}
TITLES = ("Rencontres qui n’ont pas eu lieu", "Où j’en suis avec l’emploi")
Plain = Mapping[str, Any]
Each = Callable[[], Iterable[tuple[str, tuple[Sheet, ...]]]]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = whole_desk(tmp_path_factory.mktemp("whole"))
    yield made
    made.vault.close()


@pytest.fixture(scope="module")
def each(desk: Desk) -> Each:
    """Every part of itself, on all its days."""
    made = {
        name: whole(desk, parts=frozenset({name}), with_life=True).parts
        for name in PARTS
    }
    return made.items  # what failed is told without its thousand lines


def whole(desk: Desk, **changes: Any) -> WholeSheet:
    choices = PaperChoices(
        language="fr", on=desk.clock.today(), witness="Claire M.", **changes
    )
    sheet = take(desk.ctx, desk.livret, take_whole, choices).sheet
    assert isinstance(sheet, WholeSheet)
    return sheet


def expected(name: str, part: Sheet, first: dt.date, last: dt.date) -> list[Plain]:
    """What a part may tell of those days."""
    if not isinstance(part, PathwaySheet):
        told = [part.plain()]
        return told if name not in OF_A_DAY or first <= part.on <= last else []
    days = (first.isoformat(), last.isoformat())
    plain = part.plain()
    line = [
        one
        for one in plain["line"]
        if one["on"] <= days[1] and one.get("until", one["on"]) >= days[0]
    ]
    topics = []
    for one in plain["topics"]:
        said = [told for told in one["said"] if days[0] <= told["on"] <= days[1]]
        turns = [told["closed"] for told in said if "closed" in told]
        closed = bool(turns) and turns[-1]
        if said:
            topics.append({**one, "said": said, "closed": closed})
    return [{**plain, "line": line, "topics": topics}] if line or topics else []


DAYS = st.one_of(
    st.none(), st.dates(dt.date(2025, 9, 1), NOW.date() + dt.timedelta(days=60))
)


@settings(max_examples=60, deadline=None)
@given(
    parts=st.frozensets(st.sampled_from(sorted(PARTS))),
    since=DAYS,
    until=DAYS,
    asked=st.tuples(st.booleans(), st.booleans()),
)
def test_what_was_chosen_and_nothing_else(
    desk: Desk,
    each: Each,
    parts: frozenset[str],
    since: dt.date | None,
    until: dt.date | None,
    asked: tuple[bool, bool],
) -> None:
    if since and until and until < since:
        since, until = until, since
    first, last = since or dt.date.min, until or dt.date.max
    shown = [
        plain
        for name, made in each()
        if not parts or name in parts
        for part in made
        for plain in expected(name, part, first, last)
    ]
    for plain in shown:
        if {"comptes-rendus", "bilans"} <= (parts or set(PARTS)):
            plain.pop("reviews", None)  # told once: by the reviews themselves
    try:
        sheet = whole(
            desk,
            parts=parts,
            since=since,
            until=until,
            with_life=True,
            with_situation=asked[0],
            with_planned=asked[1],
        )
    except NothingToPrint:
        assert not shown
        assert not asked[0]
        return
    told = [part.plain() for part in sheet.parts]
    for plain in told:
        if {"comptes-rendus", "bilans"} <= (parts or set(PARTS)):
            plain.pop("reviews", None)
    assert told == shown
    assert bool(sheet.situations) == asked[0]
    assert all(asked[1] and first <= day <= last for day, _ in sheet.postponed)
    everything = whole(desk, with_planned=True).postponed
    kept = tuple(one for one in everything if first <= one[0] <= last)
    assert sheet.postponed == (kept if asked[1] else ())


@pytest.mark.parametrize("asked", list(product([False, True], repeat=2)))
def test_a_title_stands_only_where_it_was_asked_for(
    desk: Desk, asked: tuple[bool, bool]
) -> None:
    planned, situation = asked
    sheet = whole(desk, with_planned=planned, with_situation=situation)
    read = repr(PAPERS["livret"].reads(translator_for("fr"), sheet))
    assert tuple(title in read for title in TITLES) == asked


def test_what_was_asked_for_stands_even_alone(desk: Desk, tmp_path: Path) -> None:
    nothing = {"parts": frozenset({"bilans"}), "until": dt.date(2020, 1, 1)}
    with pytest.raises(NothingToPrint):
        whole(desk, **nothing)
    assert whole(desk, **nothing, with_situation=True).situations
    choices = PaperChoices(
        language="fr",
        on=desk.clock.today(),
        witness="Claire M.",
        with_situation=True,
        **nothing,
    )
    _, pdf = preview(desk.ctx, desk.vault.paper, desk.livret, choices, take_whole)
    assert TITLES[1] in text_of(pdf)
    assert "Ce qu’il y a dedans" not in text_of(pdf)
    for profile in ("3a", "ua1"):
        assert failures(pdf, profile, tmp_path) == []


def test_her_phone_is_not_given_what_she_did_not_ask_for(desk: Desk) -> None:
    pdf = paper_for_her(desk.ctx, desk.vault.paper, desk.livret, "fr")
    shown = text_of(pdf)
    for title in TITLES:
        assert title not in shown


@pytest.mark.parametrize(
    ("language", "dress"),
    [("fr", "standard"), ("fr", "bilingual-ar"), ("prs", "large")],
)
def test_each_part_begins_on_the_page_that_the_contents_say(
    desk: Desk, language: str, dress: str
) -> None:
    """Who looked for a part at a counter leafed through them all."""
    parts = frozenset({"savoir-faire", "comptes-rendus", "charte"})
    sheet = replace(whole(desk, parts=parts), language=language)
    pdf = desk.vault.paper.draw(sheet, desk.clock.now(), dress)
    listed, opened = contents(pdf), opened_on(pdf)
    assert len(listed) == 1 + dress.startswith("bilingual")
    for entries in listed:
        mine, opened = opened[1 : len(entries) + 1], opened[len(entries) + 1 :]
        assert len(entries) == len(sheet.parts)
        found = [re.findall(r"\d+", page) for page, _ in entries]
        assert [[int(each) for each in one] for one in found] == [
            [page] for page, _ in mine
        ]
        assert mine[-1][0] > mine[0][0]
        for (_, name), (_, title) in zip(entries, mine, strict=True):
            assert name.startswith(title)
    assert opened == []
    # Each line is a link there, which says so to who listens.
    told = [f"{page} {name}" for entries in listed for page, name in entries]
    linked = links(pdf)
    assert sorted(one for one, _ in linked) == sorted(told)
    for one, page in linked:
        assert int(re.findall(r"\d+", one)[0]) == page
