"""Texts written at the same time, read again on a real screen by the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from livret import bootstrap
from livret.usecases.cards import TrustCard, own_card_file, trust_card
from livret.usecases.context import Context
from livret.usecases.receiving import Incoming, accept, open_file
from livret.usecases.saying import read_items, say_items
from livret.usecases.sending import SendLivret, send
from tests.e2e.acts import go, open_her_livret, press, unlock
from tests.e2e.by_file import GOAL, two_desks
from tests.e2e.running import Running
from tests.e2e.vaults import CALLED, PASSPHRASE

pytestmark = pytest.mark.screen

Start = Callable[..., Running]
GOALS = (GOAL, "Un logement", "Un poste de jour")
HERS = ("Le code", "Pres de l'ecole", "Le matin")
HIS = ("La conduite", "Pres du travail", "Le midi")
THIRD = "Ni l'un ni l'autre"


def say(ctx: Context, livret: str, *items: dict[str, Any]) -> None:
    say_items(ctx, livret, read_items({"contributions": list(items)}))


def reworded(ctx: Context, livret: str, words: tuple[str, ...]) -> None:
    """Say every goal in other words."""
    first = {
        v.content["words"]: key[1] for key, (v,) in ctx.livret(livret).each("goal")
    }
    for goal, new in zip(GOALS, words, strict=True):
        say(ctx, livret, {"kind": "goal_set", "goal": first[goal], "words": new})


def pass_on(one: Any, other: Any, livret: str) -> None:
    """Send what one holds, and take it in at the other's."""
    to = (other.ctx.signer.public_key,)
    data = send(one.sharing, SendLivret(livret=livret, to=to)).value.data
    told = open_file(other.sharing, data)
    assert isinstance(told, Incoming)
    accept(other.sharing, told)


def both_wrote(folder: Path) -> str:
    """Both say three goals in other words, and his file came to her desk."""
    livret = two_desks(folder)
    vaults = bootstrap.Rooms(()).vaults
    with (
        vaults.open(folder / "claire", PASSPHRASE) as claire,
        vaults.open(folder / "marc", PASSPHRASE) as marc,
    ):
        trust_card(marc.sharing, TrustCard(data=own_card_file(claire.sharing)))
        more = ({"kind": "goal_set", "words": one} for one in GOALS[1:])
        say(claire.ctx, livret, *more)
        pass_on(claire, marc, livret)
        reworded(claire.ctx, livret, HERS)
        reworded(marc.ctx, livret, HIS)
        pass_on(marc, claire, livret)
    return livret


def stands(folder: Path, livret: str) -> set[frozenset[str]]:
    """Return what stands at each goal, once the window was left."""
    with bootstrap.Rooms(()).vaults.open(folder / "claire", PASSPHRASE) as claire:
        return {
            frozenset(v.content["words"] for v in values)
            for _, values in claire.ctx.livret(livret).each("goal")
        }


def first_pair(claire: Running) -> tuple[int, str]:
    """Return which goal is first to be read again, and the verb that keeps hers."""
    verbs = [f"Garder celui-ci\u202f: {words}" for words in HERS]
    shown = [node.name for node in claire.shown() if node.name in verbs]
    return verbs.index(shown[0]), shown[0]


def press_of(claire: Running, verb: str) -> None:
    """Press the first verb of its kind; the place it is of stands in its name."""
    claire.go_to(f"{verb}\u202f: ", part=True)
    claire.press("space")


@pytest.mark.long
def test_one_both_and_a_third_by_the_keyboard(start: Start, tmp_path: Path) -> None:
    livret = both_wrote(tmp_path)
    claire = start("--vault", str(tmp_path / "claire"))
    unlock(claire)
    claire.wait(part="deux textes écrits en même temps, à 3 endroits")
    claire.wait(part=CALLED, role="list item")
    open_her_livret(claire)
    claire.wait(part="attendent d’être relus", role="label")
    press(claire, "Les relire")
    claire.wait(part=HIS[0], role="label")

    # One of them: his; hers is not lost.
    at, hers = first_pair(claire)
    left = HERS[at]
    press(claire, f"Garder celui-ci\u202f: {HIS[at]}")
    claire.wait_gone(hers)
    # Both.
    at, hers = first_pair(claire)
    both = {HERS[at], HIS[at]}
    press_of(claire, "Garder les deux")
    claire.wait_gone(hers)
    # A third.
    press_of(claire, "Écrire un troisième texte")
    field = "Un troisième texte, écrit après avoir lu les autres"
    claire.wait(field, role="text", state="focused")
    claire.type(THIRD)
    claire.wait(role="text", state="focused", text=THIRD)
    press_of(claire, "Garder ce texte")
    claire.wait("Rien à relire", role="label")

    # What was not chosen stays, and comes back from all that was said.
    go(claire, "Tout ce qui a été dit")
    claire.go_to(THIRD, part=True)
    claire.go_to(left, "Down", part=True)
    claire.press("Return")
    opened = claire.wait(role="panel", state="focused")
    assert left in opened.description
    press(claire, "Remettre ce texte")
    claire.wait(part="C’est remis.")
    go(claire, "Objectifs et démarches")
    claire.wait(part=left, role="label")
    claire.take_keyboard()
    assert claire.leave() == 0

    found = stands(tmp_path, livret)
    assert len(found) == len(GOALS)
    assert frozenset({left}) in found
    assert frozenset({THIRD}) in found
    (joined,) = found - {frozenset({left}), frozenset({THIRD})}
    assert set("".join(joined).split("\n\n")) == both
