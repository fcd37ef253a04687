"""The support team: the lead, who joins with a structure to protect, who leaves."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from livret.domain.livret import Livret
from livret.domain.team import PERSON, REFERENT, Member
from livret.usecases.context import Context, Done
from livret.usecases.errors import NotAllowed, UnknownReference
from livret.usecases.saying import say_items
from livret.usecases.writing import Said

SENSITIVE = ("child_protection", "addiction", "prison", "violence", "other")
"""Kinds of structure whose name alone tells something of her life."""

_SCOPE_BYTES = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinTeam:
    """Somebody takes part, perhaps from a structure that betrays a fact.

    Attributes:
        livret: Which.
        name: As said.
        role: A code of ``kind_fields.ROLES``.
        side: ``social``, ``emploi`` or empty.
        organisation: Their structure, possibly empty.
        quality: Profession or tie, possibly empty.
        sensitive: A code of ``SENSITIVE`` where the structure is to be read as
            « structure partenaire »; empty otherwise.
    """

    livret: str
    name: str
    role: str = REFERENT
    side: str = ""
    organisation: str = ""
    quality: str = ""
    sensitive: str = ""


def join_team(ctx: Context, command: JoinTeam) -> Done[str]:
    """Add somebody to the support team; return their member id.

    The name of a structure to protect stands in no ``member_joined``: it is
    said apart, between those who may hold it.
    """
    protected = bool(command.sensitive and command.organisation)
    fields = ("name", "role", "side", "quality")
    content = {
        name: value
        for name in (*fields, *(() if protected else ("organisation",)))
        if (value := getattr(command, name))
    }
    said = [Said(kind="member_joined", content=content, name="member")]
    if protected:
        scope = "entre_nous:" + ctx.randomness.take(_SCOPE_BYTES).hex()
        named = {
            "member": "@member",
            "organisation": command.organisation,
            "sensitive": command.sensitive,
            "between": [scope],
        }
        said.append(Said(kind="structure_named", content=named))
    done = say_items(ctx, command.livret, said)
    return Done(done.value[0], done.changes)


def designate_lead(ctx: Context, livret: str, member: str) -> Done[str]:
    """Make a referent the one to turn to first; the one before stays.

    Raises:
        UnknownReference: Nobody of that id is a referent here now.
    """
    if _present(ctx.livret(livret), member).role != REFERENT:
        raise UnknownReference(path="member")
    said = Said(kind="lead_designated", content={"member": member})
    done = say_items(ctx, livret, [said])
    return Done(done.value[0], done.changes)


def see_off(
    ctx: Context, livret: str, member: str, on: dt.date | None = None
) -> Done[str]:
    """Record that somebody leaves: nothing goes to them from that day on.

    What they wrote stays; what they were allowed to see ends with them.

    Raises:
        UnknownReference: Nobody of that id takes part.
        NotAllowed: It is the person, or the vault's owner: nobody leaves their
            own livret, and a team keeps somebody who can write.
    """
    found = _present(ctx.livret(livret), member)
    if found.role == PERSON or ctx.signer.public_key in found.keys:
        raise NotAllowed(reason="no_right")
    day = on or ctx.clock.today()
    content = {"member": member, "on": day.isoformat()}
    done = say_items(ctx, livret, [Said(kind="member_left", content=content)])
    return Done(done.value[0], done.changes)


def _present(livret: Livret, member: str) -> Member:
    for one in livret.members:
        if one.id == member:
            return one
    raise UnknownReference(path="member")
