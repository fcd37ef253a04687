"""A paper from anybody is closed apart, by what never knows her phrase."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

import pikepdf
import pytest

from livret.paper import locked_copy, outside, reading_apart
from livret.paper.locked_copy import lock_of, locked, stands_under
from livret.paper.locking import locked_here
from livret.paper.reading_apart import READING, Child
from livret.paper.reading_frames import FrameBroken
from livret.paper.signing_acts import PaperUnreadable
from livret.usecases.reading import ReadingTooCostly
from tests.paper.bombs import deep_lists
from tests.paper.scanned import scanned_pdf
from tests.paper.whole_desk import made, whole_desk
from tests.usecases.desks import Desk

PHRASE = "cheval guitare jardin moulin"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made_here = whole_desk(tmp_path_factory.mktemp("vault"))
    with made_here.vault:
        yield made_here


@pytest.fixture(autouse=True)
def _nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(READING, "_costly", {})


def test_her_phrase_goes_to_no_other_process(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[bytes] = []
    ask = Child.ask

    def heard(child: Child, question: Sequence[bytes], *more: object) -> list[bytes]:
        sent.extend(question)
        return ask(child, question, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(Child, "ask", heard)
    _, pdf = made(desk, "plan")
    closed = locked(pdf, PHRASE)
    assert pdf in sent
    assert not any(PHRASE.encode() in each for each in sent)
    with pikepdf.open(io.BytesIO(closed), password=PHRASE) as file:
        assert len(file.pages) > 0


def test_it_is_closed_by_what_has_read_nothing_else(desk: Desk) -> None:
    READING.warm()
    waiting = list(READING._idle)
    _, pdf = made(desk, "plan")
    assert locked(pdf, PHRASE) != locked(pdf, PHRASE)
    assert READING._idle == waiting
    assert not READING._busy


def test_what_comes_back_open_is_handed_to_nobody(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, pdf = made(desk, "plan")
    lock, other = lock_of(PHRASE), lock_of(PHRASE)
    closed = locked_here(pdf, lock.parts)
    assert stands_under(lock, closed)
    assert not stands_under(other, closed)
    lies = (pdf, b"", closed + pdf, closed[:-1], locked_here(pdf, other.parts))
    monkeypatch.setattr(locked_copy, "lock_of", lambda _phrase: lock)
    for lie in lies:
        monkeypatch.setattr(locked_copy, "paper_locked", lambda *_, lie=lie: lie)
        with pytest.raises(ReadingTooCostly):
            locked(pdf, PHRASE)
    monkeypatch.setattr(locked_copy, "paper_locked", lambda *_: closed)
    assert locked(pdf, PHRASE) == closed


def test_a_file_that_cannot_be_closed_is_refused_with_a_sentence() -> None:
    for hostile in (b"", b"no paper", scanned_pdf(1), deep_lists()):
        with pytest.raises((PaperUnreadable, ReadingTooCostly)):
            locked(hostile, PHRASE)
    with pytest.raises(PaperUnreadable):
        locked(b"no paper", PHRASE)


def test_a_process_that_dies_while_it_closes_makes_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The room that closes says so in a sentence."""
    _, pdf = made(desk, "plan")

    class Dies(Child):
        def ask(self, *_: object) -> list[bytes]:  # type: ignore[override]
            self.kill()
            raise FrameBroken

    with monkeypatch.context() as dying:
        dying.setattr(reading_apart, "Child", Dies)
        with pytest.raises(ReadingTooCostly):
            desk.vault.paper.closed_with(pdf, PHRASE)
    assert not READING._busy


def test_what_takes_too_long_to_close_is_ended(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, pdf = made(desk, "plan")
    with monkeypatch.context() as soon:
        soon.setattr(reading_apart, "OTHERWISE_S", 0.0)
        with pytest.raises(ReadingTooCostly):
            outside.paper_locked(pdf, lock_of(PHRASE).parts)
    assert not READING._busy
