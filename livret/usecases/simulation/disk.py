"""A desk's disk in memory, which behaves as the vault's log does.

What it promises is what the Protocols say; the real one has tests of its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from livret.domain.arrival import arrive
from livret.domain.contribution import Sealed, Verified
from livret.usecases.ports import JournalEntry
from livret.usecases.ports_hub import HubLink, Unsent
from livret.usecases.ports_hub_memory import HubHolders, HubRest
from livret.usecases.simulation.power import Power
from livret.usecases.vault_errors import BadSignature, UnknownLivret

_ERASED = 2

Held = dict[str, tuple[Sealed, Verified]]
"""What is here of one livret, by id, in order of arrival."""


class Signatures:
    """Signs and verifies by digest: nobody forges in a simulation of carriers."""

    def __init__(self, key: str) -> None:
        self.public_key = key

    def sign(self, header: bytes) -> bytes:
        """Return a signature, 64 bytes."""
        return signature_of(self.public_key, header)


def signature_of(key: str, data: bytes) -> bytes:
    """Return what ``key`` signs ``data`` with, 64 bytes."""
    return hashlib.sha512(key.encode() + data).digest()


@dataclass(slots=True)
class Disk:
    """A ``ContributionLog`` in memory.

    Attributes:
        parsed: Contributions read once for all disks of a world, by digest.
        power: May fail before or after any commit.
        held: What is here, by livret and id.
        erased: Ids whose words never come back here; no backup holds it.
        versions: Of each livret, a number that changes with what is held of it.
        changes: How many changes there were, of anything: what the last of
            ``versions`` was taken from.
    """

    parsed: dict[bytes, Verified]
    power: Power
    held: dict[str, Held] = field(default_factory=dict)
    erased: set[str] = field(default_factory=set)
    versions: dict[str, int] = field(default_factory=dict)
    changes: int = 0
    _whole: dict[str, tuple[Verified, ...]] = field(default_factory=dict)

    def livrets(self) -> tuple[str, ...]:
        """Return the ids of the livrets held, oldest first."""
        return tuple(self.held)

    def read(self, livret: str) -> tuple[Verified, ...]:
        """Return the contributions of one livret, in order of arrival."""
        if livret not in self.held:
            raise UnknownLivret(livret=livret)
        whole = self._whole.get(livret)
        if whole is None:
            whole = tuple(one for _, one in self.held[livret].values())
            self._whole[livret] = whole
        return whole

    def go_back(self, held: Mapping[str, Held], versions: Mapping[str, int]) -> None:
        """Hold what a copy held, but for words that were erased since."""
        self.held = {livret: dict(there) for livret, there in held.items()}
        self.versions = dict(versions)
        self.changes = max(self.changes, *versions.values(), 0) + 1
        self._whole.clear()
        self.forget_erased()

    def _changed(self, livret: str) -> None:
        self.changes += 1
        self.versions[livret] = self.changes
        self._whole.pop(livret, None)

    def sealed(self, livret: str) -> tuple[Sealed, ...]:
        """Return the exact bytes of one livret's contributions."""
        return tuple(raw for raw, _ in self.held[livret].values())

    def check(self, sealed: Sequence[Sealed]) -> tuple[Verified, ...]:
        """Verify contributions without keeping any."""
        return tuple(self._checked(one) for one in sealed)

    def append(
        self, sealed: Sequence[Sealed], then: Callable[[], None] | None = None
    ) -> tuple[str, ...]:
        """Keep contributions, all or none; return ids new here.

        What ``then`` notes is kept after them, so that the power may fail in
        between: a vault is kinder.
        """
        arrived = [(raw, self._checked(raw)) for raw in sealed]
        with self.power.commit():
            new = self._keep(arrived)
        if then is not None:
            then()
        return new

    def _keep(self, arrived: Sequence[tuple[Sealed, Verified]]) -> tuple[str, ...]:
        new = []
        for raw, one in arrived:
            if one.id in self.erased and raw.body is not None:
                bare = raw.without_body()
                raw, one = bare, self._checked(bare)  # noqa: PLW2901
            there = self.held.setdefault(one.header.livret, {})
            kept = there.get(one.id)
            if kept is None:
                new.append(one.id)
            if kept is None or (kept[1].body is None and one.body is not None):
                there[one.id] = (raw, one)
                self._changed(one.header.livret)
        return tuple(new)

    def erase_bodies(self, ids: Iterable[str]) -> None:
        """Remove words for good; headers stay."""
        with self.power.commit():
            self.erased |= set(ids)
            self.forget_erased()

    def forget_erased(self) -> None:
        """Remove the words of whatever was erased, as each opening does again."""
        gone = self.erased
        for livret, there in self.held.items():
            for one in gone & there.keys():
                if there[one][1].body is None:
                    continue
                bare = there[one][0].without_body()
                there[one] = (bare, self._checked(bare))
                self._changed(livret)

    def known_origins(self, system: str) -> frozenset[tuple[str, str, str]]:
        """Return nothing: nothing is imported here."""
        del system
        return frozenset()

    def _checked(self, raw: Sealed) -> Verified:
        digest = hashlib.sha256(
            b"\0".join((raw.header, raw.signature, raw.salt or b"", raw.body or b""))
        ).digest()
        one = self.parsed.get(digest)
        if one is None:
            one = arrive(raw)
            if signature_of(one.header.author, raw.header) != raw.signature:
                raise BadSignature(id=one.id, quarantine="")
            self.parsed[digest] = one
        return one


