"""Who answers for a hub's server: the computer's authorities, or one of its own.

The TLS library that comes with the PostgreSQL client knows no authority of the
computer: it looks where its maker built it. So they are shown to it, from where
Python finds them. An organisation's own authority goes with the invitation:
whoever is invited has no file of it, nor the same folders.

Source: PostgreSQL, « Client Verification of Server Certificates » of libpq;
RFC 7468 (PEM).
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import ssl
import tempfile
from collections.abc import Iterator
from pathlib import Path

from livret.usecases.hub_errors import BadHubAddress

SYSTEM = "system"
"""In place of a file: the authorities of the computer, as libpq says it."""

_BUNDLES = (
    "/etc/ssl/certs/ca-certificates.crt",  # Debian, Ubuntu, Arch
    "/etc/pki/tls/certs/ca-bundle.crt",  # Fedora, Red Hat
    "/etc/ssl/ca-bundle.pem",  # openSUSE
    "/etc/ssl/cert.pem",  # Alpine, macOS
)
_MOST_BYTES = 12_000
"""Of the certificates that go with an invitation: a few, in a line of text."""

_APART = "."

_BEGIN, _END = "-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----"


def carried(path: str) -> str:
    """Return the certificates of a file as they go in an address.

    Args:
        path: A PEM file; whatever is no certificate in it is left out.

    Raises:
        BadHubAddress: It cannot be read, holds none, or too much.
    """
    try:
        told = Path(path).read_text("utf-8")
        found = [ssl.PEM_cert_to_DER_cert(one) for one in _certificates(told)]
    except (OSError, ValueError) as error:
        raise BadHubAddress(reason="authority") from error
    if not 0 < sum(map(len, found)) <= _MOST_BYTES:
        raise BadHubAddress(reason="authority")
    return _APART.join(
        base64.urlsafe_b64encode(one).decode("ascii").rstrip("=") for one in found
    )


def read_carried(told: str) -> str:
    """Return certificates from an address, as PEM.

    Raises:
        BadHubAddress: They are none.
    """
    try:
        found = [
            base64.urlsafe_b64decode(one + "=" * (-len(one) % 4))
            for one in told.split(_APART)
        ]
        pem = "".join(map(ssl.DER_cert_to_PEM_cert, found))
        # Read as the TLS library reads it: a spoiled one is told here.
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(cadata=pem)
    except (binascii.Error, ValueError, ssl.SSLError) as error:
        raise BadHubAddress(reason="authority") from error
    return pem


@contextlib.contextmanager
def shown(pem: str) -> Iterator[str]:
    """Give the file in which the TLS library finds authorities, while it connects.

    Args:
        pem: Their certificates; empty for those of the computer.
    """
    known = "" if pem else _bundle()
    certificates = pem or ("" if known else _from_system())
    if not certificates:
        yield known or SYSTEM
        return
    with tempfile.TemporaryDirectory(prefix="livret-") as folder:
        path = Path(folder, "autorites.pem")
        path.write_text(certificates, "ascii")
        yield str(path)


def _bundle() -> str:
    """Return the file in which the computer keeps its authorities, or nothing."""
    told = ssl.get_default_verify_paths().cafile
    likely = (told, *_BUNDLES) if told else _BUNDLES
    return next((path for path in likely if Path(path).is_file()), "")


def _from_system() -> str:
    """Return the authorities of a computer that keeps them in no file, as PEM."""
    found = ssl.create_default_context().get_ca_certs(binary_form=True)
    return "".join(map(ssl.DER_cert_to_PEM_cert, found))


def _certificates(told: str) -> Iterator[str]:
    for part in told.split(_BEGIN)[1:]:
        body, end, _ = part.partition(_END)
        if not end:
            raise ValueError
        yield f"{_BEGIN}{body}{_END}"
