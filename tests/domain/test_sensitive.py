"""What the name of a structure tells is recognised, and nothing more than that."""

from __future__ import annotations

import pytest

from livret.domain.sensitive import SENSITIVE, kind_told_by


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("CSAPA Le Fil", "addiction"),
        ("Centre d’addictologie", "addiction"),
        ("ASE du Rhône", "child_protection"),
        ("Maison d’Enfants à caractère social", "child_protection"),
        ("Aide sociale à l’enfance", "child_protection"),
        ("SPIP de l’Ain", "prison"),
        ("Maison d’arrêt", "prison"),
        ("Femmes Solidaires, lieu d’écoute violences", "violence"),
        ("Mission locale", ""),
        ("Base de loisirs", ""),
        ("France Travail", ""),
        ("", ""),
    ],
)
def test_what_a_name_tells(name: str, kind: str) -> None:
    assert kind_told_by(name) == kind
    assert not kind or kind in SENSITIVE
