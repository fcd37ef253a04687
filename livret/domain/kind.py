"""What a kind of contribution is: its fields, its merge rule, where it writes.

``livret.domain.kinds`` lists every kind; the functions here are the ways in
which they find their places and the scopes their bodies need.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from livret.domain.body import COMMON_SCOPE
from livret.domain.fields import Record

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


def nowhere(_id: str, _voice: str, _content: Mapping[str, Any]) -> tuple[SlotKey, ...]:
    """Return no place: an act, or what the team is read from."""
    return ()


def common(_content: Mapping[str, Any]) -> frozenset[str]:
    """Return the scope everybody of the livret may hold."""
    return frozenset({COMMON_SCOPE})


def one_barrier(content: Mapping[str, Any]) -> frozenset[str]:
    """Return the scope of the barrier it speaks of, or the common one."""
    barrier = content.get("barrier")
    return frozenset({barrier}) if barrier else frozenset({COMMON_SCOPE})


def apart_or_barriers(content: Mapping[str, Any]) -> frozenset[str]:
    """Return the scopes of « seulement entre nous », or those of its barriers."""
    return frozenset(content.get("between", ())) or all_barriers(content)


def all_barriers(content: Mapping[str, Any]) -> frozenset[str]:
    """Return the scopes of all its barriers, or the common one."""
    return frozenset(content.get("barriers", ())) or frozenset({COMMON_SCOPE})


def readers(content: Mapping[str, Any]) -> frozenset[str]:
    """Return the scopes it was given, or the common one."""
    return frozenset(content.get("readers", ())) or frozenset({COMMON_SCOPE})


def own(
    name: str, field: str
) -> Callable[[str, str, Mapping[str, Any]], tuple[SlotKey, ...]]:
    """A place of its own, or that of the one it rewords (named in ``field``)."""
    return lambda own, _voice, content: ((name, content.get(field, own)),)


def each(name: str) -> Callable[[str, str, Mapping[str, Any]], tuple[SlotKey, ...]]:
    """A place of its own, always."""
    return lambda own, _voice, _content: ((name, own),)


def of(
    name: str, field: str
) -> Callable[[str, str, Mapping[str, Any]], tuple[SlotKey, ...]]:
    """The one place of what ``field`` names."""
    return lambda own, _voice, content: ((name, content[field]),)
