"""Files from outside, read apart: what the room of papers asks of them.

Each of these may raise ``ReadingTooCostly``, ``ReadingStopped`` and
``ReaderNotStarted`` beside what it names. What is answered is read as the type
that is due, and as nothing else.

Only what this very process drew is read within it: its bytes are ours, and a
signature of four must not wait for a fourth process (``signing_pades``).

May import: ``usecases``, ``domain``, msgspec.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TypeVar

from msgspec import json

from livret.paper.reading_apart import READING
from livret.usecases.reading import FoundWords, Pixels, ReadingTooCostly
from livret.usecases.scans import Scan
from livret.usecases.signing import CheckedPaper, PaperSeen

_PIXEL = 4
_T = TypeVar("_T")


def page_sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Return the width and height of every page, in points.

    Raises:
        PaperUnreadable: No PDF, or more pages than any paper has.
    """
    found, _ = READING.ask("sizes", [pdf])
    return _as(found, tuple[tuple[float, float], ...])


def page_drawn(pdf: bytes, scale: float, at: int) -> Pixels:
    """Return one page as it is seen: width, height, pixels.

    Args:
        pdf: The whole file.
        scale: Pixels for each point, 1/72 inch.
        at: Which page, from 0.

    Raises:
        PaperUnreadable: No PDF, one too large to be drawn, or no such page.
    """
    found, (pixels,) = READING.ask("page", [pdf], {"scale": scale, "at": at})
    width, height = _as(found, tuple[int, int])
    if len(pixels) != width * height * _PIXEL:
        # Whoever shows them trusts these figures.
        raise ReadingTooCostly
    return width, height, pixels


def page_texts(pdf: bytes) -> tuple[str, ...]:
    """Return what each page says.

    Raises:
        PaperUnreadable: No PDF.
    """
    found, _ = READING.ask("texts", [pdf])
    return _as(found, tuple[str, ...])


def found_words(pdf: bytes, words: str) -> tuple[FoundWords, ...]:
    """Return where words stand, in reading order.

    Raises:
        PaperUnreadable: No PDF.
    """
    found, _ = READING.ask("find", [pdf], {"words": words})
    return _as(found, tuple[FoundWords, ...])


def scan_read(data: bytes) -> Scan:
    """Return a picture of a signed page as it may be kept.

    Raises:
        NotAScan, ScanTooLarge, ScanTooFine, ScanTooLong, ScanLocked: Refused.
    """
    found, (kept,) = READING.ask("scan", [data])
    kind, pages = _as(found, tuple[str, int])
    return Scan(data=kept, type=kind, pages=pages)


def scan_shown(scan: Scan) -> bytes:
    """Return a kept picture of a signed page as a PDF of what is seen.

    Raises:
        NotAScan: It cannot be read any more.
    """
    _, (pdf,) = READING.ask("shown", [scan.data], {"type": scan.type})
    return pdf


def scan_pictures(scan: Scan) -> tuple[tuple[bytes, tuple[int, int]], ...]:
    """Return each page of a kept scan as a JPEG, and its size in pixels.

    Raises:
        NotAScan: It cannot be read any more.
    """
    found, pictures = READING.ask("pictures", [scan.data], {"type": scan.type})
    measured = _as(found, tuple[tuple[int, int], ...])
    return tuple(zip(pictures, measured, strict=True))


def paper_checked(
    pdf: bytes,
    *,
    roots: Sequence[bytes],
    revisions: Sequence[tuple[int, str]],
    now: dt.datetime,
) -> CheckedPaper:
    """Return the verdict on any file.

    Raises:
        RootsUnreadable: A root given is no certificate.
    """
    said = {"now": now.isoformat(), "revisions": list(revisions)}
    found, _ = READING.ask("check", [pdf, *roots], said)
    return _as(found, CheckedPaper)


def paper_seen(pdf: bytes) -> PaperSeen:
    """Return what a paper of ours says of itself.

    Raises:
        NotOurPaper, PaperUnreadable, PaperTooLarge, PaperNotPlain: It is none.
    """
    found, _ = READING.ask("seen", [pdf])
    return _as(found, PaperSeen)


def fit_to_sign(pdf: bytes) -> str:
    """Return the digest of the first revision of a paper that may be signed over.

    Raises:
        NotOurPaper, PaperUnreadable, PaperTooLarge, PaperNotPlain, PaperChanged:
            Nobody signs it here.
    """
    found, _ = READING.ask("fit", [pdf])
    return _as(found, str)


def _as(found: bytes, kind: type[_T]) -> _T:
    """Return an answer as the type that is due.

    Raises:
        ReadingTooCostly: It is none: whatever answered is no reader of ours.
    """
    try:
        return json.decode(found, type=kind)
    except ValueError as error:
        raise ReadingTooCostly from error
