"""Opening rows of the hub with the keys this desk was given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from livret.domain.contribution import SALT_BYTES, Header, Sealed
from livret.domain.errors import Untrusted
from livret.domain.hub_grants import HEADER_SCOPE, SIGNATURE_BYTES, Names, Place
from livret.usecases.context import Context
from livret.usecases.hub_keyring import Keyring, secrets_of
from livret.usecases.ports_hub import Hub, HubLink, HubRow


@dataclass(slots=True)
class Opened:
    """Rows opened.

    Attributes:
        sealed: What to keep, with bodies where they opened.
        there: Ids, each with whether the hub holds its body.
        withheld: How many parts no key of this desk opens.
        refused: How many headers were none.
    """

    sealed: list[Sealed] = field(default_factory=list)
    there: list[tuple[str, bool]] = field(default_factory=list)
    withheld: int = 0
    refused: int = 0


class Opener:
    """Opens rows of one livret.

    Args:
        ctx: The open vault.
        hub: The hub.
        link: What is known of the livret; without id before the first time.
    """

    def __init__(self, ctx: Context, hub: Hub, link: HubLink) -> None:
        self.ctx, self.hub, self.link = ctx, hub, link

    def held(self) -> dict[bytes, str]:
        """Return the ids held here, by their names on the hub."""
        held = self.ctx.log.read(self.link.livret)
        names = Names(self.link.scope_key, self.hub.server.id)
        return {names.contribution(one.id): one.id for one in held}

    def open(self, rows: Sequence[HubRow], ring: Keyring) -> Opened:
        """Open what these keys open; nothing is written."""
        opened, headers = Opened(), dict[bytes, Sealed]()
        for row in rows:
            if row.header is not None:
                self._open_header(row, ring, headers, opened)
        later = [row for row in rows if row.part == 1 and row.id not in headers]
        if later and self.link.scope_key:
            self._headers_here(later, headers)
        for row in rows:
            bare = headers.get(row.id)
            if bare is not None:
                self._open_body(row, bare, ring, opened)
        return opened

    def _open_header(
        self,
        row: HubRow,
        ring: Keyring,
        headers: dict[bytes, Sealed],
        opened: Opened,
    ) -> None:
        place = self._place(row, HEADER_SCOPE)
        plain = self._unsealed(ring, place, row.header or b"", place.header())
        if plain is None:
            opened.withheld += 1
            return
        one = Sealed(plain[SIGNATURE_BYTES:], plain[:SIGNATURE_BYTES])
        try:
            Header.from_bytes(one.header)
        except Untrusted:
            opened.refused += 1
            return
        headers[row.id] = one

    def _headers_here(
        self, rows: Sequence[HubRow], headers: dict[bytes, Sealed]
    ) -> None:
        """Find the headers of bodies that came later, among what is held."""
        wanted, held = {row.id for row in rows}, self.held()
        ids = {held[name]: name for name in wanted if name in held}
        for one in self.ctx.log.sealed(self.link.livret):
            if one.id in ids:
                headers[ids[one.id]] = one.without_body()

    def _open_body(
        self, row: HubRow, bare: Sealed, ring: Keyring, opened: Opened
    ) -> None:
        place = self._place(row, row.scope)
        plain = None
        if row.body is not None:
            plain = self._unsealed(ring, place, row.body, place.body())
            opened.withheld += plain is None
        one = bare
        if plain is not None:
            salt, body = plain[:SALT_BYTES], plain[SALT_BYTES:]
            one = Sealed(bare.header, bare.signature, salt, body)
        opened.sealed.append(one)
        opened.there.append((one.id, row.bodied))

    def _place(self, row: HubRow, scope: bytes) -> Place:
        return Place(self.hub.server.id, self.link.name, row.id, row.epoch, scope)

    def _unsealed(
        self, ring: Keyring, place: Place, sealed: bytes, bound: bytes
    ) -> bytes | None:
        for secret in secrets_of(ring, place.epoch, place.scope):
            plain = self.hub.sealer.unseal(secret, sealed, bound)
            if plain is not None:
                return plain
        return None
