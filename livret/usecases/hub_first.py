"""The first look at a livret on the hub: enough to tell whether it is ours.

Nothing is written of a livret in which the vault's owner takes no part, and that
is known once its team is. Until then rows are held: all of them where they are
few; else of each its header alone, and the words of what rules the others. The
words come afterwards, a page at a time. So what a server shows without end, or
what was said by the ten thousand, never stands in memory at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from livret.domain.contribution import Sealed, Verified
from livret.domain.hub_grants import HEADER_SCOPE
from livret.usecases.context import Context
from livret.usecases.hub_opening import Opener
from livret.usecases.hub_pages import Page, checked
from livret.usecases.hub_scopes import rules_others
from livret.usecases.ports_hub import HubRow

HELD_ROWS = 1000
"""Rows of one question, and the most that are held."""

MOST_ROWS = 200_000
"""Rows after which it is no livret: one holds some three hundred in four years."""

Ask = Callable[[int, int], Sequence[HubRow]]
"""Gives rows after a number, at most so many, as the server shows them."""


@dataclass(frozen=True, slots=True)
class FirstLook:
    """What was read of a livret.

    Attributes:
        page: What was opened and checked; without a place reached where words
            are still to come.
        rows: All rows, where they are few; none where words are to come.
    """

    page: Page
    rows: Sequence[HubRow] = ()

    @property
    def whole(self) -> bool:
        """Whether the words are there already."""
        return self.page.last is not None


def look_first(ctx: Context, opener: Opener, ask: Ask, last: int) -> FirstLook:
    """Read a livret that is not here, holding few of its rows at a time.

    Args:
        ctx: The open vault; nothing is written.
        opener: With the keys of this desk.
        ask: Gives the rows.
        last: Number of the last row, as the server says.
    """
    rows = ask(0, HELD_ROWS)
    if not rows or rows[-1].seq >= last:
        return FirstLook(checked(ctx, opener.open(rows), rows), rows)
    headers: dict[bytes, Sealed] = {}
    good: dict[str, tuple[Sealed, Verified]] = {}
    there: dict[str, bool] = {}
    count = len(rows)
    while rows:
        found = _bare(ctx, opener, rows, headers)
        for sealed, one in found.good:
            if sealed.body is not None or one.id not in good:
                good[one.id] = sealed, one
        for known, bodied in found.there:
            there[known] = bodied or there.get(known, False)
        if rows[-1].seq >= last or count >= MOST_ROWS:
            break
        rows = ask(rows[-1].seq, HELD_ROWS)
        count += len(rows)
    if count >= MOST_ROWS:
        return FirstLook(Page())
    return FirstLook(Page(good=list(good.values()), there=list(there.items())))


def _bare(
    ctx: Context, opener: Opener, rows: Sequence[HubRow], headers: dict[bytes, Sealed]
) -> Page:
    """Open and check headers, and the words of what rules the others.

    What does not verify is put aside when it is read again.
    """
    bare = [
        one if one.scope == HEADER_SCOPE else replace(one, body=None) for one in rows
    ]
    page = checked(ctx, opener.open(bare, headers), rows)
    page.good = [
        (sealed, one)
        if rules_others(one)
        else (sealed.without_body(), replace(one, body=None, problem=""))
        for sealed, one in page.good
    ]
    return page
