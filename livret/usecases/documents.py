"""Freezing, signing, closing and checking a paper.

Frozen bytes never change; each signature is kept as a revision with its
length and digest. An amendment is a new document that names the old.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, replace

from livret.domain.documents import Document, documents_of
from livret.domain.kinds import KINDS
from livret.usecases.amending import numbered
from livret.usecases.context import Context, Done
from livret.usecases.document_contents import (
    closing_content,
    frozen_content,
    pages_to_seal,
    signature_content,
    signature_said,
)
from livret.usecases.document_places import free_place, with_scan_read
from livret.usecases.errors import (
    DocumentClosed,
    NotInThisVault,
    OlderCopy,
    TurnElsewhere,
    UnknownDocument,
)
from livret.usecases.livrets import note
from livret.usecases.paper_sheets.errors import (
    LanguageNotForSigning,
    NotForSigning,
)
from livret.usecases.paper_sheets.known import take_diagnostic
from livret.usecases.paper_sheets.taking import Take, take
from livret.usecases.papers import Composed, PaperChoices
from livret.usecases.ports import BlobRef, Progress
from livret.usecases.ports_paper import PaperRoom
from livret.usecases.sheets import SIGNED_LANGUAGES, Sheet
from livret.usecases.shown_apart import not_all_shown, unseen
from livret.usecases.signing import (
    CheckedPaper,
    SigningAct,
    absent_and_silent,
    day_by_hand,
    not_of_oneself,
    not_past,
)
from livret.usecases.timestamping import stamped_or_not
from livret.usecases.writing import Said, require_writable, write

PDF = "application/pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """A paper whose bytes no longer move.

    Attributes:
        document: Id of the document.
        pdf: The file, byte for byte as previewed.
    """

    document: str
    pdf: bytes


def preview(
    ctx: Context,
    paper: PaperRoom,
    livret: str,
    choices: PaperChoices,
    takes: Take = take_diagnostic,
    progress: Progress | None = None,
) -> tuple[Composed[Sheet], bytes]:
    """Make the exact PDF that would be frozen; nothing is kept.

    Args:
        ctx: The open vault.
        paper: Draws it.
        livret: Which.
        choices: What was chosen before it is made.
        takes: Of the paper, from the catalogue; the joint diagnosis by default.
        progress: Called with (done, total); answers False to stop.

    Raises:
        NoDiagnosis, NothingToPrint: Nothing was said yet.
        PrintingStopped: ``progress`` answered that it should stop.
        LivretError: As ``take``.
    """
    composed = take(ctx, livret, takes, choices)
    sheet = paper.named(composed.sheet)
    composed = replace(composed, sheet=sheet, dress=choices.dress)
    composed = numbered(ctx.livret(livret), composed)
    # The hour it tells is that of the clock on the wall where it was made.
    here = ctx.clock.now().astimezone()
    return composed, paper.draw(composed.sheet, here, choices.dress, progress)


def freeze(
    ctx: Context,
    livret: str,
    composed: Composed[Sheet],
    pdf: bytes,
    *,
    amends: str = "",
) -> Done[Frozen]:
    """Keep a previewed paper as a document to sign.

    Args:
        ctx: The open vault.
        livret: Which.
        composed: What the paper says, from ``preview``.
        pdf: The bytes that ``preview`` gave, unchanged.
        amends: Id of the document this one replaces, possibly empty.

    Raises:
        NotForSigning: The paper has no place for a signer.
        LanguageNotForSigning: It is in a language that is an aid to reading.
        UnknownDocument: ``amends`` is no document of this livret, or another
            paper.
        LivretPutAside: Nothing is written to it any more; nothing was kept.
    """
    sheet = composed.sheet
    if sheet.language not in SIGNED_LANGUAGES:
        raise LanguageNotForSigning(paper=sheet.paper, language=sheet.language)
    if not sheet.signatories:
        raise NotForSigning(paper=sheet.paper)
    if amends and the_document(ctx, livret, amends).paper != sheet.paper:
        raise UnknownDocument
    require_writable(ctx, livret)
    file = ctx.blobs.put(pdf, PDF, livret)
    content = frozen_content(ctx.livret(livret), composed, file, amends)
    done = write(ctx, livret, [Said(kind="document_frozen", content=content)])
    return Done(Frozen(document=done.value[0], pdf=pdf), done.changes)


def sign(
    ctx: Context, paper: PaperRoom, livret: str, document: str, act: SigningAct
) -> Done[bytes]:
    """Add one signer's act, in whichever way; return the new revision.

    Raises:
        UnknownDocument, DocumentClosed, NotExpectedToSign, PlaceTaken,
        NotTheirTurn, TurnElsewhere, DeadlinePast, OwnWitness, AbsentHeardNothing,
        DayNotForThisWay, SignedTomorrow, SignedBeforeMade,
        ScanNotForThisWay, NotAScan, ScanTooLarge, ScanTooFine, ScanTooLong,
        ScanLocked, LivretPutAside: Refused.
        LivretError: The paper room refused; nothing was kept.
    """
    found = _open_here(ctx, livret, document)
    place = free_place(found, act.role)
    not_past(act, ctx.clock.today())
    # A paper may bear an earlier date than the day on which its bytes stood.
    made_on = min(found.on, found.frozen.said_on)
    day_by_hand(act, made_on, ctx.clock.today())
    ready = replace(
        with_scan_read(paper, act),
        name=act.name or place.name,
        attested_by=act.attested_by or ctx.owner.name,
    )
    not_of_oneself(ready, ctx.owner.side)
    absent_and_silent(ready)
    before = ctx.blobs.get(found.revision)
    hidden = unseen(ctx, paper, livret, found, ready)
    # Refused words (a number of social security) must not stay behind in a
    # signed file that no contribution names.
    here = BlobRef(sha256=found.revision, size=len(before), type=PDF)
    expected = signature_content(found, ready, here, found.revision, hidden)
    KINDS["signature_given"].content.check(expected, "")
    now = ctx.clock.now()
    pdf, notices = stamped_or_not(
        lambda service: paper.sign(before, replace(ready, timestamp=service), now),
        ready.timestamp,
    )
    revision = ctx.blobs.put(pdf, PDF, livret)
    if ready.scan is not None:
        ctx.blobs.put(ready.scan.data, ready.scan.type, livret)
    said = signature_said(found, ready, revision, found.revision, hidden)
    done = write(ctx, livret, [said])
    return Done(pdf, done.changes, (*notices, *not_all_shown(hidden)))


def close(
    ctx: Context,
    paper: PaperRoom,
    livret: str,
    document: str,
    *,
    timestamp: str = "",
) -> Done[bytes]:
    """Set the closing seal: from here on only a new version can change it.

    Args:
        ctx: The open vault.
        paper: Closes it.
        livret: Which.
        document: Which; the newest when empty.
        timestamp: Address of a time-stamping service, empty for none.

    Raises:
        UnknownDocument, DocumentClosed, TurnElsewhere, LivretPutAside: Refused.
        LivretError: A place is still empty; nothing was closed.
    """
    found = _open_here(ctx, livret, document)
    before, now = ctx.blobs.get(found.revision), ctx.clock.now()
    pages = pages_to_seal(found)
    pdf, notices = stamped_or_not(
        lambda service: paper.close(before, now, service, pages), timestamp
    )
    revision = ctx.blobs.put(pdf, PDF, livret)
    content = closing_content(found, revision, found.revision, pages)
    done = write(ctx, livret, [Said(kind="document_closed", content=content)])
    return Done(pdf, done.changes, notices)


def _open_here(ctx: Context, livret: str, document: str) -> Document:
    """Return a document that may still change, and at this desk.

    Raises:
        UnknownDocument, DocumentClosed, TurnElsewhere: Refused.
    """
    found = the_document(ctx, livret, document)
    if found.closed:
        raise DocumentClosed
    if not found.held_by(ctx.owner.sign_key):
        raise TurnElsewhere(name=found.away)
    require_writable(ctx, livret)
    return found


def newest_revision(ctx: Context, livret: str, document: str) -> bytes:
    """Return the newest revision of a document, for showing or handing over."""
    return ctx.blobs.get(the_document(ctx, livret, document).revision)


def hand_over(ctx: Context, livret: str, document: str) -> bytes:
    """Return the newest revision and note in the journal that it was copied."""
    pdf = newest_revision(ctx, livret, document)
    note(ctx, livret, "copied", paper=the_document(ctx, livret, document).paper)
    return pdf


def check(
    ctx: Context, paper: PaperRoom, pdf: bytes, roots: tuple[bytes, ...] = ()
) -> CheckedPaper:
    """Check any file against this vault's own authorities and other roots."""
    asked = to_check(ctx, pdf, roots)
    return paper.check(pdf, roots=asked.roots, revisions=asked.revisions, now=asked.now)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToCheck:
    """What this vault knows that a check of a file needs.

    Attributes:
        roots: Certificates (DER) that are trusted.
        revisions: Length and SHA-256 of those known of the document.
        now: Instant of the check, aware.
    """

    roots: tuple[bytes, ...]
    revisions: tuple[tuple[int, str], ...]
    now: dt.datetime


