"""The small vocabulary that every paper is written in.

A description (``(tr, sheet) -> tuple[Block, ...]``) says what stands on the
paper and in which order; it knows no coordinates and no colours. A dress of
``livret.paper`` decides how large, beside or under each other. The order of
the blocks is the order in which the paper is read aloud.

Words of people go into sentences through ``livret.words.cleaning.own``. A
block that has a ``simple`` text says it in the simple version instead.
"""

from __future__ import annotations

from dataclasses import dataclass

from livret.words.papers.drawn import Picture
from livret.words.papers.elements import (
    PLAIN,
    Deed,
    Fact,
    Item,
    Kept,
    Said,
    Voice,
)
from livret.words.papers.hand_blocks import Answers, Lines, Signatures, Ticks


@dataclass(frozen=True, kw_only=True)
class Head:
    """The top of a paper.

    Attributes:
        title: What it is: neutral, it also stands in the file's properties.
        about: Whose it is and its date, under the title.
        notes: Smaller lines under it (« Remplace le papier du … »).
        intro: Says what the people at the right did.
        present: People named at the right.
        runs_on: Said at the top of each page that goes on with what it opens;
            possibly empty: a paper says itself at the foot of its pages.
    """

    title: str
    about: str = ""
    notes: tuple[str, ...] = ()
    intro: str = ""
    present: tuple[Voice, ...] = ()
    runs_on: str = ""


@dataclass(frozen=True, kw_only=True)
class Heading:
    """The title of a part; parts of level 3 stand inside those of level 2.

    Attributes:
        text: The title.
        level: 2 or 3.
        icon: File name in ``resources/icons`` without ``.svg``, or empty.
        tone: ``PLAIN`` or ``SUPPORT``.
        simple: The same in the simple version.
        again: Says again what stands elsewhere: see ``Facts``.
        runs_on: Said once more where its part goes on on the next page: whose it
            is, or of what.
    """

    text: str
    level: int = 2
    icon: str = ""
    tone: str = PLAIN
    simple: str = ""
    again: bool = False
    runs_on: bool = False


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """One paragraph of ours.

    Attributes:
        text: The sentences.
        tone: ``PLAIN``, ``NOTE`` (smaller, soft) or ``LEAD`` (larger).
        simple: The same in the simple version.
        again: Says again what stands elsewhere: see ``Facts``.
        opens: It says something of what follows, on the same page.
    """

    text: str
    tone: str = PLAIN
    simple: str = ""
    again: bool = False
    opens: bool = False


@dataclass(frozen=True, kw_only=True)
class HerWords:
    """Her words on her ground, the largest text of the paper.

    Attributes:
        label: What was asked, above them.
        said: The words; several where they were collected at the same time.
    """

    said: tuple[Said, ...]
    label: str = ""


@dataclass(frozen=True, kw_only=True)
class Items:
    """A list.

    Attributes:
        items: Its lines.
        columns: 1 or 2; a dress may always use one.
        tone: ``PLAIN`` or ``SUPPORT``.
        large: In the size of her words, with more air.
        whole: A few lines that stay on one page.
        opens: They say something of what follows, on the same page.
        contents: They name the papers that follow, one for each ``Head`` after them:
            each is told with its page.
    """

    items: tuple[Item, ...]
    columns: int = 1
    tone: str = PLAIN
    large: bool = False
    whole: bool = False
    opens: bool = False
    contents: bool = False


@dataclass(frozen=True, kw_only=True)
class Panel:
    """A block on a ground of its own: what helps her.

    Attributes:
        title: Above the list.
        items: What helps.
        empty: Said where nothing was told yet.
        icon: Beside the title.
    """

    title: str
    items: tuple[Item, ...]
    empty: str = ""
    icon: str = "sprout"


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Labels and values, aligned.

    Attributes:
        facts: In order.
        again: Beside a picture that is hard to read, they say again what the
            same paper says elsewhere: left out with it.
        whole: A few that stay on one page.
    """

    facts: tuple[Fact, ...]
    again: bool = False
    whole: bool = False


@dataclass(frozen=True, kw_only=True)
class Since:
    """What was said of a topic in one review, under what stands in the diagnosis.

    Attributes:
        title: Which review, and its day.
        marks: Each voice and its level, in words.
    """

    title: str
    marks: tuple[Item, ...]


@dataclass(frozen=True, kw_only=True)
class Topic:
    """One of her seven topics, with every voice.

    Attributes:
        title: As she reads it.
        icon: Beside the title.
        question: Which question was asked, where topics differ.
        said: Her words.
        facts: What helps here, what blocks outside.
        marks: Each voice and its level, in words.
        since: What the same voices said otherwise in a review since.
        beside: What a voice says beside its level.
        kept: What the three keep.
    """

    title: str
    icon: str = ""
    question: str = ""
    said: tuple[Said, ...] = ()
    facts: tuple[Fact, ...] = ()
    marks: tuple[Item, ...] = ()
    since: tuple[Since, ...] = ()
    beside: tuple[Item, ...] = ()
    kept: tuple[Kept, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Deeds:
    """Steps under one goal: « qui fait quoi, quand ».

    Attributes:
        goal: The goal, with quotation marks where it is in her words;
            possibly empty.
        title: Over steps of no goal; possibly empty.
        about: The topics it is tied to, possibly empty.
        deeds: Its steps.
        icon: Beside the goal.
    """

    goal: str
    deeds: tuple[Deed, ...]
    title: str = ""
    about: str = ""
    icon: str = "target"


@dataclass(frozen=True, kw_only=True)
class Notice:
    """Something to know, set apart by a rule at its left.

    Attributes:
        text: The sentences.
        title: Before them, in bold; possibly empty.
        simple: The sentences in the simple version.
        language: ISO 639 code, where it is not the paper's.
    """

    text: str
    title: str = ""
    simple: str = ""
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class PageBreak:
    """What follows starts a page.

    Attributes:
        joins: Where the page before is nearly empty, it goes on there.
    """

    joins: bool = False


Block = (
    Head
    | Heading
    | Paragraph
    | HerWords
    | Items
    | Panel
    | Facts
    | Topic
    | Deeds
    | Notice
    | Picture
    | Lines
    | Ticks
    | Answers
    | Signatures
    | PageBreak
)
