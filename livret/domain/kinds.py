"""What can be said: every kind of contribution, its fields and its merge rule.

Adding a feature is adding a kind here, a use case and a page. ``CONTRIBUTING``
shows one from start to end.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from livret.domain import document_fields as d
from livret.domain import kind_fields as f
from livret.domain.barriers import Barrier
from livret.domain.body import COMMON_SCOPE
from livret.domain.kind import (
    Kind,
    Merge,
    SlotKey,
    all_barriers,
    apart_or_barriers,
    common,
    each,
    nowhere,
    of,
    one_barrier,
    own,
    readers,
)
from livret.domain.pathway_fields import LIVRETS_JOINED, LIVRETS_PARTED
from livret.domain.pathway_kinds import PATHWAY

__all__ = ["KINDS", "RULES_VERSION", "SCOPES", "Kind", "Merge", "SlotKey"]

RULES_VERSION = 1
"""Version of the rules of folding that a livret is opened with."""


def _details(_own: str, _voice: str, content: Mapping[str, Any]) -> tuple[SlotKey, ...]:
    names = [name for name in content if name != "removed"]
    names += content.get("removed", ())
    return tuple(("detail", name) for name in dict.fromkeys(names))


def _view(_own: str, voice: str, content: Mapping[str, Any]) -> tuple[SlotKey, ...]:
    return (("view", content["diagnosis"], content["barrier"], voice),)


def _line(_own: str, _voice: str, content: Mapping[str, Any]) -> tuple[SlotKey, ...]:
    return (("line", content["diagnosis"], content["barrier"]),)


def _aim(_own: str, voice: str, _content: Mapping[str, Any]) -> tuple[SlotKey, ...]:
    return (("aim", voice),)


def _lead(_own: str, _voice: str, _content: Mapping[str, Any]) -> tuple[SlotKey, ...]:
    return (("lead",),)


def _agreement(
    _own: str, _voice: str, content: Mapping[str, Any]
) -> tuple[SlotKey, ...]:
    to = content["recipient"]
    return (("agreement", to.get("member") or "nom:" + to["name"].casefold()),)


def _signature(
    _own: str, _voice: str, content: Mapping[str, Any]
) -> tuple[SlotKey, ...]:
    return (("signature", content["document"], content["role"]),)


_FOUNDATION = (
    Kind(
        "livret_opened",
        Merge.SET,
        f.LIVRET_OPENED,
        nowhere,
        common,
        structural=True,
    ),
    Kind(
        "member_joined",
        Merge.SET,
        f.MEMBER_JOINED,
        nowhere,
        common,
        structural=True,
    ),
    Kind(
        "member_left",
        Merge.RESTRICTIVE,
        f.MEMBER_LEFT,
        nowhere,
        common,
        structural=True,
    ),
    Kind(
        "lead_designated",
        Merge.JOINT,
        f.LEAD_DESIGNATED,
        _lead,
        common,
        structural=True,
    ),
    Kind(
        "person_described",
        Merge.JOINT,
        f.PERSON_DESCRIBED,
        _details,
        common,
        default_voice="personne",
    ),
    Kind(
        "aim_said",
        Merge.VOICED,
        f.AIM_SAID,
        _aim,
        common,
        default_voice="personne",
    ),
    Kind(
        "agreement_given",
        Merge.RESTRICTIVE,
        f.AGREEMENT_GIVEN,
        _agreement,
        common,
        voices=frozenset({"personne"}),
        default_voice="personne",
    ),
    Kind(
        "agreement_withdrawn",
        Merge.RESTRICTIVE,
        f.AGREEMENT_WITHDRAWN,
        nowhere,
        common,
        voices=frozenset({"personne"}),
        default_voice="personne",
    ),
    Kind(
        "diagnosis_opened",
        Merge.SET,
        f.DIAGNOSIS_OPENED,
        each("diagnosis"),
        common,
    ),
    Kind(
        "view_given",
        Merge.VOICED,
        f.VIEW_GIVEN,
        _view,
        one_barrier,
        default_voice="personne",
    ),
    Kind(
        "strength_recognised",
        Merge.JOINT,
        f.STRENGTH_RECOGNISED,
        own("strength", "strength"),
        one_barrier,
        default_voice="personne",
    ),
    Kind(
        "skill_recognised",
        Merge.JOINT,
        f.SKILL_RECOGNISED,
        own("skill", "skill"),
        common,
        default_voice="personne",
    ),
    Kind("line_agreed", Merge.JOINT, f.LINE_AGREED, _line, one_barrier),
    Kind(
        "goal_set",
        Merge.JOINT,
        f.GOAL_SET,
        own("goal", "goal"),
        all_barriers,
        default_voice="personne",
    ),
    Kind(
        "goal_state",
        Merge.JOINT,
        f.GOAL_STATE,
        of("goal_state", "goal"),
        all_barriers,
    ),
    Kind(
        "action_agreed",
        Merge.JOINT,
        f.ACTION_AGREED,
        own("action", "action"),
        all_barriers,
    ),
    Kind(
        "action_state",
        Merge.JOINT,
        f.ACTION_STATE,
        of("action_state", "action"),
        all_barriers,
    ),
    Kind(
        "document_frozen",
        Merge.SET,
        d.DOCUMENT_FROZEN,
        each("document"),
        readers,
    ),
    Kind("signature_given", Merge.RESTRICTIVE, d.SIGNATURE_GIVEN, _signature, readers),
    Kind(
        "document_closed",
        Merge.RESTRICTIVE,
        d.DOCUMENT_CLOSED,
        of("closed", "document"),
        readers,
    ),
    Kind(
        "document_turn",
        Merge.RESTRICTIVE,
        d.DOCUMENT_TURN,
        of("turn", "document"),
        readers,
    ),
    Kind("page_scanned", Merge.SET, d.PAGE_SCANNED, each("scanned"), readers),
    Kind(
        "note_added", Merge.JOINT, f.NOTE_ADDED, own("note", "note"), apart_or_barriers
    ),
    Kind("words_confirmed", Merge.ACT, f.TARGETS, nowhere, common),
    Kind("retracted", Merge.ACT, f.RETRACTED, nowhere, common),
    Kind(
        "adopted",
        Merge.ACT,
        f.TARGETS,
        nowhere,
        common,
        structural=True,
    ),
    Kind(
        "livrets_joined",
        Merge.ACT,
        LIVRETS_JOINED,
        nowhere,
        common,
        structural=True,
    ),
    Kind(
        "livrets_parted",
        Merge.ACT,
        LIVRETS_PARTED,
        nowhere,
        common,
        structural=True,
    ),
    Kind(
        "tombstone",
        Merge.ACT,
        f.TOMBSTONE,
        nowhere,
        common,
        structural=True,
    ),
)

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in (*_FOUNDATION, *PATHWAY)}
"""Every kind this Livret knows, by name."""

SCOPES = (COMMON_SCOPE, "ma_vie", *Barrier)
"""Scopes in clear that every livret has; ``entre_nous:…`` are made as needed."""
