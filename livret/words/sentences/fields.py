"""What can be wrong with a field, and why something is set aside: codes, said.

These are parts of a sentence, put after a colon by ``livret.words.errors``.
"""

from __future__ import annotations

from livret.words.journal import WHY_ASIDE
from livret.words.sentences.hub import CODES as HUB
from livret.words.sentences.sharing import CODES as SHARING
from livret.words.translator import mark

PROBLEMS: dict[str, str] = {
    "missing": mark("il manque"),
    "unknown": mark("ce nom n’existe pas ici"),
    "text": mark("il faut un texte"),
    "empty": mark("rien n’est écrit"),
    "too_long": mark("c’est trop long"),
    "one_line": mark("il faut une seule ligne"),
    "invisible": mark(
        "il y a des signes qu’on ne voit pas, et qui peuvent tromper à la lecture"
    ),
    "social_security_number": mark(
        "un numéro de sécurité sociale ne se garde jamais dans un livret"
    ),
    "choice": mark("ce n’est pas une des réponses possibles"),
    "shape": mark("ce n’est pas écrit de la bonne façon"),
    "date": mark("il faut une date, comme 2026-03-12"),
    "future": mark("cette date est encore à venir"),
    "past": mark("ce jour est déjà passé"),
    "too_far": mark("ce jour est trop loin, c’est pour un an au plus"),
    "order": mark("ce jour vient avant le premier"),
    "yes_or_no": mark("il faut oui ou non (true ou false)"),
    "number": mark("il faut un nombre entier"),
    "list": mark("il faut une liste"),
    "too_many": mark("il y en a trop"),
    "record": mark("il faut des champs avec leurs noms"),
    "twice": mark("c’est donné deux fois"),
    "one_only": mark("deux réponses sont données, une seule est possible"),
}
"""Problems of ``InvalidField``."""

UNREADABLE: dict[str, str] = {
    "size": mark("c’est trop grand"),
    "json": mark("ce n’est pas du JSON"),
    "float": mark("un nombre à virgule ne se garde pas"),
    "duplicate": mark("un même nom y est deux fois"),
    "depth": mark("trop de niveaux y sont emboîtés"),
    "integer": mark("un nombre y est trop grand"),
    "text": mark("un texte y est abîmé"),
    "key": mark("un nom y a des lettres accentuées"),
    "form": mark("ce n’est pas la forme exacte attendue"),
}
"""Problems of ``NotCanonical``."""

SET_ASIDE: dict[str, str] = {
    "no_right": mark("la personne qui écrit ne fait pas partie de l’équipe"),
    "after_leaving": mark("cela a été écrit après un départ de l’équipe"),
    "not_a_root": mark("le début du livret n’est pas le bon"),
    "invalid": mark("ce n’est pas écrit comme il faut"),
    "unknown_target": mark("cela parle d’une chose qui n’est pas là"),
    "own_words": mark(
        "personne ne reprend ce qu’il a écrit soi-même, un autre membre de l’équipe le "
        "peut"
    ),
    "not_retractable": mark(
        "ces paroles sont déjà signées, ou d’autres les ont suivies ; on peut "
        "les compléter"
    ),
}
"""Reasons of ``NotAllowed`` and of what is set aside."""

DRAWINGS: dict[str, str] = {
    "outside": mark("un point est hors du cadre"),
    "points": mark("il y a trop de points"),
    "aspect": mark("le cadre n’a pas une forme possible"),
}
"""Problems of ``DrawingRefused``."""

NOT_PLAIN: dict[str, str] = {
    "history": mark("d’anciennes versions de ses pages"),
    "script": mark("un programme"),
    "layers": mark("des calques"),
    "hidden": mark("des objets cachés"),
    "encrypted": mark("une protection par mot de passe"),
}
"""Problems of ``PaperNotPlain``."""

PARTS: dict[str, str] = {
    "header": mark("l’en-tête"),
    "body": mark("le contenu"),
    "salt": mark("le sel"),
    "size": mark("la taille"),
    "commitment": mark("l’empreinte du contenu"),
}
"""Parts of ``MalformedContribution``."""

CODES: dict[str, dict[str, dict[str, str]]] = {
    "InvalidField": {"problem": PROBLEMS},
    "NotCanonical": {"problem": UNREADABLE},
    "NotAllowed": {"reason": SET_ASIDE},
    "NotAllowedThere": {"reason": SET_ASIDE},
    "DrawingRefused": {"problem": DRAWINGS},
    "PaperNotPlain": {"problem": NOT_PLAIN},
    "MalformedContribution": {"part": PARTS},
    "KeptForLonger": {"why": WHY_ASIDE},
    **SHARING,
    **HUB,
}
"""By error, the facts that are codes, and their words."""
