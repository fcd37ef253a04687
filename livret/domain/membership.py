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
        lasting: The person's place, which no leaving ends.
    """

    member: str
    key: str
    lasting: bool


@dataclass(frozen=True, slots=True)
class Leave:
    """The end of a member's places.

    Attributes:
        member: Member id.
        accepted: The leaver's accepted contributions, with their ancestors.
    """

    member: str
    accepted: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the membership contributions of one part of a livret amount to.

    Attributes:
        counted: Those that count.
        holding: The leavings that hold.
        adopted: What remaining members adopted, of any kind.
        live: Joins whose place is not ended, in order.
        places: Positions of the live joins of each key.
    """

    counted: int
    holding: int
    adopted: int
    live: tuple[int, ...]
    places: Mapping[str, tuple[int, ...]]


@dataclass(slots=True)
class Membership:
    """The membership contributions with a right by their own ancestors.

    Attributes:
        seen: Ancestors of every position, as bits.
        joins: By position.
        leaves: By position.
        adoptions: By position, the positions adopted, as bits.
        places: By position of any of these, the joins that gave its author a
            place when writing it; empty for the root.
        mask: All their positions.
    """

    seen: Sequence[int]
    joins: dict[int, Join] = field(default_factory=dict)
    leaves: dict[int, Leave] = field(default_factory=dict)
    adoptions: dict[int, int] = field(default_factory=dict)
    places: dict[int, tuple[int, ...]] = field(default_factory=dict)
    mask: int = 0
    _verdicts: dict[int, Verdict] = field(default_factory=dict)

    def add(
        self, position: int, what: Join | Leave | int, places: tuple[int, ...]
    ) -> None:
        """Take a join, a leaving, or an adoption given as the bits it adopts."""
        if isinstance(what, Join):
            self.joins[position] = what
        elif isinstance(what, Leave):
            self.leaves[position] = what
        else:
            self.adoptions[position] = what
        self.places[position] = places
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

    def stands(
        self, position: int, places: tuple[int, ...], counted: int, holding: int
    ) -> bool:
        """Tell whether one of the places its author had still upholds it."""
        return not places or any(
            counted >> join & 1
            and not self._cuts(holding, position, self.joins[join].member)
            for join in places
        )

    def _find(self, bits: int) -> Verdict:
        leaves = sum(1 << p for p in self.leaves if bits >> p & 1)
        if not leaves:
            return self._verdict(bits, 0, 0)
        # The alternating fixed point: the more leavings cut, the fewer count.
        # `surely` only grows and `perhaps` only shrinks, so this ends. What
        # stays open (leavings that undo each other in a ring) holds.
        surely = 0
        while True:
            perhaps = self._counted(bits, surely)[0] & leaves
            grown = self._counted(bits, perhaps)[0] & leaves
            if grown == surely:
                break
            surely = grown
        counted, adopted = self._counted(bits, perhaps)
        return self._verdict(counted & ~leaves | perhaps, perhaps, adopted)

    def _counted(self, bits: int, holding: int) -> tuple[int, int]:
        """Return what counts and what is adopted if ``holding`` cut."""
        adopted = 0
        while True:
            counted = 0
            for position in positions(bits):
                if adopted >> position & 1 or self.stands(
                    position, self.places[position], counted, holding
                ):
                    counted |= 1 << position
            more = 0
            for position, targets in self.adoptions.items():
                if counted >> position & 1:
                    more |= targets
            if more == adopted:
                return counted, adopted
            adopted = more

    def _cuts(self, holding: int, position: int, member: str) -> bool:
        """Tell whether a leaving that holds cuts ``position`` from ``member``."""
        leaves = self.leaves
        for leave, told in leaves.items():
            if (
                told.member == member
                and holding >> leave & 1
                and leave != position
                and not told.accepted >> position & 1
                and not self.seen[position] >> leave & 1
                and not self._answers(position, leave)
            ):
                return True
        return False

    def _answers(self, position: int, leave: int) -> bool:
        """Tell whether ``position`` is a leaving that uproots ``leave``."""
        return position in self.leaves and self._uproots(position, leave)

    def _uproots(self, leave: int, position: int) -> bool:
        """Tell whether ``leave`` alone would take every place of an author.

        Such a leaving cannot be undone by what it takes the ground from: two
        who remove each other are both out, and a removed member gains nothing
        from somebody brought in behind everyone's back.
        """
        told, places = self.leaves[leave], self.places[position]
        reached = (
            leave != position
            and not told.accepted >> position & 1
            and not self.seen[position] >> leave & 1
        )
        return bool(places) and all(
            (reached and self.joins[join].member == told.member)
            or self._uproots(leave, join)
            for join in places
        )

    def _verdict(self, counted: int, holding: int, adopted: int) -> Verdict:
        ended: dict[str, int] = {}
        for leave, told in self.leaves.items():
            if holding >> leave & 1:
                ended[told.member] = ended.get(told.member, 0) | 1 << leave
        live: list[int] = []
        places: dict[str, tuple[int, ...]] = {}
        for position, join in self.joins.items():
            unseen = ended.get(join.member, 0) & ~self.seen[position]
            if not counted >> position & 1 or (unseen and not join.lasting):
                continue
            live.append(position)
            if join.key:
                places[join.key] = (*places.get(join.key, ()), position)
        return Verdict(counted, holding, adopted, tuple(live), places)


def positions(bits: int) -> Iterator[int]:
    """Walk the positions of a set, in order."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
