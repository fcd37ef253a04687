"""What the journal keeps of a hub: who received, once a day and not each second."""

from __future__ import annotations

import datetime as dt
from collections.abc import Set as AbstractSet

from livret.domain.livret import Livret
from livret.domain.sending import Reader, allowance
from livret.usecases.context import Context
from livret.usecases.hub_member_keys import hub_keys
from livret.usecases.livrets import note


def note_once_a_day(ctx: Context, livret: str, what: str, **told: str) -> None:
    """Note that a livret went to the hub, or came from it.

    Args:
        ctx: The open vault.
        livret: Which.
        what: ``sent`` or ``received``.
        told: Who reads it there; a change is noted at once.
    """
    detail = {"carrier": "hub", **told}
    today = ctx.clock.now().date()
    last = [
        e for e in ctx.journal.of(livret) if e.what == what and e.at.date() == today
    ]
    if all(dict(entry.detail) != detail for entry in last):
        note(ctx, livret, what, **detail)


def readers_told(
    livret: Livret, keys: AbstractSet[str], day: dt.date
) -> tuple[dict[str, str], ...]:
    """Return who gets what of a livret by the hub, and until when.

    Args:
        livret: Folded.
        keys: Public keys, 64 hex digits each, of whom it goes to.
        day: On which the agreements are asked.

    Returns:
        For each member the name, the last day and the scopes, as a sending by
        file is told; nothing where nobody reads.
    """
    found, theirs = {}, hub_keys(livret)
    for member in livret.members:
        if theirs.get(member.id, frozenset()) & keys:
            told = Reader(
                name=member.name, organisation=member.organisation, member=member.id
            )
            allowed = allowance(livret, told, day)
            found[member.name, member.id] = {
                "readers": str(len(keys)),
                "to": member.name,
                **({"until": allowed.until.isoformat()} if allowed.until else {}),
                **({"scopes": ",".join(sorted(s))} if (s := allowed.scopes) else {}),
            }
    return tuple(found[one] for one in sorted(found))
