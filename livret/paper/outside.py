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
from dataclasses import dataclass
from typing import Literal

from livret.paper.reading_answers import as_due, only_one
from livret.paper.reading_apart import READING
from livret.usecases.reading import FoundWords, Pixels, ReadingTooCostly
from livret.usecases.scans import MOST_BYTES, MOST_PAGES, Scan
from livret.usecases.signing import CheckedPaper, PaperSeen

_PIXEL = 4


def page_sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Return the width and height of every page, in points.

    Raises:
        PaperUnreadable: No PDF, or more pages than any paper has.
    """
    found, _ = READING.ask("sizes", [pdf])
    return as_due(found, tuple[tuple[float, float], ...])


def page_drawn(pdf: bytes, scale: float, at: int) -> Pixels:
    """Return one page as it is seen: width, height, pixels.

    Args:
        pdf: The whole file.
        scale: Pixels for each point, 1/72 inch.
        at: Which page, from 0.

    Raises:
        PaperUnreadable: No PDF, one too large to be drawn, or no such page.
    """
    found, parts = READING.ask("page", [pdf], {"scale": scale, "at": at})
    (width, height), pixels = as_due(found, tuple[int, int]), only_one(parts)
    if min(width, height) < 1 or len(pixels) != width * height * _PIXEL:
        # Whoever shows them trusts these figures.
        raise ReadingTooCostly
    return width, height, pixels


def page_texts(pdf: bytes) -> tuple[str, ...]:
    """Return what each page says.

    Raises:
        PaperUnreadable: No PDF.
    """
    found, _ = READING.ask("texts", [pdf])
    return as_due(found, tuple[str, ...])


def found_words(pdf: bytes, words: str) -> tuple[FoundWords, ...]:
    """Return where words stand, in reading order.

    Raises:
        PaperUnreadable: No PDF.
    """
    found, _ = READING.ask("find", [pdf], {"words": words})
    places = as_due(found, tuple[FoundWords, ...])
    if any(place.page < 0 for place in places):
        raise ReadingTooCostly
    return places


def scan_read(data: bytes) -> Scan:
    """Return a picture of a signed page as it may be kept.

    Raises:
        NotAScan, ScanTooLarge, ScanTooFine, ScanTooLong, ScanLocked: Refused.
    """
    found, parts = READING.ask("scan", [data])
    kind, pages = as_due(
        found, tuple[Literal["image/jpeg", "image/png", "application/pdf"], int]
    )
    kept = only_one(parts)
    if not 1 <= pages <= MOST_PAGES or len(kept) > MOST_BYTES:
        # It goes into the vault, and to others.
        raise ReadingTooCostly
    return Scan(data=kept, type=kind, pages=pages)


def scan_shown(scan: Scan) -> bytes:
    """Return a kept picture of a signed page as a PDF of what is seen.

    Raises:
        NotAScan: It cannot be read any more.
    """
    _, parts = READING.ask("shown", [scan.data], {"type": scan.type})
    return only_one(parts)


def scan_pictures(scan: Scan) -> tuple[tuple[bytes, tuple[int, int]], ...]:
    """Return each page of a kept scan as a JPEG, and its size in pixels.

    Raises:
        NotAScan: It cannot be read any more.
    """
    found, pictures = READING.ask("pictures", [scan.data], {"type": scan.type})
    measured = as_due(found, tuple[tuple[int, int], ...])
    if len(measured) != len(pictures):
        raise ReadingTooCostly
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
    return as_due(found, CheckedPaper)


def paper_seen(pdf: bytes) -> PaperSeen:
    """Return what a paper of ours says of itself.

    Raises:
        NotOurPaper, PaperUnreadable, PaperTooLarge, PaperNotPlain: It is none.
    """
    found, _ = READING.ask("seen", [pdf])
    return as_due(found, PaperSeen)


def fit_to_sign(pdf: bytes) -> str:
    """Return the digest of the first revision of a paper that may be signed over.

    Raises:
        NotOurPaper, PaperUnreadable, PaperTooLarge, PaperNotPlain, PaperChanged:
            Nobody signs it here.
    """
    found, _ = READING.ask("fit", [pdf])
    return as_due(found, str)


@dataclass(frozen=True)
class Drawn:
    """What the process that draws answers.

    Attributes:
        digest: SHA-256 of what data draw, in hex.
        heard: What its pages say.
        others: The same of each other data, None of those that cannot be drawn.
    """

    digest: str
    heard: tuple[str, ...]
    others: tuple[tuple[str, ...] | None, ...]


def paper_drawn(asked: bytes) -> Drawn:
    """Return what data draw and say, and what other data say.

    By a process that has read no file and reads none: no paper taken apart before
    can have it answer otherwise than the drawing does.

    Args:
        asked: JSON: ``data`` as they are attached, the ``others``, ``dress``, and
            the instant ``at``.

    Raises:
        LivretError: No paper of ours has these data.
    """
    found, _ = READING.ask("drawn", [asked], alone=True)
    return as_due(found, Drawn)


def paper_locked(pdf: bytes, lock: Sequence[bytes]) -> bytes:
    """Return a paper closed by a lock, by a process that has read nothing else.

    Args:
        pdf: A paper of ours, from anybody.
        lock: ``locked_copy.Lock.parts``.

    Raises:
        PaperUnreadable: It is no paper that can be closed.
    """
    _, parts = READING.ask("lock", [pdf, *lock], alone=True)
    return only_one(parts)
