"""Diagnoses opened side by side: two desks, before they saw each other.

They are one diagnosis, in which each view stands in its own slot. It asks
nothing but what each opening had seen, so that nothing that arrives later, a
signature least of all, moves a view.

Source: ``resources/design/log.md``, "Diagnoses opened side by side".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from livret.domain.ancestry import Ancestry
from livret.domain.kinds import SlotKey

IN_A_DIAGNOSIS = frozenset({"diagnosis", "view", "line"})
"""Places whose second part is the id of a diagnosis."""


def rounds_of(
    order: Ancestry, opened: Iterable[tuple[int, Mapping[str, Any]]]
) -> dict[str, str]:
    """Return, by id of an opening, the id of the first one of its round.

    Args:
        order: The order of the livret.
        opened: Position and content of each ``diagnosis_opened`` that counts,
            in the order of the log.
    """
    ranks: list[tuple[int, str, int]] = []
    first: dict[tuple[str, int], str] = {}
    found: dict[str, str] = {}
    for position, content in opened:
        form = content["form"]
        seen = (
            rank
            for earlier, of, rank in ranks
            if of == form and order.had_seen(position, earlier)
        )
        rank = 1 + max(seen, default=0)
        ranks.append((position, form, rank))
        own = order.ordered[position].id
        found[own] = first.setdefault((form, rank), own)
    return found


def in_round(key: SlotKey, first: str) -> SlotKey:
    """Return a place of a diagnosis, named by the first opening of its round."""
    return (key[0], first, *key[2:])
