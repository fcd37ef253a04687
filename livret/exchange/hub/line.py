"""One desk's line to a hub: short transactions, and one ear kept open."""

from __future__ import annotations

import select
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, LiteralString

import psycopg
from psycopg import sql

from livret.exchange.hub import answers
from livret.exchange.hub.addresses import Address
from livret.exchange.hub.failures import hub_errors
from livret.exchange.hub.patience import SILENCE_S, PatientConnection
from livret.exchange.hub.versions import VERSION
from livret.usecases.hub_errors import (
    HubAccessRefused,
    HubNotMade,
    HubOtherVersion,
    HubSpoiled,
)
from livret.usecases.ports_hub_live import HubNews, HubPresence

_ME = "SELECT channel, hub_key FROM livret_hub.who_am_i()"
_VERSION = "SELECT version_num FROM livret_hub.alembic_version"
_BE = "SELECT livret_hub.be_present(%s, %s, %s, %s)"
_STAY = "SELECT livret_hub.stay_present(%s, %s)"
_GO = "SELECT livret_hub.go_out(%s)"
_PRESENT = "SELECT epoch, said, mine, seconds FROM livret_hub.present_in(%s)"

_HERE = "+"
"""Before the name of a livret in which somebody came or went."""

_CLOSED = "-"
"""Before the name of a livret that is not ours any more; alone for the whole hub."""


