"""Sentences of the refusals around reviews, the end and the return."""

from __future__ import annotations

from livret.words.translator import mark

SENTENCES: dict[str, str] = {
    "HersFirst": mark(
        "La personne parle d’abord. Rien n’a été enregistré. Écrivez ses mots, ou "
        "« Elle préfère ne pas », puis dites les vôtres."
    ),
    "AlreadyClosed": mark(
        "Cet accompagnement est déjà terminé. Rien n’a été changé. Vous pouvez le "
        "reprendre quand la personne le souhaite."
    ),
    "NotClosed": mark(
        "Cet accompagnement n’est pas terminé. Rien n’a été changé. Il continue, tout "
        "simplement."
    ),
    "HandoverNotAgreed": mark(
        "La personne n’a pas dit oui : son livret ne passe pas à {name}, rien n’a "
        "été enregistré et rien n’est parti. Demandez-lui d’abord, avec ses mots."
    ),
}
"""Sentences of ``livret.usecases.closing_errors``."""
