"""What a review and the closing attestation take; nothing is summed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from livret.domain.accompaniment import Accompaniment, accompaniment_of
from livret.domain.kind_fields import SIDES
from livret.domain.livret import Livret
from livret.domain.retention import opened_on
from livret.domain.reviews import Review, reviews_of
from livret.domain.support import Seat, seats_of
from livret.domain.team import REFERENT
from livret.usecases.paper_rows import taken_from
from livret.usecases.paper_sheets.errors import TargetMissing
from livret.usecases.paper_sheets.taking import Taking
from livret.usecases.reviews_told import VoiceLooksBack, whole_review
from livret.usecases.sheets import Sheet


@dataclass(frozen=True, kw_only=True)
class ReviewSheet(Sheet):
    """A review as it is printed; ``on`` is the day it is about.

    Attributes:
        moment: A code of ``livret.domain.reviews``.
        since: First day looked back at, or None.
        voices: What each said, hers first.
    """

    paper = "bilan"

    moment: str
    since: dt.date | None = None
    voices: tuple[VoiceLooksBack, ...] = ()


def take_review(taking: Taking) -> ReviewSheet:
    """Compose the review asked for, or the last one.

    Raises:
        TargetMissing: No such review, or nobody said anything in it.
    """
    wanted = taking.choices.target
    found = [
        one
        for one in reviews_of(taking.livret)
        if one.parts and (not wanted or one.id == wanted)
    ]
    if not found:
        raise TargetMissing(paper=ReviewSheet.paper, needs="review")
    return review_sheet(taking, found[-1])


def review_sheet(taking: Taking, review: Review) -> ReviewSheet:
    """Compose one review."""
    opened = taking.livret.at("review", review.id)
    taking.printing.keep(*opened[-1:])
    told = whole_review(taking.printing, review, taking.choices.leave_off)
    return ReviewSheet(
        **taking.head(on=review.on),
        moment=told.moment,
        since=told.since,
        voices=told.voices,
    )


@dataclass(frozen=True, kw_only=True)
class Accompanying:
    """Who accompanied her.

    Attributes:
        name: As said.
        side: ``social`` or ``emploi``.
        organisation: Their structure; empty where it is not told.
        neutral: Their structure reads « structure partenaire ».
    """

    name: str
    side: str
    organisation: str = ""
    neutral: bool = False


@dataclass(frozen=True, kw_only=True)
class AttestationSheet(Sheet):
    """That the accompaniment took place, and nothing more: no reason, no result.

    Attributes:
        since: Its first day.
        until: Its last day, or None while it goes on.
        people: Who accompanied her.
    """

    paper = "attestation"

    since: dt.date
    until: dt.date | None = None
    people: tuple[Accompanying, ...] = ()


def by_side(people: Iterable[Accompanying]) -> tuple[Accompanying, ...]:
    """Return who accompanies her in the order in which papers name the sides."""
    return tuple(sorted(people, key=lambda one: SIDES.index(one.side)))


def _known_from(livret: Livret) -> tuple[str, ...]:
    """Return from which other software the day it tells of is known, if only so."""
    first, here = livret.history[0].said_on, opened_on(livret)
    before = here is None or first < here
    return taken_from(livret, {one.id for one in livret.history if before})


def _accompanied(seat: Seat, now: Accompaniment) -> bool:
    """Tell whether somebody took part: today, or in what is over until its end."""
    if not now.closed:
        return seat.left_on is None
    return seat.since is None or now.on is None or seat.since <= now.on


def take_attestation(taking: Taking) -> AttestationSheet:
    """Compose the attestation; of an accompaniment that goes on as well."""
    livret, on = taking.livret, taking.choices.on
    now = accompaniment_of(livret)
    if now.value is not None and now.closed:
        taking.printing.keep(now.value)
    opened = livret.history[0]
    return AttestationSheet(
        **taking.head(),
        taken_from=_known_from(livret),
        since=opened.said_on,
        until=now.on if now.closed else None,
        people=by_side(
            Accompanying(
                name=seat.member.name,
                side=seat.member.side,
                organisation="" if seat.sensitive else seat.member.organisation,
                neutral=seat.sensitive,
            )
            for seat in seats_of(livret, on)
            if seat.member.role == REFERENT
            and seat.member.side
            and _accompanied(seat, now)
        ),
    )
