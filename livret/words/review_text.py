"""A review as plain text: question by question, hers first, nothing summed."""

from __future__ import annotations

from collections.abc import Iterator

from livret.domain.accompaniment import accompaniment_of
from livret.domain.barriers import Barrier
from livret.domain.livret import Livret
from livret.domain.reviews import Review, reviews_of, reviews_to_come
from livret.usecases.paper_rows import Printing
from livret.usecases.reviews_told import LookedBack, Then, whole_review
from livret.words.dates import long_date
from livret.words.labels import answer_label, barrier_label, mark_label
from livret.words.naming import named
from livret.words.reviews import TOLD, ending_label, moment_label
from livret.words.translator import Translator


def reviews_text(tr: Translator, livret: Livret) -> str:
    """Return every review of a livret, then whether the accompaniment goes on."""
    blocks = [review_text(tr, livret, one) for one in reviews_of(livret)]
    return "\n\n".join([*blocks, "\n".join(_end(tr, livret))])


def review_text(tr: Translator, livret: Livret, review: Review) -> str:
    """Return one review, one thing on each line."""
    told = named(tr, whole_review(Printing(livret), review))
    lines = [_heading(tr, review), *looked_back_lines(tr, told)]
    if not review.parts:
        lines.append(tr.text("On n’en a pas encore parlé."))
    return "\n".join(lines)


def looked_back_lines(tr: Translator, review: LookedBack) -> Iterator[str]:
    """Return what each voice says of a review: question by question, then topics."""
    for part, told in TOLD.items():
        said = [(one.name, dict(one.said).get(part)) for one in review.voices]
        answered = [(name, words) for name, words in said if words]
        if answered:
            yield tr.text(told)
        for name, words in answered:
            yield tr.text("- {name} : « {words} »", name=name, words=words)
    for barrier in Barrier:
        levels = [
            (voice.name, then)
            for voice in review.voices
            for then in voice.levels
            if then.barrier == barrier
        ]
        if levels:
            yield barrier_label(tr, barrier.value)
        for name, then in levels:
            yield from _level(tr, name, then)
    for one in review.voices:
        if one.declined:
            yield tr.text("{name} préfère ne pas répondre", name=one.name)


def _heading(tr: Translator, review: Review) -> str:
    moment, day = moment_label(tr, review.moment), long_date(tr, review.on)
    if review.since is None:
        return tr.text("{moment}, {day}", moment=moment, day=day)
    since = long_date(tr, review.since)
    return tr.text(
        "{moment}, {day}, depuis le {since}", moment=moment, day=day, since=since
    )


def _level(tr: Translator, name: str, then: Then) -> Iterator[str]:
    now = mark_label(tr, then.answer, name=name) if then.answer else name
    line = "- " + now
    if then.words:
        line = tr.text("{line}, « {words} »", line=line, words=then.words)
    if then.before_on is not None:
        line = tr.text(
            "{now} (le {day} : {before})",
            now=line,
            day=long_date(tr, then.before_on),
            before=answer_label(tr, then.before),
        )
    yield line


def _end(tr: Translator, livret: Livret) -> Iterator[str]:
    now = accompaniment_of(livret)
    if not now.closed or now.on is None:
        yield tr.text("L’accompagnement continue.")
        return
    yield tr.text("Terminé le {day}.", day=long_date(tr, now.on))
    if now.reason:
        yield tr.text("Pourquoi : {reason}", reason=ending_label(tr, now.reason))
    if now.words:
        yield tr.text("« {words} »", words=now.words)
    for moment, day in reviews_to_come(livret, now.on):
        told, when = moment_label(tr, moment), long_date(tr, day)
        yield tr.text("{moment} : vers le {day}", moment=told, day=when)
