"""Reading papers on the screen, by the room of papers, loaded late."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from livret.usecases.reading import FoundWords, Pixels


class PaperReader:
    """Fills ``livret.usecases.reading.PaperReading``."""

    def render(
        self, pdf: bytes, scale: float, only: Sequence[int] = ()
    ) -> Sequence[Pixels]:
        """Return pages as (width, height, BGRx bytes)."""
        from livret.paper.preview import pages

        drawn = pages(pdf, scale, only)
        return [(page.width, page.height, page.pixels) for page in drawn]

    def page_sizes(self, pdf: bytes) -> Sequence[tuple[float, float]]:
        """Return the width and height of each page, in points."""
        from livret.paper.preview import sizes

        return sizes(pdf)

    def page_texts(self, pdf: bytes) -> Sequence[str]:
        """Return what each page says."""
        from livret.paper.page_text import texts

        return texts(pdf)

    def find_words(self, pdf: bytes, words: str) -> Sequence[FoundWords]:
        """Return where words stand, whatever their case and accents."""
        from livret.paper.page_text import find

        return find(pdf, words)
