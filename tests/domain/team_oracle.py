"""Who may write, as ``resources/design/log.md`` words it: sets and loops.

The first half of ``tests.domain.oracle``, written in the same way.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from livret.domain.body import Body
from livret.domain.contribution import Verified
from livret.domain.kinds import KINDS

Ids = frozenset[str]


class Trial(NamedTuple):
    """What counts, if some leavings hold.

    ``kept`` are pairs of a leaving and a join it does not cut.
    """

    counted: Ids
    holding: Ids
    adopted: Ids
    kept: frozenset[tuple[str, str]]


class TeamOracle:
    """What the page says of who may write, and what becomes of each contribution."""

    def __init__(self, contributions: Iterable[Verified]) -> None:
        held: dict[str, Verified] = {}
        for one in contributions:
            if one.id not in held or held[one.id].body is None:
                held[one.id] = one
        self.held = held
        self.order: list[str] = []
        while True:
            ready = [
                key
                for key, one in held.items()
                if key not in self.order and set(one.header.parents) <= set(self.order)
            ]
            if not ready:
                break
            self.order.append(min(ready))
        self.past: dict[str, Ids] = {}
        for key in self.order:
            past: set[str] = set()
            for parent in held[key].header.parents:
                past |= {parent} | self.past[parent]
            self.past[key] = frozenset(past)
        self._teams: dict[Ids, dict[str, Any]] = {}
        self.refused: dict[str, str] = {}
        for key in self.order:
            self.refused[key] = self._refusal(key, held[key])
        self.lots = self._lots()

    # --- bodies ------------------------------------------------------------

    def body(self, key: str, *kinds: str) -> Body | None:
        """The body, if this Livret knows how to read it."""
        body = self.held[key].body if key in self.held else None
        if body is None or self.held[key].problem:
            return None
        kind = KINDS.get(body.kind)
        if kind is None or body.version > kind.version:
            return None
        return body if not kinds or body.kind in kinds else None

    def author(self, key: str) -> str:
        return self.held[key].header.author

    def member_of_join(self, key: str) -> str:
        body = self.body(key, "member_joined")
        return str(body.content.get("member", key)) if body else key

    # --- who may write -----------------------------------------------------

    def _rightful(self, part: Ids, *kinds: str) -> list[str]:
        return [
            key
            for key in self.order
            if key in part and self.body(key, *kinds) and not self.refused[key]
        ]

    def team(self, part: Ids) -> dict[str, Any]:
        """What the membership contributions among ``part`` amount to."""
        if part not in self._teams:
            self._teams[part] = self._team(part)
        return self._teams[part]

    def _team(self, part: Ids) -> dict[str, Any]:
        leaves = frozenset(self._rightful(part, "member_left"))
        surely: Ids = frozenset()
        while True:
            perhaps = self._counted(part, surely).counted & leaves
            again = self._counted(part, perhaps).counted & leaves
            if again == surely:
                break
            surely = again
        trial = self._counted(part, perhaps)
        trial = trial._replace(counted=trial.counted - leaves | perhaps)
        members: dict[str, dict[str, Any]] = {}
        for key in self._rightful(trial.counted, "livret_opened", "member_joined"):
            self._name(members, key, perhaps)
        return {"trial": trial, "members": members}

    def _name(self, members: dict[str, dict[str, Any]], key: str, holding: Ids) -> None:
        body = self.body(key)
        assert body is not None
        told = body.content
        member = self.member_of_join(key)
        if body.kind == "livret_opened":
            told = {**told["member"], "keys": {"sign": self.author(key)}}
        ended = {ll for ll in holding if self.ends(ll, key)}
        live = ended <= self.past[key]
        was = members.get(member)
        if was is not None and was["joins"] and not live:
            return
        sign = {told["keys"]["sign"]: [key]} if "keys" in told else {}
        old = was["keys"] if was is not None and was["joins"] else {}
        members[member] = {
            "role": told["role"],
            "side": told.get("side", ""),
            "keys": {k: old.get(k, []) + sign.get(k, []) for k in {**old, **sign}},
            "joins": ((was["joins"] if was else []) + [key]) if live else [],
        }

    def leaver(self, key: str) -> str:
        body = self.body(key, "member_left")
        assert body is not None
        return str(body.content["member"])

    def ends(self, leave: str, join: str) -> bool:
        """Whether a leaving ends a join: of its member, but for the key it names."""
        body = self.body(leave, "member_left")
        assert body is not None
        goes_on = body.content.get("key")
        if self.leaver(leave) != self.member_of_join(join):
            return False
        return goes_on is None or self.key_of_join(join) != goes_on

    def key_of_join(self, join: str) -> str | None:
        body = self.body(join)
        assert body is not None
        if body.kind == "livret_opened":
            return self.author(join)
        return body.content.get("keys", {}).get("sign")

    def accepted(self, leave: str) -> set[str]:
        body = self.body(leave, "member_left")
        assert body is not None
        heads = set(body.content["heads"]) & self.past[leave]
        return heads.union(*(self.past[head] for head in heads))

    def places(self, key: str) -> list[str]:
        """The joins that gave the author a place when writing this."""
        members = self.team(self.past[key])["members"]
        return [
            join
            for member in members.values()
            for join in member["keys"].get(self.author(key), [])
            if member["joins"]
        ]

    def _counted(self, part: Ids, holding: Ids) -> Trial:
        """What counts among ``part`` if ``holding`` cut: the least there is."""
        kinds = ("livret_opened", "member_joined", "member_left", "adopted")
        events = self._rightful(part, *kinds)
        trial = Trial(frozenset(), holding, frozenset(), frozenset())
        while True:
            counted: Ids = frozenset()
            for key in events:
                so_far = trial._replace(counted=counted)
                if key in trial.adopted or self._upheld(key, so_far):
                    counted |= {key}
            so_far = trial._replace(counted=counted)
            adopted = frozenset(
                target
                for key in counted
                if (body := self.body(key, "adopted")) is not None
                for target in body.content["targets"]
                if self._adoptable(key, target)
            )
            kept = frozenset(
                (leave, join)
                for leave in holding
                for join in self._rightful(part, "member_joined")
                if any(
                    self._builds(built, leave, join)
                    and (built in trial.adopted or self._upheld(built, so_far))
                    for built in part
                )
            )
            if (adopted, kept) == (trial.adopted, trial.kept):
                return so_far
            trial = Trial(frozenset(), holding, adopted, kept)

    def _builds(self, built: str, leave: str, join: str) -> bool:
        """Whether somebody else built on a join, not knowing of the leaving."""
        return (
            not self.refused[built]
            and join in self.past[built]
            and leave not in self.past[built]
            and self.leaver(leave) not in self._members(built)
        )

    def _members(self, key: str) -> set[str]:
        return {self.member_of_join(join) for join in self.places(key)}

    def _adoptable(self, adoption: str, target: str) -> bool:
        if target not in self.past[adoption]:
            return False
        shared = self._members(target) & self._members(adoption)
        return self.author(target) != self.author(adoption) and not shared

    def _upheld(self, key: str, trial: Trial) -> bool:
        if not self.held[key].header.parents:
            return True
        return any(
            join in trial.counted
            and not any(
                self.ends(leave, join)
                and self._reaches(leave, key)
                and (leave, key) not in trial.kept
                and not (self.body(key, "member_left") and self._uproots(key, leave))
                for leave in trial.holding
            )
            for join in self.places(key)
        )

    def _reaches(self, leave: str, key: str) -> bool:
        if self.body(key, "member_joined") and key in self.past[leave]:
            return False
        unseen = leave not in self.past[key] and leave != key
        return unseen and key not in self.accepted(leave)

    def _uproots(self, leave: str, key: str) -> bool:
        places = self.places(key)
        return bool(places) and all(
            (self.ends(leave, join) and self._reaches(leave, key))
            or self._uproots(leave, join)
            for join in places
        )

    def member(self, key: str) -> tuple[str, dict[str, Any]] | None:
        """The author as their own past has them: member id and what is known."""
        for member, known in self.team(self.past[key])["members"].items():
            if known["joins"] and self.author(key) in known["keys"]:
                return member, known
        return None

    @staticmethod
    def voice(member: str, known: dict[str, Any]) -> str:
        if known["role"] == "personne":
            return "personne"
        if known["role"] == "referent" and known["side"]:
            return str(known["side"])
        return "autre:" + member

    def _refusal(self, key: str, one: Verified) -> str:
        body = one.body
        opens = body is not None and body.kind == "livret_opened"
        if not one.header.parents:
            if body is not None and not opens:
                return "not_a_root"
            return "invalid" if one.problem else ""
        if one.problem or opens:
            return "invalid"
        found = self.member(key)
        if found is None:
            return "no_right"
        return self._not_allowed(key, body, *found) if body is not None else ""

    def _not_allowed(
        self, key: str, body: Body, member: str, known: dict[str, Any]
    ) -> str:
        role = known["role"]
        own_voice = body.voice == self.voice(member, known)
        if (
            role == "personne"
            and not body.structural
            and (body.voice not in {"personne", "ensemble"})
        ):
            return "no_right"
        if role not in {"personne", "referent"} and (
            not own_voice or (body.structural and body.kind != "member_left")
        ):
            return "no_right"
        members = self.team(self.past[key])["members"]
        if self.body(key, "member_joined"):
            allowed = self._may_name(body.content, member, members)
            return "" if allowed and not self._taken(key) else "no_right"
        if self.body(key, "member_left"):
            leaver = body.content["member"]
            if leaver not in members:
                return "unknown_target"
            if members[leaver]["role"] == "personne":
                return "no_right"
            if role not in {"personne", "referent"} and leaver != member:
                return "no_right"
        return ""

    def _taken(self, key: str) -> bool:
        """Whether a join that counts names this join's key for another member."""
        wanted = self.key_of_join(key)
        counted = self.team(self.past[key])["trial"].counted
        return wanted is not None and any(
            self.key_of_join(join) == wanted
            and self.member_of_join(join) != self.member_of_join(key)
            for join in self._rightful(counted, "livret_opened", "member_joined")
        )

    @staticmethod
    def _may_name(told: Any, by: str, members: dict[str, dict[str, Any]]) -> bool:
        keys = {told["keys"]["sign"]} if "keys" in told else set()
        person = told["role"] == "personne"
        if "member" not in told:
            people = [m for m in members.values() if m["role"] == "personne"]
            return not (person and people)
        known = members.get(told["member"], {})
        if not known or (known["role"] == "personne") != person:
            return False
        if told["member"] == by or not (known["joins"] and known["keys"]):
            return True
        same = (told["role"], told.get("side", "")) == (known["role"], known["side"])
        return same and keys <= set(known["keys"])

    # --- lots --------------------------------------------------------------

    def _lots(self) -> dict[str, str]:
        """What becomes of each contribution held."""
        whole = self.team(frozenset(self.order))["trial"]
        lots = dict.fromkeys(self.held, "waiting")
        for key in self.order:
            body = self.held[key].body
            if self.refused[key]:
                lots[key] = self.refused[key]
            elif cut := self._cut(key, whole):
                lots[key] = cut
            elif body is None:
                lots[key] = "withheld"
            else:
                lots[key] = "history" if self.body(key) else "newer"
        return lots

    def _cut(self, key: str, whole: Trial) -> str:
        if self.body(key, "member_left"):
            stays = key in whole.holding
        else:
            stays = key in whole.adopted or self._upheld(key, whole)
        if stays:
            return ""
        placed = any(join in whole.counted for join in self.places(key))
        return "after_leaving" if placed else "no_right"
