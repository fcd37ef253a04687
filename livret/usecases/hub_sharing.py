"""One livret by the hub: who would read it there, how it stands, beginning it."""

from __future__ import annotations

from dataclasses import dataclass

from livret.domain.hub_grants import Names
from livret.usecases.app import HubDoor
from livret.usecases.context import Changes, Done
from livret.usecases.hub_afar import HubVault
from livret.usecases.hub_desk import reach_hub
from livret.usecases.hub_errors import NotOnTheHub
from livret.usecases.hub_keyring import hub_keys
from livret.usecases.hub_pulling import pull
from livret.usecases.hub_pushed import Pushed
from livret.usecases.hub_pushing import put_on_hub
from livret.usecases.hub_stopped import stopped_names, take_up_again


@dataclass(frozen=True, slots=True, kw_only=True)
class LivretAtHub:
    """How one livret stands with the hub, as far as the vault alone knows.

    Attributes:
        shared: Whether it is on it.
        waiting: How many contributions the hub has not acknowledged.
        readers: Names of other present members who have a key for a hub.
        others: Names of other present members who have none.
        member: Whether the vault's owner takes part in it.
    """

    shared: bool
    waiting: int
    readers: tuple[str, ...]
    others: tuple[str, ...]
    member: bool


def at_hub(vault: HubVault, livret: str) -> LivretAtHub:
    """Tell how a livret stands with the hub; nothing is asked of the server.

    Raises:
        UnknownLivret: No such livret here.
    """
    folded = vault.ctx.livret(livret)
    stopped = stopped_names(vault)
    links = (one for one in vault.hub_memory.links() if one.name not in stopped)
    link = next((one for one in links if one.livret == livret), None)
    keys = hub_keys(folded)
    own = folded.team.by_key.get(vault.ctx.signer.public_key)
    present = [one for one in folded.members if own is None or one.id != own.id]
    return LivretAtHub(
        shared=link is not None,
        waiting=len(vault.hub_memory.unsent(link.name)) if link else 0,
        readers=tuple(one.name for one in present if one.id in keys),
        others=tuple(one.name for one in present if one.id not in keys and one.side),
        member=own is not None,
    )


def share_by_hub(vault: HubVault, door: HubDoor, livret: str) -> Done[Pushed]:
    """Put a livret on the hub that was joined, also after it was stopped.

    Raises:
        NotOnTheHub: It may not go there; nothing was sent.
        HubUnreachable, HubAccessRefused, …: It is begun when the hub answers.
    """
    hub = reach_hub(vault, door)
    try:
        scope_key = vault.ctx.livret(livret).scope_key
        name = Names(scope_key, hub.server.id).livret(livret)
        if scope_key:
            take_up_again(vault, name)
        done = put_on_hub(vault.ctx, hub, livret)
        reasons = dict(done.value.waiting)
        if livret in reasons:
            raise NotOnTheHub(reason=reasons[livret])
        # What others wrote since, where it was there before.
        came = pull(vault.ctx, hub, [name]).value.contributions
        return Done(
            done.value.plus(Pushed(came=came)), Changes(livrets=frozenset({livret}))
        )
    finally:
        hub.server.close()
