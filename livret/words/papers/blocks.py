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

from livret.usecases.sheets import Signatory
from livret.words.papers.drawn import Picture

PLAIN = "plain"
SUPPORT = "support"
"""Tone of what helps her, green on every paper."""
NOTE = "note"
LEAD = "lead"


@dataclass(frozen=True, kw_only=True)
class Voice:
    """Who speaks or acts: drawn as a mark with its shape and initial.

    Attributes:
        side: ``personne``, ``social``, ``emploi``, ``autre`` or ``ensemble``
            (no one's mark).
        name: As printed beside the mark.
    """

    side: str
    name: str


@dataclass(frozen=True, kw_only=True)
class Head:
    """The top of a paper.

    Attributes:
        title: What it is: neutral, it also stands in the file's properties.
        about: Whose it is and its date, under the title.
        notes: Smaller lines under it (« Remplace le papier du … »).
        intro: Says what the people at the right did.
        present: People named at the right.
    """

    title: str
    about: str = ""
    notes: tuple[str, ...] = ()
    intro: str = ""
    present: tuple[Voice, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Heading:
    """The title of a part; parts of level 3 stand inside those of level 2.

    Attributes:
        text: The title.
        level: 2 or 3.
        icon: File name in ``resources/icons`` without ``.svg``, or empty.
        tone: ``PLAIN`` or ``SUPPORT``.
        simple: The same in the simple version.
    """

    text: str
    level: int = 2
    icon: str = ""
    tone: str = PLAIN
    simple: str = ""


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """One paragraph of ours.

    Attributes:
        text: The sentences.
        tone: ``PLAIN``, ``NOTE`` (smaller, soft) or ``LEAD`` (larger).
        simple: The same in the simple version.
    """

    text: str
    tone: str = PLAIN
    simple: str = ""


@dataclass(frozen=True, kw_only=True)
class Said:
    """Somebody's words, between quotation marks.

    Attributes:
        words: With their quotation marks, from ``wording.quoted``.
        credit: Whose they are and how they came; empty where it is said once
            for all of them.
        language: ISO 639 code of words that are not in the paper's language.
        leftwards: Whether they read right to left.
    """

    words: str
    credit: str = ""
    language: str = ""
    leftwards: bool = False


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
class Item:
    """One line of a list.

    Attributes:
        text: What it says.
        voice: Whose mark stands before it; None for a dot.
        note: A smaller line under it.
        simple: The text in the simple version.
    """

    text: str
    voice: Voice | None = None
    note: str = ""
    simple: str = ""


@dataclass(frozen=True, kw_only=True)
class Items:
    """A list.

    Attributes:
        items: Its lines.
        columns: 1 or 2; a dress may always use one.
        tone: ``PLAIN`` or ``SUPPORT``.
        large: In the size of her words, with more air.
    """

    items: tuple[Item, ...]
    columns: int = 1
    tone: str = PLAIN
    large: bool = False


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
class Kept:
    """What the three keep on a topic.

    Attributes:
        words: The line itself, possibly empty.
        label: « Pas d'accord : », empty for what all agree on.
        apart: Not agreed: two rules at the left instead of one.
        reasons: Each one's reason.
    """

    words: str = ""
    label: str = ""
    apart: bool = False
    reasons: tuple[Item, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One thing told with its label.

    Attributes:
        label: What it is.
        value: What is told of it.
        note: A smaller line under the value.
        simple: The value in the simple version.
    """

    label: str
    value: str
    note: str = ""
    simple: str = ""


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Labels and values, aligned.

    Attributes:
        facts: In order.
    """

    facts: tuple[Fact, ...]


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
        beside: What a voice says beside its level.
        kept: What the three keep.
    """

    title: str
    icon: str = ""
    question: str = ""
    said: tuple[Said, ...] = ()
    facts: tuple[Fact, ...] = ()
    marks: tuple[Item, ...] = ()
    beside: tuple[Item, ...] = ()
    kept: tuple[Kept, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Deed:
    """One step: who does what by when.

    Attributes:
        who: Who does it; None while nobody said.
        what: What is to be done.
        when: By when, in words, possibly empty.
        note: A smaller line under it (what blocks outside).
    """

    what: str
    who: Voice | None = None
    when: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Deeds:
    """Steps under one goal: « qui fait quoi, quand ».

    Attributes:
        goal: The goal, with quotation marks where it is in her words;
            possibly empty.
        title: Over steps of no goal; possibly empty.
        about: The topics it is tied to, possibly empty.
        deeds: Its steps.
    """

    goal: str
    deeds: tuple[Deed, ...]
    title: str = ""
    about: str = ""


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
class Lines:
    """Lines to write on by hand.

    Attributes:
        label: What goes there, possibly empty.
        count: How many lines.
        hers: On her ground.
    """

    label: str = ""
    count: int = 1
    hers: bool = False


@dataclass(frozen=True, kw_only=True)
class Ticks:
    """Sentences with a box to tick before each.

    Attributes:
        items: In order.
        columns: 1 or 2; a dress may always use one.
    """

    items: tuple[Item, ...]
    columns: int = 1


@dataclass(frozen=True, kw_only=True)
class Answers:
    """Answers to choose from by hand, with a box for each voice.

    Attributes:
        answers: Levels and other answers, as equals; ``note`` says what a
            level means here.
        voices: Whose boxes, from left to right.
    """

    answers: tuple[Item, ...]
    voices: tuple[Voice, ...]


@dataclass(frozen=True, kw_only=True)
class Signatures:
    """The panel with a place of the same size for each signer.

    Attributes:
        signatories: Expected signers, in order.
        witness: Who keeps the desk.
        form: Form and version, told at the foot of the panel; may be empty.
        in_order: Each one signs after the one before; said in the panel.
    """

    signatories: tuple[Signatory, ...]
    witness: str = ""
    form: str = ""
    in_order: bool = False


@dataclass(frozen=True, kw_only=True)
class PageBreak:
    """What follows starts a page."""


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
