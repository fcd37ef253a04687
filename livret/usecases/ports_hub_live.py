"""What is told at once between desks at a hub: news, and who is present.

Nothing of it is kept; the acts stand in ``hub_watching`` and ``hub_presence``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class HubNews:
    """What the server tells while it is listened to; opaque names of livrets.

    Attributes:
        changed: Others pushed to them.
        present: Somebody came in, went out, or does something else there.
        closed: They are open to this desk no more; empty for all of the hub.
    """

    changed: tuple[bytes, ...] = ()
    present: tuple[bytes, ...] = ()
    closed: tuple[bytes, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is any."""
        return bool(self.changed or self.present or self.closed)


@dataclass(frozen=True, slots=True, kw_only=True)
class HubPresence:
    """Somebody in a livret now, as the server keeps it.

    Attributes:
        epoch: Of the key it is sealed under.
        sealed: What they said of themselves.
        mine: It came from this desk's own role.
        seconds: For how long it holds unless they say so again.
    """

    epoch: int
    sealed: bytes = field(repr=False)
    mine: bool
    seconds: float


class HubLive(Protocol):
    """The server, as a desk listens to it; part of ``ports_hub.HubServer``.

    Every call raises ``HubUnreachable`` when the server went away: listening
    again, and looking at everything, makes up for what was not heard.
    """

    @property
    def id(self) -> bytes:
        """The hub's random id, 16 bytes."""

    @property
    def key(self) -> str:
        """The public hub key that this role was made for, 64 hex digits."""

    def listen(self) -> None:
        """Open the ear: what happens from now on will be told by ``news``."""

    def news(self, seconds: float) -> HubNews:
        """Wait until something is told, at most so long; false where nothing was."""

    def be_present(
        self, livret: bytes, epoch: int, sealed: bytes, seconds: int
    ) -> bool:
        """Announce oneself in a livret, for so long; False where it is not mine."""

    def stay_present(self, livret: bytes, seconds: int) -> bool:
        """Stay so much longer; False where it had ended, and must be said again."""

    def go_out(self, livret: bytes) -> None:
        """Be there no longer, at once."""

    def presences(self, livret: bytes) -> tuple[HubPresence, ...]:
        """Return who is in a livret now, in the order of their roles."""
