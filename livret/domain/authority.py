"""Who may write: read from a contribution's own ancestors only.

In short (``resources/design/log.md``, "Who may write", is exact):

* The root's author is the first member; ``member_joined`` adds one,
  ``member_left`` ends one. What counts for a contribution is what its author
  had seen, never a clock, and is settled once and for all.
* A leaving that its author had a right to write holds, unless another leaving
  cuts it off; two who remove each other are both out. The person can never
  be removed from her own livret.
* Of somebody who left, what lies outside the ancestry of their last accepted
  heads is set aside, and whoever they brought in there, until a remaining
  member adopts it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from livret.domain.ancestry import Ancestry
from livret.domain.body import Body
from livret.domain.contribution import Verified
from livret.domain.kinds import KINDS
from livret.domain.membership import Join, Leave, Membership, Verdict
from livret.domain.team import PERSON, REFERENT, KeySet, Member, Team
from livret.domain.voices import Voice

__all__ = ["Authority", "Member", "Team", "authority"]

_ABOUT_THE_TEAM = frozenset({"member_joined", "lead_designated", "adopted"})
_JOINS = frozenset({"livret_opened", "member_joined"})
_NAMING = frozenset({"member_joined", "member_left"})
_RULING = _JOINS | {"member_left", "adopted"}
_HERS = frozenset({Voice.PERSONNE, Voice.ENSEMBLE})


@dataclass(slots=True)
class Authority:
    """The verdict on every contribution of an ancestry.

    Attributes:
        ancestry: What was judged.
        reasons: Why a contribution is set aside, by position: ``not_a_root``,
            ``no_right``, ``unknown_target``, ``after_leaving``, ``invalid``.
        membership: Joins, leavings and adoptions with a right.
    """

    ancestry: Ancestry
    membership: Membership
    reasons: dict[int, str] = field(default_factory=dict)
    _told: dict[int, tuple[str, Mapping[str, Any]]] = field(default_factory=dict)
    _teams: dict[int, tuple[Team, Verdict]] = field(default_factory=dict)
    _seen_teams: list[Team] = field(default_factory=list)

    def team_at(self, position: int) -> Team:
        """Return the team as the author at ``position`` had seen it."""
        return self._seen_teams[position]

    @property
    def final(self) -> Team:
        """The team as everything that counts makes it."""
        return self._team(self.membership.mask)[0]

    def _team(self, part: int) -> tuple[Team, Verdict]:
        """Return the team of a part that holds its ancestors, and why it is so."""
        bits = part & self.membership.mask
        found = self._teams.get(bits)
        if found is None:
            verdict = self.membership.verdict(bits)
            found = self._teams[bits] = _built(verdict, self._told), verdict
        return found

    def judge(self, position: int, one: Verified) -> str:
        """Return why its own ancestors refuse one contribution, or "".

        To be asked of each contribution in order. What has a right is taken:
        joins, leavings and adoptions rule the rest.
        """
        team, verdict = self._team(self.ancestry.seen[position])
        self._seen_teams.append(team)
        reason = self._refused(team, one)
        if not reason and self._names_anothers_key(verdict, one.body):
            reason = "no_right"
        if not reason:
            # The joins that gave its author a place when writing it.
            places = verdict.places.get(one.header.author, ())
            self.membership.note(position, places)
            if one.body is not None and one.body.kind in _RULING:
                self._admit(position, one, one.body)
        return reason

    def _refused(self, team: Team, one: Verified) -> str:
        body = one.body
        if not one.header.parents:
            if body is not None and body.kind != "livret_opened":
                return "not_a_root"
            return "invalid" if one.problem else ""
        if one.problem or (body is not None and body.kind == "livret_opened"):
            return "invalid"
        member = team.by_key.get(one.header.author)
        if member is None:
            return "no_right"
        return _refusal(team, member, body) if body is not None else ""

    def _names_anothers_key(self, verdict: Verdict, body: Body | None) -> bool:
        """Tell whether a join names a key that is or was another member's.

        An ended key stays whose it was: whoever stole it would otherwise write
        again, and be told as somebody else.
        """
        if body is None or body.kind != "member_joined" or not _known(body):
            return False
        told = body.content
        return "keys" in told and any(
            join.key == told["keys"]["sign"]
            and join.member != told.get("member")
            and verdict.counted >> position & 1
            for position, join in self.membership.joins.items()
        )

    def _admit(self, position: int, one: Verified, body: Body) -> None:
        """Take a join, a leaving or an adoption, unless a newer Livret wrote it."""
        if not _known(body):
            return
        told = body.content
        if body.kind in _JOINS:
            if body.kind == "livret_opened":
                told = _first_member(told["member"], one.header.author)
            member = told.get("member", one.id)
            key = told["keys"]["sign"] if "keys" in told else ""
            self._told[position] = (member, told)
            self.membership.add(position, Join(member, key))
        elif body.kind == "member_left":
            heads = [h for h in told["heads"] if self._had_seen(position, h)]
            accepted = self.ancestry.closure(heads)
            leave = Leave(told["member"], accepted, told.get("key", ""))
            self.membership.add(position, leave)
        elif body.kind == "adopted":
            self.membership.add(position, self._adopted(position, one, told))

    def _adopted(self, position: int, one: Verified, told: Mapping[str, Any]) -> int:
        """Return what is adopted: seen, and not the adopter's own."""
        members, places = self.membership.members, self.membership.places
        adopter = members(places[position])
        bits = 0
        for target in told["targets"]:
            if not self._had_seen(position, target):
                continue
            at = self.ancestry.index[target]
            author = self.ancestry.ordered[at].header.author
            theirs = members(places.get(at, ()))
            if author != one.header.author and not adopter & theirs:
                bits |= 1 << at
        return bits

    def _had_seen(self, position: int, wanted: str) -> bool:
        at = self.ancestry.index.get(wanted)
        return at is not None and self.ancestry.had_seen(position, at)

    def cut(self) -> None:
        """Set aside what leavings cut off and nobody adopted."""
        membership = self.membership
        if not membership.leaves:
            return
        verdict = membership.verdict(membership.mask)
        for position in range(len(self.ancestry.ordered)):
            if position in self.reasons or self._upheld(position, verdict):
                continue
            places = membership.places[position]
            still = any(verdict.counted >> join & 1 for join in places)
            self.reasons[position] = "after_leaving" if still else "no_right"

    def _upheld(self, position: int, verdict: Verdict) -> bool:
        if position in self.membership.leaves:
            return bool(verdict.holding >> position & 1)
        adopted = verdict.adopted >> position & 1
        return bool(adopted) or self.membership.stands(position, verdict)


