"""What must hold when somebody's key changes: it changes nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from livret.domain.hub_grants import Names
from livret.domain.livret import Livret
from livret.domain.sending import Reader, allowance
from livret.usecases.card_box import card_of
from livret.usecases.simulation.agreed import Agreed
from livret.usecases.simulation.standing import places_of
from livret.usecases.simulation.world import Desk, NewCard, World


@dataclass(frozen=True, slots=True)
class Before:
    """A desk before it was given a card.

    Attributes:
        livrets: As they are read there, by id.
        knew: The card that is replaced was kept there.
        replaced: The card itself was replaced there.
    """

    livrets: Mapping[str, Livret]
    knew: bool
    replaced: bool


def before_a_card(desk: Desk, card: NewCard) -> Before:
    """Return what a desk is like before it is given a card."""
    kept = card_of(desk.sharing, card.replaces) if card.replaces else None
    same = card_of(desk.sharing, card.sign)
    return Before(
        {livret: desk.ctx.livret(livret) for livret in desk.disk.held},
        kept is not None,
        same is not None and same.revoked == "replaced",
    )


def check_taken_card(
    world: World, desk: Desk, card: NewCard, before: Before, *, left: int
) -> None:
    """See that a card that was taken changed a key, and nothing else."""
    if before.replaced and _came_back(desk, card, world):
        world.broken.append(f"a replaced card came back: {desk.name}")
    old = card_of(desk.sharing, card.replaces) if card.replaces else None
    if old is not None and not old.revoked:
        world.broken.append(f"a card is trusted beside its new one: {desk.name}")
    for livret, was in before.livrets.items():
        now = desk.ctx.livret(livret)
        member = was.team.by_key.get(card.replaces)
        # Whose key a thief put beside the old one is taken for its holder.
        writes = desk.sign in was.team.by_key and desk.sign not in world.borrowed
        if before.knew and member is not None and writes and not left:
            world.broken += [
                f"{what}: {desk.name}<{card.desk}"
                for what in _not_in_its_place(desk, card, was, now)
            ]
        world.broken += [
            f"{what}: {desk.name}<{card.desk}"
            for what in _changed_besides(was, now, card)
        ]


def _came_back(desk: Desk, card: NewCard, world: World) -> bool:
    """Tell whether a card is trusted beside the one that took its place here."""
    heirs = (one for one in world.cards if one.replaces == card.sign)
    kept = (card_of(desk.sharing, one.sign) for one in heirs)
    mine = card_of(desk.sharing, card.sign)
    trusted = mine is not None and not mine.revoked
    return trusted and any(
        one is not None and not one.revoked and one.way != "organisation"
        for one in kept
    )


def _not_in_its_place(
    desk: Desk, card: NewCard, was: Livret, now: Livret
) -> Iterator[str]:
    """Give what is not as it should be once a new key took an old one's place."""
    team, day = now.team, desk.ctx.clock.today()
    member = was.team.by_key[card.replaces].id
    anew = card.sign in was.team.by_key
    if card.replaces in team.by_key:
        yield "an old key stays beside the card that replaced it"
    holder = team.by_key.get(card.sign)
    if holder is None:
        yield "a holder was lost by a change of key"
    elif holder.id != member and not anew:
        yield "a change of key made somebody else of its holder"
    elif holder.id == member and holder.keys != {card.sign}:
        yield "another key stays beside the card that replaced it"
    if not allowance(now, Reader(name=card.person, sign=card.replaces), day).refusal:
        yield "an old key may still be sent to"


def _changed_besides(was: Livret, now: Livret, card: NewCard) -> Iterator[str]:
    """Give what a change of key changed besides."""
    read = {value.id: value for value in now.history}
    if any(read.get(value.id) != value for value in was.history):
        yield "a change of key changed what was said"
    if {one.id for one in now.set_aside} != {one.id for one in was.set_aside}:
        yield "a change of key set something aside"
    if any(now.slots.get(place) != values for place, values in was.slots.items()):
        yield "a change of key changed what stands"
    for member in was.members:
        after = now.team.members.get(member.id)
        mine = bool(member.keys & {card.replaces, card.sign})
        if after is None or (after != member and not mine):
            yield "a change of key changed somebody else"
        elif (after.voice, after.role) != (member.voice, member.role):
            yield "a change of key changed whose voice it is"


