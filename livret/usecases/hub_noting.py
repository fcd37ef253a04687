"""What the journal keeps of a hub: who received, once a day and not each second."""

from __future__ import annotations

from livret.usecases.context import Context
from livret.usecases.livrets import note


def note_once_a_day(ctx: Context, livret: str, what: str, readers: int) -> None:
    """Note that a livret went to the hub, or came from it.

    Args:
        ctx: The open vault.
        livret: Which.
        what: ``sent`` or ``received``.
        readers: How many others hold its keys; a change is noted at once.
    """
    detail = (("carrier", "hub"), ("readers", str(readers)))
    today = ctx.clock.now().date()
    last = [
        e for e in ctx.journal.of(livret) if e.what == what and e.at.date() == today
    ]
    if all(entry.detail != detail for entry in last):
        note(ctx, livret, what, carrier="hub", readers=str(readers))
