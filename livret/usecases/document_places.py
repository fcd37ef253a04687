"""Places of a document: whose it is, and what may be kept beside a signature."""

from __future__ import annotations

from dataclasses import replace

from livret.domain.documents import Document, Place
from livret.usecases.errors import NotExpectedToSign, NotTheirTurn, PlaceTaken
from livret.usecases.ports_paper import PaperRoom
from livret.usecases.scans import PAPER_WAY, Scan, ScanNotForThisWay
from livret.usecases.signing import SigningAct


def free_place(document: Document, role: str) -> Place:
    """Return the place of a role that may be filled now.

    Raises:
        NotExpectedToSign, PlaceTaken, NotTheirTurn: Nobody signs there now.
    """
    place = document.place(role)
    if place is None:
        raise NotExpectedToSign(role=role[:40])
    if place.way:
        raise PlaceTaken(name=place.name)
    first = document.next_to_sign
    if first is not None and first.role != role:
        raise NotTheirTurn(name=first.name)
    return place


def with_scan_read(paper: PaperRoom, act: SigningAct) -> SigningAct:
    """Return an act whose picture of the signed page, if any, may be kept.

    Raises:
        ScanNotForThisWay: It is no signature on the printed page.
        NotAScan, ScanTooLarge, ScanTooFine, ScanTooLong, ScanLocked: It may not
            be kept.
    """
    if act.scan is None:
        return act
    if act.way != PAPER_WAY:
        raise ScanNotForThisWay
    return replace(act, scan=scan_as_read(paper, act.scan))


def scan_as_read(paper: PaperRoom, scan: Scan) -> Scan:
    """Return a picture as it may be kept; one that was read is not read again.

    Raises:
        NotAScan, ScanTooLarge, ScanTooFine, ScanTooLong, ScanLocked: It may not
            be kept.
    """
    return scan if scan.type else paper.scanned(scan.data)
