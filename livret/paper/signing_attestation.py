"""What a one-time certificate was made for, in a private extension.

The extension is a UTF8String of canonical JSON: the digest of the agreement,
the digest of the very bytes signed, the witness sentence and who attests. A
certificate without it is nobody's one-time certificate.

May import: ``domain``, ``cryptography``.
"""

from __future__ import annotations

from dataclasses import dataclass

from cryptography import x509

from livret.domain.encoding import NotCanonical, decode, encode

ATTESTED_OID = "2.25.78209568504322252236961173139506109690"
"""Extension of a one-time certificate; an arc of its own (X.667, UUID)."""

_DIGEST = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """What a one-time certificate was made for.

    Attributes:
        agreement: SHA-256 of the flat outline, or of the typed words.
        document: SHA-256 of the PDF as it stood before the signature.
        witness: Who was there and when, one sentence.
    """

    agreement: bytes
    document: bytes
    witness: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attested:
    """The private extension as read back.

    Attributes:
        by: Name of the referent who attests.
        binding: What the certificate was made for.
    """

    by: str
    binding: Binding


def attestation(attested: Attested) -> x509.UnrecognizedExtension:
    """Return the extension that says ``attested``."""
    value = encode(
        {
            "agreement": attested.binding.agreement.hex(),
            "attested_by": attested.by,
            "document": attested.binding.document.hex(),
            "witness": attested.binding.witness,
        }
    )
    return x509.UnrecognizedExtension(
        x509.ObjectIdentifier(ATTESTED_OID), _utf8_string(value)
    )


def read_attested(certificate: bytes) -> Attested | None:
    """Return what a one-time certificate says, or None for any other.

    A certificate whose extension does not read as ours is no one-time
    certificate; the checks then call its signature unbound.
    """
    try:
        found = x509.load_der_x509_certificate(
            certificate
        ).extensions.get_extension_for_oid(x509.ObjectIdentifier(ATTESTED_OID))
        raw = found.value.public_bytes()
        value = decode(_utf8_content(raw))
        binding = Binding(
            agreement=_digest(value["agreement"]),
            document=_digest(value["document"]),
            witness=str(value["witness"]),
        )
        return Attested(by=str(value["attested_by"]), binding=binding)
    except (x509.ExtensionNotFound, NotCanonical, KeyError, TypeError, ValueError):
        return None


def _digest(text: str) -> bytes:
    digest = bytes.fromhex(text)
    if len(digest) != _DIGEST:
        raise ValueError("not a SHA-256")
    return digest


def _utf8_string(content: bytes) -> bytes:
    """Return ``content`` as a DER UTF8String (X.690, 8.21)."""
    length = len(content)
    if length < 0x80:  # noqa: PLR2004 - the short form of X.690, 8.1.3.4
        return bytes((0x0C, length)) + content
    octets = length.to_bytes((length.bit_length() + 7) // 8, "big")
    return bytes((0x0C, 0x80 | len(octets))) + octets + content


def _utf8_content(value: bytes) -> bytes:
    """Return the content of a DER UTF8String, refusing any other form."""
    if value[:1] != b"\x0c":
        raise ValueError("not a UTF8String")
    for header in (2, 3, 4, 5):
        content = value[header:]
        if _utf8_string(content) == value:
            return content
    raise ValueError("not DER")
