"""Typing in progress: kept at once, outside the log, and gone once it is said.

A draft has no id and no signature; nobody else ever sees it. The desk saves
one within two seconds of the last key and turns it into a contribution when
the speaker ends the field.
"""

from __future__ import annotations

import re

from livret.domain.errors import InvalidField
from livret.domain.identifiers import has_social_security_number
from livret.usecases.context import Changes, Context, Done
from livret.usecases.ports import Draft
from livret.usecases.saying import say_items
from livret.usecases.writing import Said

LONGEST = 16_000
"""Letters of one draft, as many as the longest field holds."""

_PLACE = re.compile(r"[a-z0-9_:.@-]{1,200}")


def save_draft(ctx: Context, livret: str, place: str, text: str) -> Done[Draft | None]:
    """Keep what is being typed; return the draft, with when it was saved.

    An empty text forgets the draft. Invisible characters and the like are
    told when the words are said, not while they are typed.

    Args:
        ctx: The open vault.
        livret: Which; empty before one is opened.
        place: Where it is typed, e.g. ``view:mobilite:personne``.
        text: The words so far.

    Raises:
        UnknownLivret: No such livret here.
        InvalidField: Too long, or a number of social security: it is not kept
            even for a moment.
    """
    if _PLACE.fullmatch(place) is None:
        raise InvalidField(path="place", problem="shape")
    if not text.strip():
        return drop_draft(ctx, livret, place)
    if len(text) > LONGEST:
        raise InvalidField(path=place, problem="too_long")
    if has_social_security_number(text):
        raise InvalidField(path=place, problem="social_security_number")
    if livret:
        ctx.pen(livret)  # it exists; an autosave folds nothing
    draft = Draft(livret=livret, place=place, text=text, saved_at=ctx.clock.now())
    ctx.drafts.save(draft)
    return Done(draft, _touched(livret))


def drafts_of(ctx: Context, livret: str) -> tuple[Draft, ...]:
    """Return the drafts of one livret, oldest first."""
    return ctx.drafts.of(livret)


def drop_draft(ctx: Context, livret: str, place: str) -> Done[Draft | None]:
    """Forget a draft; one that is not there is forgotten already."""
    ctx.drafts.drop(livret, place)
    return Done(None, _touched(livret))


def say_draft(ctx: Context, livret: str, place: str, said: Said) -> Done[str]:
    """Say what was typed in a place, then forget its draft; return the id.

    Raises:
        LivretError: As ``say_items``; the draft is still there.
    """
    done = say_items(ctx, livret, [said])
    ctx.drafts.drop(livret, place)
    kinds = done.changes.kinds | {"draft"}
    return Done(done.value[0], Changes(livrets=frozenset({livret}), kinds=kinds))


def _touched(livret: str) -> Changes:
    livrets = frozenset({livret} if livret else ())
    return Changes(livrets=livrets, kinds=frozenset({"draft"}))
