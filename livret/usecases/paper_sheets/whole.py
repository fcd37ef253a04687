"""What the whole livret and the booklet for a pocket take: papers in papers.

Each part is taken as the paper of its own is, so that what may not be on that
paper is not in the whole either; days chosen keep what was said in between.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, cast

from livret.domain.barrier_history import said_between
from livret.domain.errors import InvalidField
from livret.domain.meetings import (
    DID_NOT_HAPPEN,
    POSTPONED,
    held_meetings,
    planned_meetings,
)
from livret.domain.reviews import reviews_of
from livret.domain.situations import situations_of
from livret.domain.support import seats_of
from livret.domain.timeline import Timeline
from livret.usecases.errors import NoDiagnosis
from livret.usecases.paper_sheets.charter import take_charter
from livret.usecases.paper_sheets.errors import NothingToPrint, TargetMissing
from livret.usecases.paper_sheets.information import take_information
from livret.usecases.paper_sheets.known import take_diagnostic, take_pathway
from livret.usecases.paper_sheets.minutes import MinutesSheet, minutes_sheet
from livret.usecases.paper_sheets.plan import PlanSheet, take_plan
from livret.usecases.paper_sheets.review import (
    Accompanying,
    ReviewSheet,
    by_side,
    review_sheet,
)
from livret.usecases.paper_sheets.skills import SkillsSheet, take_skills
from livret.usecases.paper_sheets.taking import Taking
from livret.usecases.pathway_sheet import PathwaySheet
from livret.usecases.sheets import Sheet


@dataclass(frozen=True, kw_only=True)
class WholeSheet(Sheet):
    """The whole livret as it is printed.

    Attributes:
        since: First day of it, or None.
        until: Last day of it, or None.
        parts: The sheets of its parts, in order.
        situations: Where she stands towards employment, as each says it, as
            (name, code or answer, words); only where she asked (rule 8).
        postponed: Meetings that did not happen, as (day, state); only where
            she asked (rule 8).
    """

    paper = "livret"

    since: dt.date | None = None
    until: dt.date | None = None
    parts: tuple[Sheet, ...] = ()
    situations: tuple[tuple[str, str, str], ...] = ()
    postponed: tuple[tuple[dt.date, str], ...] = ()

    def plain(self) -> dict[str, Any]:
        """Return what is printed as plain JSON values."""
        bare = replace(self, parts=())
        return Sheet.plain(bare) | {"parts": [part.plain() for part in self.parts]}


def _one(take: Callable[[Taking], Sheet]) -> Callable[[Taking], Iterator[Sheet]]:
    def takes(taking: Taking) -> Iterator[Sheet]:
        try:
            yield take(taking)
        except (NoDiagnosis, NothingToPrint, TargetMissing):
            return

    return takes


def _diagnosis(taking: Taking) -> Iterator[Sheet]:
    for sheet in _one(take_diagnostic)(taking):
        # Nobody signs a part of the whole.
        yield replace(sheet, signatories=(), witness="")


def _pathway(taking: Taking) -> Iterator[Sheet]:
    for sheet in _one(take_pathway)(taking):
        kept = _within_days(taking, cast("PathwaySheet", sheet))
        if kept.line.items or kept.histories:
            yield kept


def _within_days(taking: Taking, sheet: PathwaySheet) -> PathwaySheet:
    first = taking.choices.since or dt.date.min
    last = taking.choices.until or dt.date.max
    items = tuple(
        one
        for one in sheet.line.items
        if one.on <= last and (one.until or one.on) >= first
    )
    cut = (said_between(one, first, last) for one in sheet.histories)
    histories = tuple(one for one in cut if one.days)
    return replace(sheet, line=Timeline(items=items), histories=histories)


def _minutes(taking: Taking) -> Iterator[Sheet]:
    for held in held_meetings(taking.livret):
        if _chosen(taking, held.on):
            yield from _one(partial(_of_meeting, held.id))(taking)


def _of_meeting(meeting: str, taking: Taking) -> Sheet:
    return minutes_sheet(taking, meeting)


def _reviews(taking: Taking) -> Iterator[Sheet]:
    for review in reviews_of(taking.livret):
        if review.parts and _chosen(taking, review.on):
            yield review_sheet(taking, review)


def _chosen(taking: Taking, day: dt.date) -> bool:
    first = taking.choices.since or dt.date.min
    return first <= day <= (taking.choices.until or dt.date.max)


PARTS: dict[str, Callable[[Taking], Iterator[Sheet]]] = {
    "savoir-faire": _one(take_skills),
    "diagnostic": _diagnosis,
    "plan": _one(take_plan),
    "parcours": _pathway,
    "comptes-rendus": _minutes,
    "bilans": _reviews,
    "charte": _one(take_charter),
    "information": _one(take_information),
}
"""Parts of the whole livret by name, in the order printed; all of them usually."""


def take_whole(taking: Taking) -> WholeSheet:
    """Compose the whole livret, or the parts and days chosen.

    Raises:
        InvalidField: A part that does not exist, or days the wrong way round.
        NothingToPrint: Nothing stands in what was chosen.
    """
    choices = taking.choices
    if not choices.parts <= set(PARTS):
        raise InvalidField(path="parts", problem="choice")
    if choices.since and choices.until and choices.until < choices.since:
        raise InvalidField(path="until", problem="order")
    inner = replace(taking, choices=replace(choices, to_sign=False, amends=None))
    parts = [
        sheet
        for name, takes in PARTS.items()
        if not choices.parts or name in choices.parts
        for sheet in takes(inner)
    ]
    situations = tuple(_situations(taking)) if choices.with_situation else ()
    postponed = tuple(_postponed(taking)) if choices.with_planned else ()
    if not (parts or situations or postponed):
        raise NothingToPrint(paper=WholeSheet.paper)
    return WholeSheet(
        called=taking.called,
        on=choices.on,
        language=choices.language,
        taken_from=tuple(
            dict.fromkeys(name for part in parts for name in part.taken_from)
        ),
        since=choices.since,
        until=choices.until,
        # Told once, at the top of the whole.
        parts=tuple(replace(part, taken_from=()) for part in _said_once(parts)),
        situations=situations,
        postponed=postponed,
    )


def _said_once(parts: list[Sheet]) -> Iterator[Sheet]:
    """Return the parts; a review of its own is not told again in the minutes."""
    reviews = {(one.moment, one.on) for one in parts if isinstance(one, ReviewSheet)}
    for part in parts:
        if isinstance(part, MinutesSheet):
            rest = (one for one in part.reviews if (one.moment, part.on) not in reviews)
            yield replace(part, reviews=tuple(rest))
        else:
            yield part


def _situations(taking: Taking) -> Iterator[tuple[str, str, str]]:
    for one in situations_of(taking.livret):
        taking.printing.keep(one.value)
        name = taking.printing.name_of(one.voice, one.value)
        yield name, one.code or one.answer, one.words


def _postponed(taking: Taking) -> Iterator[tuple[dt.date, str]]:
    """Return what did not happen: on nobody's account, and never counted."""
    for one in planned_meetings(taking.livret):
        if one.state in {POSTPONED, DID_NOT_HAPPEN} and _chosen(taking, one.on):
            taking.printing.keep(*one.values)
            taking.printing.keep(*taking.livret.at("meeting_state", one.id))
            yield one.on, one.state


