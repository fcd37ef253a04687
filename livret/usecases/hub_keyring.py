"""The keys of one livret on the hub: who holds which, and what must change.

The sending gate (``livret.domain.sending``) says who may hold what; a key seals
only where its holders are exactly those. Pure but for the sealer it is given.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from livret.domain.contribution import Verified
from livret.domain.errors import Untrusted
from livret.domain.hub_grants import (
    HEADER_SCOPE,
    KEY_BYTES,
    SIGNATURE_BYTES,
    Grant,
    KeyName,
    Names,
    key_check,
    wrap_bound,
)
from livret.domain.keys_ever import keys_ever
from livret.domain.livret import Livret
from livret.domain.sending import Allowance, Reader, allowance, may_hold
from livret.usecases.hub_member_keys import hub_keys, strong_keys
from livret.usecases.hub_scopes import one_of_each, scope_of
from livret.usecases.ports_hub import HubSealer


@dataclass(slots=True)
class Key:
    """One key, as the grants tell of it.

    Attributes:
        makers: Signing keys of whoever gave it to somebody.
        holders: Hub keys it was given to, as the server shows.
        secret: The key itself, None where this desk was not given it.
        seen: Hub keys it was once seen to be given to. They may hold it; a
            server that went back gives it to them no more.
        empty: Signing keys of who said to give it to this desk, and did not.
        lacking: Who said, of which hub key, that it was not given, though
            somebody said so: pairs of signing key and hub key.
    """

    makers: set[str] = field(default_factory=set)
    holders: set[str] = field(default_factory=set)
    secret: bytes | None = field(default=None, repr=False)
    seen: frozenset[str] = frozenset()
    empty: set[str] = field(default_factory=set)
    lacking: set[tuple[str, str]] = field(default_factory=set)

    @property
    def ever(self) -> frozenset[str]:
        """Hub keys of whoever may hold it."""
        return self.seen | self.holders

    def give(self, holder: str) -> None:
        """Note that somebody is given it, whatever they said before."""
        self.holders.add(holder)
        self.lacking = {one for one in self.lacking if one[1] != holder}

    def had(self, own: Mapping[str, frozenset[str]]) -> set[str]:
        """Return hub keys of whoever was given it and did not say otherwise.

        Args:
            own: Hub keys of each present member, by each of their signing keys:
                nobody says it of somebody else.
        """
        said = {key for who, key in self.lacking if key in own.get(who, ())}
        return self.holders - said


Keyring = dict[KeyName, Key]

Wanted = Mapping[bytes, frozenset[str]]
"""For each scope's name, the hub keys of who may hold what it seals."""


def read_grants(
    said: Iterable[bytes],
    hub: bytes,
    livret: bytes,
    sealer: HubSealer,
    makers: Collection[str] | None = None,
) -> Keyring:
    """Read signed grants; what is not one of this livret's is passed over.

    Args:
        said: Signature, then bytes, of each.
        hub: Id of the hub.
        livret: Opaque name of the livret.
        sealer: With the desk's own secret.
        makers: Signing keys of whoever may tell of keys; None hears everybody.
            Names of keys stand there in clear: whoever told them again under a
            key of nobody would have made them nobody's.
    """
    ring: Keyring = {}
    for one in said:
        signature, data = one[:SIGNATURE_BYTES], one[SIGNATURE_BYTES:]
        try:
            grant = Grant.from_bytes(data)
        except Untrusted:
            continue
        ours = (grant.hub, grant.livret) == (hub, livret)
        ours = ours and (makers is None or grant.maker in makers)
        if ours and sealer.verify(grant.maker, data, signature):
            _take(ring, grant, sealer)
    return ring


