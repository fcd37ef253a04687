"""Who may write: read from a contribution's own ancestors only.

In short (``resources/design/log.md``, 3, is exact):

* The root's author is the first member; ``member_joined`` adds one,
  ``member_left`` ends one. What counts for a contribution is what its author
  had seen, never a clock.
* Leaving is restrictive: every ``member_left`` that its author had a right to
  write holds, so two who remove each other are both out. The person can never
  be removed from her own livret.
* Of somebody who left, what lies outside the ancestry of their last accepted
  heads is set aside until a remaining member adopts it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from livret.domain.ancestry import Ancestry
from livret.domain.contribution import OTHER_VOICE, Body, Verified

_MEMBERSHIP = frozenset({"livret_opened", "member_joined", "member_left"})
_BY_REFERENT_OR_PERSON = frozenset(
    {"member_joined", "member_left", "lead_designated", "adopted"}
)


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who takes part.

    Attributes:
        id: Id of the contribution that first named them.
        name: As said.
        role: A code of ``kind_fields.ROLES``.
        side: ``social``, ``emploi`` or empty.
        organisation: Their structure, possibly empty.
        quality: Profession or tie, possibly empty.
        keys: Their public signing keys; none for a guest "sans Livret".
        since: ISO date they take part since, possibly empty.
        present: False once they left.
    """

    id: str
    name: str
    role: str
    side: str = ""
    organisation: str = ""
    quality: str = ""
    keys: frozenset[str] = frozenset()
    since: str = ""
    present: bool = True

    @property
    def voice(self) -> str:
        """The voice this member speaks with."""
        if self.role == "personne":
            return "personne"
        return self.side if self.side else OTHER_VOICE + self.id


@dataclass(frozen=True, slots=True)
class Team:
    """Everyone who takes or took part, as seen from some place in the order.

    Attributes:
        members: By member id, in the order they were named.
        by_key: The present member of each signing key.
    """

    members: Mapping[str, Member]
    by_key: Mapping[str, Member]

    def speaks_for(self, key: str, voice: str) -> bool:
        """Tell whether ``key`` is the own key of ``voice``."""
        member = self.by_key.get(key)
        return member is not None and member.voice == voice

    def with_voice(self, voice: str) -> tuple[Member, ...]:
        """Return the present members who speak with ``voice``."""
        return tuple(
            member
            for member in self.members.values()
            if member.present and member.voice == voice
        )


@dataclass(slots=True)
class Authority:
    """The verdict on every contribution of an ancestry.

    Attributes:
        reasons: Why a contribution is set aside, by position: ``not_a_root``,
            ``no_right``, ``after_leaving``, ``invalid``.
        final: The team as everything folded makes it.
    """

    ancestry: Ancestry
    reasons: dict[int, str] = field(default_factory=dict)
    adopted: frozenset[str] = frozenset()
    _joins: dict[int, tuple[str, Mapping[str, Any]]] = field(default_factory=dict)
    _leaves: dict[int, tuple[str, int]] = field(default_factory=dict)
    _mask: int = 0
    _teams: dict[int, Team] = field(default_factory=dict)

    def team_at(self, position: int) -> Team:
        """Return the team as the author at ``position`` had seen it."""
        return self._team(self.ancestry.seen[position] & self._mask)

    @property
    def final(self) -> Team:
        """The team as everything that counts makes it."""
        return self._team(self._mask)

    def _team(self, bits: int) -> Team:
        team = self._teams.get(bits)
        if team is None:
            team = self._teams[bits] = self._build_team(bits)
        return team

    def _build_team(self, bits: int) -> Team:
        left: dict[str, int] = {}
        for position, (member, _) in self._leaves.items():
            if bits >> position & 1:
                left[member] = left.get(member, 0) | 1 << position
        members: dict[str, Member] = {}
        for position, (member_id, told) in self._joins.items():
            if not bits >> position & 1:
                continue
            gone = left.get(member_id, 0)
            person = told["role"] == "personne"
            stays = person or gone & ~self.ancestry.seen[position] == 0
            members[member_id] = _joined(
                members.get(member_id), member_id, told, stays=stays
            )
        by_key = {key: m for m in members.values() if m.present for key in m.keys}
        return Team(members, by_key)

    def judge(self, position: int, one: Verified) -> str:
        """Return the reason to set one contribution aside, or an empty text."""
        body = one.body
        if not one.header.parents:
            if body is not None and body.kind != "livret_opened":
                return "not_a_root"
            return "invalid" if one.problem else ""
        if one.problem or (body is not None and body.kind == "livret_opened"):
            return "invalid"
        member = self.team_at(position).by_key.get(one.header.author)
        if member is None:
            return "no_right"
        if body is not None and not self._may(position, member, body):
            return "no_right"
        return ""

    def _may(self, position: int, member: Member, body: Body) -> bool:
        if body.kind == "member_left":
            leaver = self.team_at(position).members.get(body.content["member"])
            if leaver is not None and leaver.role == "personne":
                return False
        return _may(member, body)

    def admit(self, position: int, one: Verified) -> None:
        """Let a membership contribution that counts rule those after it."""
        body = one.body
        if body is None or body.kind not in _MEMBERSHIP:
            return
        if body.kind == "member_left":
            heads = self.ancestry.closure(body.content["heads"])
            self._leaves[position] = (body.content["member"], heads)
        else:
            told = body.content
            if body.kind == "livret_opened":
                told = _root_member(one)
            self._joins[position] = (told.get("member", one.id), told)
        self._mask |= 1 << position


