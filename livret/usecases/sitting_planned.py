"""The planned meeting that a meeting at one screen is: asked for, or of this hour."""

from __future__ import annotations

import datetime as dt

from livret.domain.came import INTERPRETER, STRAIGHT, Came
from livret.domain.livret import Livret
from livret.domain.meetings import PLANNED, PlannedMeeting, planned_meetings

EARLY_OR_LATE = dt.timedelta(hours=2)
"""How far from its hour a meeting planned for today still is the one that begins."""


def planned_meeting(livret: Livret, wanted: str) -> PlannedMeeting | None:
    """Return the planned meeting of an id, or None."""
    return next((one for one in planned_meetings(livret) if one.id == wanted), None)


def planned_for_now(livret: Livret, now: dt.datetime) -> str:
    """Return the id of the meeting that was planned for now, or nothing.

    Nobody has to look for its line before F9: what it was planned for, who was
    to come and in which language are known all the same.

    Args:
        livret: Whose.
        now: Instant, aware.
    """
    here = now.astimezone()
    found = [
        (apart, one.id)
        for one in planned_meetings(livret)
        if one.state == PLANNED and not one.held and one.on == here.date()
        if (apart := _apart(one, here)) <= EARLY_OR_LATE
    ]
    return min(found)[1] if found else ""


def _apart(meeting: PlannedMeeting, here: dt.datetime) -> dt.timedelta:
    """Return how far a meeting of today is; one without an hour is any time."""
    if not meeting.at:
        return EARLY_OR_LATE
    at = dt.time.fromisoformat(meeting.at)
    planned = here.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0)
    return abs(planned - here)


def came_as_planned(meeting: PlannedMeeting | None) -> Came:
    """Return how her words will come: through the interpreter who was asked."""
    if meeting is None or not (meeting.interpreter and meeting.language):
        return STRAIGHT
    language, service = meeting.language, meeting.interpreter
    return Came(how=INTERPRETER, language=language, service=service)
