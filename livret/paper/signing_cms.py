"""The CMS of one signature: PAdES baseline B-B, and no byte more.

One fixed profile, so that a check can hold every byte to account: SignedData
of one signer, ECDSA or RSA (PKCS #1 v1.5) with SHA-256, the signer's
certificate and those between it and its root (the root is what a checker
brings), signed attributes content-type, message-digest, signing-certificate-v2
naming each of them, and our record. Nothing is unsigned but, where a service
gave one, the time stamp of the signature. The time stands in the signature
dictionary (/M) and in the record, never in signing-time (ETSI EN 319 142-1,
6.3).

Loaded late: it imports pyHanko's CMS types. May import: ``domain``,
``cryptography``, asn1crypto.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from functools import cache

from asn1crypto import algos, cms, core, tsp, x509  # type: ignore[import-untyped]

from livret.paper.signing_certificate import (
    one_of_two,
    signature_algorithm,
    signature_length,
)
from livret.paper.signing_keys import Holder
from livret.paper.signing_record import RECORD_OID
from livret.paper.stamp_form import has_one_form

ROOM = 8
"""Bytes kept beyond the usual length: DER of ECDSA varies by a few."""

_RECORD_TYPE = "livret_signature_record"

_OCTETS, _UTF8, _SEQUENCE, _SET, _FIRST = 0x04, 0x0C, 0x30, 0x31, 0xA0
"""Tags of DER (X.690); the last is that of a field numbered 0."""

_LONG = 0x80
"""From this length on, the length itself is counted."""

_VERSION_1 = b"\x02\x01\x01"


class _Records(core.SetOf):  # type: ignore[misc]
    _child_spec = core.UTF8String


# asn1crypto reads an attribute by a table of known types.
cms.CMSAttributeType._map[RECORD_OID] = _RECORD_TYPE
if cms.CMSAttributeType._reverse_map is not None:  # once it was used, it is made
    cms.CMSAttributeType._reverse_map[_RECORD_TYPE] = RECORD_OID
cms.CMSAttribute._oid_specs[_RECORD_TYPE] = _Records


Stamper = Callable[[bytes], bytes]
"""Gives the time-stamp token (DER) of a signature's bytes (RFC 3161)."""

ROOM_FOR_STAMP = 12_288
"""Bytes kept for a time stamp with the certificates it carries."""


def signed_data(
    digest: bytes, record: bytes, holder: Holder, stamper: Stamper | None = None
) -> bytes:
    """Sign a digest of a file together with its record.

    Args:
        digest: SHA-256 of the signed byte ranges, 32 bytes.
        record: Canonical JSON of ``signing_record``.
        holder: Certificate and key of the signer.
        stamper: Gives the time stamp, None without a service.

    Returns:
        ContentInfo, DER.
    """
    certificates = _certificates(holder)
    attributes = _attributes(digest, record, certificates)
    signature = one_of_two(holder.sign(attributes), holder.certificate)
    token = stamper(signature) if stamper else b""
    return _content_info(attributes, signature, certificates, token)


def room_for(record: bytes, holder: Holder, *, stamped: bool = False) -> int:
    """Return how many bytes to keep for the CMS of this record."""
    return _room(record, _certificates(holder), stamped=stamped)


def _room(
    record: bytes, certificates: Sequence[x509.Certificate], *, stamped: bool
) -> int:
    attributes = _attributes(bytes(32), record, certificates)
    signature = bytes(signature_length(certificates[0].dump()))
    made = _content_info(attributes, signature, certificates)
    return len(made) + ROOM + (ROOM_FOR_STAMP if stamped else 0)


def record_in(signer_info: cms.SignerInfo) -> bytes | None:
    """Return the record among the signed attributes, None where there is none.

    Raises:
        ValueError: More than one, or not a UTF8String.
    """
    found = [
        attribute
        for attribute in signer_info["signed_attrs"]
        if attribute["type"].dotted == RECORD_OID
    ]
    if not found:
        return None
    if len(found) > 1 or len(found[0]["values"]) != 1:
        raise ValueError("several records")
    text: str = found[0]["values"][0].native
    return text.encode("utf-8")


