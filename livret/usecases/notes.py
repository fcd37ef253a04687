"""Shared notes, which she reads, and rough ones ("brouillon") that age in sight.

A rough note stays in this vault, outside the log; after thirty days it asks to
be shared or deleted. It is in her right of access like everything else.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from livret.domain.livret import Livret, Value
from livret.usecases.between_us import only_between_us
from livret.usecases.context import Changes, Context, Done
from livret.usecases.drafting import drafts_of, drop_draft, save_draft, say_draft
from livret.usecases.errors import NothingSaid, UnknownReference
from livret.usecases.ports import Draft
from livret.usecases.saying import say_items
from livret.usecases.writing import Said

ASKS_AFTER_DAYS = 30
"""Days after which a rough note asks to be shared or deleted."""

_ROUGH = re.compile(r"brouillon:([0-9]{4}-[0-9]{2}-[0-9]{2}):([0-9]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rough:
    """A note that is not shared yet.

    Attributes:
        place: Where it is kept, as drafts name places.
        text: What is written.
        since: The day it was begun.
        days: How old it is.
    """

    place: str
    text: str
    since: dt.date
    days: int

    @property
    def asks(self) -> bool:
        """Whether it asks to be shared or deleted."""
        return self.days >= ASKS_AFTER_DAYS


def notes_of(livret: Livret) -> tuple[Value, ...]:
    """Return shared notes as they stand, the latest said first."""
    found = reversed([values[-1] for _, values in livret.each("note")])
    return tuple(sorted(found, key=lambda one: one.recorded_at, reverse=True))


def add_note(
    ctx: Context,
    livret: str,
    words: str,
    barriers: Sequence[str] = (),
    *,
    between_us: bool = False,
) -> Done[str]:
    """Share a note, in the voice of who writes here; return its id.

    Args:
        ctx: The open vault.
        livret: Which.
        words: What it says.
        barriers: Topics it speaks of.
        between_us: « Seulement entre nous »: the person and who writes here
            (practice rule 1); no paper, no sending.

    Raises:
        NothingSaid: It is empty.
        UnknownReference: Who writes here takes no part in this livret.
    """
    if not words.strip():
        raise NothingSaid
    said = _note(ctx, livret, words, barriers, between_us=between_us)
    done = say_items(ctx, livret, [said])
    return Done(done.value[0], done.changes)


def _note(
    ctx: Context, livret: str, words: str, barriers: Sequence[str], *, between_us: bool
) -> Said:
    content: dict[str, Any] = {"words": words, "about": "other"}
    if barriers:
        content["barriers"] = list(barriers)
    if between_us:
        content["between"] = only_between_us(ctx, livret)
    return Said(kind="note_added", voice=ctx.owner.side, content=content)


def keep_rough(ctx: Context, livret: str, text: str, place: str = "") -> Done[str]:
    """Keep a rough note; return its place. An empty text deletes it.

    Args:
        ctx: The open vault.
        livret: Which.
        text: What is written.
        place: Of a rough note begun before; empty begins one today.

    Raises:
        UnknownReference: ``place`` is not that of a rough note.
        InvalidField: As ``save_draft``.
    """
    if place and _ROUGH.fullmatch(place) is None:
        raise UnknownReference(path="place")
    where = place or _new_place(ctx, livret)
    save_draft(ctx, livret, where, text)
    return Done(where, _changed(livret))


def _changed(livret: str) -> Changes:
    return Changes(livrets=frozenset({livret}), kinds=frozenset({"draft"}))


def _new_place(ctx: Context, livret: str) -> str:
    today = ctx.clock.today().isoformat()
    taken = [
        int(match[2])
        for draft in drafts_of(ctx, livret)
        if (match := _ROUGH.fullmatch(draft.place)) and match[1] == today
    ]
    return f"brouillon:{today}:{max(taken, default=0) + 1}"


def roughs_of(ctx: Context, livret: str) -> tuple[Rough, ...]:
    """Return the rough notes of one livret, the oldest first."""
    today = ctx.clock.today()
    found = [
        rough
        for draft in drafts_of(ctx, livret)
        if (rough := _rough(draft, today)) is not None
    ]
    return tuple(sorted(found, key=lambda one: (one.since, one.place)))


def _rough(draft: Draft, today: dt.date) -> Rough | None:
    match = _ROUGH.fullmatch(draft.place)
    if match is None:
        return None
    since = dt.date.fromisoformat(match[1])
    days = max(0, (today - since).days)
    return Rough(place=draft.place, text=draft.text, since=since, days=days)


def begun_on(draft: Draft) -> dt.date:
    """Return since when a draft waits: a rough note tells, others when last saved."""
    match = _ROUGH.fullmatch(draft.place)
    if match is not None:
        return dt.date.fromisoformat(match[1])
    return draft.saved_at.astimezone().date()


def is_rough(place: str) -> bool:
    """Tell whether a place of drafts is that of a rough note."""
    return _ROUGH.fullmatch(place) is not None


def share_rough(
    ctx: Context,
    livret: str,
    place: str,
    barriers: Sequence[str] = (),
    *,
    between_us: bool = False,
) -> Done[str]:
    """Share a rough note as it stands, as ``add_note``; return the note's id.

    Raises:
        UnknownReference: There is no such rough note.
    """
    for rough in roughs_of(ctx, livret):
        if rough.place == place:
            said = _note(ctx, livret, rough.text, barriers, between_us=between_us)
            return say_draft(ctx, livret, place, said)
    raise UnknownReference(path="place")


def delete_rough(ctx: Context, livret: str, place: str) -> Done[None]:
    """Delete a rough note; nothing of it remains in the vault.

    Raises:
        UnknownReference: ``place`` is not that of a rough note.
    """
    if _ROUGH.fullmatch(place) is None:
        raise UnknownReference(path="place")
    drop_draft(ctx, livret, place)
    return Done(None, _changed(livret))
