"""Pictures of pages signed by hand, as an evidence dossier tells and carries them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from livret.usecases.context import Context
from livret.usecases.scans import Scan


@dataclass(frozen=True, kw_only=True)
class Scanned:
    """A picture of the page that somebody signed by hand.

    Attributes:
        type: Media type.
        size: Bytes.
        sha256: Digest, 64 hex digits.
        here: This vault keeps it.
    """

    type: str
    size: int
    sha256: str
    here: bool = True


def scanned(ctx: Context, named: Mapping[str, Any] | None) -> Scanned | None:
    """Return what is told of a picture that a signature names, if it does."""
    if named is None:
        return None
    return Scanned(
        type=named["type"],
        size=named["size"],
        sha256=named["sha256"],
        here=bool(ctx.blobs.livret_of(named["sha256"])),
    )


def scans_of(ctx: Context, told: Iterable[Scanned | None]) -> tuple[Scan, ...]:
    """Return the pictures that a dossier carries, each one once."""
    here = [one for one in told if one is not None and one.here]
    return tuple(
        Scan(data=ctx.blobs.get(name), type=kind)
        for name, kind in dict.fromkeys((one.sha256, one.type) for one in here)
    )
