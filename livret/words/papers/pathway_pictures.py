"""The pictures of the pathway on paper: a line, levels, the topics around a centre.

Each is made when the size of the letters is known; its sentences are those of
the screen, and the blocks after it say the same in words.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from livret.domain.barrier_history import BarrierHistory
from livret.domain.kind_fields import SIDES
from livret.domain.line_items import Lane
from livret.usecases.pathway_sheet import PathwaySheet
from livret.words.barrier_history import (
    points_of,
    radar_alt_on_paper,
    radar_days_on_paper,
    radar_on,
    side_of_voice,
    voices_on,
    worth_drawing,
)
from livret.words.charts.entries import READING, Entry
from livret.words.charts.lanes import line_parts
from livret.words.charts.lettering import Lettering
from livret.words.charts.levels import LevelPoint, draw_levels
from livret.words.charts.radar import RadarVoice, draw_radar, radius_within, rings_line
from livret.words.charts.timeline import Now
from livret.words.dates import long_date
from livret.words.labels import quality_label, side_label
from livret.words.papers.drawn import Picture, Shown
from livret.words.papers.elements import Voice
from livret.words.papers.picture_alt import levels_alt, line_alt
from livret.words.timeline import entries_of, lane_label, name_of
from livret.words.translator import Translator

_RADIUS = 110.0
"""Of « bloque » around the centre, at 100 %: as on the screen."""


def line_picture(tr: Translator, sheet: PathwaySheet) -> Picture:
    """Return what stands on the line, a part for each few months."""
    entries = numbered(entries_of(tr, sheet.livret, sheet.line, today=sheet.on))
    named = others_apart(tr, sheet, entries)
    now = Now(sheet.on, tr.text("ce jour-là"))

    def drawings(letters: Lettering, width: float, high: float) -> tuple[Shown, ...]:
        return tuple(
            Shown(drawing, line_alt(tr, sheet.line, shown))
            for drawing, shown in line_parts(tr, named, now, letters, width, high)
        )

    return Picture(
        drawings=drawings,
        title=tr.text("Le parcours en image"),
        level=2,
        voices=marked_by(tr, sheet, entries),
        hard=True,
        turns=True,
        tall=True,
    )


def numbered(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return things of the line, each with the number of its line in the lists.

    A picture says it where a label has no room.
    """
    by_lane = sorted(entries, key=lambda entry: READING.index(entry.lane))
    return tuple(replace(entry, number=at) for at, entry in enumerate(by_lane, 1))


def others_apart(
    tr: Translator, sheet: PathwaySheet, entries: Iterable[Entry]
) -> tuple[Entry, ...]:
    """Return things of the line, those of other voices with their name as side."""
    found = ((entry, whose_mark(tr, sheet, entry)) for entry in entries)
    return tuple(
        replace(entry, side=_side_named(mark.side, mark.name)) for entry, mark in found
    )


def _side_named(side: str, name: str) -> str:
    return f"{side}:{name}" if side == "autre" and name else side


def marked_by(
    tr: Translator, sheet: PathwaySheet, entries: Iterable[Entry]
) -> tuple[Voice, ...]:
    """Return whose marks stand on the line: hers, the sides', then the others'.

    What blocks outside stands in a lane that says so; it is nobody's voice.
    """
    met = {whose_mark(tr, sheet, entry) for entry in entries}
    sides = (*("personne", *SIDES), "autre")
    named = [one for one in met if one.name]
    named.sort(key=lambda one: (sides.index(one.side), one.name))
    return tuple(replace(one, aloud="") for one in named)


def marks_named(tr: Translator, sheet: PathwaySheet) -> tuple[Voice, ...]:
    """Return whose marks stand on the paper, on the line, its lists or a picture.

    Hers first, then the sides', then the others'. Who has none is not named: a
    reader would look for a mark that is nowhere.
    """
    met = [*marked_by(tr, sheet, entries_of(tr, sheet.livret, sheet.line))]
    for history in filter(worth_drawing, sheet.histories):
        drawn = {point.place for point in points_of(history) if point.answer}
        tracks = enumerate(history.tracks)
        met += _voices(tr, sheet, (one.voice for at, one in tracks if at in drawn))
    for day in radar_days_on_paper(sheet.histories):
        met += _voices(tr, sheet, voices_on(sheet.histories, day))
    sides = (*("personne", *SIDES), "autre")
    met.sort(key=lambda one: sides.index(one.side))
    return tuple({(one.side, one.name): one for one in met}.values())


