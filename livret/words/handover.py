"""What is told when a livret is passed on or an accompaniment ends, as text.

Plain text, so that it can be read aloud, printed and pasted anywhere.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from livret.domain.accompaniment import Handover, in_progress_of
from livret.domain.livret import Livret, Value
from livret.domain.pathway import Action
from livret.domain.person import person_of
from livret.domain.support import seats_of
from livret.domain.team import REFERENT
from livret.words.dates import long_date
from livret.words.goals import blocked_words
from livret.words.labels import quality_label
from livret.words.timeline import name_of
from livret.words.translator import Translator

_LONGEST = 7900
"""Letters that the field of a handover takes, and a few to spare."""


def in_progress_text(
    tr: Translator, livret: Livret, today: dt.date, leave_off: Iterable[str] = ()
) -> str:
    """Return what goes on, one thing a line; empty when nothing does.

    Args:
        tr: Says it.
        livret: Which.
        today: What is planned is counted from that day.
        leave_off: Codes of topics that are not passed on: nothing tied to one
            of them is told.
    """
    now, off = in_progress_of(livret, today), frozenset(leave_off)
    hidden = {goal.id for goal in now.goals if off & frozenset(goal.barriers)}
    lines = [
        *(
            tr.text("Objectif : {words}", words=one.words)
            for one in now.goals
            if one.id not in hidden
        ),
        *(
            _action(tr, livret, one)
            for one in now.actions
            if one.goal not in hidden and not off & frozenset(one.barriers)
        ),
    ]
    states = {
        values[-1].id: livret.at("referral_state", key[1])
        for key, values in livret.each("referral")
    }
    lines += [
        _referral(tr, one, states.get(one.id, ()))
        for one in now.referrals
        if not off & frozenset(one.content.get("barriers", ()))
    ]
    lines += [
        tr.text("Rencontre prévue le {day}", day=_day(tr, one.content["on"]))
        for one in now.meetings
    ]
    if now.to_sign:
        lines.append(tr.text("Un papier attend des signatures."))
    return "\n".join(lines)[:_LONGEST]


def _referral(tr: Translator, sent: Value, states: Sequence[Value]) -> str:
    to = sent.content["to"]
    if states and states[-1].content["state"] == "accepted":
        return tr.text("C’est accepté : {to}", to=to)
    return tr.text("On attend la réponse de : {to}", to=to)


def _action(tr: Translator, livret: Livret, action: Action) -> str:
    voice, name = action.who
    name = name or (name_of(tr, livret, voice) if voice else "")
    line = tr.text("Démarche : {words}", words=action.words)
    if name:
        line = tr.text("{line} ({who})", line=line, who=name)
    if action.by is not None:
        line = tr.text("{line}, pour le {day}", line=line, day=long_date(tr, action.by))
    if action.blocked is not None:
        blocked = blocked_words(tr, action.blocked)
        line = tr.text("{line}, bloqué dehors : {blocked}", line=line, blocked=blocked)
    return line


def handover_purpose(tr: Translator) -> str:
    """Return why a livret is passed on, as the agreement keeps it."""
    return tr.text("Continuer l’accompagnement sans avoir à tout redire.")


def handover_text(tr: Translator, handover: Handover) -> str:
    """Return a handover as text: nothing to tell again, whom to call."""
    lines = [
        tr.text(
            "Ce livret est passé à {name} le {day}.",
            name=handover.name,
            day=long_date(tr, handover.on),
        ),
        tr.text("La personne n’a pas à raconter de nouveau : tout est dans le livret."),
    ]
    if handover.words:
        lines.append(tr.text("Ses mots : « {words} »", words=handover.words))
    if handover.in_progress:
        lines += ["", tr.text("Ce qui est en cours"), handover.in_progress]
    if handover.call:
        lines += ["", tr.text("Qui appeler")]
        for one in handover.call:
            parts = (one["name"], one.get("about", ""), one.get("reach", ""))
            lines.append(" · ".join(part for part in parts if part))
    return "\n".join(lines) + "\n"


def attestation_text(tr: Translator, livret: Livret, until: dt.date) -> str:
    """Return a statement that the accompaniment took place, and nothing more.

    It gives no reason, no result and no judgement: it can be shown to anybody.
    """
    since = livret.history[0].said_on if livret.history else until
    lines = [
        tr.text("Attestation d’accompagnement"),
        "",
        tr.text(
            "{name} a reçu un accompagnement du {first} au {last}.",
            name=person_of(livret).called or tr.text("La personne"),
            first=long_date(tr, since),
            last=long_date(tr, until),
        ),
    ]
    for seat in seats_of(livret, until):
        if seat.member.role != REFERENT or not seat.member.side:
            continue
        what = [seat.member.name, quality_label(tr, seat.member.side)]
        if seat.sensitive:
            what.append(tr.text("structure partenaire"))
        elif seat.member.organisation:
            what.append(seat.member.organisation)
        lines.append(" · ".join(what))
    lines += [
        "",
        tr.text("Le livret reste à la personne. L’accompagnement peut reprendre."),
    ]
    return "\n".join(lines) + "\n"


def _day(tr: Translator, day: str) -> str:
    return long_date(tr, dt.date.fromisoformat(day))
