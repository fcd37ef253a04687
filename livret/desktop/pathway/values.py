"""What the page « Parcours » shows: plain values, no livret."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from livret.desktop.kit.voices import Voice
from livret.domain.came import STRAIGHT, Came
from livret.words.charts.entries import Entry
from livret.words.charts.levels import LevelPoint
from livret.words.charts.radar import RadarVoice


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """One thing of the time line, opened in place.

    Attributes:
        id: Of the thing.
        title: What it is.
        under: Its lane and its days.
        lines: What else is known, one line each.
        said: (name, words): what somebody said of it.
        lane: Code of the lane.
        words: As they may be changed; empty for what is not changed here.
        on: Its day.
        until: Its last day, or None.
        planned: Whether it is ahead.
        referral: Whether it was asked of a service, which may answer.
    """

    id: str
    title: str
    under: str
    lane: str
    on: dt.date
    lines: tuple[str, ...] = ()
    said: tuple[tuple[str, str], ...] = ()
    words: str = ""
    until: dt.date | None = None
    planned: bool = False
    referral: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicHistory:
    """The history of one topic, drawn and in words.

    Attributes:
        barrier: Its code.
        points: What the picture is drawn from.
        days: (day, lines) in words, the oldest first.
        alt: All of it, for who listens.
        closed: It no longer stands in the way.
        declined: She prefers not to speak of it.
    """

    barrier: str
    points: tuple[LevelPoint, ...] = ()
    days: tuple[tuple[str, tuple[str, ...]], ...] = ()
    alt: str = ""
    closed: bool = False
    declined: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RadarDay:
    """The seven topics on one day.

    Attributes:
        day: In words.
        alt: What the picture is, for who does not see it.
        voices: What the picture is drawn from.
        table: (topic, answer by voice): the same in words.
    """

    day: str
    alt: str
    voices: tuple[RadarVoice, ...]
    table: tuple[tuple[str, Mapping[str, str]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PathwayView:
    """Everything the page shows.

    Attributes:
        under: From when to when, under the title.
        entries: The time line in reading order.
        today: The day it is read.
        now: What that day is called; « aujourd'hui » unless told.
        names: Under the name of a lane, who it is.
        topics: The seven topics that anything was said of.
        radar: One day or two; empty while no level was given.
        voices: Who speaks, with a word beside the name.
    """

    today: dt.date
    under: str = ""
    now: str = ""
    entries: tuple[Entry, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    topics: tuple[TopicHistory, ...] = ()
    radar: tuple[RadarDay, ...] = ()
    voices: tuple[tuple[Voice, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Something to put on the line, or to say again in other words.

    Attributes:
        id: Of what is reworded; empty for something new.
        lane: ``ma_vie``, ``social`` or ``emploi``.
        words: What.
        on: Its day, or its first.
        until: Its last, or None.
        planned: Whether it is ahead.
        came: How these words came.
    """

    lane: str
    words: str
    on: dt.date
    id: str = ""
    until: dt.date | None = None
    planned: bool = False
    came: Came = STRAIGHT
