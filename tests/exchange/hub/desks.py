"""Several real desks at one real hub."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

from livret.bootstrap.machine import SystemRandomness
from livret.exchange.hub.people import invite
from livret.usecases.agreeing import GiveAgreement, give_agreement
from livret.usecases.hub_pulled import Pulled
from livret.usecases.hub_pulling import pull
from livret.usecases.hub_pushed import Pushed
from livret.usecases.hub_pushing import push, put_on_hub
from livret.usecases.ports_hub import Hub
from tests.clock import SetClock
from tests.usecases.desks import Desk, make_vault

ALL = ("commun", "sante", "droit", "langue", "mobilite", "famille", "ressources")
SCOPES = (*ALL, "logement")
YEAR_END = dt.date(2026, 12, 31)


@dataclass
class HubDesk(Desk):
    """A desk that has joined a hub."""

    hub: Hub = field(default=None)  # type: ignore[assignment]
    url: str = ""

    def push(self) -> Pushed:
        return push(self.ctx, self.hub).value

    def put(self) -> Pushed:
        return put_on_hub(self.ctx, self.hub, self.livret).value

    def pull(self) -> Pulled:
        return pull(self.ctx, self.hub).value

    @property
    def words(self) -> list[str]:
        return [value.content.get("words", "") for value in self.read.history]

    def leave(self) -> None:
        self.hub.server.close()
        self.vault.close()


@dataclass
class Office:
    """A hub and its desks."""

    url: str
    folder: Path
    desks: list[HubDesk] = field(default_factory=list)
    clock: SetClock = field(default_factory=SetClock)

    def desk(self, name: str, side: str = "social", url: str = "") -> HubDesk:
        """A new desk, invited and joined."""
        vault = make_vault(self.folder / name, self.clock, name=name, side=side)
        given = invite(url or self.url, vault.ctx.owner.hub_key, SystemRandomness())
        made = HubDesk(vault, self.clock, url=given, hub=vault.at_hub(given))
        self.desks.append(made)
        return made

    def team(self) -> tuple[HubDesk, HubDesk]:
        """Claire and Marc, with a livret of Amina that they may both hold."""
        claire, marc = self.desk("Claire M."), self.desk("Marc D.", "emploi")
        claire.open()
        welcome(claire, marc)
        agree(claire, claire.ctx.owner.name)
        claire.put()
        marc.pull()
        marc.livret = claire.livret
        return claire, marc

    def close(self) -> None:
        for desk in self.desks:
            desk.leave()


def welcome(desk: HubDesk, other: HubDesk, *scopes: str, back_as: str = "") -> str:
    """Name somebody in the livret, and agree that they hold what is said.

    Args:
        desk: Where it is said.
        other: Whose keys are named.
        scopes: What they may hold; none named means all.
        back_as: The member id of somebody who had left.
    """
    owner = other.ctx.owner
    keys = owner.keys(owner.sign_key).told()
    told = {"name": owner.name, "role": "referent", "side": owner.side, "keys": keys}
    told |= {"member": back_as} if back_as else {}
    (member,) = desk.say({"kind": "member_joined", **told})
    agree(desk, owner.name, *scopes)
    return member


def agree(desk: HubDesk, name: str, *scopes: str) -> str:
    given = GiveAgreement(
        livret=desk.livret,
        recipient=name,
        scopes=scopes or SCOPES,
        purpose="Nous avançons ensemble",
        until=YEAR_END,
    )
    return give_agreement(desk.ctx, given).value