def whose_mark(tr: Translator, sheet: PathwaySheet, entry: Entry) -> Voice:
    """Return the mark of one thing on the line, and whose it is for who listens.

    A side's mark has nobody's letter: who speaks for it today may not have been
    there then, and what blocks outside is no member of the team.
    """
    side = entry.side
    if side == "ensemble":
        return Voice(side=side, name="", aloud=side_label(tr, side))
    if entry.lane == Lane.OUTSIDE:
        return Voice(side=side, name="", aloud=lane_label(tr, entry.lane))
    if side in ("social", "emploi"):
        name = quality_label(tr, side)
        return Voice(side=side, name=name, nobody=True, aloud=name)
    hers = side == "personne"
    who = (item.who for item in sheet.line.items if item.id == entry.id)
    name = name_of(tr, sheet.livret, side if hers else next(who))
    return Voice(side=side, name=name, aloud=name)


def levels_picture(
    tr: Translator, sheet: PathwaySheet, history: BarrierHistory
) -> Picture:
    """Return what each voice said of one topic, day by day."""
    points = levels_of(tr, sheet, history)
    alt = levels_alt(tr, sheet.livret, history)

    def drawings(letters: Lettering, width: float, _: float) -> tuple[Shown, ...]:
        return (Shown(draw_levels(tr, points, letters, width), alt),)

    voices = _voices(tr, sheet, (track.voice for track in history.tracks))
    return Picture(drawings=drawings, voices=voices, hard=True, turns=True, halves=True)


def levels_of(
    tr: Translator, sheet: PathwaySheet, history: BarrierHistory
) -> tuple[LevelPoint, ...]:
    """Return what one topic is drawn from, other voices with their name as side."""
    voices = [_voice(tr, sheet, track.voice) for track in history.tracks]
    return tuple(
        replace(point, side=_side_named(point.side, voices[point.place].name))
        for point in points_of(history)
    )


def outlines_of(
    tr: Translator, sheet: PathwaySheet, day: dt.date
) -> tuple[RadarVoice, ...]:
    """Return what is drawn around a centre, other voices with their name as side."""
    voices = _voices(tr, sheet, voices_on(sheet.histories, day))
    return tuple(
        replace(one, side=_side_named(one.side, voice.name))
        for one, voice in zip(radar_on(sheet.histories, day), voices, strict=True)
    )


def around_picture(tr: Translator, sheet: PathwaySheet, day: dt.date) -> Picture:
    """Return the topics around a centre on one day."""
    outlines = outlines_of(tr, sheet, day)
    topics = tuple(history.barrier for history in sheet.histories)

    def drawings(letters: Lettering, width: float, high: float) -> tuple[Shown, ...]:
        radius = min(letters.length(_RADIUS), radius_within(letters, width, high))
        drawing = draw_radar(tr, outlines, letters, radius, topics)
        return (Shown(drawing, radar_alt_on_paper(tr, day)),)

    return Picture(
        drawings=drawings,
        title=long_date(tr, day),
        caption=rings_line(tr),
        voices=_voices(tr, sheet, voices_on(sheet.histories, day)),
        hard=True,
        middle=True,
    )


def _voices(
    tr: Translator, sheet: PathwaySheet, voices: Iterable[str]
) -> tuple[Voice, ...]:
    """Return whose marks a picture shows."""
    return tuple(_voice(tr, sheet, voice) for voice in voices)


def _voice(tr: Translator, sheet: PathwaySheet, voice: str) -> Voice:
    """Return a side by what it is for: who speaks for it now was not always there."""
    side = side_of_voice(voice)
    if side in SIDES:
        return Voice(side=side, name=quality_label(tr, side), nobody=True)
    return Voice(side=side, name=name_of(tr, sheet.livret, voice))
