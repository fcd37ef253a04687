"""Who had seen what: the order of contributions and their ancestors.

Order: topological (parents first), ties by id; the same for any order of
arrival. A contribution whose header chain is incomplete waits.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from livret.domain.contribution import Verified


@dataclass(frozen=True, slots=True)
class Ancestry:
    """A set of contributions in order, with the ancestors of each.

    Attributes:
        ordered: Parents before children, ties by id.
        index: Position in ``ordered`` by id.
        seen: For each position the set of positions its author had seen
            (all ancestors, not itself), as bits of an integer.
        waiting: Those with a missing ancestor, by id, with the missing ids.
        heads: Ids in ``ordered`` that no other names as a parent, sorted.
    """

    ordered: tuple[Verified, ...]
    index: dict[str, int]
    seen: tuple[int, ...]
    waiting: tuple[tuple[str, tuple[str, ...]], ...]
    heads: tuple[str, ...]

    def had_seen(self, later: int, earlier: int) -> bool:
        """Tell whether the author of ``later`` held ``earlier``."""
        return bool(self.seen[later] >> earlier & 1)

    def closure(self, ids: Iterable[str]) -> int:
        """Return the bits of ``ids`` and all their ancestors; unknown ids add none."""
        bits = 0
        for one in ids:
            position = self.index.get(one)
            if position is not None:
                bits |= self.seen[position] | 1 << position
        return bits


def ancestry(
    contributions: Iterable[Verified],
    also: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
) -> Ancestry:
    """Put contributions of one livret in order.

    A repeated id counts once; where one copy has its body and another not,
    the one with the body is taken.

    Args:
        contributions: In any order.
        also: What else some had seen, by id: of a livret joined to theirs.
    """
    by_id: dict[str, Verified] = {}
    for one in contributions:
        kept = by_id.setdefault(one.id, one)
        if kept.body is None and one.body is not None:
            by_id[one.id] = one
    children: dict[str, list[str]] = {}
    parents = (
        {key: (*one.header.parents, *also.get(key, ())) for key, one in by_id.items()}
        if also
        else {key: one.header.parents for key, one in by_id.items()}
    )
    for key, before in parents.items():
        for parent in before:
            children.setdefault(parent, []).append(key)
    ordered: list[Verified] = []
    index: dict[str, int] = {}
    seen: list[int] = []
    for key in _in_order(parents, children):
        one, bits = by_id[key], 0
        for parent in parents[key]:
            position = index[parent]
            bits |= seen[position] | 1 << position
        index[key] = len(ordered)
        ordered.append(one)
        seen.append(bits)
    waiting = _waiting(by_id, index)
    # What waits names parents too.
    named = (
        {parent for one in ordered for parent in one.header.parents}
        if waiting
        else children
    )
    return Ancestry(
        ordered=tuple(ordered),
        index=index,
        seen=tuple(seen),
        waiting=waiting,
        heads=tuple(sorted(index.keys() - named)),
    )


def recorded_before(
    order: Ancestry, limit: int
) -> tuple[tuple[Verified, ...], tuple[str, ...]]:
    """Return the largest ancestor-closed set recorded before an instant.

    Args:
        order: Of everything.
        limit: UTC milliseconds; what was recorded then is left out.

    Returns:
        The set, in order, and what is early enough but stands on what is not.
    """
    kept: list[Verified] = []
    kept_ids: set[str] = set()
    skewed: list[str] = []
    for one in order.ordered:
        in_time = one.body is None or one.body.recorded_at < limit
        if in_time and kept_ids.issuperset(one.header.parents):
            kept.append(one)
            kept_ids.add(one.id)
        elif in_time and one.body is not None:
            skewed.append(one.id)
    return tuple(kept), tuple(skewed)


def _in_order(
    parents: Mapping[str, tuple[str, ...]], children: dict[str, list[str]]
) -> Iterator[str]:
    """Give the smallest id again and again of those whose parents were given."""
    missing: dict[str, int] = {}
    ready: list[str] = []
    for key, before in parents.items():
        count = len(before)
        if not count:
            ready.append(key)
        elif count > 1:  # whose one parent was given is ready
            missing[key] = count
    heapq.heapify(ready)
    while ready:
        key = heapq.heappop(ready)
        yield key
        for child in children.get(key, ()):
            if child in missing:
                missing[child] -= 1
                if missing[child]:
                    continue
            heapq.heappush(ready, child)


def _waiting(
    by_id: dict[str, Verified], index: dict[str, int]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if len(by_id) == len(index):
        return ()
    waiting = []
    for key in sorted(by_id.keys() - index.keys()):
        parents: Sequence[str] = by_id[key].header.parents
        waiting.append((key, tuple(p for p in parents if p not in by_id)))
    return tuple(waiting)
