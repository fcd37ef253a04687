"""What a signed file holds: the verdict, its steps, and what this vault knows.

For any PDF; nothing of it is kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from livret.domain.documents import Document, documents_of
from livret.domain.errors import LivretError
from livret.domain.livret import Livret, Value
from livret.usecases.context import Context
from livret.usecases.documents import check
from livret.usecases.ports_paper import PaperRoom
from livret.usecases.signing import CheckedPaper, PaperSeen

UNKNOWN = "unknown"
KEPT = "kept"
OLDER = "older"
MORE = "more"
ASIDE = "aside"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileStep:
    """One step by which a file came to be.

    Attributes:
        what: ``made``, ``before`` (changed before anybody signed), ``signed``,
            ``answered`` (signed, and something else may have changed with it),
            ``closed``, ``stamped``, ``proofs`` (for checking it later) or ``other``.
        name: Who signed, empty otherwise.
        length: Bytes of the file after it.
    """

    what: str
    name: str
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSeen:
    """A file as it was looked at.

    Attributes:
        checked: The verdict.
        steps: How it came to be, oldest first; empty for what is no PDF.
        known: ``kept`` (the newest that this vault has), ``older``, ``more``
            (it brings signatures), ``aside`` (overtaken by another desk) or
            ``unknown``.
        livret: Whose document it is, empty where it is not known.
        document: Which, empty where it is not known.
        said_since: Something printed on it was said anew since.
        paper: What a paper of ours says of itself, None for others.
        signed_length: Bytes of what the last sound signature covers; 0 without.
    """

    checked: CheckedPaper
    steps: tuple[FileStep, ...] = ()
    known: str = UNKNOWN
    livret: str = ""
    document: str = ""
    said_since: bool = False
    paper: PaperSeen | None = None
    signed_length: int = 0


def look_at(
    ctx: Context, paper: PaperRoom, pdf: bytes, roots: tuple[bytes, ...] = ()
) -> FileSeen:
    """Look at any file: what it is worth, and how it stands to this vault."""
    return placed(ctx, paper, pdf, check(ctx, paper, pdf, roots))


def placed(
    ctx: Context, paper: PaperRoom, pdf: bytes, checked: CheckedPaper
) -> FileSeen:
    """Return how a file that was checked stands to this vault."""
    revisions = paper.revisions(pdf)
    livret, document, known = _known(ctx, pdf, revisions)
    read = ctx.livret(livret) if livret else None
    return FileSeen(
        checked=checked,
        steps=steps_of(checked, revisions, len(pdf)),
        known=known,
        livret=livret,
        document=document.id if document else "",
        said_since=bool(read and document and _said_since(read, document)),
        # What could not be read to its end is not begun again.
        paper=_seen(paper, pdf) if checked.ours else None,
        signed_length=signed_length(checked),
    )


def signed_length(checked: CheckedPaper) -> int:
    """Return the bytes that the last sound signature covers; 0 without one."""
    covered = [one.covers for one in checked.signatures]
    return max([*covered, checked.closed_length], default=0)


_MORE_WITHIN = frozenset({"more_than_filled"})
"""Why nobody can say of an answer that nothing else changed with it."""

_UNCHANGED = frozenset({"valid", "incomplete", "unknown signer"})
"""Verdicts that say that what was signed stands as it was."""


def steps_of(
    checked: CheckedPaper, revisions: Sequence[tuple[int, str]], size: int
) -> tuple[FileStep, ...]:
    """Return how a file came to be, each revision and what stands after them."""
    signed = {one.covers: one.name for one in checked.signatures}
    found_more = any(reason.code in _MORE_WITHIN for reason in checked.reasons)
    found: list[FileStep] = []
    for length, _ in revisions:
        what, name = "other", ""
        if length in signed:
            what, name = "answered" if found_more else "signed", signed[length]
        elif length == checked.closed_length:
            what = "closed"
        elif not found:
            what = "made"
        elif not found_more and length in checked.stamps:
            what = "stamped"
        elif not found_more and length in checked.proofs:
            what = "proofs"
        elif checked.verdict in _UNCHANGED and length < min(signed, default=0):
            what = "before"
        found.append(FileStep(what=what, name=name, length=length))
    if found and found[-1].length != size:
        found.append(FileStep(what="other", name="", length=size))
    return tuple(found)


def _seen(paper: PaperRoom, pdf: bytes) -> PaperSeen | None:
    try:
        return paper.seen(pdf)
    except LivretError:
        return None


def _known(
    ctx: Context, pdf: bytes, revisions: Sequence[tuple[int, str]]
) -> tuple[str, Document | None, str]:
    """Return livret, document and how the file stands to what is kept."""
    whole = hashlib.sha256(pdf).hexdigest()
    for digest in (whole, *(each for _, each in reversed(revisions))):
        for livret in ctx.blobs.livrets_of(digest):
            for document in documents_of(ctx.livret(livret)):
                if document.lineage(digest):
                    return livret, document, _standing(document, digest, whole)
    return "", None, UNKNOWN


def _standing(document: Document, digest: str, whole: str) -> str:
    if digest != whole:
        return MORE
    if document.revision == whole:
        return KEPT
    main = {each for _, each in document.revisions}
    return OLDER if whole in main else ASIDE


def _said_since(livret: Livret, document: Document) -> bool:
    """Tell whether something the document prints no longer stands as it was."""
    printed = frozenset(document.frozen.content["contains"])
    return any(
        not _stands(livret, value) for value in livret.history if value.id in printed
    )


def _stands(livret: Livret, value: Value) -> bool:
    places = livret.places_of(value)
    return not places or any(
        one.id == value.id for place in places for one in livret.at(*place)
    )