def check_holders(world: World, whole: Livret) -> list[str]:
    """See that nobody is put out of a livret by changing key, and whose words are.

    Args:
        world: Where.
        whole: A livret, read from everything that anybody holds of it.
    """
    places, present = places_of(whole), whole.team.by_key
    found = [
        f"a holder was lost by a change of key: {desk.name}"
        for desk in world.desks.values()
        if desk.name in world.had
        and not desk.key_ended
        and desk.sign in places
        and desk.sign not in present
        and desk.sign not in world.borrowed
        and not places[desk.sign] & world.ended
        and not _changed_twice(world, places, desk)
    ]
    for value in whole.history:
        key = value.content.get("key") if value.kind == "member_left" else None
        # Two who take each other's card at their old desks are both out.
        if key and key not in places and value.author in present:
            found.append("a change of key was made by half")
        person = world.persons.get(value.author, "")
        told = value.author_name.casefold()
        if told != person and value.author not in world.borrowed:
            found.append(f"words changed author: {person}, {told}")
    return found


def _changed_twice(world: World, places: Mapping[str, set[str]], desk: Desk) -> bool:
    """Tell whether two new keys of one person were put in one place.

    By two who do not know of each other they end each other; whoever sees it and
    takes the card again puts their holder back (``check_renewed_holders``).
    """
    new = [one.sign for one in world.cards if one.replaces]
    return any(
        world.persons[one] == desk.person
        and one != desk.sign
        and places.get(one, set()) & places[desk.sign]
        for one in new
    )


def check_renewed_holders(world: World) -> list[str]:
    """See that whoever has a new key reads what they could with the old one."""
    found = []
    for name, had in world.had.items():
        new = world.desks.get(name)
        if new is None or new.key_ended or new.sign in world.borrowed:
            continue
        for livret, words in had.items():
            found += [
                f"{what}: {name}" for what in _missed_at_hub(world, new, livret, words)
            ]
    return found


def _missed_at_hub(
    world: World, new: Desk, livret: str, words: frozenset[str]
) -> Iterator[str]:
    for name, shelf in world.server.shelves.items():
        givers = [
            desk
            for desk in world.desks.values()
            if desk is not new
            and not desk.key_ended
            and desk.hub_key in shelf.readers
            and any(
                (one.name, one.livret) == (name, livret)
                for one in desk.hub.memory.links()
            )
            and livret not in desk.purged
            and desk.sign in desk.ctx.livret(livret).team.by_key
        ]
        if any(_put_out(world, desk.ctx.livret(livret), new) for desk in givers):
            yield "a holder was lost by a change of key"
        reader = Reader(name=new.person, sign=new.sign)
        day = world.time.date()
        if not givers or any(
            allowance(one.ctx.livret(livret), reader, day).refusal
            or new.sign not in one.ctx.livret(livret).team.by_key
            for one in givers
        ):
            continue
        if new.hub_key not in shelf.readers:
            yield "the new key is not let in"
            continue
        if not world.may_know(new, name, livret):
            continue
        may = words.intersection(
            *(Agreed(one, livret).words_for(new) for one in givers)
        )
        names = Names(givers[0].ctx.livret(livret).scope_key, new.hub.server.id)
        there = {row.id for _, row in shelf.rows if row.body}
        mine = {one.id for one in new.held(livret) if one.body is not None}
        lacks = may - mine - new.disk.erased
        if livret not in new.purged and any(
            names.contribution(one) in there for one in lacks
        ):
            yield "the new key reads less than the old one"


def _put_out(world: World, livret: Livret, new: Desk) -> bool:
    """Tell whether somebody took part by a new key and does no longer."""
    member = places_of(livret).get(new.sign, set())
    writable = not livret.erased and not livret.read_only
    out = bool(member) and new.sign not in livret.team.by_key
    return writable and out and not member & world.ended
