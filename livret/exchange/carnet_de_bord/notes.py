"""Appointments, events, projects and requests: notes that read as sentences.

A meeting that did not happen "n'a pas eu lieu", whatever the peer called it:
nobody's absence is written down or counted.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from livret.exchange.carnet_de_bord import wording
from livret.exchange.carnet_de_bord.authors import Author, author_of
from livret.exchange.carnet_de_bord.cells import Moment, Row
from livret.exchange.carnet_de_bord.planning import Planned
from livret.exchange.carnet_de_bord.situations import Terms
from livret.exchange.carnet_de_bord.source import Source

_APPOINTMENTS = {
    "present": "Il a eu lieu",
    "absent": "Il n’a pas eu lieu",
    "pending": "Il était prévu",
    "current": "Il était prévu",
}
_EVENTS = {
    "target": "Objectif",
    "action": "Démarche",
    "orientation": "Changement d’accompagnement",
}
_EVENT_FIELDS = frozenset({"event_label", "status", "category"})


def plan_notes(source: Source, notebook: Row, terms: Terms) -> Iterator[Planned]:
    """Say what else one notebook holds."""
    for row in source.of("notebook_info", notebook):
        yield from _plan_of_support(source, row)
    for row in source.of("notebook_appointment", notebook):
        yield from _appointment(source, row)
    for row in source.of("notebook_event", notebook):
        yield from _event(source, row, terms)
    for row in source.of("professional_project", notebook):
        yield from _project(source, row)


def plan_requests(source: Source, person: Row) -> Iterator[Planned]:
    """Say which changes of accompaniment were asked for, and the answers."""
    for row in source.of("orientation_request", person):
        known = author_of(source, row, "requestor_account_id")
        asked = source.moment(row, "created_at")
        wanted = source.label(
            row, "requested_orientation_system_id", "orientation_system"
        )
        words = [
            "Demande de changement d’accompagnement"
            + wording.on_day(asked)
            + wording.by(known.name),
            f"Accompagnement demandé\u202f: {wanted}" if wanted else "",
            f"Raison\u202f: {row.get('reason')}" if row.get("reason") else "",
            *_answer(source, row),
        ]
        yield _note(row, wording.sentences(words), "orientation", known, asked)


def _answer(source: Source, row: Row) -> Iterator[str]:
    status = row.one_line("status")
    if status and status not in wording.STATES:
        source.ledger.row(row, "unknown_code", column="status")
    when = source.moment(row, "decided_at")
    if status or when:
        told = wording.STATES.get(status, status) or "rendue"
        yield f"Réponse{wording.on_day(when)}\u202f: {told}"
    given = source.label(row, "decided_orientation_system_id", "orientation_system")
    if given:
        yield f"Accompagnement décidé\u202f: {given}"
    if why := row.get("decision_reason"):
        yield f"Raison de la réponse\u202f: {why}"


def _plan_of_support(source: Source, row: Row) -> Iterator[Planned]:
    kind = source.label(row, "orientation_system_id", "orientation_system")
    why = row.get("orientation_reason")
    if not kind and not why:
        return
    words = [
        f"Accompagnement décidé\u202f: {kind}" if kind else "",
        f"Raison\u202f: {why}" if why else "",
    ]
    made = source.moment(row, "created_at")
    yield _note(row, wording.sentences(words), "orientation", Author(name=""), made)


def _appointment(source: Source, row: Row) -> Iterator[Planned]:
    known = author_of(source, row, "account_id")
    when, made = source.moment(row, "date"), source.moment(row, "created_at")
    status = row.one_line("status")
    if status and status not in _APPOINTMENTS:
        source.ledger.row(row, "unknown_code", column="status")
    taken_back = source.moment(row, "deleted_at")
    who = author_of(source, row, "deleted_by").name
    words = [
        "Rendez-vous"
        + (f" avec {known.name}" if known.name else "")
        + (wording.on_day(when, ", le ") + wording.hour(when) if when else ""),
        _APPOINTMENTS.get(status, ""),
        f"Retiré{wording.on_day(taken_back)}{wording.by(who)}"
        if taken_back or who
        else "",
    ]
    happened = status in {"present", "absent"} and when is not None
    yield _note(
        row, wording.sentences(words), "meeting", known, when if happened else made
    )


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
    words = [
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
    known = author_of(source, row, "creator_id")
    when = source.moment(row, "event_date")
    yield _note(row, wording.sentences(words), "event", known, when, barriers)


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


def _project(source: Source, row: Row) -> Iterator[Planned]:
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
    yield _note(row, wording.sentences(words), "project", known, made)


def _note(
    row: Row,
    words: str,
    about: str,
    known: Author,
    when: Moment | None,
    barriers: list[str] | None = None,
) -> Planned:
    content: dict[str, Any] = {"words": words, "about": about}
    if barriers:
        content["barriers"] = barriers
    return Planned(
        kind="note_added",
        content=content,
        rows=(row,),
        voice=known.voice,
        said_on=when.day if when is not None else None,
        author=known.name,
        account=known.account,
        rewords="note",
    )
