"""The verdict on each contribution, as folding needs it: of one livret or several."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from livret.domain.ancestry import Ancestry
from livret.domain.authority import Authority
from livret.domain.team import PERSON, Member, Team


class Judged(Protocol):
    """Who could write what."""

    @property
    def reasons(self) -> Mapping[int, str]:
        """Why a contribution is set aside, by position."""

    def team_at(self, position: int) -> Team:
        """Return the team as the author at ``position`` had seen it."""

    @property
    def final(self) -> Team:
        """The team as everything that counts makes it."""


@dataclass(frozen=True, slots=True)
class JudgedApart:
    """Several livrets read as one: each was judged by itself.

    Being joined gives nobody a right in the other livret, and takes none.

    Attributes:
        order: The order of all.
        parts: The order and the verdict of each.
    """

    order: Ancestry
    parts: Mapping[str, tuple[Ancestry, Authority]]

    @property
    def reasons(self) -> Mapping[int, str]:
        """Why a contribution is set aside, by position in the order of all."""
        return {
            self.order.index[order.ordered[at].id]: reason
            for order, judged in self.parts.values()
            for at, reason in judged.reasons.items()
        }

    def team_at(self, position: int) -> Team:
        """Return the team of its own livret as its author had seen it."""
        one = self.order.ordered[position]
        order, judged = self.parts[one.header.livret]
        return judged.team_at(order.index[one.id])

    @property
    def final(self) -> Team:
        """Return everybody, each once: the person, and who has the same key."""
        members: dict[str, Member] = {}
        keys: dict[str, Member] = {}
        for _, judged in self.parts.values():
            for member in judged.final.members.values():
                known = _known(members, member)
                if known is None:
                    members[member.id] = member
                elif known.role == PERSON:
                    members[known.id] = replace(
                        known,
                        keys=known.keys | member.keys,
                        key_sets=known.key_sets | member.key_sets,
                    )
        for member in members.values():
            if member.present:
                for key in sorted(member.keys):
                    keys.setdefault(key, member)
        return Team(members=members, by_key=keys)


def _known(members: Mapping[str, Member], member: Member) -> Member | None:
    for one in members.values():
        same = one.role == member.role == PERSON
        if same or (one.present and member.present and one.keys & member.keys):
            return one
    return None
