"""A paper is made again, byte for byte, from the data attached to it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest

from livret.paper import made_again
from livret.usecases.shown_apart import Pages, words_said
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
    again = desk.vault.paper.made_again(pdf, dress)
    assert again is not None
    assert again.data["called"] == composed.sheet.called
    # The words of whoever froze it are looked for as those of whoever signs.
    held = {value.id: value for value in desk.read.history}
    whole = [held[one] for one in composed.contains if one not in composed.in_part]
    pages = Pages(again.heard)
    told = [words for value in whole for words in words_said(value)]
    assert [words for words in told if not pages.say(words)] == []
    assert not pages.say("Je renonce à mon logement.")


@pytest.mark.parametrize(
    "ends", [IndexError, KeyError, AssertionError, RecursionError, MemoryError]
)
def test_data_that_no_livret_attaches_end_in_no_bug(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, ends: type[Exception]
) -> None:
    def never(*_: object, **__: object) -> bytes:
        raise ends

    room = desk.vault.paper
    _, pdf = made(desk, "plan", to_sign=True)
    with monkeypatch.context() as ending:
        ending.setattr(made_again, "draw_sheet", never)
        assert room.made_again(pdf, "standard") is None


def test_a_charter_without_a_line_is_not_made_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, pdf = made(desk, "charte", to_sign=True)
    seen = desk.vault.paper.seen(pdf)
    empty = dataclasses.replace(seen, data={**seen.data, "texts": []})
    with monkeypatch.context() as hostile:
        hostile.setattr(made_again, "paper_seen", lambda _pdf: empty)
        assert desk.vault.paper.made_again(pdf, "standard") is None


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
    with monkeypatch.context() as sooner:
        sooner.setattr(made_again, "_SECONDS", -1.0)
        assert room.made_again(pdf, "standard") is None
    assert room.made_again(pdf, "standard") is not None
