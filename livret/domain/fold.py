"""``fold(contributions) -> Livret``: pure, and the same for any arrival.

Source: ``resources/design/log.md`` 2 to 4.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from livret.domain.ancestry import Ancestry, ancestry
from livret.domain.authority import Authority, Team, authority
from livret.domain.contribution import Body, Verified
from livret.domain.kinds import KINDS, Merge, SlotKey
from livret.domain.livret import Livret, SetAside, Standing, Value

_EPOCH = dt.date(1970, 1, 1).toordinal()
_DAY_MS = 86_400_000

CONFIRMING_WAYS = frozenset({"drawn", "typed", "certificate", "paper"})
"""Ways of signing by the voice's own act; an attested word does not confirm."""


def fold(
    contributions: Iterable[Verified],
    *,
    about: dt.date | None = None,
) -> Livret:
    """Read a livret from the set of its contributions.

    Args:
        contributions: All of one livret, in any order, repeated or not.
        about: When given, only what was *said* on or before this day fills
            the places; who takes part is not affected.

    Returns:
        The same livret for every order and grouping of arrival.
    """
    order = ancestry(contributions)
    return _Folding(order, authority(order), about).livret()


def fold_at(contributions: Iterable[Verified], day: dt.date) -> Livret:
    """Read the livret as it was known at the end of ``day`` (UTC).

    Folds the largest ancestor-closed set recorded on or before ``day``;
    ``skewed`` lists what was recorded by then on some clock but builds on
    something recorded later.
    """
    order = ancestry(contributions)
    limit = (day.toordinal() - _EPOCH + 1) * _DAY_MS
    kept: list[Verified] = []
    kept_ids: set[str] = set()
    skewed: list[str] = []
    for one in order.ordered:
        in_time = one.body is None or one.body.recorded_at < limit
        if in_time and kept_ids.issuperset(one.header.parents):
            kept.append(one)
            kept_ids.add(one.id)
        elif in_time:
            skewed.append(one.id)
    return dataclasses.replace(fold(kept), skewed=tuple(skewed))


@dataclass(slots=True)
class _Write:
    position: int
    one: Verified
    body: Body
    merge: Merge
    own: bool


