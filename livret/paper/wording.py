"""Sentences that only papers say, in the paper's language.

Words of people always go in through ``cleaning.own``: they keep their own
direction and cannot pass for a sentence of ours.
"""

from __future__ import annotations

import datetime as dt

from livret.paper.cleaning import cleaned, own
from livret.usecases.sheets import Quote
from livret.words.dates import long_date
from livret.words.history import came_label
from livret.words.translator import Translator, mark

_LANGUAGES = {
    "ar": mark("arabe"),
    "bn": mark("bengali"),
    "en": mark("anglais"),
    "es": mark("espagnol"),
    "fa": mark("persan"),
    "hy": mark("arménien"),
    "ka": mark("géorgien"),
    "ln": mark("lingala"),
    "ps": mark("pachto"),
    "pt": mark("portugais"),
    "ro": mark("roumain"),
    "ru": mark("russe"),
    "so": mark("somali"),
    "sq": mark("albanais"),
    "ta": mark("tamoul"),
    "ti": mark("tigrinya"),
    "tr": mark("turc"),
    "uk": mark("ukrainien"),
    "ur": mark("ourdou"),
    "zh": mark("chinois"),
}
"""Names of the languages most spoken at the desk; others print as their code."""

_VOWELS = "aàâäeéèêëiîïoôöuùûüœæ"


def quoted(tr: Translator, words: str) -> str:
    """Return somebody's words between quotation marks, line breaks kept."""
    kept = "\n".join(own(line) for line in cleaned(words).split("\n") if line.strip())
    return tr.text("«\u202f{words}\u202f»", words=kept)


def said_by(tr: Translator, name: str) -> str:
    """Return "Paroles d'Amina", "Paroles de Claire"."""
    first = cleaned(name).strip()[:1].lower()
    if first and first in _VOWELS:
        return tr.text("Paroles d’{name}", name=own(name))
    return tr.text("Paroles de {name}", name=own(name))


def attribution(tr: Translator, quote: Quote) -> str:
    """Return whose words these are and how they came (practice rules 16, 23)."""
    parts = [said_by(tr, quote.speaker)]
    if quote.written_by:
        parts.append(tr.text("écrites par {name}", name=own(quote.written_by)))
    if quote.came != "directly":
        parts.append(came_label(tr, quote.came))
    if quote.language:
        parts.append(
            tr.text("langue parlée\u202f: {language}", language=_spoken(tr, quote))
        )
    return ", ".join(parts)


def by_date(tr: Translator, day: dt.date) -> str:
    """Return "avant le 12 avril 2026"."""
    return tr.text("avant le {date}", date=long_date(tr, day))


def sentence(text: str) -> str:
    """Return ``text`` with one full stop at its end ("Claire M.")."""
    bare_end = text.rstrip("\u2069")
    return text if bare_end.endswith((".", "!", "?", "…")) else f"{text}."


def listed(items: tuple[str, ...]) -> str:
    """Return the items as one enumeration."""
    return ", ".join(items)


def _spoken(tr: Translator, quote: Quote) -> str:
    known = _LANGUAGES.get(quote.language)
    return tr.text(known) if known else cleaned(quote.language)
