"""Looking back together: the person first, then each referent; nothing summed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from livret.domain.accompaniment import accompaniment_of
from livret.domain.barrier_history import Reading
from livret.domain.barriers import Barrier, Level
from livret.domain.livret import Livret
from livret.domain.reviews import (
    AFTER,
    PARTS,
    PERSON,
    Part,
    Review,
    reviews_of,
    reviews_to_come,
)
from livret.usecases.closing_errors import HersFirst, NotClosed
from livret.usecases.context import Changes, Context, Done
from livret.usecases.errors import NothingSaid, UnknownReference
from livret.usecases.sitting_kept import say_meanwhile
from livret.usecases.writing import Said

_LEVELS = frozenset(level.value for level in Level)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenReview:
    """A moment to look back.

    Attributes:
        livret: Which.
        moment: ``interim``, ``exit``, ``after_three_months`` or
            ``after_six_months``.
        on: The day it is about; today when None.
        since: First day looked back at; the day of the review before, or of
            the opening of the livret, when None.
    """

    livret: str
    moment: str = "interim"
    on: dt.date | None = None
    since: dt.date | None = None


def open_review(ctx: Context, command: OpenReview) -> Done[str]:
    """Begin a review; return its id.

    One that was begun is gone on with: nobody is asked the same twice.

    Raises:
        NotClosed: It is to look back after an end, and there was none.
    """
    on = command.on or ctx.clock.today()
    livret = ctx.together(command.livret)
    begun = _begun(livret, command, on)
    if begun:
        return Done(begun, Changes())
    since = command.since or looked_back_since(livret, on)
    content = {"moment": command.moment, "on": on.isoformat()}
    if since is not None:
        content["since"] = since.isoformat()
    done = say_meanwhile(
        ctx, command.livret, [Said(kind="review_opened", content=content)]
    )
    return Done(done.value[0], done.changes)


def _begun(livret: Livret, command: OpenReview, on: dt.date) -> str:
    """Return the id of the same review where it was begun already, or nothing."""
    known = [one for one in reviews_of(livret) if one.moment == command.moment]
    if command.moment in AFTER:
        now = accompaniment_of(livret)
        if not now.closed or now.on is None:
            raise NotClosed
        found = [one.id for one in known if one.on >= now.on]
    else:
        asked = command.since is not None
        found = [one.id for one in known if one.on == on and not (asked or one.parts)]
    return found[-1] if found else ""


def looked_back_since(livret: Livret, on: dt.date) -> dt.date | None:
    """Return the first day that a review of a day usually looks back at."""
    days = [one.on for one in reviews_of(livret) if one.on < on]
    if days:
        return max(days)
    return livret.history[0].said_on if livret.history else None


@dataclass(frozen=True, slots=True, kw_only=True)
class SayReview:
    """How one voice looks back.

    Attributes:
        livret: Which.
        review: Id of the review.
        voice: Whose words.
        words: By name of ``reviews.PARTS``.
        levels: By barrier code, a level or another answer.
        declined: This voice prefers not to look back.
        came: How her words came, as in ``field_atoms.CAME``.
    """

    livret: str
    review: str
    voice: str = PERSON
    words: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, str] = field(default_factory=dict)
    declined: bool = False
    came: Mapping[str, Any] = field(default_factory=dict)


def say_review(ctx: Context, command: SayReview) -> Done[str]:
    """Say how one voice looks back; return the id.

    Raises:
        UnknownReference: No such review in this livret.
        HersFirst: A referent speaks before she did, or declined to.
        NothingSaid: Nothing was.
    """
    review = _review(ctx.together(command.livret), command.review)
    if not review.open_to(command.voice):
        raise HersFirst
    content: dict[str, Any] = {"review": review.id}
    if command.declined:
        content["declined"] = True
    else:
        said = {name: command.words[name] for name in PARTS if command.words.get(name)}
        levels = _levels(command.levels, review.part(command.voice))
        if not said and not levels:
            raise NothingSaid
        content |= said
        if levels:
            content["levels"] = levels
    if command.came:
        content["came"] = dict(command.came)
    said_now = Said(kind="review_said", voice=command.voice, content=content)
    done = say_meanwhile(ctx, command.livret, [said_now])
    return Done(done.value[0], done.changes)


def _review(livret: Livret, wanted: str) -> Review:
    for review in reviews_of(livret):
        if review.id == wanted:
            return review
    raise UnknownReference(path="review")


def _levels(answers: Mapping[str, str], before: Part | None) -> list[dict[str, str]]:
    """Return what is said of topics; words said with the same answer stay."""
    made = []
    for barrier in Barrier:
        if barrier not in answers:
            continue
        stood = before.levels.get(barrier, {}) if before is not None else {}
        answer = answers[barrier]
        same = (stood.get("level") or stood.get("answer") or "") == answer
        words = str(stood.get("words", "")) if same else ""
        said = level_said(barrier.value, answer, words)
        if len(said) > 1:
            made.append(said)
    return made


def level_said(barrier: str, answer: str = "", words: str = "") -> dict[str, str]:
    """Return how a voice reads one topic, as a review keeps it.

    Args:
        barrier: Code of the topic.
        answer: A level or another answer, possibly empty.
        words: Said with it, possibly empty.
    """
    told = {"level" if answer in _LEVELS else "answer": answer, "words": words}
    return {"barrier": barrier, **{name: said for name, said in told.items() if said}}


def reviews_as_plain(livret: Livret) -> dict[str, Any]:
    """Return the end of the accompaniment and its reviews as JSON values."""
    now = accompaniment_of(livret)
    to_come: Sequence[tuple[str, dt.date]] = ()
    if now.closed and now.on is not None:
        to_come = reviews_to_come(livret, now.on)
    return {
        "livret": livret.id,
        "accompaniment": {
            "state": now.state,
            "on": now.on.isoformat() if now.on else None,
            "reason": now.reason or None,
            "words": now.words or None,
        },
        "reviews": [_plain(one) for one in reviews_of(livret)],
        "to_come": [
            {"moment": moment, "on": day.isoformat()} for moment, day in to_come
        ],
    }


def _plain(review: Review) -> dict[str, Any]:
    return {
        "id": review.id,
        "moment": review.moment,
        "on": review.on.isoformat(),
        "since": review.since.isoformat() if review.since else None,
        "waits_for_her": not review.hers_is_said,
        "parts": [_plain_part(part) for part in review.parts],
    }


def _plain_part(part: Part) -> dict[str, Any]:
    return {
        "voice": part.voice,
        "speaker": part.value.speaker_name,
        "said_on": part.value.said_on.isoformat(),
        "standing": part.value.standing.value,
        "declined": part.declined,
        **{name: part.words(name) or None for name in PARTS},
        "levels": [
            {**level, "earlier": _plain_earlier(part.earlier.get(barrier))}
            for barrier, level in part.levels.items()
        ],
    }


def _plain_earlier(reading: Reading | None) -> dict[str, str] | None:
    if reading is None:
        return None
    return {"answer": reading.answer, "on": reading.on.isoformat()}
