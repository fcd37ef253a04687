"""Frozen documents and who signed them, in whichever way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from livret.domain.livret import Livret, Standing, Value
from livret.domain.revisions import RESTRICTIVE_ORDER, Revision, branches_of
from livret.domain.team import PERSON

PAGE_WAYS = frozenset({"paper", "aloud", "absent"})
"""Answers that a page signed by hand may follow; a refusal waits for none."""


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
        aside: What was given on a revision that another desk overtook: kept,
            and to be given again; None where there is nothing such.
        pages: Pages signed by hand, scanned since it was given, oldest first.
    """

    role: str
    name: str
    quality: str
    field: str
    way: str = ""
    given: Value | None = None
    aside: Value | None = None
    pages: tuple[Value, ...] = ()

    def name_now(self, called: str) -> str:
        """Return the name to show: hers as she is ``called`` now, others as printed."""
        return called if called and self.role == PERSON else self.name

    @property
    def hoped_until(self) -> dt.date | None:
        """The day before which a signature is still hoped for, passed or not.

        None where no day was told, and once a page signed by hand is here or is
        said to be kept somewhere; a refusal waits for nothing.
        """
        told = self.given.content if self.given else {}
        signed = self.pages or told.get("scan") or told.get("place_kept")
        if self.way not in PAGE_WAYS or signed or not told.get("deadline"):
            return None
        return dt.date.fromisoformat(told["deadline"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A paper whose bytes no longer move.

    Attributes:
        id: Id of the contribution that froze it.
        paper: Which paper, e.g. ``diagnostic``.
        on: Its date.
        language: ISO 639-1.
        dress: Whole name of the dress it was drawn in.
        frozen: The contribution itself.
        places: Expected signers, in order.
        closed: True once the closing seal is set.
        revision: Digest of the newest revision known, 64 hex digits.
        revisions: Every revision that leads to it, oldest first: (size, digest).
        amends: Id of the document it replaces, possibly empty.
        in_order: Whether each one signs after the one before.
        branches: Revisions made on another desk at the same time, each with
            those before it.
        turn: Where the paper is: what says which desk may sign; None while
            nobody said, or where two said so at the same time.
        contested: Two said at the same time which desk may sign.
        sealed: Digests of the pages signed by hand that the closing seal names.
    """

    id: str
    paper: str
    on: dt.date
    language: str
    dress: str
    frozen: Value
    places: tuple[Place, ...]
    closed: bool
    revision: str
    revisions: tuple[tuple[int, str], ...]
    amends: str = ""
    in_order: bool = False
    branches: tuple[tuple[tuple[int, str], ...], ...] = ()
    turn: Value | None = None
    contested: bool = False
    sealed: frozenset[str] = frozenset()

    @property
    def next_to_sign(self) -> Place | None:
        """Who signs now where the order counts; None where anybody may."""
        return next(iter(self.to_sign), None) if self.in_order else None

    @property
    def away(self) -> str:
        """Name of who has the paper to sign, by what was said; or empty."""
        return str(self.turn.content["name"]) if self.turn else ""

    def held_by(self, key: str) -> bool:
        """Tell whether the desk of the owner of ``key`` may sign now."""
        if self.turn is None:
            return not self.contested
        return self.turn.content.get("holder") == key

    @property
    def to_sign(self) -> tuple[Place, ...]:
        """Places nothing was given for yet."""
        return tuple(place for place in self.places if not place.way)

    def lineage(self, sha256: str) -> tuple[tuple[int, str], ...]:
        """Return the revisions that lead to one of this document, or nothing."""
        for branch in (self.revisions, *self.branches):
            for at, (_, digest) in enumerate(branch, start=1):
                if digest == sha256:
                    return branch if branch is self.revisions else branch[:at]
        return ()

    def place(self, role: str) -> Place | None:
        """Return the place of a role, or None."""
        return next((place for place in self.places if place.role == role), None)


def documents_of(livret: Livret) -> tuple[Document, ...]:
    """Read every frozen document, oldest first."""
    scanned: dict[str, list[Value]] = {}
    for _, values in livret.each("scanned"):
        scanned.setdefault(values[0].content["signature"], []).append(values[0])
    return tuple(
        _document(livret, values[0], scanned) for _, values in livret.each("document")
    )


def signed_by_another(livret: Livret, value: Value) -> bool:
    """Tell whether words taken from elsewhere were signed by who did not write them.

    A signature confirms what its paper holds of the voice it speaks for; words of
    that voice that came from other software may be those of who was there before.
    """
    if value.standing is not Standing.CONFIRMED or value.voice == PERSON:
        return False
    wrote = value.origin_author
    return bool(wrote) and not any(
        one.content["name"] == wrote
        for one in livret.history
        if one.kind == "signature_given" and one.content["role"] == value.voice
    )


def _document(
    livret: Livret, frozen: Value, scanned: Mapping[str, Sequence[Value]]
) -> Document:
    content = frozen.content
    closing = livret.at("closed", frozen.id)
    given = {
        expected["role"]: livret.at("signature", frozen.id, expected["role"])
        for expected in content["signers"]
    }
    file = content["file"]
    made = [value for values in (*given.values(), closing) for value in values]
    first = Revision(size=file["size"], sha256=file["sha256"])
    branches = branches_of(first, map(_revision, made))
    standing = {each.made.id for each in branches[0] if each.made is not None}
    turn = livret.at("turn", frozen.id)
    return Document(
        id=frozen.id,
        paper=content["paper"],
        on=dt.date.fromisoformat(content["on"]),
        language=content["language"],
        dress=content.get("dress", "standard"),
        frozen=frozen,
        places=tuple(
            _place(expected, given[expected["role"]], standing, scanned)
            for expected in content["signers"]
        ),
        closed=any(value.id in standing for value in closing),
        revision=branches[0][-1].sha256,
        revisions=_plain(branches[0]),
        amends=content.get("amends", ""),
        in_order=bool(content.get("in_order")),
        branches=tuple(_plain(each) for each in branches[1:]),
        turn=turn[0] if len(turn) == 1 else None,
        contested=len(turn) > 1,
        sealed=frozenset(
            page
            for value in closing
            if value.id in standing
            for page in value.content.get("pages", ())
        ),
    )


def _revision(value: Value) -> Revision:
    file = value.content["revision"]
    return Revision(
        size=file["size"],
        sha256=file["sha256"],
        after=value.content.get("after", ""),
        made=value,
    )


def _plain(branch: Iterable[Revision]) -> tuple[tuple[int, str], ...]:
    return tuple((each.size, each.sha256) for each in branch)


def _place(
    expected: Mapping[str, Any],
    values: tuple[Value, ...],
    standing: set[str],
    scanned: Mapping[str, Sequence[Value]],
) -> Place:
    """Return one place: what stands in it, and what stands aside."""
    given = _given([value for value in values if value.id in standing])
    aside = _given([value for value in values if value.id not in standing])
    answer = given or aside
    return Place(
        role=expected["role"],
        name=expected["name"],
        quality=expected.get("quality", ""),
        field=expected["field"],
        way=given.content["way"] if given else "",
        given=given,
        aside=None if given else aside,
        pages=tuple(scanned.get(answer.id, ())) if answer else (),
    )


def _given(values: Sequence[Value]) -> Value | None:
    """Return what counts: of several that stand, the more restrictive."""
    if not values:
        return None
    return min(values, key=lambda v: RESTRICTIVE_ORDER.index(v.content["way"]))
