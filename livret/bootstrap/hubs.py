"""The hub as the acts meet it; PostgreSQL is met at the first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from livret.domain.cards import SignedCard
    from livret.usecases.ports import Clock, Randomness


class Hubs:
    """The ``HubDoor`` of ``livret.usecases.hub_door``."""

    def __init__(self, randomness: Randomness, clock: Clock) -> None:
        self._randomness = randomness
        self._clock = clock

    def make(self, url: str) -> tuple[str, str]:
        """Make or upgrade the hub of a database; return its id and version."""
        from livret.exchange.hub.addresses import read_address
        from livret.exchange.hub.making import make_hub

        made = make_hub(read_address(url))
        return made.hub, made.version

    def place(self, url: str) -> str:
        """Return where a hub is, as may be shown."""
        from livret.exchange.hub.addresses import read_address

        return read_address(url).place

    def invite(self, url: str, hub_key: str) -> str:
        """Make a role for a hub key; return the address to give its holder."""
        from livret.exchange.hub.people import invite

        return invite(url, hub_key, self._randomness)

    def card(self, data: bytes) -> tuple[SignedCard, tuple[str, ...]]:
        """Return a card of which to invite the holder, and its seven words."""
        from livret.domain.cards import fingerprint
        from livret.exchange.card_file import CardFiles
        from livret.usecases.hub_errors import CardWithoutHubKey
        from livret.words.passphrase_words import passphrase_words

        signed = CardFiles(self._clock.now).from_file(data)
        if not signed.card.keys.hub:
            raise CardWithoutHubKey(name=signed.card.name)
        return signed, fingerprint(signed.digest, passphrase_words())

    def dismiss(self, url: str, hub_key: str) -> int:
        """End a person's access; return how many roles were closed."""
        from livret.exchange.hub.people import dismiss

        return dismiss(url, hub_key)

    def freshened(self, url: str) -> str:
        """Return an address with a fresh password, which the hub does not know."""
        from livret.exchange.hub.people import freshened

        return freshened(url, self._randomness)

    def renew(self, url: str, fresh: str) -> None:
        """Change the role's own password to that of ``fresh``."""
        from livret.exchange.hub.people import renew

        renew(url, fresh)
