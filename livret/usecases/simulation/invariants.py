"""What must hold in every world, looked for without the code it is about.

``allowed_words`` is a second, looser reading of the agreements, from the
contributions alone: whatever the gate lets go must at least be within it.
"""

from __future__ import annotations

from collections.abc import Iterable

from livret.domain.ancestry import ancestry
from livret.domain.barriers import Barrier
from livret.domain.contribution import COMMON_SCOPE, Verified
from livret.domain.fold import fold
from livret.domain.kinds import KINDS, Merge
from livret.domain.livret import Livret
from livret.usecases.simulation.world import Desk, World

_REPEATED = 3
_KEPT = frozenset({Merge.VOICED, Merge.JOINT, Merge.SET})


def allowed_words(world: World, sender: Desk, other: Desk) -> set[str]:
    """Return ids whose words ``sender`` may give to ``other`` as things stand.

    Somebody present whom an agreement not taken back names, until its day, for
    every scope of the words; the person everything; whoever opened the livret
    all topics while no agreement ever named them; rules go to whoever is given
    anything.
    """
    held = sender.held(world.livret)
    if not held:
        return set()
    livret = world.livret_at(sender)
    told = _scopes_for(held, livret, sender, other)
    found = set()
    for one in held:
        if one.body is None:
            continue
        rules = one.body.structural and one.body.kind in KINDS
        given = told is not None and (rules or told >= set(one.body.scopes))
        mine = one.header.author == other.sign or one.body.kind == "tombstone"
        if given or mine:
            found.add(one.id)
    return found


def _scopes_for(
    held: Iterable[Verified], livret: Livret, sender: Desk, other: Desk
) -> set[str] | None:
    """Return scopes that some agreement gives; None where nothing may go."""
    members = {
        member.id: member
        for member in livret.team.members.values()
        if other.sign in member.keys and member.present
    }
    if any(member.role == "personne" for member in members.values()):
        return _Everything()
    withdrawn, scopes = set(), set[str]()
    bodies = [(one.id, one.body) for one in held if one.body is not None]
    for _, body in bodies:
        if body.kind == "agreement_withdrawn":
            withdrawn.add(body.content["agreement"])
    day = sender.ctx.clock.today().isoformat()
    ever_named = False
    for one, body in bodies:
        if body.kind != "agreement_given":
            continue
        if body.content["recipient"].get("member", "") not in members:
            continue
        ever_named = True
        if one not in withdrawn and day <= body.content["until"]:
            scopes |= set(body.content["scopes"])
    roots = {one for one, body in bodies if body.kind == "livret_opened"}
    if not ever_named and roots & set(members):
        return {COMMON_SCOPE, *map(str, Barrier)}
    return scopes or None


class _Everything(set[str]):
    """The scopes of the person: all of them."""

    def __ge__(self, other: object) -> bool:
        return True

    def __bool__(self) -> bool:
        return True


def check_file(world: World, sender: Desk, other: Desk, whole: frozenset[str]) -> None:
    """See that a file holds no word that it may not, and that its reader may."""
    allowed = allowed_words(world, sender, other)
    if not whole <= allowed:
        world.broken.append(f"outside the agreement: {sender.name}>{other.name}")
    other.lawful |= whole


def check_pushed(world: World, desk: Desk) -> None:
    """See that whoever left, as ``desk`` knows, reads the hub no longer."""
    livret = world.livret_at(desk)
    present = {
        keys.hub for member in livret.members for keys in member.key_sets if keys.hub
    }
    for link in desk.hub.memory.links():
        shelf = world.server.shelves.get(link.name)
        if shelf is None or not livret.scope_key:
            continue
        extra = shelf.readers - present
        if extra - {desk.hub_key}:
            world.broken.append(f"who left still reads: {desk.name}")


def check_step(world: World) -> None:
    """See what must hold after every act."""
    for desk in world.desks.values():
        held = desk.held(world.livret)
        worded = {one.id for one in held if one.body is not None}
        if worded - desk.lawful:
            world.broken.append(f"a word on the wrong disk: {desk.name}")
        if worded & desk.disk.erased:
            world.broken.append(f"erased words came back: {desk.name}")
        if desk.purged and any(
            one.body is not None and one.body.kind != "tombstone" for one in held
        ):
            world.broken.append(f"an erased livret came back: {desk.name}")
    for shelf in world.server.shelves.values():
        if any(row.id in shelf.erased and row.body for _, row in shelf.rows):
            world.broken.append("erased words came back: hub")


def check_end(world: World) -> None:
    """See what must hold when all is said: no voice lost, one livret for all."""
    folded: dict[frozenset[tuple[str, bool]], Livret] = {}
    everything: dict[str, Verified] = {}
    for desk in world.desks.values():
        held = desk.held(world.livret)
        own = {one for one, name in world.authored.items() if name == desk.name}
        if own - {one.id for one in held}:
            world.broken.append(f"a voice was lost: {desk.name}")
        for one in held:
            kept = everything.get(one.id)
            everything[one.id] = one if kept is None or kept.body is None else kept
        _one_livret(world, held, folded)
    if not everything.keys() >= world.authored.keys():
        world.broken.append("a voice was lost: everywhere")
    _one_livret(world, tuple(everything.values()), folded)
    _no_voice_silenced(world, tuple(everything.values()))


def _one_livret(
    world: World,
    held: tuple[Verified, ...],
    folded: dict[frozenset[tuple[str, bool]], Livret],
) -> None:
    """See that what is held gives one livret, in any order and repeated."""
    if not held:
        return
    same = frozenset((one.id, one.body is not None) for one in held)
    repeated = [*held, *world.chance.some_of(held)[:_REPEATED]]
    found = fold(world.chance.shuffled(repeated))
    if folded.setdefault(same, found) != found:
        world.broken.append("the same contributions gave another livret")


def _no_voice_silenced(world: World, held: tuple[Verified, ...]) -> None:
    """See that what stands nowhere was answered by one who had seen it."""
    livret, order = fold(held), ancestry(held)
    standing = {value.id for values in livret.slots.values() for value in values}
    taken_back = {
        value.content["target"] for value in livret.history if value.kind == "retracted"
    }
    places: dict[tuple[str, ...], list[str]] = {}
    for value in livret.history:
        kind = KINDS.get(value.kind)
        if kind is not None and kind.merge in _KEPT:
            for key in kind.place(value.id, value.voice, value.content):
                places.setdefault(key, []).append(value.id)
    for ids in places.values():
        for one in ids:
            if one in standing or one in taken_back:
                continue
            answered = any(
                order.had_seen(order.index[other], order.index[one])
                for other in ids
                if other != one
            )
            if not answered:
                world.broken.append("a voice was silenced")
