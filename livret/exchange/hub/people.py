"""The people of a hub: one login role each, with a name that says nothing.

An administrator invites a hub key, read from a card; whoever joins changes the
password that was in the invitation, so that it opens nothing any more.
"""

from __future__ import annotations

from typing import Any, LiteralString

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from livret.exchange.hub.addresses import Address, for_guest, read_address
from livret.exchange.hub.failures import hub_errors
from livret.exchange.hub.patience import PatientConnection
from livret.exchange.hub.roles import Roles
from livret.usecases.hub_errors import HubKeyInvalid
from livret.usecases.ports import Randomness

_KEY_BYTES = 32
_ROLE_BYTES = 6
_PASSWORD_BYTES = 24
CONNECTIONS = 6
"""Most at once for one person: a desk holds two, and may be started again."""

_LIMITS: tuple[tuple[LiteralString, LiteralString], ...] = (
    ("statement_timeout", "'60s'"),
    ("idle_in_transaction_session_timeout", "'60s'"),
    ("lock_timeout", "'20s'"),
    ("default_transaction_isolation", "'read committed'"),  # nobody in any other
)


def invite(url: str, hub_key: str, randomness: Randomness) -> str:
    """Make a role for the holder of a hub key; return the address to give them.

    A key that was invited before gets a new role, and the old one is closed:
    so comes back who lost the password with a vault that went back to a backup.

    Args:
        url: The hub, as its administrator reaches it.
        hub_key: X25519 public key, 64 hex digits, from a checked card.
        randomness: For the name and the password.

    Raises:
        HubKeyInvalid: Not a key.
        BadHubAddress, HubUnreachable, HubRightsMissing, …: Nothing was made.
    """
    key = _read_key(hub_key)
    address = read_address(url)
    role = "livret_" + randomness.take(_ROLE_BYTES).hex()
    password = randomness.take(_PASSWORD_BYTES).hex()
    given = for_guest(url, role, password)
    with hub_errors(address.place), _reached(address) as raw:
        _make_role(raw, role, password, address)
        asked = "SELECT livret_hub.welcome(%s::name, %s)"
        for (before,) in raw.execute(asked, (role, key)).fetchall():
            _close_role(raw, before)
    return given


def dismiss(url: str, hub_key: str) -> int:
    """End a person's access to the whole hub; return how many roles it closed.

    Raises:
        HubKeyInvalid, BadHubAddress, HubUnreachable, …: Nothing was changed.
    """
    key = _read_key(hub_key)
    address = read_address(url)
    with hub_errors(address.place), _reached(address) as raw:
        found = raw.execute("SELECT livret_hub.dismiss(%s)", (key,)).fetchall()
        for (role,) in found:
            _close_role(raw, role)
    return len(found)


def freshened(url: str, randomness: Randomness) -> str:
    """Return an address with a fresh password, which the hub does not know.

    Raises:
        BadHubAddress, HubInClear: It is no address to use.
    """
    user = read_address(url).user
    return for_guest(url, user, randomness.take(_PASSWORD_BYTES).hex())


def renew(url: str, fresh: str) -> None:
    """Change the role's own password to that of ``fresh``.

    Raises:
        BadHubAddress, HubUnreachable, HubAccessRefused, …: It stays as it is.
    """
    address = read_address(url)
    password = str(conninfo_to_dict(read_address(fresh).conninfo)["password"])
    with hub_errors(address.place), _reached(address) as raw:
        _set_password(raw, raw.info.user, password)


def _reached(address: Address) -> psycopg.Connection[Any]:
    with address.ready() as conninfo:
        return PatientConnection.connect(conninfo)


def _make_role(
    raw: psycopg.Connection[Any], role: str, password: str, address: Address
) -> None:
    name = sql.Identifier(role)
    group = sql.Identifier(Roles.of(address.database).member)
    raw.execute(
        sql.SQL("CREATE ROLE {} LOGIN IN ROLE {} CONNECTION LIMIT {}").format(
            name, group, sql.Literal(CONNECTIONS)
        )
    )
    for setting, value in _LIMITS:
        raw.execute(
            sql.SQL("ALTER ROLE {} SET {} = {}").format(
                name, sql.SQL(setting), sql.SQL(value)
            )
        )
    _set_password(raw, role, password)


def _close_role(raw: psycopg.Connection[Any], role: str) -> None:
    """Let nobody log in as a role; whoever is in sees nothing from now on."""
    raw.execute(sql.SQL("ALTER ROLE {} NOLOGIN").format(sql.Identifier(role)))


def _set_password(raw: psycopg.Connection[Any], role: str, password: str) -> None:
    """Set a password of which the server, and its log, only see the verifier."""
    made = raw.pgconn.encrypt_password(
        password.encode(), role.encode(), b"scram-sha-256"
    )
    raw.execute(
        sql.SQL("ALTER ROLE {} PASSWORD {}").format(
            sql.Identifier(role), sql.Literal(made.decode())
        )
    )


def _read_key(hub_key: str) -> bytes:
    try:
        key = bytes.fromhex(hub_key)
    except ValueError as error:
        raise HubKeyInvalid(reason="shape") from error
    if len(key) != _KEY_BYTES:
        raise HubKeyInvalid(reason="shape")
    return key
