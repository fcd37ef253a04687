"""A card that takes the place of another: when that one may still say so."""

from __future__ import annotations

from livret.domain.cards import SignedCard
from livret.usecases.ports_sharing import KeptCard


def may_name_heir(before: KeptCard | None, known: KeptCard | None) -> bool:
    """Tell whether an old key still says which card takes its place.

    Once, as long as it is trusted; a key that was replaced may be in other hands,
    and then stands for nothing but the card that replaced it.
    """
    if before is None or before.revoked not in {"", "replaced"}:
        return False
    heir = known is not None and not known.revoked
    return not before.revoked or heir


def bears_name_of(signed: SignedCard, before: KeptCard | None) -> bool:
    """Tell whether a card is of the same name as the one it names.

    Whoever lost the old key cannot sign with it; and nobody ends the card of
    somebody else by naming its key.
    """
    if before is None:
        return False
    return before.signed.card.name.casefold() == signed.card.name.casefold()
