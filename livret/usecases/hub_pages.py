"""Pages of rows on their way in: opened, checked, and not written yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from livret.domain.contribution import Sealed, Verified
from livret.domain.errors import Untrusted
from livret.usecases.context import Context
from livret.usecases.hub_opening import Opened
from livret.usecases.ports_hub import HubRow

PAGE_ROWS = 250
"""Rows read, checked and kept at a time: some thirty milliseconds at home."""


@dataclass(slots=True)
class Page:
    """Rows that were read, opened and checked; nothing of them is written.

    Attributes:
        good: What verifies, with what was read of it.
        bad: What does not: kept apart by the log, one by one.
        there: Ids, each with whether the hub holds its body.
        withheld: How many parts no key of this desk opens.
        last: The last row.
    """

    good: list[tuple[Sealed, Verified]] = field(default_factory=list)
    bad: list[Sealed] = field(default_factory=list)
    there: list[tuple[str, bool]] = field(default_factory=list)
    withheld: int = 0
    last: HubRow | None = None


def checked(ctx: Context, opened: Opened, rows: Sequence[HubRow]) -> Page:
    """Check every signature, away from the vault; one bad row is one row."""
    good: list[tuple[Sealed, Verified]] = []
    bad: list[Sealed] = []
    check = ctx.log.check
    try:
        found = check(opened.sealed)
        good = list(zip(opened.sealed, found, strict=True))
    except Untrusted:
        for one in opened.sealed:
            try:
                good += zip([one], check([one]), strict=True)
            except Untrusted:
                bad.append(one)
    last = rows[-1] if rows else None
    return Page(good, bad, opened.there, opened.withheld, last)
