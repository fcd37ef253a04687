"""What is erased here is erased on the hub, and never comes back to it."""

from __future__ import annotations

from livret.domain.hub_grants import HEADER_SCOPE, Names
from livret.usecases.context import Context
from livret.usecases.erasing import is_tombstone
from livret.usecases.hub_keyring import read_grants, secrets_of
from livret.usecases.hub_places import keep_sent
from livret.usecases.hub_pushed import Pushed
from livret.usecases.hub_remembering import seen_only
from livret.usecases.hub_sealing import Sealing
from livret.usecases.ports_hub import Hub, HubLink


def erase_whole(ctx: Context, hub: Hub, livret: str) -> Pushed | None:
    """Have the hub erase what was erased here; None where the livret lives.

    Of an erased livret nothing but headers and its tombstone is left here:
    neither the team nor the scope key, of which the vault's memory of the hub
    keeps a copy. The tombstone goes first, sealed like a header.
    """
    if ctx.livret(livret).scope_key:
        return None
    link = next((k for k in hub.memory.links() if k.livret == livret), None)
    if link is None or not link.scope_key:
        return None
    names = Names(link.scope_key, hub.server.id)
    there = {one.livret: one for one in hub.server.standings()}.get(link.name)
    if there is None:
        return Pushed(waiting=((livret, "unknown"),))
    ring = read_grants(
        hub.server.grants(link.name), hub.server.id, link.name, hub.sealer
    )
    secrets = secrets_of(
        seen_only(hub.memory, ring, link.name), there.epoch, HEADER_SCOPE
    )
    done = Pushed()
    if secrets:
        keys = {HEADER_SCOPE: secrets[0]}
        sealing = Sealing(hub, names, link.name, there.epoch, keys)
        done = _push_tombstone(ctx, hub, link, sealing)
    return done.plus(Pushed(erased=erase_there(hub, names, link.name, over=True)))


def _push_tombstone(ctx: Context, hub: Hub, link: HubLink, sealing: Sealing) -> Pushed:
    livret = link.livret
    waiting = {one.id for one in hub.memory.unsent(sealing.name)}
    pairs = zip(ctx.log.sealed(livret), ctx.log.read(livret), strict=True)
    rows = [
        (one.id, sealing.row(one, raw, header_there=False))
        for raw, one in pairs
        if one.id in waiting and is_tombstone(one)
    ]
    if not rows:
        return Pushed()
    outcome = hub.server.push([(sealing.name, row) for _, row in rows])[sealing.name]
    if outcome.said != "kept":
        return Pushed(waiting=((livret, outcome.said),))
    keep_sent(hub.memory, link, outcome, [(one, True) for one, _ in rows])
    return Pushed(contributions=len(rows), livrets=1)


def erase_there(
    hub: Hub,
    names: Names,
    name: bytes,
    among: frozenset[str] | None = None,
    *,
    over: bool = False,
) -> int:
    """Have the hub remove bodies that were erased here; return how many went.

    Also what it may hold, since a cut came before its answer, and what it had
    removed, where it went back to a copy of before.

    Args:
        hub: The hub.
        names: Of the livret.
        name: Its own.
        among: Ids to look at; None looks at all.
        over: The livret was erased: no header of it is to go any more.
    """
    waiting = (*hub.memory.to_erase(name), *_back_again(hub, names, name))
    gone = [one for one in waiting if among is None or one in among]
    if not gone:
        return 0
    count = hub.server.erase(name, [names.contribution(one) for one in gone])
    # A header that never went is still to go.
    unsent = () if over else hub.memory.unsent(name)
    bare = {one.id for one in unsent if not one.header_there}
    hub.memory.acknowledge_erased(name, [one for one in gone if one not in bare])
    return count


def _back_again(hub: Hub, names: Names, name: bytes) -> list[str]:
    """Return what the hub removed once, and has again: it went back."""
    removed = {names.contribution(one): one for one in hub.memory.erased_there(name)}
    if not removed:
        return []
    still = hub.server.erased(name, list(removed))
    return [one for named, one in removed.items() if named not in still]
