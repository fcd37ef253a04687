"""From what was sent, waits or is aside to what the page shows; pure functions."""

from __future__ import annotations

from collections.abc import Iterable

from livret.desktop.sharing.apart import AsideView
from livret.usecases.aside import Aside, KeptApart
from livret.usecases.receipts import SentFile
from livret.words.dates import long_date
from livret.words.history import kind_label
from livret.words.sentences.fields import SET_ASIDE
from livret.words.sharing import FORMER_KEY
from livret.words.translator import Translator


def sent_shown(tr: Translator, files: Iterable[SentFile]) -> list[str]:
    """Return one line for each file: when, to whom, and who received it."""
    return [_sent(tr, one) for one in files]


def _sent(tr: Translator, one: SentFile) -> str:
    day, to = long_date(tr, one.at.astimezone().date()), ", ".join(one.to)
    if set(one.received) == set(one.to):
        return tr.text("Le {day}, à {to} : reçu.", day=day, to=to)
    if one.received:
        some = ", ".join(one.received)
        return tr.text("Le {day}, à {to} : reçu par {some}.", day=day, to=to, some=some)
    return tr.text(
        "Le {day}, à {to} : on ne sait pas encore si c’est arrivé.", day=day, to=to
    )


def waiting_line(tr: Translator, apart: KeptApart) -> str:
    """Return what waits, in a sentence; empty where nothing does."""
    if not apart.waiting:
        return ""
    return tr.plural(
        "{count} chose est arrivée et attend : il manque ce qui vient avant."
        " Demandez à qui l’a envoyée de refaire un fichier.",
        "{count} choses sont arrivées et attendent : il manque ce qui vient avant."
        " Demandez à qui les a envoyées de refaire un fichier.",
        apart.waiting,
    )


def aside_shown(tr: Translator, one: Aside) -> AsideView:
    """Return something that was set aside as the page shows it."""
    what = (
        kind_label(tr, one.kind) if one.kind else tr.text("Des mots qui ne sont pas là")
    )
    if one.said_on is not None:
        what = tr.text("{what}, le {day}", what=what, day=long_date(tr, one.said_on))
    why = tr.text(
        FORMER_KEY
        if one.former_key
        else SET_ASIDE.get(one.reason, SET_ASIDE["invalid"])
    )
    if one.author:
        why = tr.text("Par {who} : {why}.", who=one.author, why=why)
    return AsideView(one.id, what, one.words, why, one.adoptable)
