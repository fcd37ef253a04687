"""From a meeting to what each question shows; pure functions.

What a ``Scene`` is stands in ``livret.desktop.meeting.scene``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from livret.desktop.diagnosis.reading import reasons_of
from livret.desktop.diagnosis.values import Stance
from livret.desktop.kit.text import plain
from livret.desktop.kit.voices import Voice
from livret.desktop.meeting.choosing_views import (
    ChoosingView,
    DeclinedView,
    TopicChoice,
)
from livret.desktop.meeting.ending_views import EndingView, HandOverView, ReadBackView
from livret.desktop.meeting.first_views import (
    AimView,
    RoomView,
    Somebody,
    WelcomeView,
)
from livret.desktop.meeting.kept_view import LineView
from livret.desktop.meeting.look_back_reading import (
    in_her_language,
    looking_back,
    looking_choosing,
    looking_topic,
)
from livret.desktop.meeting.reading_around import read_back_parts, speakers, takers
from livret.desktop.meeting.said_again import said_again
from livret.desktop.meeting.scene import Read, Scene
from livret.desktop.meeting.step_views import (
    LastTime,
    LastTimeView,
    StepShown,
    StepsView,
)
from livret.desktop.meeting.topic_views import (
    TOGETHER,
    TopicShown,
    TopicView,
)
from livret.desktop.team_voices import PERSON, voice_of, voices_of
from livret.domain.agreements import agreements_of
from livret.domain.diagnosis import aim_of, current_diagnosis
from livret.domain.livret import Livret, Value
from livret.domain.meeting_mode import Question, Sitting
from livret.domain.meetings import Present
from livret.domain.pathway import Action, pathway_of
from livret.domain.person import person_of, reach_of
from livret.words.history import role_label
from livret.words.labels import (
    answer_button,
    quality_label,
)
from livret.words.reach import paper_reminder
from livret.words.translator import Translator


def scene_of(tr: Translator, sitting: Sitting, read: Read) -> Scene | None:
    """Return what a question shows; None for signing, which shows a paper."""
    make = _SCENES.get(sitting.question)
    if make is None:
        return None
    hers, language = said_again(sitting, read)
    return replace(make(tr, sitting, read), hers=hers, language=language)


# --- the questions ---------------------------------------------------------------


def _room(tr: Translator, sitting: Sitting, read: Read) -> Scene:
    livret = read.livret
    voices = {one.id: one.name for one in voices_of(tr, livret)}
    people = [Somebody(Present(voice=PERSON), voices[PERSON])]
    for member in livret.members:
        if member.voice == PERSON:
            continue
        under = member.quality or (
            quality_label(tr, member.side)
            if member.side
            else role_label(tr, member.role)
        )
        present = Present(voice=member.voice, name=member.name, member=member.id)
        people.append(Somebody(present, member.name, under))
    return Scene(RoomView, (tuple(people), sitting.present, sitting.came))


def _welcome(tr: Translator, _sitting: Sitting, read: Read) -> Scene:
    livret, today = read.livret, read.today
    readers: dict[str, str] = {}
    for member in livret.members:
        if member.voice != PERSON:
            readers[member.name] = member.quality or (
                quality_label(tr, member.side)
                if member.side
                else role_label(tr, member.role)
            )
    for one in agreements_of(livret):
        if not one.withdrawn and today <= one.until:
            readers.setdefault(one.recipient, one.purpose)
    called = voices_of(tr, livret)[0].name
    return Scene(WelcomeView, (called, tuple(readers.items())))


def _last_time(tr: Translator, _sitting: Sitting, read: Read) -> Scene:
    recalled = read.opened.recalled
    lines = tuple(
        (barrier, value.content["outcome"], _line_words(tr, read.livret, value))
        for barrier, value in recalled.lines
    )
    steps = tuple(_step(tr, read.livret, one) for one in recalled.steps)
    shown = LastTime(recalled.on, recalled.next_words, lines, steps)
    return Scene(LastTimeView, (shown,))


def _line_words(tr: Translator, livret: Livret, value: Value) -> str:
    """Return what was agreed, or each one's reason where they were not."""
    words = str(value.content.get("words", ""))
    reasons = (
        tr.text(
            "{name} : {words}",
            name=plain(voice_of(tr, livret, voice).name),
            words=plain(said),
        )
        for voice, said in reasons_of(value.content)
    )
    return words or "\n".join(reasons)


def _aim(_tr: Translator, _sitting: Sitting, read: Read) -> Scene:
    aim = aim_of(read.livret)
    return Scene(AimView, (str(aim.content["words"]) if aim else "",))


def _choosing(tr: Translator, sitting: Sitting, read: Read) -> Scene:
    shown = read.shown
    topics = []
    for topic in shown.topics:
        answer = topic.stance(shown.person).answer
        detail = answer_button(tr, answer) if answer else ""
        seen = topic.barrier in sitting.taken_up
        topics.append(TopicChoice(topic.barrier, detail, seen))
    return Scene(ChoosingView, (tuple(topics), read.form.order))


