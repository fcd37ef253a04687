"""A meeting held from two offices: one meeting, of which both rooms see everything.

Each room writes where it is and names what it said when it closes; what the other
rooms of the same meeting said is read from the livret. Nothing waits for the hub:
two rooms cut from each other both go on, and one meeting is read of both once what
they wrote has come together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from livret.domain.livret import Livret, Value
from livret.domain.meeting_mode import Sitting, short
from livret.domain.meeting_rooms import (
    LONGEST_MS,
    Elsewhere,
    mark_of,
    read_told,
    told_as,
)
from livret.domain.meetings import held_meetings
from livret.usecases.context import Context, Done
from livret.usecases.looking_back_together import day_of
from livret.usecases.sitting_kept import as_kept, found_sitting, save_sitting

_SAID = frozenset(
    {
        "accompaniment_state",
        "action_agreed",
        "action_result",
        "action_state",
        "aim_said",
        "answer_given",
        "barrier_state",
        "diagnosis_opened",
        "event_noted",
        "goal_set",
        "goal_state",
        "line_agreed",
        "note_added",
        "project_said",
        "review_opened",
        "review_said",
        "situation_said",
        "skill_recognised",
        "strength_recognised",
        "view_given",
    }
)
"""Kinds that are said in a meeting; a signature or an agreement is not."""


def first_mark(ctx: Context, livret: str, sitting: Sitting) -> str:
    """Return the mark a meeting begins with.

    Two desks that begin the meeting planned for the day hold one meeting, even
    cut from each other; any other is its desk's own until somebody joins it.
    """
    if sitting.planned:
        return mark_of("planned", livret, sitting.planned, day_of(sitting).isoformat())
    began = sitting.began.isoformat()
    return mark_of("begun", livret, ctx.signer.public_key, began)


def told_of(sitting: Sitting) -> str:
    """Return what this desk's presence says its meeting is."""
    return told_as(sitting.marks, sitting.began)


def same_meeting(sitting: Sitting, about: str) -> bool:
    """Tell whether another desk's presence speaks of the meeting held here."""
    told = read_told(about)
    return told is not None and bool(set(told[0]) & set(sitting.marks))


def hold_together(
    ctx: Context, livret: str, sitting: Sitting, member: str, about: str
) -> Done[Sitting]:
    """Hold one meeting with another room, from now on and for what was said before.

    Args:
        ctx: The open vault.
        livret: Whose.
        sitting: Where the meeting stands here.
        member: Id of the member whose desk the other room is.
        about: What their presence says; anything else changes nothing.

    Returns:
        The sitting, kept.
    """
    told, kept = read_told(about), found_sitting(ctx, livret)
    if told is None or kept is None or kept.began != sitting.began:
        return Done(sitting)  # closed meanwhile: it is not begun again
    known = as_kept(ctx, livret, sitting)
    marks, since = told
    made = known.joined_with(marks, Elsewhere(member=member, since=since))
    return save_sitting(ctx, livret, made)


def said_elsewhere(livret: Livret, sitting: Sitting) -> frozenset[str]:
    """Return the ids of what other rooms said in the meeting that is held here.

    A room that closed it has named what was said; until then it is what that
    desk wrote since its room began. A room speaks for itself: of what others wrote,
    or of what it wrote days before, it makes nothing that was said in this meeting.
    """
    marks = set(sitting.marks)
    told = [
        value
        for one in held_meetings(livret)
        if marks & one.marks
        for value in one.told
    ]
    closed = {_member(livret, value) for value in told}
    rooms = {one.member: one for one in sitting.elsewhere if one.member not in closed}
    if not told and not rooms:
        return frozenset()
    gone = {one.content["target"] for one in livret.history if one.kind == "retracted"}
    return frozenset(
        value.id
        for value in livret.history
        if value.id not in gone
        and (_said_since(livret, value, rooms) or _named(livret, value, told))
    )


def said_in_all(livret: Livret, sitting: Sitting) -> tuple[Value, ...]:
    """Return what was said in a meeting, in every room, in the log's order."""
    elsewhere, here = said_elsewhere(livret, sitting), frozenset(sitting.said)
    return tuple(
        value
        for value in livret.history
        if value.id in elsewhere or short(value.id) in here
    )


def _named(livret: Livret, value: Value, told: Iterable[Value]) -> bool:
    """Tell whether who wrote something named it when their own room closed."""
    return any(
        value.id in one.content["targets"]
        and _member(livret, value) == _member(livret, one)
        and 0 <= one.recorded_at - value.recorded_at < LONGEST_MS
        for one in told
    )


def _said_since(livret: Livret, value: Value, rooms: Mapping[str, Elsewhere]) -> bool:
    room = rooms.get(_member(livret, value))
    return (
        room is not None
        and value.kind in _SAID
        and not value.imported_from
        and room.held(value.recorded_at)
    )


def _member(livret: Livret, value: Value) -> str:
    member = livret.team.by_key.get(value.author)
    return member.id if member is not None else ""