def _take(ring: Keyring, grant: Grant, sealer: HubSealer) -> None:
    for holder, places in grant.holders.items():
        for name in (grant.keys[place] for place in places):
            if grant.wrapped[holder]:
                key = ring.setdefault(name, Key())
                key.makers.add(grant.maker)
                key.give(holder)
            elif name in ring:
                ring[name].lacking.add((grant.maker, holder))
    wrapped = grant.wrapped.get(sealer.public_key)
    if not wrapped:
        return
    bound = wrap_bound(grant.hub, grant.livret, grant.maker)
    plain = sealer.unwrap(wrapped, bound) or b""
    for rank, place in enumerate(grant.holders[sealer.public_key]):
        secret = plain[rank * KEY_BYTES : (rank + 1) * KEY_BYTES]
        name = grant.keys[place]
        if len(secret) == KEY_BYTES and key_check(secret) == name.check:
            ring[name].secret = secret
        else:
            ring[name].empty.add(grant.maker)


def secrets_of(ring: Keyring, epoch: int, scope: bytes) -> list[bytes]:
    """Return the keys held here that may open what one epoch sealed."""
    return [
        key.secret
        for name, key in ring.items()
        if (name.epoch, name.scope) == (epoch, scope) and key.secret is not None
    ]


def with_plan(ring: Keyring, made: Plan, maker: str) -> Keyring:
    """Return the keys as they are once ``made`` was given by ``maker``."""
    after = {
        name: replace(key, makers=set(key.makers), holders=set(key.holders))
        for name, key in ring.items()
    }
    for name, secret in made.keys.items():
        key = after.setdefault(name, Key())
        key.makers.add(maker)
        key.secret = secret
    for holder, names in made.to.items():
        for name in names:
            after[name].give(holder)
    return after


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Who plans, and for whom.

    Attributes:
        hub_key: The desk's own hub key.
        own: Hub keys of each present member, by each of their signing keys.
        wanted: Who may hold what.
        strong: The ML-KEM key that goes with a hub key, where there is one.
        tolerated: Hub keys of present members whom no agreement names: nothing
            is given to them, and what they gave themselves is left to them.
        ever: Signing keys of whoever takes or took part, former ones too: what
            they sealed is still to be read by those who come after them.
    """

    hub_key: str
    own: Mapping[str, frozenset[str]]
    wanted: Wanted
    strong: Mapping[str, str] = field(default_factory=dict)
    tolerated: frozenset[str] = frozenset()
    ever: frozenset[str] = frozenset()

    @property
    def everybody(self) -> frozenset[str]:
        """Hub keys of whoever may hold headers, this desk included."""
        return self.wanted[HEADER_SCOPE] | {self.hub_key}


def desk_at(
    contributions: Sequence[Verified],
    livret: Livret,
    names: Names,
    day: dt.date,
    hub_key: str,
) -> Desk:
    """Ask the gate who may hold what, for every scope that occurs."""
    keys = hub_keys(livret)
    members = livret.team.members
    allowed: dict[str, Allowance] = {}
    tolerated: set[str] = set()
    for member in keys:
        told = members[member]
        reader = Reader(name=told.name, organisation=told.organisation, member=member)
        found = allowance(livret, reader, day)
        if not found.refusal:
            allowed[member] = found
        elif found.refusal == "no_agreement":
            tolerated |= keys[member]
    everybody = frozenset[str]().union(*(keys[member] for member in allowed))
    wanted: dict[bytes, frozenset[str]] = {HEADER_SCOPE: everybody}
    for one in one_of_each(contributions):
        may = (keys[who] for who, what in allowed.items() if may_hold(one, what))
        hold = frozenset[str]().union(*may)
        scope = scope_of(one, names)
        wanted[scope] = wanted.get(scope, hold) & hold
    own = {sign: keys[who] for who in keys for sign in members[who].keys}
    return Desk(
        hub_key=hub_key,
        own=own,
        wanted=wanted,
        strong=strong_keys(livret),
        tolerated=frozenset(tolerated),
        ever=frozenset(keys_ever(livret)),
    )


@dataclass(slots=True)
class Plan:
    """What a next grant would hold.

    Attributes:
        epoch: In which keys seal once it is given.
        keys: Keys it speaks of, with their secrets.
        to: For each hub key, what it is given.
        strong: The ML-KEM key that goes with a hub key, where there is one.
        rotates: Whether a new epoch begins: somebody lost something.
        leaving: Hub keys that lose the livret by it.
    """

    epoch: int
    keys: dict[KeyName, bytes] = field(default_factory=dict, repr=False)
    to: dict[str, list[KeyName]] = field(default_factory=dict)
    strong: Mapping[str, str] = field(default_factory=dict)
    rotates: bool = False
    leaving: tuple[str, ...] = ()

    def give(self, name: KeyName, secret: bytes, holders: Iterable[str]) -> None:
        """Add a key for some holders."""
        self.keys[name] = secret
        for holder in sorted(holders):
            self.to.setdefault(holder, []).append(name)

    def grant(self, hub: bytes, livret: bytes, maker: str, sealer: HubSealer) -> Grant:
        """Wrap the keys for everybody who is given some."""
        keys = tuple(sorted(self.keys, key=lambda k: (k.epoch, k.scope, k.check)))
        places = {name: place for place, name in enumerate(keys)}
        holders = {
            holder: tuple(sorted(places[name] for name in given))
            for holder, given in self.to.items()
        }
        bound = wrap_bound(hub, livret, maker)
        wrapped = {
            holder: sealer.wrap(
                holder,
                self.strong.get(holder, ""),
                b"".join(self.keys[keys[place]] for place in given),
                bound,
            )
            for holder, given in holders.items()
        }
        return Grant(hub, livret, maker, keys, holders, wrapped)


def usable(name: KeyName, key: Key, epoch: int, desk: Desk) -> bool:
    """Tell whether a key may seal: exactly those who may hold it hold it."""
    may = desk.wanted.get(name.scope, frozenset())
    return (
        name.epoch == epoch
        and key.secret is not None
        and key.makers <= desk.own.keys()
        and may <= key.had(desk.own) | {desk.hub_key}
        and key.ever <= may | {desk.hub_key}
    )


def plan(
    ring: Keyring, epoch: int, desk: Desk, fresh: Sequence[bytes], latest: int = 0
) -> Plan:
    """Say what must be given before anything may be sealed.

    Args:
        ring: The keys there are.
        epoch: The current one.
        desk: Who plans, and what the gate says.
        fresh: As many new random keys as there are scopes.
        latest: Epoch that was seen: none before it seals any more.
    """
    rotates = epoch < latest or _somebody_lost(ring, epoch, desk)
    made = Plan(epoch=max(epoch, latest) + rotates, strong=desk.strong, rotates=rotates)
    if rotates:
        ever = frozenset[str]().union(*(key.ever for key in ring.values()))
        made.leaving = tuple(sorted(ever - desk.everybody))
    for name, key in ring.items():
        may = desk.wanted.get(name.scope, frozenset())
        missing = may - key.had(desk.own)
        if key.secret is not None and missing and key.makers <= desk.ever:
            made.give(name, key.secret, missing)
    for scope, secret in zip(sorted(desk.wanted), fresh, strict=True):
        if not _will_seal(ring, scope, made.epoch, desk):
            name = KeyName(made.epoch, scope, key_check(secret))
            made.give(name, secret, desk.wanted[scope] | {desk.hub_key})
    return made


def _will_seal(ring: Keyring, scope: bytes, epoch: int, desk: Desk) -> bool:
    """Tell whether a key seals a scope, once those who miss it are given it."""
    may = desk.wanted[scope]
    return any(
        name.scope == scope and usable(name, _given(key, may), epoch, desk)
        for name, key in ring.items()
    )


def _given(key: Key, holders: frozenset[str]) -> Key:
    return replace(key, holders=key.holders | holders, lacking=set())


def _somebody_lost(ring: Keyring, epoch: int, desk: Desk) -> bool:
    """Tell whether somebody holds a key of this epoch that they may no longer.

    Words of their own that somebody sealed for themselves are no loss: such a
    key seals nothing of anybody else.
    """
    for name, key in ring.items():
        if name.epoch != epoch:
            continue
        if key.ever - desk.everybody - desk.tolerated:
            return True
        may = desk.wanted.get(name.scope)
        made = frozenset[str]().union(*(desk.own.get(m, ()) for m in key.makers))
        if may is not None and key.ever - may - desk.tolerated - made - {desk.hub_key}:
            return True
    return False
