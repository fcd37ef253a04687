"""What was said in the fictitious year, day after day.

Days are whole numbers counted from today; ``@name`` speaks of what was said
before under that name (``as``), of a referent (``@social``, ``@emploi``) or of
a step of ``livret.usecases.example`` (``@kitchen``, ``@trial``, ``@bike_visit``,
``@papers``).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Told = Mapping[str, Any]
"""One thing said, as ``livret say`` takes it."""

_THREE = [{"voice": "personne"}, {"voice": "social"}, {"voice": "emploi"}]
_TWO = [{"voice": "personne"}, {"voice": "social"}]


def _held(on: int, words: str, after: str, **more: Any) -> Told:
    """A meeting of the three that took place."""
    return {
        "kind": "meeting_held",
        "on": on,
        "at": "10:00",
        "minutes": 60,
        "means": "in_person",
        "place": "Centre social des Tilleuls",
        "present": _THREE,
        "targets": [],
        "words": words,
        "next_words": after,
        "read_back": True,
        "handed_over": "paper",
        **more,
    }


def _life(words: str, on: int, **more: Any) -> Told:
    return {"kind": "life_told", "words": words, "on": on, **more}


def _event(voice: str, words: str, on: int, **more: Any) -> Told:
    return {"kind": "event_noted", "voice": voice, "words": words, "on": on, **more}


def _step(name: str, who: str, words: str, by: int, **more: Any) -> Told:
    return {
        "kind": "action_agreed",
        "as": name,
        "words": words,
        "who": {"voice": who},
        "by": by,
        **more,
    }


def _done(action: str, on: int) -> Told:
    return {"kind": "action_state", "action": action, "state": "done", "on": on}


def _came_of(action: str, voice: str, words: str) -> Told:
    return {"kind": "action_result", "action": action, "voice": voice, "words": words}


def _view(barrier: str, voice: str, level: str, words: str = "", **more: Any) -> Told:
    told = {"kind": "view_given", "barrier": barrier, "voice": voice, "level": level}
    return told | ({"words": words} if words else {}) | more


_SPRING: tuple[tuple[int, tuple[Told, ...]], ...] = (
    (
        -256,
        (
            _held(-256, "Nous avons fait le tour de tout.", "On se revoit en juin."),
            {"kind": "lead_designated", "member": "@social"},
            {
                "kind": "situation_said",
                "situation": "starting_pathway",
                "words": "Je commence, mais je veux travailler.",
            },
            {
                "kind": "skill_recognised",
                "voice": "personne",
                "area": "repairing",
                "words": "Je répare les vêtements de tout l’immeuble",
                "learned": "avec ma grand-mère",
            },
        ),
    ),
    (
        -244,
        (
            _step("bike", "social", "Demander un vélo solidaire", -200),
            _step("permit", "social", "Demander le titre de séjour", -190),
            _event("social", "Dossier de vélo solidaire", -244, barriers=["mobilite"]),
            _done("@papers", -244),
        ),
    ),
    (
        -236,
        (
            _event("emploi", "Atelier d’écriture, le mardi", -236, until=-150),
            _life("Ma fille commence la danse", -238),
        ),
    ),
    (
        -222,
        (
            {
                "kind": "contact_made",
                "means": "telephone",
                "words": "Le dossier de vélo est complet.",
                "heard": "Merci, je n’y croyais pas.",
            },
            _step(
                "night",
                "emploi",
                "Chantier de nettoyage, la nuit",
                -190,
                goal="@kitchen",
            ),
        ),
    ),
    (
        -215,
        (
            {
                "kind": "answer_given",
                "action": "@night",
                "answer": "no",
                "words": "Pas la nuit, j’ai ma fille.",
            },
            {
                "kind": "action_state",
                "action": "@night",
                "state": "set_aside",
                "reason": "Amina a dit non : elle garde sa fille la nuit.",
            },
        ),
    ),
    (
        -205,
        (
            _done("@bike", -205),
            _came_of("@bike", "personne", "J’ai un vélo, je rentre à l’heure."),
            _came_of("@bike", "social", "Le vélo est arrivé en six semaines."),
            {
                "kind": "action_state",
                "action": "@permit",
                "state": "blocked_outside",
                "blocks": "counter",
                "blocked_by": "La préfecture n’a pas répondu",
                "on": -205,
                "barriers": ["droit"],
            },
        ),
    ),
)

_SUMMER: tuple[tuple[int, tuple[Told, ...]], ...] = (
    (
        -178,
        (
            _held(-178, "Le vélo change tout.", "Chercher un chantier le matin."),
            _done("@bike_visit", -190),
            _life("J’ai repris le vélo", -182),
        ),
    ),
    (
        -160,
        (
            _event("emploi", "Chantier, le matin", -158, until=-100),
            {
                "kind": "referral_made",
                "as": "school",
                "voice": "social",
                "to": "Auto-école solidaire",
                "words": "Passer le permis",
                "on": -160,
                "barriers": ["mobilite"],
            },
        ),
    ),
    (
        -130,
        (
            {
                "kind": "referral_state",
                "referral": "@school",
                "state": "no_answer",
                "words": "Liste d’attente pour le permis",
                "on": -130,
                "barriers": ["mobilite"],
            },
            _life("Mon frère habite près de chez nous", -128),
        ),
    ),
    (
        -112,
        (
            {
                "kind": "action_state",
                "action": "@permit",
                "state": "done",
                "on": -112,
                "barriers": ["droit"],
            },
            _came_of("@permit", "personne", "Je dors mieux."),
            _event("social", "Titre de séjour reçu", -110, barriers=["droit"]),
        ),
    ),
)

_LEVELS = (
    ("mobilite", "gene_un_peu", "gene_un_peu", "gene_beaucoup"),
    ("droit", "gene_un_peu", "gene_un_peu", "ne_gene_pas"),
    ("langue", "ne_gene_pas", "gene_un_peu", "gene_un_peu"),
)


def _levels(place: int) -> list[Told]:
    return [{"barrier": told[0], "level": told[place]} for told in _LEVELS]


_AUTUMN: tuple[tuple[int, tuple[Told, ...]], ...] = (
    (
        -88,
        (
            _held(-88, "Nous avons fait le bilan.", "Un stage en cuisine."),
            {
                "kind": "review_opened",
                "as": "review",
                "moment": "interim",
                "on": -88,
                "since": -256,
            },
            {
                "kind": "review_said",
                "voice": "personne",
                "review": "@review",
                "changed": "Je bouge toute seule, et j’écris mes messages.",
                "helped": "Le vélo, et qu’on ne me presse pas.",
                "did_not_help": "Attendre la préfecture sans nouvelles.",
                "next": "Une vraie cuisine.",
                "levels": _levels(1),
            },
            {
                "kind": "review_said",
                "voice": "social",
                "review": "@review",
                "changed": "Les papiers sont à jour, le sac est vide.",
                "levels": _levels(2),
            },
            {
                "kind": "review_said",
                "voice": "emploi",
                "review": "@review",
                "changed": "Quatre mois de chantier, à l’heure le matin.",
                "levels": _levels(3),
            },
            {"kind": "lead_designated", "member": "@emploi"},
        ),
    ),
    (
        -80,
        (
            {
                "kind": "situation_said",
                "situation": "close_to_employment",
                "words": "Je me sens prête.",
            },
            {
                "kind": "project_said",
                "words": "Cuisinière dans une cantine d’école",
                "occupation": "Cuisine de collectivité",
                "rome": "G1602",
                "hours": "full_time",
                "radius_km": 10,
            },
            _life("Je chante à la chorale", -76),
            _step(
                "kitchen_trial",
                "emploi",
                "Stage en cuisine",
                -52,
                starts=-66,
                goal="@kitchen",
            ),
        ),
    ),
    (
        -50,
        (
            _done("@kitchen_trial", -52),
            _came_of("@kitchen_trial", "personne", "Le chef m’a laissé la sauce."),
            _came_of("@kitchen_trial", "emploi", "Le chef la reprendrait."),
            _done("@trial", -52),
        ),
    ),
    (
        -30,
        (
            _held(-30, "Le stage a plu à tout le monde.", "Un essai payé.", minutes=45),
            _view("mobilite", "personne", "ne_gene_pas", "Le vélo et le bus, ça va."),
            _view("langue", "personne", "ne_gene_pas", "J’écris mes messages seule."),
            {
                "kind": "barrier_state",
                "barrier": "langue",
                "state": "closed",
                "words": "Je n’ai plus besoin d’aide pour écrire.",
            },
        ),
    ),
    (
        -9,
        (
            {
                "kind": "contact_made",
                "means": "message",
                "words": "La date de l’essai est connue.",
            },
        ),
    ),
    (
        0,
        (
            _step(
                "canteen",
                "emploi",
                "Essai au restaurant scolaire",
                24,
                goal="@kitchen",
                barriers=["mobilite"],
            ),
            _step("licence", "social", "Demander l’aide au permis", 45),
            _step("clothes", "personne", "Choisir ma tenue de cuisine", 15),
            _life("Fête du quartier, je cuisine", 20, planned=True),
            {
                "kind": "meeting_planned",
                "on": 10,
                "at": "10:00",
                "minutes": 60,
                "means": "in_person",
                "place": "Centre social des Tilleuls",
                "present": _THREE,
                "about": "Préparer l’essai",
            },
            {
                "kind": "meeting_planned",
                "on": 97,
                "at": "14:00",
                "minutes": 90,
                "means": "in_person",
                "present": _TWO,
                "about": "Regarder ensemble l’année",
                "review": True,
            },
        ),
    ),
)

MONTHS: tuple[tuple[int, tuple[Told, ...]], ...] = (*_SPRING, *_SUMMER, *_AUTUMN)
"""Each day on which something was written, and what; days from today."""
