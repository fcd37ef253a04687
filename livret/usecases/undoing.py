"""Undoing one's own last acts, the latest first, by taking each back.

Nothing signed is undone: what a signed paper holds is amended by new words.
What others have followed, and what rules or protects, is passed over.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from livret.domain.instants import moment_of
from livret.domain.livret import Livret, Value
from livret.usecases.context import Context, Done
from livret.usecases.errors import UnknownReference
from livret.usecases.retracting import retract, stands

_BEGINNING = 120
"""Letters by which one tells one act from another."""

LAST_ACTS = 200
"""How many of one's own last acts are looked at."""

_NOT_BY_THIS_KEY = frozenset({"diagnosis_opened"})
_NOT_SIGNED = frozenset({"refused", "absent"})


@dataclass(frozen=True, slots=True, kw_only=True)
class LastAct:
    """One's own last act that may be undone.

    Attributes:
        livret: Where.
        id: Id of the contribution.
        kind: Its kind.
        on: The day it was said.
        reworded: It said anew what had been said before.
        today: It was written today.
        signed: A signed paper holds it: it is amended, not undone.
        words: How it begins, possibly empty.
    """

    livret: str
    id: str
    kind: str
    on: dt.date
    reworded: bool
    today: bool
    signed: bool
    words: str = ""


def last_act(ctx: Context, livret: str) -> LastAct | None:
    """Return what undoing would take back now, or None."""
    return next(_acts(ctx, ctx.together(livret)), None)


def last_acts(ctx: Context, livret: str) -> tuple[LastAct, ...]:
    """Return one's own last acts that stand, the latest first, signed ones too."""
    return tuple(_acts(ctx, ctx.together(livret)))


def _acts(ctx: Context, read: Livret) -> Iterator[LastAct]:
    mine = [one for one in read.history if one.author == ctx.signer.public_key]
    signed = signed_ids(read)
    for value in reversed(mine[-LAST_ACTS:]):
        if value.kind not in _NOT_BY_THIS_KEY and stands(read, value):
            yield _act(ctx, read, value, signed)


def _act(ctx: Context, read: Livret, value: Value, signed: frozenset[str]) -> LastAct:
    return LastAct(
        livret=read.id,
        id=value.id,
        kind=value.kind,
        on=value.said_on,
        reworded=_reworded(value),
        today=_day(value) == ctx.clock.today(),
        signed=value.id in signed,
        words=str(value.content.get("words", ""))[:_BEGINNING],
    )


def take_off(ctx: Context, livret: str, sort: str, key: str) -> Done[LastAct]:
    """Take the latest wording of one thing back; the one before comes back.

    Args:
        ctx: The open vault.
        livret: Which.
        sort: The place where it stands: ``goal``, ``action``, ``life``,
            ``event``, ``skill``, ``project``, ``situation``, ``note``,
            ``contact``, ``contract``.
        key: Its id there, or that of its latest wording.

    Raises:
        UnknownReference: Nothing stands there.
        NotAllowed: Somebody else wrote it, it is in a signed paper, or others
            followed it.
    """
    read = ctx.together(livret)
    standing = read.at(sort, key) or next(
        (values for _, values in read.each(sort) if key in {v.id for v in values}), ()
    )
    if not standing:
        raise UnknownReference(path=sort)
    act = _act(ctx, read, standing[-1], signed_ids(read))
    return undo(ctx, act)


def undo(ctx: Context, act: LastAct) -> Done[LastAct]:
    """Take an act back; what it replaced comes back.

    Raises:
        NotAllowed: It is in a signed paper, or no longer stands.
    """
    done = retract(ctx, act.livret, act.id)
    return Done(act, done.changes)


def signed_ids(livret: Livret) -> frozenset[str]:
    """Return the ids that papers signed by somebody hold."""
    signed = {
        value.content["document"]
        for value in livret.history
        if value.kind == "signature_given" and value.content["way"] not in _NOT_SIGNED
    }
    return frozenset(
        one
        for value in livret.history
        if value.kind == "document_frozen" and value.id in signed
        for one in value.content["contains"]
    )


def _reworded(value: Value) -> bool:
    """Tell whether it names, in a field of its own name, what it says anew."""
    return value.kind.partition("_")[0] in value.content


def _day(value: Value) -> dt.date:
    return moment_of(value.recorded_at).date()