def has_our_form(der: bytes, room: int) -> bool:
    """Tell whether a signature has exactly the form that ``signed_data`` gives.

    It is made again from its parts and compared: whatever the form leaves no
    room for (other unsigned attributes, certificates that the signature does
    not name, another encoding, the other of two values that are both right)
    could change without breaking the signature. Nor can a time stamp be taken
    out, room was kept for it and for nothing else, nor be written otherwise.

    Args:
        der: The signature.
        room: Bytes kept for it in the file.
    """
    data = cms.ContentInfo.load(der)["content"]
    (signer,) = data["signer_infos"]
    stated = {each["type"].dotted: each["values"][0] for each in signer["signed_attrs"]}
    certificates = _named(
        stated[cms.CMSAttributeType.unmap("signing_certificate_v2")],
        [each.chosen for each in data["certificates"]],
    )
    attributes = _attributes(
        stated[cms.CMSAttributeType.unmap("message_digest")].native,
        stated[RECORD_OID].native.encode("utf-8"),
        certificates,
    )
    signature = one_of_two(signer["signature"].native, certificates[0].dump())
    token = token_in(signer)
    made = _content_info(attributes, signature, certificates, token)
    record = stated[RECORD_OID].native.encode("utf-8")
    if token and not has_one_form(token):
        return False
    return made == der and room == _room(record, certificates, stamped=bool(token))


def token_in(signer_info: cms.SignerInfo) -> bytes:
    """Return the time-stamp token beside a signature, empty without one."""
    for each in signer_info["unsigned_attrs"] or ():
        if each["type"].native == "signature_time_stamp_token":
            token: bytes = each["values"][0].dump()
            return token
    return b""


def _named(
    identified: tsp.SigningCertificateV2, found: list[x509.Certificate]
) -> list[x509.Certificate]:
    """Return the certificates in the order in which the signature names them."""
    by_digest = {hashlib.sha256(each.dump()).digest(): each for each in found}
    return [by_digest[each["cert_hash"].native] for each in identified["certs"]]


def _certificates(holder: Holder) -> list[x509.Certificate]:
    return [x509.Certificate.load(each) for each in (holder.certificate, *holder.chain)]


def _attributes(
    digest: bytes, record: bytes, certificates: Sequence[x509.Certificate]
) -> bytes:
    """Return the signed attributes: a SET OF, in the order of DER."""
    named = b"".join(
        _der(_SEQUENCE, _der(_OCTETS, hashlib.sha256(each.dump()).digest()))
        for each in certificates
    )
    told = record.decode("utf-8").encode("utf-8")
    return _der(
        _SET,
        *sorted(
            (
                _attribute("content_type", _oid("data")),
                _attribute("message_digest", _der(_OCTETS, digest)),
                _attribute(
                    "signing_certificate_v2", _der(_SEQUENCE, _der(_SEQUENCE, named))
                ),
                _attribute(_RECORD_TYPE, _der(_UTF8, told)),
            )
        ),
    )


def _content_info(
    attributes: bytes,
    signature: bytes,
    certificates: Sequence[x509.Certificate],
    token: bytes = b"",
) -> bytes:
    own = certificates[0]
    named = _der(_SEQUENCE, own.issuer.dump(), core.Integer(own.serial_number).dump())
    digest = _digest_algorithm()
    unsigned = b""
    if token:
        unsigned = _der(_FIRST + 1, _attribute("signature_time_stamp_token", token))
    signer = _der(
        _SEQUENCE,
        _VERSION_1,
        named,
        digest,
        # The very bytes that were signed, but for their tag (RFC 5652, 5.4).
        bytes([_FIRST]) + attributes[1:],
        _signature_algorithm(signature_algorithm(own.dump())),
        _der(_OCTETS, signature),
        unsigned,
    )
    data = _der(
        _SEQUENCE,
        _VERSION_1,
        _der(_SET, digest),
        _der(_SEQUENCE, _oid("data")),
        _der(_FIRST, *sorted(each.dump() for each in certificates)),
        _der(_SET, signer),
    )
    return _der(_SEQUENCE, _oid("signed_data"), _der(_FIRST, data))


def _attribute(kind: str, value: bytes) -> bytes:
    """Return an attribute of one value."""
    name = cms.CMSAttributeType(kind).dump()
    return _der(_SEQUENCE, name, _der(_SET, value))


@cache
def _oid(kind: str) -> bytes:
    made: bytes = cms.ContentType(kind).dump()
    return made


@cache
def _digest_algorithm() -> bytes:
    made: bytes = algos.DigestAlgorithm({"algorithm": "sha256"}).dump()
    return made


@cache
def _signature_algorithm(name: str) -> bytes:
    made: bytes = algos.SignedDigestAlgorithm({"algorithm": name}).dump()
    return made


def _der(tag: int, *parts: bytes) -> bytes:
    """Return one value in DER: its tag, its length, what it holds (X.690, 8.1)."""
    held = b"".join(parts)
    size = len(held)
    if size < _LONG:
        return bytes((tag, size)) + held
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, _LONG | len(length))) + length + held
