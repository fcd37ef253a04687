"""One meeting held from two screens, through a hub that goes away in the middle."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.acts import open_her_livret, unlock
from tests.e2e.by_file import another_screen
from tests.e2e.in_meeting import (
    ONWARD,
    answer,
    give_the_word,
    take_up,
    to_the_topics,
    write,
)
from tests.e2e.running import Running
from tests.e2e.test_meeting import sit_down, to_her_aim
from tests.e2e.two_offices import two_offices

pytestmark = pytest.mark.screen

Start = Callable[..., Running]

HERS, MARCS, LATER = "Le bus du soir", "Pas de permis", "Il y a un car"


def at_the_topic(livret: Running, key: str, name: str) -> None:
    """F9, up to what the referent says of getting about."""
    livret.take_keyboard()
    sit_down(livret)
    to_her_aim(livret)
    to_the_topics(livret)
    take_up(livret, "mobilite")
    if key != "F2":
        give_the_word(livret, key, name)


def test_what_one_says_is_heard_at_the_other_office(
    start: Start, tmp_path: Path
) -> None:
    with two_offices(tmp_path) as offices, another_screen() as beside:
        here, there = map(str, offices.folders.values())
        claire = start("--vault", here)
        marc = start("--vault", there, DISPLAY=beside)
        for one in (claire, marc):
            unlock(one)
            open_her_livret(one)
        claire.wait(part="Marc D. a aussi ce livret ouvert")
        at_the_topic(marc, "F3", "Marc")
        at_the_topic(claire, "F2", "Amina")
        marc.wait("Claire M. est là, à son bureau")
        claire.wait("Marc D. est là, à son bureau")

        # What Claire's room says comes while Marc is typing.
        marc.take_keyboard()
        write(marc, MARCS)
        claire.take_keyboard()
        answer(claire, "bloque", HERS)
        give_the_word(claire, "F3", "Claire")
        marc.wait(part=HERS, role="label")
        marc.wait("Claire M. vient d’écrire")
        marc.take_keyboard()
        marc.wait(role="text", state="focused", text=MARCS)

        # The hub goes away; both go on, and are told that nothing is lost.
        offices.server.stop()
        claire.take_keyboard()
        write(claire, LATER)
        claire.press(ONWARD)
        claire.wait("1 chose à envoyer quand le réseau reviendra")
        marc.take_keyboard()
        answer(marc, "gene_un_peu")
        give_the_word(marc, "F2", "Amina")
        give_the_word(marc, "F3", "Marc")
        marc.wait("1 chose à envoyer quand le réseau reviendra")
        claire.take_keyboard()
        take_up(claire, "mobilite")
        give_the_word(claire, "F3", "Claire")
        offices.server.start()
        claire.wait(part=MARCS, role="label")
        marc.wait(part=LATER, role="label")
        for one in (claire, marc):
            one.wait("À jour")
            one.take_keyboard()
            if one is marc:  # locked, the process that followed the hub ends too
                marc.press("ctrl+l")
                marc.wait("Phrase de passe", role="password text")
                marc.take_keyboard()
            assert one.leave() == 0
        assert offices.words("Claire M.") == offices.words("Marc D.")
        assert {HERS, MARCS, LATER} <= set(offices.words("Marc D."))
