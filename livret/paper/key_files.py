"""A certificate and its key from a PKCS #12 file (.p12, .pfx).

The file is opened in memory, for one signature; neither its bytes nor its
passphrase are kept. Source: RFC 7292.

May import: ``domain``, ``usecases``, ``cryptography``, asn1crypto.
"""

from __future__ import annotations

from asn1crypto import pkcs12 as asn1  # type: ignore[import-untyped]
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12

from livret.domain.errors import Refused, Untrusted
from livret.paper.signing_keys import KeyInMemory, chain_to_root, key_in_memory
from livret.usecases.signing import KeyFile

MOST_BYTES = 1_000_000
"""Larger than any file of keys; parsing stays short."""


class KeyFileUnreadable(Untrusted):
    """The file is no PKCS #12 file, or is damaged; nothing was signed."""


class WrongKeyPassphrase(Refused):
    """The passphrase does not open the file of the certificate."""


class NoKeyInFile(Refused):
    """The file holds no key, or no certificate of that key."""


def open_key_file(file: KeyFile) -> KeyInMemory:
    """Return who signs with a PKCS #12 file.

    Raises:
        KeyFileUnreadable: Not such a file.
        WrongKeyPassphrase: The passphrase does not open it.
        NoKeyInFile: It holds no key with its certificate.
        KeyMismatch: The key is not the certificate's, or does not sign.
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
    certificate = found.cert.certificate.public_bytes(Encoding.DER)
    others = [
        each.certificate.public_bytes(Encoding.DER) for each in found.additional_certs
    ]
    return key_in_memory(certificate, found.key, chain_to_root(certificate, others))


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
