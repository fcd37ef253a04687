"""A paper that is signed at several desks: it goes, is signed, and comes back.

The file alone travels: the other referent's Livret need not hold the livret.
One desk at a time holds the turn to sign. Where two signed all the same, the
longer branch goes on; what stands on the other is kept and signed again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from livret.domain.documents import Document, documents_of
from livret.usecases.context import Changes, Context, Done
from livret.usecases.document_contents import (
    closing_content,
    signature_said,
    turn_content,
)
from livret.usecases.documents import (
    PDF,
    check,
    hand_over,
    the_document,
)
from livret.usecases.errors import (
    DocumentClosed,
    NothingNew,
    NotInThisVault,
    ReturnedChanged,
    TurnElsewhere,
)
from livret.usecases.ports_paper import PaperRoom
from livret.usecases.scans import ScanSignedElsewhere
from livret.usecases.shown_apart import unseen
from livret.usecases.signing import (
    CheckedPaper,
    CheckedSignature,
    SigningAct,
    absent_and_silent,
    day_by_hand,
    not_of_oneself,
    not_past,
)
from livret.usecases.timestamping import stamped_or_not
from livret.usecases.writing import Said, require_writable, write

_BAD = frozenset({"changed", "invalid"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """What a file that came back brought.

    Attributes:
        livret: Whose paper it is.
        document: Which.
        names: Who signed elsewhere, in the order of signing.
        aside: Those of them who sign again: something was signed here since.
        checked: The verdict on the file as it came.
    """

    livret: str
    document: str
    names: tuple[str, ...]
    aside: tuple[str, ...]
    checked: CheckedPaper


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedHere:
    """A paper of another vault, signed at this desk.

    Attributes:
        pdf: The file to send back.
        checked: The verdict on it.
    """

    pdf: bytes
    checked: CheckedPaper


def give_turn(ctx: Context, livret: str, document: str, name: str) -> Done[bytes]:
    """Give the turn to sign to another desk; return the file to send.

    Args:
        ctx: The open vault.
        livret: Which.
        document: Which; the newest when empty.
        name: Who signs there, as people call them.

    Raises:
        UnknownDocument, DocumentClosed, TurnElsewhere: Nothing was given.
    """
    found = the_document(ctx, livret, document)
    if found.closed:
        raise DocumentClosed
    if not found.held_by(ctx.owner.sign_key):
        raise TurnElsewhere(name=found.away)
    content = turn_content(found, name, _key_of(ctx, livret, name))
    done = write(ctx, livret, [Said(kind="document_turn", content=content)])
    return Done(hand_over(ctx, livret, found.id), done.changes)


def take_turn(ctx: Context, livret: str, document: str) -> Done[None]:
    """Take the turn back to this desk, whoever has it.

    What may still be signed there comes back as a branch beside, and is kept.

    Raises:
        UnknownDocument, DocumentClosed: Nothing was taken.
    """
    found = the_document(ctx, livret, document)
    if found.closed:
        raise DocumentClosed
    done = write(ctx, livret, [_mine(ctx, found)])
    return Done(None, done.changes)


def sign_elsewhere(
    ctx: Context,
    paper: PaperRoom,
    pdf: bytes,
    act: SigningAct,
    roots: tuple[bytes, ...] = (),
) -> Done[SignedHere]:
    """Sign a paper of ours that another vault prepared; nothing is kept here.

    Args:
        ctx: The open vault.
        paper: Signs and checks.
        pdf: The file that came.
        act: What the signer does.
        roots: Of others, trusted here (``trusted_roots.roots_of``).

    Raises:
        ScanSignedElsewhere: A picture of a page stays where the paper is kept.
        DayNotForThisWay, SignedTomorrow: The day told for a page signed by hand
            cannot be.
        DeadlinePast: The day until which a signature is hoped for is over.
        OwnWitness: Who attests would be who is absent, or who speaks.
        AbsentHeardNothing: Who is absent would have heard or said something.
        ReturnedChanged: It was changed otherwise than by signing.
        LivretError: The paper room refused; nothing was signed.
    """
    if act.scan is not None:
        raise ScanSignedElsewhere
    not_past(act, ctx.clock.today())
    day_by_hand(act, None, ctx.clock.today())
    seen = paper.seen(pdf)
    before = check(ctx, paper, pdf, roots)
    if before.verdict in _BAD:
        raise ReturnedChanged
    printed = {one.role: one.name for one in seen.signers}
    ready = replace(
        act,
        name=act.name or printed.get(act.role, ""),
        attested_by=act.attested_by or ctx.owner.name,
    )
    not_of_oneself(ready, ctx.owner.side)
    absent_and_silent(ready)
    now = ctx.clock.now()
    signed, notices = stamped_or_not(
        lambda service: paper.sign(pdf, replace(ready, timestamp=service), now),
        ready.timestamp,
    )
    checked = check(ctx, paper, signed, roots)
    return Done(SignedHere(pdf=signed, checked=checked), Changes(), notices)


def take_back(
    ctx: Context, paper: PaperRoom, pdf: bytes, roots: tuple[bytes, ...] = ()
) -> Done[TakenBack]:
    """Take in what was signed elsewhere on a document of this vault.

    Args:
        ctx: The open vault.
        paper: Checks it.
        pdf: The file that came back.
        roots: Of others, trusted here (``trusted_roots.roots_of``).

    Raises:
        NotInThisVault: None of its revisions is known here.
        NothingNew: Everything in it is known here.
        ReturnedChanged: It was changed otherwise than by signing.
    """
    revisions = paper.revisions(pdf)
    livret, document, known = _base(ctx, revisions)
    later = [each for each in revisions if each[0] > known[0]]
    if not later or later[-1][0] != len(pdf):
        raise ReturnedChanged if len(pdf) != known[0] else NothingNew
    checked = paper.check(
        pdf,
        roots=(*ctx.owner.roots, *roots),
        revisions=[each for each in document.lineage(known[1]) if each[0] <= known[0]],
        now=ctx.clock.now(),
    )
    if checked.verdict in _BAD:
        raise ReturnedChanged
    require_writable(ctx, livret)
    signed = {one.covers: one for one in checked.signatures}
    said, after = [], known[1]
    for size, digest in later:
        blob = ctx.blobs.put(pdf[:size], PDF, livret)
        if size in signed:
            act = _act_of(signed[size])
            hidden = unseen(ctx, paper, livret, document, act)
            told = signature_said(document, act, blob, after, hidden)
            said.append(replace(told, said_on=_day(signed[size], ctx)))
        elif size == checked.closed_length:
            # Proofs for later may follow the seal: what is kept is all of it.
            whole = ctx.blobs.put(pdf, PDF, livret)
            content = closing_content(document, whole, after)
            said.append(Said(kind="document_closed", content=content))
            break
        after = digest
    done = write(ctx, livret, [*said, _mine(ctx, document)])
    now = the_document(ctx, livret, document.id)
    there = [signed[size] for size, _ in later if size in signed]
    standing = {digest for _, digest in now.revisions}
    back = TakenBack(
        livret=livret,
        document=document.id,
        names=tuple(one.name for one in there),
        aside=() if later[-1][1] in standing else tuple(one.name for one in there),
        checked=checked,
    )
    return Done(back, done.changes)


def is_back(ctx: Context, revisions: Sequence[tuple[int, str]]) -> bool:
    """Tell whether a file is a document of this vault with something more."""
    try:
        _, _, known = _base(ctx, revisions)
    except NotInThisVault:
        return False
    return known[0] < revisions[-1][0]


def _base(
    ctx: Context, revisions: Sequence[tuple[int, str]]
) -> tuple[str, Document, tuple[int, str]]:
    """Return livret, document and newest revision of a file that is known here."""
    for size, digest in reversed(revisions):
        for livret in ctx.blobs.livrets_of(digest):
            for document in documents_of(ctx.livret(livret)):
                if document.lineage(digest):
                    return livret, document, (size, digest)
    raise NotInThisVault


def _act_of(one: CheckedSignature) -> SigningAct:
    return SigningAct(
        role=one.role,
        way=one.way,
        name=one.name,
        # What somebody typed as their agreement is the act, not their words.
        words=one.words,
        deadline=one.deadline,
        place=one.place,
        signed_on=one.signed_on,
        understood=one.understood,
        attested_by=one.attested_by,
    )


def _day(one: CheckedSignature, ctx: Context) -> dt.date | None:
    """Return the day of a signature that was given before it came back."""
    if one.signed_at is None:
        return None
    day = one.signed_at.astimezone(dt.UTC).date()
    # A clock that runs ahead elsewhere tells nothing about here.
    return day if day < ctx.clock.now().astimezone(dt.UTC).date() else None


def _mine(ctx: Context, document: Document) -> Said:
    content = turn_content(document, ctx.owner.name, ctx.owner.sign_key)
    return Said(kind="document_turn", content=content)


def _key_of(ctx: Context, livret: str, name: str) -> str:
    """Return the key of the member called so, where the livret knows it."""
    for member in ctx.livret(livret).members:
        if member.name == name and len(member.keys) == 1:
            return next(iter(member.keys))
    return ""
