"""Looking back in a meeting: whether it is asked, and what is said of it.

A meeting that was planned to look back asks it before anything else; one in
which, or on whose day, a review was begun goes on with it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from livret.domain.barriers import Barrier
from livret.domain.livret import Livret
from livret.domain.meeting_mode import Sitting
from livret.domain.meetings import planned_meetings
from livret.domain.reviews import PARTS, Part, Review, reviews_of
from livret.usecases.reviewing import level_said, looked_back_since
from livret.usecases.writing import Said

_NEW = "review"


def day_of(sitting: Sitting) -> dt.date:
    """Return the day a meeting began, where it is held."""
    return sitting.began.astimezone().date()


def is_asked(livret: Livret, sitting: Sitting) -> bool:
    """Tell whether a meeting looks back."""
    planned = (one for one in planned_meetings(livret) if one.id == sitting.planned)
    return any(one.review for one in planned) or (
        review_on(livret, day_of(sitting)) is not None
    )


def review_on(livret: Livret, day: dt.date) -> Review | None:
    """Return the review that was begun on a day, the last where several were."""
    found = [one for one in reviews_of(livret) if one.on == day]
    return found[-1] if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class LooksBack:
    """What one voice says now; the rest stays as it said it before.

    Attributes:
        words: By name of ``reviews.PARTS``; empty takes them away.
        levels: By barrier code, ``answer`` (a level or another answer) and
            ``words``; both empty take them away.
        declined: This voice prefers not to look back; nothing else is said.
        came: How her words came, as in ``field_atoms.CAME``.
    """

    words: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    declined: bool = False
    came: Mapping[str, Any] = field(default_factory=dict)


def said_of(livret: Livret, day: dt.date, voice: str, now: LooksBack) -> list[Said]:
    """Return what says how one voice looks back; nothing where nothing changed.

    Args:
        livret: As it stands.
        day: Of the meeting; the review of that day is begun where none was.
        voice: Whose words.
        now: What it says.
    """
    review = review_on(livret, day)
    part = review.part(voice) if review is not None else None
    before = _stands(part)
    told = {} if now.declined else _changed(before, now)
    stood = part.declined if part is not None else False
    unsaid = not (told or now.declined or before)
    if unsaid or (told, now.declined) == (before, stood):
        return []
    items = [] if review is not None else [_opened(livret, day)]
    content: dict[str, Any] = {"review": review.id if review else f"@{_NEW}", **told}
    if now.declined:
        content["declined"] = True
    if now.came:
        content["came"] = dict(now.came)
    return [*items, Said(kind="review_said", voice=voice, content=content)]


def _stands(part: Part | None) -> dict[str, Any]:
    """Return the content of what a voice said before: words, and levels."""
    if part is None:
        return {}
    content = part.value.content
    told = {one: content[one] for one in PARTS if content.get(one)}
    levels = [dict(one) for one in content.get("levels", ())]
    return {**told, "levels": levels} if levels else told


def _changed(before: Mapping[str, Any], now: LooksBack) -> dict[str, Any]:
    told = {one: now.words.get(one, before.get(one, "")) for one in PARTS}
    made: dict[str, Any] = {one: said for one, said in told.items() if said}
    levels = {one["barrier"]: dict(one) for one in before.get("levels", ())}
    for barrier, said in now.levels.items():
        levels[barrier] = level_said(barrier, **said)
    given = [levels[one] for one in Barrier if len(levels.get(one, ())) > 1]
    return {**made, "levels": given} if given else made


def _opened(livret: Livret, day: dt.date) -> Said:
    content = {"moment": "interim", "on": day.isoformat()}
    since = looked_back_since(livret, day)
    if since is not None:
        content["since"] = since.isoformat()
    return Said(kind="review_opened", content=content, name=_NEW)
