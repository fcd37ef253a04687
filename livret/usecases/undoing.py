"""Undoing one's own last acts, the latest first, by taking each back.

Nothing signed is undone: what a signed paper holds is amended by new words.
What others have followed, and what rules or protects, is passed over.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from livret.domain.livret import Livret, Value
from livret.usecases.context import Context, Done
from livret.usecases.retracting import retract, stands

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
    """

    livret: str
    id: str
    kind: str
    on: dt.date
    reworded: bool
    today: bool
    signed: bool


def last_act(ctx: Context, livret: str) -> LastAct | None:
    """Return what undoing would take back now, or None."""
    read = ctx.livret(livret)
    mine = [one for one in read.history if one.author == ctx.signer.public_key]
    for value in reversed(mine[-LAST_ACTS:]):
        if value.kind not in _NOT_BY_THIS_KEY and stands(read, value):
            return LastAct(
                livret=livret,
                id=value.id,
                kind=value.kind,
                on=value.said_on,
                reworded=_reworded(value),
                today=_day(value) == ctx.clock.today(),
                signed=value.id in signed_ids(read),
            )
    return None


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
    return dt.datetime.fromtimestamp(value.recorded_at / 1000, dt.UTC).date()