def authority(order: Ancestry) -> Authority:
    """Judge every contribution of an ordered livret.

    First by its own ancestors alone, which nothing that arrives later can
    change; then what leavings cut off, from everything that is held.
    """
    found = Authority(order, Membership(order.seen))
    for position, one in enumerate(order.ordered):
        reason = found.judge(position, one)
        if reason:
            found.reasons[position] = reason
    found.cut()
    return found


def _known(body: Body) -> bool:
    """Tell whether this Livret knows the kind and its version."""
    kind = KINDS.get(body.kind)
    return kind is not None and body.version <= kind.version


def _refusal(team: Team, member: Member, body: Body) -> str:
    """Return why ``member`` may not write ``body`` in ``team``, or ""."""
    if member.role != REFERENT and not _may(member, body):
        return "no_right"
    if body.kind not in _NAMING or not _known(body):
        return ""
    if body.kind == "member_joined":
        return "" if _may_join(team, member, body.content) else "no_right"
    leaver = team.members.get(body.content["member"])
    if leaver is None:
        return "unknown_target"
    alone = member.role in {REFERENT, PERSON} or leaver == member
    return "" if alone and leaver.role != PERSON else "no_right"


def _may(member: Member, body: Body) -> bool:
    """Tell whether somebody who is no referent may write ``body`` at all."""
    if member.role == PERSON:
        return body.structural or body.voice in _HERS
    if body.structural and body.kind != "member_left":
        return False
    return body.voice == member.voice


def _may_join(team: Team, member: Member, told: Mapping[str, Any]) -> bool:
    """Tell whether somebody may be named like this.

    There is one person and she stays one; and nobody but a present member gives
    their own name another key or role, nor another key to receive with: what is
    sent to them would go elsewhere.
    """
    is_person = told["role"] == PERSON
    if "member" not in told:
        return not (is_person and team.person is not None)
    named = team.members.get(told["member"])
    if named is None or is_person != (named.role == PERSON):
        return False
    if not (named.present and named.keys) or named.id == member.id:
        return True
    same_place = (told["role"], told.get("side", "")) == (named.role, named.side)
    return same_place and _key_sets(told, bare=named.keys) <= named.key_sets


def _key_sets(
    told: Mapping[str, Any], bare: frozenset[str] = frozenset()
) -> frozenset[KeySet]:
    """Return the keys a joining names; none where it repeats a bare one of ``bare``."""
    if "keys" not in told:
        return frozenset()
    keys = told["keys"]
    one = KeySet.of(keys)
    if one == KeySet(one.sign) and one.sign in bare:
        return frozenset()
    return frozenset({one})


def _first_member(told: Mapping[str, Any], author: str) -> Mapping[str, Any]:
    # The root's author is the first member, whatever its content names.
    named = {key: item for key, item in told.items() if key != "member"}
    return {**named, "keys": {**told.get("keys", {}), "sign": author}}


def _built(verdict: Verdict, told: Mapping[int, tuple[str, Mapping[str, Any]]]) -> Team:
    live = frozenset(verdict.live)
    members: dict[str, Member] = {}
    for position, (member_id, said) in told.items():
        if verdict.counted >> position & 1:
            before = members.get(member_id)
            members[member_id] = _joined(
                before, member_id, said, present=position in live
            )
    by_key: dict[str, Member] = {}
    for member in members.values():
        if member.present:
            for key in member.keys:
                by_key.setdefault(key, member)
    return Team(members, by_key)


def _joined(
    before: Member | None, member_id: str, said: Mapping[str, Any], *, present: bool
) -> Member:
    if before is not None and before.present and not present:
        return before
    key_sets = _key_sets(said)
    if before is not None and before.present:
        key_sets |= before.key_sets
    return Member(
        id=member_id,
        name=said["name"],
        role=said["role"],
        side=said.get("side", ""),
        organisation=said.get("organisation", ""),
        quality=said.get("quality", ""),
        keys=frozenset(one.sign for one in key_sets),
        key_sets=key_sets,
        since=said.get("since", before.since if before else ""),
        present=present,
    )
