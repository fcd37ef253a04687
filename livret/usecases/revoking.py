"""A card is accepted no longer: what ends with it, and what does not by itself.

A replacement that its holder was named for is over, for good: she reads it in
the journal. Where they take part in a livret, they do until somebody notes that
they left; a team's hub goes on serving them until then. Whoever revokes may note
it in the same act: the keys change at the next push.
"""

from __future__ import annotations

from dataclasses import dataclass

from livret.domain.errors import Refused
from livret.domain.person import person_of
from livret.domain.team import Member
from livret.usecases.card_box import all_cards, find_card, revoke
from livret.usecases.context import Changes, Done
from livret.usecases.ports_sharing import KeptCard
from livret.usecases.replacing import end_of_replacement
from livret.usecases.sharing import Sharing
from livret.usecases.teaming import see_off


@dataclass(frozen=True, slots=True, kw_only=True)
class Revoked:
    """A card that is accepted no longer.

    Attributes:
        card: The card.
        over: The replacements that ended with it, by how people are called.
        inside: The livrets in which its holder still takes part, likewise.
        left: The livrets in which their leaving was noted with it, likewise.
        refused: Those of ``inside`` in which it was asked for and may not be noted.
        at_hub: The vault is at a team's hub, which serves them there meanwhile.
    """

    card: KeptCard
    over: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    at_hub: bool = False


def revoke_card(
    sharing: Sharing, wanted: str, why: str = "lost", *, leave: bool = False
) -> Done[Revoked]:
    """Stop trusting a card: no file goes to it and none comes from it.

    Args:
        sharing: The open vault.
        wanted: The card: a name, or a key or its beginning.
        why: A code of ``REVOCATIONS``.
        leave: Note that its holder left, in every livret where this vault's owner
            may and no other card of theirs is accepted.

    Raises:
        CardUnknown, CardAmbiguous, CardRevoked: There is not exactly one.
    """
    sign = find_card(sharing, wanted).signed.card.keys.sign
    card = revoke(sharing, sign, why, sharing.ctx.clock.today())
    over, inside, left, refused = {}, [], {}, []
    for livret in sharing.ctx.log.livrets():
        read = sharing.ctx.livret(livret)
        called = person_of(read).called or livret
        if end_of_replacement(sharing, livret):
            over[livret] = called
        member = read.team.by_key.get(sign)
        if member is None or not member.present or read.erased:
            continue
        if leave and not goes_on(sharing, member):
            if _seen_off(sharing, livret, member):
                left[livret] = called
                continue
            refused.append(called)
        inside.append(called)
    told = Revoked(
        card=card,
        over=tuple(over.values()),
        inside=tuple(inside),
        left=tuple(left.values()),
        refused=tuple(refused),
    )
    kinds = {"card"} | ({"journal"} if over else set())
    kinds |= {"member_left"} if left else set()
    return Done(
        told, Changes(livrets=frozenset({*over, *left}), kinds=frozenset(kinds))
    )


def goes_on(sharing: Sharing, member: Member) -> bool:
    """Tell whether another card of somebody who takes part is accepted here."""
    cards = (one for one in all_cards(sharing) if not one.revoked)
    return any(one.signed.card.keys.sign in member.keys for one in cards)


def _seen_off(sharing: Sharing, livret: str, member: Member) -> bool:
    """Note a leaving; tell whether the owner may. The card is revoked either way."""
    try:
        see_off(sharing.ctx, livret, member.id)
    except Refused:
        return False
    return True
