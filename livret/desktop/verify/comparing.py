"""What was signed and the file as it is, page by page; drawn away from the window."""

from __future__ import annotations

import time
from dataclasses import dataclass

from PySide6.QtGui import QImage

from livret.domain.errors import LivretError
from livret.usecases.reading import PaperReading, Pixels

SHOWN = 6
"""Pages shown side by side: those that differ first."""

SCALE = 1.4
"""Pixels for one point of paper, 1/72 inch: two pages side by side."""

_COMPARED = 60
"""Pages compared with each other; a longer file is compared in its first ones."""

_SECONDS = 30.0
"""After which no further page is compared: each may take long to be drawn."""

_COARSE = 0.8
"""Pixels a point when two pages are compared: a letter that changed still shows."""


@dataclass(frozen=True)
class PagePair:
    """One page as it was signed, and as it is.

    Attributes:
        page: From 1.
        differs: Whether the two can be told apart by eye.
        signed: None where the page came later.
        present: None where the page is gone.
    """

    page: int
    differs: bool
    signed: QImage | None
    present: QImage | None


@dataclass(frozen=True)
class Comparison:
    """What differs between the two, and the pages to show.

    Attributes:
        differing: Pages that differ, from 1, among those compared.
        pairs: Pages shown, in order.
        whole: Whether every page was compared.
    """

    differing: tuple[int, ...]
    pairs: tuple[PagePair, ...]
    whole: bool = True


def compare(reading: PaperReading, signed: bytes, present: bytes) -> Comparison:
    """Compare the version that was signed with the file as it is.

    A present file that cannot be drawn any more has no page: what was signed
    is shown all the same.

    Raises:
        PaperUnreadable: What was signed cannot be drawn.
    """
    until = time.monotonic() + _SECONDS
    lengths = len(reading.page_sizes(signed)), _pages(reading, present)
    count = max(lengths)
    compared, differing = 0, []
    while compared < min(count, _COMPARED) and time.monotonic() < until:
        if _drawn(reading, signed, compared, lengths[0], _COARSE) != _drawn(
            reading, present, compared, lengths[1], _COARSE
        ):
            differing.append(compared + 1)
        compared += 1
    chosen = [page - 1 for page in differing][:SHOWN] or list(range(min(count, SHOWN)))
    pairs = tuple(
        PagePair(
            page=at + 1,
            differs=at + 1 in differing,
            signed=_image(_drawn(reading, signed, at, lengths[0], SCALE)),
            present=_image(_drawn(reading, present, at, lengths[1], SCALE)),
        )
        for at in chosen
    )
    return Comparison(tuple(differing), pairs, whole=count <= compared)


def _pages(reading: PaperReading, pdf: bytes) -> int:
    try:
        return len(reading.page_sizes(pdf))
    except LivretError:
        return 0


def _drawn(
    reading: PaperReading, pdf: bytes, at: int, count: int, scale: float
) -> Pixels | None:
    """Return one page as pixels; None where the file has no such page."""
    if at >= count:
        return None
    (pixels,) = reading.render(pdf, scale, only=[at])
    return pixels


def _image(drawn: Pixels | None) -> QImage | None:
    if drawn is None:
        return None
    width, height, pixels = drawn
    # A copy: the picture must not outlive the bytes it was made from.
    return QImage(pixels, width, height, QImage.Format.Format_RGB32).copy()
