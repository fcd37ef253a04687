"""The charter that a newer Livret wrote: nothing chosen is left off the paper."""

from __future__ import annotations

from pathlib import Path

from tests.clock import SetClock
from tests.paper.papers import text_of
from tests.paper.whole_desk import made
from tests.usecases.desks import Desk, make_vault


def test_what_was_chosen_there_is_printed_by_its_code(tmp_path: Path) -> None:
    clock = SetClock()
    with make_vault(tmp_path / "coffre", clock) as vault:
        desk = Desk(vault, clock)
        desk.open()
        choices = ["refus", "demain"]
        desk.say({"kind": "charter_written", "choices": choices, "edition": 9000})
        for name, parts in (("charte", None), ("livret", frozenset({"charte"}))):
            _, pdf = made(desk, name, **({"parts": parts} if parts else {}))
            text = text_of(pdf)
            assert "Dire non à une proposition ne me coûte rien." in text
            assert "Écrit par un Livret plus récent" in text
            assert "demain" in text
