"""A livret that somebody erased, and that is still here until that is confirmed.

Told in lists, above its pages and by the command line; ``livret.usecases.erasing``
confirms it. Of one that was erased here nothing is left to list.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from livret.domain.burial import burial_of
from livret.domain.livret import Livret
from livret.domain.support import is_protected
from livret.domain.team import PERSON
from livret.usecases.context import Context
from livret.usecases.ports_people import Due


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """Who erased a livret, and what they said of it.

    Attributes:
        livret: Its id.
        by: Their name; empty where it is not known here.
        on: The day they did.
        reason: A code of ``kind_fields.TOMBSTONE``.
        key: Their public key.
        mine: It was asked at this desk, and is not done here yet.
        hers: The person did it.
        side: ``social``, ``emploi`` or empty; known where the livret is read.
        organisation: Their structure where it may be read, else empty.
    """

    livret: str
    by: str
    on: dt.date
    reason: str
    key: str
    mine: bool = False
    hers: bool = False
    side: str = ""
    organisation: str = ""

    def as_plain(self) -> dict[str, Any]:
        """Return it as JSON values, less the livret."""
        plain = asdict(self) | {"on": self.on.isoformat()}
        del plain["livret"]
        return plain


def erased_in(ctx: Context, livret: Livret) -> Erased | None:
    """Return who erased a livret that was read; None while it lives."""
    burial = burial_of(livret)
    if burial is None:
        return None
    member = burial.member
    hidden = member is None or is_protected(livret, member.id)
    return Erased(
        livret=livret.id,
        by=burial.name,
        on=burial.on,
        reason=burial.reason,
        key=burial.author,
        mine=burial.author == ctx.signer.public_key,
        hers=member is not None and member.role == PERSON,
        side=member.side if member else "",
        organisation="" if hidden or member is None else member.organisation,
    )


def erased_listed(ctx: Context) -> Mapping[str, Erased]:
    """Return, by livret, those of the list of people that somebody erased.

    Nothing is folded: it stands beside the list, and tells of no structure.
    """
    return {due.livret: _told(ctx, due) for due in ctx.people.erased()}


def _told(ctx: Context, due: Due) -> Erased:
    told = due.facts
    return Erased(
        livret=due.livret,
        by=told["by"],
        on=due.on,
        reason=told["reason"],
        key=told["key"],
        mine=told["key"] == ctx.signer.public_key,
        hers=told["hers"],
        side=told["side"],
    )
