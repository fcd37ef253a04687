"""The person and her notebook: how to call and reach her, rights, contract."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from livret.exchange.carnet_de_bord import wording
from livret.exchange.carnet_de_bord.cells import Row
from livret.exchange.carnet_de_bord.planning import Planned
from livret.exchange.carnet_de_bord.source import Source

_LINES = {
    "first_name": "firstname",
    "last_name": "lastname",
    "birth_place": "place_of_birth",
    "phone": "mobile_number",
    "email": "email",
    "postal_code": "postal_code",
    "city": "city",
    "caf_number": "caf_number",
    "france_travail_number": "pe_number",
}
_ALLOWANCES = {
    "right_are": "Allocation d’aide au retour à l’emploi (ARE)",
    "right_ass": "Allocation de solidarité spécifique (ASS)",
    "right_bonus": "Prime d’activité",
    "subject_to_right_and_duty": "RSA\u202f: dans les droits et devoirs",
}


def plan_person(source: Source, person: Row) -> Iterator[Planned]:
    """Say who she is, and what her notebooks tell of work and rights."""
    yield _described(source, person)
    if source.flag(person, "is_homeless"):
        yield Planned(
            kind="note_added",
            content={
                "words": "Carnet de bord indiquait\u202f: sans domicile.",
                "about": "other",
                "barriers": ["logement"],
            },
            rows=(person,),
            part="domicile",
            said_on=_updated(source, person),
            rewords="note",
        )
    for notebook in source.of("notebook", person):
        yield from _notebook(source, notebook)


def first_day(source: Source, person: Row) -> dt.date | None:
    """Return the day the accompaniment began, as far as the peer knows.

    That of her oldest notebook, or of the first who took part in it; the day
    her row was made where she has none. Never the day something was changed:
    an attestation tells this one.
    """
    notebooks = source.of("notebook", person)
    rows = [*notebooks]
    for notebook in notebooks:
        rows += source.of("notebook_member", notebook)
    moments = (source.moment(row, "created_at") for row in rows or (person,))
    return min((one.day for one in moments if one is not None), default=None)


def bare(person: Row) -> Planned:
    """Say that somebody is known to the peer, where nothing else can be said."""
    return Planned(
        kind="note_added",
        content={"words": "Fiche vide dans Carnet de bord.", "about": "other"},
        rows=(person,),
        rewords="note",
    )


def _described(source: Source, person: Row) -> Planned:
    content: dict[str, Any] = {
        field: line
        for field, column in _LINES.items()
        if (line := person.one_line(column))
    }
    address = "\n".join(
        line for name in ("address1", "address2") if (line := person.one_line(name))
    )
    if address:
        content["address"] = address
    born = source.moment(person, "date_of_birth")
    if born is not None:
        content["birth_date"] = born.day.isoformat()
    rights = list(_rights(source, person))
    if rights:
        content["rights"] = rights
    columns = {**_LINES, "address": "address1", "birth_date": "date_of_birth"}
    return Planned(
        kind="person_described",
        content=content,
        rows=(person,),
        voice="personne",
        said_on=_updated(source, person),
        columns={**columns, "rights": "right_rsa"},
    )


def _rights(source: Source, person: Row) -> Iterator[str]:
    if code := person.one_line("right_rsa"):
        if code not in wording.RSA:
            source.ledger.row(person, "unknown_code", column="right_rsa")
        yield f"RSA\u202f: {wording.RSA.get(code, code)}"[:200]
    for column, list_ in (
        ("rsa_suspension_reason", "rsa_suspension_reason"),
        ("rsa_closure_reason", "rsa_closure_reason"),
    ):
        if person.get(column):
            why = source.label(person, column, list_) or person.one_line(column)
            yield f"RSA, raison donnée\u202f: {why}"[:200]
    closed = source.moment(person, "rsa_closure_date")
    if closed is not None:
        yield f"RSA\u202f: clos le {wording.day(closed)}"
    for column, words in _ALLOWANCES.items():
        if source.flag(person, column):
            yield words


def _updated(source: Source, row: Row) -> Any:
    moment = source.moment(row, "updated_at") or source.moment(row, "created_at")
    return moment.day if moment is not None else None


def _notebook(source: Source, notebook: Row) -> Iterator[Planned]:
    said_on = _updated(source, notebook)
    work = _work(source, notebook)
    if work:
        yield Planned(
            kind="person_described",
            content=work,
            rows=(notebook,),
            part="work",
            voice="personne",
            said_on=said_on,
            columns={"education": "education_level"},
        )
    yield from _dates_of_contract(source, notebook)
    notes = {
        "contract": (_contract(source, notebook), "contract_type"),
        "last-job": (_last_job(source, notebook), "last_job_ended_at"),
    }
    if source.flag(notebook, "right_rqth"):
        words = "Reconnaissance de la qualité de travailleur handicapé (RQTH)."
        notes["rqth"] = (words, "right_rqth")
    for part, (words, column) in notes.items():
        if words:
            content: dict[str, Any] = {"words": words, "about": "other"}
            if part == "rqth":
                content["barriers"] = ["sante"]
            yield Planned(
                kind="note_added",
                content=content,
                rows=(notebook,),
                part=part,
                said_on=said_on,
                rewords="note",
                columns={"words": column},
            )


_CONTRACT_DAYS = {
    "signed_on": "contract_sign_date",
    "starts_on": "contract_start_date",
    "ends_on": "contract_end_date",
}
"""Dates of a contract, by the column of the peer."""


def _work(source: Source, notebook: Row) -> dict[str, Any]:
    content: dict[str, Any] = {}
    if level := notebook.one_line("education_level"):
        if level not in wording.EDUCATION:
            source.ledger.row(notebook, "unknown_code", column="education_level")
        content["education"] = wording.EDUCATION.get(level, level)
    since = source.moment(notebook, "work_situation_date")
    until = source.moment(notebook, "work_situation_end_date")
    code = notebook.one_line("work_situation")
    if code and code not in wording.WORK_SITUATIONS:
        source.ledger.row(notebook, "unknown_code", column="work_situation")
    if code or since or until:
        said = wording.WORK_SITUATIONS.get(code, code or "Situation non précisée")
        content["work_situation"] = (
            said
            + wording.on_day(since, ", depuis le ")
            + wording.on_day(until, ", jusqu’au ")
        )
    return content


def _dates_of_contract(source: Source, notebook: Row) -> Iterator[Planned]:
    """Note the dates of a contract of engagement; Livret never writes one."""
    code = notebook.one_line("contract_type")
    if code not in wording.CONTRACTS:
        return
    content: dict[str, Any] = {"type": code}
    for field, column in _CONTRACT_DAYS.items():
        moment = source.moment(notebook, column)
        if moment is not None:
            content[field] = moment.day.isoformat()
    yield Planned(
        kind="contract_noted",
        content=content,
        rows=(notebook,),
        part="contract-dates",
        said_on=_updated(source, notebook),
        rewords="contract",
        columns={"type": "contract_type", **_CONTRACT_DAYS},
    )


def _contract(source: Source, notebook: Row) -> str:
    """Return what is told of a contract that is none of the five known."""
    code = notebook.one_line("contract_type")
    if code in wording.CONTRACTS:
        return ""  # its dates have a kind of their own
    signed = source.moment(notebook, "contract_sign_date")
    start = source.moment(notebook, "contract_start_date")
    end = source.moment(notebook, "contract_end_date")
    if not (code and code != "no") and not (signed or start or end):
        return ""
    if code and code not in wording.CONTRACTS and code != "no":
        source.ledger.row(notebook, "unknown_code", column="contract_type")
    name = wording.CONTRACTS.get(code, code if code != "no" else "") or "contrat"
    return wording.sentences(
        [
            name
            + wording.on_day(signed, ", signé le ")
            + wording.on_day(start, ", à partir du ")
            + wording.on_day(end, ", jusqu’au ")
        ]
    )


def _last_job(source: Source, notebook: Row) -> str:
    ended = source.moment(notebook, "last_job_ended_at")
    return f"Dernier emploi terminé le {wording.day(ended)}." if ended else ""
