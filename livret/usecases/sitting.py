"""A meeting at one screen: begun, resumed, said in, taken back from, closed.

The sitting is a draft of the vault: it is written after every change, holds no
words, and is found again after a crash. What is said becomes contributions at
once; ``meeting_held`` names them when the meeting closes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from livret.domain.came import INTERPRETER
from livret.domain.diagnosis import current_diagnosis
from livret.domain.livret import Livret, Value
from livret.domain.meeting_mode import (
    PERSON,
    Known,
    Sitting,
    begin,
    short,
)
from livret.domain.meetings import PlannedMeeting, Present
from livret.usecases.context import Changes, Context, Done
from livret.usecases.drafting import drafts_of
from livret.usecases.in_the_room import readable
from livret.usecases.looking_back_together import day_of, is_asked
from livret.usecases.ports import Draft
from livret.usecases.recalling import Recalled, recalled_of
from livret.usecases.retracting import retract, stands
from livret.usecases.saying import say_items
from livret.usecases.sitting_kept import (
    STALE,
    STATE,
    TYPED,
    as_kept,
    forget_sitting,
    found_sitting,
    save_sitting,
)
from livret.usecases.sitting_planned import (
    came_as_planned,
    planned_for_now,
    planned_meeting,
)
from livret.usecases.sitting_together import first_mark, said_elsewhere
from livret.usecases.writing import Said

_MOST_MINUTES = 1440
_MOST_MARKS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A meeting as it begins or goes on.

    Attributes:
        livret: Folded, without what nobody present may read.
        sitting: Where it stands.
        known: What the order of its questions depends on.
        recalled: What was said last time.
        typed: What was being typed in this meeting when Livret ended.
        resumed: It had begun before.
        closed_before: Day of an earlier meeting that was found open and is
            closed now, or None.
    """

    livret: Livret
    sitting: Sitting
    known: Known
    recalled: Recalled
    typed: tuple[Draft, ...] = ()
    resumed: bool = False
    closed_before: dt.date | None = None


def open_meeting(ctx: Context, livret: str, planned: str = "") -> Done[Opened]:
    """Begin a meeting, or go on with the one that was interrupted.

    Args:
        ctx: The open vault.
        livret: Whose.
        planned: Id of the meeting that was planned, if one begins it; else the
            one that was planned for now, where there is one.

    Raises:
        UnknownLivret: No such livret here.
    """
    now = ctx.clock.now()
    found = found_sitting(ctx, livret)
    closed_before, kinds = None, {"draft"}
    if found is not None and now - found.touched > STALE:
        if found.said:
            closed_before = day_of(found)
            kinds |= close_meeting(ctx, livret, found).changes.kinds
        forget_sitting(ctx, livret)
        found = None
    sitting = _begun(ctx, livret, planned) if found is None else found.resumed(now)
    kept = keep(ctx, livret, sitting).value
    opened = replace(
        look_again(ctx, livret, kept),
        typed=tuple(
            one
            for one in drafts_of(ctx, livret)
            if one.place.startswith(TYPED) and one.place != STATE
        ),
        resumed=found is not None,
        closed_before=closed_before,
    )
    changes = Changes(livrets=frozenset({livret}), kinds=frozenset(kinds))
    return Done(opened, changes)


def _begun(ctx: Context, livret: str, planned: str) -> Sitting:
    """Return a new meeting: the one asked for, or the one planned for now."""
    folded, now = ctx.livret(livret), ctx.clock.now()
    meeting = planned_meeting(folded, planned or planned_for_now(folded, now))
    here = _expected(ctx, folded, meeting)
    made = begin(now, here, planned=meeting.id if meeting is not None else planned)
    made = replace(made, came=came_as_planned(meeting))
    return replace(made, marks=(first_mark(ctx, livret, made),))


def look_again(ctx: Context, livret: str, sitting: Sitting) -> Opened:
    """Read the livret as those who are present may read it."""
    sitting = as_kept(ctx, livret, sitting)
    read = readable(ctx, livret, sitting.present)
    elsewhere = (short(one) for one in said_elsewhere(read, sitting))
    said = frozenset((*sitting.said, *elsewhere))
    recalled = recalled_of(read, ctx.clock.today(), said)
    known = Known(
        review=is_asked(read, sitting),
        last_time=not recalled.empty,
        printable=is_printable(read),
    )
    return Opened(livret=read, sitting=sitting, known=known, recalled=recalled)


def keep(ctx: Context, livret: str, sitting: Sitting) -> Done[Sitting]:
    """Keep where a meeting stands; durable on return.

    What was said in it is as the vault knows it, whatever ``sitting`` holds: a
    page that turned meanwhile forgets nothing.
    """
    return save_sitting(ctx, livret, as_kept(ctx, livret, sitting))