def _topic(tr: Translator, sitting: Sitting, read: Read) -> Scene:
    shown = read.shown
    topic = next(one for one in shown.topics if one.barrier == sitting.barrier)
    voices = speakers(tr, sitting, read.livret)
    voice = next((one for one in voices if one.id == sitting.voice), voices[0])
    silent = _silent(read.livret, sitting)
    if silent and voice.id != PERSON:
        return Scene(DeclinedView, (sitting.barrier, voices[0].name))
    aim = aim_of(read.livret)
    heard = tuple(
        (one, stance.answer, _heard_words(topic, one, stance))
        for one, stance in shown.shown(topic)
        if one.id != voice.id and (stance.answer or stance.words)
    )
    facts = TopicShown(
        form=read.form.topic(sitting.barrier),
        asked=shown.asked,
        aim=str(aim.content["words"]) if aim else "",
        voice=voice,
        voices=tuple(one for one in voices if one.id != TOGETHER),
        stance=topic.stance(voice.id),
        quotes=topic.quotes if voice.id == PERSON else (),
        heard=heard if voice.id != PERSON else (),
        declined=silent,
        line=topic.line,
        question=in_her_language(sitting, read),
        language=read.hers.language if read.hers is not None else "",
    )
    if voice.id == TOGETHER:
        return Scene(LineView, (facts,))
    return Scene(TopicView, (facts, sitting.came))


def _heard_words(topic: Any, voice: Voice, stance: Stance) -> str:
    if voice.id == PERSON and topic.quotes:
        return str(topic.quotes[-1].words)
    return stance.words


def _silent(livret: Livret, sitting: Sitting) -> bool:
    diagnosis = current_diagnosis(livret)
    if diagnosis is None or sitting.barrier in sitting.despite:
        return False
    return diagnosis.topic(sitting.barrier).declined


def _steps(tr: Translator, sitting: Sitting, read: Read) -> Scene:
    pathway = pathway_of(read.livret)
    declined = _declined(read.livret)
    goals = [
        one
        for one in pathway.goals
        if not one.over and not declined & set(one.barriers)
    ]
    actions = [action for goal in goals for action in goal.actions] + [*pathway.loose]
    steps = tuple(
        _step(tr, read.livret, one)
        for one in actions
        if not one.over and not declined & set(one.barriers)
    )
    voices = takers(tr, sitting, read.livret)
    words = tuple(goal.words for goal in goals)
    return Scene(StepsView, (steps, words, voices, read.today))


def _declined(livret: Livret) -> set[str]:
    diagnosis = current_diagnosis(livret)
    topics = diagnosis.topics if diagnosis else ()
    return {one.barrier.value for one in topics if one.declined}


def _step(tr: Translator, livret: Livret, action: Action) -> StepShown:
    code, name = action.who
    who = voice_of(tr, livret, code, name) if code and code != TOGETHER else None
    return StepShown(action.id, action.words, who, action.by, action.state)


def _read_back(tr: Translator, _sitting: Sitting, read: Read) -> Scene:
    parts = tuple(read_back_parts(tr, read.minutes))
    return Scene(ReadBackView, (parts, read.opened.known.printable))


def _handing_over(tr: Translator, sitting: Sitting, read: Read) -> Scene:
    called = person_of(read.livret).first_word
    caution = paper_reminder(tr, called, reach_of(read.livret))
    diagnosis = None if sitting.document else current_diagnosis(read.livret)
    topics = diagnosis.topics if diagnosis is not None else ()
    said = tuple(one.barrier.value for one in topics if one.touched)
    language = read.hers.language if read.hers is not None else ""
    return Scene(HandOverView, ((caution,) if caution else (), said, language))


def _ending(tr: Translator, sitting: Sitting, read: Read) -> Scene:
    told = {
        "": tr.text("Rien n’a été imprimé ni copié pour le moment.")
        if read.opened.known.printable
        else "",
        "kept_here": tr.text("Le papier reste gardé ici."),
        "paper": tr.text("Le papier est pour vous."),
        "file": tr.text("Le fichier est pour vous."),
    }
    return Scene(EndingView, (told.get(sitting.handed_over, ""),))


_SCENES = {
    Question.ROOM: _room,
    Question.WELCOME: _welcome,
    Question.LAST_TIME: _last_time,
    Question.LOOKING_BACK: looking_back,
    Question.LOOKING_CHOOSING: looking_choosing,
    Question.LOOKING_TOPIC: looking_topic,
    Question.AIM: _aim,
    Question.CHOOSING: _choosing,
    Question.TOPIC: _topic,
    Question.STEPS: _steps,
    Question.READ_BACK: _read_back,
    Question.HANDING_OVER: _handing_over,
    Question.ENDING: _ending,
}
