"""What somebody who takes part no more still tells the hub: that they left.

Nobody gives a key in a livret that they left. But who leaves at their own desk
is the only one who knows it: their leaving goes out under the keys they still
hold, with what they had said before. Whoever pushes next takes the livret from
them.

Until then words of their own that they erase go from the hub too, whenever they
erase them: nobody but who wrote them had a say in them (``resources/design/log.md``
2), and who comes later is not to be given what its author erased. What others
wrote is left to those who remain: somebody who clears their desk on leaving
takes nothing from the team.
"""

from __future__ import annotations

from livret.domain.hub_grants import HEADER_SCOPE, Names
from livret.usecases.context import Context
from livret.usecases.hub_erasing import erase_there
from livret.usecases.hub_keyring import Desk, Keyring, desk_at, read_grants
from livret.usecases.hub_places import grants_unless_lost
from livret.usecases.hub_pulling import pull
from livret.usecases.hub_pushed import Pushed
from livret.usecases.hub_scopes import scope_of
from livret.usecases.hub_sealing import Batch, Sealing
from livret.usecases.hub_sending import send_batches
from livret.usecases.ports_hub import Hub


def push_leaving(ctx: Context, hub: Hub, livret: str) -> Pushed | None:
    """Push what the vault's owner wrote before they left, their leaving included.

    What they wrote themselves and erased is erased there first.

    Returns:
        What went; None where they take part, or nothing can go.
    """
    folded, me = ctx.livret(livret), ctx.signer.public_key
    if me in folded.team.by_key or not folded.scope_key:
        return None
    names = Names(folded.scope_key, hub.server.id)
    name = names.livret(livret)
    there = {one.livret: one for one in hub.server.standings()}.get(name)
    link = next((k for k in hub.memory.links() if k.name == name), None)
    if there is None or link is None:
        return None
    said = grants_unless_lost(hub.server, link, there)
    if said is None:
        # Else what it lost besides would stay unsent: told anew, then looked at.
        pull(ctx, hub, [name])
        return push_leaving(ctx, hub, livret)
    erased = erase_there(hub, names, name, _own(ctx, livret))
    desk = _desk(ctx, hub, livret, names)
    ring = read_grants(said, hub.server.id, name, hub.sealer, desk.ever)
    keys = _still_fit(ring, there.epoch, desk, me)
    told = None
    if HEADER_SCOPE in keys:
        rows = _rows(ctx, livret, Sealing(hub, names, name, there.epoch, keys))
        told = send_batches(hub, link, rows) if rows else None
    if told is None:
        return Pushed(erased=erased) if erased else None
    return told.plus(Pushed(erased=erased))


def _own(ctx: Context, livret: str) -> frozenset[str]:
    mine = ctx.signer.public_key
    return frozenset(
        one.id for one in ctx.log.read(livret) if one.header.author == mine
    )


def _desk(ctx: Context, hub: Hub, livret: str, names: Names) -> Desk:
    held, folded = ctx.log.read(livret), ctx.livret(livret)
    return desk_at(held, folded, names, ctx.clock.today(), hub.sealer.public_key)


def _still_fit(ring: Keyring, epoch: int, desk: Desk, me: str) -> dict[bytes, bytes]:
    """Return keys that nobody but who may hold them, and oneself, holds."""
    return {
        name.scope: key.secret
        for name, key in ring.items()
        if key.secret is not None
        and name.epoch == epoch
        and key.makers <= {me, *desk.own}
        and key.ever <= {desk.hub_key, *desk.wanted.get(name.scope, ())}
    }


def _rows(ctx: Context, livret: str, sealing: Sealing) -> Batch:
    """Seal what waits of their own; words that no key fits go as headers alone.

    So does what others wrote, where the hub went back without it: a leaving
    whose ancestors nobody else has would wait for them for ever.
    """
    held = {one.id: one for one in ctx.log.read(livret)}
    raws = {one.id: one for one in ctx.log.sealed(livret)}
    rows: Batch = []
    told = False
    for waiting in sealing.hub.memory.unsent(sealing.name):
        one, raw = held[waiting.id], raws[waiting.id]
        own = one.header.author == ctx.signer.public_key
        fits = own and scope_of(one, sealing.names) in sealing.keys
        if fits or not waiting.header_there:
            sent = raw if fits else raw.without_body()
            there = waiting.header_there
            rows.append((one.id, sealing.row(one, sent, header_there=there)))
            told = told or own
    return rows if told else []
