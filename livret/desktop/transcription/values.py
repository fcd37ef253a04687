"""A sheet being recopied: plain values, kept as drafts page by page."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

from livret.usecases.transcribing import PERSON, Sheet, SheetStep, SheetTopic

PLACE = "paper:"
"""How the drafts of a sheet begin; then the number of the page."""


@dataclasses.dataclass(frozen=True)
class First:
    """The first page and what is asked once.

    Attributes:
        on: The date written on the sheet, ISO, possibly empty.
        writer: Voice of who held the pen; empty for somebody else.
        written_by: Their name.
        speaker: Voice whose words stand on the lines.
        called: How she wants to be called.
        aim: What she wants to do.
        supports: What helps, one line each.
        replace: Her name and her aim replace those said since.
    """

    on: str = ""
    writer: str = PERSON
    written_by: str = ""
    speaker: str = PERSON
    called: str = ""
    aim: str = ""
    supports: str = ""
    replace: bool = False


@dataclasses.dataclass(frozen=True)
class Line:
    """One line of the last page.

    Attributes:
        words: What.
        who: Voice of who does it.
        by: Before when, as typed.
    """

    words: str = ""
    who: str = ""
    by: str = ""


@dataclasses.dataclass(frozen=True)
class Copied:
    """Everything recopied so far.

    Attributes:
        first: The first page.
        topics: The pages of topics, by barrier.
        lines: The last page.
    """

    first: First = First()
    topics: Mapping[str, SheetTopic] = dataclasses.field(default_factory=dict)
    lines: tuple[Line, ...] = ()


def day_of(text: str) -> dt.date | None:
    """Read a day as people write it: 3/3/2026, 03.03.26 or 2026-03-03."""
    bare = text.strip().replace(".", "/").replace("-", "/").replace(" ", "/")
    for form in ("%d/%m/%Y", "%d/%m/%y", "%Y/%m/%d"):
        try:
            return dt.datetime.strptime(bare, form).date()  # noqa: DTZ007 - a day
        except ValueError:
            continue
    return None


def page_text(value: First | SheetTopic | tuple[Line, ...]) -> str:
    """Return one page as the text of a draft; empty where nothing stands on it."""
    if isinstance(value, SheetTopic):
        return "" if value.is_blank else _json(dataclasses.asdict(value))
    if isinstance(value, First):
        typed = (value.called, value.aim, value.supports, value.on, value.written_by)
        return _json(dataclasses.asdict(value)) if any(typed) else ""
    lines = [dataclasses.asdict(line) for line in value if line.words.strip()]
    return _json(lines) if lines else ""


def _json(plain: Any) -> str:
    return json.dumps(plain, ensure_ascii=False)


def copied_of(drafts: Mapping[str, str]) -> Copied:
    """Read a sheet from its drafts, by the number of their page.

    A page that cannot be read is left out: it is typed again.
    """
    first = First()
    topics: dict[str, SheetTopic] = {}
    lines: tuple[Line, ...] = ()
    for page, text in drafts.items():
        try:
            plain = json.loads(text)
            if page == "first":
                first = First(**plain)
            elif page == "last":
                lines = tuple(Line(**one) for one in plain)
            else:
                topics[page] = _topic(plain)
        except (ValueError, TypeError, KeyError):
            continue
    return Copied(first, topics, lines)


def _topic(plain: dict[str, Any]) -> SheetTopic:
    pairs = {
        name: tuple((one, two) for one, two in plain[name])
        for name in ("answers", "reasons")
    }
    return SheetTopic(**{**plain, **pairs, "supports": tuple(plain["supports"])})


def sheet_of(copied: Copied, on: dt.date, order: tuple[str, ...]) -> Sheet:
    """Return the sheet as it will be said.

    Args:
        copied: What was recopied.
        on: Its date, read.
        order: Barriers in the order of the form.
    """
    first = copied.first
    return Sheet(
        on=on,
        written_by=first.written_by,
        speaker=first.speaker,
        called=first.called,
        aim=first.aim,
        supports=tuple(
            line.strip() for line in first.supports.splitlines() if line.strip()
        ),
        topics=tuple(
            copied.topics[barrier]
            for barrier in order
            if barrier in copied.topics and not copied.topics[barrier].is_blank
        ),
        steps=tuple(
            SheetStep(words=line.words.strip(), who=line.who, by=day_of(line.by))
            for line in copied.lines
            if line.words.strip()
        ),
        replace=first.replace,
    )
