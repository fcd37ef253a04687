"""Facts in sentences."""

from __future__ import annotations

import pytest

from livret.words.translator import translator_for


@pytest.mark.parametrize(
    ("name", "said"),
    [("Claire M.", "Écrit par Claire M."), ("Zoé", "Écrit par Zoé.")],
)
def test_a_name_that_ends_with_a_full_stop_keeps_one(name: str, said: str) -> None:
    assert translator_for("fr").text("Écrit par {name}.", name=name) == said


def test_a_full_stop_elsewhere_stays() -> None:
    tr = translator_for("fr")
    told = tr.text(
        "Paroles de {speaker}, écrites par {written_by}", speaker="A.", written_by="B."
    )
    assert told == "Paroles de A., écrites par B."
