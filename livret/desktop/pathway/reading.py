"""From a folded livret to what the page « Parcours » shows; pure functions."""

from __future__ import annotations

import datetime as dt

from livret.desktop.kit.voices import Voice
from livret.desktop.pathway.values import (
    Detail,
    PathwayView,
    RadarDay,
    TopicHistory,
)
from livret.desktop.team_voices import voice_of, voices_of
from livret.domain.barrier_history import BarrierHistory, barrier_histories
from livret.domain.line_items import Item
from livret.domain.livret import Livret
from livret.domain.timeline import Timeline, timeline_of
from livret.words.barrier_history import (
    alt_text,
    days_of,
    points_of,
    radar_alt,
    radar_days,
    radar_on,
    table_on,
)
from livret.words.dates import long_date, month_year
from livret.words.labels import quality_label
from livret.words.timeline import (
    Names,
    entries_of,
    facts_of,
    label_of,
    lane_label,
    name_of,
    when_label,
)
from livret.words.translator import Translator

CHANGED_HERE = frozenset({"life", "event"})
"""What can be said again in other words on this page."""


def pathway_shown(tr: Translator, livret: Livret, today: dt.date) -> PathwayView:
    """Return everything the page shows."""
    line = timeline_of(livret)
    histories = barrier_histories(livret)
    spoken = {track.voice for history in histories for track in history.tracks}
    return PathwayView(
        today=today,
        under=_under(tr, line),
        entries=entries_of(tr, livret, line, today=today),
        names=_names(tr, livret),
        topics=tuple(
            _topic(tr, livret, history) for history in histories if history.days
        ),
        radar=tuple(_radar(tr, histories, day) for day in radar_days(histories)),
        voices=tuple(
            (voice, _beside(tr, voice))
            for voice in voices_of(tr, livret, sorted(spoken))
            if voice.id in spoken
        ),
    )


def _under(tr: Translator, line: Timeline) -> str:
    if line.first is None or line.last is None:
        return ""
    return tr.text(
        "de {first} à {last}",
        first=month_year(tr, line.first),
        last=month_year(tr, line.last),
    )


def _names(tr: Translator, livret: Livret) -> dict[str, str]:
    """Who each of the three lanes is; a side that nobody speaks for is left out."""
    found = {"ma_vie": name_of(tr, livret, "personne")}
    for member in livret.members:
        if member.role == "referent" and member.side:
            found[member.side] = member.name
    return found


def _beside(tr: Translator, voice: Voice) -> str:
    """« Amina », « Claire, pour le social »."""
    if voice.side == "personne":
        return voice.name
    return f"{voice.name}, {quality_label(tr, voice.side)}"


def _topic(tr: Translator, livret: Livret, history: BarrierHistory) -> TopicHistory:
    return TopicHistory(
        barrier=history.barrier.value,
        points=points_of(history),
        days=tuple(
            (long_date(tr, day), lines) for day, lines in days_of(tr, livret, history)
        ),
        alt=alt_text(tr, livret, history),
        closed=history.closed,
        declined=history.declined,
    )


def _radar(
    tr: Translator, histories: tuple[BarrierHistory, ...], day: dt.date
) -> RadarDay:
    return RadarDay(
        day=long_date(tr, day),
        alt=radar_alt(tr, day),
        voices=radar_on(histories, day),
        table=table_on(tr, histories, day),
    )


def detail_of(
    tr: Translator, livret: Livret, wanted: str, today: dt.date
) -> Detail | None:
    """Return one thing of the time line as on ``today``; None when not there."""
    line = timeline_of(livret)
    item = next((item for item in line.items if item.id == wanted), None)
    if item is None:
        return None
    referral = item.what == "referral"
    words = "" if referral else item.words  # who is asked is told first
    return Detail(
        id=item.id,
        title=words or label_of(tr, item, today),
        under=f"{lane_label(tr, item.lane)} · {_when(tr, item)}",
        lines=facts_of(tr, Names(tr, livret), item, today),
        said=tuple(_said(tr, livret, item)),
        lane=item.lane.value,
        words=item.words if item.what in CHANGED_HERE else "",
        on=item.on,
        until=item.until,
        planned=item.planned,
        referral=referral,
    )


def _when(tr: Translator, item: Item) -> str:
    when = when_label(tr, item)
    return tr.text("prévu : {what}", what=when) if item.planned else when


def _said(tr: Translator, livret: Livret, item: Item) -> list[tuple[str, str]]:
    """What each one said of a step: whether it suits, and what came of it."""
    found = []
    for place in ("answer", "action_result"):
        for key, values in livret.each(place):
            words = str(values[-1].content.get("words", ""))
            if key[1] == item.id and words:
                voice: Voice = voice_of(tr, livret, key[2])
                found.append((voice.name, words))
    return found