@dataclass(frozen=True, kw_only=True)
class PocketSheet(Sheet):
    """The booklet for a pocket as it is printed.

    Attributes:
        skills: What she knows how to do and what she looks for, or None.
        plan: Who does what by when, or None.
        people: Who accompanies her.
    """

    paper = "poche"

    skills: SkillsSheet | None = None
    plan: PlanSheet | None = None
    people: tuple[Accompanying, ...] = ()


def take_pocket(taking: Taking) -> PocketSheet:
    """Compose the booklet: what she can show and look up anywhere.

    Nothing of any difficulty stands in it: a pocket is seen by others.

    Raises:
        NothingToPrint: Neither a skill nor a step was said yet.
    """
    inner = replace(taking, choices=replace(taking.choices, to_sign=False))
    skills = next((one for one in _one(take_skills)(inner)), None)
    plan = next((one for one in _one(take_plan)(inner)), None)
    if skills is None and plan is None:
        raise NothingToPrint(paper=PocketSheet.paper)
    return PocketSheet(
        called=taking.called,
        on=taking.choices.on,
        language=taking.choices.language,
        skills=skills if isinstance(skills, SkillsSheet) else None,
        plan=plan if isinstance(plan, PlanSheet) else None,
        people=by_side(
            Accompanying(
                name=seat.member.name,
                side=seat.member.side,
                organisation="" if seat.sensitive else seat.member.organisation,
                neutral=seat.sensitive,
            )
            for seat in seats_of(taking.livret, taking.choices.on)
            if seat.left_on is None and seat.member.side
        ),
    )
