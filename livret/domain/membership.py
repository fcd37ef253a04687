"""Joins, leavings and adoptions: what they amount to in any part of a livret.

Contributions are positions of an ``Ancestry``; sets of them are bits of an
integer. Only what its author had a right to write *by its own ancestors* is
put in here, and that never changes afterwards. What changes when more arrives
is which leavings hold and what they cut off; ``Membership.verdict`` says it
for any set that holds all its ancestors.

Source: ``resources/design/log.md``, "Who may write".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Join:
    """A place given to a member.

    Attributes:
        member: Member id.
        key: The signing key that the place is for; empty for a guest.
    """

    member: str
    key: str


@dataclass(frozen=True, slots=True)
class Leave:
    """The end of a member's places.

    Attributes:
        member: Member id.
        accepted: The leaver's accepted contributions, with their ancestors.
        key: The signing key under which they go on, where they change key;
            empty where they leave. Two who put the same new key in place at
            the same time do not put its holder out.
    """

    member: str
    accepted: int
    key: str = ""

    def ends(self, join: Join) -> bool:
        """Tell whether it is a place like this one that it ends."""
        return join.member == self.member and not (self.key and join.key == self.key)


@dataclass(slots=True)
class Verdict:
    """What the membership contributions of one part of a livret amount to.

    Attributes:
        counted: Those that count.
        holding: The leavings that hold.
        adopted: What remaining members adopted, of any kind.
        kept: Pairs of a leaving and a join that it does not cut, because
            somebody else had built on the join.
        live: Joins whose place is not ended, in order.
        places: Positions of the live joins of each key.
    """

    counted: int
    holding: int
    adopted: int = 0
    kept: frozenset[tuple[int, int]] = frozenset()
    live: tuple[int, ...] = ()
    places: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


@dataclass(slots=True)
class Membership:
    """The membership contributions with a right by their own ancestors.

    Attributes:
        seen: Ancestors of every position, as bits.
        joins: By position.
        leaves: By position.
        adoptions: By position, the positions adopted, as bits.
        places: By position of everything that has a right, the joins that
            gave its author a place when writing it; empty for the root.
        reached: For each leaving, the leaver's events that it reaches.
        builders: For each leaving and each join it reaches, what was built on
            the join by others who did not know of the leaving.
        mask: All that a verdict depends on.
    """

    seen: Sequence[int]
    joins: dict[int, Join] = field(default_factory=dict)
    leaves: dict[int, Leave] = field(default_factory=dict)
    adoptions: dict[int, int] = field(default_factory=dict)
    places: dict[int, tuple[int, ...]] = field(default_factory=dict)
    reached: dict[int, int] = field(default_factory=dict)
    builders: dict[tuple[int, int], int] = field(default_factory=dict)
    mask: int = 0
    _events: int = 0
    _verdicts: dict[int, Verdict] = field(default_factory=dict)

    def note(self, position: int, places: tuple[int, ...]) -> None:
        """Take anything that has a right, with its author's places."""
        self.places[position] = places
        for leave, join in self.builders:
            self._build(leave, join, position)

    def add(self, position: int, what: Join | Leave | int) -> None:
        """Take a join, a leaving, or an adoption given as the bits it adopts."""
        if isinstance(what, Join):
            self.joins[position] = what
        elif isinstance(what, Leave):
            self.leaves[position] = what
            self.reached[position] = 0
            for event in positions(self._events):
                self._reach(position, event)
        else:
            self.adoptions[position] = what
        self.mask |= 1 << position
        self._events |= 1 << position
        for leave in self.leaves:
            self._reach(leave, position)

    def _reach(self, leave: int, event: int) -> None:
        """Note that a leaving reaches an event of the leaver."""
        ends = self.leaves[leave].ends
        theirs = any(ends(self.joins[join]) for join in self.places[event])
        if not theirs or not self._reaches(leave, event):
            return
        self.reached[leave] |= 1 << event
        if event in self.joins:
            self.builders[leave, event] = 0
            for position in self.places:
                self._build(leave, event, position)

    def _build(self, leave: int, join: int, position: int) -> None:
        seen = self.seen[position]
        if (
            seen >> join & 1
            and not seen >> leave & 1
            and self.leaves[leave].member not in self.members(self.places[position])
        ):
            self.builders[leave, join] |= 1 << position
            self.mask |= 1 << position

    def verdict(self, part: int) -> Verdict:
        """Say what holds in ``part``, a set that holds all its ancestors."""
        bits = part & self.mask
        found = self._verdicts.get(bits)
        if found is None:
            found = self._verdicts[bits] = self._find(bits)
        return found

    def members(self, places: tuple[int, ...]) -> frozenset[str]:
        """Return the ids of the members that these joins are of."""
        return frozenset(self.joins[join].member for join in places)

    def stands(self, position: int, verdict: Verdict) -> bool:
        """Tell whether a place its author had still upholds a contribution."""
        places = self.places[position]
        return not places or any(
            verdict.counted >> join & 1
            and not self._cuts(verdict, position, self.joins[join])
            for join in places
        )

    def _find(self, bits: int) -> Verdict:
        leaves = sum(1 << p for p in self.leaves if bits >> p & 1)
        if not any(self.reached[leave] & bits for leave in positions(leaves)):
            return self._with_places(self._all(bits & self._events, leaves))
        # The alternating fixed point: the more leavings cut, the fewer count.
        # `surely` only grows and `perhaps` only shrinks, so this ends. What
        # stays open (leavings that undo each other in a ring) holds.
        surely = 0
        while True:
            perhaps = self._counted(bits, surely).counted & leaves
            grown = self._counted(bits, perhaps).counted & leaves
            if grown == surely:
                break
            surely = grown
        found = self._counted(bits, perhaps)
        found.counted = found.counted & ~leaves | perhaps
        return self._with_places(found)

    def _all(self, events: int, leaves: int) -> Verdict:
        """Return the verdict where no leaving reaches any event."""
        return Verdict(events, leaves, self._adopted_by(events))

    def _counted(self, bits: int, holding: int) -> Verdict:
        """Return what counts if ``holding`` cut: the least that upholds itself."""
        found = Verdict(0, holding)
        while True:
            so_far = Verdict(0, holding, found.adopted, found.kept)
            for position in positions(bits & self._events):
                if so_far.adopted >> position & 1 or self.stands(position, so_far):
                    so_far.counted |= 1 << position
            adopted = self._adopted_by(so_far.counted)
            kept = frozenset(
                pair
                for pair, builders in self.builders.items()
                if any(self._builds(p, so_far) for p in positions(builders & bits))
            )
            if (adopted, kept) == (found.adopted, found.kept):
                return so_far
            found = Verdict(0, holding, adopted, kept)

    def _adopted_by(self, counted: int) -> int:
        adopted = 0
        for position, targets in self.adoptions.items():
            if counted >> position & 1:
                adopted |= targets
        return adopted

    def _builds(self, position: int, verdict: Verdict) -> bool:
        return bool(verdict.adopted >> position & 1) or self.stands(position, verdict)

    def _cuts(self, verdict: Verdict, position: int, place: Join) -> bool:
        """Tell whether a leaving that holds cuts ``position`` from a place."""
        return any(
            told.ends(place)
            and verdict.holding >> leave & 1
            and self._reaches(leave, position)
            and (leave, position) not in verdict.kept
            and not (position in self.leaves and self._uproots(position, leave))
            for leave, told in self.leaves.items()
        )

    def _reaches(self, leave: int, position: int) -> bool:
        """Tell whether a contribution of the leaver lies outside what stays.

        Whoever had a place in the eyes of the remover keeps it: they are
        removed by their own name.
        """
        known = position in self.joins and self.seen[leave] >> position & 1
        return not (
            leave == position
            or known
            or self.leaves[leave].accepted >> position & 1
            or self.seen[position] >> leave & 1
        )

    def _uproots(self, leave: int, position: int) -> bool:
        """Tell whether ``leave`` alone would take every place of an author.

        Such a leaving cannot be undone by what it takes the ground from: two
        who remove each other are both out, and a removed member gains nothing
        from somebody brought in behind everyone's back.
        """
        ends, places = self.leaves[leave].ends, self.places[position]
        reached = self._reaches(leave, position)
        return bool(places) and all(
            (reached and ends(self.joins[join])) or self._uproots(leave, join)
            for join in places
        )

    def _with_places(self, found: Verdict) -> Verdict:
        ended: dict[str, list[tuple[int, Leave]]] = {}
        for leave, told in self.leaves.items():
            if found.holding >> leave & 1:
                ended.setdefault(told.member, []).append((leave, told))
        live: list[int] = []
        places: dict[str, tuple[int, ...]] = {}
        for position, join in self.joins.items():
            unseen = any(
                told.ends(join) and not self.seen[position] >> leave & 1
                for leave, told in ended.get(join.member, ())
            )
            if not found.counted >> position & 1 or unseen:
                continue
            live.append(position)
            if join.key:
                places[join.key] = (*places.get(join.key, ()), position)
        found.live, found.places = tuple(live), places
        return found


def positions(bits: int) -> Iterator[int]:
    """Walk the positions of a set, in order."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
