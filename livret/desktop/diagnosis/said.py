"""What a row shows, as texts: her words, answers that are no level, the line."""

from __future__ import annotations

from livret.desktop.diagnosis.values import Diagnosis, Topic
from livret.desktop.kit.text import plain, quoted
from livret.words.came import came_words
from livret.words.charts.voices import Stand
from livret.words.labels import outcome_label
from livret.words.translator import Translator


def quotes_of(tr: Translator, topic: Topic) -> str:
    """Return her words; texts written at the same time stand side by side."""
    said = [quoted(tr, quote.words) for quote in topic.quotes]
    if len(said) > 1:
        said.insert(0, tr.text("Deux textes écrits en même temps :"))
    return "\n".join(said)


def came_line(tr: Translator, topic: Topic) -> str:
    """Return how her words came, where they did not come straight from her."""
    told = (plain(came_words(tr, quote.came, quote.on)) for quote in topic.quotes)
    return "\n".join(dict.fromkeys(line for line in told if line))


def stands_of(diagnosis: Diagnosis, topic: Topic) -> tuple[Stand, ...]:
    """Return what each voice shown on a row says, hers first."""
    return tuple(
        Stand(
            id=voice.id,
            side=voice.side,
            name=plain(voice.name),
            initial=voice.initial,
            answer=stance.answer,
            beside=stance.beside,
        )
        for voice, stance in diagnosis.shown(topic)
    )


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
    said = "\n".join(plain(words) for words in (line.words, *line.beside))
    if line.beside:
        said = "\n".join((tr.text("Deux textes écrits en même temps :"), said))
    if line.outcome == "not_agreed":
        said = f"{outcome_label(tr, line.outcome)} {said}".strip()
    elif line.outcome == "with_reservation" and reasons:
        reserved = tr.text("Avec une réserve.")
        reasons[0] = f"{reserved} {reasons[0]}"
    return "\n".join(part for part in (said, *reasons) if part)


def silence_of(tr: Translator, topic: Topic) -> str:
    """Return a sentence when nobody has spoken of the topic, else nothing."""
    silent = not (topic.quotes or topic.stances or topic.line.outcome)
    return tr.text("On n’en a pas encore parlé.") if silent else ""
