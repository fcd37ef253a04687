"""Planning meetings, and telling what became of them; quick contacts.

A meeting that did not happen is « reportée » or « n'a pas eu lieu », on
anyone's side: never counted, never an absence (practice rule 8).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from livret.domain.errors import InvalidField
from livret.domain.livret import Livret
from livret.domain.meetings import (
    HELD,
    PLANNED,
    POSTPONED,
    PlannedMeeting,
    Present,
    planned_meetings,
)
from livret.usecases.between_us import only_between_us
from livret.usecases.context import Context, Done
from livret.usecases.errors import UnknownReference
from livret.usecases.saying import say_items
from livret.usecases.writing import Said

USUAL_MINUTES = 60
"""How long a meeting is planned for, unless somebody says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanMeeting:
    """A meeting to come, or one that is planned otherwise.

    Attributes:
        livret: Which.
        on: Its day.
        at: Its hour, ``HH:MM`` on the wall clock of the place, or empty.
        minutes: How long, 0 where nobody said.
        means: A code of ``meeting_fields.MEANS``, or empty.
        place: Where, possibly empty.
        present: Who is expected.
        about: What it will be about, possibly empty.
        language: ISO 639 code, or empty.
        interpreter: Who interprets, possibly empty.
        review: Whether it is to look back together.
        meeting: Id of the meeting planned otherwise; empty for a new one.
    """

    livret: str
    on: dt.date | None
    at: str = ""
    minutes: int = 0
    means: str = ""
    place: str = ""
    present: tuple[Present, ...] = ()
    about: str = ""
    language: str = ""
    interpreter: str = ""
    review: bool = False
    meeting: str = ""


