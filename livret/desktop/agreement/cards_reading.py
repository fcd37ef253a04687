"""Which accepted cards a livret does not know yet; pure functions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from livret.domain.livret import Livret
from livret.domain.team import PERSON, Member
from livret.usecases.ports_sharing import KeptCard
from livret.words.sharing import card_line
from livret.words.translator import Translator


def cards_of_members(livret: Livret, cards: Iterable[KeptCard]) -> Mapping[str, str]:
    """Return the key of the card of each member whom the livret knows otherwise.

    A guest who has Livret now, or somebody whose key changed or was lost.
    """
    found = {}
    for one in _unknown(livret, cards):
        member = _same_name(livret, one)
        if member is not None:
            found[member.id] = one.signed.card.keys.sign
    return found


def certificates_renewed(cards: Iterable[KeptCard]) -> Mapping[str, dt.date]:
    """Return since when the certificate of an accepted card is a new one, by key."""
    return {
        one.signed.card.keys.sign: one.renewed_on
        for one in cards
        if one.renewed_on is not None and not one.revoked
    }


def cards_to_add(
    tr: Translator, livret: Livret, cards: Iterable[KeptCard]
) -> list[tuple[str, str]]:
    """Return who has a card and takes no part: pairs of (key, name)."""
    return [
        (one.signed.card.keys.sign, card_line(tr, one.signed))
        for one in _unknown(livret, cards)
        if _same_name(livret, one) is None and one.signed.card.role != PERSON
    ]


def _unknown(livret: Livret, cards: Iterable[KeptCard]) -> list[KeptCard]:
    known = livret.team.by_key
    return [
        one
        for one in cards
        if not one.revoked and one.signed.card.keys.sign not in known
    ]


def _same_name(livret: Livret, one: KeptCard) -> Member | None:
    name = one.signed.card.name.casefold()
    found = [
        member
        for member in livret.members
        if member.role != PERSON and member.name.casefold() == name
    ]
    return found[0] if len(found) == 1 else None
