"""Appointments, events, projects and requests, each in a kind of its own.

A meeting that did not happen "n'a pas eu lieu", whatever the peer called it:
on nobody's side, and nobody's absence is written down or counted (practice
rule 8). The peer counted hours in universal time: an appointment has the day
and the hour that clocks in France showed. An hour that does not say what it
counts from stays in the words.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from livret.exchange.carnet_de_bord import wording
from livret.exchange.carnet_de_bord.authors import Author, author_of
from livret.exchange.carnet_de_bord.cells import Moment, Row
from livret.exchange.carnet_de_bord.notes import note
from livret.exchange.carnet_de_bord.planning import Planned
from livret.exchange.carnet_de_bord.situations import Terms
from livret.exchange.carnet_de_bord.source import Source

_APPOINTMENTS = {
    "present": "held",
    "absent": "did_not_happen",
    "pending": "planned",
    "current": "planned",
}
_EVENTS = {
    "target": "Objectif",
    "action": "Démarche",
    "orientation": "Changement d’accompagnement",
}
_EVENT_FIELDS = frozenset({"event_label", "status", "category"})
_ANSWERS = {"pending": "waiting", "accepted": "accepted", "denied": "refused"}
_HOURS = {"full_time": "full_time", "part_time": "part_time"}
_ROME = re.compile(r"\(([A-Z][0-9]{4})\)\s*$")
_FARTHEST = 1000


def plan_happenings(source: Source, notebook: Row, terms: Terms) -> Iterator[Planned]:
    """Say the appointments, events and projects of one notebook."""
    for row in source.of("notebook_appointment", notebook):
        yield from _appointment(source, row)
    for row in source.of("notebook_event", notebook):
        yield from _event(source, row, terms)
    for row in source.of("professional_project", notebook):
        yield _project(source, row)


def plan_requests(source: Source, person: Row) -> Iterator[Planned]:
    """Say which changes of accompaniment were asked for, and the answers."""
    for row in source.of("orientation_request", person):
        yield from _request(source, row)


def _said(
    kind: str,
    row: Row,
    content: dict[str, Any],
    known: Author,
    when: Moment | None,
    rewords: str,
) -> Planned:
    return Planned(
        kind=kind,
        content={name: value for name, value in content.items() if value},
        rows=(row,),
        voice=known.voice,
        said_on=when.day if when is not None else None,
        author=known.name,
        account=known.account,
        rewords=rewords,
    )


# --- appointments ----------------------------------------------------------------


def _appointment(source: Source, row: Row) -> Iterator[Planned]:
    known = author_of(source, row, "account_id")
    when, made = source.moment(row, "date"), source.moment(row, "created_at")
    status = row.one_line("status")
    if status and status not in _APPOINTMENTS:
        source.ledger.row(row, "unknown_code", column="status")
    about = "Rendez-vous" + (f" avec {known.name}" if known.name else "")
    if when is None:
        yield note(row, wording.sentences([about]), "meeting", known, made)
        return
    told = when.local
    about = wording.sentences([about + ("" if told else wording.hour(when))])
    on = told.date() if told else when.day
    at = f"{told:%H:%M}" if told else ""
    planned = {"on": on.isoformat(), "at": at, "about": about}
    meeting = _said("meeting_planned", row, planned, known, made, "meeting")
    yield meeting
    yield from _became(source, meeting, _APPOINTMENTS.get(status, ""), when)


def _became(
    source: Source, meeting: Planned, state: str, when: Moment
) -> Iterator[Planned]:
    """Say what became of an appointment; one taken back is cancelled."""
    row = meeting.rows[0]
    taken_back = source.moment(row, "deleted_at")
    who = author_of(source, row, "deleted_by").name
    content: dict[str, Any] = {"meeting": meeting.ref}
    if taken_back or who:
        removed = f"Retiré{wording.on_day(taken_back)}{wording.by(who)}"
        content |= {"state": "cancelled", "words": wording.sentences([removed])}
        when = taken_back or when
    elif state == "did_not_happen":
        content |= {"state": state, "side": "unknown"}
    elif state == "held":
        content["state"] = state
    else:
        return
    yield dataclasses.replace(
        meeting,
        kind="meeting_state",
        content=content,
        part="state",
        said_on=when.day,
        rewords="",
    )


# --- events ------------------------------------------------------------------------


def _event(source: Source, row: Row, terms: Terms) -> Iterator[Planned]:
    told = _fields_of_event(row.get("event"))
    if told is None:
        source.ledger.row(row, "bad_event", column="event")
        return
    kind, status = row.one_line("event_type"), told.get("status", "")
    if kind not in _EVENTS:
        source.ledger.row(row, "unknown_code", column="event_type")
    theme = told.get("category", "")
    barriers = terms.barriers(source, row, "event", theme)
    label = told.get("event_label", "")
    words = wording.sentences(
        [
            _EVENTS.get(kind, "Événement")
            + (f" {wording.quoted(label)}" if label else "")
            + (f"\u202f: {wording.STATES.get(status, status)}" if status else ""),
            f"Thème\u202f: {wording.THEMES.get(theme, theme)}" if theme else "",
            *(
                f"{name}\u202f: {value}"
                for name, value in told.items()
                if name not in _EVENT_FIELDS and value
            ),
        ]
    )
    known = author_of(source, row, "creator_id")
    when = source.moment(row, "event_date")
    if when is None:
        yield note(row, words, "event", known, when, barriers)
        return
    content = {
        "words": words,
        "on": when.day.isoformat(),
        "side": "emploi" if terms.function(label, theme) else "",
        "barriers": barriers,
    }
    yield _said("event_noted", row, content, known, when, "event")


def _fields_of_event(text: str) -> Mapping[str, str] | None:
    """Return the fields of an event's JSON as text, or None where it is none."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict):
        return None
    return {
        name: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        for name, value in told.items()
        if value is not None
    }


