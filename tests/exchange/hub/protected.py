"""A real PostgreSQL reached over TCP with TLS, under an authority made for it."""

from __future__ import annotations

import contextlib
import datetime as dt
import ipaddress
import os
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import NameOID

from tests.exchange.hub.postgres import SUPERUSER, Server, place, somebody

NAME = "relais.example"
"""What the server is called; no name service knows it, the address says where."""

DOORS = f"""local all {SUPERUSER} trust
hostssl all all 127.0.0.1/32 scram-sha-256
"""


def _day(days: int) -> dt.datetime:
    return dt.datetime.now(dt.UTC) + dt.timedelta(days=days)


@dataclass
class Authority:
    """Who answers for servers: an organisation's own."""

    name: str = "Autorité du relais"
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )

    @property
    def pem(self) -> bytes:
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, self.name)])
        made = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(subject)
            .public_key(self.key.public_key())
            .serial_number(1)
            .not_valid_before(_day(-400))
            .not_valid_after(_day(400))
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .sign(self.key, SHA256())
        )
        return made.public_bytes(Encoding.PEM)

    def answer_for(self, folder: Path, *, name: str = NAME, days: int = 30) -> None:
        """Write a server's certificate and key, good until so many days from now."""
        key = ec.generate_private_key(ec.SECP256R1())
        issuer = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, self.name)])
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        names: list[x509.GeneralName] = [x509.DNSName(name)]
        with contextlib.suppress(ValueError):
            names = [x509.IPAddress(ipaddress.ip_address(name))]
        made = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(issuer)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(_day(-100))
            .not_valid_after(_day(days))
            .add_extension(x509.SubjectAlternativeName(names), critical=False)
            .sign(self.key, SHA256())
        )
        (folder / "serveur.crt").write_bytes(made.public_bytes(Encoding.PEM))
        held = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        secret = folder / "serveur.key"
        secret.write_bytes(held)
        secret.chmod(0o600)
        if owner := somebody():
            os.chown(secret, owner["user"], owner["group"])


@dataclass
class Protected:
    """The server, its authority, and addresses of a hub on it.

    Attributes:
        server: The server; its certificate is in its folder.
        authority: Who answers for it.
        roots: The authority's certificate, as a file.
    """

    server: Server
    authority: Authority
    roots: Path

    def url(self, *, host: str = NAME, **more: str) -> str:
        """The address of the hub, as its administrator reaches it."""
        told = {"hostaddr": "127.0.0.1", "sslrootcert": str(self.roots), **more}
        asked = "&".join(f"{key}={value}" for key, value in told.items() if value)
        return f"postgresql://chef:secret@{host}:{self.server.port}/relais?{asked}"

    def certified(self, authority: Authority, *, name: str = NAME, days: int) -> None:
        """Give the running server another certificate, as whoever keeps it does."""
        authority.answer_for(self.server.folder, name=name, days=days)
        self.reload()

    def doors(self, lines: str) -> None:
        """Let the running server ask something else of who comes."""
        (self.server.data / "pg_hba.conf").write_text(lines, "ascii")
        self.reload()

    def set(self, name: str, value: str) -> None:
        with self.server.superuser() as raw:
            raw.execute(f"ALTER SYSTEM SET {name} = '{value}'")
        self.reload()

    def reload(self) -> None:
        with self.server.superuser() as raw:
            loaded = raw.execute("SELECT pg_conf_load_time()").fetchone()
            raw.execute("SELECT pg_reload_conf()")
            for _ in range(600):
                raw.execute("SELECT pg_sleep(0.02)")
                if raw.execute("SELECT pg_conf_load_time()").fetchone() != loaded:
                    return
        raise AssertionError(self.server.said())


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@contextlib.contextmanager
def protected() -> Iterator[Protected]:
    """A server that is reached over TLS, with an empty database ``relais``."""
    with place() as folder:
        authority = Authority()
        authority.answer_for(folder)
        roots = folder / "autorite.pem"
        roots.write_bytes(authority.pem)
        settings = {
            "fsync": "off",
            "listen_addresses": "127.0.0.1",
            "ssl_cert_file": str(folder / "serveur.crt"),
            "ssl_key_file": str(folder / "serveur.key"),
        }
        server = Server(folder, free_port(), settings)
        server.make()
        (server.data / "pg_hba.conf").write_text(DOORS, "ascii")
        with (server.data / "postgresql.conf").open("a", encoding="ascii") as written:
            written.write("ssl = on\n")
        server.start()
        try:
            with server.superuser() as raw:
                raw.execute("CREATE ROLE chef LOGIN CREATEROLE PASSWORD 'secret'")
                raw.execute("CREATE DATABASE relais OWNER chef")
            yield Protected(server, authority, roots)
        finally:
            server.stop()