def plan_meeting(ctx: Context, command: PlanMeeting) -> Done[str]:
    """Plan a meeting, or plan it otherwise; return its id.

    One that was postponed or did not happen is planned again by its new day;
    its id stays, so that a calendar replaces its entry.

    Raises:
        InvalidField: No day, or a field that cannot be kept, with its path.
        UnknownReference: No such meeting, or member, in this livret.
    """
    if command.on is None:
        raise InvalidField(path="on", problem="missing")
    said = [Said(kind="meeting_planned", content=_content(command))]
    if command.meeting:
        before = meeting_named(ctx.together(command.livret), command.meeting)
        if before.state != PLANNED:
            said.append(_state(before.id, PLANNED))
    done = say_items(ctx, command.livret, said)
    return Done(command.meeting or done.value[0], done.changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class TellMeeting:
    """What became of a meeting that was planned.

    Attributes:
        livret: Which.
        meeting: Id of the meeting.
        state: ``held``, ``postponed``, ``did_not_happen``, ``cancelled`` or
            ``planned``.
        side: On whose side, a code of ``meeting_fields.SIDES_OF_CHANCE``, or
            empty; said where it helps, never counted.
        words: A line about it, possibly empty.
        on: The new day of one that is postponed, or None.
        at: Its new hour, or empty.
    """

    livret: str
    meeting: str
    state: str
    side: str = ""
    words: str = ""
    on: dt.date | None = None
    at: str = ""


def tell_meeting(ctx: Context, command: TellMeeting) -> Done[str]:
    """Say what became of a meeting; return the id of what was said.

    A postponed one whose new day is known is planned again at once. One that
    was held elsewhere than in meeting mode is kept as it was planned.

    Raises:
        UnknownReference: No such meeting in this livret.
        InvalidField: A state or a side that does not exist, or a new day for
            what is not postponed.
    """
    before = meeting_named(ctx.together(command.livret), command.meeting)
    if command.state == HELD:
        said = [_as_planned(before, command.words)]
    else:
        said = [_state(before.id, command.state, command.side, command.words)]
    if command.on is not None:
        if command.state != POSTPONED:
            raise InvalidField(path="on", problem="unknown")
        said += [_moved(before, command.on, command.at), _state(before.id, PLANNED)]
    done = say_items(ctx, command.livret, said)
    return Done(done.value[0], done.changes)


_CAME = {"telephone": "telephone", "message": "written", "letter": "written"}
"""How her words came, by how she was reached."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuickContact:
    """A contact between two meetings (practice rule 11).

    Attributes:
        livret: Whose.
        means: A code of ``contact_fields.MEANS``.
        words: One line, possibly empty.
        heard: Her own words, possibly empty.
        said_on: The day, when it was not today.
        at: The hour, ``HH:MM``, possibly empty.
        outcome: A code of ``contact_fields.OUTCOMES``, or empty.
        side: Whose contact it was, ``social`` or ``emploi``, where it was not
            that of who writes; else empty.
        between_us: « Seulement entre nous »: no paper, no sending (rule 1).
    """

    livret: str
    means: str
    words: str = ""
    heard: str = ""
    said_on: dt.date | None = None
    at: str = ""
    outcome: str = ""
    side: str = ""
    between_us: bool = False


def quick_contact(ctx: Context, command: QuickContact) -> Done[str]:
    """Note a contact; return its id.

    Raises:
        InvalidField: A field that cannot be kept, with its path; a day to come.
        LivretError: As ``say_items``.
    """
    if command.said_on is not None and command.said_on > ctx.clock.today():
        raise InvalidField(path="said_on", problem="future")
    content: dict[str, Any] = {"means": command.means}
    for name in ("at", "outcome"):
        if getattr(command, name):
            content[name] = getattr(command, name)
    if command.words.strip():
        content["words"] = command.words.strip()
    if command.heard.strip():
        content["heard"] = command.heard.strip()
        content["came"] = {"how": _CAME.get(command.means, "directly")}
    if command.between_us:
        content["between"] = only_between_us(ctx, command.livret)
    said = Said(
        kind="contact_made",
        voice=command.side,
        content=content,
        said_on=command.said_on,
    )
    done = say_items(ctx, command.livret, [said])
    return Done(done.value[0], done.changes)


def meeting_named(livret: Livret, meeting: str) -> PlannedMeeting:
    """Return one planned meeting.

    Raises:
        UnknownReference: No such meeting in this livret.
    """
    for one in planned_meetings(livret):
        if meeting == one.id or any(meeting == value.id for value in one.values):
            return one
    raise UnknownReference(path="meeting")


def _content(command: PlanMeeting) -> dict[str, Any]:
    assert command.on is not None  # noqa: S101 - the caller refused it
    told: dict[str, Any] = {
        "at": command.at,
        "minutes": command.minutes,
        "means": command.means,
        "place": command.place.strip(),
        "present": [_present(one) for one in command.present],
        "about": command.about.strip(),
        "language": command.language,
        "interpreter": command.interpreter.strip(),
        "review": command.review,
        "meeting": command.meeting,
    }
    kept = {name: value for name, value in told.items() if value}
    return {"on": command.on.isoformat(), **kept}


def _present(one: Present) -> dict[str, str]:
    told = {"voice": one.voice, "name": one.name, "member": one.member}
    return {name: value for name, value in told.items() if value}


def _state(meeting: str, state: str, side: str = "", words: str = "") -> Said:
    content = {"meeting": meeting, "state": state}
    if side:
        content["side"] = side
    if words.strip():
        content["words"] = words.strip()
    return Said(kind="meeting_state", content=content)


def _as_planned(before: PlannedMeeting, words: str) -> Said:
    content = {
        name: value
        for name, value in before.content.items()
        if name not in {"about", "review", "meeting", "present"}
    }
    content |= {"present": list(before.content.get("present", ())), "targets": []}
    content["meeting"] = before.id
    if words.strip():
        content["words"] = words.strip()
    return Said(kind="meeting_held", content=content)


def _moved(before: PlannedMeeting, on: dt.date, at: str) -> Said:
    content = {**before.content, "on": on.isoformat(), "meeting": before.id}
    if at:
        content["at"] = at
    return Said(kind="meeting_planned", content=content)
