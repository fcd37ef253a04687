"""The pathway, read as blocks for the dresses that are not standard."""

from __future__ import annotations

from dataclasses import replace

from livret.domain.barrier_history import BarrierHistory
from livret.domain.livret import Value
from livret.domain.timeline import Timeline
from livret.usecases.pathway_sheet import PathwaySheet
from livret.words.barrier_history import (
    days_of,
    last_said,
    radar_days_on_paper,
    table_lines,
    worth_drawing,
)
from livret.words.charts.entries import READING, Entry
from livret.words.cleaning import ours, own
from livret.words.dates import long_date
from livret.words.labels import barrier_label
from livret.words.papers.blocks import Block, Facts, Heading, Items, Paragraph
from livret.words.papers.elements import NOTE, Fact, Item
from livret.words.papers.parts import head
from livret.words.papers.pathway_pictures import (
    around_picture,
    levels_picture,
    line_picture,
    numbered,
    whose_mark,
)
from livret.words.papers.topics import ICONS
from livret.words.timeline import entries_of, lane_label
from livret.words.translator import Translator


def read_pathway(tr: Translator, sheet: PathwaySheet) -> tuple[Block, ...]:
    """Return what was done lane by lane, its line, then what was said by topic.

    What is said stands before what is drawn: a picture in large letters may
    want a page of its own, and the first one is not left empty for it.
    """
    line = set_apart(sheet.line)
    entries = numbered(entries_of(tr, sheet.livret, line, today=sheet.on))
    blocks: list[Block] = [head(tr, sheet, tr.text("Parcours"))]
    for lane in READING:
        mine = [entry for entry in entries if entry.lane == lane]
        if mine:
            blocks.append(Heading(text=lane_label(tr, lane), runs_on=True))
            blocks.append(Items(items=tuple(_item(tr, sheet, one) for one in mine)))
    if entries:
        blocks.append(line_picture(tr, sheet))
    for history in sheet.histories:
        blocks += _topic(tr, sheet, history)
    return (*blocks, *_around(tr, sheet))


def set_apart(line: Timeline) -> Timeline:
    """Return what stands on the line, words of people apart from ours."""
    items = (
        replace(
            item,
            words=_own(item.words),
            who_name=_own(item.who_name),
            about=_own(item.about),
            value=_heard_apart(item.value),
        )
        for item in line.items
    )
    return replace(line, items=tuple(items))


def _heard_apart(value: Value) -> Value:
    """Return a contact with her words of that day apart from ours."""
    heard = str(value.content.get("heard", ""))
    if not heard:
        return value
    return replace(value, content={**value.content, "heard": own(heard)})


def words_apart(history: BarrierHistory) -> BarrierHistory:
    """Return a history whose words of people stand apart from ours."""
    tracks = (
        replace(
            track,
            readings=tuple(
                replace(one, words=_own(one.words)) for one in track.readings
            ),
        )
        for track in history.tracks
    )
    turns = (replace(one, words=_own(one.words)) for one in history.turns)
    return replace(history, tracks=tuple(tracks), turns=tuple(turns))


def _own(words: str) -> str:
    return own(words) if words else ""


def _item(tr: Translator, sheet: PathwaySheet, entry: Entry) -> Item:
    voice = whose_mark(tr, sheet, entry)
    return Item(
        text=ours(entry.label),
        note=ours(entry.under),
        voice=voice,
        number=entry.number,
    )


def _topic(
    tr: Translator, sheet: PathwaySheet, history: BarrierHistory
) -> tuple[Block, ...]:
    facts = tuple(
        Fact(
            label=long_date(tr, day),
            value="\n".join(ours(line) for line in lines),
        )
        for day, lines in days_of(tr, sheet.livret, words_apart(history))
    )
    title = barrier_label(tr, history.barrier)
    heading = Heading(text=title, icon=ICONS[history.barrier.value], runs_on=True)
    if not worth_drawing(history):
        return (heading, Facts(facts=facts))
    return (heading, levels_picture(tr, sheet, history), Facts(facts=facts))


def _around(tr: Translator, sheet: PathwaySheet) -> tuple[Block, ...]:
    """Return the topics around a centre on two days, after their table.

    Each picture may want most of a page: the words fill the one before it.
    """
    days = radar_days_on_paper(sheet.histories)
    if not days:
        return ()
    facts = tuple(
        Fact(label=topic, value="\n".join(ours(line) for line in lines))
        for topic, lines in table_lines(tr, sheet.livret, sheet.histories, days)
    )
    return (
        Heading(text=tr.text("Les sujets en toile"), again=True, runs_on=True),
        Paragraph(text=last_said(tr), tone=NOTE, again=True),
        Facts(facts=facts, again=True),
        *(around_picture(tr, sheet, day) for day in days),
    )
