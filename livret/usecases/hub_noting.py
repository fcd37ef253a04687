"""What the journal keeps of a hub: who received, once a day and not each second."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from livret.domain.livret import Livret
from livret.usecases.context import Context
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


def readers_told(livret: Livret, keys: AbstractSet[str]) -> dict[str, str]:
    """Return who holds some keys of the hub: how many, and the names of members.

    Args:
        livret: Folded.
        keys: Public keys, 64 hex digits each.
    """
    names = {
        member.name
        for member in livret.members
        if any(one.hub in keys for one in member.key_sets)
    }
    told = {"readers": str(len(keys))}
    return {**told, "to": ", ".join(sorted(names))} if names else told
