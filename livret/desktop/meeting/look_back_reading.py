"""From a livret to what one voice is asked when a meeting looks back."""

from __future__ import annotations

import datetime as dt

from livret.desktop.diagnosis.values import Stance
from livret.desktop.kit.voices import Voice
from livret.desktop.meeting.choosing_views import ChoosingView, TopicChoice
from livret.desktop.meeting.look_back import (
    LookBackShown,
    LookBackView,
    LookTopicShown,
    LookTopicView,
)
from livret.desktop.meeting.reading_around import speakers
from livret.desktop.meeting.scene import Read, Scene
from livret.desktop.meeting.topic_views import TOGETHER
from livret.desktop.team_voices import PERSON, voice_of
from livret.domain.barrier_history import BarrierHistory, barrier_histories
from livret.domain.barriers import Barrier
from livret.domain.diagnosis import aim_of
from livret.domain.livret import Livret
from livret.domain.meeting_mode import Sitting
from livret.domain.reviews import Part, Review, read_before
from livret.usecases.looking_back_together import day_of, review_on
from livret.usecases.reviewing import looked_back_since
from livret.words.aid import spoken_in
from livret.words.labels import answer_button
from livret.words.meeting_asked import asked
from livret.words.reviews import ASKED
from livret.words.translator import Translator


def looking_back(tr: Translator, sitting: Sitting, read: Read) -> Scene:
    """Return one question about the time looked back at."""
    livret, day = read.livret, day_of(sitting)
    voices = speakers(tr, sitting, livret)
    voice = next((one for one in voices if one.id == sitting.voice), voices[0])
    review = review_on(livret, day)
    parts = review.parts if review is not None else ()
    mine = review.part(voice.id) if review is not None else None
    part = sitting.part
    shown = LookBackShown(
        day=day.isoformat(),
        voice=voice,
        part=part,
        since=_since(livret, review, day),
        words=mine.words(part) if mine else "",
        may_decline=mine is None or mine.declined,
        declined=mine is not None and mine.declined,
        first=_first(review, voices[0]),
        question=_told_in_hers(part, read),
        language=read.hers.language if read.hers is not None else "",
        alone=all(one.voice == PERSON for one in parts),
        heard=tuple(
            (voice_of(tr, livret, one.voice, one.value.speaker_name), words)
            for one in parts
            if one.voice != voice.id and voice.id != PERSON
            if (words := one.words(part))
        ),
    )
    return Scene(LookBackView, (shown,))


def looking_choosing(tr: Translator, sitting: Sitting, read: Read) -> Scene:
    """Return the topics of which she may say where she is now."""
    review = review_on(read.livret, day_of(sitting))
    hers = review.part(PERSON) if review is not None else None
    topics = []
    for code in Barrier:
        answer = _answer(hers, code.value)
        detail = answer_button(tr, answer) if answer else ""
        topics.append(TopicChoice(code.value, detail, code in sitting.looked_at))
    question = asked(tr, sitting.question, again=bool(sitting.looked_at))
    same = tr.text("Les mêmes mots que dans le diagnostic. Rien n’est additionné.")
    return Scene(ChoosingView, (tuple(topics), same, question))


def looking_topic(tr: Translator, sitting: Sitting, read: Read) -> Scene:
    """Return one topic, as one voice reads it now and read it before."""
    livret, day, barrier = read.livret, day_of(sitting), sitting.barrier
    voices = speakers(tr, sitting, livret)
    voice = next((one for one in voices if one.id == sitting.voice), voices[0])
    review = review_on(livret, day)
    parts = review.parts if review is not None else ()
    mine = review.part(voice.id) if review is not None else None
    since = _since(livret, review, day)
    history = next(one for one in barrier_histories(livret) if one.barrier == barrier)
    aim = aim_of(livret)
    shown = LookTopicShown(
        form=read.form.topic(barrier),
        asked=read.shown.asked,
        aim=str(aim.content["words"]) if aim else "",
        voice=voice,
        voices=tuple(one for one in voices if one.id != TOGETHER),
        stance=Stance(voice.id, _answer(mine, barrier), words=_words(mine, barrier)),
        heard=tuple(
            (
                voice_of(tr, livret, one.voice, one.value.speaker_name),
                _answer(one, barrier),
                _words(one, barrier),
            )
            for one in parts
            if barrier in one.levels and voice.id not in (PERSON, one.voice)
        ),
        declined=history.declined,
        question=in_her_language(sitting, read),
        language=read.hers.language if read.hers is not None else "",
        day=day.isoformat(),
        before=_before(history, voice.id, day, since),
        first=_first(review, voices[0]),
    )
    return Scene(LookTopicView, (shown, sitting.came))


def _told_in_hers(part: str, read: Read) -> str:
    """Return what is asked, in her language."""
    tr = spoken_in(read.hers.language) if read.hers is not None else None
    return tr.text(ASKED[part]) if tr is not None else ""


def _since(livret: Livret, review: Review | None, day: dt.date) -> dt.date | None:
    since = review.since if review else looked_back_since(livret, day)
    return since if since is None or since < day else None


def _first(review: Review | None, hers: Voice) -> str:
    return "" if review is not None and review.hers_is_said else hers.name


def _answer(part: Part | None, barrier: str) -> str:
    said = part.levels.get(barrier, {}) if part is not None else {}
    return str(said.get("level") or said.get("answer") or "")


def _words(part: Part | None, barrier: str) -> str:
    said = part.levels.get(barrier, {}) if part is not None else {}
    return str(said.get("words", ""))


def _before(
    history: BarrierHistory, voice: str, day: dt.date, since: dt.date | None
) -> tuple[str, str, dt.date] | None:
    found = read_before(history, voice, day, since)
    return (found.answer, found.words, found.on) if found else None


def in_her_language(sitting: Sitting, read: Read) -> str:
    """Return the question of a topic in her language; empty where it is shown so."""
    if read.hers is None:
        return ""
    return read.hers.topic(sitting.barrier).question(read.shown.asked)
