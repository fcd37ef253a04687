"""Sentences of the window."""

from __future__ import annotations

from livret.words.translator import mark

SENTENCES: dict[str, str] = {
    "NoScreen": mark(
        "Il n’y a pas d’écran ici : la fenêtre ne peut pas s’ouvrir. Rien n’a été "
        "changé. Ouvrez Livret là où il y a un écran, ou servez-vous des commandes : "
        "« livret --help » les montre."
    ),
}
