"""The first months of the fictitious year: the diagnosis, a bicycle, a refusal."""

from __future__ import annotations

from livret.usecases.example_told import (
    Days,
    came_of,
    done,
    event,
    held,
    life,
    step,
)

SPRING: Days = (
    (
        -256,
        (
            held(-256, "Nous avons fait le tour de tout.", "On se revoit en juin."),
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
            step(
                "bike",
                "social",
                "Demander un vélo solidaire",
                -200,
                functions=["autonomy"],
            ),
            step(
                "permit",
                "social",
                "Demander le titre de séjour",
                -190,
                functions=["welcome", "basic_needs"],
            ),
            event("social", "Dossier de vélo solidaire", -244, barriers=["mobilite"]),
            done("@papers", -244),
        ),
    ),
    (
        -236,
        (
            event("emploi", "Atelier d’écriture, le mardi", -236, until=-150),
            life("Ma fille commence la danse", -238),
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
            step(
                "night",
                "emploi",
                "Chantier de nettoyage, la nuit",
                -190,
                goal="@kitchen",
                functions=["employment"],
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
            done("@bike", -205),
            came_of("@bike", "personne", "J’ai un vélo, je rentre à l’heure."),
            came_of("@bike", "social", "Le vélo est arrivé en six semaines."),
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

SUMMER: Days = (
    (
        -178,
        (
            held(-178, "Le vélo change tout.", "Chercher un chantier le matin."),
            done("@bike_visit", -190),
            life("J’ai repris le vélo", -182),
        ),
    ),
    (
        -160,
        (
            event("emploi", "Chantier, le matin", -158, until=-100),
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
            life("Mon frère habite près de chez nous", -128),
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
            came_of("@permit", "personne", "Je dors mieux."),
            event("social", "Titre de séjour reçu", -110, barriers=["droit"]),
        ),
    ),
)
