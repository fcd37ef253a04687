"""What a row shows, as texts: her words, answers that are no level, the line."""

from __future__ import annotations

import datetime as dt

from livret.desktop.diagnosis.values import Diagnosis, Quote, Reviewed, Stance, Topic
from livret.desktop.kit.text import plain, quoted
from livret.words.barrier_history import closed_words
from livret.words.came import came_words
from livret.words.charts.voices import Stand
from livret.words.dates import long_date
from livret.words.labels import answer_label, mark_label, outcome_label
from livret.words.papers.wording import APART
from livret.words.reviews import moment_label
from livret.words.said_on import day_of_words, other_day, review_title, with_kept_day
from livret.words.translator import Translator


def quotes_of(tr: Translator, topic: Topic) -> str:
    """Return her words; texts written at the same time stand side by side."""
    said = [quoted(tr, quote.words) for quote in topic.quotes]
    if len(said) > 1:
        said.insert(0, tr.text("Deux textes écrits en même temps :"))
    return "\n".join(said)


def came_line(tr: Translator, diagnosis: Diagnosis, topic: Topic) -> str:
    """Return how her words came and of which other day they are; mostly nothing."""
    told = (_came(tr, diagnosis.usual, quote) for quote in topic.quotes)
    return "\n".join(dict.fromkeys(line for line in told if line))


def _came(tr: Translator, usual: dt.date | None, quote: Quote) -> str:
    way = plain(came_words(tr, quote.came, quote.on))
    if usual is None:
        return way
    day = day_of_words(tr, quote.on, quote.came.how, usual)
    return tr.comma.join(filter(None, (way, day)))


def stands_of(tr: Translator, diagnosis: Diagnosis, topic: Topic) -> tuple[Stand, ...]:
    """Return what each voice shown on a row says, hers first."""
    return tuple(
        Stand(
            id=voice.id,
            side=voice.side,
            name=plain(voice.name),
            initial=voice.initial,
            answer=stance.answer,
            beside=stance.beside,
            day=_day(tr, diagnosis, stance),
            since=tuple(
                (_titled(tr, each), answer_label(tr, answer))
                for each in topic.reviews
                for whose, answer in each.answers
                if whose == voice.id
            ),
        )
        for voice, stance in diagnosis.shown(topic)
    )


def told_of(tr: Translator, diagnosis: Diagnosis, topic: Topic) -> tuple[Stand, ...]:
    """Return the voices of a row told in words, where reviews are told apart.

    Who said it in a review alone is there: « pas encore dit » would be false.
    """
    stands = stands_of(tr, diagnosis, topic)
    return tuple(one for one in stands if one.answer or not one.since)


def _day(tr: Translator, diagnosis: Diagnosis, stance: Stance) -> str:
    if diagnosis.usual is None:
        return ""
    return other_day(tr, stance.on, diagnosis.usual)


def _titled(tr: Translator, review: Reviewed) -> tuple[str, str]:
    """Return which review, in two lines: the columns have little room."""
    day = long_date(tr, review.on)
    told = tr.text("{heading}\u202f:", heading=day)
    return moment_label(tr, review.moment), told


def reviewed_lines(tr: Translator, diagnosis: Diagnosis, topic: Topic) -> str:
    """Return what was said otherwise in reviews since, one line for each."""
    names = {voice.id: plain(voice.name) for voice, _ in diagnosis.shown(topic)}
    lines = []
    for each in topic.reviews:
        told = tuple(
            mark_label(tr, answer, name=names[voice])
            for voice, answer in each.answers
            if voice in names
        )
        if told:
            title = review_title(tr, each.moment, each.on)
            lines.append(f"{title} {APART.join(told)}")
    return "\n".join(lines)


def closed_line(tr: Translator, topic: Topic) -> str:
    """Return since when a topic no longer gets in the way, or nothing."""
    if topic.closed is None:
        return ""
    day, words = topic.closed
    told = tr.text("{heading}\u202f:", heading=long_date(tr, day))
    return f"{told} {closed_words(tr, plain(words))}"


def line_of(tr: Translator, diagnosis: Diagnosis, topic: Topic) -> str:
    """Return what they keep, with each one's reason when they do not agree."""
    line = topic.line
    if not line.outcome:
        return ""
    names = {voice.id: plain(voice.name) for voice in diagnosis.voices}
    reasons = [
        tr.text("{name} : {words}", name=names.get(voice, ""), words=plain(words))
        for voice, words in line.reasons
    ]
    first = kept_of(tr, diagnosis, topic)
    said = "\n".join((first, *(plain(words) for words in line.beside)))
    if line.beside:
        said = "\n".join((tr.text("Deux textes écrits en même temps :"), said))
    if line.outcome == "not_agreed":
        said = f"{outcome_label(tr, line.outcome)} {said}".strip()
    elif line.outcome == "with_reservation" and reasons:
        reserved = tr.text("Avec une réserve.")
        reasons[0] = f"{reserved} {reasons[0]}"
    return "\n".join(part for part in (said, *reasons) if part)


def kept_of(tr: Translator, diagnosis: Diagnosis, topic: Topic) -> str:
    """Return the words they keep, with their day where it has to be told."""
    words, today = plain(topic.line.words), diagnosis.today
    if diagnosis.usual is None or today is None:
        return words
    return with_kept_day(tr, words, topic.kept_on, diagnosis.usual, today)


def silence_of(tr: Translator, topic: Topic) -> str:
    """Return a sentence when nobody has spoken of the topic, else nothing."""
    said = (topic.quotes, topic.stances, topic.line.outcome, topic.reviews)
    said_of_it = any(said) or topic.closed
    return "" if said_of_it else tr.text("On n’en a pas encore parlé.")