def to_check(ctx: Context, pdf: bytes, roots: tuple[bytes, ...] = ()) -> ToCheck:
    """Return what this vault brings to the check of a file, made anywhere."""
    return ToCheck(
        roots=(*ctx.owner.roots, *roots),
        revisions=revisions_of(ctx, hashlib.sha256(pdf).hexdigest()),
        now=ctx.clock.now(),
    )


def revisions_of(ctx: Context, digest: str) -> tuple[tuple[int, str], ...]:
    """Return the revisions of the document that a digest belongs to, if any."""
    for livret in ctx.blobs.livrets_of(digest):
        for document in documents_of(ctx.livret(livret)):
            if lineage := document.lineage(digest):
                return lineage
    return ()


def prepared_here(ctx: Context, pdf: bytes) -> tuple[str, str]:
    """Return the (livret, document) whose newest revision a file is.

    Raises:
        OlderCopy: Something was signed here since.
        NotInThisVault: This vault knows no such file.
    """
    digest = hashlib.sha256(pdf).hexdigest()
    for livret in ctx.blobs.livrets_of(digest):
        for document in documents_of(ctx.livret(livret)):
            if document.revision == digest:
                return livret, document.id
            if document.lineage(digest):
                raise OlderCopy
    raise NotInThisVault


def the_document(ctx: Context, livret: str, document: str = "") -> Document:
    """Return one document, or the newest when none is named.

    Raises:
        UnknownDocument: No such document here.
    """
    found = documents_of(ctx.livret(livret))
    if not document and found:
        return found[-1]
    for one in found:
        if one.id == document:
            return one
    raise UnknownDocument
