"""What a voice said of a topic in a review, after what the diagnosis shows of it.

A review is no view: nothing in the diagnosis is replaced by it. Both stand side
by side, each with its day, so that papers of one day do not contradict each other.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from livret.domain.barriers import Answer
from livret.domain.diagnosis import Topic, View, current_diagnosis
from livret.domain.livret import Livret, Value
from livret.domain.reviews import Part, Review, reviews_of


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidSince:
    """One review, with the voices that said another answer of a topic in it.

    Attributes:
        review: Which.
        parts: The voices, hers first; at least one.
    """

    review: Review
    parts: tuple[Part, ...]


def answer_in(part: Part, barrier: str) -> str:
    """Return what a voice answers on a topic in a review, possibly empty."""
    told = part.levels.get(barrier, {})
    return str(told.get("level") or told.get("answer") or "")


def said_since(livret: Livret) -> Mapping[str, tuple[SaidSince, ...]]:
    """Return, by barrier code, what reviews say otherwise than the diagnosis.

    Of each voice only its last review counts, and only where it was said after
    the view that the diagnosis shows; a topic without any is not in the mapping.
    """
    reviews = [one for one in reviews_of(livret) if any(p.levels for p in one.parts)]
    diagnosis = current_diagnosis(livret)
    if not reviews or diagnosis is None:
        return {}
    place = {value.id: at for at, value in enumerate(livret.history)}
    found = {}
    for topic in diagnosis.topics:
        kept = _of_topic(topic, reviews, place)
        if kept:
            found[topic.barrier.value] = kept
    return found


def _of_topic(
    topic: Topic, reviews: list[Review], place: Mapping[str, int]
) -> tuple[SaidSince, ...]:
    last: dict[str, tuple[Review, Part]] = {}
    for review in reviews:
        for part in review.parts:
            before = last.get(part.voice)
            if answer_in(part, topic.barrier) and (
                before is None
                or _when(part.value, place) > _when(before[1].value, place)
            ):
                last[part.voice] = review, part
    made = []
    for review in reviews:
        parts = tuple(
            part
            for part in review.parts
            if last.get(part.voice, (None, None))[1] is part
            and _differs(part, topic.barrier, topic.view(part.voice), place)
        )
        if parts:
            made.append(SaidSince(review=review, parts=parts))
    return tuple(made)


def _differs(
    part: Part, barrier: str, view: View | None, place: Mapping[str, int]
) -> bool:
    """Tell whether a part says another thing than the view, and after it."""
    answer = answer_in(part, barrier)
    if view is None:
        return answer != Answer.PAS_ABORDE
    # What its own voice has answered since is not shown: nothing to differ from.
    open_to = [one for one in view.values if not one.answered] or [view.shown]
    if max(_when(one, place) for one in open_to) > _when(part.value, place):
        return False
    told = {
        str(one.content.get("level") or one.content.get("answer") or "")
        for one in open_to
    }
    return told != {answer}


def _when(value: Value, place: Mapping[str, int]) -> tuple[dt.date, int]:
    return value.said_on, place.get(value.id, -1)
