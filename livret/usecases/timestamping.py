"""Which time-stamping service an organisation chose; none unless it did.

A service that does not answer never keeps anybody from signing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol
from urllib.parse import urlsplit

from livret.domain.errors import LivretError, Refused
from livret.usecases.signing import NotStamped

SETTING = "timestamp_service"


class NoServiceThere(Refused):
    """What was written is no address of a web service."""


class Settings(Protocol):
    """What is asked of an open vault."""

    def setting(self, name: str) -> str:
        """Return a setting kept inside the vault, or an empty text."""

    def set_setting(self, name: str, value: str) -> None:
        """Keep a setting inside the vault (encrypted)."""


def service_of(vault: Settings) -> str:
    """Return the address of the service chosen here, empty for none."""
    return vault.setting(SETTING)


def choose_service(vault: Settings, address: str) -> str:
    """Choose a service, or none with an empty address; return it.

    Raises:
        NoServiceThere: It is no address (http or https, a name); nothing changed.
    """
    wanted = address.strip()
    try:
        parts = urlsplit(wanted)
        named = bool(parts.hostname) and parts.username is None
    except ValueError as error:
        raise NoServiceThere from error
    if wanted and not (parts.scheme in ("http", "https") and named):
        raise NoServiceThere
    vault.set_setting(SETTING, wanted)
    return wanted


def stamped_or_not(
    make: Callable[[str], bytes], service: str
) -> tuple[bytes, tuple[LivretError, ...]]:
    """Return what is made with a time stamp, or else without one, and why."""
    try:
        return make(service), ()
    except NotStamped as error:
        return make(""), (error,)
