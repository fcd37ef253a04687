"""A certificate and its key from a PKCS #12 file (.p12, .pfx).

The file is opened in memory and apart, for one signature; neither its bytes nor its
passphrase are kept. Source: RFC 7292.

May import: ``domain``, ``usecases``, ``cryptography``, asn1crypto.
"""

from __future__ import annotations

from asn1crypto import pkcs12 as asn1  # type: ignore[import-untyped]
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_private_key,
    pkcs12,
)

from livret.paper.reading_apart import READING
from livret.paper.signing_acts import (
    KeyFileUnreadable,
    NoKeyInFile,
    PaperUnreadable,
    WrongKeyPassphrase,
)
from livret.paper.signing_keys import KeyInMemory, chain_to_root, key_in_memory
from livret.usecases.reading import ReadingTooCostly
from livret.usecases.signing import KeyFile

_NO_KEY = ValueError, TypeError, UnsupportedAlgorithm
"""How what is no certificate or no key ends: the file may have taken over who read."""

MOST_BYTES = 1_000_000
"""Larger than any file of keys; parsing stays short."""


def open_key_file(file: KeyFile) -> KeyInMemory:
    """Return who signs with a PKCS #12 file, opened apart.

    A file says itself how often its passphrase is stirred: two thousand million
    times, it would keep the whole program still, for nothing else runs meanwhile.
    It is opened by a process of its own, that ends with it.

    Raises:
        KeyFileUnreadable: Not such a file, or one that nobody could open.
        WrongKeyPassphrase: The passphrase does not open it.
        NoKeyInFile: It holds no key with its certificate.
        KeyMismatch: The key is not the certificate's, or does not sign.
    """
    given = [file.data, file.passphrase.encode("utf-8")]
    try:
        _, (certificate, key, *others) = READING.ask("key", given, alone=True)
        opened = load_der_private_key(key, password=None)
        chain = chain_to_root(certificate, others)
    except (ReadingTooCostly, PaperUnreadable, *_NO_KEY) as error:
        raise KeyFileUnreadable from error
    return key_in_memory(certificate, opened, chain)


def opened_here(file: KeyFile) -> list[bytes]:
    """Return a certificate, its key (PKCS #8) and the other certificates, DER.

    Raises:
        KeyFileUnreadable: Not such a file.
        WrongKeyPassphrase: The passphrase does not open it.
        NoKeyInFile: It holds no key with its certificate.
    """
    _check_is_one(file.data)
    try:
        found = pkcs12.load_pkcs12(file.data, file.passphrase.encode("utf-8") or None)
    except ValueError as error:
        # Its shape is right: what does not fit is the passphrase.
        raise WrongKeyPassphrase from error
    except Exception as error:
        raise KeyFileUnreadable from error
    if found.key is None or found.cert is None:
        raise NoKeyInFile
    key = found.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    certificates = [found.cert, *found.additional_certs]
    first, *others = [
        each.certificate.public_bytes(Encoding.DER) for each in certificates
    ]
    return [first, key, *others]


def _check_is_one(data: bytes) -> None:
    """Refuse what has not the shape of the format, before any passphrase."""
    if not data or len(data) > MOST_BYTES:
        raise KeyFileUnreadable
    try:
        read = asn1.Pfx.load(data, strict=True)
        right = read["version"].native == "v3" and read["auth_safe"]["content"]
        _ = read["mac_data"].native, right.native
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise KeyFileUnreadable from error
