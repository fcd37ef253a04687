"""Claire is away: a colleague goes on with the halves that two people kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from livret.usecases.cards import TrustCard, own_card_file, trust_card
from livret.usecases.livrets import OpenLivret, open_livret
from livret.usecases.saying import read_items, say_items
from tests.e2e.acts import go, open_her_livret, press, unlock
from tests.e2e.by_file import AIM, make_desk, name_file, name_folder, take
from tests.e2e.running import Running
from tests.e2e.vaults import CALLED

pytestmark = pytest.mark.screen

Start = Callable[..., Running]
AWAY = "Si je ne suis pas là"
MISREAD = "lampe girafe cascade velours tiroir cerise jardin"


def two_colleagues(folder: Path) -> None:
    """Make both vaults; Nadia is in no livret, and each accepts the other's card."""
    with (
        make_desk(folder / "claire", "Claire M.", "social") as claire,
        make_desk(folder / "nadia", "Nadia F.", "social") as nadia,
    ):
        livret = open_livret(claire.ctx, OpenLivret(called=CALLED)).value
        said = [{"kind": "aim_said", "voice": "personne", "words": AIM}]
        say_items(claire.ctx, livret, read_items({"contributions": said}))
        for one, other in ((claire, nadia), (nadia, claire)):
            trust_card(one.sharing, TrustCard(data=own_card_file(other.sharing)))


def named_with_her(claire: Running, cupboard: Path) -> list[str]:
    """In the window, in front of her; return both halves, as two people read them."""
    open_her_livret(claire)
    go(claire, "Qui voit quoi")
    press(claire, "Partager")
    claire.wait("Partager", role="label")
    press(claire, AWAY)
    claire.wait("Qui vous remplace\u202f?", role="label")
    press(claire, "Elle a dit oui, elle est là")
    press(claire, "Choisir où le garder")
    name_folder(claire, cupboard)
    claire.wait("La moitié 2, pour une personne", role="label")
    halves = [
        node.name
        for node in claire.shown()
        if node.role == "label" and len(node.name.split()) == 7 and node.name.islower()
    ]
    claire.take_keyboard()
    return halves


def type_halves(nadia: Running, first: str, second: str) -> None:
    """Each types the words of their own sheet."""
    for name, words in (
        ("La première moitié", first),
        ("La deuxième moitié", second),
    ):
        nadia.go_to(name)
        nadia.press("ctrl+a")
        nadia.type(words)
    nadia.press("Return")


def test_a_colleague_goes_on_with_both_halves(start: Start, tmp_path: Path) -> None:
    two_colleagues(tmp_path)
    cupboard = tmp_path / "armoire"
    cupboard.mkdir()
    claire = start("--vault", str(tmp_path / "claire"))
    unlock(claire)
    halves = named_with_her(claire, cupboard)
    assert len(halves) == 2
    assert claire.leave() == 0

    nadia = start("--vault", str(tmp_path / "nadia"))
    unlock(nadia)
    nadia.wait(part="Bonjour ", role="label")
    go(nadia, "Recevoir")
    press(nadia, "Ouvrir un remplacement")
    name_file(nadia, cupboard / "remplacement.livret")
    nadia.wait("La première moitié", role="password text", state="focused")
    type_halves(nadia, halves[0], MISREAD)
    nadia.wait(part="Ces deux moitiés n’ouvrent pas ce fichier.")
    # No sheet says that it is the first one.
    type_halves(nadia, halves[1], halves[0])
    nadia.wait(part="Ce livret n’était pas encore ici.", role="label")
    take(nadia)
    nadia.wait(part=AIM, role="label")
    # She will read who opened, and when.
    go(nadia, "Qui voit quoi")
    nadia.wait(part="Nadia F. a ouvert le livret pour un remplacement")
    assert nadia.leave() == 0
    kept = [one.read_bytes() for one in cupboard.iterdir()]
    assert not any(half.encode() in one for half in halves for one in kept)
