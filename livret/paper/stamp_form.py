"""The one form of a time-stamp token: what its clock signed, and nothing else.

A token is signed by its clock, but not every byte of it: the certificates, the
lists and what stands unsigned beside the clock's signature can change, and much
of it can be written in other ways (BER; parameters that may be left out; the
other of two signatures that are both true). In the newest signature of a file
nothing covers the token: so it is kept, and accepted, in one form only
(RFC 5652, 5; RFC 5754; RFC 3161, 2.4.2). One thing is left: a certificate above
the clock's that was signed on a curve has a twin that is as true (nobody here
may have the key that says which curve); it says the same of the same clock.

Loaded late. May import: asn1crypto, cryptography.
"""

from __future__ import annotations

import hashlib

from asn1crypto import algos, cms, core, x509  # type: ignore[import-untyped]

from livret.paper.signing_certificate import one_of_two

_PSS = "rsassa_pss"
_ON_A_CURVE = "ec"


def one_form(token: bytes) -> bytes:
    """Return a token in its one form; what its clock signed is not touched.

    The clock's certificate and those above it are kept, but for the root, which
    a checker brings; anything unsigned goes.

    Args:
        token: ContentInfo.

    Raises:
        ValueError: It is no signature of one clock, or its certificate is not
            there.
    """
    data = cms.ContentInfo.load(token, strict=True)["content"]
    if len(data["signer_infos"]) != 1:
        raise ValueError("signers")
    (signer,) = data["signer_infos"]
    chain = _chain(signer, data["certificates"])
    digest = algos.DigestAlgorithm(
        {"algorithm": signer["digest_algorithm"]["algorithm"].native}
    )
    made = cms.SignedData(
        {
            "version": "v3",
            "digest_algorithms": [digest],
            "encap_content_info": {
                "content_type": "tst_info",
                "content": _content(data),
            },
            "certificates": chain,
            "signer_infos": [_signer(signer, chain[0], digest)],
        }
    )
    info = cms.ContentInfo({"content_type": "signed_data", "content": made})
    form: bytes = info.dump()
    return form


def has_one_form(token: bytes) -> bool:
    """Tell whether a token has its one form, to the byte."""
    try:
        return one_form(token) == token
    except (ValueError, TypeError, KeyError):
        return False


def _content(data: cms.SignedData) -> cms.ParsableOctetString:
    """Return what the clock signed, as it stands: one octet string."""
    content = data["encap_content_info"]
    if content["content_type"].native != "tst_info":
        raise ValueError("no time stamp")
    return cms.ParsableOctetString(bytes(content["content"]))


def _chain(
    signer: cms.SignerInfo, carried: cms.CertificateSet
) -> list[x509.Certificate]:
    """Return the clock's certificate, then each one's issuer, without the root."""
    certificates = [each.chosen for each in carried if each.name == "certificate"]
    if any(_written_otherwise(each) for each in certificates):
        raise ValueError("certificate")
    chain = [_own(signer, certificates)]
    while chain[-1].issuer != chain[-1].subject:
        above = [one for one in certificates if one.subject == chain[-1].issuer]
        if not above or above[0].issuer == above[0].subject:
            break
        if len(above) > 1 or len(chain) > len(certificates):
            raise ValueError("issuers")
        chain.append(above[0])
    return chain


def _written_otherwise(certificate: x509.Certificate) -> bool:
    """Tell whether what is around the signed part of a certificate is not DER."""
    signed = certificate["tbs_certificate"]
    plain = core.Sequence()
    plain.contents = b"".join(
        each.dump()
        for each in (
            signed,
            signed["signature"],
            core.OctetBitString(bytes(certificate["signature_value"])),
        )
    )
    written: bytes = plain.dump()
    return bool(written != certificate.dump())


def _own(
    signer: cms.SignerInfo, certificates: list[x509.Certificate]
) -> x509.Certificate:
    named = signer["sid"].chosen
    if signer["sid"].name == "subject_key_identifier":
        found = [one for one in certificates if one.key_identifier == named.native]
    else:
        serial, issuer = named["serial_number"].native, named["issuer"]
        found = [
            one
            for one in certificates
            if (one.serial_number, one.issuer) == (serial, issuer)
        ]
    if len(found) != 1:
        raise ValueError("clock")
    if not _named(signer, found[0].dump()):
        raise ValueError("another certificate")
    return found[0]


def _named(signer: cms.SignerInfo, certificate: bytes) -> bool:
    """Tell whether the clock's signature names this very certificate.

    RFC 3161, 2.4.2 asks for it; older clocks by SHA-1 (RFC 2634), newer ones by
    SHA-256 (RFC 5816).
    """
    digests = {
        hashlib.sha256(certificate).digest(),
        hashlib.sha1(certificate, usedforsecurity=False).digest(),
    }
    return any(
        one["cert_hash"].native in digests
        for each in signer["signed_attrs"]
        if each["type"].native in {"signing_certificate", "signing_certificate_v2"}
        for one in each["values"][0]["certs"]
    )


def _signer(
    signer: cms.SignerInfo, own: x509.Certificate, digest: algos.DigestAlgorithm
) -> cms.SignerInfo:
    signature = one_of_two(signer["signature"].native, own.dump())
    return cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.SignerIdentifier(
                {
                    "issuer_and_serial_number": cms.IssuerAndSerialNumber(
                        {"issuer": own.issuer, "serial_number": own.serial_number}
                    )
                }
            ),
            "digest_algorithm": digest,
            # The very bytes that were signed, under one length.
            "signed_attrs": cms.CMSAttributes.load(
                signer["signed_attrs"].untag().dump()
            ),
            "signature_algorithm": _algorithm(signer, own, digest),
            "signature": signature,
        }
    )


def _algorithm(
    signer: cms.SignerInfo, own: x509.Certificate, digest: algos.DigestAlgorithm
) -> algos.SignedDigestAlgorithm:
    """Return how it was signed, in the words that say it whole."""
    stated = signer["signature_algorithm"]
    kind = own.public_key.algorithm
    if stated["algorithm"].native == _PSS:
        made: algos.SignedDigestAlgorithm = algos.SignedDigestAlgorithm.load(
            stated.dump(force=True)
        )
        return made
    if kind not in {"rsa", _ON_A_CURVE}:
        return algos.SignedDigestAlgorithm({"algorithm": stated["algorithm"].native})
    how = "ecdsa" if kind == _ON_A_CURVE else "rsa"
    return algos.SignedDigestAlgorithm(
        {"algorithm": f"{digest['algorithm'].native}_{how}"}
    )
