"""A livret that is meant for a hub, under its name there; asks no hub."""

from __future__ import annotations

from livret.domain.hub_grants import Names
from livret.domain.team import PERSON
from livret.usecases.context import Context
from livret.usecases.hub_errors import NotOnTheHub
from livret.usecases.ports_hub import HubLink, HubMemory


def mean_for_hub(memory: HubMemory, names: Names, livret: str) -> None:
    """Note that a livret goes to a hub: from then on it waits until it is there."""
    name = names.livret(livret)
    if all(link.name != name for link in memory.links()):
        memory.keep_link(HubLink(name=name, livret=livret, scope_key=names.scope_key))


def names_at(ctx: Context, hub: bytes, livret: str) -> Names:
    """Return the livret's names, where its owner may push it.

    Raises:
        UnknownLivret: No such livret here.
        NotOnTheHub: It may not go there.
    """
    folded = ctx.livret(livret)
    owner = folded.team.by_key.get(ctx.signer.public_key)
    if owner is None or owner.role == PERSON:  # she has no key there (hub_keys)
        raise NotOnTheHub(reason="not_member")
    if not folded.scope_key:
        raise NotOnTheHub(reason="no_scope_key")
    return Names(folded.scope_key, hub)
