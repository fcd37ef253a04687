"""Pages signed by hand that come later: joined to an answer, shown again.

Somebody signs the printed page at home and brings it back a week after the
paper was closed. Its bytes do not move any more: what is added is a signed
contribution that names the answer and the digest of the picture. The picture
that was there when the answer was given is attested inside the paper itself;
one that came before the closing is named by the seal.

Source: ``resources/design/decisions/pages-signed-by-hand.md``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from livret.domain.documents import PAGE_WAYS, Document, Place, documents_of
from livret.domain.livret import Livret
from livret.domain.person import person_of
from livret.usecases.context import Context, Done
from livret.usecases.document_contents import file_of, readers_of
from livret.usecases.document_places import scan_as_read
from livret.usecases.documents import the_document
from livret.usecases.errors import NotExpectedToSign
from livret.usecases.ports_paper import PaperRoom
from livret.usecases.scans import (
    NoSuchPage,
    NothingToJoinTo,
    PageKnown,
    Scan,
)
from livret.usecases.writing import Said, require_writable, write


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannedPage:
    """A page signed by hand that the log names.

    Attributes:
        document: Which paper.
        role: Whose answer it belongs to.
        name: As printed.
        sha256: Digest of the picture, 64 hex digits.
        type: Media type.
        size: Bytes.
        on: The day it was joined.
        later: It was joined after the answer.
        sealed: The closing seal of the document names it.
        by: Whose Livret joined it.
        said: Id of the contribution that names it.
    """

    document: str
    role: str
    name: str
    sha256: str
    type: str
    size: int
    on: dt.date
    later: bool
    sealed: bool
    by: str
    said: str


def pages_of(document: Document) -> tuple[ScannedPage, ...]:
    """Return every scanned page of a document, by signer, oldest first."""
    return tuple(page for place in document.places for page in _pages(document, place))


def takes_page(place: Place) -> bool:
    """Tell whether a page signed by hand may be joined to what stands in a place."""
    return place.given is not None and place.way in PAGE_WAYS


def join_page(
    ctx: Context, paper: PaperRoom, livret: str, document: str, role: str, scan: Scan
) -> Done[ScannedPage]:
    """Join a page signed by hand to an answer that was given before.

    A document that is closed, or at another desk, takes it too: its bytes do
    not change.

    Args:
        ctx: The open vault.
        paper: Reads the picture.
        livret: Which.
        document: Which; the newest when empty.
        role: Whose answer: ``personne``, ``social``, ``emploi``, ``autre-N``.
        scan: A JPEG, a PNG or a PDF of pictures, read already or not.

    Raises:
        UnknownDocument: No such document here.
        NotExpectedToSign: The document has no such place.
        NothingToJoinTo: Nobody answered there in a way that waits for a page.
        PageKnown: The same picture is there already.
        NotAScan, ScanTooLarge, ScanTooFine, ScanTooLong, ScanLocked: Refused.
    """
    found = the_document(ctx, livret, document)
    place = found.place(role)
    if place is None:
        raise NotExpectedToSign(role=role[:40])
    name = place.name_now(person_of(ctx.livret(livret)).called)
    if place.given is None or not takes_page(place):
        raise NothingToJoinTo(name=name)
    scan = scan_as_read(paper, scan)
    if any(page.sha256 == scan.sha256 for page in _pages(found, place)):
        raise PageKnown(name=name)
    require_writable(ctx, livret)
    ref = ctx.blobs.put(scan.data, scan.type, livret)
    content = {
        "document": found.id,
        "signature": place.given.id,
        "scan": file_of(ref),
        "readers": readers_of(found),
    }
    done = write(ctx, livret, [Said(kind="page_scanned", content=content)])
    again = the_document(ctx, livret, found.id)
    joined = again.place(role)
    assert joined is not None  # noqa: S101 - it was there before
    page = next(one for one in _pages(again, joined) if one.sha256 == scan.sha256)
    return Done(page, done.changes)


def page_to_show(ctx: Context, paper: PaperRoom, sha256: str) -> bytes:
    """Return a page signed by hand as a PDF of pictures, to be looked at.

    Raises:
        NoSuchPage: It is named by no paper of this vault, or not kept here.
        NotAScan: It cannot be read any more.
    """
    page, data = kept_page(ctx, sha256)
    return paper.shown(Scan(data=data, type=page.type))


def kept_page(ctx: Context, sha256: str) -> tuple[ScannedPage, bytes]:
    """Return a page signed by hand and its picture, byte for byte.

    Raises:
        NoSuchPage: It is named by no paper of this vault, or not kept here.
    """
    for livret in ctx.blobs.livrets_of(sha256):
        for page in _every(ctx.livret(livret)):
            if page.sha256 == sha256:
                return page, ctx.blobs.get(sha256)
    raise NoSuchPage


def _every(livret: Livret) -> Iterator[ScannedPage]:
    for document in documents_of(livret):
        yield from pages_of(document)


def _pages(document: Document, place: Place) -> Iterator[ScannedPage]:
    answer = place.given or place.aside
    if answer is None:
        return
    told = [answer] if "scan" in answer.content else []
    for value in (*told, *place.pages):
        file = value.content["scan"]
        yield ScannedPage(
            document=document.id,
            role=place.role,
            name=place.name,
            sha256=file["sha256"],
            type=file["type"],
            size=file["size"],
            on=value.said_on,
            later=value is not answer,
            sealed=file["sha256"] in document.sealed,
            by=value.author_name,
            said=value.id,
        )
