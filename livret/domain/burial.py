"""Who erased a livret, on which day and why, as its tombstone says.

Source: ``resources/design/log.md`` 4.3 and 8.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from livret.domain.livret import Livret
from livret.domain.team import Member, Team

TOMBSTONE = "tombstone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Burial:
    """The tombstone that counts.

    Attributes:
        id: Of the tombstone.
        author: Public key of who wrote it.
        name: Their name, possibly empty where the team is not known here.
        member: Their place in the team, or None where it is not known here.
        on: The day, on its author's clock.
        reason: A code of ``kind_fields.TOMBSTONE``.
    """

    id: str
    author: str
    name: str
    member: Member | None
    on: dt.date
    reason: str


def burial_of(livret: Livret) -> Burial | None:
    """Return the tombstone of an erased livret; None while it lives.

    Where several people erased it without having seen each other, the last in
    the order is told, whose reason ``Livret.erased`` is.
    """
    last = next((v for v in reversed(livret.history) if v.kind == TOMBSTONE), None)
    if last is None or not livret.erased:
        return None
    member = _member(livret.team, last.author)
    return Burial(
        id=last.id,
        author=last.author,
        name=member.name if member else last.author_name,
        member=member,
        on=last.said_on,
        reason=str(last.content["reason"]),
    )


def _member(team: Team, key: str) -> Member | None:
    """Return whose key it is, or was."""
    found = team.by_key.get(key)
    return found or next((m for m in team.members.values() if key in m.keys), None)
