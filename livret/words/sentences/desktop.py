"""Sentences of the window."""

from __future__ import annotations

from livret.words.translator import mark

SENTENCES: dict[str, str] = {
    "NoPrinter": mark(
        "Cet ordinateur ne connaît aucune imprimante. Rien n’est perdu. Le papier "
        "peut devenir un fichier, ou sortir une autre fois."
    ),
    "NotPrinted": mark(
        "L’imprimante n’a pas pris ce papier, ou pas en entier. Rien n’est perdu. "
        "Voyez si elle est allumée, si elle a du papier et si elle prend ce qu’on lui "
        "envoie, puis essayez de nouveau."
    ),
    "NoSuchPages": mark(
        "Ce papier n’a pas ces pages. Rien n’est imprimé. Voyez combien il en a, puis "
        "imprimez de nouveau."
    ),
    "NoScreen": mark(
        "Il n’y a pas d’écran ici : la fenêtre ne peut pas s’ouvrir. Rien n’a été "
        "changé. Ouvrez Livret là où il y a un écran, ou servez-vous des commandes : "
        "« livret --help » les montre."
    ),
}
