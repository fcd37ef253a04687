"""From a folded livret to meetings, contacts and contracts; pure functions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter

from livret.desktop.meetings.contract_reading import (
    contracts_shown,
    papers_offered,
    reminders_shown,
)
from livret.desktop.meetings.values import (
    ContractView,
    PastView,
    PlanEdit,
    PlannedView,
)
from livret.desktop.team_voices import person_voice, voice_of
from livret.domain.came import usual_interpreting
from livret.domain.contacts import Contact, contacts_of
from livret.domain.livret import Livret
from livret.domain.meetings import (
    HELD,
    PLANNED,
    Encounter,
    HeldMeeting,
    PlannedMeeting,
    Present,
    coming,
    held_meetings,
    planned_meetings,
    to_tell,
)
from livret.domain.person import person_of
from livret.words.dates import near_date
from livret.words.languages import language_name
from livret.words.meetings import (
    means_label,
    moment_label,
    outcome_label,
    state_label,
    where_label,
)
from livret.words.translator import Translator

PERSON = "personne"
USUAL_DAYS = 7
"""A meeting is planned for a week ahead, until another day is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingsRead:
    """What the page shows of one livret.

    Attributes:
        to_tell: Planned before today, and nobody told yet.
        coming: Planned from today on.
        past: What was, the newest first.
        reminders: What to keep in mind of the contracts, with the source.
        contracts: The contracts, the newest first.
        papers: Documents of the livret, the newest first, as (id, title).
    """

    to_tell: tuple[PlannedView, ...]
    coming: tuple[PlannedView, ...]
    past: tuple[PastView, ...]
    reminders: tuple[str, ...]
    contracts: tuple[ContractView, ...]
    papers: tuple[tuple[str, str], ...]


def meetings_read(tr: Translator, livret: Livret, today: dt.date) -> MeetingsRead:
    """Read meetings, contacts and contracts."""
    return MeetingsRead(
        to_tell=_planned(tr, livret, to_tell(livret, today), today),
        coming=_planned(tr, livret, coming(livret, today), today),
        past=_past(tr, livret, today),
        reminders=reminders_shown(tr, livret, today),
        contracts=contracts_shown(tr, livret),
        papers=papers_offered(tr, livret),
    )


def guests_of(tr: Translator, livret: Livret) -> tuple[tuple[str, str], ...]:
    """Return pairs (key, name) of who may be expected: her first, then the team."""
    hers = (PERSON, person_voice(tr, livret).name)
    others = [(m.id, m.name) for m in livret.members if m.voice != PERSON]
    return (hers, *others)


def present_of(livret: Livret, guests: Iterable[str]) -> tuple[Present, ...]:
    """Return who is expected, from their keys."""
    members = livret.team.members
    found = []
    for key in guests:
        if key == PERSON:
            found.append(Present(voice=PERSON))
        elif key in members:
            member = members[key]
            found.append(
                Present(voice=member.voice, name=member.name, member=member.id)
            )
    return tuple(found)


def new_plan(livret: Livret, owner: str, today: dt.date) -> PlanEdit:
    """Return what the form of a new meeting begins with.

    Args:
        livret: Whose.
        owner: Public key of the vault's owner, expected like her.
        today: The day it is planned.
    """
    member = livret.team.by_key.get(owner)
    guests = (PERSON, member.id) if member is not None else (PERSON,)
    usual = usual_interpreting(livret)
    hers = person_of(livret).detail("interpreter") or ""
    return PlanEdit(
        on=today + dt.timedelta(days=USUAL_DAYS),
        minutes=60,
        guests=guests,
        language=usual.language,
        interpreter=usual.service or hers,
    )


def plan_again(livret: Livret, meeting: str) -> PlanEdit | None:
    """Return what the form begins with for a meeting planned otherwise."""
    for one in planned_meetings(livret):
        if one.id == meeting:
            return PlanEdit(
                on=one.on,
                meeting=one.id,
                at=one.at,
                minutes=one.minutes,
                means=one.means,
                place=one.place,
                guests=tuple(g.member or g.voice for g in one.present),
                about=one.about,
                language=one.language,
                interpreter=one.interpreter,
                review=one.review,
            )
    return None


