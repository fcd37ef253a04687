"""A colleague's card is accepted no longer, and their leaving noted, at the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.acts import go, press
from tests.e2e.at_pages import add_goal
from tests.e2e.by_file import receive, send
from tests.e2e.running import Running
from tests.e2e.test_revoked import CLOSED, each_accepts_the_other, gained
from tests.e2e.two_offices import both_at_her_livret, two_offices

pytestmark = pytest.mark.screen

Start = Callable[..., Running]
LEAVE = "Noter aussi son départ de ce livret"
LATE = "Apres son depart"


def stop_accepting(livret: Running) -> None:
    """At « Recevoir », with the leaving, by the keyboard alone."""
    livret.take_keyboard()
    livret.press("ctrl+o")
    livret.wait(part="Bonjour ", role="label")
    go(livret, "Recevoir")
    press(livret, "Ne plus l’accepter\u202f: Marc D., pour l’emploi")
    livret.wait(part="Marc D. participe à 1 livret")
    livret.take_keyboard()
    press(livret, LEAVE)
    livret.wait(LEAVE, role="check box", state="checked")
    press(livret, "Ne plus l’accepter")
    livret.wait(part="Son départ est noté dans 1 livret")
    livret.take_keyboard()
    # His row has no verb any more: the keyboard stays on the page.
    livret.wait("Choisir un fichier", role="push button", state="focused")


def test_a_card_is_revoked_with_the_leaving_of_its_holder(
    start: Start, tmp_path: Path
) -> None:
    with two_offices(tmp_path) as offices:
        each_accepts_the_other(offices)
        late = tmp_path / "tard.livret"
        with both_at_her_livret(start, offices) as (claire, marc):
            stop_accepting(claire)
            marc.wait(part=CLOSED, role="label")
            marc.take_keyboard()
            add_goal(marc, LATE)
            send(marc, "Claire M., pour le social", late)
            marc.wait("Le fichier est fait", role="label")
            claire.take_keyboard()
            receive(claire, late)
            claire.wait(part="dont la carte n’est plus acceptée ici")
        assert not gained(offices)
        assert LATE in offices.words("Marc D.")
        assert LATE not in offices.words("Claire M.")
