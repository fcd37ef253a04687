"""Opening rows of the hub with the keys this desk was given; reads no vault."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from livret.domain.contribution import SALT_BYTES, Sealed
from livret.domain.hub_grants import HEADER_SCOPE, SIGNATURE_BYTES, Place
from livret.usecases.hub_keyring import Keyring, secrets_of
from livret.usecases.ports_hub import HubRow, HubSealer

FILES_PART = 2
"""Of a row that only says that files are there."""


@dataclass(slots=True)
class Opened:
    """Rows opened.

    Attributes:
        sealed: What to keep, with bodies where they opened.
        there: Ids, each with whether the hub holds its body.
        withheld: How many parts no key of this desk opens.
    """

    sealed: list[Sealed] = field(default_factory=list)
    there: list[tuple[str, bool]] = field(default_factory=list)
    withheld: int = 0


class Opener:
    """Opens rows of one livret.

    Args:
        hub: Id of the hub.
        livret: Opaque name of the livret.
        sealer: With the desk's own secret.
        ring: Its keys.
    """

    def __init__(
        self, hub: bytes, livret: bytes, sealer: HubSealer, ring: Keyring
    ) -> None:
        self._hub, self._livret, self._sealer = hub, livret, sealer
        self._ring = ring
        self._secrets: dict[tuple[int, bytes], list[bytes]] = {}

    def open(
        self, rows: Sequence[HubRow], here: dict[bytes, Sealed] | None = None
    ) -> Opened:
        """Open what these keys open; nothing is written, nothing is verified.

        Args:
            rows: Of the livret, in order.
            here: Headers that are held already, by their names on the hub, for
                the bodies that came after them; those of these rows are added.
        """
        opened, headers = Opened(), {} if here is None else here
        for row in rows:
            if row.header is not None:
                self._open_header(row, headers, opened)
        for row in rows:
            bare = headers.get(row.id)
            if bare is not None and row.part != FILES_PART:
                self._open_body(row, bare, opened)
        return opened

    def _open_header(
        self, row: HubRow, headers: dict[bytes, Sealed], opened: Opened
    ) -> None:
        place = self._place(row, HEADER_SCOPE)
        plain = self._unsealed(place, row.header or b"", place.header())
        if plain is None:
            opened.withheld += 1
        else:
            signature, header = plain[:SIGNATURE_BYTES], plain[SIGNATURE_BYTES:]
            headers[row.id] = Sealed(header, signature)

    def _open_body(self, row: HubRow, bare: Sealed, opened: Opened) -> None:
        place = self._place(row, row.scope)
        plain = None
        if row.body is not None:
            plain = self._unsealed(place, row.body, place.body())
            opened.withheld += plain is None
        one = bare
        if plain is not None:
            salt, body = plain[:SALT_BYTES], plain[SALT_BYTES:]
            one = Sealed(bare.header, bare.signature, salt, body)
        opened.sealed.append(one)
        opened.there.append((one.id, row.bodied))

    def _place(self, row: HubRow, scope: bytes) -> Place:
        return Place(self._hub, self._livret, row.id, row.epoch, scope)

    def _unsealed(self, place: Place, sealed: bytes, bound: bytes) -> bytes | None:
        name = (place.epoch, place.scope)
        if name not in self._secrets:
            self._secrets[name] = secrets_of(self._ring, *name)
        for secret in self._secrets[name]:
            plain = self._sealer.unseal(secret, sealed, bound)
            if plain is not None:
                return plain
        return None


def without_header(rows: Iterable[HubRow]) -> frozenset[bytes]:
    """Return the names of bodies whose header is in another row."""
    told = list(rows)
    headed = {row.id for row in told if row.header is not None}
    return frozenset(row.id for row in told if row.part == 1) - headed
