"""How and when words came, as a paper tells it of each."""

from __future__ import annotations

from typing import Any

import pytest

from livret.usecases.sheets import Quote
from tests.usecases.composed import composed, row
from tests.usecases.desks import Desk


def quoted(desk: Desk, came: dict[str, Any]) -> Quote:
    desk.view("mobilite", "bloque", words="Le bus ne passe plus.", came=came)
    (quote,) = row(composed(desk), "mobilite").quotes
    assert isinstance(quote, Quote)
    return quote


def test_an_interpreter_on_the_telephone_is_told_as_one(desk: Desk) -> None:
    came = {"how": "interpreter", "language": "uk", "telephone": True}
    assert quoted(desk, came).telephone
    assert not quoted(desk, {"how": "interpreter", "language": "uk"}).telephone


@pytest.mark.parametrize("how", ["paper", "telephone"])
def test_words_tell_the_day_they_were_said(desk: Desk, how: str) -> None:
    assert quoted(desk, {"how": how}).on == desk.clock.today()
