"""A card whose name reads as that of somebody known is told as such."""

from __future__ import annotations

from pathlib import Path

import pytest

from livret.domain.cards import as_read
from livret.usecases.cards import TrustCard, look_at_card, own_card_file, trust_card
from tests.exchange.sharing_desks import Desks
from tests.usecases.desks import make_vault

ALIKE = {
    "a space that does not break": "Marc\u00a0D.",
    "two spaces": "Marc  D.",
    "a space before": " Marc D.",
    "a joiner": "Ma\u200drc D.",
    "a mark that shows nothing": "Marc D.\u034f",
    "a variation": "Marc D.\ufe0f",
    "wide letters": "\uff2darc D.",
    "a blank of Braille": "Marc\u2800D.",
    "capitals": "MARC D.",
}


@pytest.mark.parametrize("name", ALIKE.values(), ids=ALIKE)
def test_a_name_that_reads_the_same_is_told(
    desks: Desks, tmp_path: Path, name: str
) -> None:
    sharing = desks.sharing("claire")
    known = trust_card(sharing, TrustCard(data=desks.card("marc"))).value
    with make_vault(tmp_path / "autre", desks.clock, name=name, side="emploi") as other:
        seen = look_at_card(sharing, own_card_file(other.sharing))
    assert seen.namesakes == (known,)


@pytest.mark.parametrize("name", ["Marc D", "Mark D.", "Mârc D.", "Marc-D."])
def test_another_name_is_another(name: str) -> None:
    assert as_read(name) != as_read("Marc D.")
