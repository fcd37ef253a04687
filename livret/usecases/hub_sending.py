"""Rows of a livret that takes no new keys any more: sent commit by commit."""

from __future__ import annotations

from livret.usecases.hub_places import keep_sent
from livret.usecases.hub_pushed import Pushed
from livret.usecases.hub_sealing import Batch, batches
from livret.usecases.ports_hub import Hub, HubLink


def send_batches(hub: Hub, link: HubLink, rows: Batch) -> Pushed:
    """Push rows in their order; each commit is noted before the next one goes.

    Args:
        hub: The hub.
        link: What is known of the livret there.
        rows: What goes; ancestors come first, so that a cut leaves none behind.

    Returns:
        What went, and why the rest waits where the hub did not keep it.

    Raises:
        Unavailable: The hub was cut; what it did not acknowledge waits.
    """
    done = Pushed()
    for batch in batches(rows):
        outcome = hub.server.push([(link.name, row) for _, row in batch])[link.name]
        if outcome.said != "kept":
            return done.plus(Pushed(waiting=((link.livret, outcome.said),)))
        told = [(one, row.body is not None) for one, row in batch]
        link = keep_sent(hub.memory, link, outcome, told)
        done = done.plus(Pushed(contributions=len(batch)))
    return done.plus(Pushed(livrets=1))
