"""How a vault stands with its hub, in plain words for a screen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from livret.domain.errors import Refused
from livret.usecases.hub_errors import HubOtherVersion, HubReadOnly
from livret.usecases.hub_presence import MEETING, Present
from livret.usecases.hub_state import AWAY, HERE, NONE, TRYING, HubState
from livret.usecases.hub_watching import Heard
from livret.words.dates import near_moment
from livret.words.errors import error_detail, error_sentence
from livret.words.hub import WAITING, silent, unopened_sentences
from livret.words.translator import Translator


def state_title(tr: Translator, state: HubState) -> str:
    """Return how things stand in a few words; empty where no hub was joined."""
    if state.phase == NONE:
        return ""
    if state.phase == TRYING:
        return tr.text("Livret cherche le relais…")
    if state.phase == HERE:
        return _while_it_answers(tr, state)
    if isinstance(state.reason, HubOtherVersion):
        return tr.text("Le relais est d’une autre version")
    if isinstance(state.reason, Refused):
        return tr.text("Le relais ne vous laisse pas entrer")
    if state.waiting and not silent(state.reason):
        return tr.plural(
            "{count} chose attend le relais",
            "{count} choses attendent le relais",
            state.waiting,
        )
    if state.waiting:
        return tr.plural(
            "{count} chose à envoyer quand le réseau reviendra",
            "{count} choses à envoyer quand le réseau reviendra",
            state.waiting,
        )
    if isinstance(state.reason, HubReadOnly):
        return tr.text("Le relais ne peut rien garder pour le moment")
    return tr.text("Hors connexion")


def _while_it_answers(tr: Translator, state: HubState) -> str:
    going = state.waiting and not state.held_back
    if going:
        return tr.plural(
            "{count} chose part au relais…",
            "{count} choses partent au relais…",
            state.waiting,
        )
    if state.busy:
        return tr.text("Livret regarde ce qui est nouveau…")
    return tr.text("À jour")


def arriving_line(tr: Translator, state: HubState) -> str:
    """Say how many livrets still come for the first time; empty for none."""
    if not state.arriving:
        return ""
    if state.phase == HERE:
        return tr.plural(
            "{count} livret arrive encore par le relais…",
            "{count} livrets arrivent encore par le relais…",
            state.arriving,
        )
    return tr.plural(
        "{count} livret n’est pas encore arrivé : il viendra quand le relais répondra",
        "{count} livrets ne sont pas encore arrivés : ils viendront quand le relais"
        " répondra",
        state.arriving,
    )


def state_lines(
    tr: Translator, state: HubState, reached: dt.datetime | None, today: dt.date
) -> tuple[str, ...]:
    """Return what there is to know besides: since when, why, what it means.

    Args:
        tr: Says it.
        state: How things stand.
        reached: ``state.reached`` in the time of this desk.
        today: The day it is read.
    """
    lines = []
    if state.phase == AWAY:
        lines.append(_away(tr, state, reached, today))
    if state.arriving:
        lines.append(arriving_line(tr, state))
    if state.closed:
        lines.append(
            tr.plural(
                "{count} livret ne vous est plus ouvert sur le relais : vous n’y"
                " recevez plus rien. Ce que vous en aviez reste ici.",
                "{count} livrets ne vous sont plus ouverts sur le relais : vous n’y"
                " recevez plus rien. Ce que vous en aviez reste ici.",
                len(state.closed),
            )
        )
    lines += unopened_sentences(tr, state.unopened)
    reasons = dict.fromkeys(state.held_back.values())
    lines += [tr.text(WAITING[one]) for one in reasons if one in WAITING]
    return tuple(lines)


def state_detail(tr: Translator, state: HubState) -> str:
    """Return what helps whoever looks after the hub while it is away; or nothing."""
    if state.phase != AWAY or state.reason is None:
        return ""
    return error_detail(tr, state.reason)


def _away(
    tr: Translator, state: HubState, reached: dt.datetime | None, today: dt.date
) -> str:
    if state.reason is not None and not silent(state.reason):
        return error_sentence(tr, state.reason)
    if reached is None:
        return tr.text("Le relais n’a pas encore répondu : rien n’est perdu.")
    return tr.text(
        "Hors connexion ; dernier contact : {moment}. Rien n’est perdu : tout est"
        " dans votre coffre.",
        moment=near_moment(tr, reached, today),
    )


def present_line(tr: Translator, people: Sequence[Present]) -> str:
    """Say who else has a livret open now; empty for nobody."""
    if not people:
        return ""
    names = dict.fromkeys(one.name for one in people)
    if len(names) > 1:
        told = ", ".join(names)
        return tr.text("Ont aussi ce livret ouvert : {names}", names=told)
    (name,) = names
    if any(one.doing == MEETING for one in people):
        return tr.text("{name} est en rencontre sur ce livret", name=name)
    return tr.text("{name} a aussi ce livret ouvert", name=name)


def beside_line(tr: Translator, people: Sequence[Present]) -> str:
    """Say in a meeting who is there too, at another desk; empty for nobody."""
    names = dict.fromkeys(one.name for one in people)
    if not names:
        return ""
    if len(names) > 1:
        told = ", ".join(names)
        return tr.text("Sont là aussi, à leur bureau : {names}", names=told)
    return tr.text("{name} est là, à son bureau", name=next(iter(names)))


def elsewhere_line(tr: Translator, people: Sequence[Present]) -> str:
    """Say in a meeting who holds another one of the same livret."""
    names = list(dict.fromkeys(one.name for one in people))
    if len(names) > 1:
        told = ", ".join(names)
        return tr.text("Sont aussi en rencontre sur ce livret : {names}", names=told)
    return tr.text("{name} est en rencontre sur ce livret", name=names[0])


def together_line(tr: Translator, people: Sequence[Present]) -> str:
    """Say that the meeting is one with other rooms, and what that means."""
    told = ", ".join(dict.fromkeys(one.name for one in people))
    return tr.text(
        "Une seule rencontre, avec {names} : chacun voit et relit ce qui est dit"
        " dans toutes les pièces, et il y aura un seul compte rendu.",
        names=told,
    )


def heard_line(tr: Translator, heard: Sequence[Heard], own: str) -> str:
    """Say who just wrote; empty where it was oneself, from another computer.

    Args:
        tr: Says it.
        heard: What came.
        own: Name of the vault's owner.
    """
    names = dict.fromkeys(
        one.author_name for one in heard if one.author_name not in ("", own)
    )
    if not names:
        return ""
    if len(names) > 1:
        told = ", ".join(names)
        return tr.text("Viennent d’écrire : {names}", names=told)
    return tr.text("{name} vient d’écrire", name=next(iter(names)))
