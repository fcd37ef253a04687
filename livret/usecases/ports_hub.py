"""What sharing through a hub needs from outside, as small Protocols.

The acts stand in ``hub_pushing``, ``hub_pulling`` and ``hub_status``; the server
itself, its sealing and the vault's own memory of it are adapters.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from livret.usecases.hub_pulled import Unopened
from livret.usecases.ports_hub_files import HubFiles
from livret.usecases.ports_hub_live import HubLive
from livret.usecases.ports_hub_memory import HubArriving, HubHeldKeys, HubRests


@dataclass(frozen=True, slots=True, kw_only=True)
class HubStanding:
    """What the server says of one livret that this desk may read.

    Attributes:
        livret: Its opaque name, 16 bytes.
        epoch: The one in which keys seal now.
        last: Number of its latest row; rows are numbered from 1 without a gap.
        grants: How many grants of keys there are.
    """

    livret: bytes
    epoch: int
    last: int
    grants: int


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A livret in which the vault's owner took no part when it was read.

    Attributes:
        standing: As it stood then.
        since: When that was found first, while connected.
        until: Before this it is not read again, whatever comes to it.
    """

    standing: HubStanding
    since: dt.datetime
    until: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class HubRow:
    """One row of the server: a contribution, a body that came later, or files.

    Attributes:
        id: Opaque name of the contribution, 16 bytes.
        part: 0 with its header; 1 for a body that the first row lacked; 2 says
            that the files which the contribution names are there.
        epoch: Of the keys it is sealed under.
        scope: Opaque name of the set of scopes of its body, 16 bytes.
        header: Signature and header, sealed; None where ``part`` is 1, or
            where the row came from this desk and its bytes were not asked for.
        body: Salt and body, sealed; None where withheld or erased.
        seq: Its number in the livret; 0 before the server gave it one.
        mine: It came from this desk's own role.
        bodied: Whether the server holds a body in this row.
    """

    id: bytes
    part: int
    epoch: int
    scope: bytes
    header: bytes | None = field(repr=False)
    body: bytes | None = field(repr=False)
    seq: int = 0
    mine: bool = False
    bodied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HubOutcome:
    """What became of rows that were pushed.

    Attributes:
        said: ``kept``, ``stale`` (another epoch began) or ``unknown`` (not a
            livret of this role's).
        last: Number of the livret's latest row by then.
        at_last: Name of the contribution in it.
    """

    said: str
    last: int = 0
    at_last: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class HubGiving:
    """A grant of keys, and what is pushed in the same commit.

    Attributes:
        standing: As read; anything new since refuses.
        said: The signed grant.
        epoch: The one that keys seal in from now on.
        joining: Hub keys of who may read the rows from now on.
        leaving: Hub keys of who no longer may, where a new epoch begins.
        rows: Sealed under the new keys: whoever learns of the keys learns why.
    """

    standing: HubStanding
    said: bytes
    epoch: int
    joining: Sequence[str]
    leaving: Sequence[str] = ()
    rows: Sequence[HubRow] = ()


class HubServer(HubFiles, HubLive, Protocol):
    """The server, as one human's role meets it: ``HubUnreachable`` at any time.

    What it had acknowledged before is kept there.
    """

    def standings(self) -> tuple[HubStanding, ...]:
        """Return every livret that this role may read."""

    def grants(self, livret: bytes) -> tuple[bytes, ...]:
        """Return signed grants of keys (signature, then bytes), oldest first."""

    def grants_digests(self, livrets: Sequence[bytes]) -> Mapping[bytes, bytes]:
        """Return the digest of the grants of each livret, by name.

        As ``hub_places.grants_digest`` of what ``grants`` returns, in one answer.
        """

    def grants_and_ids(
        self, livret: bytes, seqs: Sequence[int]
    ) -> tuple[tuple[bytes, ...], tuple[bytes, ...]]:
        """Return ``grants``, and ``ids_at`` rows of the livret, in one answer.

        Args:
            livret: Its opaque name.
            seqs: Numbers of rows.
        """

    def rows(
        self, livret: bytes, after: int, limit: int, *, own: bool
    ) -> tuple[HubRow, ...]:
        """Return rows numbered above ``after``, in order.

        Args:
            livret: Its opaque name.
            after: A number of a row, or 0.
            limit: At most so many.
            own: Whether bytes of rows that this role pushed are wanted too.
        """

    def ids_at(self, places: Sequence[tuple[bytes, int]]) -> tuple[bytes, ...]:
        """Return the name of the contribution in each row; empty without a row.

        Args:
            places: Opaque names of livrets, each with the number of a row.
        """

    def push(self, rows: Sequence[tuple[bytes, HubRow]]) -> Mapping[bytes, HubOutcome]:
        """Add rows in one commit; those already there add nothing.

        Durable on return, on the standby too where the server has one.
        """

    def open_livret(self, livret: bytes, said: bytes, joining: Sequence[str]) -> bool:
        """Begin a livret with its first grant; False where it is there already.

        Args:
            livret: Its opaque name.
            said: The signed grant.
            joining: Hub keys of who may read its rows.
        """

    def give_keys(self, giving: HubGiving) -> HubOutcome | None:
        """Add a grant and rows in one commit; None where it came too late."""

    def erase(self, livret: bytes, ids: Sequence[bytes]) -> int:
        """Remove bodies for good and keep a trace; return how many went."""

    def erased(self, livret: bytes, ids: Sequence[bytes]) -> frozenset[bytes]:
        """Return those whose bodies it removed, or never takes in."""

    def close(self) -> None:
        """Leave the server."""


