"""What can be said: every kind of contribution, its fields and its merge rule.

Adding a feature is adding a kind here, a use case and a page. ``CONTRIBUTING``
shows one from start to end.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from livret.domain import kind_fields as f
from livret.domain.barriers import Barrier
from livret.domain.contribution import COMMON_SCOPE
from livret.domain.fields import Record

RULES_VERSION = 1
"""Version of the rules of folding that a livret is opened with."""

SlotKey = tuple[str, ...]
"""Names one place of a livret, e.g. ``("view", diagnosis, barrier, voice)``."""


class Merge(Enum):
    """What stands when several contributions write the same place.

    A later write replaces an earlier one that it had seen; writes that had
    not seen each other stand side by side. They differ in who may replace:

    * ``VOICED``: only the same author. Nobody replaces words another typed.
    * ``JOINT``: a referent or the person who saw it, except what the person
      wrote with her own key, which only her key replaces; anybody else only
      what they wrote themselves.
    * ``SET``: each is a place of its own; nothing replaces it.
    * ``RESTRICTIVE``: as ``JOINT``; what still stands side by side is read as
      the most restrictive of them, and none can be retracted.
    * ``ACT``: no place; it speaks of other contributions.

    What is imported never replaces what was said here.
    """

    VOICED = "voiced"
    JOINT = "joint"
    SET = "set"
    RESTRICTIVE = "restrictive"
    ACT = "act"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of contribution.

    Attributes:
        name: As it stands in bodies.
        merge: Its merge rule.
        content: What its content may hold.
        place: From (own id, voice, content) to the places it writes.
        scopes: From content to the scopes its body needs.
        structural: Rules the others, carries no free text, never erased alone.
        voices: Voices it may be said in; empty means any.
        default_voice: Voice when ``say`` names none.
        version: Current version of its content.
    """

    name: str
    merge: Merge
    content: Record
    place: Callable[[str, str, Mapping[str, Any]], tuple[SlotKey, ...]]
    scopes: Callable[[Mapping[str, Any]], frozenset[str]]
    structural: bool = False
    voices: frozenset[str] = frozenset()
    default_voice: str = "ensemble"
    version: int = 1


def _nowhere(_id: str, _voice: str, _content: Mapping[str, Any]) -> tuple[SlotKey, ...]:
    return ()


def _common(_content: Mapping[str, Any]) -> frozenset[str]:
    return frozenset({COMMON_SCOPE})


def _one_barrier(content: Mapping[str, Any]) -> frozenset[str]:
    barrier = content.get("barrier")
    return frozenset({barrier}) if barrier else frozenset({COMMON_SCOPE})


