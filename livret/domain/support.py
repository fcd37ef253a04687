"""The support team as people read it: lead, structures, who left, who sees what.

``team.Team`` is who may write; this is who takes part. A structure whose kind
betrays a sensitive fact is read as « structure partenaire » by everybody but
those it was named between.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from livret.domain.agreements import Agreement, agreements_of
from livret.domain.livret import Livret, Value
from livret.domain.team import PERSON, REFERENT, Member


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Somebody's place in the team.

    Attributes:
        member: Who.
        lead: They are the one to turn to first (référent unique).
        sensitive: Their structure is shown as « structure partenaire ».
        real_name: Name of that structure where it may be read, else empty.
        since: Day they take part since, None where it is not known.
        left_on: Day they left, None while they take part or it is not known.
        sees: Scopes that agreements in force let go to them.
        until: Last day of what they see; None when nothing goes.
    """

    member: Member
    lead: bool = False
    sensitive: bool = False
    real_name: str = ""
    since: dt.date | None = None
    left_on: dt.date | None = None
    sees: frozenset[str] = frozenset()
    until: dt.date | None = None


def lead_of(livret: Livret) -> Member | None:
    """Return the lead referent: designated, present; else nobody.

    Two designated at the same time: the first of the log holds until somebody
    who saw both designates one.
    """
    for value in livret.at("lead"):
        member = livret.team.members.get(value.content["member"])
        if member is not None and member.present:
            return member
    return None


def leads_before(livret: Livret) -> tuple[Value, ...]:
    """Return every designation, in order: nobody is lost when it changes."""
    return tuple(one for one in livret.history if one.kind == "lead_designated")


def structure_shown(livret: Livret, agreement: Agreement) -> str:
    """Return the structure of who an agreement is for, where it may be read.

    An agreement given before the name was protected still holds it. One that
    was said for this agreement alone, and never was theirs, is no secret.
    """
    member = livret.team.members.get(agreement.member)
    return structure_told(livret, member, agreement.organisation)


def structure_told(livret: Livret, member: Member | None, told: str) -> str:
    """Return what is told to be a member's structure, where it may be read.

    Args:
        livret: Whose team.
        member: Of whom; None for somebody who takes no part.
        told: Name of the structure, known from elsewhere than the team.
    """
    if member is None or member.organisation == told:
        return told
    if is_protected(livret, member.id) or told in _theirs(livret, member):
        return ""
    return told


def is_protected(livret: Livret, member: str) -> bool:
    """Tell whether the structure of a member reads « structure partenaire » here."""
    return bool(livret.at("structure", member))


def _theirs(livret: Livret, member: Member) -> set[str]:
    """Return every structure that a member was named with."""
    return {
        one.content.get("organisation", "")
        for one in livret.history
        if one.kind == "member_joined"
        and member.id in (one.id, one.content.get("member"))
    }


def seats_of(livret: Livret, day: dt.date) -> tuple[Seat, ...]:
    """Return everybody's place but hers, present members first.

    Args:
        livret: Whose team.
        day: What they see is that day's.
    """
    lead = lead_of(livret)
    left = _left(livret)
    seats = [
        _seat(livret, member, day, lead=lead is not None and member.id == lead.id)
        for member in livret.team.members.values()
        if member.role != PERSON and not left.get(member.id)
    ]
    gone = [
        Seat(member=member, since=_since(livret, member), left_on=left[member.id])
        for member in livret.team.members.values()
        if left.get(member.id)
    ]
    seats.sort(key=lambda seat: (not seat.lead, seat.member.role != REFERENT))
    return (*seats, *gone)


def _left(livret: Livret) -> dict[str, dt.date]:
    """Return the day each member left who is not here any more."""
    left: dict[str, dt.date] = {}
    for value in livret.history:
        if value.kind == "member_left":
            told = value.content.get("on")
            day = value.said_on if told is None else dt.date.fromisoformat(told)
            member = livret.team.members.get(value.content["member"])
            if member is not None and not member.present:
                left[member.id] = day
    return left


def _since(livret: Livret, member: Member) -> dt.date | None:
    """Return the day told, else that of the contribution that first named them."""
    if member.since:
        return dt.date.fromisoformat(member.since)
    named = (one for one in livret.history if one.id == member.id)
    return next((one.said_on for one in named), None)


def _seat(livret: Livret, member: Member, day: dt.date, *, lead: bool) -> Seat:
    named = livret.at("structure", member.id)
    going = [
        one
        for one in agreements_of(livret)
        if one.member == member.id and any(one.allows(s, day) for s in one.scopes)
    ]
    return Seat(
        member=member,
        lead=lead,
        sensitive=bool(named),
        real_name=named[-1].content["organisation"] if named else "",
        since=_since(livret, member),
        sees=frozenset().union(*(one.scopes for one in going)),
        until=max((one.until for one in going), default=None),
    )
