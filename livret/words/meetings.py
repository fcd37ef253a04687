"""Meetings and contacts in words: when, how, and what became of them.

Nothing here says « absence » or « retard »: a meeting is « reportée » or « n'a
pas eu lieu », on anyone's side (practice rule 8).
"""

from __future__ import annotations

import datetime as dt

from livret.domain.meetings import PLANNED, Encounter, PlannedMeeting
from livret.words.dates import near_date
from livret.words.translator import Translator, mark

MEANS: dict[str, str] = {
    "in_person": mark("Sur place"),
    "telephone": mark("Au téléphone"),
    "video": mark("En visio"),
    "at_home": mark("À domicile"),
    "street": mark("Dans la rue"),
    "message": mark("Message"),
}
"""How people meet, in the order they are offered."""

CONTACTS: dict[str, str] = {
    "telephone": mark("Au téléphone"),
    "reception": mark("À l’accueil"),
    "at_home": mark("À domicile"),
    "street": mark("Dans la rue"),
    "message": mark("Message"),
    "letter": mark("Courrier"),
}
"""How people reach each other between meetings, in the order offered."""

OUTCOMES: dict[str, str] = {
    "spoke": mark("on s’est parlé"),
    "left_word": mark("un mot laissé"),
    "no_answer": mark("pas de réponse"),
}
"""What came of a contact; no answer is nobody's fault (practice rule 8)."""

STATES: dict[str, str] = {
    "planned": mark("prévue"),
    "held": mark("a eu lieu"),
    "postponed": mark("reportée"),
    "did_not_happen": mark("n’a pas eu lieu"),
    "cancelled": mark("annulée"),
}
"""What became of a meeting."""

SIDES: dict[str, str] = {
    "outside": mark("un empêchement dehors"),
    "us": mark("nous"),
    "service": mark("le service"),
    "person": mark("la personne"),
    "unknown": mark("on ne sait pas"),
}
"""On whose side it did not happen; what comes from outside stands first."""


def means_label(tr: Translator, means: str) -> str:
    """Return how people meet or reach each other; empty for an empty code."""
    known = MEANS | CONTACTS
    return tr.text(known[means]) if means in known else ""


def outcome_label(tr: Translator, outcome: str) -> str:
    """Return what came of a contact; empty where nobody said."""
    return tr.text(OUTCOMES[outcome]) if outcome in OUTCOMES else ""


def moment_label(tr: Translator, meeting: Encounter, today: dt.date) -> str:
    """Return its day and hour as one says them: « jeudi 26 mars, 10:30 »."""
    day = near_date(tr, meeting.on, today)
    return f"{day}{tr.comma}{meeting.at}" if meeting.at else day


def where_label(tr: Translator, meeting: Encounter) -> str:
    """Return how, where and for how long, as far as anybody said."""
    parts = [means_label(tr, meeting.means), meeting.place]
    if meeting.minutes:
        parts.append(tr.text("{count} min", count=meeting.minutes))
    return " · ".join(part for part in parts if part)


def state_label(tr: Translator, meeting: PlannedMeeting) -> str:
    """Return what became of it, with its side and its line; empty while planned."""
    if meeting.state == PLANNED:
        return ""
    said = tr.text(STATES[meeting.state])
    if meeting.side in SIDES:
        side = tr.text(SIDES[meeting.side])
        said = tr.text("{state} ({side})", state=said, side=side)
    return " · ".join(part for part in (said, meeting.words) if part)
