"""Names of the roles of a hub; opaque, because a server shows them to all."""

from __future__ import annotations

from dataclasses import dataclass

PARTITIONS = 16
"""Parts of the table of contributions, by hash of the livret."""

SCHEMA = "livret_hub"


@dataclass(frozen=True, slots=True)
class Roles:
    """The two group roles of one hub.

    Attributes:
        keeper: Owns everything; nobody logs in as it.
        member: What humans are in.
    """

    keeper: str
    member: str

    @staticmethod
    def of(database: str) -> Roles:
        """Return those of a database: roles belong to a whole server."""
        return Roles(f"livret_{database}_keeper", f"livret_{database}_member")


def quoted(name: str) -> str:
    """Return a name as it may stand in SQL."""
    return '"' + name.replace('"', '""') + '"'