def _root_member(one: Verified) -> Mapping[str, Any]:
    assert one.body is not None
    told = dict(one.body.content["member"])
    # The root's author is the first member, whatever keys its content names.
    told["keys"] = {**told.get("keys", {}), "sign": one.header.author}
    return told


def _joined(
    before: Member | None, member_id: str, told: Mapping[str, Any], *, stays: bool
) -> Member:
    if before is not None and before.present and not stays:
        return before
    keys = frozenset({told["keys"]["sign"]} if "keys" in told else ())
    if before is not None and before.present and stays:
        keys |= before.keys
    return Member(
        id=member_id,
        name=told["name"],
        role=told["role"],
        side=told.get("side", ""),
        organisation=told.get("organisation", ""),
        quality=told.get("quality", ""),
        keys=keys,
        since=told.get("since", before.since if before else ""),
        present=stays,
    )


def _may(member: Member, body: Body) -> bool:
    if member.role == "referent":
        return True
    if body.kind in _BY_REFERENT_OR_PERSON:
        return member.role == "personne"
    if member.role == "personne":
        return body.voice in {"personne", "ensemble"}
    return body.voice == member.voice and body.kind != "tombstone"


def authority(order: Ancestry) -> Authority:
    """Judge every contribution of an ordered livret.

    Three passes, so that the result does not depend on arrival: who may write
    by ancestors alone; whose words leavings cut off; the same again without
    what was cut off, and with what a remaining member adopted.
    """
    by_ancestors = _pass(order, cut={}, adopted=frozenset())
    leaves = by_ancestors._leaves
    adoptions = any(
        one.body is not None and one.body.kind == "adopted" for one in order.ordered
    )
    if not leaves:
        return by_ancestors
    alone = _pass(order, cut=leaves, adopted=frozenset())
    if not adoptions:
        return alone
    adopted = frozenset(
        target
        for position, one in enumerate(order.ordered)
        if one.body is not None
        and one.body.kind == "adopted"
        and position not in alone.reasons
        for target in one.body.content["targets"]
        if order.index.get(target) is not None
        and order.had_seen(position, order.index[target])
    )
    return _pass(order, cut=leaves, adopted=adopted)


def _pass(
    order: Ancestry, cut: Mapping[int, tuple[str, int]], adopted: frozenset[str]
) -> Authority:
    found = Authority(order, adopted=adopted)
    leaving: dict[str, list[tuple[int, int]]] = {}
    for position, (member, accepted) in cut.items():
        leaving.setdefault(member, []).append((position, accepted))
    for position, one in enumerate(order.ordered):
        holds_as_leave = position in cut
        reason = "" if holds_as_leave else found.judge(position, one)
        if not reason and leaving and one.id not in adopted and not holds_as_leave:
            reason = _cut_off(found, leaving, position, one)
        if reason:
            found.reasons[position] = reason
        else:
            found.admit(position, one)
    return found


def _cut_off(
    found: Authority,
    leaving: Mapping[str, list[tuple[int, int]]],
    position: int,
    one: Verified,
) -> str:
    if not one.header.parents:
        return ""
    member = found.team_at(position).by_key.get(one.header.author)
    if member is None or member.role == "personne":
        return ""
    for leave, accepted in leaving.get(member.id, ()):
        outside = not accepted >> position & 1
        # Present although this leaving was seen: re-admitted since.
        if outside and not found.ancestry.had_seen(position, leave):
            return "after_leaving"
    return ""
