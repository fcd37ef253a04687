"""Sheets that hold a secret: a vault's, the person's own, half of a replacement.

One paper never holds a secret and what it opens. Each says in plain words what
it is for and where to keep it; the code stands twice, to type and to photograph
with a reader of squares. None of them carries data, nor goes into a livret.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from livret.words.charts.shapes import Box, Drawing, Rect
from livret.words.cleaning import own
from livret.words.dates import long_date
from livret.words.papers.blocks import Block, Head, Heading, Items, Paragraph
from livret.words.papers.drawn import Picture, Shown
from livret.words.papers.elements import LEAD, Item
from livret.words.translator import Translator, mark

_SQUARE = 150.0
"""Side of the square with the code, in points."""
_OVERLAP = 0.05
"""Rows meet without a white hair between them."""


@dataclass(frozen=True, slots=True)
class SecretTexts:
    """What one kind of sheet says.

    Attributes:
        title: Its name.
        told: What it is for.
        how: How it is used, step by step.
        keep: How it is kept.
    """

    title: str
    told: str
    how: Sequence[str]
    keep: Sequence[str]


_KEEP = (
    mark(
        "Rangez cette feuille loin de l’ordinateur\u202f: une armoire qui ferme à clé."
    ),
    mark("Ne la photographiez pas, ne l’envoyez pas, ne la scannez pas."),
    mark("Qui tient cette feuille et l’ordinateur peut ouvrir le coffre."),
    mark(
        "Si elle est perdue ou vue par quelqu’un d’autre, faites-en une nouvelle "
        "dans Livret\u202f: l’ancienne n’ouvrira plus rien."
    ),
)
_HOW = (
    mark("Ouvrez Livret, puis «\u202fJ’ai oublié ma phrase de passe\u202f»."),
    mark("Tapez le code. Les espaces et les majuscules ne comptent pas."),
    mark("Choisissez une nouvelle phrase de passe."),
)


VAULT = SecretTexts(
    mark("Feuille de secours de Livret"),
    mark(
        "Cette feuille rouvre votre coffre si vous oubliez votre phrase de "
        "passe. Sans elle, personne ne peut le rouvrir, nous non plus."
    ),
    _HOW,
    _KEEP,
)
HERS = SecretTexts(
    mark("Votre clé"),
    mark(
        "Cette feuille ouvre votre copie, et dit que c’est vous. Personne n’en a "
        "de double\u202f: ni votre référent, ni nous."
    ),
    (
        mark("Ouvrez Livret avec quelqu’un de confiance, puis votre copie."),
        mark("Montrez le carré, ou tapez le code. Les espaces ne comptent pas."),
        mark("Vous pouvez lire, ajouter, dire non, dire oui."),
    ),
    (
        mark("Gardez cette feuille loin de votre copie."),
        mark("Qui tient les deux peut lire votre livret et écrire à votre place."),
        mark("Si vous n’êtes pas en sécurité chez vous, faites-la garder ailleurs."),
        mark("Votre phrase de passe ouvre aussi votre copie."),
    ),
)

HALF = SecretTexts(
    mark("Une moitié, pour un remplacement"),
    mark(
        "Cette feuille ne sert à rien seule. Avec l’autre, gardée par quelqu’un "
        "d’autre, elle ouvre un livret à la personne nommée pour remplacer."
    ),
    (
        mark("La personne nommée réunit les deux feuilles."),
        mark("Dans Livret, elle ouvre le fichier du remplacement."),
        mark("Elle tape les mots des deux feuilles, dans un ordre ou dans l’autre."),
    ),
    (
        mark("Rangez cette feuille loin du fichier et de l’autre feuille."),
        mark("Ne la photographiez pas, ne l’envoyez pas, ne la scannez pas."),
        mark("Après le dernier jour, détruisez-la."),
        mark(
            "Si d’autres feuilles la remplacent, détruisez-la : avec l’autre, elle "
            "ouvre encore l’ancien fichier."
        ),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """What stands on one sheet.

    Attributes:
        lines: The code, in lines to be typed.
        square: The same as a QR code: rows of dark (1) and light modules.
        on: The day it is printed.
        name: Whose it is, possibly empty.
        until: Last day of a replacement, or None.
    """

    lines: tuple[str, ...]
    square: tuple[tuple[bool, ...], ...]
    on: dt.date
    name: str = ""
    until: dt.date | None = None


def about_secret(tr: Translator, secret: Secret) -> str:
    """Return what stands under the title: whose it is or until when, and the day."""
    day = long_date(tr, secret.on)
    told = own(secret.name) if secret.name.strip() else ""
    if secret.until is not None:
        # Two dates on one line: each one says which it is.
        told = tr.text("Jusqu’au {day}", day=long_date(tr, secret.until))
        day = tr.text("Écrit le {day}", day=day)
    return tr.text("{name} · {date}", name=told, date=day) if told else day


def read_secret(
    tr: Translator, texts: SecretTexts, secret: Secret
) -> tuple[Block, ...]:
    """Return a sheet that holds a secret, for any dress and language."""
    return (
        Head(title=tr.text(texts.title), about=about_secret(tr, secret)),
        Paragraph(text=tr.text(texts.told)),
        Heading(text=tr.text("Votre code")),
        *(Paragraph(text=own(line), tone=LEAD) for line in secret.lines),
        _code(tr, secret.square),
        Paragraph(text=tr.text("Le carré contient le même code.")),
        Heading(text=tr.text("Pour s’en servir")),
        _listed(tr, texts.how),
        Heading(text=tr.text("Pour la garder")),
        _listed(tr, texts.keep),
    )


def _listed(tr: Translator, sentences: Sequence[str]) -> Items:
    """Return sentences with their numbers: steps are followed in their order."""
    told = enumerate(map(tr.text, sentences), 1)
    return Items(items=tuple(Item(text=one, number=at) for at, one in told))


def _code(tr: Translator, square: Sequence[Sequence[bool]]) -> Picture:
    alt = tr.text("Code QR qui contient le code écrit au-dessus")
    shown = Shown(_square(square), alt)
    return Picture(drawings=lambda *_: (shown,), wordless=True)


def _square(modules: Sequence[Sequence[bool]]) -> Drawing:
    side = _SQUARE / len(modules)
    rects = tuple(
        Rect(Box(start * side, row * side, run * side, side + _OVERLAP), fill="ink")
        for row, line in enumerate(modules)
        for start, run in _runs(line)
    )
    return Drawing(width=_SQUARE, height=_SQUARE, ground=rects)


def _runs(line: Sequence[bool]) -> list[tuple[int, int]]:
    """Return where dark modules begin, and how many stand in a row."""
    runs: list[tuple[int, int]] = []
    for at, dark in enumerate(line):
        if dark and runs and sum(runs[-1]) == at:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((at, 1))
    return runs
