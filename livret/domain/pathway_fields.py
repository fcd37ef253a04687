"""The fields of what is said meeting after meeting, beside the diagnosis.

Field names are the JSON names of ``livret say`` and of the published schema.
"""

from __future__ import annotations

from livret.domain.barriers import Answer, Level
from livret.domain.field_atoms import (
    BARRIER,
    BARRIERS,
    CAME,
    CONTRACT,
    ENTRE_NOUS,
    ID,
    SIDE_OF_IT,
    VOICE,
)
from livret.domain.fields import (
    Code,
    Count,
    Day,
    Field,
    Flag,
    Line,
    ListOf,
    Pattern,
    Text,
    record,
)

SITUATIONS = (
    "not_for_now",
    "close_to_employment",
    "starting_pathway",
    "employed_without_accompaniment",
)
"""Where the person stands towards employment: the field's four situations.

Never a category, a filter or a statistic (practice rule 8).
"""

SITUATION_SAID = record(
    [],
    [("situation", "answer")],
    [("situation", "answer", "words")],
    situation=Code(SITUATIONS),
    answer=Code(tuple(Answer)),
    words=Text(),
    came=CAME,
)

STRUCTURE_NAMED = record(
    ["member", "organisation", "between"],
    member=ID,
    organisation=Line(),
    sensitive=Code(("child_protection", "addiction", "prison", "violence", "other")),
    between=ENTRE_NOUS,
)
"""The real name of a structure whose kind betrays a sensitive fact.

``member_joined`` then names none; everyone outside ``between`` reads the
neutral « structure partenaire ».
"""

ANSWER_GIVEN = record(
    ["answer"],
    [("goal", "action")],
    [("goal", "action")],
    goal=ID,
    action=ID,
    answer=Code(("yes", "not_yet", "no")),
    words=Text(),
    came=CAME,
    barriers=BARRIERS,
)
"""Whether a voice accepts a goal or an action: yes, not yet, no."""

ACTION_RESULT = record(
    ["action", "words"], action=ID, words=Text(), came=CAME, barriers=BARRIERS
)
"""What came of an action, as one voice says it."""

BARRIER_STATE = record(
    ["barrier", "state"],
    barrier=BARRIER,
    state=Code(("closed", "open")),
    words=Text(),
    came=CAME,
)
"""A barrier that no longer is one, with a word of hers; it can come back."""

CONTRACT_NOTED = record(
    ["type"],
    type=CONTRACT,
    oriented_on=Day(),
    signed_on=Day(),
    starts_on=Day(),
    ends_on=Day(),
    review_on=Day(),
    paper_kept=Line(),
    document=ID,
    contract=ID,
)
"""The dates of a contract and where its paper is; never its content (rule 8).

Source: code du travail art. L5411-6, D5411-14-1."""

_HAPPENED: dict[str, Field] = {
    "on": Day(),
    "until": Day(),
    "planned": Flag(),
}

LIFE_TOLD = record(["words", "on"], words=Text(), came=CAME, life=ID, **_HAPPENED)
"""Something of her own life on the time line, written only with her."""

EVENT_NOTED = record(
    ["words", "on"],
    words=Text(),
    side=SIDE_OF_IT,
    barriers=BARRIERS,
    event=ID,
    **_HAPPENED,
)
"""Something that happened in one accompaniment.

Its voice is its lane, unless ``side`` says which accompaniment it is of: a
social referent may have noted a step towards employment.
"""

REFERRAL_MADE = record(
    ["to", "on"],
    to=Line(),
    contact=Line(),
    words=Text(),
    on=Day(),
    barriers=BARRIERS,
    referral=ID,
)
REFERRAL_STATE = record(
    ["referral", "state"],
    referral=ID,
    state=Code(("waiting", "accepted", "refused", "no_answer", "ended")),
    on=Day(),
    words=Text(),
    barriers=BARRIERS,
)

PROJECT_SAID = record(
    ["words"],
    words=Text(),
    occupation=Line(),
    rome=Pattern("[A-Z][0-9]{4}"),
    radius_km=Count(0, 1000),
    hours=Code(("full_time", "part_time")),
    contract=Line(),
    came=CAME,
    project=ID,
)
"""A vocational project in her words; ROME is the national list of trades."""

CHARTER_WRITTEN = record(
    ["choices"],
    choices=ListOf(Pattern("[a-z][a-z0-9_]{1,60}"), 60),
    lines=ListOf(record(["voice", "words"], voice=VOICE, words=Text(2000)), 40),
    edition=Count(1, 10_000),
    came=CAME,
)
"""How we work together: choices of ``forms/charte`` and free lines.

Each version replaces the one it was written over; the earlier stay in history.
"""

REVIEW_OPENED = record(
    ["moment", "on"],
    moment=Code(("interim", "exit", "after_three_months", "after_six_months")),
    on=Day(),
    since=Day(),
    review=ID,
)
REVIEW_SAID = record(
    ["review"],
    review=ID,
    changed=Text(),
    helped=Text(),
    did_not_help=Text(),
    next=Text(),
    levels=ListOf(
        record(
            ["barrier"],
            [("level", "answer")],
            barrier=BARRIER,
            level=Code(tuple(Level)),
            answer=Code(tuple(Answer)),
            words=Text(),
        ),
        7,
    ),
    declined=Flag(),
    came=CAME,
)
"""How one voice looks back; nothing is summed.

``declined``: this voice prefers not to; the others may then say theirs.
"""

ENDINGS = (
    "goals_reached",
    "employment",
    "training",
    "moved",
    "other_service",
    "asked_by_person",
    "not_needed",
    "end_of_mandate",
    "no_news",
    "other",
)
"""Neutral reasons for the end of an accompaniment."""

ACCOMPANIMENT_STATE = record(
    ["state", "on"],
    state=Code(("closed", "open")),
    on=Day(),
    reason=Code(ENDINGS),
    words=Text(),
    came=CAME,
)

HANDOVER_MADE = record(
    ["to", "on"],
    to=record(["name"], name=Line(), organisation=Line(), member=ID),
    on=Day(),
    in_progress=Text(),
    call=ListOf(record(["name"], name=Line(), about=Line(), reach=Line()), 20),
    words=Text(),
    came=CAME,
    agreement=ID,
    handover=ID,
)
"""The livret passed on: what is in progress, whom to call, her words."""

OTHER_LIVRET = Pattern("[0-9a-f]{32}")
LIVRETS_JOINED = record(
    ["livret", "heads"], livret=OTHER_LIVRET, heads=ListOf(ID, 1000)
)
"""Another livret of the same person, and what its author held of it."""
LIVRETS_PARTED = record(["livret"], livret=OTHER_LIVRET)
