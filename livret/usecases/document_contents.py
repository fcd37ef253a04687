"""What contributions on documents hold: frozen, signed, closed, whose turn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from livret.domain.body import COMMON_SCOPE
from livret.domain.document_fields import MOST_PAGES_SEALED
from livret.domain.documents import Document
from livret.domain.kinds import KINDS
from livret.domain.livret import Livret
from livret.usecases.papers import STANDARD, Composed
from livret.usecases.ports import BlobRef
from livret.usecases.sheets import Sheet
from livret.usecases.signing import SigningAct, Understood
from livret.usecases.writing import Said

UNDERSTANDING = (
    "explained_by",
    "language",
    "interpreter",
    "read_aloud",
    "simple_copy",
)
"""How a signer came to know the text: fields of ``Understood``."""


def frozen_content(
    livret: Livret, composed: Composed[Sheet], file: BlobRef, amends: str
) -> dict[str, Any]:
    """Return what ``document_frozen`` holds.

    Args:
        livret: Whose paper it is.
        composed: What the paper says.
        file: The frozen bytes.
        amends: Id of the document it replaces, possibly empty.
    """
    sheet = composed.sheet
    content: dict[str, Any] = {
        "paper": sheet.paper,
        "language": sheet.language,
        "file": file_of(file),
        "contains": list(composed.contains),
        "signers": [
            {
                key: value
                for key in ("role", "name", "quality", "field")
                if (value := getattr(one, key))
            }
            for one in sheet.signatories
        ],
        "on": sheet.on.isoformat(),
        "readers": _readers(livret, composed),
    }
    if composed.in_part:
        content["in_part"] = list(composed.in_part)
    if composed.dress != STANDARD:
        content["dress"] = composed.dress
    if sheet.in_order:
        content["in_order"] = True
    if amends:
        content["amends"] = amends
    return content


def signature_content(
    document: Document,
    act: SigningAct,
    revision: BlobRef,
    after: str,
    unseen: Sequence[str] = (),
) -> dict[str, Any]:
    """Return what ``signature_given`` holds.

    Args:
        document: Which.
        act: What the signer did.
        revision: The file it made.
        after: Digest of the file it was made over.
        unseen: Ids that the document says it holds and that were not found on it.
    """
    content = {
        "document": document.id,
        "role": act.role,
        "name": act.name,
        "way": act.way,
        "revision": file_of(revision),
        "after": after,
        "readers": readers_of(document),
    }
    told = {
        "attested_by": act.attested_by,
        "words": act.words,
        "deadline": act.deadline.isoformat() if act.deadline else "",
        "place_kept": act.place,
        "signed_on": act.signed_on.isoformat() if act.signed_on else "",
        "scan": file_of(act.scan.ref) if act.scan else None,
        "understanding": understanding_of(act.understood),
        "unseen": list(unseen),
    }
    return content | {key: value for key, value in told.items() if value}


def signature_said(
    document: Document,
    act: SigningAct,
    revision: BlobRef,
    after: str,
    unseen: Sequence[str] = (),
) -> Said:
    """Return the contribution that tells of one signature."""
    voice = act.role if act.role in {"personne", "social", "emploi"} else "ensemble"
    content = signature_content(document, act, revision, after, unseen)
    return Said(kind="signature_given", content=content, voice=voice)


def closing_content(
    document: Document, revision: BlobRef, after: str, pages: Sequence[str] = ()
) -> dict[str, Any]:
    """Return what ``document_closed`` holds.

    Args:
        document: Which.
        revision: The file with the closing seal.
        after: Digest of the file it was made over.
        pages: Digests of the pages signed by hand that the seal names.
    """
    content = {
        "document": document.id,
        "revision": file_of(revision),
        "after": after,
        "readers": readers_of(document),
    }
    return content | ({"pages": list(pages)} if pages else {})


def pages_to_seal(document: Document) -> tuple[str, ...]:
    """Return the pages signed by hand that came later, for the seal to name."""
    found = {
        str(page.content["scan"]["sha256"])
        for place in document.places
        for page in place.pages
    }
    return tuple(sorted(found))[:MOST_PAGES_SEALED]


def turn_content(document: Document, name: str, holder: str) -> dict[str, Any]:
    """Return what ``document_turn`` holds.

    Args:
        document: Which.
        name: Who may sign now, as people call them.
        holder: Public key of their vault, empty where it is not known.
    """
    content: dict[str, Any] = {
        "document": document.id,
        "name": name,
        "revision": document.revision,
        "readers": readers_of(document),
    }
    return content | ({"holder": holder} if holder else {})


def understanding_of(told: Understood) -> dict[str, Any]:
    """Return what was done for the signer to know the text; empty for nothing."""
    return {name: value for name in UNDERSTANDING if (value := getattr(told, name))}


def file_of(blob: BlobRef) -> dict[str, Any]:
    """Return the fields that name a blob in a contribution."""
    return {"sha256": blob.sha256, "size": blob.size, "type": blob.type}


def readers_of(document: Document) -> list[str]:
    """Return the scopes that holding a document asks for."""
    return list(document.frozen.content.get("readers", [COMMON_SCOPE]))


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
