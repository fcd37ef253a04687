"""A livret that comes no more by the hub: since when, what stays, what to do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from livret.usecases.hub_closed import Closed
from livret.words.dates import long_date
from livret.words.translator import Translator


def closed_here(tr: Translator, since: dt.date, *, left: bool) -> str:
    """Say that one livret comes no more by the hub, what stays, and what to do.

    Args:
        tr: Says it.
        since: The day on which it was found; it may be so for longer.
        left: The vault's owner takes part no more, as this desk knows: they left,
            others took them out, or another key took the place of theirs.
    """
    day = long_date(tr, since)
    if left:
        return tr.text(
            "Votre carte n’est plus dans l’équipe de ce livret, et il n’arrive plus"
            " ici par le relais depuis le {day} au plus tard. Ce que vous en aviez"
            " reste ici, vos mots compris. Si votre clé a changé, il continue dans"
            " votre nouveau coffre. Si c’est une erreur, voyez avec la"
            " personne ou avec l’équipe : on peut vous y faire revenir.",
            day=day,
        )
    return tr.text(
        "Depuis le {day} au plus tard, ce livret n’arrive plus ici par le relais"
        " : vous ne recevez plus ce que les autres y écrivent, et ce que vous y"
        " écrivez n’y part plus. Ce que vous en aviez reste ici, vos mots compris. Si"
        " votre clé a changé, il continue dans votre nouveau coffre. Si"
        " c’est une erreur, voyez avec la personne ou avec l’équipe : on peut"
        " vous y faire revenir.",
        day=day,
    )


def closed_short(tr: Translator) -> str:
    """Say the same in a few words, where how things stand is told."""
    return tr.text("Ce livret n’arrive plus ici par le relais")


def closed_sentences(tr: Translator, closed: Sequence[Closed]) -> Iterator[str]:
    """Say it of each livret, by what the person is called."""
    for one in closed:
        yield tr.text(
            "{called} : {told}",
            called=one.called or one.livret,
            told=closed_here(tr, one.since, left=one.left),
        )
