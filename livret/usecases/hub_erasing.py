"""What is erased here is erased on the hub, and never comes back to it."""

from __future__ import annotations

from livret.domain.hub_grants import HEADER_SCOPE, Names
from livret.usecases.context import Context
from livret.usecases.erasing import is_tombstone
from livret.usecases.hub_keyring import Keyring, read_grants
from livret.usecases.hub_places import grants_unless_lost, start_again
from livret.usecases.hub_pushed import Pushed
from livret.usecases.hub_remembering import seen_only
from livret.usecases.hub_scopes import rules_others
from livret.usecases.hub_sealing import Batch, Sealing
from livret.usecases.hub_sending import send_batches
from livret.usecases.ports_hub import Hub, HubLink


def erase_whole(ctx: Context, hub: Hub, livret: str) -> Pushed | None:
    """Have the hub erase what was erased here; None where the livret lives.

    Of an erased livret nothing but headers and its tombstone is left here:
    neither the team nor the scope key, of which the vault's memory of the hub
    keeps a copy. The tombstone goes first, sealed like a header, after the
    headers it stands on that never went: without them it counts nowhere.
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
    said = grants_unless_lost(hub.server, link, there)
    if said is None:
        # What it lost goes again: else the tombstone would wait for it for ever.
        link = start_again(hub.memory, link)
        said = hub.server.grants(link.name)
    ring = read_grants(said, hub.server.id, link.name, hub.sealer)
    secret = _widest(seen_only(hub.memory, ring, link.name), there.epoch)
    done = Pushed()
    if secret is not None:
        keys = {HEADER_SCOPE: secret}
        sealing = Sealing(hub, names, link.name, there.epoch, keys)
        done = _push_tombstone(ctx, hub, link, sealing)
    elif hub.memory.unsent(link.name):
        # Keys are others' by now: files bring it to who can hold them.
        done = Pushed(waiting=((livret, "unknown"),))
    return done.plus(Pushed(erased=erase_there(hub, names, link.name)))


def _widest(ring: Keyring, epoch: int) -> bytes | None:
    """Return the key of headers that the most others hold; None without any.

    One may have been made for who pushed alone, before others were let in.
    """
    fit = [
        key
        for name, key in ring.items()
        if (name.epoch, name.scope) == (epoch, HEADER_SCOPE) and key.secret is not None
    ]
    return max(fit, key=lambda key: len(key.holders)).secret if fit else None


def _push_tombstone(ctx: Context, hub: Hub, link: HubLink, sealing: Sealing) -> Pushed:
    """Push the tombstone after every header that waits, in order of arrival.

    Words of what waits were erased here, with their salt: of them nothing goes.
    """
    held = {one.id: one for one in ctx.log.read(link.livret)}
    raws = {one.id: one for one in ctx.log.sealed(link.livret)}
    rows: Batch = []
    for waiting in hub.memory.unsent(sealing.name):
        if waiting.id not in held:
            continue  # it arrived an instant ago: the next push takes it
        one, raw = held[waiting.id], raws[waiting.id]
        # Words that came since, by a file, are not to be pushed either; nor is a
        # tombstone of a newer Livret, for which no scope is known.
        goes = is_tombstone(one) and rules_others(one)
        sent = raw if goes else raw.without_body()
        there = waiting.header_there
        if sent.body is not None or not there:
            rows.append((one.id, sealing.row(one, sent, header_there=there)))
    return send_batches(hub, link, rows) if rows else Pushed()


def erase_there(
    hub: Hub,
    names: Names,
    name: bytes,
    among: frozenset[str] | None = None,
) -> int:
    """Have the hub remove bodies that were erased here; return how many went.

    Also what it may hold, since a cut came before its answer, and what it had
    removed, where it went back to a copy of before.

    Args:
        hub: The hub.
        names: Of the livret.
        name: Its own.
        among: Ids to look at; None looks at all.
    """
    waiting = (*hub.memory.to_erase(name), *_back_again(hub, names, name))
    gone = [one for one in waiting if among is None or one in among]
    if not gone:
        return 0
    count = hub.server.erase(name, [names.contribution(one) for one in gone])
    # A header that never went is still to go.
    bare = {one.id for one in hub.memory.unsent(name) if not one.header_there}
    hub.memory.acknowledge_erased(name, [one for one in gone if one not in bare])
    return count


def _back_again(hub: Hub, names: Names, name: bytes) -> list[str]:
    """Return what the hub removed once, and has again: it went back."""
    removed = {names.contribution(one): one for one in hub.memory.erased_there(name)}
    if not removed:
        return []
    still = hub.server.erased(name, list(removed))
    return [one for named, one in removed.items() if named not in still]