# --- what is coming --------------------------------------------------------------


def _planned(
    tr: Translator, livret: Livret, found: Iterable[PlannedMeeting], today: dt.date
) -> tuple[PlannedView, ...]:
    return tuple(
        PlannedView(
            id=one.id,
            when=_capital(moment_label(tr, one, today)),
            where=where_label(tr, one),
            who=_names(tr, livret, one),
            about=one.about,
            spoken=_spoken(tr, one),
            review=one.review,
            today=one.on == today,
        )
        for one in found
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _names(tr: Translator, livret: Livret, one: Encounter) -> str:
    names = []
    for present in one.present:
        if present.voice == PERSON:
            names.append(person_voice(tr, livret).name)
        else:
            member = livret.team.members.get(present.member)
            named = member.name if member is not None else present.name
            names.append(named or voice_of(tr, livret, present.voice).name)
    return ", ".join(name for name in names if name)


def _spoken(tr: Translator, one: Encounter) -> str:
    told = []
    if one.language and one.language != "fr":
        name = language_name(tr, one.language)
        told.append(tr.text("en {language}", language=name))
    if one.interpreter:
        told.append(tr.text("interprète : {name}", name=one.interpreter))
    return _capital(", ".join(told))


# --- what was --------------------------------------------------------------------


def _past(tr: Translator, livret: Livret, today: dt.date) -> tuple[PastView, ...]:
    held = [
        (one.on, one.at, _held(tr, livret, one, today)) for one in held_meetings(livret)
    ]
    contacts = [
        (one.on, one.at, _contact(tr, one, today)) for one in contacts_of(livret)
    ]
    off = [
        (one.on, one.at, _off(tr, one, today))
        for one in planned_meetings(livret)
        if one.state not in {PLANNED, HELD}
    ]
    bare = [
        (one.on, one.at, _bare(tr, livret, one, today))
        for one in planned_meetings(livret)
        if one.state == HELD and not one.held
    ]
    found = sorted([*held, *bare, *contacts, *off], key=itemgetter(0, 1), reverse=True)
    return tuple(view for _, _, view in found)


def _held(tr: Translator, livret: Livret, one: HeldMeeting, today: dt.date) -> PastView:
    words = [one.words, _next(tr, one)]
    return PastView(
        id=one.id,
        kind="held",
        when=_capital(moment_label(tr, one, today)),
        how=where_label(tr, one),
        who=_names(tr, livret, one),
        words="\n".join(part for part in words if part),
        told=bool(one.targets or one.words or one.next_words),
    )


def _bare(
    tr: Translator, livret: Livret, one: PlannedMeeting, today: dt.date
) -> PastView:
    """A planned meeting of which only this is told: that it was held."""
    return PastView(
        id=one.id,
        kind="held",
        when=_capital(moment_label(tr, one, today)),
        how=where_label(tr, one),
        who=_names(tr, livret, one),
        words=one.about,
    )


def _next(tr: Translator, one: HeldMeeting) -> str:
    if not one.next_words:
        return ""
    return tr.text("La prochaine fois : {words}", words=one.next_words)


def _contact(tr: Translator, one: Contact, today: dt.date) -> PastView:
    day = _capital(near_date(tr, one.on, today))
    how = [means_label(tr, one.means), outcome_label(tr, one.outcome)]
    if one.between_us:
        how.append(tr.text("seulement entre nous"))
    return PastView(
        id=one.id,
        kind="contact",
        when=f"{day}, {one.at}" if one.at else day,
        how=tr.comma.join(part for part in how if part),
        who=_whose(tr, one),
        words=one.words,
        heard=one.heard,
    )


def _whose(tr: Translator, one: Contact) -> str:
    if one.whose == one.by:
        return one.by
    return tr.text("{name}, noté par {author}", name=one.whose, author=one.by)


def _off(tr: Translator, one: PlannedMeeting, today: dt.date) -> PastView:
    return PastView(
        id=one.id,
        kind="off",
        when=_capital(moment_label(tr, one, today)),
        how=state_label(tr, one),
    )
