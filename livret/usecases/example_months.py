"""What was said in the fictitious year, day after day.

Days are whole numbers counted from today; ``@name`` speaks of what was said
before under that name (``as``), of a referent (``@social``, ``@emploi``) or of
a step of ``livret.usecases.example`` (``@kitchen``, ``@trial``, ``@bike_visit``,
``@papers``).
"""

from __future__ import annotations

from livret.usecases.example_spring import SPRING, SUMMER
from livret.usecases.example_told import (
    THREE,
    TWO,
    Days,
    Told,
    came_of,
    done,
    held,
    life,
    step,
    view,
)

_LEVELS = (
    ("mobilite", "gene_un_peu", "gene_un_peu", "gene_beaucoup"),
    ("droit", "gene_un_peu", "gene_un_peu", "ne_gene_pas"),
    ("langue", "ne_gene_pas", "gene_un_peu", "gene_un_peu"),
)


def _levels(place: int) -> list[Told]:
    return [{"barrier": told[0], "level": told[place]} for told in _LEVELS]


AUTUMN: Days = (
    (
        -88,
        (
            held(-88, "Nous avons fait le bilan.", "Un stage en cuisine."),
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
                "changed": "Quatre mois de chantier, et l’envie d’une cuisine.",
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
            life("Je chante à la chorale", -82),
            step(
                "kitchen_trial",
                "emploi",
                "Stage en cuisine",
                -52,
                starts=-66,
                goal="@kitchen",
                functions=["vocational_project", "training"],
            ),
        ),
    ),
    (
        -50,
        (
            done("@kitchen_trial", -52),
            came_of("@kitchen_trial", "personne", "Le chef m’a laissé la sauce."),
            came_of("@kitchen_trial", "emploi", "Le chef la reprendrait."),
            done("@trial", -52),
        ),
    ),
    (
        -30,
        (
            held(-30, "Le stage a plu à tout le monde.", "Un essai payé.", minutes=45),
            view("mobilite", "personne", "ne_gene_pas", "Le vélo et le bus, ça va."),
            view("langue", "personne", "ne_gene_pas", "J’écris mes messages seule."),
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
            step(
                "canteen",
                "emploi",
                "Essai au restaurant scolaire",
                24,
                goal="@kitchen",
                barriers=["mobilite"],
                functions=["employment"],
            ),
            step(
                "licence",
                "social",
                "Demander l’aide au permis",
                45,
                functions=["autonomy", "training"],
            ),
            step(
                "clothes",
                "personne",
                "Choisir ma tenue de cuisine",
                15,
                functions=["employment"],
            ),
            life("Fête du quartier, je cuisine", 20, planned=True),
            {
                "kind": "meeting_planned",
                "on": 10,
                "at": "10:00",
                "minutes": 60,
                "means": "in_person",
                "place": "Centre social des Tilleuls",
                "present": THREE,
                "about": "Préparer l’essai",
            },
            {
                "kind": "meeting_planned",
                "on": 97,
                "at": "14:00",
                "minutes": 90,
                "means": "in_person",
                "present": TWO,
                "about": "Regarder ensemble l’année",
                "review": True,
            },
        ),
    ),
)

MONTHS: Days = (*SPRING, *SUMMER, *AUTUMN)
"""Each day on which something was written, and what; days from today."""
