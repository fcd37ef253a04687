"""What two people decide about a livret that is put aside: read, keep, erase.

Nobody decides alone: whoever sits here names who decides with them, or brings
their confirmation (``second_person``), and the journal, which the person may read,
tells both names, why, and whether the second was only named. A livret that a
claim or a duty of the law needs is kept longer: until that ends it is erased by
nobody here, at nobody's asking. That is a fact of this desk, as what waits to be
handed over is, and not something that was said: it is kept in a small text of
the vault. Nothing is ever erased because a day has come.

Source: CASF art. R263-8; GDPR art. 17(3) and 18; deliberations 2021-028 and
2023-095 of the CNIL (who reads an intermediate archive, and why).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass
from typing import Any

from livret.domain.errors import InvalidField
from livret.domain.fields import Line
from livret.domain.retention import OVER, retention_of
from livret.usecases.archive_errors import (
    ConfirmationOfAnother,
    KeptStill,
    NotKeptForLonger,
    NotPutAside,
    SecondPersonNeeded,
)
from livret.usecases.context import Changes, Context, Done
from livret.usecases.erased_elsewhere import Erased, erased_in
from livret.usecases.erasing import ask_erasure, purge, waits_here
from livret.usecases.holds import Hold, holds, keep_holds, require_not_held
from livret.usecases.livrets import note
from livret.usecases.put_aside import READ_ASIDE, aside, aside_since, is_read
from livret.usecases.second_person import WHY, Confirmed
from livret.usecases.sharing import Sharing

__all__ = [
    "WHY",
    "Archive",
    "Decision",
    "archive_of",
    "archives",
    "erase_at_the_end",
    "keep_longer",
    "keep_no_longer",
    "read_aside",
]

HELD, RELEASED = "archive_held", "archive_released"
"""What the journal says when it is kept longer, and when that ends."""

PROVED = "key"
"""What the journal says of a second person who confirmed with their own key."""

_END = "end_of_retention"


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """How it stands with a livret that is put aside, or kept longer.

    Attributes:
        livret: Its id.
        since: First day aside; None while it is in use.
        until: Last day before it may be erased, or None.
        over: Whether that day is past.
        read: Whether it may be read today: two people said why.
        hold: Why it is kept longer, or None.
        erased: Who erased it elsewhere, which waits to be confirmed here, or None.
    """

    livret: str
    since: dt.date | None
    until: dt.date | None
    over: bool
    read: bool
    hold: Hold | None
    erased: Erased | None = None

    def as_plain(self) -> dict[str, Any]:
        """Return it as JSON values."""
        plain = asdict(self)
        plain["erased"] = self.erased.as_plain() if self.erased else None
        plain |= {"since": _day(self.since), "until": _day(self.until)}
        if self.hold is not None:
            plain["hold"] = asdict(self.hold) | {"on": self.hold.on.isoformat()}
        return plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What two people decide.

    Attributes:
        livret: About which.
        other: Name of who decides with the owner of this vault.
        why: A code of ``WHY``; of no use to end a hold or to erase.
        second: Their own confirmation, from ``second_person.confirmed_in``; without
            it they are only named.
    """

    livret: str
    other: str = ""
    why: str = ""
    second: Confirmed | None = None


def archive_of(sharing: Sharing, livret: str) -> Archive:
    """Return how it stands with one livret.

    Raises:
        UnknownLivret: No such livret here.
    """
    ctx = sharing.ctx
    read = ctx.together(livret)
    clock, today = retention_of(read), ctx.clock.today()
    away = aside(read, today)
    return Archive(
        livret=livret,
        since=aside_since(away) if away else None,
        until=clock.erased_on if clock else None,
        over=clock is not None and clock.state(today) == OVER,
        read=away is None or is_read(ctx.journal, livret, ctx.clock),
        hold=holds(sharing).get(livret),
        erased=erased_in(ctx, ctx.livret(livret)),
    )


def archives(sharing: Sharing) -> tuple[Archive, ...]:
    """Return every livret that is put aside or kept longer, the oldest first."""
    found = (archive_of(sharing, one) for one in sharing.ctx.log.livrets())
    told = [one for one in found if one.since is not None or one.hold is not None]
    return tuple(sorted(told, key=lambda one: (one.since or dt.date.max, one.livret)))


