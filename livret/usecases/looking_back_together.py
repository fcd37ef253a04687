"""Looking back in a meeting: whether it is asked, and what is said of it.

A meeting that was planned to look back asks it before anything else; one in
which, or on whose day, a review was begun goes on with it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from livret.domain.livret import Livret
from livret.domain.meeting_mode import Sitting
from livret.domain.meetings import planned_meetings
from livret.domain.reviews import PARTS, Review, reviews_of
from livret.usecases.reviewing import looked_back_since
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


def said_of(
    livret: Livret,
    day: dt.date,
    voice: str,
    words: Mapping[str, str],
    *,
    declined: bool = False,
    came: Mapping[str, Any] | None = None,
) -> list[Said]:
    """Return what says how one voice looks back; nothing where nothing changed.

    Args:
        livret: As it stands.
        day: Of the meeting; the review of that day is begun where none was.
        voice: Whose words.
        words: By name of ``reviews.PARTS``.
        declined: This voice prefers not to look back.
        came: How her words came, as in ``field_atoms.CAME``.
    """
    review = review_on(livret, day)
    part = review.part(voice) if review is not None else None
    told = {} if declined else {one: words[one] for one in PARTS if words.get(one)}
    before = {one: part.words(one) for one in PARTS if part.words(one)} if part else {}
    stood = part.declined if part is not None else False
    if (told, declined) == (before, stood) or not (told or declined):
        return []
    items = [] if review is not None else [_opened(livret, day)]
    content: dict[str, Any] = {"review": review.id if review else f"@{_NEW}", **told}
    if declined:
        content["declined"] = True
    elif part is not None and part.value.content.get("levels"):
        content["levels"] = list(part.value.content["levels"])
    if came:
        content["came"] = dict(came)
    return [*items, Said(kind="review_said", voice=voice, content=content)]


def _opened(livret: Livret, day: dt.date) -> Said:
    content = {"moment": "interim", "on": day.isoformat()}
    since = looked_back_since(livret, day)
    if since is not None:
        content["since"] = since.isoformat()
    return Said(kind="review_opened", content=content, name=_NEW)
