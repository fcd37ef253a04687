"""Sealing what is pushed: headers for every member, bodies for who may hold them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from livret.domain.contribution import Sealed, Verified
from livret.domain.hub_grants import HEADER_SCOPE, Names, Place
from livret.usecases.hub_scopes import rules_others
from livret.usecases.ports_hub import Hub, HubRow

BATCH_ROWS = 500
BATCH_BYTES = 2 * 1024 * 1024
"""Most of one commit; a row is never parted."""

Batch = list[tuple[str, HubRow]]
"""Ids of contributions, each with its row."""


@dataclass(frozen=True, slots=True)
class Sealing:
    """What seals rows of one livret in one epoch.

    Attributes:
        hub: The hub.
        names: The livret's names there.
        name: Its own.
        epoch: Of the keys.
        keys: By name of their scopes; there is one for each scope that occurs.
    """

    hub: Hub
    names: Names
    name: bytes
    epoch: int
    keys: Mapping[bytes, bytes] = field(repr=False)
    _scopes: dict[tuple[str, ...], bytes] = field(default_factory=dict, repr=False)

    def _scope(self, one: Verified) -> bytes:
        """Return the name of the scopes of a body, made once for each set."""
        if one.body is None or rules_others(one):
            return HEADER_SCOPE
        scopes = one.body.scopes
        if scopes not in self._scopes:
            self._scopes[scopes] = self.names.scopes(scopes)
        return self._scopes[scopes]

    def row(self, one: Verified, raw: Sealed, *, header_there: bool) -> HubRow:
        """Seal one contribution, or its body alone where the header is there."""
        scope = self._scope(one)
        name = self.names.contribution(one.id)
        place = Place(self.hub.server.id, self.name, name, self.epoch, HEADER_SCOPE)
        seal = self.hub.sealer.seal
        header = body = None
        if not header_there:
            plain = raw.signature + raw.header
            header = seal(self.keys[HEADER_SCOPE], plain, place.header())
        if raw.salt is not None and raw.body is not None:
            # Not ``replace``: it takes as long as sealing does.
            where = Place(place.hub, self.name, name, self.epoch, scope)
            body = seal(self.keys[scope], raw.salt + raw.body, where.body())
        return HubRow(
            id=name,
            part=int(header_there),
            epoch=self.epoch,
            scope=scope,
            header=header,
            body=body,
        )


def batches(rows: Iterable[tuple[str, HubRow]]) -> Sequence[Batch]:
    """Part rows into commits, in order."""
    made: list[Batch] = []
    size = 0
    for one, row in rows:
        size += len(row.header or b"") + len(row.body or b"")
        if not made or len(made[-1]) >= BATCH_ROWS or size > BATCH_BYTES:
            made.append([])
            size = 0
        made[-1].append((one, row))
    return made
