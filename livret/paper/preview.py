"""Pages of a PDF as pictures: what is seen is, byte for byte, what is signed.

pdfium draws the appearances of signature fields, which Qt's own PDF module
leaves out. Loaded late: it imports pypdfium2.
"""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from livret.paper.signing_acts import PaperUnreadable

_POINTS = 72
_MOST_PIXELS = 40_000_000
_MOST_PAGES = 200


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


def pages(pdf: bytes, scale: float = 1.0) -> tuple[RenderedPage, ...]:
    """Draw every page, form fields and signatures included.

    Args:
        pdf: The whole file.
        scale: Pixels for each point (1/72 inch); 2 is 144 dots per inch.

    Raises:
        PaperUnreadable: No PDF, or one too large to be drawn.
    """
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise PaperUnreadable from error
    try:
        document.init_forms()
        if len(document) > _MOST_PAGES:
            raise PaperUnreadable
        return tuple(
            _rendered(document, index, scale) for index in range(len(document))
        )
    finally:
        document.close()


def count(pdf: bytes) -> int:
    """Return how many pages a file has.

    Raises:
        PaperUnreadable: No PDF.
    """
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise PaperUnreadable from error
    try:
        return len(document)
    finally:
        document.close()


def _rendered(
    document: pypdfium2.PdfDocument, index: int, scale: float
) -> RenderedPage:
    try:
        page = document[index]
        wide, high = page.get_size()
        if wide * high * scale * scale > _MOST_PIXELS:
            raise PaperUnreadable
        bitmap = page.render(
            scale=scale,
            may_draw_forms=True,
            prefer_bgrx=True,
            force_bitmap_format=pdfium.FPDFBitmap_BGRx,
        )
    except pypdfium2.PdfiumError as error:
        raise PaperUnreadable from error
    rendered = RenderedPage(
        width=bitmap.width,
        height=bitmap.height,
        stride=bitmap.stride,
        pixels=bytes(bitmap.buffer),
    )
    bitmap.close()
    page.close()
    return rendered
