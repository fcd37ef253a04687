"""What files that contributions name need of the server; see ``hub_files``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class HubFile:
    """Which file, by opaque names of 16 bytes each.

    Attributes:
        livret: Of the livret.
        contribution: Of the contribution that names it.
        file: Of the file.
    """

    livret: bytes
    contribution: bytes
    file: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class HubFilePart:
    """A part of a file, sealed.

    Attributes:
        part: Its number, from 0.
        parts: How many there are.
        epoch: Of the key it is sealed under.
        scope: Name of the scopes of the words that name the file.
        data: The part, sealed.
    """

    part: int
    parts: int
    epoch: int
    scope: bytes
    data: bytes = field(repr=False)


class HubFiles(Protocol):
    """The server, as it keeps files; part of ``ports_hub.HubServer``."""

    def filed(self, livret: bytes) -> frozenset[bytes]:
        """Return the contributions of a livret whose files are all there."""

    def parts_there(self, which: HubFile) -> frozenset[int]:
        """Return which parts of a file are there."""

    def push_part(self, which: HubFile, part: HubFilePart) -> str:
        """Add a part, in one commit; one that is there adds nothing.

        Returns:
            ``kept``, ``stale`` (another epoch began), ``unknown`` (not a livret
            of this role's), ``gone`` (the words are not there, or were erased)
            or ``full`` (too much for one livret).
        """

    def files_done(self, livret: bytes, contribution: bytes) -> bool:
        """Say that all files of a contribution are there; others are told."""

    def file_part(self, which: HubFile, part: int) -> HubFilePart | None:
        """Return one part of a file, or None where it is not there."""
