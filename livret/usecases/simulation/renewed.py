"""Keys that change in a world: renewed, lost or stolen, and the cards that tell it.

Whoever has a new machine makes a card there that names the key before. The old
key signs it; or it is lost, and the organisation stands for the card; or nobody
does, and colleagues compare it. The old machine is gone, or somebody goes on at
it who should not. Cards go from hand to hand: each colleague takes the new one
when it comes, and an old one may come back.
"""

from __future__ import annotations

from contextlib import suppress

from livret.domain.cards import SignedCard, qr_text
from livret.domain.errors import LivretError
from livret.domain.team import REFERENT
from livret.usecases.cards import TrustCard, own_card, trust_card
from livret.usecases.livrets_of_card import renew_member
from livret.usecases.simulation.cards import ORGANISATION, Organisation
from livret.usecases.simulation.key_changes import before_a_card, check_taken_card
from livret.usecases.simulation.power import PowerCut
from livret.usecases.simulation.said import somebody
from livret.usecases.simulation.world import Desk, NewCard, World
from livret.usecases.vouched_cards import vouched_card
from livret.usecases.writing import Said

_MOST = 3
"""New machines in one world."""

_BY_OLD_KEY, _BY_ORGANISATION = 50, 75
"""Of a hundred new cards, up to which number something stands for them."""

_GONE, _COMPARED, _TRUSTS_IT, _BACK = 40, 50, 60, 25


def renew(world: World) -> str:
    """Somebody has a new machine, with keys of its own, and a card that says so."""
    working = [
        desk
        for desk in world.desks.values()
        if desk.role == REFERENT and not desk.key_ended
    ]
    if len(world.had) >= _MOST or not working:
        return ""
    old = world.chance.one_of(working)
    new = _new_machine(world, old)
    try:
        signed, lost = _card(world, old, new)
        _hand_out(world, old, new, signed)
    except PowerCut:
        del world.desks[new.name], world.had[new.name]
        raise
    old.key_ended = True
    if (lost or world.chance.happens(_GONE)) and _may_go(world, old):
        _lose(world, old)
        return f"{new.name} !"
    return new.name


def _new_machine(world: World, old: Desk) -> Desk:
    count = sum(desk.person == old.person for desk in world.desks.values())
    count += sum(card.person == old.person for card in world.cards)
    name = f"{old.person}'{count}"
    new = world.add_desk(name, old.role, old.side, old.person)
    new.given = None
    had = world.had.get(old.name, {})
    world.had[name] = {
        livret: had.get(livret, frozenset())
        | {one.id for one in old.held(livret) if one.body is not None}
        for livret in {**had, **old.disk.held}
    }
    return new


def _card(world: World, old: Desk, new: Desk) -> tuple[SignedCard, bool]:
    """Return the new card, and whether the old key was lost."""
    drawn, sharing = world.chance.below(100), new.sharing
    if drawn < _BY_OLD_KEY:
        return own_card(sharing, old.sign, old.ctx.signer.sign), False
    if drawn < _BY_ORGANISATION:
        return vouched_card(sharing, Organisation(), old.sign), True
    return own_card(sharing, old.sign), True


def _hand_out(world: World, old: Desk, new: Desk, signed: SignedCard) -> None:
    cards = old.sharing.cards
    if all(card.desk != old.name for card in world.cards):
        first = cards.to_file(own_card(old.sharing))
        world.cards.append(NewCard(old.person, old.name, first, old.sign))
    data = cards.to_file(signed)
    world.cards.append(NewCard(new.person, new.name, data, new.sign, old.sign))


def _may_go(world: World, old: Desk) -> bool:
    """Tell whether somebody else still holds each livret that is here."""
    others = [desk for desk in world.desks.values() if not desk.key_ended]
    return all(any(desk.held(one) for desk in others) for one in old.disk.held)


def _lose(world: World, old: Desk) -> None:
    del world.desks[old.name]
    mine = {one.id for one in old.held_of_all()}
    left = (desk.held_of_all() for desk in world.desks.values())
    world.lost |= mine - {one.id for held in left for one in held}


def take_card(world: World) -> str:
    """Somebody is given a card: a new one, or one that was replaced."""
    if not world.cards:
        return ""
    new = [card for card in world.cards if card.replaces]
    some = world.cards if world.chance.happens(_BACK) else new
    card, desk = world.chance.one_of(some), somebody(world)
    if desk.person == card.person:
        return ""
    # In person: by its holder, or by whoever has the machine of before.
    compared = card.desk in world.desks and world.chance.happens(_COMPARED)
    take_one(world, desk, card, compared=compared)
    return f"{desk.name}<{card.desk}"


def take_one(world: World, desk: Desk, card: NewCard, *, compared: bool) -> None:
    """Have somebody trust a card and put it in place of the one it replaces."""
    signed = desk.sharing.cards.from_file(card.data)
    trusts = bool(signed.vouched) and world.chance.happens(_TRUSTS_IT)
    command = TrustCard(
        data=card.data,
        qr=qr_text(signed.digest) if compared else "",
        roots=(ORGANISATION,) if trusts else (),
    )
    before = before_a_card(desk, card)
    try:
        kept = trust_card(desk.sharing, command).value
        try:
            done = renew_member(desk.sharing, kept).value
        except LivretError as error:
            world.broken.append(f"a card was taken in some livrets only: {error.code}")
            return
    finally:
        world.note_what_stands(desk)
    check_taken_card(world, desk, card, before, left=done.left)


def take_every_card(world: World) -> None:
    """Everybody who works is given each new card, in person, in their order."""
    for card in world.cards:
        for desk in world.desks.values():
            mine = desk.person == card.person
            if card.replaces and not desk.key_ended and not mine:
                with suppress(LivretError):
                    take_one(world, desk, card, compared=True)


def put_beside(world: World) -> str:
    """Somebody names the new key beside their old one, or a thief another's."""
    ended = [desk for desk in world.desks.values() if desk.key_ended]
    here = [desk for desk in ended if desk.held(world.livret)]
    if not here:
        return ""
    desk = world.chance.one_of(here)
    livret = world.livret_at(desk)
    other = world.chance.one_of([d for d in world.desks.values() if d is not desk])
    told = {**other.as_member(), "name": desk.person, "side": desk.side}
    told |= {"role": desk.role, "member": world.member(livret, desk)}
    if other.person != desk.person:
        world.borrowed.add(other.sign)
    world.write(desk, [Said(kind="member_joined", content=told)])
    return f"{desk.name}={other.name}"
