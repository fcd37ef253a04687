"""Sentences of what may not be said of the person's details."""

from __future__ import annotations

from livret.words.translator import mark

SENTENCES: dict[str, str] = {
    "NameNeeded": mark(
        "Sans aucun nom, personne ne retrouverait ce livret. Rien n’a changé. Laissez"
        " un mot, ou écrivez d’abord votre ligne à vous dans « L’essentiel »."
    ),
}
"""Class name to French sentence."""