def _all_barriers(content: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(content.get("barriers", ())) or frozenset({COMMON_SCOPE})


def _readers(content: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(content.get("readers", ())) or frozenset({COMMON_SCOPE})


def _own(
    name: str, field: str
) -> Callable[[str, str, Mapping[str, Any]], tuple[SlotKey, ...]]:
    """A place of its own, or that of the one it rewords (named in ``field``)."""
    return lambda own, _voice, content: ((name, content.get(field, own)),)


def _each(name: str) -> Callable[[str, str, Mapping[str, Any]], tuple[SlotKey, ...]]:
    """A place of its own, always."""
    return lambda own, _voice, _content: ((name, own),)


def _of(
    name: str, field: str
) -> Callable[[str, str, Mapping[str, Any]], tuple[SlotKey, ...]]:
    return lambda _own, _voice, content: ((name, content[field]),)


def _details(_own: str, _voice: str, content: Mapping[str, Any]) -> tuple[SlotKey, ...]:
    return tuple(("detail", name) for name in content)


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


_ALL = (
    Kind(
        "livret_opened",
        Merge.SET,
        f.LIVRET_OPENED,
        _nowhere,
        _common,
        structural=True,
    ),
    Kind(
        "member_joined",
        Merge.SET,
        f.MEMBER_JOINED,
        _nowhere,
        _common,
        structural=True,
    ),
    Kind(
        "member_left",
        Merge.RESTRICTIVE,
        f.MEMBER_LEFT,
        _nowhere,
        _common,
        structural=True,
    ),
    Kind(
        "lead_designated",
        Merge.JOINT,
        f.LEAD_DESIGNATED,
        _lead,
        _common,
        structural=True,
    ),
    Kind(
        "person_described",
        Merge.JOINT,
        f.PERSON_DESCRIBED,
        _details,
        _common,
        default_voice="personne",
    ),
    Kind(
        "aim_said",
        Merge.VOICED,
        f.AIM_SAID,
        _aim,
        _common,
        default_voice="personne",
    ),
    Kind(
        "agreement_given",
        Merge.RESTRICTIVE,
        f.AGREEMENT_GIVEN,
        _agreement,
        _common,
        voices=frozenset({"personne"}),
        default_voice="personne",
    ),
    Kind(
        "agreement_withdrawn",
        Merge.RESTRICTIVE,
        f.AGREEMENT_WITHDRAWN,
        _nowhere,
        _common,
        voices=frozenset({"personne"}),
        default_voice="personne",
    ),
    Kind(
        "diagnosis_opened",
        Merge.SET,
        f.DIAGNOSIS_OPENED,
        _each("diagnosis"),
        _common,
    ),
    Kind(
        "view_given",
        Merge.VOICED,
        f.VIEW_GIVEN,
        _view,
        _one_barrier,
        default_voice="personne",
    ),
    Kind(
        "strength_recognised",
        Merge.JOINT,
        f.STRENGTH_RECOGNISED,
        _own("strength", "strength"),
        _one_barrier,
        default_voice="personne",
    ),
    Kind(
        "skill_recognised",
        Merge.JOINT,
        f.SKILL_RECOGNISED,
        _own("skill", "skill"),
        _common,
        default_voice="personne",
    ),
    Kind("line_agreed", Merge.JOINT, f.LINE_AGREED, _line, _one_barrier),
    Kind(
        "goal_set",
        Merge.JOINT,
        f.GOAL_SET,
        _own("goal", "goal"),
        _all_barriers,
        default_voice="personne",
    ),
    Kind(
        "goal_state",
        Merge.JOINT,
        f.GOAL_STATE,
        _of("goal_state", "goal"),
        _all_barriers,
    ),
    Kind(
        "action_agreed",
        Merge.JOINT,
        f.ACTION_AGREED,
        _own("action", "action"),
        _all_barriers,
    ),
    Kind(
        "action_state",
        Merge.JOINT,
        f.ACTION_STATE,
        _of("action_state", "action"),
        _all_barriers,
    ),
    Kind(
        "document_frozen",
        Merge.SET,
        f.DOCUMENT_FROZEN,
        _each("document"),
        _readers,
    ),
    Kind("signature_given", Merge.RESTRICTIVE, f.SIGNATURE_GIVEN, _signature, _readers),
    Kind(
        "document_closed",
        Merge.RESTRICTIVE,
        f.DOCUMENT_CLOSED,
        _of("closed", "document"),
        _readers,
    ),
    Kind("note_added", Merge.JOINT, f.NOTE_ADDED, _own("note", "note"), _all_barriers),
    Kind("words_confirmed", Merge.ACT, f.TARGETS, _nowhere, _common),
    Kind("retracted", Merge.ACT, f.RETRACTED, _nowhere, _common),
    Kind(
        "adopted",
        Merge.ACT,
        f.TARGETS,
        _nowhere,
        _common,
        structural=True,
    ),
    Kind(
        "tombstone",
        Merge.ACT,
        f.TOMBSTONE,
        _nowhere,
        _common,
        structural=True,
    ),
)

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in _ALL}
"""Every kind this Livret knows, by name."""

SCOPES = (COMMON_SCOPE, "ma_vie", *Barrier)
"""Scopes in clear that every livret has; ``entre_nous:…`` are made as needed."""
