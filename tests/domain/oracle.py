"""The log as ``resources/design/log.md`` words it: sets and loops, no cleverness.

Written from the page, not from ``livret.domain``; it shares with it only the
values that are read and the table of kinds. Slow, and meant to be plain.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from livret.domain.body import Body
from livret.domain.contribution import Verified
from livret.domain.kinds import KINDS, Merge

Ids = frozenset[str]


class Trial(NamedTuple):
    """What counts, if some leavings hold.

    ``kept`` are pairs of a leaving and a join it does not cut.
    """

    counted: Ids
    holding: Ids
    adopted: Ids
    kept: frozenset[tuple[str, str]]


class Oracle:
    """Everything the page says about one set of contributions."""

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
        self._rounds: dict[str, str] = {}
        self.refused: dict[str, str] = {}
        for key in self.order:
            self.refused[key] = self._refusal(key, held[key])
        self.lots = self._lots()
        self.retracted: dict[str, set[str]] = {}
        self.aside_as_act = self._acts()
        self.lots.update(self.aside_as_act)

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
        ended = {ll for ll in holding if self.leaver(ll) == member}
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
                self.leaver(leave) == self.member_of_join(join)
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
            (
                self.member_of_join(join) == self.leaver(leave)
                and self._reaches(leave, key)
            )
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
            return "" if allowed else "no_right"
        if self.body(key, "member_left"):
            leaver = body.content["member"]
            if leaver not in members:
                return "unknown_target"
            if members[leaver]["role"] == "personne":
                return "no_right"
            if role not in {"personne", "referent"} and leaver != member:
                return "no_right"
        return ""

    @staticmethod
    def _may_name(told: Any, by: str, members: dict[str, dict[str, Any]]) -> bool:
        keys = {told["keys"]["sign"]} if "keys" in told else set()
        person = told["role"] == "personne"
        for member, known in members.items():
            if member != told.get("member") and keys & set(known["keys"]):
                return False
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

    # --- places ------------------------------------------------------------

    def history(self) -> list[str]:
        return [key for key in self.order if self.lots[key] == "history"]

    def places_of(self, key: str) -> list[tuple[str, ...]]:
        body = self.body(key)
        if body is None:
            return []
        if body.kind == "agreement_withdrawn":
            target = body.content["agreement"]
            given = target in self.past[key] and self.lots[target] == "history"
            if not given or not self.body(target, "agreement_given"):
                return []
            return self.places_of(target)
        return [
            (place[0], self._first_of_round(key, place[1]), *place[2:])
            if place[0] in {"diagnosis", "view", "line"}
            else place
            for place in KINDS[body.kind].place(key, body.voice, body.content)
        ]

    def _rank(self, opening: str) -> tuple[str, int]:
        """The form of an opening that counts, and its rank."""
        body = self.body(opening)
        assert body is not None
        form = body.content["form"]
        below = [self._rank(one) for one in self._openings(self.past[opening])]
        return form, 1 + max([rank for of, rank in below if of == form], default=0)

    def _openings(self, seen: Iterable[str]) -> list[str]:
        seen = set(seen)
        return [
            one
            for one in self.order
            if one in seen
            and self.body(one, "diagnosis_opened")
            and self.lots[one] == "history"
        ]

    def _first_of_round(self, key: str, named: str) -> str:
        """The diagnosis in which something stands that was said in ``named``."""
        if named not in self._openings(self.past[key] | {key}):
            return named
        if named not in self._rounds:
            wanted = self._rank(named)
            side_by_side = (o for o in self._openings(self.order))
            self._rounds[named] = next(
                one for one in side_by_side if self._rank(one) == wanted
            )
        return self._rounds[named]

    def own(self, key: str) -> bool:
        body, found = self.body(key), self.member(key)
        return (
            body is not None
            and found is not None
            and body.origin is None
            and self.voice(*found) == body.voice
        )

    def replaces(self, later: str, earlier: str) -> bool:
        new, old = self.body(later), self.body(earlier)
        if new is None or old is None or earlier not in self.past[later]:
            return False
        if new.origin and not old.origin:
            return False
        same = self.author(later) == self.author(earlier)
        if KINDS[new.kind].merge is Merge.VOICED:
            if not same or self.own(later) != self.own(earlier):
                return False
            if new.origin is not None and old.origin is not None:
                return new.origin.author == old.origin.author
            return True
        found = self.member(later)
        full = found is not None and found[1]["role"] in {"referent", "personne"}
        hers = self.own(earlier) and old.voice == "personne"
        return same if hers or not full else True

    def standing(
        self,
        place: tuple[str, ...],
        seen: Iterable[str],
        shown: Iterable[str] | None = None,
    ) -> list[str]:
        """What stands in a place for somebody who holds ``seen``."""
        seen = set(seen)
        shown = seen if shown is None else set(shown)
        there = [
            key
            for key in self.history()
            if key in shown
            and place in self.places_of(key)
            and not self.retracted.get(key, set()) & seen
        ]
        return [
            one
            for one in there
            if not any(self.replaces(other, one) for other in there)
        ]

    def slots(self, without: Iterable[str] = ()) -> dict[tuple[str, ...], list[str]]:
        """Every place, and the ids that stand there, some writes left out."""
        shown = set(self.order) - set(without)
        found: dict[tuple[str, ...], list[str]] = {}
        for key in self.history():
            for place in self.places_of(key):
                if place not in found:
                    found[place] = self.standing(place, self.order, shown)
        return {place: ids for place, ids in found.items() if ids}

    # --- acts --------------------------------------------------------------

    def _acts(self) -> dict[str, str]:
        aside = {}
        for key in self.history():
            body = self.body(key)
            assert body is not None
            reason = ""
            if body.kind == "retracted":
                reason = self._retraction(key, body.content["target"])
            elif body.kind == "agreement_withdrawn":
                reason = self._withdrawal(key, body.content["agreement"])
            elif body.kind in {"tombstone", "livrets_parted"}:
                reason = self._burial(key)
            elif body.kind == "livrets_joined":
                reason = self._joining(key, body.content["livret"], aside)
            if reason:
                aside[key] = reason
        return aside

    def _withheld(self, key: str) -> bool:
        return self.held[key].body is None and not self._is_aside(key)

    def _is_aside(self, key: str) -> bool:
        return self.lots[key] not in {"history", "withheld", "newer", "waiting"}

    def _withdrawal(self, key: str, target: str) -> str:
        if target not in self.past[key]:
            return "unknown_target"
        known = self.body(target, "agreement_given") and not self._is_aside(target)
        return "" if known or self._withheld(target) else "unknown_target"

    def _retraction(self, key: str, target: str) -> str:
        if target not in self.past[key]:
            return "unknown_target"
        if self._withheld(target):
            return ""
        body = self.body(target)
        places = self.places_of(target)
        allowed = (
            body is not None
            and self.lots[target] == "history"
            and self.author(target) == self.author(key)
            and KINDS[body.kind].merge is not Merge.RESTRICTIVE
            and bool(places)
            and all(target in self.standing(p, self.past[key]) for p in places)
            and not any(target in self.signed(s) for s in self.past[key])
        )
        if allowed:
            self.retracted.setdefault(target, set()).add(key)
        return "" if allowed else "not_retractable"

    def signed(self, key: str) -> set[str]:
        """What a signature that counts was put under."""
        body = self.body(key, "signature_given")
        if body is None or self._is_aside(key):
            return set()
        document = body.content["document"]
        if body.content["way"] in {"refused", "absent"}:
            return set()
        if document not in self.past[key] or self._is_aside(document):
            return set()
        frozen = self.body(document, "document_frozen")
        if frozen is None:
            return set()
        return set(frozen.content["contains"]) & self.past[document]

    def _burial(self, key: str) -> str:
        found = self.member(key)
        assert found is not None
        leads = [
            self.held[lead].body.content["member"]  # type: ignore[union-attr]
            for lead in self.standing(("lead",), self.past[key])
        ] or [self.order[0]]
        return "" if found[1]["role"] == "personne" or found[0] in leads else "no_right"

    def _joining(self, key: str, other: str, aside: dict[str, str]) -> str:
        """A lead joins; any referent, or the person, says again what was joined."""
        found = self.member(key)
        assert found is not None
        before = [
            one
            for one in self.history()
            if one in self.past[key] and one not in aside
            if (body := self.body(one, "livrets_joined")) is not None
            if body.content["livret"] == other
        ]
        again = before and found[1]["role"] in {"personne", "referent"}
        return "" if again else self._burial(key)

    def joined(self) -> dict[str, set[str]]:
        """Other livrets, with the joinings that had seen every parting."""
        counts = self.history()
        found: dict[str, set[str]] = {}
        for key in counts:
            body = self.body(key, "livrets_joined")
            if body is None:
                continue
            other = body.content["livret"]
            partings = [
                one
                for one in counts
                if (parting := self.body(one, "livrets_parted")) is not None
                if parting.content["livret"] == other
            ]
            if all(one in self.past[key] for one in partings):
                found.setdefault(other, set()).add(key)
        return found

    # --- standing of words -------------------------------------------------

    def confirmed(self, key: str) -> bool:
        """Whether the voice of a contribution confirmed it."""
        body = self.body(key)
        assert body is not None
        wanted = {body.voice} | ({"personne"} if body.voice == "ensemble" else set())
        return any(
            key in self._confirms(act, voice)
            for act in self.history()
            for voice in wanted
        )

    def _confirms(self, act: str, voice: str) -> set[str]:
        body, found = self.body(act), self.member(act)
        if body is None or found is None:
            return set()
        mine = self.voice(*found)
        if body.kind == "words_confirmed" and mine == voice:
            return set(body.content["targets"]) & self.past[act]
        if body.kind == "signature_given" and body.content["role"] == voice:
            ways = {"drawn", "typed", "certificate", "paper"}
            by = found[1]["role"] == "referent" or mine == voice
            return self.signed(act) if by and body.content["way"] in ways else set()
        return set()
