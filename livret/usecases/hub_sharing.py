"""One livret by the hub: who would read it there, how it stands, beginning it."""

from __future__ import annotations

from dataclasses import dataclass

from livret.usecases.context import Changes, Done
from livret.usecases.hub_afar import HubVault
from livret.usecases.hub_desk import known_hub, reach_hub
from livret.usecases.hub_door import HubDoor
from livret.usecases.hub_errors import HubUnreachable, NotOnTheHub
from livret.usecases.hub_meant import mean_for_hub, names_at
from livret.usecases.hub_member_keys import hub_keys
from livret.usecases.hub_pulling import pull
from livret.usecases.hub_pushed import AWAY, Pushed
from livret.usecases.hub_pushing import put_on_hub
from livret.usecases.hub_stopped import stopped_names, take_up_again
from livret.usecases.ports_hub import Hub


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


def begin_sharing(vault: HubVault, door: HubDoor, livret: str) -> bool:
    """Let a livret go to the hub that was joined, also after it was stopped.

    The hub is not asked: what is said in the livret waits, and goes when it
    answers, be it in months.

    Returns:
        Whether it was begun: not where the hub never answered yet.

    Raises:
        UnknownLivret: No such livret here.
        NotAtThisHub: The vault joined none.
        NotOnTheHub: The livret may not go there; nothing was changed.
    """
    hub = known_hub(vault, door)
    if not hub:
        return False
    names = names_at(vault.ctx, hub, livret)
    take_up_again(vault, names.livret(livret))
    mean_for_hub(vault.hub_memory, names, livret)
    return True


def share_by_hub(
    vault: HubVault, door: HubDoor, livret: str, *, ask: bool = True
) -> Done[Pushed]:
    """Put a livret on the hub that was joined, also after it was stopped.

    Where the hub does not answer, the livret waits for it: ``away`` is told.

    Args:
        vault: The open vault.
        door: Reads addresses.
        livret: Its id.
        ask: Whether to ask the hub now, where that is not needed to begin.

    Raises:
        NotOnTheHub: It may not go there; nothing was sent.
        HubUnreachable: It does not answer, and never did to this program.
        HubAccessRefused, …: It is begun when the hub lets this desk in.
    """
    begun = begin_sharing(vault, door, livret)
    away = Done(Pushed(waiting=((livret, AWAY),)), Changes(livrets=frozenset({livret})))
    if begun and not ask:
        return away
    try:
        hub = reach_hub(vault, door)
    except HubUnreachable:
        if not begun:
            raise
        return away
    try:
        return _shared(vault, door, hub, livret)
    except HubUnreachable:
        return away  # cut while it went: the hub is known by now
    finally:
        hub.server.close()


def _shared(vault: HubVault, door: HubDoor, hub: Hub, livret: str) -> Done[Pushed]:
    begin_sharing(vault, door, livret)
    done = put_on_hub(vault.ctx, hub, livret)
    reasons = dict(done.value.waiting)
    if livret in reasons:
        raise NotOnTheHub(reason=reasons[livret])
    # What others wrote since, where it was there before.
    name = names_at(vault.ctx, hub.server.id, livret).livret(livret)
    came = pull(vault.ctx, hub, [name]).value.contributions
    return Done(
        done.value.plus(Pushed(came=came)), Changes(livrets=frozenset({livret}))
    )
