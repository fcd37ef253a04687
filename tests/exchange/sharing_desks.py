"""Two referents, two real vaults, and a livret that one shares with the other."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from livret.usecases.agreeing import GiveAgreement, give_agreement
from livret.usecases.cards import TrustCard, own_card_file, trust_card
from livret.usecases.joining_by_card import join_by_card
from livret.usecases.ports_sharing import Receipt
from livret.usecases.receiving import Accepted, Incoming, accept, open_file
from livret.usecases.sending import SendLivret, Sent, send
from tests.clock import SetClock
from tests.usecases.desks import Desk, make_vault

TEAM = {
    "claire": {},
    "marc": {"name": "Marc D.", "side": "emploi", "organisation": "Cap d’exemple"},
    "nadia": {"name": "Nadia F.", "side": "social", "organisation": "Autre lieu"},
    "zoe": {"name": "Marc D.", "side": "emploi", "organisation": "Cap d’exemple"},
    "marc_again": {
        "name": "Marc D.",
        "side": "emploi",
        "organisation": "Cap d’exemple",
    },
}


@dataclass
class Desks:
    """Several desks in one place, opened when first named."""

    folder: Path
    clock: SetClock = field(default_factory=SetClock)
    open: dict[str, Desk] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Desk:
        if name not in self.open:
            vault = make_vault(self.folder / name, self.clock, **TEAM[name])
            self.open[name] = Desk(vault, self.clock)
        return self.open[name]

    def close(self) -> None:
        for desk in self.open.values():
            desk.vault.close()

    def sharing(self, name: str) -> Any:
        return self[name].vault.sharing

    def key(self, name: str) -> str:
        return self[name].ctx.signer.public_key

    def card(self, name: str) -> bytes:
        return own_card_file(self.sharing(name))

    def meet(self, one: str, other: str) -> None:
        """Each trusts the other's card."""
        trust_card(self.sharing(one), TrustCard(data=self.card(other)))
        trust_card(self.sharing(other), TrustCard(data=self.card(one)))

    def agree(self, name: str, member: str, *scopes: str, until: Any = None) -> str:
        desk = self["claire"]
        last = until or desk.clock.today().replace(year=2027)
        who = desk.read.team.members[member].name
        command = GiveAgreement(
            livret=desk.livret,
            recipient=who,
            scopes=scopes,
            purpose="préparer le retour à l’emploi",
            until=last,
            member=member,
        )
        del name
        return give_agreement(desk.ctx, command).value

    def share(self, *scopes: str) -> str:
        """Claire opens Amina's livret and lets Marc in; return his member id."""
        desk = self["claire"]
        desk.open()
        self.meet("claire", "marc")
        marc = join_by_card(self.sharing("claire"), desk.livret, "Marc D.").value
        self.agree("marc", marc, *(scopes or ("commun", "mobilite", "logement")))
        return marc

    def send(self, by: str, to: str, **more: Any) -> Sent:
        livret = self["claire"].livret
        command = SendLivret(livret=livret, to=(self.key(to),), **more)
        return send(self.sharing(by), command).value

    def look(self, name: str, data: bytes) -> Incoming:
        told = open_file(self.sharing(name), data)
        assert isinstance(told, Incoming)
        return told

    def receipt(self, name: str, data: bytes) -> Receipt:
        told = open_file(self.sharing(name), data)
        assert isinstance(told, Receipt)
        return told

    def take(self, name: str, data: bytes, **more: Any) -> Accepted:
        done = accept(self.sharing(name), self.look(name, data), **more).value
        self[name].livret = done.livret
        return done

    def pass_on(self, by: str, to: str) -> Accepted:
        """Send by a file, and take it in."""
        return self.take(to, self.send(by, to).data)
