"""What the information sheet takes: who reads what, since when, until when.

The actual recipients, not a list of possible ones: members and what agreements
in force let go to them, recipients outside, and what was sent or copied.
Source: RGPD art. 13, 14 and 15; CASF art. L121-6-2; CASF art. R263-8 for the
durations (two years after the last exchange, then two years set aside).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from livret.domain.agreements import Agreement, agreements_of
from livret.domain.livret import Livret
from livret.domain.retention import Retention, retention_of
from livret.domain.support import Seat, seats_of
from livret.usecases.holds import hold_of
from livret.usecases.paper_rows import taken_from
from livret.usecases.paper_sheets.taking import Taking
from livret.usecases.sheets import Sheet

_GOING = frozenset({"sent", "copied", "exported"})


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """Somebody who reads something of the livret.

    Attributes:
        name: Who.
        quality: Their profession or tie, possibly empty.
        organisation: Their structure; empty where it is not told.
        neutral: Their structure reads « structure partenaire ».
        keeps: They keep this livret: they wrote it with her.
        scopes: What they may read, codes in order; none where they take part
            without any agreement, or where she left off all that it lets go.
        purpose: Why, as said; possibly empty.
        until: Last day; None without any agreement.
    """

    name: str
    quality: str = ""
    organisation: str = ""
    neutral: bool = False
    keeps: bool = False
    scopes: tuple[str, ...] = ()
    purpose: str = ""
    until: dt.date | None = None


@dataclass(frozen=True, kw_only=True)
class Departure:
    """Something that left, as the journal tells it.

    Attributes:
        what: ``sent``, ``copied`` or ``exported``.
        who: Name of who did it.
        on: The day.
        detail: To whom (``to``), until when (``until``), what of it (``scopes``,
            without what she left off), as the journal has them.
    """

    what: str
    who: str
    on: dt.date
    detail: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class InformationSheet(Sheet):
    """The information sheet on her data, as it is printed.

    Attributes:
        keeper: Name of the referent who keeps this livret.
        organisation: Their structure, possibly empty.
        recipients: Who reads what.
        departures: What left in the last twelve months, the newest first.
        last_exchange: The last day something was said or done with her.
        counted_from: The day it was taken over from another software, where the
            time is counted from that one; else None.
        kept_until: Until when it stays in use if nothing more is said.
        erased_on: When it is then erased.
        held_since: Since when it is kept beyond that, or None.
        held_why: Why, a code of ``livret.usecases.archive.WHY``.
        held_by: Name of who said so here.
        held_with: Name of who decided it with them.
        held_proved: Whether that second person confirmed with their own key.
    """

    paper = "information"

    keeper: str
    organisation: str = ""
    recipients: tuple[Recipient, ...] = ()
    departures: tuple[Departure, ...] = ()
    last_exchange: dt.date | None = None
    counted_from: dt.date | None = None
    kept_until: dt.date | None = None
    erased_on: dt.date | None = None
    held_since: dt.date | None = None
    held_why: str = ""
    held_by: str = ""
    held_with: str = ""
    held_proved: bool = False


def take_information(taking: Taking) -> InformationSheet:
    """Compose the sheet; it tells of everybody who may read anything today."""
    owner = taking.ctx.owner
    clock = retention_of(taking.livret)
    hold = hold_of(taking.ctx, taking.livret.id)
    return InformationSheet(
        **taking.head(),
        # Where it comes from, when not from her (RGPD art. 14, 2, f).
        taken_from=taken_from(taking.livret, {one.id for one in taking.livret.history}),
        keeper=owner.name,
        organisation=taking.writers_structure,
        recipients=(
            *sorted(_members(taking), key=lambda one: not one.keeps),
            *_outside(taking),
        ),
        departures=tuple(_departures(taking)),
        last_exchange=clock.last if clock else None,
        counted_from=_counted_from(taking.livret, clock),
        kept_until=clock.kept_until if clock else None,
        erased_on=clock.erased_on if clock else None,
        held_since=hold.on if hold else None,
        held_why=hold.why if hold else "",
        held_by=hold.by if hold else "",
        held_with=hold.other if hold else "",
        held_proved=hold.proved if hold else False,
    )


def _counted_from(livret: Livret, clock: Retention | None) -> dt.date | None:
    """Return the day of its arrival here, where the time is counted from it."""
    if clock is None or not any(one.imported_from for one in livret.history):
        return None
    return clock.since if clock.since > clock.last else None


def _members(taking: Taking) -> Iterator[Recipient]:
    key = taking.ctx.owner.sign_key
    for seat in seats_of(taking.livret, taking.choices.on):
        if seat.left_on is None and seat.member.present:
            yield _member(taking, seat, keeps=key in seat.member.keys)


def _member(taking: Taking, seat: Seat, *, keeps: bool) -> Recipient:
    member, day = seat.member, taking.choices.on
    given = [
        one
        for one in agreements_of(taking.livret)
        if one.member == member.id and any(one.allows(s, day) for s in one.scopes)
    ]
    for one in given:
        _keep(taking, one)
    # Why something goes would tell the topic that she left off.
    told = [one for one in given if one.scopes - taking.choices.leave_off]
    return Recipient(
        name=member.name,
        quality=member.quality,
        organisation="" if seat.sensitive else member.organisation,
        neutral=seat.sensitive,
        keeps=keeps,
        scopes=tuple(sorted(seat.sees - taking.choices.leave_off)),
        purpose=told[-1].purpose if told else "",
        until=seat.until,
    )


def _outside(taking: Taking) -> Iterator[Recipient]:
    """Return recipients who do not take part, by agreements in force.

    Who is there for what she left off alone is not named: that would tell it.
    """
    day = taking.choices.on
    for one in agreements_of(taking.livret):
        if one.member or not any(one.allows(s, day) for s in one.scopes):
            continue
        if one.scopes <= taking.choices.leave_off:
            continue
        _keep(taking, one)
        yield Recipient(
            name=one.recipient,
            organisation=one.organisation,
            scopes=tuple(sorted(one.scopes - taking.choices.leave_off)),
            purpose=one.purpose,
            until=one.until,
        )


def _keep(taking: Taking, agreement: Agreement) -> None:
    """Remember an agreement; in part, where she left off what it lets go."""
    taking.printing.keep(*agreement.values)
    if agreement.scopes & taking.choices.leave_off:
        taking.printing.keep_part(*agreement.values)


def _departures(taking: Taking) -> Iterator[Departure]:
    """Return what left, one line for each day, kind, person and recipient."""
    entries = taking.ctx.journal.of(taking.livret.id)
    found: dict[Departure, None] = {}
    for entry in reversed(list(entries)):
        if entry.what in _GOING:
            one = Departure(
                what=entry.what,
                who=entry.who_name,
                on=entry.at.astimezone().date(),
                detail=tuple(_detail(taking, dict(entry.detail))),
            )
            found[one] = None
    yield from found


def _detail(taking: Taking, told: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Return what the paper tells of a journal entry; no digest, nothing left off."""
    for name in ("paper", "to", "until"):
        if told.get(name):
            yield name, told[name]
    scopes = frozenset(filter(None, told.get("scopes", "").split(",")))
    shown = sorted(scopes - taking.choices.leave_off)
    if shown:
        yield "scopes", ",".join(shown)
