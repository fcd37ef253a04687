"""The end of an accompaniment, its return, and passing the livret on.

Ending costs nothing and says nothing of anybody: the reason is neutral, the
livret stays hers, everything in it stays, and it is taken up again at once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from livret.domain.accompaniment import accompaniment_of
from livret.domain.agreements import agreements_of
from livret.domain.barriers import Barrier
from livret.domain.body import COMMON_SCOPE
from livret.domain.errors import InvalidField
from livret.domain.livret import Livret
from livret.usecases.closing_errors import AlreadyClosed, HandoverNotAgreed, NotClosed
from livret.usecases.context import Context, Done
from livret.usecases.saying import say_items
from livret.usecases.sitting_kept import say_meanwhile
from livret.usecases.writing import Said

THE_WHOLE = (COMMON_SCOPE, *(barrier.value for barrier in Barrier))
"""What a handover passes on unless she ticks less; her own life never by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseAccompaniment:
    """The accompaniment ends.

    Attributes:
        livret: Which.
        reason: A neutral code of ``pathway_fields.ENDINGS``.
        on: The last day; today when None.
        words: What is said of it, hers first, possibly empty.
    """

    livret: str
    reason: str
    on: dt.date | None = None
    words: str = ""


def close_accompaniment(ctx: Context, command: CloseAccompaniment) -> Done[str]:
    """Record that the accompaniment ends; return the id.

    Raises:
        AlreadyClosed: It ended before.
        InvalidField: The reason is none of the neutral ones, or the last day is
            still to come, or before the first.
    """
    livret = ctx.together(command.livret)
    now = accompaniment_of(livret)
    if now.closed:
        raise AlreadyClosed
    if not command.reason:
        raise InvalidField(path="reason", problem="missing")
    first = now.on or (livret.history[0].said_on if livret.history else None)
    on = _day(ctx, command.on, first)
    return _state(ctx, command.livret, "closed", on, command.words, command.reason)


def reopen_accompaniment(
    ctx: Context, livret: str, on: dt.date | None = None, words: str = ""
) -> Done[str]:
    """Record that the accompaniment is taken up again; return the id.

    Raises:
        NotClosed: It goes on.
        InvalidField: The day is still to come, or before the end.
    """
    now = accompaniment_of(ctx.together(livret))
    if not now.closed:
        raise NotClosed
    return _state(ctx, livret, "open", _day(ctx, on, now.on), words)


def _day(ctx: Context, on: dt.date | None, first: dt.date | None) -> dt.date:
    """Return a day that is no plan: the statement tells it as done."""
    today = ctx.clock.today()
    if on is None:
        return today
    if on > today:
        raise InvalidField(path="on", problem="future")
    if first is not None and on < first:
        raise InvalidField(path="on", problem="order")
    return on


def _state(
    ctx: Context, livret: str, state: str, on: dt.date, words: str, reason: str = ""
) -> Done[str]:
    content = {"state": state, "on": on.isoformat()}
    if reason:
        content["reason"] = reason
    if words:
        content["words"] = words
    said = Said(kind="accompaniment_state", content=content)
    done = say_meanwhile(ctx, livret, [said])
    return Done(done.value[0], done.changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """Somebody to call.

    Attributes:
        name: Who.
        about: What about, possibly empty.
        reach: How to reach them, possibly empty.
    """

    name: str
    about: str = ""
    reach: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """The livret is passed on to somebody, with her agreement.

    Attributes:
        livret: Which.
        name: To whom.
        organisation: Their structure, possibly empty.
        member: Their member id when they are in the team, possibly empty.
        in_progress: What is under way, in words (``words.handover``).
        call: Whom to call.
        words: What she says about it, possibly empty.
        agreed: She said yes, in front of who writes.
        scopes: What goes; the whole livret unless she ticks less.
        purpose: Why, as the agreement that is given with it keeps it.
        until: Last day of that agreement.
        on: The day; today when None.
    """

    livret: str
    name: str
    organisation: str = ""
    member: str = ""
    in_progress: str = ""
    call: Sequence[Call] = ()
    words: str = ""
    agreed: bool = False
    scopes: Sequence[str] = THE_WHOLE
    purpose: str = ""
    until: dt.date | None = None
    on: dt.date | None = None


def hand_over(ctx: Context, command: HandOver) -> Done[str]:
    """Record a handover and the agreement it rests on; return its id.

    An agreement in force with the same recipient is rested on; else one is
    given in the same breath.

    Raises:
        HandoverNotAgreed: She has not said yes.
        InvalidField: An agreement is to be given, and it has no last day, or
            one that is over already.
        UnknownReference: ``member`` is nobody of this livret.
    """
    on = command.on or ctx.clock.today()
    known = _agreed(ctx.livret(command.livret), command, on)
    if not command.agreed and not known:
        raise HandoverNotAgreed(name=command.name)
    said: list[Said] = []
    if not known:
        said.append(_agreement(command, on))
    to = {"name": command.name}
    to |= {
        name: value
        for name in ("organisation", "member")
        if (value := getattr(command, name))
    }
    content: dict[str, Any] = {
        "to": to,
        "on": on.isoformat(),
        "agreement": known or "@agreement",
    }
    if command.in_progress:
        content["in_progress"] = command.in_progress
    if command.words:
        content["words"] = command.words
    if command.call:
        content["call"] = [_call(one) for one in command.call]
    said.append(Said(kind="handover_made", content=content))
    done = say_items(ctx, command.livret, said)
    return Done(done.value[-1], done.changes)


def _call(call: Call) -> dict[str, str]:
    told = {"name": call.name, "about": call.about, "reach": call.reach}
    return {name: value for name, value in told.items() if value}


def _agreed(livret: Livret, command: HandOver, day: dt.date) -> str:
    """Return the agreement in force with who takes over, or nothing."""
    for agreement in agreements_of(livret):
        same = agreement.recipient.casefold() == command.name.casefold()
        if command.member:
            same = agreement.member == command.member
        if same and all(agreement.allows(scope, day) for scope in command.scopes):
            return agreement.values[-1].id
    return ""


def _agreement(command: HandOver, day: dt.date) -> Said:
    if command.until is None:
        raise InvalidField(path="until", problem="missing")
    if command.until < day:
        raise InvalidField(path="until", problem="past")
    recipient = {"name": command.name}
    recipient |= {
        name: value
        for name in ("organisation", "member")
        if (value := getattr(command, name))
    }
    content: dict[str, Any] = {
        "recipient": recipient,
        "scopes": sorted(set(command.scopes)),
        "purpose": command.purpose,
        "until": command.until.isoformat(),
    }
    if command.words:
        content["words"] = command.words
    return Said(
        kind="agreement_given", voice="personne", content=content, name="agreement"
    )
