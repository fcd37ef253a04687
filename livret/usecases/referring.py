"""Asking a service for something with the person, and what the service answers.

Nothing leaves here: it is told on the pathway. A service that does not answer
blocks outside; it is never told as the person's (practice rule 22).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from livret.domain.errors import InvalidField
from livret.usecases.context import Context, Done
from livret.usecases.errors import UnknownReference
from livret.usecases.saying import say_items
from livret.usecases.writing import Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Refer:
    """Something asked of a service.

    Attributes:
        livret: Whose.
        to: The service.
        on: The day it was asked, or will be; today when None.
        contact: Whom to call there, possibly empty.
        words: What for, possibly empty.
        barriers: Codes of the topics it is about.
        side: Whose side asks, ``social`` or ``emploi``; that of the owner
            when empty.
    """

    livret: str
    to: str
    on: dt.date | None = None
    contact: str = ""
    words: str = ""
    barriers: tuple[str, ...] = ()
    side: str = ""


def refer(ctx: Context, command: Refer) -> Done[str]:
    """Tell what is asked of a service; return its id.

    Raises:
        InvalidField: No service, or a field that cannot be kept.
        LivretError: As ``say_items``.
    """
    if not command.to.strip():
        raise InvalidField(path="to", problem="missing")
    on = command.on or ctx.clock.today()
    content: dict[str, Any] = {"to": command.to.strip(), "on": on.isoformat()}
    for name in ("contact", "words"):
        if getattr(command, name).strip():
            content[name] = getattr(command, name).strip()
    if command.barriers:
        content["barriers"] = list(command.barriers)
    voice = command.side or ctx.owner.side
    done = say_items(
        ctx, command.livret, [Said(kind="referral_made", voice=voice, content=content)]
    )
    return Done(done.value[0], done.changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class TellAnswer:
    """What a service answers.

    Attributes:
        livret: Whose.
        referral: Id of what was asked.
        state: ``waiting``, ``accepted``, ``refused``, ``no_answer`` or ``ended``.
        words: What was said, possibly empty.
        on: The day, today when None.
    """

    livret: str
    referral: str
    state: str
    words: str = ""
    on: dt.date | None = None


def tell_answer(ctx: Context, command: TellAnswer) -> Done[str]:
    """Tell what a service answers; return the id.

    It is read by those who read what was asked.

    Raises:
        UnknownReference: No such thing was asked in this livret.
        InvalidField: A state that does not exist.
    """
    asked = ctx.livret(command.livret).at("referral", command.referral)
    if not asked:
        raise UnknownReference(path="referral")
    on = command.on or ctx.clock.today()
    content: dict[str, Any] = {
        "referral": command.referral,
        "state": command.state,
        "on": on.isoformat(),
    }
    if command.words.strip():
        content["words"] = command.words.strip()
    if asked[-1].content.get("barriers"):
        content["barriers"] = list(asked[-1].content["barriers"])
    said = Said(kind="referral_state", content=content)
    done = say_items(ctx, command.livret, [said])
    return Done(done.value[0], done.changes)
