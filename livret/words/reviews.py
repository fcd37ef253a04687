"""Words of reviews, of the end of an accompaniment, and of where she stands."""

from __future__ import annotations

from livret.words.translator import Translator, mark

MOMENTS: dict[str, str] = {
    "interim": mark("Bilan d’étape"),
    "exit": mark("Bilan de sortie"),
    "after_three_months": mark("Trois mois après"),
    "after_six_months": mark("Six mois après"),
}
"""When the three look back."""

ASKED: dict[str, str] = {
    "changed": mark("Qu’est-ce qui a changé ?"),
    "helped": mark("Qu’est-ce qui a aidé ?"),
    "did_not_help": mark("Qu’est-ce qui n’a pas aidé ?"),
    "next": mark("Et maintenant ?"),
}
"""The questions, the same for everyone; hers are asked first."""

TOLD: dict[str, str] = {
    "changed": mark("Ce qui a changé"),
    "helped": mark("Ce qui a aidé"),
    "did_not_help": mark("Ce qui n’a pas aidé"),
    "next": mark("Et maintenant"),
}
"""The same, above what was answered."""

ENDINGS: dict[str, str] = {
    "goals_reached": mark("ce qui était voulu est atteint"),
    "employment": mark("un emploi"),
    "training": mark("une formation"),
    "moved": mark("un déménagement"),
    "other_service": mark("un autre service prend la suite"),
    "asked_by_person": mark("la personne l’a demandé"),
    "not_needed": mark("il n’y en a plus besoin"),
    "end_of_mandate": mark("la mission du service se termine"),
    "no_news": mark("on n’a plus de nouvelles"),
    "other": mark("une autre raison"),
}
"""Neutral reasons for an end: nobody is at fault."""

SITUATIONS: dict[str, str] = {
    "not_for_now": mark("Pas d’emploi possible pour le moment"),
    "close_to_employment": mark("Tout près d’un emploi"),
    "starting_pathway": mark("Au début d’un parcours"),
    "employed_without_accompaniment": mark(
        "En emploi, sans souhaiter d’accompagnement"
    ),
}
"""Where she stands towards employment: a sentence, never a category."""

AREAS: dict[str, str] = {
    "caring": mark("prendre soin de quelqu’un"),
    "languages": mark("parler plusieurs langues"),
    "managing": mark("tenir un budget avec peu"),
    "repairing": mark("réparer"),
    "cooking": mark("cuisiner pour beaucoup"),
    "crossing": mark("traverser des frontières"),
    "volunteering": mark("être bénévole"),
    "growing": mark("cultiver"),
    "making": mark("fabriquer de ses mains"),
    "people": mark("être à l’aise avec les gens"),
    "other": mark("autre chose"),
}
"""The experience of life that a skill comes from."""


def moment_label(tr: Translator, moment: str) -> str:
    """Return when the three look back ("Bilan d'étape").

    Raises:
        KeyError: ``moment`` is none of them.
    """
    return tr.text(MOMENTS[moment])


def ending_label(tr: Translator, reason: str) -> str:
    """Return a neutral reason for an end ("un emploi").

    Raises:
        KeyError: ``reason`` is none of them.
    """
    return tr.text(ENDINGS[reason])


def situation_label(tr: Translator, code: str) -> str:
    """Return where she stands, as a sentence.

    Raises:
        KeyError: ``code`` is none of the four.
    """
    return tr.text(SITUATIONS[code])


def area_label(tr: Translator, area: str) -> str:
    """Return the experience of life that a skill comes from.

    Raises:
        KeyError: ``area`` is none of them.
    """
    return tr.text(AREAS[area])
