"""Opening a livret, finding people, describing them, the support team."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from livret.domain.fields import Line
from livret.domain.header import LIVRET_HEX
from livret.domain.kinds import RULES_VERSION
from livret.domain.livret import Livret
from livret.usecases.context import Changes, Context, Done
from livret.usecases.errors import (
    NameNeeded,
    NobodyFound,
    NobodyNamed,
    SeveralPeople,
)
from livret.usecases.listed import listed
from livret.usecases.ports import JournalEntry
from livret.usecases.ports_people import LivretSummary
from livret.usecases.put_aside import require_in_use
from livret.usecases.writing import Said, write, write_root

SCOPE_KEY_BYTES = 32

_ID = re.compile(f"[0-9a-f]{{{LIVRET_HEX}}}")
_MOST_COUNTED = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenLivret:
    """Open a livret; « Comment voulez-vous qu'on vous appelle ? » is all.

    Attributes:
        called: How she wants to be called; may be empty ("celui du parc").
        private_line: The referent's own memory aid, kept in this vault only.
        details: Other fields of ``person_described``, if any.
        said_on: The day the accompaniment began, when it was not today. The
            vault's owner is in the livret from today all the same.
        then: More to say at once, e.g. when importing.
    """

    called: str = ""
    private_line: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)
    said_on: dt.date | None = None
    then: Sequence[Said] = ()


def open_livret(ctx: Context, command: OpenLivret) -> Done[str]:
    """Open a livret whose first member is the vault's owner.

    Returns:
        The new livret's id.

    Raises:
        InvalidField: A name that cannot be kept, with its path.
        NameNeeded: Nobody could find it again: neither a name nor a memory
            aid. What another software kept without a name is taken as it is.
    """
    check_private_line(command.private_line)
    named = command.called or command.private_line or command.details
    if not named and not command.then:
        raise NameNeeded
    scope_key = ctx.randomness.take(SCOPE_KEY_BYTES)
    member = owner_as_member(ctx)
    if command.said_on is not None:
        # It began elsewhere: whoever brings it in here comes today.
        member["since"] = ctx.clock.today().isoformat()
    root = Said(
        kind="livret_opened",
        voice=ctx.owner.side,
        content={
            "rules": RULES_VERSION,
            "scope_key": scope_key.hex(),
            "member": member,
        },
        said_on=command.said_on,
    )
    described = {**command.details}
    if command.called:
        described["called"] = command.called
    then = list(command.then)
    if described:
        person = Said(
            kind="person_described",
            content=described,
            voice="personne",
            said_on=command.said_on,
        )
        then.insert(0, person)
    done = write_root(ctx, root, scope_key, then)
    (livret,) = done.changes.livrets
    if command.private_line:
        ctx.private_lines.set_private_line(livret, command.private_line)
    return Done(livret, done.changes)


def owner_as_member(ctx: Context) -> dict[str, Any]:
    """Return the fields of ``member`` for the vault's owner."""
    owner = ctx.owner
    member: dict[str, Any] = {
        "name": owner.name,
        "role": "referent",
        "side": owner.side,
        "keys": owner.keys(ctx.signer.public_key).told(),
    }
    if owner.organisation:
        member["organisation"] = owner.organisation
    return member


@dataclass(frozen=True, slots=True, kw_only=True)
class WelcomeMember:
    """Somebody takes part; without keys they are a guest "sans Livret".

    Attributes:
        livret: Which.
        name: As said.
        role: A code of ``livret.domain.kind_fields.ROLES``.
        side: ``social``, ``emploi`` or empty.
        organisation: Their structure, possibly empty.
        quality: Profession or tie, possibly empty.
    """

    livret: str
    name: str
    role: str = "referent"
    side: str = ""
    organisation: str = ""
    quality: str = ""


def welcome_member(ctx: Context, command: WelcomeMember) -> Done[str]:
    """Add somebody to the support team; return their member id."""
    content = {
        name: value
        for name in ("name", "role", "side", "organisation", "quality")
        if (value := getattr(command, name))
    }
    said = Said(kind="member_joined", voice="ensemble", content=content)
    done = write(ctx, command.livret, [said])
    return Done(done.value[0], done.changes)


