"""A card is accepted no longer: what ends with it, and what does not by itself.

A replacement that its holder was named for is over, for good: she reads it in
the journal. Where they take part in a livret, they do until somebody notes that
they left; a team's hub goes on serving them until then.
"""

from __future__ import annotations

from dataclasses import dataclass

from livret.domain.person import person_of
from livret.usecases.card_box import find_card, revoke
from livret.usecases.context import Changes, Done
from livret.usecases.ports_sharing import KeptCard
from livret.usecases.replacing import end_of_replacement
from livret.usecases.sharing import Sharing


@dataclass(frozen=True, slots=True, kw_only=True)
class Revoked:
    """A card that is accepted no longer.

    Attributes:
        card: The card.
        over: The replacements that ended with it, by how people are called.
        inside: The livrets in which its holder still takes part, likewise.
        at_hub: The vault is at a team's hub, which serves them there meanwhile.
    """

    card: KeptCard
    over: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    at_hub: bool = False


def revoke_card(sharing: Sharing, wanted: str, why: str = "lost") -> Done[Revoked]:
    """Stop trusting a card: no file goes to it and none comes from it.

    Raises:
        CardUnknown, CardAmbiguous, CardRevoked: There is not exactly one.
    """
    sign = find_card(sharing, wanted).signed.card.keys.sign
    card = revoke(sharing, sign, why, sharing.ctx.clock.today())
    over, inside = {}, []
    for livret in sharing.ctx.log.livrets():
        read = sharing.ctx.livret(livret)
        called = person_of(read).called or livret
        if end_of_replacement(sharing, livret):
            over[livret] = called
        member = read.team.by_key.get(sign)
        if member is not None and member.present and not read.erased:
            inside.append(called)
    told = Revoked(card=card, over=tuple(over.values()), inside=tuple(inside))
    kinds = frozenset({"card", "journal"} if over else {"card"})
    return Done(told, Changes(livrets=frozenset(over), kinds=kinds))
