"""A livret as plain values for ``livret show`` and ``livret history``.

Every value says its voice, its author, whether it is own, collected or
confirmed, and its dates.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from livret.domain.agreements import agreements_of
from livret.domain.authority import Member
from livret.domain.contribution import Verified
from livret.domain.diagnosis import JointDiagnosis, aim_of, diagnoses_of
from livret.domain.documents import Document, documents_of
from livret.domain.joined import fold_then
from livret.domain.livret import Livret, SetAside, Value
from livret.domain.pathway import Action, Goal, pathway_of
from livret.domain.person import person_of
from livret.domain.support import is_protected, structure_shown
from livret.usecases.context import Context
from livret.usecases.naming import (
    named_as_today,
    names_now,
    with_present_names,
)

_SECRET = frozenset({"scope_key"})
"""What the root of a livret holds for its members only, and no printout needs."""

_SHOWN_ABOVE = frozenset(
    {
        *("detail", "lead", "aim", "diagnosis", "view", "line", "strength", "skill"),
        *("goal", "goal_state", "action", "action_state", "note"),
        *("agreement", "document", "signature", "closed", "scanned"),
    }
)
"""Places that have a part of their own in what ``as_plain`` returns."""


def folded(
    ctx: Context,
    livret: str,
    *,
    at: dt.date | None = None,
    about: dt.date | None = None,
) -> Livret:
    """Return a livret as known on a day (``at``), about a day (``about``), or both.

    Livrets joined to it, by then, are read with it.

    Before its first day a livret is empty, and is still that livret.

    Raises:
        UnknownLivret: No such livret in this vault.
    """
    today = ctx.together(livret)
    if at is None and about is None:
        return today
    parts = [ctx.log.read(one) for one in today.parts or (livret,)]
    read = fold_then(parts, at=at, about=about, names=names_now(today))
    return named_as_today(replace(read, id=livret), today)


def as_plain(livret: Livret) -> dict[str, Any]:
    """Return the whole livret as JSON values."""
    livret = with_present_names(livret)
    person = person_of(livret)
    pathway = pathway_of(livret)
    aim = aim_of(livret)
    diagnoses = [_diagnosis(one) for one in diagnoses_of(livret)]
    return {
        "livret": livret.id,
        "opened_at": instant(livret.opened_at),
        "erased": livret.erased or None,
        "person": {
            "called": person.called,
            "details": {name: _values(found) for name, found in person.details},
        },
        "members": [_member(one) for one in livret.team.members.values()],
        "lead": _values(livret.at("lead")),
        "aim": value(aim) if aim else None,
        "aims": [value(v) for _, vs in livret.each("aim") for v in vs],
        "diagnosis": diagnoses[-1] if diagnoses else None,
        "earlier_diagnoses": diagnoses[:-1],
        "strengths": _each(livret, "strength"),
        "skills": _each(livret, "skill"),
        "goals": [_goal(goal) for goal in pathway.goals],
        "actions": [_action(action) for action in pathway.loose],
        "agreements": _agreements(livret),
        "documents": [_document(one, person.called) for one in documents_of(livret)],
        "notes": _each(livret, "note"),
        "places": [
            {"place": list(key), "values": _values(values)}
            for key, values in livret.slots.items()
            if key[0] not in _SHOWN_ABOVE
        ],
        "side_by_side": [
            {"place": list(key), "values": _values(livret.slots[key])}
            for key in livret.side_by_side
        ],
        "set_aside": [_aside(one) for one in livret.set_aside],
        "waiting": [
            {"id": one, "missing": list(missing)} for one, missing in livret.waiting
        ],
        "withheld": livret.withheld,
        "newer": list(livret.newer),
        "read_only": livret.read_only,
        "skewed": list(livret.skewed),
        "heads": list(livret.heads),
        "contributions": livret.count,
    }


def history_as_plain(livret: Livret, log: Iterable[Verified]) -> dict[str, Any]:
    """Return everything that was said, in order, and what is not folded."""
    parents = {one.id: list(one.header.parents) for one in log}
    livret = with_present_names(livret)
    return {
        "livret": livret.id,
        "history": [
            {**value(one), "parents": parents.get(one.id, [])} for one in livret.history
        ],
        "set_aside": [_aside(one) for one in livret.set_aside],
        "withheld": livret.withheld,
        "newer": list(livret.newer),
    }


def value(one: Value) -> dict[str, Any]:
    """Return one value with who said it, who typed it, and when."""
    plain: dict[str, Any] = {
        "id": one.id,
        "kind": one.kind,
        "voice": one.voice,
        "speaker": one.speaker_name,
        "author": one.author,
        "author_name": one.author_name,
        "standing": one.standing.value,
        "recorded_at": instant(one.recorded_at),
        "said_on": one.said_on.isoformat(),
    }
    if one.imported_from:
        plain["imported_from"] = one.imported_from
        plain["origin_author"] = one.origin_author
    content = {name: told for name, told in one.content.items() if name not in _SECRET}
    return plain | {"content": content}


def instant(milliseconds: int) -> str | None:
    """Return an instant as ISO 8601 in UTC with milliseconds, or None for 0."""
    if not milliseconds:
        return None
    return iso(dt.datetime.fromtimestamp(milliseconds / 1000, dt.UTC))


def iso(moment: dt.datetime) -> str:
    """Return an instant of UTC as ISO 8601 with milliseconds."""
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _values(values: Iterable[Value]) -> list[dict[str, Any]]:
    return [value(one) for one in values]


def _each(livret: Livret, name: str) -> list[dict[str, Any]]:
    return [value(one) for _, values in livret.each(name) for one in values]


def _diagnosis(diagnosis: JointDiagnosis) -> dict[str, Any]:
    return {
        "id": diagnosis.id,
        "form": diagnosis.form,
        "form_version": diagnosis.form_version,
        "topics": [
            {
                "barrier": topic.barrier.value,
                "views": [
                    {
                        "voice": view.voice,
                        "answer": view.answer or None,
                        "words": view.words or None,
                        "values": _values(view.values),
                    }
                    for view in topic.views
                ],
                "supports": _values(topic.supports),
                "lines": _values(topic.lines),
            }
            for topic in diagnosis.topics
        ],
    }


def _member(member: Member) -> dict[str, Any]:
    return {
        "id": member.id,
        "name": member.name,
        "role": member.role,
        "side": member.side or None,
        "organisation": member.organisation or None,
        "quality": member.quality or None,
        "since": member.since or None,
        "present": member.present,
        "with_livret": bool(member.keys),
    }


def _goal(goal: Goal) -> dict[str, Any]:
    return {
        "id": goal.id,
        "words": goal.words,
        "state": goal.state,
        "barriers": list(goal.barriers),
        "values": _values(goal.values),
        "actions": [_action(action) for action in goal.actions],
    }


def _action(action: Action) -> dict[str, Any]:
    voice, name = action.who
    return {
        "id": action.id,
        "words": action.words,
        "who": {"voice": voice, "name": name or None} if voice else None,
        "by": action.by.isoformat() if action.by else None,
        "state": action.state,
        "reason": action.reason or None,
        "barriers": list(action.barriers),
        "values": _values(action.values),
    }


def _agreements(livret: Livret) -> list[dict[str, Any]]:
    return [
        {
            "recipient": agreement.recipient,
            "organisation": structure_shown(livret, agreement) or None,
            "sensitive": is_protected(livret, agreement.member),
            "scopes": sorted(agreement.scopes),
            "purpose": agreement.purpose,
            "until": agreement.until.isoformat(),
            "withdrawn": agreement.withdrawn,
            "values": _values(agreement.values),
        }
        for agreement in agreements_of(livret)
    ]


def _document(document: Document, called: str) -> dict[str, Any]:
    return {
        "id": document.id,
        "paper": document.paper,
        "on": document.on.isoformat(),
        "language": document.language,
        "closed": document.closed,
        "revisions": [
            {"size": size, "sha256": digest} for size, digest in document.revisions
        ],
        "signatures": [
            {
                "role": place.role,
                "name": place.name_now(called),
                "way": place.way or None,
                "value": value(place.given) if place.given else None,
                "pages": [one.content["scan"]["sha256"] for one in place.pages],
                "hoped_until": place.hoped_until.isoformat()
                if place.hoped_until
                else None,
            }
            for place in document.places
        ],
    }


def _aside(one: SetAside) -> dict[str, Any]:
    return {
        "id": one.id,
        "reason": one.reason,
        "author": one.author,
        "kind": one.kind or None,
        "detail": one.detail or None,
    }
