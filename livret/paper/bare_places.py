"""Whether nothing of a paper stands under its places to sign.

Whoever signs paints their place: a place laid over the text would let two hands
hide it together, the one that made the paper and a signer (the others read the
text, sign, and the last paints over it; every signature holds). In our papers a
place is bare: one colour, no word, beside the others and within the page. It is
looked at as it is seen, in the first revision: before anybody painted.

Loaded late: it imports pypdfium2 and pyHanko. May import: pypdfium2, pyHanko.
"""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader

from livret.paper.preview import opened
from livret.paper.signing_acts import TIMESTAMP_FIELD, PaperUnreadable
from livret.paper.signing_file import UNREADABLE

_EDGE = 1.5
"""Points at each edge that may belong to the frame around a place."""

_MOST_PLACES = 40
"""A paper of ours has at most ten; each is looked at."""

_PIXEL = 4
_WIDEST = 3000.0
"""Points: no paper of ours is so large, and a picture of it is not made."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a place stands: its page, then its edges, in points."""

    page: int
    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: _Spot) -> bool:
        """Tell whether two places share more than an edge."""
        return (
            self.page == other.page
            and self.left < other.right
            and other.left < self.right
            and self.bottom < other.top
            and other.bottom < self.top
        )


def places_are_bare(pdf: bytes, first: int) -> bool:
    """Tell whether nothing stands under any place of a paper, nor beyond its page.

    Args:
        pdf: The file.
        first: Length of its first revision: the paper before anybody signed.
    """
    paper = pdf[:first]
    try:
        spots = list(_spots(PdfFileReader(io.BytesIO(paper))))
        if len(spots) > _MOST_PLACES:
            return False
        if any(one.meets(other) for one, other in itertools.combinations(spots, 2)):
            return False
        with opened(paper) as document:
            return all(_is_bare(document[spot.page], spot) for spot in spots)
    except (PaperUnreadable, *UNREADABLE):
        return False


def _spots(reader: PdfFileReader) -> Iterator[_Spot]:
    """Yield where each place stands but that of the stamp, which has no place."""
    for at, page in enumerate(_pages(reader.root["/Pages"])):
        for each in page.get("/Annots", ()):
            place = each.get_object()
            edges = [float(edge) for edge in place["/Rect"]]
            left, right = sorted(edges[0::2])
            bottom, top = sorted(edges[1::2])
            if place.get("/T") == TIMESTAMP_FIELD and right <= 0 and top <= 0:
                continue
            yield _Spot(at, left, bottom, right, top)


def _pages(node: generic.DictionaryObject) -> Iterator[generic.DictionaryObject]:
    for kid in node["/Kids"]:
        found = kid.get_object()
        if "/Kids" in found:
            yield from _pages(found)
        else:
            yield found


def _is_bare(page: Any, spot: _Spot) -> bool:
    """Tell whether a place is of one colour and holds no word, seen or not."""
    wide, high = page.get_size()
    if page.get_rotation() or tuple(page.get_mediabox()[:2]) != (0, 0):
        # Else what is looked at is not what stands under the place.
        return False
    if not 0 <= spot.left < spot.right <= wide <= _WIDEST:
        return False
    if not 0 <= spot.bottom < spot.top <= high <= _WIDEST:
        return False
    words = page.get_textpage().get_text_bounded(
        spot.left, spot.bottom, spot.right, spot.top
    )
    if words.strip():
        return False
    within = min(_EDGE, (spot.right - spot.left) / 4, (spot.top - spot.bottom) / 4)
    crop = (
        spot.left + within,
        spot.bottom + within,
        wide - spot.right + within,
        high - spot.top + within,
    )
    seen = page.render(
        crop=crop,
        may_draw_forms=False,
        prefer_bgrx=True,
        force_bitmap_format=pdfium.FPDFBitmap_BGRx,
    )
    pixels, row = bytes(seen.buffer), seen.width * _PIXEL
    plain = pixels[:_PIXEL] * seen.width
    rows = range(0, seen.height * seen.stride, seen.stride)
    bare = all(pixels[at : at + row] == plain for at in rows)
    seen.close()
    return bare
