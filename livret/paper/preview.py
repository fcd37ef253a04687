"""Pages of a PDF as pictures: what is seen is, byte for byte, what is signed.

pdfium draws the appearances of signature fields, which Qt's own PDF module
leaves out. It knows nothing of threads: one call at a time. Loaded late: it
imports pypdfium2.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from livret.paper.reading_answers import MOST_PIXELS
from livret.paper.signing_acts import PaperLocked, PaperUnreadable

_MOST_DRAWN = 200
"""Pages drawn in one call; a longer paper is drawn a few pages at a time."""
_MOST_PAGES = 5000
_LOCKED = "password"
"""What pdfium says, among other words, of a file under a password."""
_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True)
class RenderedPage:
    """One page as pixels.

    Attributes:
        width: In pixels.
        height: In pixels.
        stride: Octets of one line.
        pixels: Four octets each: blue, green, red, unused.
    """

    width: int
    height: int
    stride: int
    pixels: bytes


def pages(
    pdf: bytes, scale: float = 1.0, only: Iterable[int] = ()
) -> tuple[RenderedPage, ...]:
    """Draw pages, form fields and signatures included.

    Args:
        pdf: The whole file.
        scale: Pixels for each point (1/72 inch); 2 is 144 dots per inch.
        only: Which pages, from 0; all of them when empty.

    Raises:
        PaperUnreadable: No PDF, or one too large to be drawn, or no such page.
    """
    with opened(pdf) as document:
        wanted = tuple(only) or range(len(document))
        if len(wanted) > _MOST_DRAWN or max(wanted, default=0) >= len(document):
            raise PaperUnreadable
        return tuple(_rendered(document, index, scale) for index in wanted)


def sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Return the width and height of every page, in points; nothing is drawn.

    Raises:
        PaperUnreadable: No PDF, or more pages than any paper has.
    """
    with opened(pdf) as document:
        if len(document) > _MOST_PAGES:
            raise PaperUnreadable
        return tuple(document.get_page_size(at) for at in range(len(document)))


def count(pdf: bytes) -> int:
    """Return how many pages a file has.

    Raises:
        PaperUnreadable: No PDF.
    """
    with opened(pdf) as document:
        return len(document)


@contextmanager
def opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Open a file for reading, its form fields too; nobody else reads meanwhile.

    Raises:
        PaperLocked: A password closes it.
        PaperUnreadable: No PDF, or one that cannot be read to its end.
    """
    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            locked = _LOCKED in str(error)
            raise (PaperLocked if locked else PaperUnreadable) from error
        try:
            document.init_forms()
            yield document
        except pypdfium2.PdfiumError as error:
            raise PaperUnreadable from error
        finally:
            document.close()


def _rendered(
    document: pypdfium2.PdfDocument, index: int, scale: float
) -> RenderedPage:
    page = document[index]
    # As it is drawn: a page as wide as a hair takes a whole row of pixels.
    wide, high = (math.ceil(side * scale) for side in page.get_size())
    if wide * high > MOST_PIXELS:
        raise PaperUnreadable
    bitmap = page.render(
        scale=scale,
        may_draw_forms=True,
        prefer_bgrx=True,
        force_bitmap_format=pdfium.FPDFBitmap_BGRx,
    )
    rendered = RenderedPage(
        width=bitmap.width,
        height=bitmap.height,
        stride=bitmap.stride,
        pixels=bytes(bitmap.buffer),
    )
    bitmap.close()
    page.close()
    return rendered
