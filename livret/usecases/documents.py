"""Freezing, signing, closing and checking a paper.

Frozen bytes never change; each signature is kept as a revision with its
length and digest. An amendment is a new document that names the old.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import Any

from livret.domain.contribution import COMMON_SCOPE
from livret.domain.documents import Document, Place, documents_of
from livret.domain.kinds import KINDS
from livret.domain.livret import Livret
from livret.usecases.context import Context, Done
from livret.usecases.errors import (
    DocumentClosed,
    NotExpectedToSign,
    NotInThisVault,
    OlderCopy,
    PlaceTaken,
    UnknownDocument,
)
from livret.usecases.livrets import note
from livret.usecases.paper_sheets.errors import NotForSigning
from livret.usecases.paper_sheets.known import take_diagnostic
from livret.usecases.paper_sheets.taking import Take, take
from livret.usecases.papers import Composed, PaperChoices
from livret.usecases.ports import BlobRef
from livret.usecases.sheets import Sheet, Signatory
from livret.usecases.signing import CheckedPaper, PaperRoom, SigningAct
from livret.usecases.writing import Said, write

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
) -> tuple[Composed[Sheet], bytes]:
    """Make the exact PDF that would be frozen; nothing is kept.

    Args:
        ctx: The open vault.
        paper: Draws it.
        livret: Which.
        choices: What was chosen before it is made.
        takes: Of the paper, from the catalogue; the joint diagnosis by default.

    Raises:
        NoDiagnosis, NothingToPrint: Nothing was said yet.
        LivretError: As ``take``.
    """
    composed = take(ctx, livret, takes, choices)
    return composed, paper.draw(composed.sheet, ctx.clock.now(), choices.dress)


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
        UnknownDocument: ``amends`` is no document of this livret.
    """
    sheet = composed.sheet
    if not sheet.signatories:
        raise NotForSigning(paper=sheet.paper)
    file = ctx.blobs.put(pdf, PDF, livret)
    content: dict[str, Any] = {
        "paper": sheet.paper,
        "language": sheet.language,
        "file": file_of(file),
        "contains": list(composed.contains),
        "signers": [_signer(one) for one in sheet.signatories],
        "on": sheet.on.isoformat(),
        "readers": _readers(ctx.livret(livret), composed),
    }
    if amends:
        content["amends"] = the_document(ctx, livret, amends).id
    done = write(ctx, livret, [Said(kind="document_frozen", content=content)])
    return Done(Frozen(document=done.value[0], pdf=pdf), done.changes)


def _signer(signer: Signatory) -> dict[str, str]:
    told = {
        name: getattr(signer, name) for name in ("role", "name", "quality", "field")
    }
    return {name: value for name, value in told.items() if value}


def sign(
    ctx: Context, paper: PaperRoom, livret: str, document: str, act: SigningAct
) -> Done[bytes]:
    """Add one signer's act, in whichever way; return the new revision.

    Raises:
        UnknownDocument, DocumentClosed, NotExpectedToSign, PlaceTaken: Refused.
        LivretError: The paper room refused; nothing was kept.
    """
    found = the_document(ctx, livret, document)
    if found.closed:
        raise DocumentClosed
    place = _place(found, act.role)
    ready = replace(
        act, name=act.name or place.name, attested_by=act.attested_by or ctx.owner.name
    )
    before = ctx.blobs.get(found.revision)
    # Refused words (a number of social security) must not stay behind in a
    # signed file that no contribution names.
    here = BlobRef(sha256=found.revision, size=len(before), type=PDF)
    KINDS["signature_given"].content.check(_signature_content(found, ready, here), "")
    pdf = paper.sign(before, ready, ctx.clock.now())
    revision = ctx.blobs.put(pdf, PDF, livret)
    content = _signature_content(found, ready, revision)
    voice = act.role if act.role in {"personne", "social", "emploi"} else "ensemble"
    done = write(
        ctx, livret, [Said(kind="signature_given", content=content, voice=voice)]
    )
    return Done(pdf, done.changes)


def close(ctx: Context, paper: PaperRoom, livret: str, document: str) -> Done[bytes]:
    """Set the closing seal: from here on only a new version can change it.

    Raises:
        UnknownDocument, DocumentClosed: Refused.
        LivretError: A place is still empty; nothing was closed.
    """
    found = the_document(ctx, livret, document)
    if found.closed:
        raise DocumentClosed
    pdf = paper.close(ctx.blobs.get(found.revision), ctx.clock.now())
    revision = ctx.blobs.put(pdf, PDF, livret)
    content = {
        "document": found.id,
        "revision": file_of(revision),
        "readers": found.frozen.content.get("readers", ["commun"]),
    }
    done = write(ctx, livret, [Said(kind="document_closed", content=content)])
    return Done(pdf, done.changes)


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
    """Check any file against this vault's own authority and other roots."""
    known = revisions_of(ctx, hashlib.sha256(pdf).hexdigest())
    own = (ctx.owner.authority,) if ctx.owner.authority else ()
    return paper.check(pdf, roots=(*own, *roots), revisions=known, now=ctx.clock.now())


def revisions_of(ctx: Context, digest: str) -> tuple[tuple[int, str], ...]:
    """Return the revisions of the document that a digest belongs to, if any."""
    livret = ctx.blobs.livret_of(digest)
    if livret:
        for document in documents_of(ctx.livret(livret)):
            if any(sha256 == digest for _, sha256 in document.revisions):
                return document.revisions
    return ()


def prepared_here(ctx: Context, pdf: bytes) -> tuple[str, str]:
    """Return the (livret, document) whose newest revision a file is.

    Raises:
        OlderCopy: Something was signed here since.
        NotInThisVault: This vault knows no such file.
    """
    digest = hashlib.sha256(pdf).hexdigest()
    livret = ctx.blobs.livret_of(digest)
    for document in documents_of(ctx.livret(livret)) if livret else ():
        if document.revision == digest:
            return livret, document.id
        if any(sha256 == digest for _, sha256 in document.revisions):
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


def file_of(blob: BlobRef) -> dict[str, Any]:
    """Return the fields that name a blob in a contribution."""
    return {"sha256": blob.sha256, "size": blob.size, "type": blob.type}


def _readers(livret: Livret, composed: Composed[Sheet]) -> list[str]:
    """Return the scopes that holding everything printed asks for."""
    printed = frozenset(composed.contains)
    scopes = {
        scope
        for value in livret.history
        if value.id in printed
        for scope in KINDS[value.kind].scopes(value.content)
    }
    return sorted({COMMON_SCOPE, *scopes})


def _place(document: Document, role: str) -> Place:
    place = document.place(role)
    if place is None:
        raise NotExpectedToSign(role=role[:40])
    if place.way:
        raise PlaceTaken(name=place.name)
    return place


def _signature_content(
    document: Document, act: SigningAct, revision: BlobRef
) -> dict[str, Any]:
    content: dict[str, Any] = {
        "document": document.id,
        "role": act.role,
        "name": act.name,
        "way": act.way,
        "revision": file_of(revision),
        "attested_by": act.attested_by,
        "readers": document.frozen.content.get("readers", ["commun"]),
    }
    if act.words:
        content["words"] = act.words
    if act.deadline:
        content["deadline"] = act.deadline.isoformat()
    if act.place:
        content["place_kept"] = act.place
    told = act.understood
    understanding = {
        name: value
        for name in (
            "explained_by",
            "language",
            "interpreter",
            "read_aloud",
            "simple_copy",
        )
        if (value := getattr(told, name))
    }
    if understanding:
        content["understanding"] = understanding
    return content
