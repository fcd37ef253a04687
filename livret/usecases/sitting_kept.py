"""Where a meeting under way is kept: a draft of the vault that holds no words.

It is found again after a crash, a lock or a pause, and by what is said at the
desk before the meeting ends.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from livret.domain.meeting_mode import Sitting, sitting_of
from livret.usecases.context import Context, Done
from livret.usecases.drafting import drafts_of, drop_draft, save_draft
from livret.usecases.saying import say_items
from livret.usecases.writing import Said

TYPED = "meeting:"
"""Places of what is typed in a meeting; no other draft is read in one."""

STATE = "meeting:sitting"

STALE = dt.timedelta(hours=12)
"""A meeting untouched for so long is over: it is closed as it was."""


def under_way(ctx: Context, livret: str) -> bool:
    """Tell whether a meeting of this livret was begun and not closed."""
    return _going_on(ctx, livret) is not None


def say_meanwhile(
    ctx: Context, livret: str, items: Sequence[Said]
) -> Done[tuple[str, ...]]:
    """Say things at the desk; a meeting under way knows them as said in it.

    Raises:
        LivretError: As ``say_items``.
    """
    done = say_items(ctx, livret, items)
    sitting = _going_on(ctx, livret)
    if sitting is not None:
        save_sitting(ctx, livret, sitting.with_said(*done.value))
    return done


def found_sitting(ctx: Context, livret: str) -> Sitting | None:
    """Return the meeting that was begun and not closed, however long ago."""
    drafts = {one.place: one.text for one in drafts_of(ctx, livret)}
    text = drafts.get(STATE)
    return None if text is None else sitting_of(text)


def save_sitting(ctx: Context, livret: str, sitting: Sitting) -> Done[Sitting]:
    """Write where a meeting stands; durable on return."""
    touched = replace(sitting, touched=ctx.clock.now())
    done = save_draft(ctx, livret, STATE, touched.as_text())
    return Done(touched, done.changes)


def as_kept(ctx: Context, livret: str, sitting: Sitting) -> Sitting:
    """Return a sitting with what the vault knows of it: said, where, until when."""
    kept = found_sitting(ctx, livret)
    if kept is None or kept.began != sitting.began:
        return sitting
    return replace(
        sitting,
        touched=max(kept.touched, sitting.touched),
        said=kept.said,
        marks=kept.marks,
        elsewhere=kept.elsewhere,
    )


def forget_sitting(ctx: Context, livret: str) -> None:
    """Forget a meeting that was closed, and what was being typed in it."""
    for draft in drafts_of(ctx, livret):
        if draft.place.startswith(TYPED):
            drop_draft(ctx, livret, draft.place)


def _going_on(ctx: Context, livret: str) -> Sitting | None:
    found = found_sitting(ctx, livret)
    fresh = found is not None and ctx.clock.now() - found.touched <= STALE
    return found if fresh else None
