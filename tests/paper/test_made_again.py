"""A paper is made again, byte for byte, from the data attached to it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pytest
from msgspec import json

from livret.paper import drawn_again, made_again, outside, reading_child
from livret.paper.reading_apart import ReadingApart
from livret.usecases.shown_apart import Pages
from livret.usecases.shown_marked import Marking, drawn_there, markings
from livret.usecases.shown_things import stands, things_of, words_said
from livret.words.papers.catalogue import PAPERS
from tests.paper.whole_desk import made, whole_desk
from tests.usecases.desks import Desk

SIGNABLE = sorted(name for name, paper in PAPERS.items() if paper.signable)
DRESSED = [
    *((name, "standard", "fr") for name in SIGNABLE),
    ("diagnostic", "large", "fr"),
    ("diagnostic", "simple", "fr"),
    ("diagnostic", "simple-words", "fr"),
    ("diagnostic", "bilingual-ar", "fr"),
    ("compte-rendu", "standard", "en"),
    ("plan", "large", "en"),
    ("compte-rendu", "simple", "fr"),
    ("bilan", "large", "fr"),
    ("charte", "bilingual-ar", "fr"),
]


@pytest.fixture(autouse=True)
def _nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """What another test found is not known here."""
    monkeypatch.setattr(made_again, "_LAST", {})


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    found = whole_desk(tmp_path_factory.mktemp("again"))
    yield found
    found.vault.close()


@pytest.mark.parametrize(("name", "dress", "language"), DRESSED)
def test_every_paper_to_sign_is_made_again(
    desk: Desk, name: str, dress: str, language: str
) -> None:
    composed, pdf = made(desk, name, to_sign=True, dress=dress, language=language)
    # The words of whoever froze it are looked for as those of whoever signs.
    held = {value.id: value for value in desk.read.history}
    whole = [held[one] for one in composed.contains if one not in composed.in_part]
    told = [words for value in whole for words in words_said(value)]

    def marked(data: Mapping[str, Any]) -> tuple[Marking, ...]:
        return markings(data, told, b"unforeseeable")

    again = desk.vault.paper.made_again(
        pdf, dress, lambda data: [one.data for one in marked(data)]
    )
    assert again is not None
    assert again.data["called"] == composed.sheet.called
    pages = Pages(again.heard)
    assert [words for words in told if not pages.say(words)] == []
    assert not pages.say("Je renonce à mon logement.")
    # Each stands where it is drawn: nobody is told to doubt an honest paper.
    shown = drawn_there(marked(again.data), again.otherwise)
    assert shown is not None
    things = tuple(things_of(shown))
    assert [one.kind for one in whole if not stands(one, shown, things)] == []


@pytest.mark.parametrize(
    "ends", [IndexError, KeyError, AssertionError, RecursionError, MemoryError]
)
def test_data_that_no_livret_attaches_end_in_no_bug(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, ends: type[Exception]
) -> None:
    def never(*_: object, **__: object) -> bytes:
        raise ends

    def asked(act: str, files: Sequence[bytes], said: object = None, **_: object):
        """Answer as the process that reads does, here."""
        told = json.encode({"act": act, "said": said, "seconds": 60})
        answer, *found = reading_child._answered([told, *files])
        return ReadingApart()._told(answer, (act, b"")), found

    room = desk.vault.paper
    _, pdf = made(desk, "plan", to_sign=True)
    with monkeypatch.context() as ending:
        ending.setattr(reading_child, "_allow", lambda _seconds: None)
        ending.setattr(outside.READING, "ask", asked)
        drawn = drawn_again.draw_sheet
        ending.setattr(drawn_again, "draw_sheet", never)
        assert room.made_again(pdf, "standard") is None
        ending.setattr(drawn_again, "draw_sheet", drawn)
        assert room.made_again(pdf, "standard") is not None


def test_a_charter_without_a_line_is_not_made_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, pdf = made(desk, "charte", to_sign=True)
    seen = desk.vault.paper.seen(pdf)
    empty = dataclasses.replace(seen, data={**seen.data, "texts": []})
    with monkeypatch.context() as hostile:
        hostile.setattr(made_again, "paper_seen", lambda _pdf: empty)
        assert desk.vault.paper.made_again(pdf, "standard") is None


def test_data_beside_those_of_a_paper_are_nothing_that_it_shows(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who read the paper, and was taken over by it, says that it holds more."""
    _, pdf = made(desk, "plan", to_sign=True)
    seen = desk.vault.paper.seen(pdf)
    more = dataclasses.replace(seen, data={**seen.data, "promised": "bloque"})
    with monkeypatch.context() as hostile:
        hostile.setattr(made_again, "paper_seen", lambda _pdf: more)
        assert desk.vault.paper.made_again(pdf, "standard") is None
    assert desk.vault.paper.made_again(pdf, "standard") is not None


def test_who_signs_next_waits_for_no_drawing(desk: Desk) -> None:
    room = desk.vault.paper
    _, pdf = made(desk, "plan", to_sign=True)
    _, large = made(desk, "plan", to_sign=True, dress="large")
    again = room.made_again(pdf, "standard")
    assert again is not None
    assert room.made_again(bytes(bytearray(pdf)), "standard") is again
    assert room.made_again(pdf, "large") is None
    other = room.made_again(large, "large")
    assert other is not None
    assert other.heard != again.heard


def test_what_is_drawn_otherwise_is_not_taken_for_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = desk.vault.paper
    _, pdf = made(desk, "plan", to_sign=True)
    assert room.made_again(pdf, "large") is None
    assert room.made_again(pdf, "no such dress") is None
    assert room.made_again(pdf + b"\n", "standard") is None
    assert room.made_again(b"no paper", "standard") is None
    one = pdf.index(b"/CreationDate (D:2026")
    assert room.made_again(pdf[:one] + b" " + pdf[one:], "standard") is None
    with monkeypatch.context() as smaller:
        smaller.setattr(made_again, "_MOST_DATA", 10)
        assert room.made_again(pdf, "standard") is None
    assert room.made_again(pdf, "standard") is not None