def say_within(
    ctx: Context, livret: str, sitting: Sitting, items: Sequence[Said]
) -> Done[Sitting]:
    """Say things in a meeting; they are durable, and the sitting knows them.

    Raises:
        LivretError: As ``say_items``; the sitting is as it was.
    """
    done = say_items(ctx, livret, items)
    known = as_kept(ctx, livret, sitting)
    made = save_sitting(ctx, livret, known.with_said(*done.value)).value
    return Done(made, done.changes)


def take_back(
    ctx: Context, livret: str, sitting: Sitting, voice: str
) -> Done[tuple[Sitting, Value | None]]:
    """« Enlever ce que je viens de dire »: the last words of one voice here.

    Returns:
        The sitting, and what was taken back; None where nothing is left.
    """
    known = as_kept(ctx, livret, sitting)
    value = last_said(ctx.livret(livret), known, voice)
    if value is None:
        return Done((known, None))
    done = retract(ctx, livret, value.id)
    made = save_sitting(ctx, livret, known.without_said(value.id)).value
    return Done((made, value), done.changes)


def last_said(livret: Livret, sitting: Sitting, voice: str) -> Value | None:
    """Return the last words of one voice in a meeting that still stand."""
    by_id = {short(value.id): value for value in livret.history}
    for remembered in reversed(sitting.said):
        value = by_id.get(remembered)
        if value is not None and value.voice == voice and stands(livret, value):
            return value
    return None


def close_meeting(
    ctx: Context, livret: str, sitting: Sitting, next_words: str = ""
) -> Done[str]:
    """Close a meeting: who was there, and what was said in it.

    Args:
        ctx: The open vault.
        livret: Whose.
        sitting: Where it ended.
        next_words: What was said about the next time, possibly empty.

    Returns:
        Id of the ``meeting_held``.

    Raises:
        InvalidField: What was said about the next time cannot be kept; the
            meeting is still open.
    """
    folded, known = ctx.livret(livret), as_kept(ctx, livret, sitting)
    said = Said(kind="meeting_held", content=_held(folded, known, next_words))
    done = say_items(ctx, livret, [said])
    forget_sitting(ctx, livret)
    return Done(done.value[0], done.changes)


def is_printable(livret: Livret) -> bool:
    """Tell whether a paper could be printed of what was said."""
    diagnosis = current_diagnosis(livret)
    return diagnosis is not None and any(one.touched for one in diagnosis.topics)


# --- what a meeting is made of -----------------------------------------------------


def _expected(
    ctx: Context, folded: Livret, meeting: PlannedMeeting | None
) -> tuple[Present, ...]:
    """Return who is expected: as planned, else the person and who is here."""
    if meeting is not None and meeting.present:
        return meeting.present
    me = folded.team.by_key.get(ctx.signer.public_key)
    here = [Present(voice=PERSON)]
    if me is not None and me.voice != PERSON:
        here.append(Present(voice=me.voice, name=me.name, member=me.id))
    return tuple(here)


def _held(livret: Livret, sitting: Sitting, next_words: str) -> dict[str, Any]:
    spent = sitting.touched - sitting.began
    minutes = min(max(round(spent.total_seconds() / 60), 0), _MOST_MINUTES)
    content: dict[str, Any] = {
        "on": day_of(sitting).isoformat(),
        "at": f"{sitting.began.astimezone():%H:%M}",
        "minutes": minutes,
        "present": [_as_content(one) for one in sitting.present],
        "targets": _targets(livret, sitting),
    }
    told = {
        **_as_planned(livret, sitting),
        **_interpreting(sitting),
        "next_words": next_words.strip(),
        "read_back": sitting.read_back,
        "handed_over": sitting.handed_over,
        "marks": list(sitting.marks[:_MOST_MARKS]),
    }
    return content | {name: value for name, value in told.items() if value}


def _as_planned(livret: Livret, sitting: Sitting) -> dict[str, str]:
    planned = planned_meeting(livret, sitting.planned)
    if planned is None:
        return {}
    return {"meeting": planned.id, "means": planned.means, "place": planned.place}


def _targets(livret: Livret, sitting: Sitting) -> list[str]:
    """Return the ids of what was said in every room, and not taken back since."""
    gone = {
        value.content["target"] for value in livret.history if value.kind == "retracted"
    }
    by_id = {short(value.id): value.id for value in livret.history}
    found = [by_id[one] for one in sitting.said if one in by_id]
    if elsewhere := said_elsewhere(livret, sitting):
        all_said = {*found, *elsewhere}
        found = [value.id for value in livret.history if value.id in all_said]
    return [one for one in found if one not in gone]


def _interpreting(sitting: Sitting) -> dict[str, str]:
    came = sitting.came
    if came.how != INTERPRETER:
        return {}
    return {"language": came.language, "interpreter": came.service}


def _as_content(present: Present) -> dict[str, str]:
    told = {
        "voice": present.voice,
        "name": present.name,
        "member": present.member,
    }
    return {name: value for name, value in told.items() if value}
