"""Reviews as papers and minutes tell them: hers first, then each referent.

A review of its own is told whole; minutes tell what was said of it in their
meeting, and nothing that was said on another day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from livret.domain.barriers import Answer
from livret.domain.body import COMMON_SCOPE
from livret.domain.livret import Livret, Value
from livret.domain.reviews import PARTS, PERSON, Part, Review, reviews_of
from livret.usecases.paper_rows import Printing, family
from livret.usecases.sheets import Quote

SAID = "review_said"

_PREFERS_NOT_TO = Answer.NE_SOUHAITE_PAS_REPONDRE


@dataclass(frozen=True, kw_only=True)
class Then:
    """What a voice says of one topic, and what it said before.

    Attributes:
        barrier: Code of the topic.
        answer: A level or another answer.
        words: Said beside it, possibly empty.
        before: The answer of the beginning, possibly empty.
        before_on: Its day, or None.
    """

    barrier: str
    answer: str
    words: str = ""
    before: str = ""
    before_on: dt.date | None = None


@dataclass(frozen=True, kw_only=True)
class VoiceLooksBack:
    """How one voice looks back.

    Attributes:
        side: ``personne``, ``social``, ``emploi`` or ``autre``.
        name: As printed.
        declined: This voice prefers not to look back.
        said: By name of ``reviews.PARTS``, what was answered, as (part, words).
        levels: Topics it speaks of.
        credit: How her words came; None for the others.
    """

    side: str
    name: str
    declined: bool = False
    said: tuple[tuple[str, str], ...] = ()
    levels: tuple[Then, ...] = ()
    credit: Quote | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing of it may be told."""
        return not (self.declined or self.said or self.levels)


@dataclass(frozen=True, kw_only=True)
class LookedBack:
    """What was said of one review in one meeting.

    Attributes:
        moment: A code of ``livret.domain.reviews``.
        on: The day it is about.
        since: First day looked back at, or None.
        voices: What each said, hers first.
    """

    moment: str
    on: dt.date
    since: dt.date | None = None
    voices: tuple[VoiceLooksBack, ...] = ()


def voice_told(
    printing: Printing, part: Part, leave_off: frozenset[str] = frozenset()
) -> VoiceLooksBack:
    """Return how one voice looks back, without the topics left off."""
    levels = [barrier for barrier in part.levels if barrier not in leave_off]
    printing.keep(part.value)
    # A topic she left off, or declined since: nobody who signs has read its level.
    if any(
        one["barrier"] not in levels for one in part.value.content.get("levels", ())
    ):
        printing.keep_part(part.value)
    return VoiceLooksBack(
        side=family(part.voice),
        name=printing.name_of(part.voice, part.value),
        declined=part.declined,
        said=tuple((one, part.words(one)) for one in PARTS if part.words(one)),
        levels=tuple(_then(part, barrier) for barrier in levels),
        credit=printing.credit(part.value) if part.voice == PERSON else None,
    )


def whole_review(
    printing: Printing, review: Review, leave_off: frozenset[str] = frozenset()
) -> LookedBack:
    """Return one review, every voice of it."""
    voices = (voice_told(printing, one, leave_off) for one in review.parts)
    return _looked_back(review, tuple(voices))


def reviews_told(
    livret: Livret,
    printing: Printing,
    values: Iterable[Value],
    allowed: frozenset[str],
    *,
    refusals: bool = True,
) -> tuple[LookedBack, ...]:
    """Return the reviews of which something was said in a meeting.

    As it was said then: what replaced it later does not.

    Args:
        livret: Folded; what a voice read before is looked up in it.
        printing: Remembers what is told.
        values: What was said in the meeting.
        allowed: Scopes that may be told.
        refusals: Whether it is told that somebody prefers not to say. Where it
            is not, words go only with every topic they were said with: that is
            how they are shared.
    """
    said = [value for value in values if value.kind == SAID]
    if not said or COMMON_SCOPE not in allowed:
        return ()
    slots = {key: old for key, old in livret.slots.items() if key[0] != SAID}
    for value in said:
        slots.update((key, (value,)) for key in livret.places_of(value))
    found = []
    for review in reviews_of(replace(livret, slots=slots)):
        voices = []
        for part in review.parts:
            off = _left_off(part, review, allowed, refusals=refusals)
            if off is not None:
                voices.append(voice_told(printing, part, off))
        told = tuple(one for one in voices if not one.empty)
        if told:
            printing.keep(*livret.at("review", review.id)[-1:])
            found.append(_looked_back(review, told))
    return tuple(found)


def _left_off(
    part: Part, review: Review, allowed: frozenset[str], *, refusals: bool
) -> frozenset[str] | None:
    """Return the topics of a part that may not be told; None where none of it may."""
    off = frozenset(part.levels) - allowed
    if refusals:
        return off
    quiet = {
        barrier
        for barrier, told in part.levels.items()
        if barrier in review.declined or told.get("answer") == _PREFERS_NOT_TO
    }
    return None if part.declined or off - quiet else off | quiet


def _looked_back(review: Review, voices: tuple[VoiceLooksBack, ...]) -> LookedBack:
    return LookedBack(
        moment=review.moment, on=review.on, since=review.since, voices=voices
    )


def _then(part: Part, barrier: str) -> Then:
    told, before = part.levels[barrier], part.earlier.get(barrier)
    return Then(
        barrier=barrier,
        answer=str(told.get("level") or told.get("answer") or ""),
        words=str(told.get("words", "")),
        before=before.answer if before else "",
        before_on=before.on if before else None,
    )
