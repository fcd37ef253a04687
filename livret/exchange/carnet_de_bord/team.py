"""Who accompanied her: professionals become members without keys.

A member without keys is a guest "sans Livret": they can write nothing here
and may join with their own Livret later. That the peer no longer counts them
as active becomes a leaving; the active referent becomes the one to turn to.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from livret.domain.sensitive import kind_told_by
from livret.exchange.carnet_de_bord import wording
from livret.exchange.carnet_de_bord.authors import (
    Author,
    author_of,
    name_of,
    structure_of,
)
from livret.exchange.carnet_de_bord.cells import Row
from livret.exchange.carnet_de_bord.planning import Planned, Ref
from livret.exchange.carnet_de_bord.source import Source

_ROLES = {
    "referent": "referent",
    "no_referent": "professionnel",
    "orientation_manager": "professionnel",
}


def plan_team(source: Source, notebook: Row) -> Iterator[Planned]:
    """Say who takes or took part in one notebook."""
    for row in source.of("notebook_member", notebook):
        yield from _member(source, row)


def members_of(source: Source, notebook: Row) -> dict[str, Ref]:
    """Return the members of one notebook by the key of their account."""
    return {
        known.account: Ref(row.table, row.key)
        for row in source.of("notebook_member", notebook)
        if (known := author_of(source, row, "account_id")).name
    }


def plan_structures(source: Source, person: Row) -> Iterator[Planned]:
    """Say which structures accompanied her, and how to reach them."""
    for row in source.of("beneficiary_structure", person):
        structure = structure_of(source, row)
        if structure is None or not structure.one_line("name"):
            continue
        since = source.moment(row, "created_at")
        ended = row.get("status") == "outdated"
        if row.get("status") not in {"", "current", "outdated"}:
            source.ledger.row(row, "unknown_code", column="status")
        name = structure.one_line("name")
        words = [
            f"Structure\u202f: {name}" + wording.on_day(since, ", depuis le "),
            "Cet accompagnement est terminé" if ended else "",
            _reach(structure),
        ]
        content: dict[str, Any] = {"words": wording.sentences(words), "about": "other"}
        if kind_told_by(name):
            source.ledger.row(row, "structure_protected")
            content["between"] = [_between(row)]
        yield Planned(
            kind="note_added",
            content=content,
            rows=(row, structure),
            said_on=since.day if since else None,
            rewords="note",
            columns={"words": "structure_id"},
        )


def _between(row: Row) -> str:
    """Return the tag of what only this vault holds, the same at each import."""
    return "entre_nous:" + sha256(f"{row.table} {row.key}".encode()).hexdigest()[:32]


def _member(source: Source, row: Row) -> Iterator[Planned]:
    known = author_of(source, row, "account_id")
    if not known.name:
        if not row.get("account_id"):
            source.ledger.row(row, "unknown_author", column="account_id")
        return
    since = source.moment(row, "created_at")
    kind = row.get("member_type")
    if kind not in _ROLES:
        source.ledger.row(row, "unknown_code", column="member_type")
    joined = Planned(
        kind="member_joined",
        content=_described(known, _ROLES.get(kind, "professionnel"), since),
        rows=(row, *known.rows),
        said_on=since.day if since else None,
        author=author_of(source, row, "creator_id").name,
        rewords="member",
        columns={"name": "account_id"},
    )
    yield joined
    if known.sensitive:
        source.ledger.row(row, "structure_protected")
        yield dataclasses.replace(
            joined,
            kind="structure_named",
            content={
                "member": joined.ref,
                "organisation": known.organisation,
                "sensitive": known.sensitive,
                "between": [_between(row)],
            },
            part="structure",
            rewords="",
        )
    yield from _standing(source, joined)
    reach = _contact(known)
    if reach:
        yield dataclasses.replace(
            joined,
            kind="note_added",
            content={"words": reach, "about": "other"},
            part="contact",
            rewords="note",
        )


def _standing(source: Source, joined: Planned) -> Iterator[Planned]:
    """Say that a member left, or that they are the one to turn to."""
    row = joined.rows[0]
    ended = source.moment(row, "membership_ended_at")
    if source.flag(row, "active") is False or ended is not None:
        left: dict[str, Any] = {"member": joined.ref, "heads": []}
        if ended is not None:
            left["on"] = ended.day.isoformat()
        yield dataclasses.replace(
            joined,
            kind="member_left",
            content=left,
            part="left",
            said_on=ended.day if ended else joined.said_on,
            rewords="",
        )
    elif row.get("member_type") == "referent":
        yield dataclasses.replace(
            joined,
            kind="lead_designated",
            content={"member": joined.ref},
            part="lead",
            rewords="",
        )


def _described(known: Author, role: str, since: Any) -> dict[str, Any]:
    content: dict[str, Any] = {"name": known.name, "role": role}
    if known.side:
        content["side"] = known.side
    if known.organisation and not known.sensitive:
        content["organisation"] = known.organisation
    if known.position:
        content["quality"] = known.position
    if since is not None:
        content["since"] = since.day.isoformat()
    return content


def _contact(known: Author) -> str:
    person = next((row for row in known.rows if row.table == "professional"), None)
    if person is None:
        return ""
    told = [person.one_line("mobile_number")]
    if not known.sensitive:  # an address tells where somebody works
        told.append(person.one_line("email"))
    reach = ", ".join(text for text in told if text)
    return f"Pour joindre {name_of(person)}\u202f: {reach}." if reach else ""


def _reach(structure: Row) -> str:
    town = f"{structure.one_line('postal_code')} {structure.one_line('city')}".strip()
    told = [
        structure.one_line("address1"),
        structure.one_line("address2"),
        town,
        structure.one_line("phone"),
        structure.one_line("email"),
        structure.one_line("website"),
    ]
    reach = ", ".join(text for text in told if text)
    return f"Coordonnées\u202f: {reach}" if reach else ""
