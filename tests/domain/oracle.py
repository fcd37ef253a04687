"""The log as ``resources/design/log.md`` words it: sets and loops, no cleverness.

Written from the page, not from ``livret.domain``; it shares with it only the
values that are read and the table of kinds. Slow, and meant to be plain.
Who may write stands in ``tests.domain.team_oracle``.
"""

from __future__ import annotations

from collections.abc import Iterable

from livret.domain.contribution import Verified
from livret.domain.kinds import KINDS, Merge
from tests.domain.team_oracle import TeamOracle


class Oracle(TeamOracle):
    """Everything the page says about one set of contributions."""

    def __init__(self, contributions: Iterable[Verified]) -> None:
        super().__init__(contributions)
        self._rounds: dict[str, str] = {}
        self.retracted: dict[str, set[str]] = {}
        self.aside_as_act = self._acts()
        self.lots.update(self.aside_as_act)

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
            if not by or body.content["way"] not in ways:
                return set()
            frozen = self.body(body.content["document"], "document_frozen")
            part = frozen.content.get("in_part", ()) if frozen is not None else ()
            return self.signed(act) - set(part) - set(body.content.get("unseen", ()))
        return set()
