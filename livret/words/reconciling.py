"""« Deux textes écrits en même temps », counted and told."""

from __future__ import annotations

from collections.abc import Sequence

from livret.words.translator import Translator


def two_texts(tr: Translator, places: int) -> str:
    """Return the line of Accueil: at how many places texts wait to be read."""
    if places < 2:  # noqa: PLR2004 - one place needs no count
        return tr.text("deux textes écrits en même temps")
    return tr.plural(
        "deux textes écrits en même temps, à {count} endroit",
        "deux textes écrits en même temps, à {count} endroits",
        places,
    )


def two_texts_here(tr: Translator, places: int) -> str:
    """Return the sentence above the pages of a livret."""
    if places < 2:  # noqa: PLR2004 - one place needs no count
        return tr.text("Deux textes écrits en même temps attendent d’être relus.")
    return tr.plural(
        "Deux textes écrits en même temps, à {count} endroit, attendent d’être relus.",
        "Deux textes écrits en même temps, à {count} endroits, attendent d’être relus.",
        places,
    )


def settled_told(tr: Translator, others: int, *, joined: bool = False) -> str:
    """Say what became of texts written at the same time, once it is settled.

    Args:
        tr: Says it.
        others: How many stood there besides the one that is kept.
        joined: All of them are kept, one after the other.
    """
    if joined:
        return tr.plural(
            "C’est choisi\u202f: les deux textes, bout à bout.",
            "C’est choisi\u202f: tous les textes, bout à bout.",
            others,
        )
    return tr.plural(
        "C’est choisi. L’autre texte reste dans l’historique.",
        "C’est choisi. Les autres textes restent dans l’historique.",
        others,
    )


def side_by_side(tr: Translator, texts: Sequence[str]) -> str:
    """Return texts written at the same time, one under the other."""
    return "\n".join((tr.text("Deux textes écrits en même temps :"), *texts))
