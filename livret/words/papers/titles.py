"""What people call each paper, by the name that the log and the doors give it."""

from __future__ import annotations

from livret.words.translator import mark

TITLES: dict[str, str] = {
    "diagnostic": mark("Diagnostic partagé"),
    "plan": mark("Plan d’action"),
    "compte-rendu": mark("Compte-rendu de rencontre"),
    "savoir-faire": mark("Ce que je sais faire"),
    "information": mark("Ce qui est écrit sur moi"),
    "parcours": mark("Parcours"),
    "charte": mark("Notre charte"),
    "bilan": mark("Bilan"),
    "attestation": mark("Attestation d’accompagnement"),
    "lettre": mark("Lettre à un service"),
    "relais": mark("Passage de relais"),
    "poche": mark("Livret de poche"),
    "livret": mark("Livret entier"),
    "dossier": mark("Dossier de preuve"),
}
"""In French; said by ``tr.text``."""
