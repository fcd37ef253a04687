"""What a card has to do with those kept here: whose place, name or key it has."""

from __future__ import annotations

from collections.abc import Iterator

from livret.domain.cards import SignedCard
from livret.domain.names_alike import look_alike
from livret.domain.team import KeySet
from livret.usecases.card_box import all_cards
from livret.usecases.ports_sharing import KeptCard
from livret.usecases.sharing import Sharing
from livret.usecases.sharing_errors import CardBorrowsKey


def may_name_heir(before: KeptCard | None, known: KeptCard | None) -> bool:
    """Tell whether an old key still says which card takes its place.

    Once, as long as it is trusted; a key that was replaced may be in other hands,
    and then stands for nothing but the card that replaced it.
    """
    if before is None or before.revoked not in {"", "replaced"}:
        return False
    heir = known is not None and not known.revoked
    return not before.revoked or heir


def namesakes_of(sharing: Sharing, signed: SignedCard) -> tuple[KeptCard, ...]:
    """Return the trusted cards whose name looks the same, of a key it does not replace.

    A space doubled, a mark that shows nothing or a letter of another alphabet makes
    no other name for who reads.
    """
    card = signed.card
    its = {card.keys.sign, card.replaces}
    return tuple(
        one
        for one in all_cards(sharing)
        if not one.revoked
        and look_alike(one.signed.card.name, card.name)
        and one.signed.card.keys.sign not in its
    )


def require_own_keys(sharing: Sharing, signed: SignedCard) -> None:
    """Refuse a card with a key to receive with that somebody else has.

    Whoever changed the key they sign with may have kept the others.

    Raises:
        CardBorrowsKey: What goes to it would open for nobody.
    """
    card, owner = signed.card, sharing.ctx.owner
    mine = owner.keys(sharing.ctx.signer.public_key)
    known = [(owner.name, mine)]
    known += [
        (one.signed.card.name, one.signed.card.keys) for one in all_cards(sharing)
    ]
    its = {card.keys.sign, card.replaces}
    for name, keys in known:
        if keys.sign not in its and _receiving(card.keys) & _receiving(keys):
            raise CardBorrowsKey(name=card.name, other=name)


def keeps_keys(sharing: Sharing, signed: SignedCard) -> bool:
    """Tell whether a card receives with a key of the one it replaces.

    Another program may change the key that signs, and that alone: whoever holds
    the old vault then goes on opening what goes to the new card.
    """
    card = signed.card
    if not card.replaces:
        return False
    known = [one.signed.card.keys for one in all_cards(sharing)]
    before = [keys for keys in known if keys.sign == card.replaces]
    return any(
        _receiving(keys) & _receiving(card.keys)
        for keys in before or _told_of(sharing, card.replaces)
    )


def _told_of(sharing: Sharing, sign: str) -> Iterator[KeySet]:
    """Give the keys that livrets tell of a signing key whose card is not here."""
    for livret in sharing.ctx.log.livrets():
        for member in sharing.ctx.livret(livret).team.members.values():
            yield from (keys for keys in member.key_sets if keys.sign == sign)


def _receiving(keys: KeySet) -> set[str]:
    return {key for key in (keys.age, keys.hub, keys.mlkem) if key}
