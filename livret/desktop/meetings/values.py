"""Plain values that the page of meetings shows and tells."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field


@dataclass(frozen=True)
class PlannedView:
    """One meeting that was planned.

    Attributes:
        id: Key for the controller.
        when: « jeudi 26 mars, 10:30 ».
        where: « Sur place · Bureau 4 · 45 min », possibly empty.
        who: « Amina, Marc », possibly empty.
        about: What it will be about, possibly empty.
        spoken: « en dari, interprète : Nour », possibly empty.
        review: Whether it is to look back together.
        today: Whether its day is today.
    """

    id: str
    when: str
    where: str = ""
    who: str = ""
    about: str = ""
    spoken: str = ""
    review: bool = False
    today: bool = False


@dataclass(frozen=True)
class PastView:
    """Something that was: a meeting, a contact, or one that did not happen.

    Attributes:
        id: Key for the controller.
        kind: ``held``, ``contact`` or ``off``.
        when: Its day, and its hour where somebody said.
        how: « Sur place · Bureau 4 », « Au téléphone », « reportée (nous) ».
        who: Who was there, or who wrote it; possibly empty.
        words: What is kept of it, possibly empty.
        heard: Her own words, possibly empty.
        told: Whether there are minutes to read.
    """

    id: str
    kind: str
    when: str
    how: str = ""
    who: str = ""
    words: str = ""
    heard: str = ""
    told: bool = False


@dataclass(frozen=True)
class ContractView:
    """A contract: its dates, and what to keep in mind.

    Attributes:
        id: Key for the controller.
        title: Its type in words.
        days: « Signé le 20 mars 2026 », one each.
        kept: Where the paper is, possibly empty.
        paper: The document of this livret that is its paper, as (id, title);
            both empty for none.
        edit: What the form begins with.
    """

    id: str
    title: str
    days: tuple[str, ...]
    kept: str
    edit: ContractEdit
    paper: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class ContractEdit:
    """The dates of a contract as typed.

    Attributes:
        contract: Id of the one noted otherwise; empty for a new one.
        type: Code of its type.
        days: Day by name (``signed_on`` …); those that nobody gave are absent.
        kept: Where the paper is, possibly empty.
        document: Id of the document of this livret that is its paper, or empty.
    """

    contract: str = ""
    type: str = ""
    days: dict[str, dt.date] = field(default_factory=dict)
    kept: str = ""
    document: str = ""


@dataclass(frozen=True)
class PlanEdit:
    """A meeting to plan, as typed.

    Attributes:
        on: Its day; None where it is still to be said.
        meeting: Id of the one planned otherwise; empty for a new one.
        at: Its hour, ``HH:MM``, or empty.
        minutes: How long, 0 where nobody said.
        means: Code of how, or empty.
        place: Where, possibly empty.
        guests: Keys of who is expected.
        about: What it will be about, possibly empty.
        language: Code of the language, or empty.
        interpreter: Who interprets, possibly empty.
        review: Whether it is to look back together.
    """

    on: dt.date | None
    meeting: str = ""
    at: str = ""
    minutes: int = 0
    means: str = ""
    place: str = ""
    guests: tuple[str, ...] = ()
    about: str = ""
    language: str = ""
    interpreter: str = ""
    review: bool = False


@dataclass(frozen=True)
class TellEdit:
    """What became of a meeting, as typed.

    Attributes:
        meeting: Its id.
        state: ``held``, ``postponed``, ``did_not_happen`` or ``cancelled``.
        side: Code of a side, or empty.
        words: A line, possibly empty.
        on: The new day of one that is postponed, or None.
        at: Its new hour, or empty.
    """

    meeting: str
    state: str
    side: str = ""
    words: str = ""
    on: dt.date | None = None
    at: str = ""
