"""Livrets that a claim or the law keeps longer: nobody erases them meanwhile.

Kept in a small text of the vault: ids, codes, names of the two who said so and
a day. No word of the person stands in it.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from livret.usecases.archive_errors import KeptForLonger
from livret.usecases.context import Context
from livret.usecases.sharing import Sharing, keep

SETTING = "archive.held"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """A livret that is kept longer than its time.

    Attributes:
        why: A code of ``WHY``.
        by: Name of who said so here.
        other: Name of who decided it with them.
        on: The day.
        proved: Whether that other confirmed with their own key; else only named.
    """

    why: str
    by: str
    other: str
    on: dt.date
    proved: bool = False


def holds(sharing: Sharing) -> dict[str, Hold]:
    """Return every livret that is kept longer here, by id."""
    return _read(sharing.texts.get(SETTING))


def hold_of(ctx: Context, livret: str) -> Hold | None:
    """Return why one livret is kept longer here, or None."""
    return _read(ctx.texts.get(SETTING) if ctx.texts else None).get(livret)


def _read(text: str | None) -> dict[str, Hold]:
    return {
        livret: Hold(**one | {"on": dt.date.fromisoformat(one["on"])})
        for livret, one in (json.loads(text) if text else {}).items()
    }


def keep_holds(sharing: Sharing, found: Mapping[str, Hold]) -> None:
    """Keep which livrets are kept longer, all of them."""
    plain = {
        livret: asdict(one) | {"on": one.on.isoformat()}
        for livret, one in found.items()
    }
    keep(sharing, SETTING, plain)


def held_in(setting: str) -> frozenset[str]:
    """Return the ids in the text of ``SETTING``, possibly empty."""
    return frozenset(json.loads(setting) if setting else ())


def require_not_held(sharing: Sharing, livret: str) -> None:
    """Refuse to erase what is kept longer.

    Raises:
        KeptForLonger: It is.
    """
    hold = holds(sharing).get(livret)
    if hold is not None:
        raise KeptForLonger(why=hold.why, by=hold.by, on=hold.on)
