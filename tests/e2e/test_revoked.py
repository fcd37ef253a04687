"""Somebody is taken out of a livret through the hub while both windows are open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from livret import bootstrap
from livret.domain.contribution import Verified
from livret.usecases.cards import TrustCard, own_card_file, trust_card
from tests.e2e.acts import go, press
from tests.e2e.at_pages import add_goal, decide
from tests.e2e.by_file import receive, send, take
from tests.e2e.running import Running
from tests.e2e.two_offices import Offices, both_at_her_livret, two_offices
from tests.e2e.vaults import PASSPHRASE

pytestmark = pytest.mark.screen

Start = Callable[..., Running]
BEFORE, AFTER, LATE = "Un poste de jour", "Un poste pres d'ici", "Apres son depart"
CLOSED = "ce livret n’arrive plus ici par le relais"
LEAVES = "Marc D. quitte l’équipe"


def each_accepts_the_other(offices: Offices) -> None:
    """Their cards were compared once, in person."""
    rooms = bootstrap.Rooms(())
    claire, marc = (
        rooms.vaults.open(folder, PASSPHRASE) for folder in offices.folders.values()
    )
    with claire, marc:
        for one, other in ((claire, marc), (marc, claire)):
            card = own_card_file(other.sharing)
            trust_card(one.sharing, TrustCard(data=card))


def take_out(livret: Running) -> None:
    """Claire notes that Marc takes part no more."""
    go(livret, "Qui voit quoi")
    press(livret, "Noter son départ\u202f: Marc D.")
    livret.wait(f"{LEAVES}\u202f?", role="label")
    livret.take_keyboard()
    decide(livret, "Noter son départ", f"{LEAVES}\u202f?")
    livret.wait(part="n’est plus là depuis", role="label")


def held(offices: Offices, name: str) -> list[Verified]:
    """Open a vault that was left; return every header and body in it."""
    rooms = bootstrap.Rooms(())
    with rooms.vaults.open(offices.folders[name], PASSPHRASE) as vault:
        return list(vault.ctx.log.read(offices.livret))


def gained(offices: Offices) -> set[str]:
    """Ids of what Marc holds and others wrote, but for what came before."""
    hers, his = held(offices, "Claire M."), held(offices, "Marc D.")
    kinds = [one.body.kind if one.body else "" for one in hers]
    before = {one.id for one in hers[: kinds.index("member_left")]}
    (own,) = {one.header.author for one in his} - {hers[0].header.author}
    return {one.id for one in his if one.header.author != own} - before


def test_who_is_taken_out_receives_no_more_and_is_told(
    start: Start, tmp_path: Path
) -> None:
    with two_offices(tmp_path) as offices:
        each_accepts_the_other(offices)
        late = tmp_path / "tard.livret"
        with both_at_her_livret(start, offices) as (claire, marc):
            _taken_out(claire, marc, late)
        assert not gained(offices)
        words = offices.words("Marc D.")
        assert {BEFORE, LATE} <= set(words)
        assert AFTER not in words


def _taken_out(claire: Running, marc: Running, late: Path) -> None:
    add_goal(claire, BEFORE)
    marc.wait("Claire M. vient d’écrire")

    # He touches nothing, and is told all the same.
    take_out(claire)
    add_goal(claire, AFTER)
    marc.wait(part=CLOSED, role="label")
    claire.wait_gone("Marc D. a aussi ce livret ouvert")

    # What he writes stays at his desk, and by file it is set aside at hers.
    marc.take_keyboard()
    add_goal(marc, LATE)
    send(marc, "Claire M., pour le social", late)
    marc.wait("Le fichier est fait", role="label")
    claire.take_keyboard()
    receive(claire, late)
    claire.wait(part="Mises de côté, et gardées", role="label")
    take(claire)
    go(claire, "Qui voit quoi")
    press(claire, "Partager")
    claire.wait("Ce qui est gardé à part", role="label")
    claire.wait(part=LATE, role="label")
