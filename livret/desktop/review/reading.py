"""From a folded livret to reviews and the end; pure functions."""

from __future__ import annotations

from livret.desktop.review.values import EndView, PartView, ReviewView
from livret.desktop.team_voices import voice_of
from livret.domain.accompaniment import accompaniment_of, handovers_of
from livret.domain.livret import Livret
from livret.domain.reviews import PARTS, Part, Review, reviews_of, reviews_to_come
from livret.words.handover import handover_text
from livret.words.reviews import ending_label
from livret.words.translator import Translator


def reviews_shown(tr: Translator, livret: Livret) -> tuple[ReviewView, ...]:
    """Return every review, the earliest day first."""
    return tuple(_review(tr, livret, review) for review in reviews_of(livret))


def _review(tr: Translator, livret: Livret, review: Review) -> ReviewView:
    return ReviewView(
        id=review.id,
        moment=review.moment,
        on=review.on,
        since=review.since,
        parts=tuple(_part(tr, livret, part) for part in review.parts),
        declined=review.declined,
    )


def _part(tr: Translator, livret: Livret, part: Part) -> PartView:
    return PartView(
        voice=voice_of(tr, livret, part.voice, part.value.speaker_name),
        words={name: part.words(name) for name in PARTS if part.words(name)},
        levels={
            barrier: str(told.get("level") or told.get("answer") or "")
            for barrier, told in part.levels.items()
        },
        beside={
            barrier: str(told["words"])
            for barrier, told in part.levels.items()
            if told.get("words")
        },
        declined=part.declined,
        earlier={
            barrier: (reading.answer, reading.on)
            for barrier, reading in part.earlier.items()
        },
    )


def end_shown(tr: Translator, livret: Livret) -> EndView:
    """Return whether the accompaniment goes on, and what follows its end."""
    now = accompaniment_of(livret)
    to_come = reviews_to_come(livret, now.on) if now.closed and now.on else ()
    return EndView(
        closed=now.closed,
        on=now.on,
        reason=ending_label(tr, now.reason) if now.reason else "",
        words=now.words,
        to_come=to_come,
        handovers=tuple(handover_text(tr, one) for one in handovers_of(livret)),
    )
