"""Frozen documents and who signed them, in whichever way."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from livret.domain.livret import Livret, Value
from livret.domain.team import PERSON

_RESTRICTIVE_ORDER = (
    "refused",
    "absent",
    "aloud",
    "paper",
    "typed",
    "drawn",
    "certificate",
    "pkcs12",
    "pkcs11",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One expected signer and what became of it.

    Attributes:
        role: ``personne``, ``social``, ``emploi`` or ``autre-N``.
        name: As printed.
        quality: Profession or tie, possibly empty.
        field: Name of the signature field in the PDF.
        way: The way chosen, empty while nothing was given.
        given: The contribution that gave it, or None.
    """

    role: str
    name: str
    quality: str
    field: str
    way: str = ""
    given: Value | None = None

    def name_now(self, called: str) -> str:
        """Return the name to show: hers as she is ``called`` now, others as printed."""
        return called if called and self.role == PERSON else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A paper whose bytes no longer move.

    Attributes:
        id: Id of the contribution that froze it.
        paper: Which paper, e.g. ``diagnostic``.
        on: Its date.
        language: ISO 639-1.
        frozen: The contribution itself.
        places: Expected signers, in order.
        closed: True once the closing seal is set.
        revision: Digest of the newest revision known, 64 hex digits.
        revisions: Every revision known, oldest first: (size, digest).
        amends: Id of the document it replaces, possibly empty.
    """

    id: str
    paper: str
    on: dt.date
    language: str
    frozen: Value
    places: tuple[Place, ...]
    closed: bool
    revision: str
    revisions: tuple[tuple[int, str], ...]
    amends: str = ""

    @property
    def to_sign(self) -> tuple[Place, ...]:
        """Places nothing was given for yet."""
        return tuple(place for place in self.places if not place.way)

    def place(self, role: str) -> Place | None:
        """Return the place of a role, or None."""
        return next((place for place in self.places if place.role == role), None)


def documents_of(livret: Livret) -> tuple[Document, ...]:
    """Read every frozen document, oldest first."""
    return tuple(_document(livret, values[0]) for _, values in livret.each("document"))


def _document(livret: Livret, frozen: Value) -> Document:
    content = frozen.content
    closing = livret.at("closed", frozen.id)
    file = content["file"]
    revisions = [(file["size"], file["sha256"])]
    places = []
    for expected in content["signers"]:
        given = _given(livret.at("signature", frozen.id, expected["role"]))
        if given is not None:
            revision = given.content["revision"]
            revisions.append((revision["size"], revision["sha256"]))
        places.append(
            Place(
                role=expected["role"],
                name=expected["name"],
                quality=expected.get("quality", ""),
                field=expected["field"],
                way=given.content["way"] if given else "",
                given=given,
            )
        )
    for value in closing:
        revision = value.content["revision"]
        revisions.append((revision["size"], revision["sha256"]))
    # Each signature only ever appends, so length is the order of revisions.
    ordered = tuple(sorted(set(revisions)))
    return Document(
        id=frozen.id,
        paper=content["paper"],
        on=dt.date.fromisoformat(content["on"]),
        language=content["language"],
        frozen=frozen,
        places=tuple(places),
        closed=bool(closing),
        revision=ordered[-1][1],
        revisions=ordered,
        amends=content.get("amends", ""),
    )


def _given(values: tuple[Value, ...]) -> Value | None:
    """Return what counts: of several that stand, the more restrictive."""
    if not values:
        return None
    return min(values, key=lambda v: _RESTRICTIVE_ORDER.index(v.content["way"]))