class HubLine:
    """The line itself, and what is told over it at once; for one thread.

    A connection that breaks is made again at the next call: with several hosts
    in the address, at whichever may write by then.

    Args:
        address: Of the hub, with the role's password.

    Raises:
        HubUnreachable, HubAccessRefused, HubNotMade, HubOtherVersion: As said.
    """

    def __init__(self, address: Address) -> None:
        self._address = address
        self._raw: PatientConnection | None = None
        self._ear: PatientConnection | None = None
        self._answered = 0.0
        self._channel, self._id, self._key = "", b"", b""
        try:
            with hub_errors(address.place):
                self._meet(self._connection())
        except BaseException:
            self._drop()
            raise

    def _meet(self, raw: psycopg.Connection[Any]) -> None:
        place = self._address.place
        there = raw.execute("SELECT to_regclass('livret_hub.hub')").fetchone()
        if there is None or there[0] is None:
            raise HubNotMade(place=place)
        found = raw.execute(_VERSION).fetchone()
        if found is None or found[0] != VERSION:
            said = str(found[0]) if found else ""
            raise HubOtherVersion(place=place, found=said, known=VERSION)
        row = raw.execute("SELECT id FROM livret_hub.hub").fetchone()
        me = raw.execute(_ME).fetchone()
        if row is None or me is None:
            raise HubAccessRefused(place=place)
        with self._believed():
            self._id = answers.name(row[0])
            self._channel, self._key = str(me[0]), answers.data(me[1])

    @property
    def id(self) -> bytes:
        """The hub's random id, 16 bytes."""
        return self._id

    @property
    def key(self) -> str:
        """The hub key that this role was made for, 64 hex digits."""
        return self._key.hex()

    @property
    def place(self) -> str:
        """Where it is, as may be shown."""
        return self._address.place

    def listen(self) -> None:
        """Open the ear: what happens from now on will be told by ``news``."""
        with hub_errors(self._address.place):
            self._listening()

    def news(self, seconds: float) -> HubNews:
        """Wait until something is told, at most so long.

        Raises:
            HubUnreachable: It closed, or does not answer any more.
        """
        with hub_errors(self._address.place):
            try:
                told = self._heard(seconds)
            except psycopg.Error:
                self._drop()
                raise
        names = sorted({name for one in told for name in one.payload.split()})
        try:
            return HubNews(
                changed=_named("", [n for n in names if n[0] not in _HERE + _CLOSED]),
                present=_named(_HERE, names),
                closed=_named(_CLOSED, names),
            )
        except ValueError as error:
            raise HubSpoiled(place=self._address.place) from error

    def _heard(self, seconds: float) -> list[psycopg.Notify]:
        """Wait, and ask a server that says nothing whether it is still there."""
        ear, until = self._listening(), time.monotonic() + seconds
        while True:
            left = until - time.monotonic()
            quiet = self._answered + SILENCE_S - time.monotonic()
            wait = max(0.0, min(left, quiet))
            told = list(ear.notifies(timeout=wait, stop_after=1))
            if told:
                self._has_answered()
            if told or until - time.monotonic() <= 0:
                return told
            if self._answered + SILENCE_S <= time.monotonic():
                ear.is_there()  # what is told meanwhile is heard at the next turn
                self._has_answered()

    def _has_answered(self) -> None:
        self._answered = time.monotonic()

    def be_present(
        self, livret: bytes, epoch: int, sealed: bytes, seconds: int
    ) -> bool:
        """Announce oneself in a livret; False where it is not mine."""
        return bool(self._ask(_BE, (livret, epoch, sealed, seconds))[0][0])

    def stay_present(self, livret: bytes, seconds: int) -> bool:
        """Stay so much longer; False where it had ended."""
        return bool(self._ask(_STAY, (livret, seconds))[0][0])

    def go_out(self, livret: bytes) -> None:
        """Be there no longer, at once."""
        self._ask(_GO, (livret,))

    def presences(self, livret: bytes) -> tuple[HubPresence, ...]:
        """Return who is in a livret now, in the order of their roles."""
        found = self._ask(_PRESENT, (livret,))
        with self._believed():
            return tuple(map(answers.presence, found))

    def close(self) -> None:
        """Leave the server."""
        self._drop()

    def _ask(self, statement: LiteralString, values: Any = ()) -> list[tuple[Any, ...]]:
        """Run one statement: a transaction by itself, and one way there and back."""
        with self._line() as raw:
            return raw.execute(statement, values).fetchall()

    @contextmanager
    def _believed(self) -> Iterator[None]:
        """Read an answer; one that no hub of ours gives is told as such."""
        try:
            yield
        except (IndexError, TypeError, ValueError) as error:
            raise HubSpoiled(place=self._address.place) from error

    @contextmanager
    def _transaction(self) -> Iterator[psycopg.Connection[Any]]:
        """Give the connection inside one short transaction."""
        with self._line() as raw, raw.transaction():
            yield raw

    @contextmanager
    def _line(self) -> Iterator[psycopg.Connection[Any]]:
        """Give the connection; one that broke is forgotten."""
        with hub_errors(self._address.place):
            raw = self._connection()
            try:
                yield raw
                self._has_answered()
            except psycopg.Error:
                if raw.broken or raw.closed:
                    self._drop()
                raise

    def _connection(self) -> PatientConnection:
        if self._raw is not None and _has_hung_up(self._raw):
            self._raw.close()
        if self._raw is None or self._raw.closed:
            self._raw = _reached(self._address)
            # An acknowledgement means a standby has it too, where there is one.
            self._raw.execute("SET synchronous_commit TO on")
        return self._raw

    def _listening(self) -> PatientConnection:
        if self._ear is None or self._ear.closed:
            self._ear = _reached(self._address)
            channel = sql.Identifier(self._channel)
            self._ear.execute(sql.SQL("LISTEN {}").format(channel))
            self._has_answered()
        return self._ear

    def _drop(self) -> None:
        for one in (self._raw, self._ear):
            if one is not None:
                one.close()
        self._raw = self._ear = None

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._address.place!r})"


def _named(sign: str, names: Iterable[str]) -> tuple[bytes, ...]:
    told = [name.removeprefix(sign) for name in names if name.startswith(sign)]
    return tuple(map(bytes.fromhex, told))


def _reached(address: Address) -> PatientConnection:
    with address.ready() as conninfo:
        return PatientConnection.connect(conninfo, autocommit=True)


def _has_hung_up(raw: psycopg.Connection[Any]) -> bool:
    """Tell whether the server went away since the last call.

    Between calls it has nothing to say: what comes is the end of the line.
    """
    return raw.closed or bool(select.select([raw.fileno()], [], [], 0)[0])