# --- projects ----------------------------------------------------------------------


def _project(source: Source, row: Row) -> Planned:
    made = source.moment(row, "created_at")
    known = author_of(source, row, "updated_by")
    job = source.label(row, "rome_code_id", "rome_code")
    contract = source.label(row, "contract_type_id", "contract_type")
    hours = source.label(row, "employment_type_id", "employment_type")
    radius, rate = row.one_line("mobility_radius"), row.one_line("hourly_rate")
    words = [
        f"Projet professionnel\u202f: {job}" if job else "Projet professionnel",
        f"Distance possible\u202f: {radius} km" if radius else "",
        f"Salaire horaire souhaité\u202f: {rate} €" if rate else "",
        f"Contrat souhaité\u202f: {contract}" if contract else "",
        f"Temps de travail souhaité\u202f: {hours}" if hours else "",
    ]
    rome = _ROME.search(job)
    content: dict[str, Any] = {
        "words": wording.sentences(words),
        "occupation": _ROME.sub("", job).strip(),
        "rome": rome[1] if rome else "",
        "contract": contract,
        "hours": _HOURS.get(row.one_line("employment_type_id"), ""),
        "radius_km": _kilometres(radius),
    }
    return _said("project_said", row, content, known, made, "project")


def _kilometres(radius: str) -> int:
    """Return a distance as a number, 0 where it is none; the words hold it."""
    number = int(radius) if radius.isascii() and radius.isdigit() else 0
    return number if number <= _FARTHEST else 0


# --- requests ----------------------------------------------------------------------


def _request(source: Source, row: Row) -> Iterator[Planned]:
    known = author_of(source, row, "requestor_account_id")
    asked = source.moment(row, "created_at")
    wanted = source.label(row, "requested_orientation_system_id", "orientation_system")
    words = wording.sentences(
        [
            "Demande de changement d’accompagnement" + wording.by(known.name),
            f"Raison\u202f: {row.get('reason')}" if row.get("reason") else "",
        ]
    )
    status = row.one_line("status")
    if status and status not in _ANSWERS:
        source.ledger.row(row, "unknown_code", column="status")
    decided = wording.sentences(_answer(source, row))
    if asked is None:
        told = [f"Accompagnement demandé\u202f: {wanted}" if wanted else "", decided]
        whole = f"{words} {wording.sentences(told)}".strip()
        yield note(row, whole, "orientation", known, asked)
        return
    named = f"Accompagnement «\u202f{wanted}\u202f»"
    content = {
        "to": named if wanted else "Autre accompagnement",
        "on": asked.day.isoformat(),
        "words": words,
    }
    sent = _said("referral_made", row, content, known, asked, "referral")
    yield sent
    yield from _answered(source, sent, _ANSWERS.get(status, ""), decided)


def _answered(
    source: Source, sent: Planned, state: str, words: str
) -> Iterator[Planned]:
    """Say what the answer is; what the peer wrote in no code of ours waits."""
    row = sent.rows[0]
    when = source.moment(row, "decided_at")
    if not state and not words and when is None:
        return
    content: dict[str, Any] = {"referral": sent.ref, "state": state or "waiting"}
    if words:
        content["words"] = words
    if when is not None:
        content["on"] = when.day.isoformat()
    yield dataclasses.replace(
        sent,
        kind="referral_state",
        content=content,
        part="state",
        said_on=when.day if when is not None else sent.said_on,
        rewords="",
    )


def _answer(source: Source, row: Row) -> Iterator[str]:
    status = row.one_line("status")
    if status and status not in _ANSWERS:
        yield f"Réponse\u202f: {status}"
    given = source.label(row, "decided_orientation_system_id", "orientation_system")
    if given:
        yield f"Accompagnement décidé\u202f: {given}"
    if why := row.get("decision_reason"):
        yield f"Raison de la réponse\u202f: {why}"
