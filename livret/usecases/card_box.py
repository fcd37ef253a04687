"""The box of cards: whom this desk trusts, why, and since when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from livret.domain.cards import SignedCard
from livret.usecases.ports_sharing import KeptCard
from livret.usecases.sharing import Sharing, keep, kept
from livret.usecases.sharing_errors import (
    CardAmbiguous,
    CardReplaced,
    CardRevoked,
    CardUnknown,
    ReplacedSender,
    RevokedSender,
)

_CARDS = "sharing.cards"
_ROOTS = "sharing.roots"
_LEAST_KEY = 8


def all_cards(sharing: Sharing) -> tuple[KeptCard, ...]:
    """Return every card kept, revoked ones too, in the order they came."""
    return tuple(_from_plain(sharing, one) for one in kept(sharing, _CARDS) or ())


def card_of(sharing: Sharing, sign: str) -> KeptCard | None:
    """Return the card of a signing key, revoked or not."""
    found = (one for one in all_cards(sharing) if one.signed.card.keys.sign == sign)
    return next(found, None)


def find_card(sharing: Sharing, wanted: str) -> KeptCard:
    """Return the one trusted card of a name, or of a key or its beginning.

    Raises:
        CardUnknown, CardAmbiguous, CardRevoked: There is not exactly one.
    """
    name = wanted.strip().casefold()
    named = [one for one in all_cards(sharing) if _is_named(one, name)]
    live = [one for one in named if not one.revoked]
    if len(live) > 1:
        raise CardAmbiguous(wanted=wanted[:80], count=len(live))
    if not named:
        raise CardUnknown(wanted=wanted[:80])
    if not live:
        raise revoked_error(sharing, named[-1])
    return live[0]


def put_card(sharing: Sharing, card: KeptCard) -> None:
    """Keep a card in place of any of the same key."""
    sign = card.signed.card.keys.sign
    others = [c for c in all_cards(sharing) if c.signed.card.keys.sign != sign]
    _write(sharing, [*others, card])


def revoke(sharing: Sharing, sign: str, why: str, on: dt.date) -> KeptCard:
    """Stop trusting a card; it is kept, so that its key stays refused.

    Raises:
        CardUnknown: No such card here.
    """
    found = card_of(sharing, sign)
    if found is None:
        raise CardUnknown(wanted=sign)
    revoked = replace(found, revoked=why, revoked_on=on)
    put_card(sharing, revoked)
    return revoked


def roots(sharing: Sharing) -> tuple[bytes, ...]:
    """Return the certificates of organisations trusted here, DER."""
    return tuple(bytes.fromhex(one) for one in kept(sharing, _ROOTS) or ())


def put_roots(sharing: Sharing, ders: Iterable[bytes]) -> None:
    """Trust the certificates of organisations."""
    known = dict.fromkeys([*roots(sharing), *ders])
    keep(sharing, _ROOTS, [der.hex() for der in known])


def bears_name_of(signed: SignedCard, before: KeptCard | None) -> bool:
    """Tell whether a card is of the same name as the one it names.

    Whoever lost the old key cannot sign with it; and nobody ends the card of
    somebody else by naming its key.
    """
    if before is None:
        return False
    return before.signed.card.name.casefold() == signed.card.name.casefold()


def heir_of(sharing: Sharing, sign: str) -> KeptCard | None:
    """Return the trusted card that took the place of a key's, or None.

    Whatever it was revoked for: a lost one is in the hands of who found it. Also
    where another card took the place of that one since.
    """
    cards = {one.signed.card.keys.sign: one for one in all_cards(sharing)}
    before, seen = cards.get(sign), {sign}
    while before is not None and before.revoked:
        heirs = [one for one in cards.values() if _heirs(sharing, one, before)]
        live = next((one for one in heirs if not one.revoked), None)
        if live is not None:
            return live
        further = (one for one in heirs if one.signed.card.keys.sign not in seen)
        before = next(further, None)
        if before is not None:
            seen.add(before.signed.card.keys.sign)
    return None


def _heirs(sharing: Sharing, one: KeptCard, before: KeptCard) -> bool:
    """Tell whether a card takes the place of another: by its key, or its name."""
    if one.signed.card.replaces != before.signed.card.keys.sign:
        return False
    return bears_name_of(one.signed, before) or sharing.cards.replaces(one.signed)


def revoked_error(sharing: Sharing, card: KeptCard) -> CardRevoked:
    """Return what refuses a card that is no longer trusted here."""
    signed = card.signed.card
    replaced = heir_of(sharing, signed.keys.sign) is not None
    return (CardReplaced if replaced else CardRevoked)(name=signed.name)


def sender_error(sharing: Sharing, card: KeptCard) -> RevokedSender:
    """Return what refuses a file of a card that is no longer trusted here."""
    signed = card.signed.card
    replaced = heir_of(sharing, signed.keys.sign) is not None
    return (ReplacedSender if replaced else RevokedSender)(name=signed.name)


def _is_named(one: KeptCard, wanted: str) -> bool:
    card = one.signed.card
    by_key = len(wanted) >= _LEAST_KEY and card.keys.sign.startswith(wanted)
    return by_key or card.name.casefold() == wanted


def _write(sharing: Sharing, cards: Iterable[KeptCard]) -> None:
    keep(sharing, _CARDS, [_to_plain(sharing, one) for one in cards])


def _to_plain(sharing: Sharing, one: KeptCard) -> dict[str, Any]:
    return {
        "file": sharing.cards.to_file(one.signed).hex(),
        "way": one.way,
        "on": one.on.isoformat(),
        "revoked": one.revoked,
        "revoked_on": one.revoked_on.isoformat() if one.revoked_on else "",
        "renewed_on": one.renewed_on.isoformat() if one.renewed_on else "",
    }


def _from_plain(sharing: Sharing, plain: dict[str, Any]) -> KeptCard:
    revoked_on = plain["revoked_on"]
    renewed_on = plain.get("renewed_on")  # a vault of before tells none
    return KeptCard(
        signed=sharing.cards.from_file(bytes.fromhex(plain["file"])),
        way=plain["way"],
        on=dt.date.fromisoformat(plain["on"]),
        revoked=plain["revoked"],
        revoked_on=dt.date.fromisoformat(revoked_on) if revoked_on else None,
        renewed_on=dt.date.fromisoformat(renewed_on) if renewed_on else None,
    )
