"""Rows as a screen reader says them (practice rule 26)."""

from __future__ import annotations

from livret.desktop.diagnosis.said import came_line
from livret.desktop.diagnosis.values import Diagnosis, Topic
from livret.desktop.kit.text import plain
from livret.words.labels import answer_label, barrier_label, outcome_label
from livret.words.translator import Translator


def names_of(tr: Translator, names: list[str]) -> str:
    """Return names as a list people say ("Amina et Marc")."""
    if len(names) < 2:  # noqa: PLR2004
        return "".join(names)
    return tr.text("{first} et {last}", first=", ".join(names[:-1]), last=names[-1])


def spoken_answers(tr: Translator, diagnosis: Diagnosis, topic: Topic) -> str:
    """Return who says what, one part for each answer."""
    said: dict[str, list[str]] = {}
    for voice, stance in diagnosis.shown(topic):
        said.setdefault(stance.answer, []).append(plain(voice.name))
    parts = []
    for code, names in said.items():
        who = names_of(tr, names)
        if code:
            parts.append(
                tr.text("{answer} selon {who}", answer=answer_label(tr, code), who=who)
            )
        elif len(said) > 1:
            parts.append(tr.text("{who} : pas encore dit", who=who))
    return " ; ".join(parts)


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
    said = [outcome_label(tr, line.outcome), plain(line.words), *reasons]
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
    parts += [came_line(tr, topic), spoken_answers(tr, diagnosis, topic)]
    if topic.supports:
        helping = ", ".join(plain(words) for words in topic.supports)
        parts.append(tr.text("Ce qui aide : {helping}", helping=helping))
    parts.append(spoken_line(tr, diagnosis, topic))
    if not any(parts[1:]):
        parts.append(tr.text("On n’en a pas encore parlé."))
    return ". ".join(part.rstrip(". ") for part in parts if part) + "."
