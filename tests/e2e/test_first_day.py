"""The first day, by the keyboard alone, as assistive technology tells it (A-03)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.acts import go
from tests.e2e.running import MOST_STOPS, Running

pytestmark = pytest.mark.screen

Start = Callable[..., Running]
PIN = "4321"
HER = "Fatou"


def first_run(livret: Running) -> None:
    livret.wait("Votre nom", role="text")
    livret.take_keyboard()
    livret.wait("Votre nom", role="text", state="focused")
    livret.type("Claire M.")
    livret.press("Return")
    livret.wait("Étape 2 sur 3")
    livret.go_to("Proposer sept mots")
    livret.press("space")
    livret.go_to("Créer mon coffre")
    livret.press("space")
    livret.wait("Étape 3 sur 3")
    livret.go_to("J’ai mis le code dans un lieu sûr")
    livret.press("space")
    livret.go_to("Commencer")
    livret.press("space")
    livret.wait("Bonjour Claire")


def new_person(livret: Running, called: str) -> None:
    livret.press("ctrl+n")
    livret.wait("Comment voulez-vous qu’on vous appelle\u202f?", state="focused")
    livret.type(called)
    livret.press("Return")
    livret.wait("Diagnostic partagé", role="label")


def choose_pin(livret: Running) -> None:
    livret.press("ctrl+comma")
    livret.wait("Réglages", role="label")
    livret.go_to("Nouveau code")
    livret.type(PIN)
    livret.go_to("Garder ce code")
    livret.press("space")
    livret.wait("Ce code est en place.")


def test_the_first_day_by_the_keyboard(start: Start, home: Path) -> None:
    livret = start()
    first_run(livret)
    new_person(livret, HER)
    choose_pin(livret)

    livret.press("ctrl+o")
    livret.wait(part=HER, role="list item")

    livret.press("F8")
    livret.wait("Écran caché")
    assert not [node for node in livret.tree() if HER in node.everything]
    livret.wait("Votre code", role="password text", state="focused")
    livret.type(PIN)
    livret.press("Return")
    livret.wait(part=HER, role="list item")

    assert livret.leave() == 0
    said = livret.said()
    assert HER not in said
    kept = [path for path in home.rglob("*") if path.is_file()]
    assert kept
    assert not [path for path in kept if HER.encode() in path.read_bytes()]


def unnamed(livret: Running) -> list[str]:
    """Roles of what can have the keyboard, is in sight and has no name."""
    return [
        node.role
        for node in livret.shown()
        if "focusable" in node.states and not node.called.strip()
    ]


def round_trip(livret: Running, key: str) -> dict[str, str]:
    """What has the keyboard, by id, from one stop until the same one comes again."""
    passed: dict[str, str] = {}
    for node in livret.stops(key):
        if node.id in passed:
            return passed
        passed[node.id] = f"{node.role} {node.called!r}"
    raise AssertionError(f"{key} is caught after {list(passed.values())}")


OF_A_LIVRET = (
    "L’essentiel",
    "Parcours",
    "Objectifs et démarches",
    "Documents",
    "Qui voit quoi",
    "Tout ce qui a été dit",
)
"""Pages of a livret, by their entry in the menu."""

OF_HOME = {
    "Bonjour": ("ctrl+o",),
    "Nouveau livret": ("ctrl+n",),
    "Réglages": ("ctrl+comma",),
}
"""Pages of home, by the keys that lead there."""


def check_page(livret: Running, page: str) -> None:
    """Everything is named; Tab reaches as much as Shift+Tab and is never caught."""
    assert unnamed(livret) == [], page
    forward = round_trip(livret, "Tab")
    # A list says which of its lines has the keyboard.
    assert not [stop for stop in forward.values() if stop.startswith("list '")], page
    backward = round_trip(livret, "shift+Tab")
    assert sorted(forward.items()) == sorted(backward.items()), page
    assert len(forward) <= MOST_STOPS, page


def test_every_page_is_named_and_lets_the_keyboard_go(start: Start) -> None:
    livret = start("--example")
    livret.wait("Diagnostic partagé", role="label")
    livret.take_keyboard()
    check_page(livret, "Diagnostic partagé")
    for page in OF_A_LIVRET:
        go(livret, page)
        check_page(livret, page)
    for page, keys in OF_HOME.items():
        livret.press(*keys)
        livret.wait(part=page, role="label")
        check_page(livret, page)
    assert livret.leave() == 0
