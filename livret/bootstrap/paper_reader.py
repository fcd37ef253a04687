"""Reading papers on the screen, by the room of papers, loaded late.

Every page is drawn in a process of its own (``livret.paper.outside``).
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from livret import SIGNS_APART

if TYPE_CHECKING:
    from livret.usecases.reading import FoundWords, Pixels
    from livret.usecases.scans import Scan


class PaperReader:
    """Fills ``livret.usecases.reading.PaperReading``."""

    def render(
        self, pdf: bytes, scale: float, only: Sequence[int] = ()
    ) -> Sequence[Pixels]:
        """Return pages as (width, height, BGRx bytes)."""
        from livret.paper.outside import page_drawn, page_sizes

        wanted = only or range(len(page_sizes(pdf)))
        return [page_drawn(pdf, scale, at) for at in wanted]

    def page_sizes(self, pdf: bytes) -> Sequence[tuple[float, float]]:
        """Return the width and height of each page, in points."""
        from livret.paper.outside import page_sizes

        return page_sizes(pdf)

    def page_texts(self, pdf: bytes) -> Sequence[str]:
        """Return what each page says."""
        from livret.paper.outside import page_texts

        return page_texts(pdf)

    def find_words(self, pdf: bytes, words: str) -> Sequence[FoundWords]:
        """Return where words stand, whatever their case and accents."""
        from livret.paper.outside import found_words

        return found_words(pdf, words)

    def warm_reading(self) -> None:
        """Start what reads papers, ahead of time and off the window."""
        from livret.paper.reading_apart import READING

        READING.warm()

    def stop_reading(self, read: bytes) -> None:
        """Stop whatever reads this file."""
        if _begun():
            from livret.paper.reading_apart import READING

            READING.stop(read)

    def end_reading(self) -> None:
        """End what reads papers."""
        if _begun():
            from livret.paper.reading_apart import READING

            READING.end()

    def stop_card(self) -> None:
        """Ask no card any more."""
        if _begun():
            from livret.paper.reading_apart import READING

            READING.stop(SIGNS_APART.encode())

    def scan_read(self, data: bytes) -> Scan:
        """Return a picture of a signed page as it may be kept."""
        from livret.paper.outside import scan_read

        return scan_read(data)

    def scan_shown(self, scan: Scan) -> bytes:
        """Return a kept picture of a signed page as a PDF to be looked at."""
        from livret.paper.outside import scan_shown

        return scan_shown(scan)


def _begun() -> bool:
    """Tell whether anything was read; to be loaded only to stop nothing is waste."""
    return "livret.paper.reading_apart" in sys.modules
