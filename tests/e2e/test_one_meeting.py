"""One meeting from two offices: joined, cut in the middle, read back, kept once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from livret import bootstrap
from livret.domain.meetings import held_meetings
from livret.usecases.minutes import minutes_of
from tests.e2e.acts import press
from tests.e2e.in_meeting import (
    ONWARD,
    ROOM,
    answer,
    enough_topics,
    give_the_word,
    nothing_to_sign,
    other_topic,
    read_back,
    take_up,
    to_her_aim,
    to_the_topics,
)
from tests.e2e.running import Running
from tests.e2e.two_offices import Offices, both_at_her_livret, two_offices
from tests.e2e.vaults import PASSPHRASE

pytestmark = pytest.mark.screen

Start = Callable[..., Running]

HERS, MARCS, CLAIRES = "Le bus du soir", "Pas de permis", "Elle marche beaucoup"


def from_the_room(livret: Running) -> None:
    """Who is in the room is told; up to the topics."""
    livret.press(ONWARD)
    livret.wait(part="Bienvenue")
    to_her_aim(livret)
    to_the_topics(livret)


def kept(offices: Offices, name: str) -> list[str]:
    """The words that the minutes of the only meeting tell of the topic, at a desk."""
    rooms = bootstrap.Rooms(())
    with rooms.vaults.open(offices.folders[name], PASSPHRASE) as vault:
        livret = vault.ctx.livret(offices.livret)
        (held,) = held_meetings(livret)
        (row,) = minutes_of(livret, held.id).rows
        told = [*(one.words for one in row.quotes), *(one.words for one in row.marks)]
        return sorted(filter(None, told))


def test_both_rooms_hold_one_meeting(start: Start, tmp_path: Path) -> None:
    with two_offices(tmp_path) as offices:
        with both_at_her_livret(start, offices) as (claire, marc):
            # Marc begins; Claire's room is offered to join, and does.
            marc.take_keyboard()
            marc.press("F9")
            marc.wait(ROOM, role="label")
            claire.wait(part="Marc D. est en rencontre sur ce livret")
            claire.take_keyboard()
            claire.press("F9")
            claire.wait(ROOM, role="label")
            claire.wait("Rejoindre la rencontre en cours")
            press(claire, "Rejoindre la rencontre en cours")
            claire.wait(part="Une seule rencontre, avec Marc D.")
            marc.wait(part="Une seule rencontre, avec Claire M.")
            from_the_room(claire)
            take_up(claire, "mobilite")
            answer(claire, "bloque", HERS)
            give_the_word(claire, "F3", "Claire")

            # The hub goes away in the middle; both rooms go on.
            claire.wait("À jour")
            offices.server.stop()
            marc.take_keyboard()
            from_the_room(marc)
            take_up(marc, "mobilite")
            give_the_word(marc, "F3", "Marc")
            answer(marc, "gene_un_peu", MARCS)
            other_topic(marc)
            claire.take_keyboard()
            answer(claire, "gene_un_peu", CLAIRES)
            other_topic(claire)
            for one in (marc, claire):
                one.wait(part="à envoyer quand le réseau reviendra")
            offices.server.start()
            for one in (marc, claire):
                one.wait("À jour")
                one.take_keyboard()
                enough_topics(one)
                read_back(one)
            for words in (HERS, CLAIRES, MARCS):
                claire.wait(part=words, role="label")
                marc.wait(part=words, role="label")
            for one in (marc, claire):
                one.take_keyboard()
                one.press(ONWARD)
                one.wait("Sans signer aujourd’hui")
                nothing_to_sign(one)
                one.press(ONWARD)
                one.wait(part="Pour revenir, il faut la phrase de passe")
            claire.wait("À jour")
            marc.wait("À jour")
        for name in offices.folders:
            assert kept(offices, name) == sorted([HERS, MARCS, CLAIRES])
