"""The rows of a joint diagnosis on paper: her words, every voice, the line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace

from livret.domain.authority import Member
from livret.domain.barrier_history import Turn
from livret.domain.came import PAPER, STRAIGHT, came_of
from livret.domain.diagnosis import Topic, View
from livret.domain.kind_fields import SIDES
from livret.domain.livret import Livret, Standing, Value
from livret.domain.person import person_of
from livret.domain.said_since import SaidSince, answer_in
from livret.usecases.sheets import Closed, Line, Mark, Quote, Reviewed, Row

MOST_VOICES = 5
"""Voices that a row has room for (practice 26)."""

UNNAMED = "@"
"""Stands before the side of who speaks without a name."""


def declined(topic: Topic) -> bool:
    """Tell whether the person prefers not to speak of a topic.

    Where words of hers that were collected at the same time differ, the
    refusal holds: refusing is the restrictive answer (practice 7).
    """
    return topic.declined


def open_to(view: View) -> tuple[Value, ...]:
    """Return what of a view its own voice has not answered since, shown first."""
    values = [value for value in view.values if not value.answered]
    values.sort(key=lambda value: value is not view.shown)
    return tuple(values) or (view.shown,)


def answer_of(value: Value) -> str:
    """Return the level or other answer of one value, possibly empty."""
    return str(value.content.get("level") or value.content.get("answer") or "")


def outside_told(item: Mapping[str, str]) -> str:
    """Return what blocks outside, and who (practice 22)."""
    words, who = item["words"], item.get("who", "")
    return f"{words} ({who})" if who else words


def family(voice: str) -> str:
    """Return ``personne``, ``social``, ``emploi`` or ``autre``."""
    return voice if voice in {"personne", "social", "emploi"} else "autre"


def speaks_for_a_side(member: Member) -> bool:
    """Tell whether a member is a referent of one side."""
    return member.role == "referent" and bool(member.side)


def referents_of(livret: Livret) -> list[Member]:
    """Return one referent for each side, social first.

    Of several, the one with a Livret; otherwise the one who came last.
    """
    found: dict[str, Member] = {}
    for member in livret.members:
        if not speaks_for_a_side(member):
            continue
        before = found.get(member.side)
        if before is None or not before.keys:
            found[member.side] = member
    return sorted(found.values(), key=lambda member: member.side != "social")


@dataclass(slots=True)
class Printing:
    """What a paper prints of a livret, remembered contribution by contribution.

    Attributes:
        livret: What is printed.
        show_despite_refusal: Barriers she declined and yet agreed to print.
        since: By barrier, what reviews say otherwise, where the paper tells it.
        closed: By barrier, what closed it, where the paper tells it.
        printed: Ids of every contribution printed, in order.
        naming: Those of them that are printed for her name and nothing else.
        in_part: Those of them of which more than words is not printed: a level,
            a topic.
    """

    livret: Livret
    show_despite_refusal: frozenset[str] = frozenset()
    since: Mapping[str, tuple[SaidSince, ...]] = field(default_factory=dict)
    closed: Mapping[str, Turn] = field(default_factory=dict)
    printed: dict[str, None] = field(default_factory=dict)
    naming: set[str] = field(default_factory=set)
    in_part: set[str] = field(default_factory=set)

    def keep(self, *values: Value) -> None:
        """Remember that contributions are on the paper."""
        for value in values:
            self.printed[value.id] = None
            self.naming.discard(value.id)

    def keep_part(self, *values: Value) -> None:
        """Remember that a part of contributions is on the paper, and not all."""
        self.keep(*values)
        self.in_part.update(value.id for value in values)

    def keep_name(self, *values: Value) -> None:
        """Remember that contributions are on the paper for her name alone."""
        self.naming.update(one.id for one in values if one.id not in self.printed)
        self.printed.update((one.id, None) for one in values)

    def taken_from(self) -> tuple[str, ...]:
        """Return from which other software something told was taken over.

        Her name is no such thing: she reads it on the paper and signs beside it.
        """
        return taken_from(self.livret, self.printed.keys() - self.naming)

    def alone(self, topic: Topic) -> bool:
        """Tell whether only the person may be read on a topic."""
        return declined(topic) and topic.barrier not in self.show_despite_refusal

    def quote(self, value: Value) -> Quote:
        """Return somebody's words of a day, credited to who wrote them down."""
        credited = self.credit(value, str(value.content["words"]))
        return replace(credited, on=value.said_on)

    def credit(self, value: Value, words: str = "") -> Quote:
        """Return how words of hers came, with those words."""
        self.keep(value)
        came = came_of(value.content)
        typed_by = value.origin_author or value.author_name
        return Quote(
            words=words,
            speaker=person_of(self.livret).first_word,
            written_by="" if value.standing is Standing.OWN else typed_by,
            came=came.how,
            language=came.language,
            service=came.service,
            helped_by=came.by,
            telephone=came.telephone,
            on=value.said_on if came.how == PAPER else None,
        )

    def row(self, topic: Topic, *, aimed: bool) -> Row:
        """Return one topic.

        Args:
            topic: Which.
            aimed: Whether she said an aim, for views that do not tell which
                question was asked.
        """
        hers = topic.view("personne")
        alone = self.alone(topic)
        views = [view for view in topic.views if view.voice == "personne" or not alone]
        views = self._in_order(views)[:MOST_VOICES]
        supports = [one for one in topic.supports if not alone or is_hers(one)]
        self.keep(*supports)
        reviews = self._reviews(topic.barrier.value, alone=alone)
        usual = "aim" if aimed else "daily"
        return Row(
            barrier=topic.barrier.value,
            quotes=self._quotes(hers),
            marks=_unsaid_apart(self._marks(views, alone=alone), reviews),
            reviews=reviews,
            supports=tuple(value.content["words"] for value in supports),
            outside=self._outside(views),
            lines=() if alone else self._lines(topic.lines),
            asked=hers.shown.content.get("asked", usual) if hers else usual,
            closed=self._closed(topic.barrier.value, alone=alone),
        )

    def _closed(self, barrier: str, *, alone: bool) -> Closed | None:
        """Return that a topic is closed; of a refusal, only what she said."""
        turn = self.closed.get(barrier)
        if turn is None or (alone and not is_hers(turn.value)):
            return None
        self.keep(turn.value)
        return Closed(on=turn.on, words=turn.words)

    def _in_order(self, views: list[View]) -> list[View]:
        """Return hers, social, emploi, then the others as they joined."""
        members = self.livret.team.members.values()
        joined = {member.voice: place for place, member in enumerate(members)}
        sides = {"personne": -3, "social": -2, "emploi": -1}
        return sorted(
            views,
            key=lambda view: sides.get(view.voice, joined.get(view.voice, len(joined))),
        )

    def _quotes(self, hers: View | None) -> tuple[Quote, ...]:
        if hers is None:
            return ()
        return tuple(self.quote(one) for one in open_to(hers) if "words" in one.content)

    def _marks(self, views: Iterable[View], *, alone: bool) -> tuple[Mark, ...]:
        by_voice = {view.voice: view for view in views}
        voices = list(by_voice)
        if not alone:
            sides = [member.voice for member in referents_of(self.livret)]
            voices = list(dict.fromkeys(["personne", *sides, *voices]))
        marks: list[Mark] = []
        for voice in voices[:MOST_VOICES]:
            marks += self._said(voice, by_voice.get(voice))
        return tuple(marks)

    def _said(self, voice: str, view: View | None) -> list[Mark]:
        """Return each different thing said in a voice; none is left out."""
        if view is None:
            return [Mark(voice=family(voice), name=self.name_of(voice), answer="")]
        found: dict[Mark, dt.date] = {}
        for value in open_to(view):
            self.keep(value)
            words = "" if voice == "personne" else str(value.content.get("words", ""))
            name, answer = self.name_of(voice, value), answer_of(value)
            came = came_of(value.content) if words else STRAIGHT
            mark = Mark(
                voice=family(voice), name=name, answer=answer, words=words, came=came
            )
            # The same thing said again on a later day is said once.
            found[mark] = max(found.get(mark, value.said_on), value.said_on)
        dated = [replace(mark, on=day) for mark, day in found.items()]
        said = [mark for mark in dated if mark.answer or mark.words]
        return said or [replace(mark, on=None) for mark in dated[:1]]

    def _reviews(self, barrier: str, *, alone: bool) -> tuple[Reviewed, ...]:
        """Return what was said otherwise since; of a refusal, hers alone."""
        found = []
        for since in self.since.get(barrier, ()):
            parts = [one for one in since.parts if one.voice == "personne" or not alone]
            marks = tuple(
                Mark(
                    voice=family(part.voice),
                    name=self.name_of(part.voice, part.value),
                    answer=answer_in(part, barrier),
                    on=part.value.said_on,
                )
                for part in parts
            )
            if marks:
                self.keep(*self.livret.at("review", since.review.id)[-1:])
                self.keep_part(*(part.value for part in parts))
                review = since.review
                told = Reviewed(moment=review.moment, on=review.on, marks=marks)
                found.append(told)
        return tuple(found)

    def name_of(self, voice: str, value: Value | None = None) -> str:
        """Return the short name printed for a voice.

        A side that speaks before anybody wrote who speaks for it has none: it
        is left to ``livret.words.naming`` to say it.
        """
        if voice == "personne":
            return person_of(self.livret).first_word
        if value is not None and value.speaker_name:
            return value.speaker_name.split()[0]
        members = self.livret.team.with_voice(voice)
        with_livret = [member for member in members if member.keys] or members[-1:]
        if with_livret:
            return with_livret[0].name.split()[0]
        return f"{UNNAMED}{voice}" if voice in SIDES else ""

    def _outside(self, views: Iterable[View]) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for view in views:
            for value in open_to(view):
                for item in value.content.get("outside", ()):
                    found[outside_told(item)] = None
                    self.keep(value)
        return tuple(found)

    def _lines(self, lines: tuple[Value, ...]) -> tuple[Line, ...]:
        """Return every line that stands: two written at the same time both do."""
        self.keep(*lines)
        return tuple(
            Line(
                outcome=value.content["outcome"],
                words=value.content.get("words", ""),
                reasons=tuple(
                    (self.name_of(reason["voice"]), reason["words"])
                    for reason in value.content.get("reasons", ())
                ),
                on=value.said_on,
            )
            for value in lines
        )


def _unsaid_apart(
    marks: tuple[Mark, ...], reviews: tuple[Reviewed, ...]
) -> tuple[Mark, ...]:
    """Leave out « pas encore dit » of who said it in a review."""
    since = {(one.voice, one.name) for each in reviews for one in each.marks}
    return tuple(
        mark
        for mark in marks
        if mark.answer or mark.words or (mark.voice, mark.name) not in since
    )


def taken_from(livret: Livret, printed: Container[str]) -> tuple[str, ...]:
    """Return from which other software something printed was taken over.

    Args:
        livret: Folded.
        printed: Ids of what is printed.
    """
    names = (one.imported_from for one in livret.history if one.id in printed)
    return tuple(dict.fromkeys(name for name in names if name))


def is_hers(value: Value) -> bool:
    """Tell whether a value is said in the person's voice."""
    return value.voice == "personne"
