"""A review as plain text: question by question, hers first, nothing summed."""

from __future__ import annotations

from collections.abc import Iterator

from livret.domain.accompaniment import accompaniment_of
from livret.domain.barriers import Barrier
from livret.domain.livret import Livret
from livret.domain.reviews import Part, Review, reviews_of, reviews_to_come
from livret.words.dates import long_date
from livret.words.labels import answer_label, barrier_label, mark_label
from livret.words.reviews import TOLD, ending_label, moment_label
from livret.words.timeline import name_of
from livret.words.translator import Translator


def reviews_text(tr: Translator, livret: Livret) -> str:
    """Return every review of a livret, then whether the accompaniment goes on."""
    blocks = [review_text(tr, livret, one) for one in reviews_of(livret)]
    return "\n\n".join([*blocks, "\n".join(_end(tr, livret))])


def review_text(tr: Translator, livret: Livret, review: Review) -> str:
    """Return one review, one thing on each line."""
    lines = [_heading(tr, review)]
    for part, told in TOLD.items():
        said = [one for one in review.parts if one.words(part)]
        if said:
            lines.append(tr.text(told))
            lines += [_said(tr, livret, one, one.words(part)) for one in said]
    for barrier in Barrier:
        levels = [one for one in review.parts if barrier.value in one.levels]
        if levels:
            lines.append(barrier_label(tr, barrier.value))
            lines += [_level(tr, livret, one, barrier.value) for one in levels]
    for one in review.parts:
        if one.declined:
            name = _name(tr, livret, one)
            lines.append(tr.text("{name} préfère ne pas répondre", name=name))
    if not review.parts:
        lines.append(tr.text("On n’en a pas encore parlé."))
    return "\n".join(lines)


def _heading(tr: Translator, review: Review) -> str:
    moment, day = moment_label(tr, review.moment), long_date(tr, review.on)
    if review.since is None:
        return tr.text("{moment}, {day}", moment=moment, day=day)
    since = long_date(tr, review.since)
    return tr.text(
        "{moment}, {day}, depuis le {since}", moment=moment, day=day, since=since
    )


def _name(tr: Translator, livret: Livret, part: Part) -> str:
    return part.value.speaker_name or name_of(tr, livret, part.voice)


def _said(tr: Translator, livret: Livret, part: Part, words: str) -> str:
    name = _name(tr, livret, part)
    return tr.text("- {name} : « {words} »", name=name, words=words)


def _level(tr: Translator, livret: Livret, part: Part, barrier: str) -> str:
    told = part.levels[barrier]
    code = str(told.get("level") or told.get("answer") or "")
    line = "- " + mark_label(tr, code, name=_name(tr, livret, part))
    earlier = part.earlier.get(barrier)
    if earlier is None:
        return line
    return tr.text(
        "{now} ; le {day} : {before}",
        now=line,
        day=long_date(tr, earlier.on),
        before=answer_label(tr, earlier.answer),
    )


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
