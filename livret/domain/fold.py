"""``fold(contributions) -> Livret``: pure, and the same for any arrival.

Source: ``resources/design/log.md``, "Folding".
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from livret.domain.acts import CONFIRMING_WAYS, Acts
from livret.domain.ancestry import Ancestry, ancestry, recorded_before
from livret.domain.authority import authority
from livret.domain.body import Body
from livret.domain.contribution import Verified
from livret.domain.frozen import maker
from livret.domain.judged import Judged
from livret.domain.kinds import KINDS, RULES_VERSION, SlotKey
from livret.domain.livret import Livret, SetAside, Standing, Value
from livret.domain.person import called_of
from livret.domain.places import Places, Write
from livret.domain.rounds import rounds_of
from livret.domain.team import PERSON, REFERENT, Member, Team, named
from livret.domain.voices import Voice

__all__ = ["CONFIRMING_WAYS", "fold", "fold_at"]

_EPOCH = dt.date(1970, 1, 1).toordinal()
_DAY_MS = 86_400_000
_OWN, _COLLECTED, _CONFIRMED = Standing  # an enumeration's names cost a call each
_value = maker(Value)
_FULL = frozenset({REFERENT, PERSON})


def fold(
    contributions: Iterable[Verified],
    *,
    about: dt.date | None = None,
    names: Mapping[str, str] | None = None,
) -> Livret:
    """Read a livret from the set of its contributions.

    Args:
        contributions: All of one livret, in any order, repeated or not.
        about: When given, only what was *said* on or before this day fills
            the places; who takes part, what was taken back and what was
            confirmed are as known from everything.
        names: Present names by member id, where they are known from more than
            what is folded; a changed name replaces the old one (practice 5).

    Returns:
        The same livret for every order and grouping of arrival.
    """
    order = ancestry(contributions)
    return folded(order, authority(order), about, names or {})


def folded(
    order: Ancestry,
    judged: Judged,
    about: dt.date | None = None,
    names: Mapping[str, str] = MappingProxyType({}),
) -> Livret:
    """Read a livret whose contributions are in order and judged."""
    return _Folding(order, judged, about, names).livret()


def fold_at(
    contributions: Iterable[Verified],
    day: dt.date,
    *,
    about: dt.date | None = None,
    names: Mapping[str, str] | None = None,
) -> Livret:
    """Read the livret as it was known at the end of ``day`` (UTC).

    Folds the largest ancestor-closed set recorded on or before ``day``;
    ``skewed`` lists what was recorded by then on some clock but builds on
    something recorded later. A body that is absent has no time: it is taken
    wherever its ancestors are.
    """
    kept, skewed = known_at(contributions, day)
    read = fold(kept, about=about, names=names)
    return dataclasses.replace(read, skewed=skewed)


def known_at(
    contributions: Iterable[Verified], day: dt.date
) -> tuple[tuple[Verified, ...], tuple[str, ...]]:
    """Return what was known at the end of a day, and what clock skew excludes."""
    limit = (day.toordinal() - _EPOCH + 1) * _DAY_MS
    return recorded_before(ancestry(contributions), limit)


@dataclass(slots=True)
class _Folding:
    order: Ancestry
    judged: Judged
    about: dt.date | None
    names: Mapping[str, str]
    aside: dict[int, str] = field(default_factory=dict)
    counted: list[Write] = field(default_factory=list)
    newer: list[str] = field(default_factory=list)
    read_only: bool = False
    withheld: int = 0
    values: dict[int, Value] = field(default_factory=dict)
    speakers: dict[tuple[int, str], str] = field(default_factory=dict)
    called: str = ""
    team: Team = field(init=False)

    def livret(self) -> Livret:
        order = self.order
        self._sort_out()
        places = Places(order, rounds=self._rounds())
        for write in self.counted:
            places.add(write)
        acts = Acts(order, self.judged, places)
        for write in self.counted:
            reason = acts.apply(write)
            if reason:
                self.aside[write.position] = reason
        self.called = _called(places)
        self.team = named(self.judged.final, self.called, self.names)
        self._read(acts)
        root = self._root()
        return Livret(
            id=order.ordered[0].header.livret if order.ordered else "",
            heads=order.heads,
            slots=self._slots(places),
            team=self.team,
            moved=places.moved,
            history=tuple(self.values.values()),
            set_aside=self._set_aside(),
            waiting=order.waiting,
            withheld=self.withheld,
            newer=tuple(self.newer),
            read_only=self.read_only,
            erased=acts.erased,
            scope_key=bytes.fromhex(root.content["scope_key"]) if root else b"",
            opened_at=root.recorded_at if root else 0,
            count=len(order.ordered) + len(order.waiting),
            joined=acts.joined(),
        )

    def _sort_out(self) -> None:
        """Give every contribution in order its one lot."""
        self.aside.update(self.judged.reasons)
        team_at, counted = self.judged.team_at, self.counted.append
        for position, one in enumerate(self.order.ordered):
            body = one.body
            if position in self.aside:
                continue
            if body is None:
                self.withheld += 1
                continue
            kind = KINDS.get(body.kind)
            if kind is None or body.version > kind.version:
                self.newer.append(one.id)
                self.read_only |= body.structural
                continue
            member = team_at(position).by_key.get(one.header.author)
            own = full = False
            if member is not None:
                own = body.origin is None and member.voice == body.voice
                full = member.role in _FULL
            counted(Write(position, one, body, kind.merge, member, own, full))

    def _rounds(self) -> Mapping[str, str]:
        opened = (
            (write.position, write.body.content)
            for write in self.counted
            if write.body.kind == "diagnosis_opened"
        )
        return rounds_of(self.order, opened)

    def _root(self) -> Body | None:
        if not self.counted or self.counted[0].body.kind != "livret_opened":
            return None
        root = self.counted[0].body
        self.read_only |= root.content["rules"] > RULES_VERSION
        return root

    def _set_aside(self) -> tuple[SetAside, ...]:
        found = []
        for position, reason in self.aside.items():
            one = self.order.ordered[position]
            found.append(
                SetAside(
                    id=one.id,
                    reason=reason,
                    author=one.header.author,
                    kind=one.body.kind if one.body else "",
                    detail=one.problem,
                )
            )
        return tuple(sorted(found, key=lambda item: item.id))

    def _slots(self, places: Places) -> Mapping[SlotKey, tuple[Value, ...]]:
        slots: dict[SlotKey, tuple[Value, ...]] = {}
        for key, writes in places.writes.items():
            standing = places.standing(self._said_in_time(writes))
            if len(standing) == 1:
                slots[key] = (self.values[standing[0].position],)
            elif standing:
                heard = 0
                for write in standing:
                    heard |= self.order.seen[write.position] if write.own else 0
                slots[key] = tuple(self._beside(w, heard) for w in standing)
        return slots

    def _said_in_time(self, writes: list[Write]) -> list[Write]:
        limit = self.about
        if limit is None:
            return writes
        return [write for write in writes if _said_on(write.body) <= limit]

    def _beside(self, write: Write, heard: int) -> Value:
        """Return a value among others; answered when its voice spoke after it.

        Args:
            write: It.
            heard: Positions that those who spoke for themselves there had seen.
        """
        value = self.values[write.position]
        answered = not write.own and heard >> write.position & 1
        return dataclasses.replace(value, answered=True) if answered else value

    def _read(self, acts: Acts) -> None:
        """Make the value of everything that counts, once."""
        for write in self.counted:
            if write.position not in self.aside:
                self.values[write.position] = self._value(write, acts)

    def _value(self, write: Write, acts: Acts) -> Value:
        one, body, origin = write.one, write.body, write.body.origin
        author, own = write.member, write.own
        if author is None:  # the root's author is a member from the root on
            author = self.judged.final.members.get(one.id)
            own = author is not None and author.voice == body.voice
        name = self._name(author) if author else ""
        if own:
            standing, speaker = _OWN, name
        else:
            confirmed = acts.is_confirmed(one.id, body.voice)
            standing = _CONFIRMED if confirmed else _COLLECTED
            speaker = self._speaker(write.position, body)
        return _value(
            id=one.id,
            kind=body.kind,
            voice=body.voice,
            author=one.header.author,
            author_name=name,
            speaker_name=speaker,
            standing=standing,
            recorded_at=body.recorded_at,
            said_on=_said_on(body),
            content=body.content,
            origin_author=origin.author if origin else "",
            imported_from=origin.system if origin else "",
        )

    def _speaker(self, position: int, body: Body) -> str:
        if body.origin is not None and body.voice != Voice.PERSONNE:
            return body.origin.author
        team = self.judged.team_at(position)
        found = self.speakers.get((id(team), body.voice))
        if found is None:
            there = team.with_voice(body.voice)
            found = self._name(there[0]) if len(there) == 1 else ""
            if body.voice == Voice.PERSONNE:
                named = self.names.get(Voice.PERSONNE, "")
                found = named or ("" if self.names else self.called) or found
            self.speakers[id(team), body.voice] = found
        return found

    def _name(self, member: Member) -> str:
        """Return the present name of somebody, whatever it was then."""
        return self.team.members.get(member.id, member).name


def _called(places: Places) -> str:
    """Return what the person is called, as far as the livret says it."""

    def detail(name: str) -> str:
        standing = places.standing(places.writes.get(("detail", name), []))
        said = [w.body.content[name] for w in standing if name in w.body.content]
        return str([*dict.fromkeys(said)][-1]) if said else ""

    return called_of(detail)


def _said_on(body: Body) -> dt.date:
    if body.said_on is not None:
        return body.said_on
    return dt.date.fromordinal(_EPOCH + body.recorded_at // _DAY_MS)
