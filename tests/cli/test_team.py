"""``livret team``: who takes part, who comes first, a name to protect."""

from __future__ import annotations

import pytest

from livret.cli.main import REFUSED
from tests.cli.conftest import Door

HERE = "Centre de soins d’exemple"


@pytest.fixture
def here(desk: Door) -> Door:
    """A livret with a referent of each side, and a nurse."""
    livret: str = desk.json("people")["people"][0]["livret"]
    desk.say(
        livret,
        {
            "kind": "member_joined",
            "name": "Marc D.",
            "role": "referent",
            "side": "emploi",
        },
        {
            "kind": "member_joined",
            "name": "Nadia K.",
            "role": "professionnel",
            "quality": "infirmière",
            "organisation": HERE,
            "since": "2026-01-05",
        },
    )
    return desk


def seat(desk: Door, name: str) -> dict[str, object]:
    found = [one for one in desk.json("team", "amina")["team"] if one["name"] == name]
    assert len(found) == 1
    seat: dict[str, object] = found[0]
    return seat


def test_the_team_is_read_and_the_person_sees_it(here: Door) -> None:
    shown = here.inside("team", "amina").out
    assert "Nadia K.  infirmière  Centre de soins d’exemple" in shown
    assert "depuis le 5 janvier 2026" in shown
    assert "Marc D.  pour l’emploi" in shown
    assert seat(here, "Marc D.")["with_livret"] is False
    seen = here.json("journal", "amina")["journal"]
    assert any(one["what"] == "opened" for one in seen)


def test_a_structure_is_protected_afterwards(here: Door) -> None:
    shown = here.inside(
        "team", "amina", "--protect", "nadia k.", "--tells", "addiction"
    )
    assert "structure partenaire" in shown.out
    assert HERE not in shown.out
    assert seat(here, "Nadia K.")["organisation"] is None
    assert seat(here, "Nadia K.")["sensitive"] is True
    again = here.inside("team", "amina", "--protect", "Nadia K.")
    assert again.code == REFUSED


def test_the_lead_changes_and_somebody_leaves(here: Door) -> None:
    here.json("team", "amina", "--lead", "marc")
    assert seat(here, "Marc D.")["lead"] is True
    here.json("team", "amina", "--leave", "Marc D.", "--on", "2026-03-10")
    gone = seat(here, "Marc D.")
    assert (gone["lead"], gone["left_on"]) == (False, "2026-03-10")
    shown = here.inside("team", "amina").out
    assert "n’est plus là depuis le 10 mars 2026" in shown


def test_a_name_that_nobody_bears_changes_nothing(here: Door) -> None:
    before = here.json("team", "amina")
    refused = here.inside("team", "amina", "--lead", "Zoé")
    assert refused.code == REFUSED
    assert refused.sentence
    assert here.json("team", "amina") == before
