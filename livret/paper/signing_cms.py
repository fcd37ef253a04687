"""The CMS of one signature: PAdES baseline B-B, and no byte more.

One fixed profile, so that a check can hold every byte to account: SignedData
of one signer, ECDSA on P-256 with SHA-256, the signer's certificate alone (the
root is what a checker brings), signed attributes content-type,
message-digest, signing-certificate-v2 and our record, nothing unsigned. The
time stands in the signature dictionary (/M) and in the record, never in
signing-time (ETSI EN 319 142-1, 6.3).

Loaded late: it imports pyHanko's CMS types. May import: ``domain``,
``cryptography``, asn1crypto.
"""

from __future__ import annotations

import hashlib

from asn1crypto import algos, cms, core, tsp, x509  # type: ignore[import-untyped]
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from livret.paper.certificates import Credential
from livret.paper.signing_acts import KeyMismatch
from livret.paper.signing_record import RECORD_OID

ROOM = 8
"""Bytes kept beyond the usual length: DER of ECDSA varies by a few."""

_RECORD_TYPE = "livret_signature_record"


class _Records(core.SetOf):  # type: ignore[misc]
    _child_spec = core.UTF8String


# asn1crypto reads an attribute by a table of known types.
cms.CMSAttributeType._map[RECORD_OID] = _RECORD_TYPE
cms.CMSAttributeType._reverse_map = None
cms.CMSAttribute._oid_specs[_RECORD_TYPE] = _Records


def signed_data(digest: bytes, record: bytes, credential: Credential) -> bytes:
    """Sign a digest of a file together with its record.

    Args:
        digest: SHA-256 of the signed byte ranges, 32 bytes.
        record: Canonical JSON of ``signing_record``.
        credential: Certificate and key of the signer.

    Returns:
        ContentInfo, DER.
    """
    certificate = x509.Certificate.load(credential.certificate)
    attributes = _attributes(digest, record, certificate)
    signature = private_key(credential).sign(
        attributes.dump(), ec.ECDSA(hashes.SHA256())
    )
    return _content_info(attributes, signature, certificate)


def room_for(record: bytes, credential: Credential) -> int:
    """Return how many bytes to keep for the CMS of this record."""
    certificate = x509.Certificate.load(credential.certificate)
    attributes = _attributes(bytes(32), record, certificate)
    return len(_content_info(attributes, bytes(72), certificate)) + ROOM


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


def has_our_form(der: bytes) -> bool:
    """Tell whether a signature has exactly the form that ``signed_data`` gives.

    It is made again from its parts and compared: whatever the form leaves no
    room for (unsigned attributes, certificates beside the signer's, another
    encoding) could change without breaking the signature.
    """
    data = cms.ContentInfo.load(der)["content"]
    (signer,) = data["signer_infos"]
    stated = {each["type"].dotted: each["values"][0] for each in signer["signed_attrs"]}
    certificate = data["certificates"][0].chosen
    attributes = _attributes(
        stated[cms.CMSAttributeType.unmap("message_digest")].native,
        stated[RECORD_OID].native.encode("utf-8"),
        certificate,
    )
    signature = signer["signature"].native
    return _content_info(attributes, signature, certificate) == der


def private_key(credential: Credential) -> ec.EllipticCurvePrivateKey:
    """Return the key of ``credential``.

    Raises:
        KeyMismatch: It is not the certificate's, or not on P-256.
    """
    try:
        key = serialization.load_der_private_key(credential.key, password=None)
    except (ValueError, TypeError) as error:
        raise KeyMismatch from error
    if not isinstance(key, ec.EllipticCurvePrivateKey) or key.curve.name != "secp256r1":
        raise KeyMismatch
    public = key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    certificate = x509.Certificate.load(credential.certificate)
    if certificate.public_key.dump() != public:
        raise KeyMismatch
    return key


def _attributes(
    digest: bytes, record: bytes, certificate: x509.Certificate
) -> cms.CMSAttributes:
    identified = tsp.SigningCertificateV2(
        {
            "certs": [
                tsp.ESSCertIDv2(
                    {"cert_hash": hashlib.sha256(certificate.dump()).digest()}
                )
            ]
        }
    )
    values = (
        ("content_type", "data"),
        ("message_digest", digest),
        ("signing_certificate_v2", identified),
        (_RECORD_TYPE, record.decode("utf-8")),
    )
    return cms.CMSAttributes(
        [cms.CMSAttribute({"type": kind, "values": (value,)}) for kind, value in values]
    )


def _content_info(
    attributes: cms.CMSAttributes, signature: bytes, certificate: x509.Certificate
) -> bytes:
    sha256 = algos.DigestAlgorithm({"algorithm": "sha256"})
    signer = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.SignerIdentifier(
                {
                    "issuer_and_serial_number": cms.IssuerAndSerialNumber(
                        {
                            "issuer": certificate.issuer,
                            "serial_number": certificate.serial_number,
                        }
                    )
                }
            ),
            "digest_algorithm": sha256,
            "signed_attrs": attributes,
            "signature_algorithm": algos.SignedDigestAlgorithm(
                {"algorithm": "sha256_ecdsa"}
            ),
            "signature": signature,
        }
    )
    data = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [sha256],
            "encap_content_info": {"content_type": "data"},
            "certificates": [certificate],
            "signer_infos": [signer],
        }
    )
    info = cms.ContentInfo({"content_type": "signed_data", "content": data})
    made: bytes = info.dump()
    return made
