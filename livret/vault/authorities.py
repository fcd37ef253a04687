"""The authorities of a vault: the one it was made with, and those after it.

The first stands with the other keys of the owner; the later ones in a setting,
so that a vault made by an older Livret needs no other tables.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import update

from livret.domain.errors import LivretError
from livret.vault import schema
from livret.vault.desk_notes import VaultSettings
from livret.vault.engine import Store
from livret.vault.identity import Credentials

SETTING = "authorities"
"""JSON: ``first`` (its two instants) and ``later``, in the order made."""

SpanOf = Callable[[bytes], tuple[dt.datetime, dt.datetime]]
"""From a certificate (DER) to the aware instants it holds from and to."""

_BYTES = ("authority", "authority_key", "certificate", "certificate_key")


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One authority, with what signs under it.

    Attributes:
        credentials: Certificates and keys; keys are empty once destroyed.
        since: First instant it holds, aware.
        until: Last instant it holds, aware.
        link: The same authority's key certified by the one before (DER), for
            who trusts that one only; empty where there is none.
    """

    credentials: Credentials = field(repr=False)
    since: dt.datetime
    until: dt.datetime
    link: bytes = field(default=b"", repr=False)

    @property
    def signs(self) -> bool:
        """Whether its keys are still there."""
        return bool(self.credentials.authority_key)


class Authorities:
    """Those of one open vault.

    Args:
        store: Of the vault.
        first: What it was made with.
        span_of: Reads how long a certificate holds; asked once for the first.
    """

    def __init__(self, store: Store, first: Credentials, span_of: SpanOf) -> None:
        self._store = store
        self._settings = VaultSettings(store)
        self._first = first
        self._span_of = span_of

    def all(self) -> tuple[Held, ...]:
        """Return every authority, the oldest first."""
        kept = self._kept()
        since, until = map(dt.datetime.fromisoformat, kept["first"])
        first = Held(credentials=self._first, since=since, until=until)
        return (first, *map(_held, kept["later"]))

    def add(self, held: Held) -> None:
        """Keep one more; durable on return."""
        kept = self._kept()
        told = {name: getattr(held.credentials, name).hex() for name in _BYTES}
        told["link"] = held.link.hex()
        told["since"], told["until"] = held.since.isoformat(), held.until.isoformat()
        kept["later"].append(told)
        self._settings.put(SETTING, json.dumps(kept))

    def destroy_keys(self, places: Collection[int]) -> None:
        """Destroy the keys of authorities past their end; certificates stay.

        Args:
            places: In ``all``.
        """
        gone = {"authority_key": b"", "certificate_key": b""}
        if 0 in places:
            with self._store.writing() as connection:
                connection.execute(update(schema.identity).values(**gone))
        kept = self._kept()
        for at, told in enumerate(kept["later"], 1):
            if at in places:
                told.update(dict.fromkeys(gone, ""))
        self._settings.put(SETTING, json.dumps(kept))

    def _kept(self) -> dict[str, Any]:
        said = self._settings.get(SETTING)
        if said:
            kept: dict[str, Any] = json.loads(said)
            return kept
        span = [one.isoformat() for one in self._span_of(self._first.authority)]
        kept = {"first": span, "later": []}
        # Read again at each opening where a vault cannot be written to.
        with suppress(LivretError):
            self._settings.put(SETTING, json.dumps(kept))
        return kept


def _held(told: dict[str, str]) -> Held:
    return Held(
        credentials=Credentials(*(bytes.fromhex(told[name]) for name in _BYTES)),
        since=dt.datetime.fromisoformat(told["since"]),
        until=dt.datetime.fromisoformat(told["until"]),
        link=bytes.fromhex(told["link"]),
    )
