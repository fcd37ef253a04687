"""Pictures of pages signed by hand: what may be kept beside a signature."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from livret.domain.errors import Refused
from livret.usecases.ports import BlobRef

PAPER_WAY = "paper"
"""The one way that a picture goes with: on the printed page."""

MOST_BYTES = 10 * 1024 * 1024
"""Largest picture of a signed page; two pages at 300 dpi take a tenth of it."""

MOST_PAGES = 20
"""Pages of a PDF that holds pictures of a signed paper."""


class NotAScan(Refused):
    """The file is no picture (JPEG, PNG) and no PDF that can be read."""


class ScanTooLarge(Refused):
    """The file is larger than what is kept.

    Facts:
        limit: In megabytes.
    """


class ScanTooFine(Refused):
    """The picture has more points than are read.

    Facts:
        limit: In millions of pixels.
    """


class ScanTooLong(Refused):
    """The PDF has more pages than a signed paper.

    Facts:
        limit: In pages.
    """


class ScanLocked(Refused):
    """The PDF asks for a passphrase: nobody could show it later."""


class ScanNotForThisWay(Refused):
    """Only a signature on the printed page has a picture of it."""


class ScanSignedElsewhere(Refused):
    """A paper of another desk: only the file of the paper goes back there."""


class NothingToJoinTo(Refused):
    """No answer that a page signed by hand could belong to.

    Facts:
        name: Whose place it is.
    """


class PageKnown(Refused):
    """The same picture stands beside the same answer already.

    Facts:
        name: Whose answer it is.
    """


class NoSuchPage(Refused):
    """This vault does not keep that picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """A picture of a page that somebody signed by hand.

    Attributes:
        data: The file.
        type: Media type; empty until it was read.
        pages: How many; 0 until it was read.
    """

    data: bytes = field(repr=False)
    type: str = ""
    pages: int = 0

    @property
    def sha256(self) -> str:
        """Digest of the file, 64 hex digits."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def ref(self) -> BlobRef:
        """How the vault names it."""
        return BlobRef(sha256=self.sha256, size=len(self.data), type=self.type)
