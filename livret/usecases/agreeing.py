"""Agreements to share: what may go to whom, why, until when, in her words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from livret.domain.agreements import agreements_of
from livret.domain.came import STRAIGHT, Came, told_came
from livret.domain.errors import InvalidField
from livret.domain.livret import Livret
from livret.domain.support import is_protected
from livret.usecases.context import Context, Done
from livret.usecases.errors import StructureProtected, UnknownReference
from livret.usecases.reference_checks import check_references
from livret.usecases.writing import Said, write


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveAgreement:
    """The person agrees that something goes to somebody.

    Attributes:
        livret: Which.
        recipient: Name of the recipient.
        member: Their member id; where it is empty, the one member who has that
            name now is meant, if there is one.
        organisation: Their structure, possibly empty.
        scopes: What may go (``commun``, barrier codes, ``ma_vie``).
        purpose: Why it is needed, a short sentence.
        until: Last day.
        words: Her own words about it, possibly empty.
        came: How these words came.
    """

    livret: str
    recipient: str
    scopes: tuple[str, ...]
    purpose: str
    until: dt.date | None
    member: str = ""
    organisation: str = ""
    words: str = ""
    came: Came = STRAIGHT


def give_agreement(ctx: Context, command: GiveAgreement) -> Done[str]:
    """Record an agreement of the person; return its id.

    Raises:
        InvalidField: Nobody, nothing, no reason or no end was given, or one
            that is over: sharing everything with anyone for ever does not exist.
        StructureProtected: A structure is named that is said to few only; an
            agreement goes to all who hold the livret.
        UnknownReference: ``member`` is nobody of this livret.
    """
    if command.until is None:
        raise InvalidField(path="until", problem="missing")
    if command.until < ctx.clock.today():
        raise InvalidField(path="until", problem="past")
    if not command.scopes:
        raise InvalidField(path="scopes", problem="missing")
    livret = ctx.livret(command.livret)
    recipient = {"name": command.recipient}
    member = command.member or _member_named(livret, command.recipient)
    if member:
        recipient["member"] = member
    organisation = command.organisation or _organisation_of(livret, member)
    if organisation:
        if member and is_protected(livret, member):
            raise StructureProtected(name=command.recipient[:80])
        recipient["organisation"] = organisation
    content: dict[str, Any] = {
        "recipient": recipient,
        "scopes": sorted(set(command.scopes)),
        "purpose": command.purpose,
        "until": command.until.isoformat(),
    }
    if command.words:
        content["words"] = command.words
        content |= told_came(command.came)
    said = Said(kind="agreement_given", voice="personne", content=content)
    checked = check_references(livret, [said])
    done = write(ctx, command.livret, checked)
    return Done(done.value[0], done.changes)


def _organisation_of(livret: Livret, member: str) -> str:
    found = livret.team.members.get(member)
    return found.organisation if found else ""


def _member_named(livret: Livret, name: str) -> str:
    """Return the one member who takes part under this name, or nothing."""
    wanted = name.strip().casefold()
    found = [one.id for one in livret.members if one.name.casefold() == wanted]
    return found[0] if len(found) == 1 else ""


def agreements_named(livret: Livret, wanted: str) -> tuple[str, ...]:
    """Return what is withdrawn when somebody says an id or a recipient's name.

    A name means everything agreed with whoever bears it that still stands:
    nothing goes on to somebody she no longer agrees with.

    Raises:
        UnknownReference: No agreement of this livret is meant.
    """
    name = wanted.strip().casefold()
    named: list[str] = []
    for agreement in agreements_of(livret):
        if wanted in [value.id for value in agreement.values]:
            return (wanted,)
        given = [v.id for v in agreement.values if v.kind == "agreement_given"]
        if given and name == agreement.recipient.casefold():
            named.append(given[-1])
    if not named:
        raise UnknownReference(path="withdraw")
    return tuple(named)


def withdraw_agreement(
    ctx: Context, livret: str, agreement: str, words: str = ""
) -> Done[str]:
    """Record that the person withdraws an agreement; it never costs anything.

    First without a word: whoever may no longer read hers must know of it all
    the same, or they would go on sending.

    Returns:
        The id of what says it, with her words where she gave some.

    Raises:
        UnknownReference: No such agreement here.
    """
    contents = [{"agreement": agreement}]
    if words:
        contents.append({"agreement": agreement, "words": words})
    said = [
        Said(kind="agreement_withdrawn", voice="personne", content=content)
        for content in contents
    ]
    done = write(ctx, livret, check_references(ctx.livret(livret), said))
    return Done(done.value[-1], done.changes)
