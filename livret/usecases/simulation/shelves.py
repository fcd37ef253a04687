"""What the hub of a simulation keeps, whoever asks, and where its line is cut."""

from __future__ import annotations

from dataclasses import dataclass, field

from livret.usecases.ports_hub import HubRow


@dataclass(slots=True)
class Shelf:
    """One livret on the hub.

    Attributes:
        epoch: In which keys seal now.
        rows: In order, each with the hub key of who pushed it.
        grants: Signed grants of keys, oldest first.
        readers: Hub keys of who may read.
        erased: Names of contributions whose bodies never come back.
    """

    epoch: int = 1
    rows: list[tuple[str, HubRow]] = field(default_factory=list)
    grants: list[bytes] = field(default_factory=list)
    readers: set[str] = field(default_factory=set)
    erased: set[bytes] = field(default_factory=set)

    def copy(self) -> Shelf:
        """Return it as it is now."""
        return Shelf(
            self.epoch,
            list(self.rows),
            list(self.grants),
            set(self.readers),
            set(self.erased),
        )


@dataclass(slots=True)
class HubInMemory:
    """What the hub keeps, whoever asks.

    Attributes:
        shelves: By opaque name of the livret.
        cut: Where the line is cut: ``before`` the hub does what is asked,
            ``after`` it did, or nowhere.
        calls: How many calls get through before.
    """

    shelves: dict[bytes, Shelf] = field(default_factory=dict)
    cut: str = ""
    calls: int = 0

    def copy(self) -> dict[bytes, Shelf]:
        """Return everything as it is now, as a backup would hold it."""
        return {name: shelf.copy() for name, shelf in self.shelves.items()}