class NoList:
    """Of ``ReadModels``, what accepting a file asks of it: nothing is listed."""

    def refresh(self) -> None:
        """Let it pass."""


class NoJournal:
    """A ``Journal`` that keeps nothing."""

    def note(self, entry: JournalEntry) -> None:
        """Let it pass."""

    def of(self, livret: str) -> tuple[JournalEntry, ...]:
        """Return nothing."""
        del livret
        return ()


@dataclass(slots=True)
class Outbox:
    """A ``HubMemory`` in memory.

    Attributes:
        disk: Whose outbox it is.
        kept: Links by name.
        there: What the hub acknowledged: 0 header, 1 body, 2 erased.
        rests: What need not be looked through, by name.
        seen: Who was seen to hold keys, by name.
    """

    disk: Disk
    kept: dict[bytes, HubLink] = field(default_factory=dict)
    there: dict[bytes, dict[str, int]] = field(default_factory=dict)
    rests: dict[bytes, HubRest] = field(default_factory=dict)
    seen: dict[bytes, HubHolders] = field(default_factory=dict)

    def holders(self, name: bytes) -> HubHolders:
        """Return who was seen to hold the keys of a livret."""
        return self.seen.get(name) or HubHolders()

    def keep_holders(self, name: bytes, holders: HubHolders) -> None:
        """Keep it."""
        with self.disk.power.commit():
            self.seen[name] = holders

    def links(self) -> tuple[HubLink, ...]:
        """Return every livret that is on the hub."""
        return tuple(self.kept.values())

    def keep_link(self, link: HubLink, there: Sequence[tuple[str, bool]] = ()) -> None:
        """Keep what is known of a livret on the hub."""
        with self.disk.power.commit():
            self.kept[link.name] = link
            self._there(link.name, there)

    def unlink(self, name: bytes) -> None:
        """Forget a livret's place on the hub."""
        self.kept.pop(name, None)
        self.there.pop(name, None)
        self.rests.pop(name, None)

    def unsent(self, name: bytes) -> tuple[Unsent, ...]:
        """Return what waits to be pushed, in order of arrival."""
        there = self.there.get(name, {})
        waiting = []
        for one in self._held(name):
            state = there.get(one.id)
            if state is None or (state == 0 and one.body is not None):
                waiting.append(Unsent(id=one.id, header_there=state is not None))
        return tuple(waiting)

    def _held(self, name: bytes) -> tuple[Verified, ...]:
        link = self.kept.get(name)
        known = link is not None and link.livret in self.disk.held
        return self.disk.read(link.livret) if link is not None and known else ()

    def to_erase(self, name: bytes) -> tuple[str, ...]:
        """Return ids erased here whose bodies the hub holds, or may hold."""
        there = self.there.get(name, {})
        ids = {*there, *(one.id for one in self._held(name))} & self.disk.erased
        return tuple(sorted(one for one in ids if there.get(one, 0) < _ERASED))

    def erased_there(self, name: bytes) -> tuple[str, ...]:
        """Return ids erased here whose bodies the hub removed, as it said."""
        there = self.there.get(name, {})
        ids = there.keys() & self.disk.erased
        return tuple(sorted(one for one in ids if there[one] == _ERASED))

    def _there(self, name: bytes, ids: Sequence[tuple[str, bool]]) -> None:
        there = self.there.setdefault(name, {})
        for one, whole in ids:
            there[one] = max(there.get(one, 0), int(whole))

    def acknowledge_erased(self, name: bytes, ids: Sequence[str]) -> None:
        """Note that the hub removed these bodies."""
        with self.disk.power.commit():
            self.there.setdefault(name, {}).update(dict.fromkeys(ids, _ERASED))

    def erased(self, ids: Sequence[str]) -> frozenset[str]:
        """Return those whose words were erased here."""
        return frozenset(ids) & self.disk.erased

    def version(self, livret: str) -> int:
        """Return a number that changes with everything held of a livret."""
        return self.disk.versions.get(livret, -1)

    def rest(self, name: bytes, rest: HubRest) -> None:
        """Keep that all of a livret was at the hub."""
        with self.disk.power.commit():
            self.rests[name] = rest

    def resting(self) -> Mapping[bytes, HubRest]:
        """Return what rests, by name."""
        return {
            name: rest
            for name, rest in self.rests.items()
            if name in self.kept
            and rest.version == self.version(self.kept[name].livret)
        }

    def arriving(self, file: bytes) -> int:
        """Return none: no file goes through a simulation."""
        del file
        return 0

    def keep_part(self, file: bytes, part: int, data: bytes) -> None:
        """Keep nothing."""

    def arrived(self, file: bytes) -> bytes:
        """Return nothing."""
        del file
        return b""

    def let_go(self, file: bytes) -> None:
        """Forget nothing."""

    def start_again(self, name: bytes) -> None:
        """Forget what was acknowledged and reached."""
        with self.disk.power.commit():
            self.there.pop(name, None)
            self.rests.pop(name, None)
        with self.disk.power.commit():
            link = self.kept[name]
            self.kept[name] = HubLink(
                name=name, livret=link.livret, scope_key=link.scope_key
            )
