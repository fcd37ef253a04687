"""Rows as a screen reader says them (practice rule 26)."""

from __future__ import annotations

from livret.desktop.diagnosis.said import (
    came_line,
    closed_line,
    kept_of,
    reviewed_lines,
    told_of,
)
from livret.desktop.diagnosis.values import Diagnosis, Topic
from livret.desktop.kit.text import plain
from livret.words.charts.voices import voices_alt
from livret.words.labels import barrier_label, outcome_label
from livret.words.translator import Translator


def spoken_line(tr: Translator, diagnosis: Diagnosis, topic: Topic) -> str:
    """Return what they keep, with each one's reason."""
    line = topic.line
    if not line.outcome:
        return ""
    names = {voice.id: plain(voice.name) for voice in diagnosis.voices}
    reasons = [
        tr.text("{name} : {words}", name=names.get(voice, ""), words=plain(words))
        for voice, words in line.reasons
    ]
    kept = kept_of(tr, diagnosis, topic)
    said = [outcome_label(tr, line.outcome), kept, *reasons]
    return " ".join(part for part in said if part)


def spoken_row(tr: Translator, diagnosis: Diagnosis, topic: Topic) -> str:
    """Return the whole row as sentences."""
    parts = [barrier_label(tr, topic.barrier)]
    parts += [
        tr.text(
            "{name} : « {words} »", name=plain(diagnosis.called), words=plain(q.words)
        )
        for q in topic.quotes
    ]
    parts += [
        came_line(tr, diagnosis, topic),
        voices_alt(tr, told_of(tr, diagnosis, topic)),
    ]
    if topic.supports:
        helping = ", ".join(plain(words) for words in topic.supports)
        parts.append(tr.text("Ce qui aide : {helping}", helping=helping))
    parts.append(spoken_line(tr, diagnosis, topic))
    parts += reviewed_lines(tr, diagnosis, topic).splitlines()
    parts.append(closed_line(tr, topic))
    if not any(parts[1:]):
        parts.append(tr.text("On n’en a pas encore parlé."))
    return ". ".join(part.rstrip(". ") for part in parts if part) + "."
