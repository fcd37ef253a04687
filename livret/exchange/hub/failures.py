"""What PostgreSQL answers, as errors of ours; nothing of a statement is kept."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import psycopg
from psycopg import errors
from sqlalchemy.exc import DBAPIError

from livret.domain.errors import LivretError
from livret.usecases.hub_errors import (
    HubAccessRefused,
    HubBusy,
    HubDoorClosed,
    HubFull,
    HubNotMade,
    HubNotProven,
    HubReadOnly,
    HubRightsMissing,
    HubUnreachable,
)

_REFUSED = (
    "password authentication failed",
    "does not exist",
    "not permitted",
    "permission denied for database",
    "authentification par mot de passe a échoué",
    "existe pas",
    "pas autorisé",
    "droit refusé pour la base de données",
)
"""A server says it in its own language, before anybody could ask for another."""

_NOT_AWAITED = "pg_hba.conf"
"""In every language: no line there says that whoever comes from here is let in."""

_UNPROVEN = {
    "does not match host name": "name",
    "does not support SSL": "clear",
    "authentication method requirement": "password",
    "channel binding": "password",
    "root certificate": "authority",
    "SSL error: ": "certificate",
}
"""What libpq itself says of a server that does not prove to be the one meant, and
what was missing. Source: PostgreSQL 18, ``fe-secure-openssl.c``, ``fe-auth.c``."""

_WHILE_CONNECTING, _HUNG_UP = "connection to server", "unexpected eof"

_NO_HUB = errors.UndefinedTable | errors.InvalidSchemaName | errors.UndefinedObject
"""Its tables, its schema, or the group of its members: none is there."""

_READ_ONLY = ("is read-only", "hot standby", "en lecture seule")
"""What libpq says where no server of the address may write (``fe-connect.c``)."""

_CROWDED = ("too many", "slots are reserved", "trop de", "sont réservé")
_NO_ROOM = frozenset({"53100", "53200", "53400"})
"""PostgreSQL, « Error Codes », class 53: disk full, out of memory, a limit."""


@contextlib.contextmanager
def hub_errors(place: str) -> Iterator[None]:
    """Turn what the server answers, or does not answer, into our errors.

    Raises:
        HubUnreachable, HubAccessRefused, HubNotMade, HubRightsMissing, HubBusy,
        HubFull, HubNotProven, HubDoorClosed, HubReadOnly: As they say; the first
            also when the server is going away.
    """
    try:
        yield
    except psycopg.Error as error:
        raise _translated(error, place) from error
    except DBAPIError as error:  # through SQLAlchemy, when a hub is made
        if not isinstance(error.orig, psycopg.Error):
            raise
        raise _translated(error.orig, place) from error


def _translated(error: psycopg.Error, place: str) -> LivretError:
    if isinstance(
        error, errors.InvalidAuthorizationSpecification | errors.InvalidPassword
    ):
        return HubAccessRefused(place=place)
    if isinstance(error, _NO_HUB):
        return HubNotMade(place=place)
    if isinstance(error, errors.InsufficientPrivilege):
        return HubRightsMissing(place=place)
    if isinstance(error, errors.ReadOnlySqlTransaction):
        return HubReadOnly(place=place)
    if error.sqlstate == "LH001":
        return HubAccessRefused(place=place)
    if isinstance(error, psycopg.OperationalError | psycopg.InterfaceError):
        said = str(error)
        if error.sqlstate is None and (refused := _not_let_in(said, place)):
            return refused
        return _unavailable(error.sqlstate or "", said, place)
    return HubBusy(place=place, reason=error.sqlstate or type(error).__name__)


def _not_let_in(said: str, place: str) -> LivretError | None:
    """Return why a line was not opened, where it was the server's or our choice."""
    if _WHILE_CONNECTING in said and _HUNG_UP not in said:
        for word, missing in _UNPROVEN.items():
            if word in said:
                return HubNotProven(place=place, reason=missing)
    if _NOT_AWAITED in said:
        return HubDoorClosed(place=place)
    if any(word in said for word in _REFUSED):
        return HubAccessRefused(place=place)
    return None


def _unavailable(state: str, said: str, place: str) -> LivretError:
    if state in _NO_ROOM:
        return HubFull(place=place, reason=state)
    if state == "53300" or (not state and any(word in said for word in _CROWDED)):
        return HubBusy(place=place, reason=state or "connections")
    if not state and any(word in said for word in _READ_ONLY):
        return HubReadOnly(place=place)
    return HubUnreachable(place=place, reason=state or "connection")
