"""What must hold in every world, looked for without the code it is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from livret.domain.contribution import Verified
from livret.domain.fold import fold
from livret.domain.hub_grants import SIGNATURE_BYTES, Grant
from livret.domain.joined import fold_joined
from livret.domain.livret import Livret
from livret.domain.team import PERSON
from livret.usecases.card_box import card_of
from livret.usecases.ports_sharing import Parcel
from livret.usecases.simulation.agreed import allowed_words
from livret.usecases.simulation.key_changes import check_holders
from livret.usecases.simulation.reading import Same, same_as
from livret.usecases.simulation.shelves import Shelf
from livret.usecases.simulation.standing import check_voices, places_of
from livret.usecases.simulation.world import Desk, World

_REPEATED = 3


def check_made(world: World, sender: Desk, other: Desk, data: bytes) -> None:
    """See that a file holds what its reader may have, and every header."""
    parcel = _parcel(world, data)
    whole = {one.id for one in parcel.contributions if one.body is not None}
    if not whole <= allowed_words(sender, other, world.livret):
        world.broken.append(f"outside the agreement: {sender.name}>{other.name}")
    held = sender.held(world.livret)
    rules = {one.id for one in held if one.body is not None and one.body.structural}
    if world.livret not in sender.purged and not rules <= whole:
        world.broken.append(f"what rules the others stayed: {sender.name}>{other.name}")
    other.lawful |= whole
    if [one.id for one in parcel.contributions] != [
        one.id for one in sender.held(world.livret)
    ]:
        world.broken.append(f"a header stayed behind: {sender.name}>{other.name}")
    if _left(world, sender, other) or _distrusted(sender, other.sign):
        world.broken.append(f"who left was sent a file: {sender.name}>{other.name}")
    told = parcel.manifest
    number = (told.livret, told.replica, told.sequence, told.recipients)
    if world.numbered.setdefault(number, data) != data:
        world.broken.append(f"two files have one number: {sender.name}")


def check_taken(world: World, desk: Desk, data: bytes) -> None:
    """See that a file that was accepted left nothing out."""
    parcel = _parcel(world, data)
    if _distrusted(desk, parcel.manifest.sender):
        world.broken.append(f"a file came from who is not trusted: {desk.name}")
    here = {one.id: one.body for one in desk.held(parcel.manifest.livret)}
    forgotten = parcel.manifest.livret in desk.purged
    for one in parcel.contributions:
        words = one.body is None or forgotten or one.id in desk.disk.erased
        if one.id not in here or (here[one.id] is None and not words):
            world.broken.append(f"a voice was lost on arrival: {desk.name}")


def _parcel(world: World, data: bytes) -> Parcel:
    inside = world.made.made[data][0]
    assert isinstance(inside, Parcel)  # noqa: S101 - who asks holds no receipt
    return inside


def _left(world: World, sender: Desk, other: Desk) -> bool:
    """Tell whether a key took part, and does no longer, as ``sender`` knows."""
    livret = world.livret_at(sender)
    return other.sign in places_of(livret) and other.sign not in livret.team.by_key


def _distrusted(desk: Desk, sign: str) -> bool:
    kept = card_of(desk.sharing, sign)
    return kept is not None and bool(kept.revoked)


def check_pushed(world: World, desk: Desk, livrets: Iterable[str]) -> None:
    """See that whoever left, as ``desk`` knows, reads the hub no longer."""
    for link in desk.hub.memory.links():
        if link.livret not in livrets:
            continue
        livret = desk.ctx.livret(link.livret)
        present = {
            keys.hub
            for member in livret.members
            for keys in member.key_sets
            if keys.hub and keys.sign not in world.invented and member.role != PERSON
        }
        shelf = world.server.shelves.get(link.name)
        if shelf is None or not livret.scope_key:
            continue
        if livret.erased:
            continue  # the words that say who came since may be gone; none is added
        if desk.sign not in livret.team.by_key:
            continue  # who left takes no key from anybody: whoever pushes next does
        extra = shelf.readers - present
        if extra - {desk.hub_key}:
            world.broken.append(f"who left still reads: {desk.name}")
        if _holding(shelf) - present - {desk.hub_key}:
            world.broken.append(f"who left holds what seals now: {desk.name}")


def _holding(shelf: Shelf) -> set[str]:
    """Return the hub keys that were given a key of the present epoch."""
    found = set()
    for said in shelf.grants:
        grant = Grant.from_bytes(said[SIGNATURE_BYTES:])
        now = {at for at, key in enumerate(grant.keys) if key.epoch == shelf.epoch}
        found |= {holder for holder, at in grant.holders.items() if now & set(at)}
    return found


def check_step(world: World) -> None:
    """See what must hold after every act."""
    for desk in world.desks.values():
        state = (
            desk.disk.changes,
            len(desk.disk.erased),
            len(desk.forgotten),
            len(desk.purged),
        )
        if desk.seen == state:
            continue  # as it was after the act before; what is lawful only grows
        desk.seen = state
        worded = {one.id for one in desk.held_of_all() if one.body is not None}
        if worded - desk.lawful:
            world.broken.append(f"a word on the wrong disk: {desk.name}")
        if worded & (desk.disk.erased | desk.forgotten):
            world.broken.append(f"erased words came back: {desk.name}")
        for livret in desk.purged:
            held = desk.held(livret)
            if any(
                one.body is not None and one.body.kind != "tombstone" for one in held
            ):
                world.broken.append(f"an erased livret came back: {desk.name}")
    for shelf in world.server.shelves.values():
        gone = shelf.erased
        if gone and any(row.id in gone and row.body for _, row in shelf.rows):
            world.broken.append("erased words came back: hub")


def check_end(world: World) -> None:
    """See what must hold when all is said: no voice lost, one livret for all."""
    folded: dict[Same, Livret] = {}
    together: dict[Same, Livret] = {}
    everything: dict[str, Verified] = {}
    for desk in world.desks.values():
        held = tuple(desk.held_of_all())
        own = {one for one, name in world.authored.items() if name == desk.name}
        if own - desk.lacking - {one.id for one in held}:
            world.broken.append(f"a voice was lost: {desk.name}")
        for one in held:
            kept = everything.get(one.id)
            everything[one.id] = one if kept is None or kept.body is None else kept
        for livret in desk.disk.held:
            _one_livret(world, desk.held(livret), folded, desk.ctx.livret(livret))
        _one_of_two(world, desk, together)
    if not everything.keys() >= world.authored.keys() - world.lost:
        world.broken.append("a voice was lost: everywhere")
    for livret in world.livrets:
        whole = [one for one in everything.values() if one.header.livret == livret]
        if whole:
            read = next(iter(world.desks.values())).ctx.fold_of(whole)
            _one_livret(world, whole, folded, read)
            world.broken += check_voices(whole, read)
            world.broken += check_holders(world, read)


def _one_of_two(world: World, desk: Desk, together: dict[Same, Livret]) -> None:
    """See that two livrets read as one are the same for whoever holds the same."""
    here = sorted(desk.disk.held)
    if len(here) < len(world.livrets) or len(here) == 1:
        return
    read = desk.ctx.together(here[0])
    if not read.parts:
        return
    same = same_as(desk.held_of_all())
    found = fold_joined([world.chance.shuffled(desk.held(one)) for one in here])
    if together.setdefault(same, read) != found:
        world.broken.append("the same two livrets gave another one")


def _one_livret(
    world: World,
    held: Sequence[Verified],
    folded: dict[Same, Livret],
    read: Livret,
) -> None:
    """See that what is held gives one livret, in any order and repeated.

    Args:
        world: Where.
        held: Of one livret.
        folded: What each set gave that was looked at before.
        read: What whoever holds it reads on their screen.
    """
    if not held:
        return
    same = same_as(held)
    if same not in folded:
        repeated = [*held, *world.chance.some_of(held)[:_REPEATED]]
        folded[same] = fold(world.chance.shuffled(repeated))
    if folded[same] != read:
        world.broken.append("the same contributions gave another livret")
