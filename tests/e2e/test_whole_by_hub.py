"""Sharing by a hub from end to end, on three screens; nothing is read anywhere else.

One meeting typed from two offices and cut in the middle, two texts written at the
same time and settled, a member taken out, her copy opened where nobody ever ran
Livret. Then the server, its dump, the homes and every temporary folder are searched
for what was typed.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.e2e.acts import go, open_her_livret, press, unlock
from tests.e2e.at_pages import add_goal
from tests.e2e.by_file import another_screen, reword_goal
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
)
from tests.e2e.running import Running
from tests.e2e.test_her_copy import (
    empty_home,
    first_page,
    make_with_her,
    open_by_code,
)
from tests.e2e.test_one_meeting import CLAIRES, HERS, MARCS, from_the_room
from tests.e2e.test_revoked import CLOSED, take_out
from tests.e2e.two_offices import Offices, two_offices
from tests.e2e.vaults import CALLED, PASSPHRASE
from tests.exchange.hub.postgres import SUPERUSER, programs
from tests.exchange.hub.sentinels import files_with

pytestmark = [pytest.mark.screen, pytest.mark.long]

Start = Callable[..., Running]
GOAL, HER_GOAL, HIS_GOAL = "Un poste de jour", "Un poste le matin", "Un poste le midi"
AFTER = "Apres son depart"
AWAY = "à envoyer quand le réseau reviendra"
WAITS = "attendent d’être relus"
TYPED = (HERS, MARCS, CLAIRES, GOAL, HER_GOAL, HIS_GOAL, AFTER, CALLED)


@dataclass
class Screens:
    """Who sits where, each with a home and a temporary folder of their own.

    Attributes:
        start: Starts the program.
        folder: For homes and temporary folders.
        begun: Folders that a program had for its own.
    """

    start: Start
    folder: Path
    begun: list[Path] = field(default_factory=list)

    def sit_down(self, name: str, *words: str, **around: str) -> Running:
        """Start the program where nobody ever ran it."""
        home, passing = self.folder / f"home-{name}", self.folder / f"tmp-{name}"
        passing.mkdir(mode=0o700)
        self.begun += [home, passing]
        own = {**empty_home(home), "TMPDIR": str(passing)}
        return self.start(*words, **{**own, **around})


def both_in_one_meeting(claire: Running, marc: Running) -> None:
    marc.take_keyboard()
    marc.press("F9")
    marc.wait(ROOM, role="label")
    claire.wait(part="Marc D. est en rencontre sur ce livret")
    claire.take_keyboard()
    claire.press("F9")
    claire.wait("Rejoindre la rencontre en cours")
    press(claire, "Rejoindre la rencontre en cours")
    claire.wait(part="Une seule rencontre, avec Marc D.")
    marc.wait(part="Une seule rencontre, avec Claire M.")


@contextmanager
def cut(offices: Offices, *both: Running) -> Iterator[None]:
    """The hub goes away, and both are told of what waits; then it is back."""
    offices.server.stop()
    yield
    for one in both:
        one.wait(part=AWAY)
    offices.server.start()
    for one in both:
        one.wait("À jour")


def held_and_cut(offices: Offices, claire: Running, marc: Running) -> None:
    """They talk, the hub goes away, both go on; they read back the same."""
    both_in_one_meeting(claire, marc)
    from_the_room(claire)
    take_up(claire, "mobilite")
    answer(claire, "bloque", HERS)
    give_the_word(claire, "F3", "Claire")
    claire.wait("À jour")
    with cut(offices, marc, claire):
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
        one.take_keyboard()
        enough_topics(one)
        read_back(one)
    for words in (HERS, CLAIRES, MARCS):
        claire.wait(part=words, role="label")
        marc.wait(part=words, role="label")


def back_at_the_desk(livret: Running) -> None:
    """End the meeting with nothing to sign; the passphrase, for want of a PIN."""
    livret.take_keyboard()
    livret.press(ONWARD)
    livret.wait("Sans signer aujourd’hui")
    nothing_to_sign(livret)
    livret.press(ONWARD)
    livret.wait(part="Pour revenir, il faut la phrase de passe")
    livret.take_keyboard()
    press(livret, "Quitter l’écran partagé")
    livret.wait("Phrase de passe", role="password text")
    livret.take_keyboard()
    livret.wait("Phrase de passe", role="password text", state="focused")
    livret.type(PASSPHRASE)
    livret.press("Return")
    livret.wait("L’essentiel", role="list item")


def settled(offices: Offices, claire: Running, marc: Running) -> None:
    """Both say her goal in other words at the same time; Marc settles it."""
    claire.take_keyboard()
    add_goal(claire, GOAL)
    marc.take_keyboard()
    go(marc, "Objectifs et démarches")
    marc.wait(part=GOAL, role="label")
    claire.wait("À jour")
    with cut(offices, claire, marc):
        claire.take_keyboard()
        reword_goal(claire, GOAL, HER_GOAL)
        marc.take_keyboard()
        reword_goal(marc, GOAL, HIS_GOAL)
    marc.take_keyboard()
    go(marc, "L’essentiel")
    marc.wait(part=WAITS, role="label")
    press(marc, "Les relire")
    marc.wait(part=HIS_GOAL, role="label")
    claire.take_keyboard()
    go(claire, "L’essentiel")
    waits = claire.wait(part=WAITS, role="label")
    marc.take_keyboard()
    press(marc, f"Garder celui-ci\u202f: {HER_GOAL}")
    marc.wait("Rien à relire", role="label")
    claire.wait_gone(waits.name)


def copy_read_elsewhere(screens: Screens, claire: Running, screen: str) -> Path:
    """She takes her copy to a machine of nobody; return her stick."""
    stick = screens.folder / "cle-usb"
    stick.mkdir()
    claire.take_keyboard()
    code = make_with_her(claire, stick)
    (copy,) = stick.glob("copie-*.livret")
    elsewhere = screens.sit_down("ailleurs", DISPLAY=screen)
    first_page(elsewhere)
    open_by_code(elsewhere, copy, code)
    for words in (HERS, MARCS, CLAIRES):
        elsewhere.wait(part=words, role="label")
    press(elsewhere, "Objectif")
    elsewhere.wait(part=HER_GOAL, role="label")
    elsewhere.wait(part=AFTER, role="label")
    elsewhere.take_keyboard()
    assert elsewhere.leave() == 0
    return stick


def dumped(offices: Offices, folder: Path) -> Path:
    """Return the folder of a dump of everything that the server holds."""
    folder.mkdir()
    server = offices.server
    where = ("-h", str(server.folder), "-p", str(server.port), "-U", SUPERUSER)
    asked = [programs() / "pg_dumpall", *where, "-f", str(folder / "tout.sql")]
    subprocess.run(asked, check=True)
    return folder


def test_all_of_it_on_the_screen_and_nowhere_else(start: Start, tmp_path: Path) -> None:
    with (
        two_offices(tmp_path) as offices,
        another_screen() as beside,
        another_screen() as third,
    ):
        screens = Screens(start, tmp_path)
        here, there = map(str, offices.folders.values())
        claire = screens.sit_down("claire", "--vault", here)
        marc = screens.sit_down("marc", "--vault", there, DISPLAY=beside)
        for one in (marc, claire):
            unlock(one)
        for one in (marc, claire):
            open_her_livret(one)
        claire.wait(part="Marc D. a aussi ce livret ouvert")
        held_and_cut(offices, claire, marc)
        for one in (marc, claire):
            back_at_the_desk(one)
        settled(offices, claire, marc)
        claire.take_keyboard()
        take_out(claire)
        add_goal(claire, AFTER)
        marc.wait(part=CLOSED, role="label")
        stick = copy_read_elsewhere(screens, claire, third)
        for one in (claire, marc):
            one.take_keyboard()
            assert one.leave() == 0
        hers, his = (set(offices.words(name)) for name in offices.folders)
        assert set(TYPED[:-1]) <= hers
        assert hers - his == {AFTER}
        dump = dumped(offices, tmp_path / "dump")
        offices.server.stop()
        vaults = offices.folders.values()
        for place in (dump, offices.server.data, stick, *vaults, *screens.begun):
            assert files_with(place, TYPED) == [], place
        offices.server.start()
