"""What the acts need of the room that makes, signs and checks PDFs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from livret.usecases.ports import Progress
    from livret.usecases.scans import Scan
    from livret.usecases.sheets import Sheet
    from livret.usecases.signing import CheckedPaper, PaperSeen, RootSeen, SigningAct


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnAgain:
    """A paper that a desk drew again, byte for byte, from the data attached.

    Attributes:
        data: What is attached, as JSON values.
        heard: What its pages say, text by text, as written, in reading order:
            a field that is attached and drawn nowhere is not among it.
        otherwise: The same of each other data that were drawn beside, None of
            those that cannot be drawn.
    """

    data: Mapping[str, Any]
    heard: tuple[str, ...]
    otherwise: tuple[tuple[str, ...] | None, ...] = ()


Otherwise = Callable[[Mapping[str, Any]], Sequence[Mapping[str, Any]]]
"""Given the data attached to a paper, other data to be drawn beside it."""


def nothing_else(_data: Mapping[str, Any]) -> tuple[Mapping[str, Any], ...]:
    """Have nothing drawn beside a paper."""
    return ()


class PaperRoom(Protocol):
    """What the acts need of the room that makes, signs and checks PDFs."""

    def draw(
        self,
        sheet: Sheet,
        made_at: dt.datetime,
        dress: str = "standard",
        progress: Progress | None = None,
    ) -> bytes:
        """Return the PDF of any paper's sheet, in a dress.

        A paper to sign has a field for every signer.

        Raises:
            UnknownDress: The paper has no such dress.
            PrintingStopped: ``progress`` answered that it should stop.
        """

    def named(self, sheet: Sheet) -> Sheet:
        """Return a sheet in which whoever speaks has a name in its language."""

    def sign(self, pdf: bytes, act: SigningAct, now: dt.datetime) -> bytes:
        """Return the PDF with one more signature; earlier bytes are kept.

        Raises:
            NotStamped: The service gave no time stamp; nothing was signed.
            LivretError: As the paper room says; nothing was signed.
        """

    def scanned(self, data: bytes) -> Scan:
        """Return a picture of a signed page as it may be kept.

        What a device wrote beside the picture (place, model, time) is gone.

        Raises:
            NotAScan, ScanTooLarge, ScanTooFine, ScanTooLong, ScanLocked: It may
                not be kept.
        """

    def shown(self, scan: Scan) -> bytes:
        """Return a kept picture of a signed page as a PDF to be looked at.

        Upright, of a bounded size; nothing of it but what is seen.

        Raises:
            NotAScan: It cannot be read any more.
        """

    def close(
        self,
        pdf: bytes,
        now: dt.datetime,
        timestamp: str = "",
        pages: Sequence[str] = (),
    ) -> bytes:
        """Return the PDF with the closing seal.

        Args:
            pdf: A paper whose every place is filled.
            now: Aware instant from the clock.
            timestamp: Address of a time-stamping service, empty for none.
            pages: SHA-256 of pages signed by hand that came later: the seal
                names them.

        Raises:
            TimestampUnavailable, TimestampRefused: No stamp; nothing was closed.
            LivretError: A place is still empty; nothing was closed.
        """

    def closed_with(self, pdf: bytes, passphrase: str) -> bytes:
        """Return a paper that any phone opens with ``passphrase`` alone.

        Raises:
            LivretError: It cannot be closed; nothing was made.
        """

    def seen(self, pdf: bytes) -> PaperSeen:
        """Return what a paper of ours says of itself.

        Raises:
            LivretError: It is none, or cannot be read.
        """

    def made_again(
        self, pdf: bytes, dress: str, otherwise: Otherwise = nothing_else
    ) -> DrawnAgain | None:
        """Return a fresh paper that this Livret makes again as it is.

        Its pages then show nothing else than that data, and of it what is heard.

        Args:
            pdf: Its first revision.
            dress: In which it was drawn.
            otherwise: Given what is attached, other data to be drawn beside it.

        Returns: what is attached to it and what its pages say; None where it is
            no paper of ours, or where drawing it again gives other bytes, or
            takes longer or more memory than any paper of ours.

        Raises:
            ReadingStopped: Livret ends; nothing is known of the paper.
        """

    def roots_in(self, data: bytes) -> tuple[RootSeen, ...]:
        """Return the certificates in a PEM (one or many) or DER file.

        Raises:
            RootsUnreadable: It holds none.
        """

    def revisions(self, pdf: bytes) -> tuple[tuple[int, str], ...]:
        """Return the length and SHA-256 of each revision, oldest first."""

    def check(
        self,
        pdf: bytes,
        *,
        roots: Sequence[bytes],
        revisions: Sequence[tuple[int, str]] = (),
        now: dt.datetime,
    ) -> CheckedPaper:
        """Return the verdict on any file; never raises for what it holds."""
