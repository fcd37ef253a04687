"""Which card stands in the place of one that is accepted no longer."""

from __future__ import annotations

import pytest

from livret.usecases.card_box import card_of, find_card, heir_of
from livret.usecases.cards import TrustCard, look_at_card, trust_card
from livret.usecases.revoking import revoke_card
from livret.usecases.sharing_errors import CardReplaced, CardRevoked
from tests.exchange.sharing_desks import Desks
from tests.exchange.test_card_places import changed, words_of


def compared(desks: Desks, data: bytes) -> None:
    """Claire accepts a card whose seven words were read to her."""
    words = words_of(desks, data)
    trust_card(desks.sharing("claire"), TrustCard(data=data, words=words))


@pytest.mark.parametrize("why", ["lost", "left"])
def test_a_lost_card_comes_back_in_no_way_while_the_new_one_stands(
    desks: Desks, why: str
) -> None:
    """Whoever has the lost machine has its card, and its seven words."""
    claire, old, key = desks.sharing("claire"), desks.card("marc"), desks.key("marc")
    trust_card(claire, TrustCard(data=old))
    revoke_card(claire, key, why)
    compared(desks, changed(desks, "zoe", replaces=key))  # Marc's own new machine
    assert look_at_card(claire, old).heir is not None
    with pytest.raises(CardReplaced):
        compared(desks, old)
    old_one = card_of(claire, key)
    assert old_one is not None
    assert old_one.revoked == why
    # Found again, and the new one put away: it is compared, and back.
    revoke_card(claire, desks.key("zoe"))
    compared(desks, old)
    assert not find_card(claire, "Marc D.").revoked


def test_somebody_else_who_names_a_key_stands_in_nobody_s_place(desks: Desks) -> None:
    claire, old, key = desks.sharing("claire"), desks.card("marc"), desks.key("marc")
    trust_card(claire, TrustCard(data=old))
    compared(desks, changed(desks, "nadia", replaces=key))  # under her own name
    assert not find_card(claire, "Marc D.").revoked
    assert heir_of(claire, key) is None
    revoke_card(claire, key)
    assert heir_of(claire, key) is None
    with pytest.raises(CardRevoked):
        find_card(claire, "Marc D.")
    compared(desks, old)
    assert not find_card(claire, "Marc D.").revoked
