"""The support team: the lead, who joins with a structure to protect, who leaves."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from livret.domain.errors import InvalidField
from livret.domain.livret import Livret
from livret.domain.team import PERSON, REFERENT, Member
from livret.usecases.context import Context, Done
from livret.usecases.errors import NotAllowed, UnknownReference
from livret.usecases.saying import say_items
from livret.usecases.writing import Said

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
        sensitive: A code of ``domain.sensitive.SENSITIVE`` where the structure is
            to be read as « structure partenaire »; empty otherwise.
        since: First day they take part, where it was not today.
    """

    livret: str
    name: str
    role: str = REFERENT
    side: str = ""
    organisation: str = ""
    quality: str = ""
    sensitive: str = ""
    since: dt.date | None = None


def join_team(ctx: Context, command: JoinTeam) -> Done[str]:
    """Add somebody to the support team; return their member id.

    The name of a structure to protect stands in no ``member_joined``: it is
    said apart, between those who may hold it.

    Raises:
        InvalidField: No name, or a first day that is still to come.
    """
    if command.since is not None and command.since > ctx.clock.today():
        raise InvalidField(path="since", problem="future")
    protected = bool(command.sensitive and command.organisation)
    fields = ("name", "role", "side", "quality")
    content = {
        name: value
        for name in (*fields, *(() if protected else ("organisation",)))
        if (value := getattr(command, name))
    }
    if command.since is not None:
        content["since"] = command.since.isoformat()
    said = [Said(kind="member_joined", content=content, name="member")]
    if protected:
        named = named_apart(ctx, "@member", command.organisation, command.sensitive)
        said.append(named)
    done = say_items(ctx, command.livret, said)
    return Done(done.value[0], done.changes)


def protect_structure(
    ctx: Context, livret: str, member: str, sensitive: str
) -> Done[str]:
    """Show somebody's structure as « structure partenaire » from now on.

    They are named again without it, and its name is said apart, between those
    who hold it already. What has left keeps the name: nothing takes it back.

    Returns:
        The id of the name said apart.

    Raises:
        UnknownReference: Nobody of that id takes part, or from no structure.
    """
    found = _present(ctx.livret(livret), member)
    if not found.organisation:
        raise UnknownReference(path="organisation")
    content = {
        name: value
        for name in ("name", "role", "side", "quality", "since")
        if (value := getattr(found, name))
    }
    again = Said(kind="member_joined", content={**content, "member": member})
    named = named_apart(ctx, member, found.organisation, sensitive)
    done = say_items(ctx, livret, [again, named])
    return Done(done.value[-1], done.changes)


def named_apart(ctx: Context, member: str, organisation: str, sensitive: str) -> Said:
    """Return what says the name of a structure between those who may hold it.

    Args:
        ctx: Draws the scope it is said in.
        member: Whose structure, as their id or a name of this batch.
        organisation: The name.
        sensitive: A code of ``domain.sensitive.SENSITIVE``.
    """
    scope = "entre_nous:" + ctx.randomness.take(_SCOPE_BYTES).hex()
    content = {
        "member": member,
        "organisation": organisation,
        "sensitive": sensitive,
        "between": [scope],
    }
    return Said(kind="structure_named", content=content)


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
    done = say_items(ctx, livret, [leaving(member, on or ctx.clock.today())])
    return Done(done.value[0], done.changes)


def leaving(member: str, on: dt.date) -> Said:
    """Return what says that somebody leaves."""
    return Said(kind="member_left", content={"member": member, "on": on.isoformat()})


def one_member(livret: Livret, wanted: str) -> str:
    """Return the id of who takes part, for an id, a name or how one name begins.

    Raises:
        UnknownReference: Nobody here, or several, bear that name.
    """
    name = wanted.strip().casefold()
    here = [one for one in livret.members if one.present]
    found = [one.id for one in here if name in {one.id, one.name.casefold()}]
    found = found or [
        one.id for one in here if name and one.name.casefold().startswith(name)
    ]
    if len(found) != 1:
        raise UnknownReference(path="member")
    return found[0]


def _present(livret: Livret, member: str) -> Member:
    for one in livret.members:
        if one.id == member:
            return one
    raise UnknownReference(path="member")
