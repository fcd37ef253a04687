"""Draws the pages of one paper as they come in sight, away from the window."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from livret.desktop.errors import tell
from livret.desktop.tasks import Runners
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
        page.picture_wanted.connect(self._draw)
        page.searched.connect(self._find)

    def read(self, pdf: bytes) -> None:
        """Show another paper."""
        self._pdf = pdf
        self._turn += 1
        call = partial(_sizes, self._reading, pdf, self._turn)
        task = self._runners.work.submit(call, owner=self)
        task.succeeded.connect(self._measured)
        task.failed.connect(self._failed)

    def close(self) -> None:
        """Forget the paper."""
        self._pdf = b""
        self._turn += 1
        self._page.show_sheets(())

    def _measured(self, answer: tuple[int, Sequence[tuple[float, float]]]) -> None:
        turn, sizes = answer
        if turn != self._turn:
            return
        self._page.show_sheets(sizes)
        call = partial(_texts, self._reading, self._pdf, turn)
        task = self._runners.work.submit(call, owner=self)
        task.succeeded.connect(self._told)
        task.failed.connect(self._failed)

    def _told(self, answer: tuple[int, Sequence[str]]) -> None:
        turn, texts = answer
        if turn == self._turn:
            self._page.show_texts(texts)

    def _draw(self, page: int, scale: float) -> None:
        if not self._pdf:
            return
        call = partial(_picture, self._reading, self._pdf, self._turn, page, scale)
        task = self._runners.work.submit(call, owner=self)
        task.succeeded.connect(self._drawn)
        task.failed.connect(self._failed)

    def _drawn(self, answer: tuple[int, int, QImage]) -> None:
        turn, page, image = answer
        if turn == self._turn:
            self._page.show_picture(page, image)

    def _find(self, words: str) -> None:
        self._sought = words
        if not words or not self._pdf:
            return
        call = partial(_found, self._reading, self._pdf, self._turn, words)
        task = self._runners.work.submit(call, owner=self)
        task.succeeded.connect(self._have_found)
        task.failed.connect(self._failed)

    def _have_found(self, answer: tuple[int, str, Sequence[FoundWords]]) -> None:
        turn, words, places = answer
        if turn == self._turn and words == self._sought:
            self._page.show_found(places)

    def _failed(self, error: BaseException) -> None:
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
