"""From a folded livret to what the diagnosis page shows; pure functions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from livret.desktop.diagnosis.values import (
    AgreedLine,
    Diagnosis,
    Quote,
    Reviewed,
    Stance,
    Step,
    Topic,
)
from livret.desktop.kit.text import plain
from livret.desktop.kit.voices import Voice
from livret.desktop.team_voices import PERSON, voice_of, voices_of
from livret.domain.barrier_history import Turn, closed_now
from livret.domain.barriers import Answer, Barrier
from livret.domain.came import came_of, usual_interpreting
from livret.domain.diagnosis import Topic as Said
from livret.domain.diagnosis import View, aim_of, current_diagnosis, strengths_of
from livret.domain.forms import Form
from livret.domain.livret import Livret, Standing, Value
from livret.domain.pathway import Action, pathway_of
from livret.domain.said_since import SaidSince, answer_in, said_since
from livret.usecases.paper_rows import answer_of, declined, is_hers, open_to
from livret.words.forms import other_form_note
from livret.words.said_on import dated, days_note, other_day, usual_day
from livret.words.translator import Translator

_REFUSED = Answer.NE_SOUHAITE_PAS_REPONDRE.value


def diagnosis_of(
    tr: Translator,
    livret: Livret,
    form: Form,
    anyway: frozenset[str] = frozenset(),
    today: dt.date | None = None,
) -> Diagnosis:
    """Read the whole page.

    Args:
        tr: Says it in the language of the screen.
        livret: Folded.
        form: Which topics, in which order.
        anyway: Topics she declined and whose other views she agrees to show.
        today: The day on which it is shown; None where no day is to be told.
    """
    said = _topics(livret)
    voices = voices_of(tr, livret, _spoken(said.values()))
    aim = aim_of(livret)
    since = said_since(livret)
    topics = tuple(
        _topic(tr, livret, said[topic.barrier], anyway, since) for topic in form.topics
    )
    over = closed_now(livret)
    topics = tuple(_with_its_end(topic, over.get(topic.barrier)) for topic in topics)
    stances = [one for topic in topics for one in topic.stances if one.answer]
    usual = usual_day((one.on for one in stances), today) if today else None
    notes = _days(tr, usual, today), other_form_note(tr, *form_of(livret), form)
    return Diagnosis(
        called=voices[0].name,
        under=_under(tr, aim, voices[0].name, usual, notes),
        voices=voices,
        topics=topics,
        strengths=strengths_shown(livret, said.values(), anyway),
        asked="aim" if aim is not None else "daily",
        interpreting=usual_interpreting(livret),
        usual=usual,
        today=today,
    )


def form_of(livret: Livret) -> tuple[str, int]:
    """Return name and version of the form being filled; version 0 if none."""
    diagnosis = current_diagnosis(livret)
    return (diagnosis.form, diagnosis.form_version) if diagnosis else ("", 0)


def _topics(livret: Livret) -> dict[Barrier, Said]:
    diagnosis = current_diagnosis(livret)
    if diagnosis is not None:
        return {topic.barrier: topic for topic in diagnosis.topics}
    return {
        barrier: Said(barrier=barrier, supports=tuple(strengths_of(livret, barrier)))
        for barrier in Barrier
    }


def _spoken(topics: Iterable[Said]) -> list[str]:
    """Return every voice that said something, in the order of the topics."""
    found: dict[str, None] = {}
    for topic in topics:
        found.update(dict.fromkeys(view.voice for view in topic.views))
        for line in topic.lines:
            reasons = line.content.get("reasons", ())
            found.update(dict.fromkeys(reason["voice"] for reason in reasons))
    found.pop("ensemble", None)
    return list(found)


def _days(tr: Translator, usual: dt.date | None, today: dt.date | None) -> str:
    return days_note(tr, usual, today) if usual and today else ""


def _under(
    tr: Translator,
    aim: Value | None,
    name: str,
    usual: dt.date | None,
    notes: Iterable[str],
) -> str:
    """Return her aim, with its day where that is another, over what is to be known."""
    if aim is None:
        told = tr.text(
            "Ce que {name} veut faire n’est pas encore écrit.", name=plain(name)
        )
        return " ".join(filter(None, (told, *notes)))
    told = tr.text("pour « {words} »", words=plain(aim.content["words"]))
    told = dated(tr, told, other_day(tr, aim.said_on, usual) if usual else "")
    return "\n".join(filter(None, (told, *notes)))


def strengths_shown(
    livret: Livret, topics: Iterable[Said], anyway: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """Return what helps her and what she knows how to do, skills first.

    On a topic she declined only what she said herself.
    """
    silent = {one.barrier for one in topics if declined(one)} - anyway
    skills = [values[-1] for _, values in livret.each("skill")]
    found = [*skills, *strengths_of(livret)]
    words = (
        value.content["words"]
        for value in found
        if is_hers(value) or value.content.get("barrier") not in silent
    )
    return tuple(dict.fromkeys(words))


def _topic(
    tr: Translator,
    livret: Livret,
    topic: Said,
    anyway: frozenset[str],
    since: Mapping[str, tuple[SaidSince, ...]],
) -> Topic:
    shown_anyway = topic.barrier in anyway
    alone = declined(topic) and not shown_anyway
    hers = topic.view(PERSON)
    supports = [one for one in topic.supports if not alone or is_hers(one)]
    return Topic(
        barrier=topic.barrier.value,
        quotes=quotes_of(open_to(hers)) if hers else (),
        stances=tuple(_stance(view) for view in topic.views),
        supports=tuple(value.content["words"] for value in supports),
        line=AgreedLine() if alone else _line(topic.lines),
        kept_on=topic.lines[0].said_on if len(topic.lines) == 1 else None,
        steps=_steps(tr, livret, topic.barrier.value),
        shown_anyway=shown_anyway,
        reviews=_reviews(topic.barrier, since, alone=alone),
        declined=declined(topic),
    )


def _with_its_end(topic: Topic, turn: Turn | None) -> Topic:
    """Return a topic that tells it is closed; of a refusal, what she said alone."""
    alone = topic.declined and not topic.shown_anyway
    if turn is None or (alone and not is_hers(turn.value)):
        return topic
    return replace(topic, closed=(turn.on, turn.words))


def _reviews(
    barrier: str, since: Mapping[str, tuple[SaidSince, ...]], *, alone: bool
) -> tuple[Reviewed, ...]:
    """Return what reviews say otherwise; of what she declined, hers alone."""
    found = (
        Reviewed(
            moment=each.review.moment,
            on=each.review.on,
            answers=tuple(
                (part.voice, answer_in(part, barrier))
                for part in each.parts
                if part.voice == PERSON or not alone
            ),
        )
        for each in since.get(barrier, ())
    )
    return tuple(one for one in found if one.answers)


def quotes_of(values: Iterable[Value]) -> tuple[Quote, ...]:
    """Return her words, the most prominent last: it is the one corrected."""
    quotes = [
        Quote(
            words=value.content["words"],
            by="" if value.standing is Standing.OWN else written_by(value),
            came=came_of(value.content),
            on=value.said_on,
        )
        for value in values
        if "words" in value.content
    ]
    return tuple(reversed(quotes))


def written_by(value: Value) -> str:
    """Return the name of who wrote a value down, possibly empty."""
    return value.origin_author or value.author_name


def _stance(view: View) -> Stance:
    content = view.shown.content
    found = dict.fromkeys(answer_of(value) for value in open_to(view))
    # Refusing is the restrictive answer: it is the one shown (practice 7).
    answer = _REFUSED if _REFUSED in found else view.answer
    return Stance(
        voice=view.voice,
        answer=answer,
        words=view.words,
        situations=tuple(
            situation
            for facet in content.get("facets", ())
            for situation in facet.get("situations", ())
        ),
        outside="\n".join(map(outside_line, content.get("outside", ()))),
        beside=tuple(other for other in found if other not in {"", answer}),
        came=came_of(content),
        on=max(value.said_on for value in open_to(view)),
    )


def outside_line(item: Mapping[str, Any]) -> str:
    """Return what blocks outside, and who, on one line."""
    words = " ".join(item["words"].split())
    return f"{words} ({item['who']})" if item.get("who") else words


def last_line(lines: Iterable[Value]) -> Value | None:
    """Return the line shown first where several were written at the same time."""
    return max(lines, key=lambda one: (one.recorded_at, one.id), default=None)


def _line(lines: tuple[Value, ...]) -> AgreedLine:
    last = last_line(lines)
    if last is None:
        return AgreedLine()
    return AgreedLine(
        outcome=last.content["outcome"],
        words=last.content.get("words", ""),
        reasons=reasons_of(last.content),
        beside=tuple(
            one.content.get("words", "")
            for one in lines
            if one is not last and one.content.get("words")
        ),
    )


def reasons_of(content: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Return each one's reason as (voice, words)."""
    return tuple((one["voice"], one["words"]) for one in content.get("reasons", ()))


def _steps(tr: Translator, livret: Livret, barrier: str) -> tuple[Step, ...]:
    pathway = pathway_of(livret)
    steps = []
    for goal in pathway.goals:
        if barrier in goal.barriers and not goal.over:
            steps.append(Step(goal.id, goal.words))
        steps += [_step(tr, livret, one) for one in _here(goal.actions, barrier)]
    return (*steps, *(_step(tr, livret, one) for one in _here(pathway.loose, barrier)))


def _here(actions: Iterable[Action], barrier: str) -> list[Action]:
    return [
        action for action in actions if barrier in action.barriers and not action.over
    ]


def _step(tr: Translator, livret: Livret, action: Action) -> Step:
    who = voice_of_action(tr, livret, action)
    return Step(action.id, action.words, who.name if who else "", action.by)


def voice_of_action(tr: Translator, livret: Livret, action: Action) -> Voice | None:
    """Return who takes a step; None when they take it together, or nobody said."""
    code, name = action.who
    if code in {"", "ensemble"}:
        return None
    return voice_of(tr, livret, code, name)
