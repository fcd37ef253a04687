"""The history of each barrier in words: what a picture of it shows, said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from livret.domain.barrier_history import PERSON, BarrierHistory, Reading, Track
from livret.domain.barriers import Level
from livret.domain.livret import Livret
from livret.words.charts.levels import LevelPoint
from livret.words.charts.radar import RadarVoice
from livret.words.dates import long_date
from livret.words.labels import answer_label, barrier_label, mark_label
from livret.words.one_line import as_sentence
from livret.words.timeline import name_of
from livret.words.translator import Translator

_SIDES = frozenset({"personne", "social", "emploi"})
_FEWEST = 3
"""Topics with a level: fewer make no outline that says anything."""


def side_of_voice(voice: str) -> str:
    """Return the shape of a voice."""
    return voice if voice in _SIDES else "autre"


def points_of(history: BarrierHistory) -> tuple[LevelPoint, ...]:
    """Return what the picture of one barrier is drawn from."""
    points = [
        LevelPoint(
            id=reading.value.id,
            side=side_of_voice(track.voice),
            place=place,
            on=reading.on,
            answer=reading.answer,
        )
        for place, track in enumerate(history.tracks)
        for reading in track.readings
    ]
    return tuple(sorted(points, key=lambda point: (point.on, point.place)))


def worth_drawing(history: BarrierHistory) -> bool:
    """Tell whether levels were said on two days: of one, a line shows nothing more."""
    return len({point.on for point in points_of(history) if point.answer}) > 1


def reading_line(tr: Translator, name: str, reading: Reading) -> str:
    """Return « Amina : bloque » with her words after it, if she gave any."""
    said = mark_label(tr, reading.answer, name=name)
    if not reading.words:
        return said
    if not reading.answer:
        return tr.text("{name} : « {words} »", name=name, words=reading.words)
    return tr.text("{said}. « {words} »", said=said, words=reading.words)


def days_of(
    tr: Translator, livret: Livret, history: BarrierHistory
) -> tuple[tuple[dt.date, tuple[str, ...]], ...]:
    """Return, day after day, everything said of a barrier: the table twin."""
    found: dict[dt.date, list[str]] = {day: [] for day in history.days}
    for track in history.tracks:
        for reading in track.readings:
            name = _speaker(tr, livret, track, reading)
            found[reading.on].append(reading_line(tr, name, reading))
    for turn in history.turns:
        said = closed_words(tr, turn.words) if turn.closed else _again(tr, turn.words)
        found[turn.on].append(said)
    return tuple((day, tuple(lines)) for day, lines in found.items())


def _speaker(tr: Translator, livret: Livret, track: Track, reading: Reading) -> str:
    """Return who spoke then; her name is always that of today."""
    if track.voice == PERSON or not reading.value.speaker_name:
        return name_of(tr, livret, track.voice)
    return reading.value.speaker_name


def closed_words(tr: Translator, words: str = "") -> str:
    """Return that a topic no longer gets in the way, with what was said of it."""
    if not words:
        return tr.text("Ce sujet ne gêne plus.")
    return tr.text("Ce sujet ne gêne plus : « {words} »", words=words)


def _again(tr: Translator, words: str) -> str:
    if not words:
        return tr.text("Nous reprenons ce sujet.")
    return tr.text("Nous reprenons ce sujet : « {words} »", words=words)


def alt_text(tr: Translator, livret: Livret, history: BarrierHistory) -> str:
    """Return everything the picture of a barrier shows, in sentences."""
    parts = [barrier_label(tr, history.barrier)]
    for day, lines in days_of(tr, livret, history):
        said = " ".join(map(as_sentence, lines))
        parts.append(tr.text("{day} : {said}", day=long_date(tr, day), said=said))
    return " ".join(map(as_sentence, parts))


# --- seven at once -----------------------------------------------------------


def voices_on(histories: Sequence[BarrierHistory], day: dt.date) -> tuple[str, ...]:
    """Return who had given a level of anything by a day, hers first."""
    found: dict[str, None] = {}
    for voice in ("personne", "social", "emploi"):
        if any(_level(history.track(voice), day) for history in histories):
            found[voice] = None
    for history in histories:
        for track in history.tracks:
            if _level(track, day):
                found.setdefault(track.voice)
    return tuple(found)


def radar_on(
    histories: Sequence[BarrierHistory], day: dt.date
) -> tuple[RadarVoice, ...]:
    """Return what the radar of one day is drawn from."""
    return tuple(
        RadarVoice(
            side=side_of_voice(voice),
            levels={
                history.barrier.value: level
                for history in histories
                if (level := _level(history.track(voice), day))
            },
        )
        for voice in voices_on(histories, day)
    )


def _level(track: Track | None, day: dt.date) -> str:
    reading = track.on(day) if track is not None else None
    if reading is None or reading.answer not in set(Level):
        return ""
    return reading.answer


def table_on(
    tr: Translator,
    histories: Sequence[BarrierHistory],
    day: dt.date,
) -> tuple[tuple[str, Mapping[str, str]], ...]:
    """Return the table of one day: by topic, each voice's answer in words.

    A voice that had said nothing by then is absent: « pas encore dit ».
    """
    rows = []
    for history in histories:
        answers = {}
        for track in history.tracks:
            reading = track.on(day)
            if reading is not None and reading.answer:
                answers[track.voice] = answer_label(tr, reading.answer)
        rows.append((barrier_label(tr, history.barrier), answers))
    return tuple(rows)


def radar_alt(tr: Translator, day: dt.date) -> str:
    """Return what the radar of one day is, where its table stands with it."""
    return tr.text(
        "Toile du {day}\u202f: un tableau dit la même chose.",
        day=long_date(tr, day),
    )


def radar_alt_on_paper(tr: Translator, day: dt.date) -> str:
    """Return the same for a paper: what says it in words may be on the next page."""
    return tr.text(
        "Toile du {day}\u202f: la liste qui suit dit la même chose.",
        day=long_date(tr, day),
    )


def last_said(tr: Translator) -> str:
    """Return that a level stands until its voice says another: nobody said it then."""
    return tr.text("Pour chaque date, ce que chacun avait dit en dernier.")


def table_lines(
    tr: Translator,
    livret: Livret,
    histories: Sequence[BarrierHistory],
    days: Sequence[dt.date],
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the tables of several days, topic by topic, as sentences.

    Args:
        tr: Says them.
        livret: Whose voices these are.
        histories: The topics.
        days: Of which they tell.
    """
    rows = []
    for history in histories:
        lines = []
        for day in days:
            found = [(track, track.on(day)) for track in history.tracks]
            said = " · ".join(
                mark_label(tr, one.answer, name=name_of(tr, livret, track.voice))
                for track, one in found
                if one is not None and one.answer
            )
            if said:
                when = long_date(tr, day)
                lines.append(tr.text("{day} : {said}", day=when, said=said))
        if lines:
            rows.append((barrier_label(tr, history.barrier), tuple(lines)))
    return tuple(rows)


def radar_days(histories: Sequence[BarrierHistory]) -> tuple[dt.date, ...]:
    """Return the two days that tell most: the first, and the last of all."""
    days = sorted({day for history in histories for day in history.days})
    return tuple(dict.fromkeys((days[0], days[-1]))) if days else ()


def radar_days_on_paper(histories: Sequence[BarrierHistory]) -> tuple[dt.date, ...]:
    """Return those of the two days on which the outlines say anything."""
    return tuple(
        day
        for day in radar_days(histories)
        if any(len(voice.levels) >= _FEWEST for voice in radar_on(histories, day))
    )
