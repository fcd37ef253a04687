"""A backup of a machine, and going back to it as a vault does.

What was erased is written down outside every backup and erased again; the
copy takes another replica id, so that no number of a file is used twice.
"""

from __future__ import annotations

from dataclasses import dataclass

from livret.usecases.ports_hub import HubLink
from livret.usecases.ports_hub_memory import HubRest
from livret.usecases.simulation.carrier import Keys, Texts
from livret.usecases.simulation.chance import Chance
from livret.usecases.simulation.disk import Disk, Held, Outbox


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of everything that one machine holds.

    Attributes:
        held: What was there, by livret.
        versions: The numbers of those states.
        texts: The small texts.
        links: Livrets on the hub, by name.
        there: What the hub had acknowledged.
        rests: Which livrets were at the hub whole.
    """

    held: dict[str, Held]
    versions: dict[str, int]
    texts: dict[str, str]
    links: dict[bytes, HubLink]
    there: dict[bytes, dict[str, int]]
    rests: dict[bytes, HubRest]


@dataclass(frozen=True, slots=True)
class Machine:
    """What one desk keeps its things on.

    Attributes:
        disk: The log.
        texts: The small texts.
        outbox: What is known of the hub.
        keys: Which copy of the vault it is.
    """

    disk: Disk
    texts: Texts
    outbox: Outbox
    keys: Keys

    def copy(self) -> Backup:
        """Return everything as it is now."""
        return Backup(
            {livret: dict(there) for livret, there in self.disk.held.items()},
            dict(self.disk.versions),
            dict(self.texts.kept),
            dict(self.outbox.kept),
            {name: dict(there) for name, there in self.outbox.there.items()},
            dict(self.outbox.rests),
        )

    def go_back(self, backup: Backup, chance: Chance) -> None:
        """Be as the copy was; what was erased since is erased again."""
        self.texts.kept = dict(backup.texts)
        self.outbox.kept = dict(backup.links)
        self.outbox.there = {name: dict(ids) for name, ids in backup.there.items()}
        self.outbox.rests = dict(backup.rests)
        self.disk.go_back(backup.held, backup.versions)
        self.keys.renew(chance)