def read_aside(ctx: Context, decision: Decision) -> Done[None]:
    """Let a livret that is put aside be read here for a day.

    Raises:
        InvalidField: No such reason, or a name that cannot be kept.
        SecondPersonNeeded: Nobody else decides it.
        NotPutAside: It is in use.
    """
    other = _other(ctx, decision, "open")
    if aside(ctx.together(decision.livret), ctx.clock.today()) is None:
        raise NotPutAside
    told = _proof(decision)
    note(ctx, decision.livret, READ_ASIDE, by=other, why=_why(decision), **told)
    return Done(None, _touched(decision.livret))


def keep_longer(sharing: Sharing, decision: Decision) -> Done[Hold]:
    """Keep a livret beyond its time; nobody erases it here until that ends.

    Raises:
        InvalidField: No such reason, or a name that cannot be kept.
        SecondPersonNeeded: Nobody else decides it.
        UnknownLivret: No such livret here.
    """
    ctx = sharing.ctx
    ctx.pen(decision.livret)
    hold = Hold(
        why=_why(decision),
        by=ctx.owner.name,
        other=_other(ctx, decision, "keep"),
        on=ctx.clock.today(),
        proved=decision.second is not None,
    )
    keep_holds(sharing, holds(sharing) | {decision.livret: hold})
    told = _proof(decision)
    note(ctx, decision.livret, HELD, by=hold.other, why=hold.why, **told)
    return Done(hold, _touched(decision.livret))


def keep_no_longer(sharing: Sharing, decision: Decision) -> Done[None]:
    """End what keeps a livret beyond its time; its time alone counts again.

    Raises:
        NotKeptForLonger: Nothing does.
        SecondPersonNeeded: Nobody else decides it.
    """
    found = holds(sharing)
    if found.pop(decision.livret, None) is None:
        raise NotKeptForLonger
    other = _other(sharing.ctx, decision, "release")
    keep_holds(sharing, found)
    note(sharing.ctx, decision.livret, RELEASED, by=other, **_proof(decision))
    return Done(None, _touched(decision.livret))


def erase_at_the_end(sharing: Sharing, decision: Decision) -> Done[int]:
    """Erase a livret whose time is over, here and, as it travels, elsewhere.

    Returns:
        How many contributions went.

    Raises:
        KeptStill: Its time is not over.
        KeptForLonger: Somebody said why it must be kept.
        SecondPersonNeeded: Nobody else decides it.
        NotAllowed: Only the person, or the referent to turn to first, may.
    """
    ctx, livret = sharing.ctx, decision.livret
    found = archive_of(sharing, livret)
    if not found.over:
        raise KeptStill(until=found.until)
    require_not_held(sharing, livret)
    other = _other(ctx, decision, "erase")
    if not waits_here(sharing, livret):
        ask_erasure(ctx, livret, _END)
    note(ctx, livret, "erased", by=other, why=_END, **_proof(decision))
    return purge(sharing, livret)


def _why(decision: Decision) -> str:
    if decision.why not in WHY:
        raise InvalidField(path="why", problem="choice")
    return decision.why


def _proof(decision: Decision) -> dict[str, str]:
    """Return what the journal keeps of a confirmation, if there is one."""
    if decision.second is None:
        return {}
    return {"proof": PROVED, "statement": decision.second.digest}


def _other(ctx: Context, decision: Decision, what: str) -> str:
    """Return the name of who decides too: never the owner's own."""
    if decision.second is not None:
        asked = decision.second.asked
        same = (asked.livret, asked.what, asked.why)
        if same != (decision.livret, what, decision.why):
            raise ConfirmationOfAnother
        return decision.second.name
    name = decision.other.strip()
    if not name or name.casefold() == ctx.owner.name.strip().casefold():
        raise SecondPersonNeeded
    Line().check(name, "other")
    return name


def _touched(livret: str) -> Changes:
    return Changes(livrets=frozenset({livret}), kinds=frozenset({"journal"}))


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()
