"""Structures whose name alone tells something of her life.

What a name tells is only offered: a person decides, and nothing that is
recognised is ever published by itself. Source of the words: the names that such
structures bear in the Fichier national des établissements sanitaires et sociaux
(FINESS), and practice rules 5 and 6.
"""

from __future__ import annotations

import re
import unicodedata

SENSITIVE = ("child_protection", "addiction", "prison", "violence", "other")
"""Kinds of structure whose name is shown as « structure partenaire »."""

_WORDS: dict[str, str] = {
    "addiction": (
        r"csapa|caarud|elsa|addicto\w*|addictions?|alcoolo\w*|alcooliques?"
        r"|toxicoman\w*|consultations? jeunes consommateurs"
    ),
    "child_protection": (
        r"aide sociale a l enfance|ase|mecs|aemo|pjj|pouponnieres?"
        r"|protection de l enfance|protection judiciaire de la jeunesse"
        r"|maisons? d enfants|foyers? de l enfance|placement familial"
    ),
    "prison": (
        r"spip|penitentiaires?|prisons?|maisons? d arret|centres? de detention"
        r"|semi liberte|milieu ouvert|insertion et de probation"
    ),
    "violence": (
        r"violences?|femmes victimes|victimes|solidarite femmes|3919"
        r"|mouvement du nid|amicale du nid"
    ),
}
_KNOWN = {
    kind: re.compile(rf"(?<![a-z0-9])(?:{words})(?![a-z0-9])")
    for kind, words in _WORDS.items()
}


def kind_told_by(name: str) -> str:
    """Return the code of ``SENSITIVE`` that a structure's name tells, or nothing."""
    bare = unicodedata.normalize("NFD", name.casefold())
    letters = "".join(char for char in bare if not unicodedata.combining(char))
    spaced = " ".join(re.sub(r"[^a-z0-9]+", " ", letters).split())
    return next((kind for kind, known in _KNOWN.items() if known.search(spaced)), "")