def find_people(ctx: Context, query: str = "", limit: int = 50) -> list[LivretSummary]:
    """Return people whose names start like each word of ``query``, each once.

    An empty query gives everyone accompanied.
    """
    if not query.strip():
        return listed(ctx, ctx.people.people())
    return listed(ctx, ctx.people.find(query, limit))


def one_livret(ctx: Context, wanted: str) -> str:
    """Return the id of a livret in use, or put aside and read today.

    Args:
        ctx: The open vault.
        wanted: Its id, or a text that finds exactly one person.

    Raises:
        NobodyNamed: ``wanted`` is empty.
        NobodyFound: Nobody.
        SeveralPeople: More than one.
        LivretPutAside: Nobody said why it is read.
    """
    found = any_livret(ctx, wanted)
    require_in_use(ctx, found)
    return found


def any_livret(ctx: Context, wanted: str) -> str:
    """Return the id for an id, or for a text that finds exactly one person.

    Raises:
        NobodyNamed: ``wanted`` is empty.
        NobodyFound: Nobody.
        SeveralPeople: More than one.
    """
    wanted = wanted.strip()
    if not wanted:
        raise NobodyNamed
    if _ID.fullmatch(wanted) and wanted in ctx.log.livrets():
        return wanted
    found = find_people(ctx, wanted, _MOST_COUNTED)
    if not found:
        raise NobodyFound(wanted=wanted[:80])
    if len(found) > 1:
        name = wanted.casefold()
        exact = [one for one in found if one.called.casefold() == name]
        if len(exact) == 1:
            return exact[0].livret
        raise SeveralPeople(wanted=wanted[:80], count=len(found))
    return found[0].livret


def look(ctx: Context, livret: str, *, what: str = "opened", **detail: str) -> Livret:
    """Open a livret to read it; the person will see that it was opened.

    Raises:
        UnknownLivret: No such livret here.
        LivretPutAside: Nobody said why it is read.
    """
    folded = ctx.livret(livret)
    require_in_use(ctx, livret)
    note(ctx, livret, what, **detail)
    return folded


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A livret that was opened to be read.

    Attributes:
        alone: By itself: its agreements, its papers, its team.
        whole: Read as one with those joined to it; ``alone`` where none is.
    """

    alone: Livret
    whole: Livret


def look_together(ctx: Context, livret: str) -> Opened:
    """Open a livret with those joined to it; the journal of each tells it.

    Raises:
        UnknownLivret: No such livret here.
        LivretPutAside: Nobody said why it is read.
    """
    require_in_use(ctx, livret)
    opened = read_together(ctx, livret)
    for one in opened.whole.parts or (livret,):
        note(ctx, one, "opened")
    return opened


def read_together(ctx: Context, livret: str) -> Opened:
    """Return a livret by itself, and read as one with those joined to it."""
    return Opened(alone=ctx.livret(livret), whole=ctx.together(livret))


def note(ctx: Context, livret: str, what: str, **detail: str) -> None:
    """Keep in the journal that something was looked at, printed or sent."""
    ctx.journal.note(
        JournalEntry(
            livret=livret,
            at=ctx.clock.now(),
            what=what,
            who=ctx.signer.public_key,
            who_name=ctx.owner.name,
            detail=tuple(sorted(detail.items())),
        )
    )


def check_private_line(text: str) -> None:
    """Refuse a memory aid that may not be kept; an empty one may.

    Raises:
        InvalidField: Several lines, too long, invisible characters, or a
            number of social security.
    """
    if text:
        Line().check(text, "private_line")


def set_private_line(ctx: Context, livret: str, text: str) -> Done[None]:
    """Keep the referent's own memory aid; it never leaves this vault.

    Raises:
        InvalidField: As ``check_private_line``.
        UnknownLivret: No such livret here.
    """
    check_private_line(text)
    ctx.pen(livret)
    ctx.private_lines.set_private_line(livret, text)
    return Done(None, Changes(livrets=frozenset({livret})))
