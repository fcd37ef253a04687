"""The journal of openings, sendings and receipts, as she may read it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from types import MappingProxyType

from livret.domain.fields import INVISIBLE, is_day
from livret.words.dates import long_date
from livret.words.scope_words import scope_names
from livret.words.translator import Translator, mark

_APART = " · "
_NAMES = frozenset({"to", "from", "by"})
_NOTHING: Mapping[str, str] = MappingProxyType({})

WHAT: dict[str, str] = {
    "opened": mark("{who} a ouvert le livret le {day}"),
    "printed": mark("{who} a imprimé un papier le {day}"),
    "copied": mark("{who} a fait une copie le {day}"),
    "sent": mark("{who} a envoyé une partie du livret le {day}"),
    "received": mark("{who} a reçu une partie du livret le {day}"),
    "exported": mark("{who} a fait un export le {day}"),
    "imported": mark("{who} a repris le livret d’un autre logiciel le {day}"),
    "erased": mark("{who} a effacé une partie du livret le {day}"),
    "kept": mark("{who} a gardé un papier à remettre le {day}"),
    "handed": mark("{who} a remis un papier le {day}"),
    "acknowledged": mark("{who} a reçu un accusé de réception le {day}"),
    "replacement": mark("{who} a nommé qui le remplace le {day}"),
    "replacement_over": mark("{who} a mis fin à un remplacement le {day}"),
    "replaced": mark("{who} a ouvert le livret pour un remplacement le {day}"),
    "root_trusted": mark("{who} a reconnu un certificat le {day}"),
    "root_forgotten": mark("{who} ne reconnaît plus un certificat depuis le {day}"),
    "joined": mark(
        "{who} a joint un autre livret à celui-ci, avec la personne, le {day}"
    ),
    "parted": mark("{who} a séparé les deux livrets de la personne le {day}"),
    "archive_opened": mark("{who} a lu le livret mis de côté le {day}"),
    "archive_held": mark("{who} garde le livret plus longtemps depuis le {day}"),
    "archive_released": mark(
        "Depuis le {day}, {who} ne garde plus le livret au-delà de sa durée"
    ),
    "restored": mark("{who} est revenu à une copie de secours le {day}"),
}
"""What was done with the livret, in plain words."""

WHY_ASIDE: dict[str, str] = {
    "asked_by_person": mark("la personne le demande"),
    "claim": mark("un recours ou un litige"),
    "legal_duty": mark("la loi le demande"),
}
"""Why a livret put aside is read, or kept longer (``usecases.archive.WHY``)."""

_BY_TWO = frozenset({"archive_opened", "archive_held", "archive_released", "erased"})
_DECIDED = mark("{told}, décidé avec {by}")
_DECIDED_WHY = mark("{told}, décidé avec {by}\u202f: {why}")

_PROVED = "key"
_NAMED_ONLY = mark("{name} (nom donné, sans confirmation)")
_CONFIRMED = mark("{name} (confirmé par sa propre clé)")

_SOMETHING = mark("{who} s’est servi du livret le {day}")


_OF_HER_COPY: dict[str, str] = {
    "copied": mark("{who} a fait la copie de la personne le {day}"),
    "kept": mark("{who} a gardé la copie de la personne, à remettre, le {day}"),
    "handed": mark("{who} a remis à la personne sa copie le {day}"),
    "received": mark(
        "{who} a pris ici la copie de la personne, avec son accord, le {day}"
    ),
}
"""The same of her copy, which is no paper."""

_SENT_TO = mark("{who} a envoyé une partie du livret à {to} le {day}")
_SENT_UNTIL = mark(
    "{who} a envoyé une partie du livret à {to} le {day}, pour s’en servir jusqu’au "
    "{until}"
)
_REPLACED_BY = mark("{who} a nommé {to} pour le remplacer, jusqu’au {until} : le {day}")
_OVER_BY = mark("Depuis le {day}, {to} ne remplace plus {who}")
_RECEIVED_FROM = mark("{who} a reçu une partie du livret le {day}, de {sender}")
_RECEIVED_UNTIL = mark(
    "{who} a reçu une partie du livret le {day}, de {sender}, pour s’en servir "
    "jusqu’au {until}"
)
_ACKNOWLEDGED_BY = mark("{by} a bien reçu ce que {who} avait envoyé : appris le {day}")


def journal_line(
    tr: Translator,
    what: str,
    who: str,
    day: str,
    detail: Mapping[str, str] = _NOTHING,
    own: Callable[[str], str] = str,
) -> str:
    """Return what was done with the livret, by whom, on which day.

    Args:
        tr: Says it.
        what: Code of the journal; one of tomorrow is said in general words.
        who: Name of who did it.
        day: The day, as people say it.
        detail: What the entry tells besides: ``to``, ``until``, ``scopes``,
            ``from``, ``by``, ``paper``.
        own: Sets a name of the detail apart from the words around it.
    """
    told = {name: INVISIBLE.sub("", text) for name, text in detail.items()}
    told |= {name: own(told[name]) for name in _NAMES & told.keys()}
    if told.get("paper") == "copy" and what in _OF_HER_COPY:
        return tr.text(_OF_HER_COPY[what], who=who, day=day)
    if what in {"sent", "replacement"} and "to" in told:
        return _given(tr, what, who, day, told)
    if what == "replacement_over" and "to" in told:
        return tr.text(_OVER_BY, who=who, to=told["to"], day=day)
    if what == "received" and "from" in told:
        return _received(tr, who, day, told)
    if what == "acknowledged" and "by" in told:
        return tr.text(_ACKNOWLEDGED_BY, who=who, by=told["by"], day=day)
    said = tr.text(WHAT.get(what, _SOMETHING), who=who, day=day)
    if what in _BY_TWO and "by" in told:
        return _decided(tr, said, told)
    return said


def _given(
    tr: Translator, what: str, who: str, day: str, told: Mapping[str, str]
) -> str:
    """Return to whom it went, until when, and what of it, where that is told."""
    until, to = told.get("until", ""), told["to"]
    if is_day(until):
        last = long_date(tr, dt.date.fromisoformat(until))
        form = _SENT_UNTIL if what == "sent" else _REPLACED_BY
        said = tr.text(form, who=who, to=to, day=day, until=last)
    else:
        said = tr.text(_SENT_TO, who=who, to=to, day=day)
    parts = scope_names(tr, told.get("scopes", "").split(","))
    if not parts:
        return said
    return tr.text("{name} : {words}", name=said, words=_APART.join(parts))


def _received(tr: Translator, who: str, day: str, told: Mapping[str, str]) -> str:
    """Return from whom it came, and until when where that is told."""
    until, sender = told.get("until", ""), told["from"]
    if not is_day(until):
        return tr.text(_RECEIVED_FROM, who=who, sender=sender, day=day)
    last = long_date(tr, dt.date.fromisoformat(until))
    return tr.text(_RECEIVED_UNTIL, who=who, sender=sender, day=day, until=last)


def why_aside(tr: Translator, code: str) -> str:
    """Return why a livret is read aside or kept longer; unknown, nothing."""
    return tr.text(WHY_ASIDE[code]) if code in WHY_ASIDE else ""


def _decided(tr: Translator, said: str, told: Mapping[str, str]) -> str:
    """Return what two people decided, and why where that is told."""
    why = why_aside(tr, told.get("why", ""))
    by = second_told(tr, told["by"], proved=told.get("proof") == _PROVED)
    if not why:
        return tr.text(_DECIDED, told=said, by=by)
    return tr.text(_DECIDED_WHY, told=said, by=by, why=why)


def second_told(tr: Translator, name: str, *, proved: bool) -> str:
    """Return who decided too, and whether they said so themself with their key."""
    return tr.text(_CONFIRMED if proved else _NAMED_ONLY, name=name)
