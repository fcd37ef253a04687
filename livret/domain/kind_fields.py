"""The fields of each kind of contribution.

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
    FUNCTION,
    ID,
    KEY,
    LANGUAGE,
    MLKEM_KEY,
    SCOPE,
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

ROLES = (
    "referent",
    "personne",
    "proche",
    "interprete",
    "professionnel",
    "pair",
    "mandataire",
)
SIDES = ("social", "emploi")

_MEMBER: dict[str, Field] = {
    "name": Line(),
    "role": Code(ROLES),
    "side": Code(SIDES),
    "organisation": Line(),
    "quality": Line(),
    "mandate": Line(),
    "since": Day(),
    "keys": record(
        ["sign"],
        sign=KEY,
        age=Pattern("age1[0-9a-z]{20,80}"),
        hub=KEY,
        mlkem=MLKEM_KEY,
        certificate=Pattern("[0-9a-f]{64}"),
    ),
}

LIVRET_OPENED = record(
    ["rules", "scope_key", "member"],
    rules=Count(1, 1000),
    scope_key=KEY,
    member=record(["name", "role"], **_MEMBER),
)
MEMBER_JOINED = record(["name", "role"], member=ID, **_MEMBER)
MEMBER_LEFT = record(
    ["member", "heads"],
    member=ID,
    heads=ListOf(ID, 1000),
    on=Day(),
    key=KEY,
)
LEAD_DESIGNATED = record(["member"], member=ID)

_DETAILS: dict[str, Field] = {
    "called": Line(),
    "first_name": Line(),
    "last_name": Line(),
    "birth_date": Day(),
    "birth_place": Line(),
    "phone": Line(),
    "email": Line(),
    "address": Text(400),
    "postal_code": Line(20),
    "city": Line(),
    "languages": ListOf(LANGUAGE, 20),
    "interpreter": Line(),
    "reach": record(
        hours=Line(), no_message=Flag(), nothing_at_home=Flag(), note=Text(400)
    ),
    "caf_number": Line(40),
    "france_travail_number": Line(40),
    "education": Line(),
    "work_situation": Line(),
    "rights": ListOf(Line(), 20),
}

PERSON_DESCRIBED = record(
    **_DETAILS, removed=ListOf(Code(tuple(_DETAILS)), len(_DETAILS))
)
"""« Comment voulez-vous qu'on vous appelle ? » is all that is asked; each
field is a place of its own and may stay empty for ever. ``removed`` names the
details that are taken away: nothing stands in their places any more."""

AIM_SAID = record(["words"], words=Text(), came=CAME)

AGREEMENT_GIVEN = record(
    ["recipient", "scopes", "purpose", "until"],
    recipient=record(["name"], member=ID, name=Line(), organisation=Line()),
    scopes=ListOf(SCOPE, 50),
    purpose=Text(400),
    until=Day(),
    words=Text(),
    came=CAME,
)
"""What may go to whom, why, until when.

Source: CASF art. L121-6-2 (sharing limited to what is strictly necessary).
"""
AGREEMENT_WITHDRAWN = record(["agreement"], agreement=ID, words=Text(), came=CAME)

DIAGNOSIS_OPENED = record(
    ["form", "form_version"],
    form=Pattern("[a-z0-9-]{1,60}"),
    form_version=Count(1, 10_000),
)

VIEW_GIVEN = record(
    ["diagnosis", "barrier"],
    [("level", "answer")],
    diagnosis=ID,
    barrier=BARRIER,
    level=Code(tuple(Level)),
    answer=Code(tuple(Answer)),
    words=Text(),
    came=CAME,
    asked=Code(("aim", "daily")),
    facets=ListOf(
        record(
            ["facet"],
            facet=Pattern("[a-z]+/[a-z0-9_-]{1,60}"),
            situations=ListOf(Pattern("[a-z0-9_./-]{1,120}"), 50),
            words=Text(),
        ),
        50,
    ),
    priority=Flag(),
    outside=ListOf(record(["words"], words=Text(), who=Line()), 20),
)

SKILL_AREAS = (
    "caring",
    "languages",
    "managing",
    "repairing",
    "cooking",
    "crossing",
    "volunteering",
    "growing",
    "making",
    "people",
    "other",
)
"""Skills of life, as the field names the experience they come from."""

STRENGTH_RECOGNISED = record(
    ["words"],
    words=Text(),
    barrier=BARRIER,
    support=Pattern("[a-z0-9_./-]{1,120}"),
    strength=ID,
    came=CAME,
)
SKILL_RECOGNISED = record(
    ["words"],
    words=Text(),
    story=Text(),
    area=Code(SKILL_AREAS),
    recognised_by=Line(),
    learned=Line(),
    skill=ID,
    came=CAME,
)

LINE_AGREED = record(
    ["diagnosis", "barrier", "outcome"],
    diagnosis=ID,
    barrier=BARRIER,
    outcome=Code(("agreed", "with_reservation", "not_agreed")),
    words=Text(),
    reasons=ListOf(record(["voice", "words"], voice=VOICE, words=Text()), 10),
)

GOAL_SET = record(
    ["words"],
    words=Text(),
    barriers=BARRIERS,
    functions=ListOf(FUNCTION, 6),
    contract_type=CONTRACT,
    goal=ID,
    came=CAME,
)
"""A goal; ``contract_type`` says which contract's paper names it too, and no more."""

GOAL_STATE = record(
    ["goal", "state"],
    goal=ID,
    state=Code(("in_progress", "done", "set_aside")),
    reason=Text(),
    barriers=BARRIERS,
)
ACTION_AGREED = record(
    ["words"],
    words=Text(),
    who=record(["voice"], voice=VOICE, name=Line()),
    by=Day(),
    starts=Day(),
    side=SIDE_OF_IT,
    goal=ID,
    barriers=BARRIERS,
    functions=ListOf(FUNCTION, 6),
    action=ID,
)
"""A step; ``side`` is whose accompaniment it is of, while nobody said who does it."""
BLOCKS = ("queue", "counter", "transport", "place", "cost", "rule", "other")
"""What blocks outside: a waiting list, a counter, no bus, no place, …"""

ACTION_STATE = record(
    ["action", "state"],
    action=ID,
    state=Code(("to_do", "in_progress", "done", "set_aside", "blocked_outside")),
    reason=Text(),
    blocked_by=Line(),
    blocks=Code(BLOCKS),
    on=Day(),
    barriers=BARRIERS,
)

NOTE_ADDED = record(
    ["words"],
    words=Text(16_000),
    about=Code(("meeting", "event", "project", "orientation", "other")),
    barriers=BARRIERS,
    between=ENTRE_NOUS,
    note=ID,
)

TARGETS = record(["targets"], targets=ListOf(ID, 1000))
RETRACTED = record(["target"], target=ID)
TOMBSTONE = record(
    ["reason"], reason=Code(("asked_by_person", "end_of_retention", "opened_by_error"))
)
