"""A card that replaces another: its key in the livrets of who had the old one."""

from __future__ import annotations

from dataclasses import dataclass

from livret.usecases.card_box import bears_name_of, card_of
from livret.usecases.context import Changes, Done
from livret.usecases.errors import LivretErased, LivretReadOnly, NotAllowed
from livret.usecases.joining_by_card import join_by_card
from livret.usecases.ports_sharing import KeptCard
from livret.usecases.sharing import Sharing


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewed:
    """Where a new key was put.

    Attributes:
        done: In how many livrets.
        left: In how many the owner may not: somebody else must.
        at_hub: The vault is at a team's hub, where the old card has a role.
    """

    done: int = 0
    left: int = 0
    at_hub: bool = False


def renew_member(sharing: Sharing, kept: KeptCard) -> Done[Renewed]:
    """Put the key of a card in place of the one it replaces, in every livret.

    They leave under the old key and join again under the new one, as the same
    member: what they wrote stays theirs (``log.md`` 3.2). A card that only says
    which key it replaces takes nobody's place.
    """
    card = kept.signed.card
    if not card.replaces or not _takes_its_place(sharing, kept):
        return Done(Renewed())
    done, left = [], 0
    for livret in sharing.ctx.log.livrets():
        member = sharing.ctx.livret(livret).team.by_key.get(card.replaces)
        if member is None or not member.present:
            continue
        try:
            join_by_card(sharing, livret, card.keys.sign, member.id)
        except (NotAllowed, LivretErased, LivretReadOnly):
            left += 1
        else:
            done.append(livret)
    kinds = frozenset({"member_joined", "member_left"} if done else ())
    changes = Changes(livrets=frozenset(done), kinds=kinds)
    return Done(Renewed(done=len(done), left=left), changes)


def _takes_its_place(sharing: Sharing, kept: KeptCard) -> bool:
    """Tell whether the old key signed a card, or the same person lost that key."""
    before = card_of(sharing, kept.signed.card.replaces)
    if bears_name_of(kept.signed, before):
        return True
    trusted = before is None or before.revoked in {"", "replaced"}
    return trusted and sharing.cards.replaces(kept.signed)
