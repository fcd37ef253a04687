"""Reading a paper on the screen: how its pages measure, what they say.

The window asks for pages one by one: a long paper is not drawn whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from livret.domain.errors import Refused, Unavailable, Untrusted

if TYPE_CHECKING:
    from livret.usecases.scans import Scan


class ReadingTooCostly(Untrusted):
    """Reading a file took more time or memory than any file deserves."""


class ReadingStopped(Refused):
    """Somebody stopped the reading of a file; nothing was changed."""


class ReaderNotStarted(Unavailable):
    """This computer does not let Livret start what reads files apart."""


Pixels = tuple[int, int, bytes]
"""Width and height, then blue, green, red and an unused octet for each pixel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundWords:
    """One place where words that are looked for stand.

    Attributes:
        page: From 0.
        boxes: Left, top, width and height of each line of it, as fractions of
            the page, from its top left corner.
    """

    page: int
    boxes: tuple[tuple[float, float, float, float], ...]


class PaperReading(Protocol):
    """Draws pages of a PDF and reads their text; slow: never on the GUI thread.

    Every call may raise ``PaperUnreadable`` (no PDF, or too large to be drawn),
    ``ReadingTooCostly``, ``ReadingStopped`` and ``ReaderNotStarted``.
    """

    def render(
        self, pdf: bytes, scale: float, only: Sequence[int] = ()
    ) -> Sequence[Pixels]:
        """Return pages as pictures, all of them or some (from 0).

        Args:
            pdf: The whole file.
            scale: Pixels for each point, 1/72 inch.
            only: Which pages; all when empty.
        """

    def page_sizes(self, pdf: bytes) -> Sequence[tuple[float, float]]:
        """Return the width and height of each page, in points."""

    def page_texts(self, pdf: bytes) -> Sequence[str]:
        """Return what each page says."""

    def find_words(self, pdf: bytes, words: str) -> Sequence[FoundWords]:
        """Return where words stand, whatever their case and accents."""

    def revisions(self, pdf: bytes) -> Sequence[tuple[int, str]]:
        """Return the length and SHA-256 of each of its revisions, oldest first."""

    def warm_reading(self) -> None:
        """Start what reads papers, ahead of time and off the window."""

    def stop_reading(self, read: bytes) -> None:
        """Stop whatever reads this file, quickly and from any thread.

        Who waits for it is told ``ReadingStopped``.
        """

    def end_reading(self) -> None:
        """End what reads papers, and leave nothing of it behind."""

    def stop_card(self) -> None:
        """Ask no card any more, quickly and from any thread.

        Who waits for one is told ``CardStopped``: nothing was signed. What the card
        had signed by then is signed.
        """

    def scan_read(self, data: bytes) -> Scan:
        """Return a picture of a signed page as it may be kept.

        Raises:
            NotAScan, ScanTooLarge, ScanTooFine, ScanTooLong, ScanLocked: It may
                not be kept.
        """

    def scan_shown(self, scan: Scan) -> bytes:
        """Return a kept picture of a signed page as a PDF to be looked at.

        Raises:
            NotAScan: It cannot be read any more.
        """