@dataclass(slots=True)
class _Folding:
    order: Ancestry
    judged: Authority
    about: dt.date | None
    aside: list[SetAside] = field(default_factory=list)
    counted: list[tuple[int, Verified, Body]] = field(default_factory=list)
    newer: list[str] = field(default_factory=list)
    read_only: bool = False
    withheld: int = 0
    places: dict[SlotKey, list[_Write]] = field(default_factory=dict)
    retracted: set[str] = field(default_factory=set)
    confirmed: dict[str, set[str]] = field(default_factory=dict)
    erased: str = ""

    def livret(self) -> Livret:
        self._sort_out()
        self._place()
        self._acts()
        team = self.judged.final
        root = next((b for _, v, b in self.counted if b.kind == "livret_opened"), None)
        return Livret(
            id=self.order.ordered[0].header.livret if self.order.ordered else "",
            heads=self.order.heads,
            slots=self._slots(),
            team=team,
            history=tuple(self._value(w) for w in self._all_writes()),
            set_aside=tuple(sorted(self.aside, key=lambda item: item.id)),
            waiting=self.order.waiting,
            withheld=self.withheld,
            newer=tuple(self.newer),
            read_only=self.read_only,
            erased=self.erased,
            scope_key=bytes.fromhex(root.content["scope_key"]) if root else b"",
            opened_at=root.recorded_at if root else 0,
            count=len(self.order.ordered) + len(self.order.waiting),
        )

    def _sort_out(self) -> None:
        reasons = self.judged.reasons
        for position, one in enumerate(self.order.ordered):
            body = one.body
            if position in reasons:
                self._put_aside(one, reasons[position])
            elif body is None:
                self.withheld += 1
            elif (known := KINDS.get(body.kind)) is None or (
                body.version > known.version
            ):
                self.newer.append(one.id)
                self.read_only |= body.structural
            else:
                self.counted.append((position, one, body))

    def _put_aside(self, one: Verified, reason: str) -> None:
        self.aside.append(
            SetAside(
                id=one.id,
                reason=reason,
                author=one.header.author,
                kind=one.body.kind if one.body else "",
                detail=one.problem,
            )
        )

    def _place(self) -> None:
        for position, one, body in self.counted:
            if self.about is not None and _said_on(body) > self.about:
                continue
            kind = KINDS[body.kind]
            keys = kind.place(one.id, body.voice, body.content)
            if body.kind == "agreement_withdrawn":
                keys = self._withdrawn_places(one, body)
            if not keys:
                continue
            own = body.origin is None and self.judged.team_at(position).speaks_for(
                one.header.author, body.voice
            )
            write = _Write(position, one, body, kind.merge, own)
            for key in keys:
                self.places.setdefault(key, []).append(write)

    def _withdrawn_places(self, one: Verified, body: Body) -> tuple[SlotKey, ...]:
        given = self._target(body.content["agreement"], "agreement_given")
        if given is None:
            self._put_aside(one, "unknown_target")
            return ()
        _, target = given
        return KINDS["agreement_given"].place("", target.voice, target.content)

    def _target(self, wanted: str, kind: str) -> tuple[int, Body] | None:
        position = self.order.index.get(wanted)
        if position is None or position in self.judged.reasons:
            return None
        body = self.order.ordered[position].body
        if body is None or (kind and body.kind != kind):
            return None
        return position, body

    def _acts(self) -> None:
        """Apply what speaks of other contributions, in the log's order."""
        signed = self._signed_documents()
        for position, one, body in self.counted:
            if body.kind == "retracted":
                self._retract(position, one, body, signed)
            elif body.kind == "words_confirmed":
                self._confirm(position, one, body)
            elif body.kind == "tombstone":
                self._bury(position, one, body)

    def _signed_documents(self) -> list[tuple[int, str, frozenset[str]]]:
        """Return (position of the signature, voice that signed, what it holds)."""
        signed = []
        for position, _, body in self.counted:
            if body.kind != "signature_given":
                continue
            frozen = self._target(body.content["document"], "document_frozen")
            if frozen is None:
                continue
            contains = frozenset(frozen[1].content["contains"])
            if body.content["way"] in CONFIRMING_WAYS:
                self._confirm_all(contains, body.content["role"])
            signed.append((position, body.content["role"], contains))
        return signed

    def _confirm_all(self, targets: Iterable[str], voice: str) -> None:
        for target in targets:
            self.confirmed.setdefault(target, set()).add(voice)

    def _confirm(self, position: int, one: Verified, body: Body) -> None:
        member = self.judged.team_at(position).by_key[one.header.author]
        seen = [
            target
            for target in body.content["targets"]
            if (at := self.order.index.get(target)) is not None
            and self.order.had_seen(position, at)
        ]
        self._confirm_all(seen, member.voice)

    def _bury(self, position: int, one: Verified, body: Body) -> None:
        team = self.judged.team_at(position)
        member = team.by_key[one.header.author]
        leads = [
            write.body.content["member"]
            for write in self._standing(self.places.get(("lead",), []))
            if self.order.had_seen(position, write.position)
        ]
        root = self.order.ordered[0].id
        if member.role == "personne" or member.id in (leads or [root]):
            self.erased = body.content["reason"]
        else:
            self._put_aside(one, "no_right")

    def _retract(
        self,
        position: int,
        one: Verified,
        body: Body,
        signed: list[tuple[int, str, frozenset[str]]],
    ) -> None:
        wanted = body.content["target"]
        at = self.order.index.get(wanted)
        if at is None or not self.order.had_seen(position, at):
            self._put_aside(one, "unknown_target")
            return
        target = self.order.ordered[at]
        writes = [
            (key, write)
            for key, places in self.places.items()
            for write in places
            if write.position == at
        ]
        allowed = (
            bool(writes)
            and target.header.author == one.header.author
            and not any(
                self.order.had_seen(position, where) and wanted in contains
                for where, _, contains in signed
            )
            and all(self._was_head(position, key, write) for key, write in writes)
        )
        if allowed:
            self.retracted.add(wanted)
        elif target.body is not None:
            self._put_aside(one, "not_retractable")

    def _was_head(self, position: int, key: SlotKey, write: _Write) -> bool:
        seen = [
            other
            for other in self.places[key]
            if self.order.had_seen(position, other.position)
            and (other.one.id not in self.retracted)
        ]
        return not any(self._replaces(other, write) for other in seen)

    def _replaces(self, later: _Write, earlier: _Write) -> bool:
        if not self.order.had_seen(later.position, earlier.position):
            return False
        same_author = later.one.header.author == earlier.one.header.author
        if later.merge is Merge.VOICED:
            return same_author and later.own == earlier.own
        if earlier.own and earlier.body.voice == "personne":
            return same_author
        return True

    def _standing(self, writes: list[_Write]) -> list[_Write]:
        if len(writes) == 1 and writes[0].one.id not in self.retracted:
            return writes
        active = [w for w in writes if w.one.id not in self.retracted]
        return [
            write
            for write in active
            if not any(self._replaces(later, write) for later in active)
        ]

    def _slots(self) -> Mapping[SlotKey, tuple[Value, ...]]:
        slots: dict[SlotKey, tuple[Value, ...]] = {}
        for key, writes in self.places.items():
            standing = self._standing(writes)
            if standing:
                slots[key] = tuple(
                    self._value(write, answered=self._answered(write, standing))
                    for write in standing
                )
        return slots

    def _answered(self, write: _Write, standing: list[_Write]) -> bool:
        return not write.own and any(
            other.own and self.order.had_seen(other.position, write.position)
            for other in standing
        )

    def _all_writes(self) -> Iterable[_Write]:
        for position, one, body in self.counted:
            own = body.origin is None and self.judged.team_at(position).speaks_for(
                one.header.author, body.voice
            )
            yield _Write(position, one, body, KINDS[body.kind].merge, own)

    def _value(self, write: _Write, *, answered: bool = False) -> Value:
        one, body = write.one, write.body
        team = self.judged.team_at(write.position)
        author = team.by_key.get(one.header.author)
        if author is None:  # the root: its author is a member from here on
            author = self.judged.final.by_key.get(one.header.author)
        if write.own:
            standing = Standing.OWN
        elif self._is_confirmed(one.id, body.voice):
            standing = Standing.CONFIRMED
        else:
            standing = Standing.COLLECTED
        origin = body.origin
        return Value(
            id=one.id,
            kind=body.kind,
            voice=body.voice,
            author=one.header.author,
            author_name=author.name if author else "",
            speaker_name=_speaker(write, team, author.name if author else ""),
            standing=standing,
            recorded_at=body.recorded_at,
            said_on=_said_on(body),
            content=body.content,
            origin_author=origin.author if origin else "",
            imported_from=origin.system if origin else "",
            answered=answered,
        )

    def _is_confirmed(self, wanted: str, voice: str) -> bool:
        voices = self.confirmed.get(wanted)
        if not voices:
            return False
        return voice in voices or (voice == "ensemble" and "personne" in voices)


def _speaker(write: _Write, team: Team, author_name: str) -> str:
    if write.own:
        return author_name
    if write.body.origin is not None and write.body.voice != "personne":
        return write.body.origin.author
    there = team.with_voice(write.body.voice)
    return there[0].name if len(there) == 1 else ""


def _said_on(body: Body) -> dt.date:
    if body.said_on is not None:
        return body.said_on
    return dt.date.fromordinal(_EPOCH + body.recorded_at // _DAY_MS)
