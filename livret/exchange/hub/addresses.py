"""Addresses of a hub: what is asked of one before anything is sent to it.

Another machine is met by TLS alone, which proves its name under a known
authority; it is shown no password, only that one is known (SCRAM), over this very
line (channel binding). Whoever gets in between learns and changes nothing.

Source: PostgreSQL, « Connection Strings » and « SSL Support » of libpq; RFC 5802
and 5929 (``tls-server-end-point``).
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.pq import Conninfo

from livret.exchange.hub.authorities import SYSTEM, carried, read_carried, shown
from livret.usecases.hub_errors import BadHubAddress, HubInClear

_SCHEMES = ("postgresql://", "postgres://")
_CONNECT_SECONDS = 10
_KEPT_ALIVE = {
    # A cut cable is told within half a minute, not two hours.
    "keepalives": 1,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 4,
    "tcp_user_timeout": 30_000,
}
_NUMBERS = frozenset({"connect_timeout", *_KEPT_ALIVE})
_LAST_PORT, _DIGITS = 65_535, 10

_PLACES = ("host", "hostaddr")
_OF_ONE = frozenset({"user", "password", "passfile"})
"""What an address may say of who uses it: never of whom they invite."""

_TAKEN = _OF_ONE | {
    *_PLACES,
    *_KEPT_ALIVE,
    "port",
    "dbname",
    "sslmode",
    "sslrootcert",
    "channel_binding",
    "connect_timeout",
    "target_session_attrs",
    "load_balance_hosts",
    "application_name",
}
"""What an address may say. Others would name files of this computer to write or
to show, another place to go, or a way to prove oneself that gives more away."""

_AUTHORITY = "authority"
"""The certificate of the server's authority itself: ours, unknown to libpq."""


@dataclass(frozen=True, slots=True)
class Address:
    """One hub's address, read.

    Attributes:
        place: Hosts, port and database, as may be shown and logged.
        conninfo: For libpq, with the password where it was given.
        database: Name of the database.
        user: Name of the role, possibly empty.
        authority: Certificates that answer for the server, PEM; empty for others.
    """

    place: str
    conninfo: str = field(repr=False)
    database: str
    user: str
    authority: str = field(default="", repr=False)

    @contextmanager
    def ready(self) -> Iterator[str]:
        """Give what libpq needs while it connects, authorities included."""
        if conninfo_to_dict(self.conninfo).get("sslrootcert") != SYSTEM:
            yield self.conninfo
            return
        with shown(self.authority) as path:
            yield make_conninfo(self.conninfo, sslrootcert=path)


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
    plain, authority = _without_authority(url)
    told = _told(plain)
    hosts = [host for one in _PLACES for host in told.get(one, "").split(",") if host]
    named = told.get("host") or told.get("hostaddr") or "local"
    place = f"{named}/{told['dbname']}"
    if not all(map(_is_here, hosts)):
        _require_proof(told, place)
    if authority:
        told["sslrootcert"] = SYSTEM
    if password:
        told["password"] = password
    defaults: dict[str, str | int] = {
        "connect_timeout": _CONNECT_SECONDS,
        "target_session_attrs": "read-write",
        "application_name": "livret",
        **_KEPT_ALIVE,
    }
    conninfo = make_conninfo("", **{**defaults, **told})
    user = told.get("user", "")
    return Address(place, conninfo, told["dbname"], user, authority)


def for_guest(url: str, user: str, password: str) -> str:
    """Return an address as somebody else uses it: another role, no file of ours.

    Raises:
        BadHubAddress: The file of its authority is not there, or is none.
    """
    parts = urlsplit(url)
    asked = []
    for one in filter(None, parts.query.split("&")):
        name, _, said = one.partition("=")
        if name == "sslrootcert" and unquote(said) != SYSTEM:
            asked.append(f"{_AUTHORITY}={carried(unquote(said))}")
        elif name not in _OF_ONE:
            asked.append(one)
    place = parts.netloc.rpartition("@")[2]
    held = f"{quote(user, safe='')}:{quote(password, safe='')}@{place}"
    return urlunsplit(parts._replace(netloc=held, query="&".join(asked)))


def _without_authority(url: str) -> tuple[str, str]:
    """Return an address as libpq reads it, and the authority that it carries."""
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise BadHubAddress(reason="shape") from error
    asked = parts.query.split("&")
    ours = [one for one in asked if one.startswith(f"{_AUTHORITY}=")]
    if not ours:
        return url, ""
    query = "&".join(one for one in asked if one not in ours)
    pem = read_carried(ours[-1].partition("=")[2])
    return urlunsplit(parts._replace(query=query)), pem


def _told(url: str) -> dict[str, str]:
    """Return what an address says; where, also what the computer's settings say."""
    try:
        told = {k: str(v) for k, v in conninfo_to_dict(url).items() if v is not None}
    except (ProgrammingError, UnicodeError) as error:  # the second: bytes of no text
        raise BadHubAddress(reason="shape") from error
    if not told.get("dbname"):
        raise BadHubAddress(reason="database")
    if not told.keys() <= _TAKEN:
        raise BadHubAddress(reason="setting")
    ports = [one for one in told.get("port", "").split(",") if one]
    numbers = [told[one] for one in _NUMBERS & told.keys()]
    if not (all(map(_is_port, ports)) and all(map(_is_number, numbers))):
        raise BadHubAddress(reason="shape")
    if not any(told.get(one) for one in _PLACES):
        for one in Conninfo.get_defaults():
            if one.keyword.decode() in _PLACES and one.val:
                told[one.keyword.decode()] = one.val.decode()
    return told


def _require_proof(told: dict[str, str], place: str) -> None:
    if told.setdefault("sslmode", "verify-full") != "verify-full":
        raise HubInClear(place=place)
    told.setdefault("sslrootcert", SYSTEM)
    told.setdefault("channel_binding", "require")
    told["require_auth"] = "scram-sha-256"


def _is_port(said: str) -> bool:
    return _is_number(said) and 0 < int(said) <= _LAST_PORT


def _is_number(said: str) -> bool:
    """Tell whether the client's library would read it: misread, it tells no reason."""
    return said.isascii() and said.isdecimal() and len(said) < _DIGITS


def _is_here(host: str) -> bool:
    if host.startswith(("/", "@")) or host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
