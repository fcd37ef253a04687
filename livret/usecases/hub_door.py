"""The door to the hubs of teams, which needs no vault."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from livret.domain.cards import SignedCard


class HubDoor(Protocol):
    """Makes hubs and the roles of their people; needs no vault."""

    def make(self, url: str) -> tuple[str, str]:
        """Make or upgrade the hub of a database; return its id and version.

        Raises:
            BadHubAddress, HubUnreachable, HubRightsMissing, HubTooOld …
        """

    def place(self, url: str) -> str:
        """Return where a hub is, as may be shown.

        Raises:
            BadHubAddress, HubInClear: It is no address to use.
        """

    def invite(self, url: str, hub_key: str) -> str:
        """Make a role for a hub key; return the address to give its holder.

        Raises:
            HubKeyInvalid, BadHubAddress, HubUnreachable, HubRightsMissing …
        """

    def card(self, data: bytes) -> tuple[SignedCard, tuple[str, ...]]:
        """Return a card of which to invite the holder, and its seven words.

        Raises:
            MalformedCard: Not a card, or not signed by its own key.
            CardWithoutHubKey: It names no key for a hub.
        """

    def dismiss(self, url: str, hub_key: str) -> int:
        """End a person's access; return how many roles were closed."""

    def freshened(self, url: str) -> str:
        """Return an address with a fresh password, which the hub does not know."""

    def renew(self, url: str, fresh: str) -> None:
        """Change the role's own password to that of ``fresh``."""
