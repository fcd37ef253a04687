"""What the vault remembers of a hub besides the outbox, as a small Protocol."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class HubRest:
    """All of one livret was at the hub, for exactly who may hold it.

    Attributes:
        version: Of what the vault held of it then.
        epoch: The one in which the hub's keys sealed then.
        grants: Digest of the grants of keys there were (``hub_places``), 32 bytes.
        since: The first day on which that holds.
        until: The last one: then an agreement ends, or it is time to look again.
    """

    version: int
    epoch: int
    grants: bytes
    since: dt.date
    until: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class HubHolders:
    """Who was seen to hold the keys of a livret that seal.

    Attributes:
        epoch: The latest one of which keys were seen; 0 for none.
        held: By check of each key of it, hub keys of whoever was given it.
        makers: Signing keys of those who took part then: keys that they make are
            believed also where the livret was erased here since.
    """

    epoch: int = 0
    held: Mapping[str, frozenset[str]] = field(default_factory=dict)
    makers: frozenset[str] = frozenset()

    def of(self, check: str) -> frozenset[str]:
        """Return who was seen to hold one key."""
        return self.held.get(check, frozenset())


class HubHeldKeys(Protocol):
    """Who was seen to hold keys, whatever a hub shows later; durable on return."""

    def holders(self, name: bytes) -> HubHolders:
        """Return who was seen to hold the keys of a livret, by its opaque name."""

    def keep_holders(self, name: bytes, holders: HubHolders) -> None:
        """Keep it; going back to a copy of the hub takes nothing from it."""


class HubRests(Protocol):
    """Which livrets need not be looked through; durable on return."""

    def version(self, livret: str) -> int:
        """Return a number that changes with everything held of a livret."""

    def rest(self, name: bytes, rest: HubRest) -> None:
        """Keep that all of a livret was at the hub.

        Args:
            name: Its opaque name.
            rest: When, and what was held: asked before anything was read.
        """

    def resting(self) -> Mapping[bytes, HubRest]:
        """Return what rests, by name: nothing held of it changed since."""


class HubArriving(Protocol):
    """Files half received, the last two of them; durable on return."""

    def arriving(self, file: bytes) -> int:
        """Return how many parts of a file are kept."""

    def keep_part(self, file: bytes, part: int, data: bytes) -> None:
        """Keep a part of a file, in place of the one of its number.

        Args:
            file: Its opaque name.
            part: From 0.
            data: What was sealed.
        """

    def arrived(self, file: bytes) -> bytes:
        """Return the parts of a file, one after the other."""

    def let_go(self, file: bytes) -> None:
        """Forget the parts of a file: it is whole, or is not what it should be."""