class HubSealer(Protocol):
    """The cryptography of the hub, with the vault's own secret."""

    @property
    def public_key(self) -> str:
        """The X25519 key that grants are wrapped for, 64 hex digits."""

    @property
    def mlkem_key(self) -> str:
        """The ML-KEM-768 key that grants are wrapped for too, 2,368 hex digits."""

    def seal(self, key: bytes, plain: bytes, bound: bytes) -> bytes:
        """Seal a part; ``bound`` is authenticated with it (AES-256-GCM)."""

    def unseal(self, key: bytes, sealed: bytes, bound: bytes) -> bytes | None:
        """Return the part, or None where key or bytes do not fit."""

    def wrap(self, recipient: str, mlkem: str, keys: bytes, bound: bytes) -> bytes:
        """Wrap keys for a hub key (HPKE, RFC 9180, base mode).

        Where ``mlkem`` is not empty, opening takes its private half as well.
        """

    def unwrap(self, wrapped: bytes, bound: bytes) -> bytes | None:
        """Return keys wrapped for this desk, or None where they do not fit."""

    def verify(self, author: str, said: bytes, signature: bytes) -> bool:
        """Tell whether ``author`` signed ``said`` (Ed25519)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HubLink:
    """What this desk knows of one livret on the hub.

    Attributes:
        name: Its opaque name there, 16 bytes.
        livret: Its id here.
        cursor: Number of the last row that was taken in.
        at_cursor: Name of the contribution in that row: a server that went
            back to an older copy of itself is told by it.
        sent: Number of the latest row when this desk pushed last.
        at_sent: Name of the contribution in that row.
        epoch: The latest epoch that was seen.
        grants: How many grants had been read by then.
        scope_key: The livret's own, with which its names are found again once
            the livret is erased here.
    """

    name: bytes
    livret: str
    scope_key: bytes = field(default=b"", repr=False)
    cursor: int = 0
    at_cursor: bytes = b""
    sent: int = 0
    at_sent: bytes = b""
    epoch: int = 0
    grants: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsent:
    """One contribution that the hub has not acknowledged.

    Attributes:
        id: Its id.
        header_there: The hub holds its header; the body alone is missing.
    """

    id: str
    header_there: bool


class HubMemory(HubRests, HubArriving, HubHeldKeys, Protocol):
    """The outbox and the places reached, inside the vault; durable on return."""

    def links(self) -> tuple[HubLink, ...]:
        """Return every livret that is on the hub, as far as this desk knows."""

    def keep_link(self, link: HubLink, there: Sequence[tuple[str, bool]] = ()) -> None:
        """Keep what is known of a livret on the hub.

        Args:
            link: It.
            there: What the hub holds besides, noted in the same write: ids,
                each with whether its body is there.
        """

    def unlink(self, name: bytes) -> None:
        """Forget a livret's place on the hub, and what was acknowledged."""

    def unsent(self, name: bytes) -> tuple[Unsent, ...]:
        """Return what waits to be pushed, in order of arrival."""

    def to_erase(self, name: bytes) -> tuple[str, ...]:
        """Return ids erased here whose bodies the hub holds, or may hold.

        May: what was pushed just before a cut was never acknowledged.
        """

    def erased_there(self, name: bytes) -> tuple[str, ...]:
        """Return ids erased here whose bodies the hub removed, as it said."""

    def acknowledge_erased(self, name: bytes, ids: Sequence[str]) -> None:
        """Note that the hub removed these bodies."""

    def erased(self, ids: Sequence[str]) -> frozenset[str]:
        """Return those whose words were erased here, whatever backup stands."""

    def start_again(self, name: bytes) -> None:
        """Forget what was acknowledged and reached: the hub lost some of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hub:
    """One desk at one hub.

    Attributes:
        server: The server, reached.
        sealer: Seals and opens.
        memory: What the vault remembers.
        passed_over: Livrets, by opaque name, in which the vault's owner takes no
            part, while connected.
        unopened: By opaque name, keys that somebody said to give and did not, as
            the grants tell that were read while connected.
    """

    server: HubServer
    sealer: HubSealer
    memory: HubMemory
    passed_over: dict[bytes, PassedOver] = field(default_factory=dict, compare=False)
    unopened: dict[bytes, tuple[Unopened, ...]] = field(
        default_factory=dict, compare=False
    )
