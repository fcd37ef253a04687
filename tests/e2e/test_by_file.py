"""One livret between two desks, by files alone: each on its own real screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.e2e.acts import go, open_her_livret, press, unlock
from tests.e2e.at_pages import decide
from tests.e2e.by_file import (
    GOAL,
    another_screen,
    receive,
    reword_goal,
    send,
    take,
    two_desks,
)
from tests.e2e.running import Running
from tests.e2e.vaults import CALLED

pytestmark = pytest.mark.screen

Start = Callable[..., Running]
MARC, CLAIRE = "Marc D., pour l’emploi", "Claire M., pour le social"
WAITS = "Deux textes écrits en même temps attendent d’être relus."
HERS, HIS, LATER = "Le code d'abord", "La conduite d'abord", "Apres mon depart"


def leave(*both: Running) -> None:
    for one in both:
        one.take_keyboard()
        assert one.leave() == 0


@contextmanager
def both_screens(start: Start, folder: Path) -> Iterator[tuple[Running, Running]]:
    """Start both programs, each on a screen and a vault of its own; open them."""
    two_desks(folder)
    with another_screen() as beside:
        claire = start("--vault", str(folder / "claire"))
        marc = start("--vault", str(folder / "marc"), DISPLAY=beside)
        for one in (claire, marc):
            unlock(one)
        yield claire, marc
        leave(claire, marc)


def first_file(claire: Running, marc: Running, file: Path) -> None:
    """She sends, he reads first, then takes it in."""
    open_her_livret(claire)
    send(claire, MARC, file)
    claire.wait("Le fichier est fait", role="label")
    receive(marc, file)
    marc.wait("Ce livret n’était pas encore ici.", role="label")
    marc.wait(part="Pourquoi", role="label")
    take(marc)


def written_at_the_same_time(claire: Running, marc: Running, folder: Path) -> Path:
    """Both say the goal anew; his file reaches her. Return hers, not taken yet."""
    claire.press("ctrl+o")
    open_her_livret(claire)
    reword_goal(claire, GOAL, HERS)
    reword_goal(marc, GOAL, HIS)
    hers, his = folder / "deuxieme.livret", folder / "retour.livret"
    send(claire, MARC, hers)
    claire.wait("Le fichier est fait", role="label")
    send(marc, CLAIRE, his)
    marc.wait("Le fichier est fait", role="label")
    receive(claire, his)
    claire.wait(part="Deux textes écrits en même temps, à 1 endroit", role="label")
    take(claire)
    return hers


def settled_by_keyboard(claire: Running) -> None:
    """It stands above her livret and on Accueil until she chooses."""
    claire.wait(WAITS, role="label")
    claire.press("ctrl+o")
    claire.wait(part="deux textes écrits en même temps")
    open_her_livret(claire)
    press(claire, "Les relire")
    claire.wait(part=HIS, role="label")
    press(claire, f"Garder celui-ci\u202f: {HIS}")
    claire.wait(part="C’est choisi.")
    claire.wait_gone(WAITS)


def test_two_desks_write_at_the_same_time(start: Start, tmp_path: Path) -> None:
    with both_screens(start, tmp_path) as (claire, marc):
        first_file(claire, marc, tmp_path / "premier.livret")
        written_at_the_same_time(claire, marc, tmp_path)
        settled_by_keyboard(claire)


@pytest.mark.long
def test_a_livret_between_two_desks_by_files(start: Start, tmp_path: Path) -> None:
    with both_screens(start, tmp_path) as (claire, marc):
        first = tmp_path / "premier.livret"
        first_file(claire, marc, first)

        # The receipt goes back.
        receive(claire, first.with_name("premier.livret.recu"))
        claire.wait(part="Marc D. a bien reçu ce que vous aviez envoyé.")

        hers = written_at_the_same_time(claire, marc, tmp_path)
        settled_by_keyboard(claire)
        receive(marc, hers)
        take(marc)
        marc.wait(WAITS, role="label")
        third = tmp_path / "troisieme.livret"
        send(claire, MARC, third)
        claire.wait("Le fichier est fait", role="label")
        receive(marc, third)
        take(marc)
        go(marc, "Objectifs et démarches")
        marc.wait(part=HIS, role="label")
        marc.wait_gone(WAITS)

        # He leaves: nothing goes to him, and what he writes later counts no more.
        go(claire, "Qui voit quoi")
        press(claire, "Noter son départ\u202f: Marc D.")
        claire.wait("Marc D. quitte l’équipe\u202f?", role="label")
        claire.take_keyboard()
        decide(claire, "Noter son départ", "Marc D. quitte l’équipe\u202f?")
        claire.wait(part="n’est plus là depuis", role="label")
        press(claire, "Partager")
        claire.wait("Partager", role="label")
        claire.wait(part=f"{MARC} a quitté l’équipe", role="label")
        offered = [node.called for node in claire.shown()]
        assert f"En faire un fichier\u202f: {MARC}" not in offered
        reword_goal(marc, HIS, LATER)
        late = tmp_path / "tard.livret"
        send(marc, CLAIRE, late)
        marc.wait("Le fichier est fait", role="label")
        receive(claire, late)
        claire.wait(part="Mises de côté, et gardées", role="label")
        take(claire)
        go(claire, "Objectifs et démarches")
        claire.wait(part=HIS, role="label")

        # His card is accepted no longer: his files are refused whole.
        receive(claire, late)
        press(claire, f"Ne plus l’accepter\u202f: {MARC}")
        question = f"Ne plus accepter {MARC}\u202f?"
        claire.wait(question, role="label")
        claire.take_keyboard()
        decide(claire, "Ne plus l’accepter", question)
        claire.wait(part="Plus aucun fichier ne part vers Marc D.")
        receive(claire, late)
        claire.wait(part="dont la carte n’est plus acceptée ici")
        claire.press("ctrl+o")
        claire.wait(part=CALLED, role="list item")
