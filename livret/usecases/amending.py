"""Which document a new version of a paper replaces.

A new version replaces the newest document of the same paper *about the same
thing*: the minutes of today's meeting do not replace those of last month's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from livret.domain.documents import Document, documents_of
from livret.domain.livret import Livret, Value
from livret.domain.person import person_of
from livret.usecases.context import Context
from livret.usecases.errors import AlreadyFrozen, UnknownDocument
from livret.usecases.paper_sheets.taking import Take, take
from livret.usecases.papers import Composed, PaperChoices
from livret.usecases.sheets import Sheet

_SUBJECTS = {
    "compte-rendu": ("meeting_held", "held"),
    "bilan": ("review_opened", "review"),
    "lettre": ("agreement_given", "recipient"),
    "relais": ("handover_made", "handover"),
}
"""By paper about one thing among several: the kind that tells which, and the
field of it that names what it goes on with (or, for a letter, to whom)."""


def replaced_by(
    ctx: Context, livret: str, paper: str, takes: Take, choices: PaperChoices
) -> Document | None:
    """Return the document that a new version of a paper replaces, if there is one.

    Args:
        ctx: The open vault.
        livret: Which.
        paper: Name of the paper.
        takes: Of the paper, from the catalogue.
        choices: What was chosen before it is made.

    Raises:
        LivretError: As ``take``.
    """
    read = ctx.livret(livret)
    same = [one for one in documents_of(read) if one.paper == paper]
    if same and paper in _SUBJECTS:
        composed = take(ctx, livret, takes, choices)
        same = _about_the_same(read, paper, composed.contains)
    return same[-1] if same else None


def numbered(livret: Livret, composed: Composed[Sheet]) -> Composed[Sheet]:
    """Return a paper to sign that tells which version it is, and which it replaces.

    Two papers about the same thing may bear one date, and be made in one minute.
    Two desks that cannot hear each other may give one number to both.
    """
    sheet = composed.sheet
    if not sheet.signatories:
        return composed
    same = _about_the_same(livret, sheet.paper, composed.contains)
    sheet = replace(sheet, version=1 + sum(one.on == sheet.on for one in same))
    if sheet.amends is not None and same:
        dated = sum(one.on == same[-1].on for one in same)
        several = dated > 1 or same[-1].on == sheet.on
        sheet = replace(sheet, amends_version=dated if several else 0)
    return replace(composed, sheet=sheet)


def version_of(livret: Livret, document: Document) -> int:
    """Return which of the papers of its date, about the same, a document is.

    Returns: from 1; 0 where its date alone tells it.
    """
    contains = document.frozen.content["contains"]
    same = _about_the_same(livret, document.paper, contains)
    dated = [one.id for one in same if one.on == document.on]
    return dated.index(document.id) + 1 if len(dated) > 1 else 0


def waiting_same(
    ctx: Context, livret: str, composed: Composed[Sheet]
) -> Document | None:
    """Return a document that says the same and still waits to be signed, if any.

    The same contributions, for the same signers in the same order, in the same
    language and dress: two such papers could be signed by one person each. Its
    day and what it replaces say nothing else.
    """
    sheet, documents = composed.sheet, documents_of(ctx.livret(livret))
    wanted = frozenset(composed.contains)
    signers = [(one.role, one.name) for one in sheet.signatories]
    replaced = {one.amends for one in documents}
    for one in reversed(documents):
        open_still = one.to_sign and not one.closed and one.id not in replaced
        told = (one.paper, one.language, one.dress, one.in_order)
        if (
            open_still
            and told == (sheet.paper, sheet.language, composed.dress, sheet.in_order)
            and [(place.role, place.name) for place in one.places] == signers
            and frozenset(one.frozen.content["contains"]) == wanted
        ):
            return one
    return None


def refuse_again(ctx: Context, livret: str, composed: Composed[Sheet]) -> None:
    """Refuse to freeze a paper a second time while the first one waits.

    Raises:
        AlreadyFrozen: One that says the same waits to be signed.
    """
    found = waiting_same(ctx, livret, composed)
    if found is not None:
        called = person_of(ctx.livret(livret)).called
        names = ", ".join(place.name_now(called) for place in found.to_sign)
        raise AlreadyFrozen(day=found.frozen.said_on, names=names)


def must_replace(
    ctx: Context, livret: str, paper: str, takes: Take, choices: PaperChoices
) -> Document:
    """Return the document that is replaced, which somebody asked for.

    Args: as ``replaced_by``.

    Raises:
        UnknownDocument: There is none.
        LivretError: As ``take``.
    """
    found = replaced_by(ctx, livret, paper, takes, choices)
    if found is None:
        raise UnknownDocument
    return found


def amending(choices: PaperChoices, before: Document | None) -> PaperChoices:
    """Return choices that say which paper is replaced, if any is."""
    return replace(choices, amends=before.on) if before else choices


def _about_the_same(
    livret: Livret, paper: str, contains: Iterable[str]
) -> list[Document]:
    """Return the documents of a paper about what it contains, oldest first."""
    same = [one for one in documents_of(livret) if one.paper == paper]
    if paper not in _SUBJECTS:
        return same
    about = _subjects(livret, paper, contains)
    return [
        one
        for one in same
        if about & _subjects(livret, paper, one.frozen.content["contains"])
    ]


def _subjects(livret: Livret, paper: str, contains: Iterable[str]) -> frozenset[str]:
    kind, field = _SUBJECTS[paper]
    held = frozenset(contains)
    return frozenset(
        _subject(one, field)
        for one in livret.history
        if one.kind == kind and one.id in held
    )


def _subject(value: Value, field: str) -> str:
    told = value.content.get(field, value.id)
    if isinstance(told, str):
        return told
    return str(told.get("member") or told["name"])
