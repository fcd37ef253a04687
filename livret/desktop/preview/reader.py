"""Draws the pages of one paper as they come in sight, away from the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from shiboken6 import isValid

from livret.desktop.errors import tell
from livret.desktop.tasks import Runners, Task
from livret.usecases.reading import FoundWords, PaperReading

if TYPE_CHECKING:
    from livret.desktop.preview.page import PreviewPage
    from livret.desktop.verify.page import VerifyPage


class PaperReader(QObject):
    """Answers what a page asks about one paper that it shows; its child.

    Signals:
        unreadable: The paper cannot be shown; the page says why.
    """

    unreadable = Signal()

    def __init__(
        self,
        reading: PaperReading,
        runners: Runners,
        page: PreviewPage | VerifyPage,
    ) -> None:
        super().__init__(page)
        self._reading = reading
        self._runners = runners
        self._page = page
        self._pdf = b""
        self._turn = 0
        self._sought = ""
        self._asked: list[Task] = []
        page.picture_wanted.connect(self._draw)
        page.searched.connect(self._find)

    def read(self, pdf: bytes) -> None:
        """Show another paper."""
        self._give_up()
        self._pdf = pdf
        call = partial(_sizes, self._reading, pdf, self._turn)
        self._submit(call, self._measured)

    def close(self) -> None:
        """Forget the paper."""
        self._give_up()
        self._page.show_sheets(())

    def _give_up(self) -> None:
        """Want no more of the paper: what still reads it ends, whatever it holds."""
        for task in self._asked:
            if isValid(task):
                task.cancel()
        self._asked.clear()
        if self._pdf:
            self._reading.stop_reading(self._pdf)
        self._pdf = b""
        self._turn += 1

    def _submit(self, call: Callable[[], object], then: Callable[[Any], None]) -> None:
        self._asked = [task for task in self._asked if isValid(task)]
        task = self._runners.work.submit(call, owner=self)
        task.succeeded.connect(then)
        task.failed.connect(self._failed)
        self._asked.append(task)

    def _measured(self, answer: tuple[int, Sequence[tuple[float, float]]]) -> None:
        turn, sizes = answer
        if turn != self._turn:
            return
        self._page.show_sheets(sizes)
        self._submit(partial(_texts, self._reading, self._pdf, turn), self._told)

    def _told(self, answer: tuple[int, Sequence[str]]) -> None:
        turn, texts = answer
        if turn == self._turn:
            self._page.show_texts(texts)

    def _draw(self, page: int, scale: float) -> None:
        if not self._pdf:
            return
        call = partial(_picture, self._reading, self._pdf, self._turn, page, scale)
        self._submit(call, self._drawn)

    def _drawn(self, answer: tuple[int, int, QImage]) -> None:
        turn, page, image = answer
        if turn == self._turn:
            self._page.show_picture(page, image)

    def _find(self, words: str) -> None:
        self._sought = words
        if not words or not self._pdf:
            return
        call = partial(_found, self._reading, self._pdf, self._turn, words)
        self._submit(call, self._have_found)

    def _have_found(self, answer: tuple[int, str, Sequence[FoundWords]]) -> None:
        turn, words, places = answer
        if turn == self._turn and words == self._sought:
            self._page.show_found(places)

    def _failed(self, error: BaseException) -> None:
        # Said once: every other page of it would fail the same way.
        self._give_up()
        tell(self._page, error)
        self._page.show_sheets(())
        self.unreadable.emit()


def _sizes(
    reading: PaperReading, pdf: bytes, turn: int
) -> tuple[int, Sequence[tuple[float, float]]]:
    return turn, reading.page_sizes(pdf)


def _texts(reading: PaperReading, pdf: bytes, turn: int) -> tuple[int, Sequence[str]]:
    return turn, reading.page_texts(pdf)


def _picture(
    reading: PaperReading, pdf: bytes, turn: int, page: int, scale: float
) -> tuple[int, int, QImage]:
    ((width, height, pixels),) = reading.render(pdf, scale, [page])
    # A copy: the picture must not outlive the bytes it was made from.
    image = QImage(pixels, width, height, QImage.Format.Format_RGB32).copy()
    return turn, page, image


def _found(
    reading: PaperReading, pdf: bytes, turn: int, words: str
) -> tuple[int, str, Sequence[FoundWords]]:
    return turn, words, reading.find_words(pdf, words)
