"""Addresses of a hub: what is asked of one before anything is sent to it.

Source: PostgreSQL, « Connection Strings » and « SSL Support » of libpq.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from livret.usecases.hub_errors import BadHubAddress, HubInClear

_SCHEMES = ("postgresql://", "postgres://")
_PROTECTED = frozenset({"require", "verify-ca", "verify-full"})
_CONNECT_SECONDS = 10
_KEPT_ALIVE = {
    # A cut cable is told within half a minute, not two hours.
    "keepalives": 1,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 4,
    "tcp_user_timeout": 30_000,
}


@dataclass(frozen=True, slots=True)
class Address:
    """One hub's address, read.

    Attributes:
        place: Hosts, port and database, as may be shown and logged.
        conninfo: For libpq, with the password where it was given.
        database: Name of the database.
        user: Name of the role, possibly empty.
    """

    place: str
    conninfo: str = field(repr=False)
    database: str
    user: str


def read_address(url: str, password: str = "") -> Address:
    """Read an address; several hosts are tried in turn, and one that may write wins.

    Args:
        url: ``postgresql://role@host:port,host2:port/database?…``.
        password: In place of the one in the URL, if any.

    Raises:
        BadHubAddress: It is none.
        HubInClear: It names another machine and asks for less than TLS.
    """
    if not url.startswith(_SCHEMES):
        raise BadHubAddress(reason="scheme")
    try:
        told = {k: str(v) for k, v in conninfo_to_dict(url).items() if v is not None}
    except ProgrammingError as error:
        raise BadHubAddress(reason="shape") from error
    if not told.get("dbname"):
        raise BadHubAddress(reason="database")
    hosts = [host for host in told.get("host", "").split(",") if host]
    place = f"{','.join(hosts) or 'local'}/{told['dbname']}"
    if not all(map(_is_here, hosts)):
        _require_tls(told, place)
    if password:
        told["password"] = password
    defaults: dict[str, str | int] = {
        "connect_timeout": _CONNECT_SECONDS,
        "target_session_attrs": "read-write",
        "application_name": "livret",
        **_KEPT_ALIVE,
    }
    conninfo = make_conninfo("", **{**defaults, **told})
    return Address(place, conninfo, told["dbname"], told.get("user", ""))


def _require_tls(told: dict[str, str], place: str) -> None:
    mode = told.setdefault("sslmode", "verify-full")
    if mode not in _PROTECTED:
        raise HubInClear(place=place)
    if mode == "verify-full":
        told.setdefault("sslrootcert", "system")


def _is_here(host: str) -> bool:
    if host.startswith(("/", "@")) or host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
