"""What a form definition says: frozen values, the same for every use.

One definition draws the screen, the filled PDF and the blank paper, and the
exports read it. Ids never change meaning: a used version is never edited.

Ids are ASCII and nest by barrier: facet ``droit/numerique``, situation
``droit/numerique/en_ligne``, support ``droit.range``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from livret.domain.barriers import Answer, Barrier, Level

_T = TypeVar("_T")


class Where(StrEnum):
    """Where a situation stands: how it is for her, or what blocks outside."""

    ME = "me"
    OUTSIDE = "outside"


class SupportKind(StrEnum):
    """What she can do, or what helps around her."""

    CAN = "can"
    AROUND = "around"


class Asked(StrEnum):
    """Which question was asked: for her aim, or for everyday life."""

    AIM = "aim"
    DAILY = "daily"


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Something that can be observed, in her own first person.

    Attributes:
        id: ``barrier/facet/name``.
        where: How it is for her, or what blocks outside.
        text: One short sentence.
    """

    id: str
    where: Where
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """A point of support on one barrier.

    Attributes:
        id: ``barrier.name``.
        kind: What she can do, or what helps around her.
        me: The sentence in her first person.
        short: A few words said of her, in either gender ("sait se repérer").
    """

    id: str
    kind: SupportKind
    me: str
    short: str

    @property
    def words(self) -> str:
        """The sentence as it is kept when she recognises it, among others."""
        return self.me.rstrip(".")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A part of a barrier.

    Attributes:
        id: ``barrier/name``.
        label: A few words.
        situations: Hers first, then what blocks outside.
    """

    id: str
    label: str
    situations: tuple[Situation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One barrier as the form asks about it.

    Attributes:
        barrier: Which of the seven.
        title: As she reads it ("Me déplacer").
        aim: The question with her aim in sight.
        daily: The question when no aim has been said.
        anchors: Each level with a sentence that says what it means here.
        hints: For the conversation; never printed on a filled paper.
        supports: Points of support, what she can do first.
        facets: The parts of the barrier, in order.
    """

    barrier: Barrier
    title: str
    aim: str
    daily: str
    anchors: tuple[tuple[Level, str], ...]
    hints: tuple[str, ...]
    supports: tuple[Support, ...]
    facets: tuple[Facet, ...]

    def question(self, asked: Asked | str) -> str:
        """Return the question as it is asked.

        Raises:
            ValueError: ``asked`` is neither ``aim`` nor ``daily``.
        """
        return self.aim if Asked(asked) is Asked.AIM else self.daily

    def anchor(self, level: Level | str) -> str:
        """Return what ``level`` means on this topic.

        Raises:
            ValueError: ``level`` is no level.
        """
        return dict(self.anchors)[Level(level)]

    def supports_of(self, kind: SupportKind) -> tuple[Support, ...]:
        """Return the points of support of one kind, in order."""
        return tuple(each for each in self.supports if each.kind is kind)

    def outside(self) -> tuple[Situation, ...]:
        """Return what may block outside on this topic, in order."""
        return tuple(
            each
            for facet in self.facets
            for each in facet.situations
            if each.where is Where.OUTSIDE
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Headings:
    """Headings that screen and papers share.

    Attributes:
        aim: Above her aim.
        words: Above her words.
        supports: Above what helps; strengths come before the rows.
        can: What she can do.
        around: What helps around her.
        me: What is hard for her.
        outside: What blocks outside.
        agreed: What the three keep.
    """

    aim: str
    words: str
    supports: str
    can: str
    around: str
    me: str
    outside: str
    agreed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One version of a form in one language.

    Attributes:
        name: Name of its folder, e.g. ``diagnostic-partage``.
        version: From 1.
        language: ISO 639-1 code of every text in it.
        title: Of the page and the paper.
        purpose: What it is for, one sentence.
        welcome: What she may always do.
        order: That no topic waits for another.
        headings: Shared by screen and papers.
        levels: In the order they are offered.
        answers: The answers that are not levels, in the same way.
        topics: The seven barriers in order.
    """

    name: str
    version: int
    language: str
    title: str
    purpose: str
    welcome: str
    order: str
    headings: Headings
    levels: tuple[Level, ...]
    answers: tuple[Answer, ...]
    topics: tuple[Topic, ...]

    @property
    def id(self) -> str:
        """Name and version, as kept with every diagnosis: ``name/1``."""
        return f"{self.name}/{self.version}"

    def topic(self, barrier: Barrier | str) -> Topic:
        """Return the topic of a barrier.

        Raises:
            KeyError: The form does not ask about it.
        """
        return _the(self.topics, "barrier", barrier)

    def facet(self, id_: str) -> Facet:
        """Return the facet ``barrier/name``.

        Raises:
            KeyError: The form has no such facet.
        """
        return _the(self.facets(), "id", id_)

    def situation(self, id_: str) -> Situation:
        """Return the situation ``barrier/facet/name``.

        Raises:
            KeyError: The form has no such situation.
        """
        return _the(self.situations(), "id", id_)

    def support(self, id_: str) -> Support:
        """Return the point of support ``barrier.name``.

        Raises:
            KeyError: The form has no such support.
        """
        return _the(self.supports(), "id", id_)

    def facets(self) -> tuple[Facet, ...]:
        """Return every facet, in the order of the form."""
        return tuple(facet for topic in self.topics for facet in topic.facets)

    def situations(self) -> tuple[Situation, ...]:
        """Return every situation, in the order of the form."""
        return tuple(each for facet in self.facets() for each in facet.situations)

    def supports(self) -> tuple[Support, ...]:
        """Return every point of support, in the order of the form."""
        return tuple(each for topic in self.topics for each in topic.supports)

    def ids(self) -> frozenset[str]:
        """Return every id: facets, situations and supports."""
        return frozenset(
            {each.id for each in self.facets()}
            | {each.id for each in self.situations()}
            | {each.id for each in self.supports()}
        )


def barrier_of(id_: str) -> Barrier:
    """Return the barrier that a facet, situation or support id belongs to.

    Raises:
        ValueError: The id starts with no barrier.
    """
    return Barrier(id_.partition(".")[0].partition("/")[0])


def _the(found: tuple[_T, ...], name: str, value: str) -> _T:
    for each in found:
        if getattr(each, name) == value:
            return each
    raise KeyError(value)
