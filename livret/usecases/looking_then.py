"""The livret as it was known on a day, read only.

What was known then is folded from what was recorded by then. Three things are
taken from today all the same, so that looking back hurts nobody: how she wants
to be called (practice rule 5), what was taken back since, and what others said
of a topic that she does not want to speak of now (practice rule 7).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from livret.domain.barrier_history import barrier_histories
from livret.domain.contribution import Verified
from livret.domain.fold import fold_at
from livret.domain.line_items import taken_back
from livret.domain.livret import Livret
from livret.usecases.context import Context
from livret.usecases.livrets import note
from livret.usecases.naming import named_as_today, names_now


def as_known(ctx: Context, livret: str, day: dt.date) -> Livret:
    """Return a livret as it was known at the end of a day; she will see it.

    Args:
        ctx: The open vault.
        livret: Its id.
        day: The day, UTC.

    Raises:
        UnknownLivret: No such livret in this vault.
    """
    today = ctx.livret(livret)
    still = _still_said(today, ctx.log.read(livret))
    known = fold_at(still, day, names=names_now(today))
    note(ctx, livret, "opened", at=day.isoformat())
    return replace(named_as_today(known, today), id=livret)


def _still_said(today: Livret, log: Iterable[Verified]) -> list[Verified]:
    """Return the log without the bodies that are not to be read again."""
    silent = taken_back(today)
    declined = {one.barrier.value for one in barrier_histories(today) if one.declined}
    kept = []
    for one in log:
        body = one.body
        about_declined = (
            body is not None
            and body.kind == "view_given"
            and body.voice != "personne"
            and body.content["barrier"] in declined
        )
        hidden = one.id in silent or about_declined
        kept.append(Verified(one.id, one.header, None) if hidden else one)
    return kept
