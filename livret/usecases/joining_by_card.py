"""Somebody takes part in a livret with the keys of their card, or changes key in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from livret.domain.cards import Card, as_joining
from livret.domain.keys_ever import keys_ever, keys_replaced
from livret.domain.livret import Livret
from livret.domain.sensitive import kind_told_by
from livret.domain.team import PERSON, Member
from livret.usecases.card_box import find_card
from livret.usecases.context import Done
from livret.usecases.errors import UnknownReference
from livret.usecases.ports_sharing import KeptCard
from livret.usecases.sharing import Sharing
from livret.usecases.sharing_errors import KeyReplacedHere
from livret.usecases.teaming import named_apart
from livret.usecases.writing import Said, write


def join_by_card(
    sharing: Sharing, livret: str, wanted: str, member: str = ""
) -> Done[str]:
    """Name somebody in a livret with the keys of their card; return the member id.

    A structure whose name tells something of her life is named apart, as
    ``join_team`` does: a card tells it to whoever reads the card alone.

    Args:
        sharing: The open vault.
        livret: Which.
        wanted: Name or key of a trusted card.
        member: Id of whom they already are here (a guest who now has keys, or
            somebody whose key changed); empty looks for who had that key before
            they left, then for the one guest of the same name and role.

    Raises:
        CardUnknown, CardAmbiguous, CardRevoked: There is not exactly one card.
        UnknownReference: No such member.
        KeyReplacedHere: Another key took the place of this one in the livret.
        NotAllowed: The rules refuse it.
    """
    kept = find_card(sharing, wanted)
    card = kept.signed.card
    read = sharing.ctx.livret(livret)
    mine = sharing.ctx.signer.public_key
    known = read.team.by_key.get(card.keys.sign)
    if known is not None:
        if card.replaces in known.keys and _other_key(known, mine):
            # They had put the new key beside the old one: which ends now.
            done = write(sharing.ctx, livret, [_goes_on(sharing, read, known.id, card)])
            return Done(known.id, done.changes)
        before = read.team.members.get(member)
        if before is not None and before != known and _other_key(before, mine):
            # Somebody had brought them in anew: whom they were takes part no more.
            done = write(sharing.ctx, livret, [_goes_on(sharing, read, member, card)])
            return Done(known.id, done.changes)
        return Done(known.id)
    if member and member not in read.team.members:
        raise UnknownReference(path="member")
    if replaced_here(sharing, livret, [kept]):
        raise KeyReplacedHere(name=card.name)
    told, apart = as_joining(card), ""
    # Who left comes back as who they were: nobody else ever has that key.
    who = member or keys_ever(read).get(card.keys.sign, "")
    who = who or _guest(sharing, livret, card)
    if who:
        told["member"] = who
        told["role"] = read.team.members[who].role
        _keep_structure(read, who, told)
    elif kind_told_by(card.organisation):
        apart = told.pop("organisation")
    said = [Said(kind="member_joined", content=told, name="member")]
    if who and _other_key(read.team.members[who], mine):
        # At once: stopped in between, they would be out of it and nobody told.
        said.insert(0, _goes_on(sharing, read, who, card))
    if apart:
        said.append(named_apart(sharing.ctx, "@member", apart, kind_told_by(apart)))
    done = write(sharing.ctx, livret, said)
    return Done(who or done.value[0], done.changes)


def replaced_here(
    sharing: Sharing, livret: str, cards: Iterable[KeptCard]
) -> frozenset[str]:
    """Return the keys of cards in whose place the livret tells that another was put.

    Who never heard of the new card has the old one still, and would let in again
    whoever found it. Not a card that takes the place of the key that is there.
    """
    read = sharing.ctx.livret(livret)
    ever = keys_ever(read)
    asked = [one.signed.card for one in cards]
    gone = {
        one.keys.sign
        for one in asked
        if one.keys.sign in ever
        and one.keys.sign not in read.team.by_key
        and one.replaces not in read.team.members[ever[one.keys.sign]].keys
    }
    if not gone:
        return frozenset()
    return keys_replaced(read, sharing.ctx.order(livret)) & gone


def _keep_structure(read: Livret, who: str, told: dict[str, Any]) -> None:
    """Say of a member's structure what the livret says, and no more.

    Where its name is protected, a card tells it; and where not everything can be
    read here, nobody knows here that it is.
    """
    known = read.team.members[who].organisation
    if known:
        told["organisation"] = known
    elif read.withheld or read.at("structure", who):
        told.pop("organisation", None)


def _goes_on(sharing: Sharing, read: Livret, member: str, card: Card) -> Said:
    """Return what ends every key of a member but that of the card."""
    content = {
        "member": member,
        "heads": list(read.heads),
        "on": sharing.ctx.clock.today().isoformat(),
        "key": card.keys.sign,
    }
    return Said(kind="member_left", content=content)


def _other_key(member: Member, mine: str) -> bool:
    """Tell whether a present member, who is not oneself, has a key already."""
    others = member.present and bool(member.keys) and mine not in member.keys
    return others and member.role != PERSON


def _guest(sharing: Sharing, livret: str, card: Card) -> str:
    """Return the one present member of the card's name who has no key, or nothing."""
    name = card.name.casefold()
    found = [
        one.id
        for one in sharing.ctx.livret(livret).members
        if not one.keys and one.name.casefold() == name and one.side == card.side
    ]
    return found[0] if len(found) == 1 else ""
