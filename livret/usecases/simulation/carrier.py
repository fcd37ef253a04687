"""Exchange files in memory: sealed by nobody, carried as the real ones are.

What is inside, for whom, numbered how and taken in how is the real acts' work
(``usecases.sending`` and ``usecases.receiving``). The container has its own
tests.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from livret.usecases.context import Context
from livret.usecases.ports_sharing import Parcel, Receipt, Sign
from livret.usecases.sharing import Sharing
from livret.usecases.sharing_errors import FileForSomeoneElse
from livret.usecases.simulation.cards import FEW_WORDS, Cards
from livret.usecases.simulation.chance import Chance
from livret.usecases.simulation.disk import Disk
from livret.usecases.simulation.power import Power

_REPLICA_BYTES = 16


@dataclass(slots=True)
class Keys:
    """``SharingKeys`` of one desk.

    Attributes:
        replica: Of this copy of the vault.
        age_secret: What receives files; its own recipient here.
        hub_secret: Nothing asks for it here.
        mlkem_seed: Nor for it.
    """

    replica: str
    age_secret: str
    hub_secret: bytes = b""
    mlkem_seed: bytes = b""

    def renew(self, chance: Chance) -> None:
        """Take the id of another copy, as going back to a backup does."""
        self.replica = chance.take(_REPLICA_BYTES).hex()


@dataclass(slots=True)
class Texts:
    """``SmallTexts`` of one desk.

    Attributes:
        power: May fail before or after any commit.
        kept: Each text, by its name.
    """

    power: Power
    kept: dict[str, str] = field(default_factory=dict)

    def get(self, name: str) -> str | None:
        """Return a text, or None where it was never kept."""
        return self.kept.get(name)

    def put(self, name: str, value: str) -> None:
        """Keep a text in place of the last one of the same name."""
        with self.power.commit():
            self.kept[name] = value

    def drop(self, name: str) -> None:
        """Forget a text."""
        with self.power.commit():
            self.kept.pop(name, None)


@dataclass(frozen=True, slots=True)
class DiskEraser:
    """An ``Eraser`` for a disk in memory."""

    disk: Disk

    def erase(self, ids: Iterable[str] = (), livrets: Iterable[str] = ()) -> None:
        """Remove words for good; headers stay."""
        del livrets
        self.disk.erase_bodies(ids)

    def erased(self, ids: Iterable[str]) -> frozenset[str]:
        """Return those whose words were erased here."""
        return frozenset(ids) & self.disk.erased


@dataclass(slots=True)
class FilesInMemory:
    """``ExchangeFiles`` that only name what is inside them.

    Attributes:
        made: Every file, by its bytes, with who can open it.
    """

    made: dict[bytes, tuple[Parcel | Receipt, tuple[str, ...]]] = field(
        default_factory=dict
    )

    def pack(self, parcel: Parcel, sign: Sign, recipients: Sequence[str]) -> bytes:
        """Return a file that only ``recipients`` can open."""
        del sign
        return self._made(parcel, recipients)

    def unpack(self, data: bytes, age_secret: str) -> Parcel | Receipt:
        """Open a file."""
        inside, recipients = self.made[data]
        if age_secret not in recipients:
            raise FileForSomeoneElse
        if isinstance(inside, Receipt):
            return inside
        return replace(inside, digest=hashlib.sha256(data).hexdigest())

    def receipt(self, told: Receipt, sign: Sign, recipients: Sequence[str]) -> bytes:
        """Return a receipt that only ``recipients`` can open."""
        del sign
        return self._made(told, recipients)

    def _made(self, inside: Parcel | Receipt, recipients: Sequence[str]) -> bytes:
        data = len(self.made).to_bytes(_REPLICA_BYTES, "big")
        self.made[data] = (inside, tuple(recipients))
        return data


class NoFiles:
    """``Blobs`` of a desk that has none."""

    def livret_of(self, sha256: str) -> str:
        """Return nothing."""
        del sha256
        return ""

    def livrets_of(self, sha256: str) -> tuple[str, ...]:
        """Return nothing."""
        del sha256
        return ()


class NothingBeside:
    """``Drafts`` and ``PrivateLines`` of a desk that has none."""

    def of(self, livret: str) -> tuple[()]:
        """Return nothing."""
        del livret
        return ()

    def set_private_line(self, livret: str, text: str) -> None:
        """Keep nothing."""


def sharing_of(ctx: Context, keys: Keys, texts: Texts, files: FilesInMemory) -> Sharing:
    """Return what the acts of sharing are given at one desk."""
    disk: Any = ctx.log
    return Sharing(
        ctx=ctx,
        keys=keys,
        texts=texts,
        eraser=DiskEraser(disk),
        cards=Cards(),
        files=files,
        words=FEW_WORDS,
        vouch=lambda _raw: b"",
    )
