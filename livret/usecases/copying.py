"""« Copier pour mon logiciel »: no third typing, and nothing more than agreed.

A diagnosis and the goals as values, in an order each team sets; the words are
made by ``livret.words.plain_text``. Left out without a trace: topics she
declined and what is tied to them, anybody's refusal to answer, drafts, « Ma
vie », « seulement entre nous », and what no agreement lets go (practice 13).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from livret.domain.agreements import Agreement, agreements_of
from livret.domain.barrier_history import closed_now
from livret.domain.barriers import Answer, Barrier
from livret.domain.body import COMMON_SCOPE
from livret.domain.diagnosis import aim_of, current_diagnosis
from livret.domain.errors import InvalidField
from livret.domain.livret import Livret
from livret.domain.person import person_of
from livret.domain.said_since import said_since
from livret.usecases.apart import kept_apart, without
from livret.usecases.context import Changes, Context, Done
from livret.usecases.errors import NothingToCopy, NotShared
from livret.usecases.livrets import note
from livret.usecases.paper_rows import Printing, declined
from livret.usecases.paper_steps import goals_said, strengths_said
from livret.usecases.ports import Owner
from livret.usecases.sheets import GoalOnPaper, Quote, Row

SECTIONS = ("aim", "strengths", "topics", "lines", "goals")
"""What a copy may hold: ``topics`` is everything said on each, ``lines`` only
what the three keep."""

USUAL_ORDER = ("aim", "strengths", "topics", "goals")

ORDER_SETTING = "copy_order"
"""The vault's setting that keeps a team's own order."""

EVERYTHING = frozenset({COMMON_SCOPE, *Barrier})


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainCopy:
    """What may be pasted in the owner's own software.

    Attributes:
        called: Whose livret; empty when only some topics may be copied.
        on: The day of the copy.
        order: Sections, in the order they are said.
        aim: Her aim, or None.
        strengths: What helps her and what she knows how to do.
        rows: Topics spoken of.
        goals: Goals and who does what.
    """

    called: str
    on: dt.date
    order: tuple[str, ...]
    aim: Quote | None
    strengths: tuple[str, ...]
    rows: tuple[Row, ...]
    goals: tuple[GoalOnPaper, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing at all may be said."""
        return not (self.aim or self.strengths or self.rows or self.goals)


def copy_for_software(
    ctx: Context, livret: str, order: tuple[str, ...] = USUAL_ORDER
) -> Done[PlainCopy]:
    """Return what may be copied, and note in the journal that it was.

    Args:
        ctx: The open vault.
        livret: Which.
        order: Codes of ``SECTIONS``, in the order wanted.

    Raises:
        InvalidField: ``order`` names a section that does not exist.
        NotShared: Agreements with the owner have ended, or were withdrawn.
        NothingToCopy: Nothing was said yet that may be copied.
    """
    _check_order(order)
    whole = ctx.livret(livret)
    day = ctx.clock.today()
    allowed = scopes_allowed(whole, ctx.owner, day)
    read = without(whole, kept_apart(ctx.log.read(livret)))
    copy = _copy(read, allowed, order, day)
    if copy.empty:
        raise NothingToCopy
    note(ctx, livret, "copied", paper="diagnostic", to="own_software")
    changes = Changes(livrets=frozenset({livret}), kinds=frozenset({"journal"}))
    return Done(copy, changes)


def order_from(text: str) -> tuple[str, ...]:
    """Read an order from codes separated by commas; the usual one when empty.

    Raises:
        InvalidField: A section that does not exist, or twice the same.
    """
    order = tuple(part.strip() for part in text.split(",") if part.strip())
    _check_order(order or USUAL_ORDER)
    return order or USUAL_ORDER


def _check_order(order: tuple[str, ...]) -> None:
    for index, section in enumerate(order):
        if section not in SECTIONS:
            raise InvalidField(path=f"order[{index}]", problem="choice")
    if len(set(order)) != len(order):
        raise InvalidField(path="order", problem="twice")


def scopes_allowed(livret: Livret, owner: Owner, day: dt.date) -> frozenset[str]:
    """Return the scopes that the vault's owner may take to their own software.

    Where agreements name them or their structure, what those in force allow;
    where none does, what a member of the team holds.

    Raises:
        NotShared: Agreements name them, and none is in force.
    """
    theirs = [one for one in agreements_of(livret) if _names(one, owner, livret)]
    if not theirs:
        return EVERYTHING
    scopes = {scope for one in theirs for scope in one.scopes if one.allows(scope, day)}
    if not scopes:
        raise NotShared(recipient=theirs[-1].recipient)
    return EVERYTHING & scopes


def _names(agreement: Agreement, owner: Owner, livret: Livret) -> bool:
    member = livret.team.by_key.get(owner.sign_key)
    if agreement.member:
        return member is not None and agreement.member == member.id
    told = {agreement.recipient.casefold(), agreement.organisation.casefold()}
    mine = {owner.name.casefold(), owner.organisation.casefold()}
    return bool((told & mine) - {""})


def _copy(
    livret: Livret, allowed: frozenset[str], order: tuple[str, ...], day: dt.date
) -> PlainCopy:
    # A level said in a review is as common as the review is.
    since = said_since(livret) if COMMON_SCOPE in allowed else {}
    closed = closed_now(livret)
    printing = Printing(livret, since=since, closed=closed)
    diagnosis = current_diagnosis(livret)
    topics = diagnosis.topics if diagnosis else ()
    refused = {topic.barrier.value for topic in topics if declined(topic)}

    def may(barriers: Iterable[str]) -> bool:
        needed = set(barriers) or {COMMON_SCOPE}
        return needed <= allowed and not needed & refused

    aim = aim_of(livret) if may(()) else None
    rows = (
        _without_refusals(printing.row(topic, aimed=aim is not None))
        for topic in topics
        if (topic.touched or topic.barrier in since or topic.barrier in closed)
        and may((topic.barrier.value,))
    )
    return PlainCopy(
        called=person_of(livret).called if may(()) else "",
        on=day,
        order=order,
        aim=printing.quote(aim) if aim else None,
        strengths=strengths_said(printing, diagnosis, may),
        rows=tuple(rows),
        goals=goals_said(printing, may),
    )


def _without_refusals(row: Row) -> Row:
    silent = {"", Answer.NE_SOUHAITE_PAS_REPONDRE}
    marks = tuple(one for one in row.marks if one.answer not in silent or one.words)
    reviews = (
        replace(one, marks=tuple(m for m in one.marks if m.answer not in silent))
        for one in row.reviews
    )
    told = tuple(one for one in reviews if one.marks)
    return replace(row, marks=marks, reviews=told)
