"""Plain values of the page of reviews, and what it says was asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from livret.desktop.kit.voices import Voice


@dataclass(frozen=True)
class PartView:
    """How one voice looked back.

    Attributes:
        voice: Whose.
        words: By name of ``domain.reviews.PARTS``; only what was said.
        levels: By barrier code, a level or another answer.
        beside: By barrier code, what was said with it.
        declined: This voice prefers not to.
        earlier: By barrier code, what it read before: (answer, day).
    """

    voice: Voice
    words: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, str] = field(default_factory=dict)
    beside: Mapping[str, str] = field(default_factory=dict)
    declined: bool = False
    earlier: Mapping[str, tuple[str, dt.date]] = field(default_factory=dict)


@dataclass(frozen=True)
class ReviewView:
    """One review.

    Attributes:
        id: Key for the controller.
        moment: A code of ``words.reviews.MOMENTS``.
        on: The day it is about.
        since: First day looked back at, or None.
        parts: What each voice said, hers first.
        declined: Codes of topics she prefers not to speak of.
    """

    id: str
    moment: str
    on: dt.date
    since: dt.date | None = None
    parts: tuple[PartView, ...] = ()
    declined: frozenset[str] = frozenset()

    @property
    def hers_is_said(self) -> bool:
        """Whether she said hers, or prefers not to."""
        return any(part.voice.side == "personne" for part in self.parts)


@dataclass(frozen=True)
class EndView:
    """Whether the accompaniment goes on, and what follows its end.

    Attributes:
        closed: It ended.
        on: Last day, or None.
        reason: Why, in neutral words, possibly empty.
        words: What was said of it, possibly empty.
        to_come: Reviews proposed after the end: (moment, usual day).
        handovers: Texts of the handovers, the latest last.
    """

    closed: bool = False
    on: dt.date | None = None
    reason: str = ""
    words: str = ""
    to_come: tuple[tuple[str, dt.date], ...] = ()
    handovers: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReviewEdit:
    """How one voice looks back, as it was written.

    Attributes:
        review: Id of the review.
        voice: Id of the voice.
        words: By name of ``domain.reviews.PARTS``.
        levels: By barrier code, a level or another answer.
        declined: This voice prefers not to.
    """

    review: str
    voice: str
    words: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, str] = field(default_factory=dict)
    declined: bool = False

    @property
    def nothing(self) -> bool:
        """Whether nothing is in it."""
        return not (self.declined or any(self.words.values()) or self.levels)


@dataclass(frozen=True)
class EndEdit:
    """The end of an accompaniment, as it was asked for.

    Attributes:
        reason: A code of ``pathway_fields.ENDINGS``.
        on: Last day.
        words: What is said of it, possibly empty.
    """

    reason: str
    on: dt.date
    words: str = ""


@dataclass(frozen=True)
class HandoverEdit:
    """A livret to pass on, as it was asked for.

    Attributes:
        name: To whom.
        organisation: Their structure, possibly empty.
        in_progress: What is under way, in words.
        call: Whom to call, one a line: name ; what about ; how.
        words: What she says about it, possibly empty.
        until: Last day of the agreement.
        leave_off: Codes of the topics that are not passed on.
        with_life: Her life goes too, because she asks for it.
    """

    name: str
    organisation: str
    in_progress: str
    call: str
    words: str
    until: dt.date
    leave_off: frozenset[str] = frozenset()
    with_life: bool = False
