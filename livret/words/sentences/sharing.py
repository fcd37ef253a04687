"""Sentences of the refusals of sharing: cards, files, the person's copy."""

from __future__ import annotations

from livret.words.translator import mark

SENTENCES: dict[str, str] = {
    "MalformedCard": mark(
        "Ce fichier n’est pas une carte de Livret, ou il a été changé ({problem}). "
        "Rien n’a été pris. Demandez une nouvelle carte."
    ),
}
