"""Words of goals and steps: answers, what blocks outside, lenses, whose it is."""

from __future__ import annotations

from livret.domain.pathway import Blocked
from livret.words.translator import Translator, mark

ANSWERS: dict[str, str] = {
    "yes": mark("Oui"),
    "not_yet": mark("Pas encore"),
    "no": mark("Non"),
}
"""What somebody answers to a proposal: three equal buttons."""

BLOCKS: dict[str, str] = {
    "queue": mark("une liste d’attente"),
    "counter": mark("un guichet qui ne répond pas"),
    "transport": mark("pas de transport"),
    "place": mark("pas de place"),
    "cost": mark("trop cher"),
    "rule": mark("une règle"),
    "other": mark("autre chose"),
}
"""What blocks outside (practice rule 22); nobody here is at fault."""

FUNCTIONS: dict[str, str] = {
    "welcome": mark("l’accueil"),
    "basic_needs": mark("les besoins de base"),
    "autonomy": mark("l’autonomie"),
    "vocational_project": mark("le projet de métier"),
    "training": mark("la formation"),
    "employment": mark("l’emploi"),
}
"""What a goal or a step helps with: side by side, never steps of a stair."""

HANDS: dict[str, str] = {
    "social": mark("social"),
    "emploi": mark("emploi"),
    "service": mark("un service"),
    "ensemble": mark("ensemble"),
}
"""Whose step it is, beside the mark and the name; hers needs no word."""


def reply_label(tr: Translator, answer: str) -> str:
    """Return what somebody answered to a proposal ("Pas encore").

    Raises:
        KeyError: ``answer`` is none of the three.
    """
    return tr.text(ANSWERS[answer])


def function_label(tr: Translator, function: str) -> str:
    """Return what a goal or a step helps with ("la formation").

    Raises:
        KeyError: ``function`` is none of the six.
    """
    return tr.text(FUNCTIONS[function])


def blocked_words(tr: Translator, blocked: Blocked) -> str:
    """Return what blocks outside: who, else what, else that something does."""
    if blocked.who:
        return blocked.who
    if blocked.what:
        return tr.text(BLOCKS[blocked.what])
    return tr.text(mark("ça bloque dehors"))
