"""Two desks at a real hub, and what they say, for measuring."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from itertools import cycle
from typing import Any

from livret.exchange.hub.addresses import read_address
from livret.exchange.hub.people import invite
from livret.exchange.hub.server import PostgresHub
from livret.usecases.agreeing import GiveAgreement, give_agreement
from livret.usecases.app import OpenVault
from livret.usecases.hub_pushing import put_on_hub
from livret.usecases.livrets import OpenLivret, open_livret
from livret.usecases.ports import Randomness
from livret.usecases.ports_hub import Hub, HubRow
from livret.usecases.writing import Said, write

BATCH = 250
WORDS = "Chercher une solution de garde pour le mercredi, avec la mairie"
_SCOPES = ("commun", "sante", "droit", "langue", "mobilite", "famille", "ressources")


@dataclass(slots=True)
class Scene:
    """Two desks at one hub, and how to add people.

    Attributes:
        url: The hub, as its administrator reaches it.
        randomness: For names and keys.
        writer: Who writes.
        hub: The writer's.
        reader: Opens who reads; to be called in the thread that reads.
        reader_as: How the reader is named in a livret.
        today: The day agreements are counted from.
    """

    url: str
    randomness: Randomness
    writer: OpenVault
    hub: Hub
    reader: Callable[[], tuple[OpenVault, Hub]]
    reader_as: dict[str, Any]
    today: dt.date

    def shared_livret(self, contributions: int) -> str:
        """Open a livret that both hold, with so many goals, and push it."""
        ctx = self.writer.ctx
        livret = open_livret(ctx, OpenLivret(called="Amina B.")).value
        write(ctx, livret, [Said(kind="member_joined", content=self.reader_as)])
        for name in (ctx.owner.name, self.reader_as["name"]):
            given = GiveAgreement(
                livret=livret,
                recipient=name,
                scopes=_SCOPES,
                purpose="Mesurer",
                until=self.today + dt.timedelta(days=300),
            )
            give_agreement(ctx, given)
        goals = [
            Said(kind="goal_set", content={"words": f"{WORDS} {n}", "barriers": [b]})
            for n, b in zip(range(contributions), cycle(_SCOPES[1:]), strict=False)
        ]
        if goals:
            write(ctx, livret, goals)
        put_on_hub(ctx, self.hub, livret)
        return livret

    def stranger(self) -> PostgresHub:
        """Return a connection of somebody else."""
        key = self.randomness.take(32).hex()
        given = invite(self.url, key, self.randomness)
        return PostgresHub(read_address(given))


def row(take: Callable[[int], bytes]) -> HubRow:
    """Return a row of the usual size, of random bytes."""
    return HubRow(
        id=take(16), part=0, epoch=1, scope=take(16), header=take(476), body=take(412)
    )
