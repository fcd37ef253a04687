"""A time stamp that nothing later covers is kept, and accepted, in one form."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from typing import Any

import pytest
from asn1crypto import algos, cms, core, tsp, x509
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from livret.paper import signing
from livret.paper.signing_cms import _content_info, token_in
from livret.paper.stamp_form import has_one_form, one_form
from livret.paper.verdict import Check
from tests.paper import test_stamping as stamping
from tests.paper.signing_desk import NOW
from tests.paper.stamping_service import token
from tests.paper.tampering import gaps
from tests.paper.test_tamper_gap import (
    ORDER,
    sealed_with_a_stamp,
)

Parts = dict[str, Any]
Change = Callable[[Parts, Parts], None]
"""Changes the parts of a token, and those of its one signer."""


def judged(pdf: bytes) -> Check:
    return signing.check(pdf, roots=stamping.roots(), now=NOW)


def the_same(_data: Parts, _signer: Parts) -> None:
    """Nothing."""


def stranger(data: Parts, _signer: Parts) -> None:
    other = x509.Certificate.load(stamping.desk().roots[0])
    data["certificates"] = [*(each.chosen for each in data["certificates"]), other]


def no_certificate(data: Parts, _signer: Parts) -> None:
    data["certificates"] = []


def certificate_around(data: Parts, _signer: Parts) -> None:
    """What is around the signed part of a certificate is signed by nobody."""
    (own,) = [each.chosen for each in data["certificates"]]
    parts = {name: own[name] for name in ("tbs_certificate", "signature_value")}
    other = algos.SignedDigestAlgorithm({"algorithm": "sha512_rsa"})
    data["certificates"] = [x509.Certificate({**parts, "signature_algorithm": other})]


def unsigned_words(_data: Parts, signer: Parts) -> None:
    signer["unsigned_attrs"] = [
        cms.CMSAttribute({"type": "1.2.3.4", "values": [core.UTF8String("x")]})
    ]


def digest_without_null(_data: Parts, signer: Parts) -> None:
    """The absent parameters of a digest are written in two ways (RFC 5754, 2)."""
    alone = core.Sequence()
    alone.contents = signer["digest_algorithm"]["algorithm"].dump()
    signer["digest_algorithm"] = algos.DigestAlgorithm.load(alone.dump())


def the_same_said_otherwise(_data: Parts, signer: Parts) -> None:
    signer["signature_algorithm"] = algos.SignedDigestAlgorithm(
        {"algorithm": "rsassa_pkcs1v15"}
    )


def other_version(data: Parts, _signer: Parts) -> None:
    data["version"] = "v5"


def more_digests(data: Parts, _signer: Parts) -> None:
    data["digest_algorithms"] = [
        algos.DigestAlgorithm({"algorithm": name}) for name in ("sha256", "sha512")
    ]


HARMLESS: tuple[Change, ...] = (
    unsigned_words,
    digest_without_null,
    the_same_said_otherwise,
    other_version,
    more_digests,
    stranger,
)
"""What a service may add or write otherwise: the stamp is as true."""

CHANGES: tuple[Change, ...] = (*HARMLESS, no_certificate, certificate_around)


def changed(sent: bytes, change: Change) -> bytes:
    """A token written again, one thing of it otherwise."""
    read = cms.ContentInfo.load(sent)["content"]
    names = ("version", "digest_algorithms", "encap_content_info", "certificates")
    data = {name: read[name] for name in names}
    (one,) = read["signer_infos"]
    names = ("version", "sid", "digest_algorithm", "signature_algorithm", "signature")
    signer = {name: one[name] for name in names}
    attributes = one["signed_attrs"].untag().dump()
    signer["signed_attrs"] = cms.CMSAttributes.load(attributes)
    change(data, signer)
    data["signer_infos"] = [cms.SignerInfo(signer)]
    made: bytes = cms.ContentInfo(
        {"content_type": "signed_data", "content": cms.SignedData(data)}
    ).dump()
    return made


def in_the_seal(pdf: bytes, change: Change) -> bytes:
    """``pdf`` with a change in the stamp beside its newest signature."""
    start, end = gaps(pdf)[-1]
    info = cms.ContentInfo.load(bytes.fromhex(pdf[start:end].decode()))
    (signer,) = info["content"]["signer_infos"]
    made = _content_info(
        signer["signed_attrs"].untag().dump(),
        signer["signature"].native,
        [each.chosen for each in info["content"]["certificates"]],
        changed(token_in(signer), change),
    )
    digits = made.hex().upper().encode()
    return pdf[:start] + digits.ljust(end - start, b"0") + pdf[end:]


def written_long(der: bytes) -> bytes:
    """The same value, its outer length in a byte more than DER allows (BER)."""
    assert der[1] == 0x82
    return der[:1] + b"\x83\x00" + der[2:]


@pytest.mark.parametrize("change", CHANGES, ids=lambda each: each.__name__)
def test_the_stamp_beside_a_seal_has_one_form(change: Change) -> None:
    pdf = sealed_with_a_stamp()
    found = in_the_seal(pdf, change)
    assert found != pdf
    assert judged(found).verdict == "invalid"


def test_untouched_both_are_valid() -> None:
    pdf = sealed_with_a_stamp()
    assert in_the_seal(pdf, the_same) == pdf
    assert judged(pdf).verdict == "valid"
    pdf = stamping.archived()
    assert stamp_rewritten(pdf, lambda der: der) == pdf
    assert judged(pdf).verdict == "valid"


def stamp_rewritten(pdf: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """``pdf`` with the stamp over all of it written otherwise."""
    start, end = gaps(pdf)[-1]
    raw = bytes.fromhex(pdf[start:end].decode())
    der = cms.ContentInfo.load(raw).dump()
    digits = change(der).hex().upper().encode()
    return pdf[:start] + digits.ljust(end - start, b"0") + pdf[end:]


@pytest.mark.parametrize("change", CHANGES, ids=lambda each: each.__name__)
def test_the_stamp_over_a_file_has_one_form(change: Change) -> None:
    pdf = stamping.archived()
    found = stamp_rewritten(pdf, lambda der: changed(der, change))
    assert found != pdf
    assert judged(found).verdict == "invalid"


def test_a_stamp_written_longer_or_in_small_digits_is_another_file() -> None:
    pdf = stamping.archived()
    assert judged(stamp_rewritten(pdf, written_long)).verdict == "invalid"
    start, end = gaps(pdf)[-1]
    small = pdf[:start] + pdf[start:end].lower() + pdf[end:]
    assert small != pdf
    assert judged(small).verdict == "invalid"


@pytest.mark.parametrize("change", HARMLESS, ids=lambda each: each.__name__)
def test_what_a_service_sends_is_kept_in_one_form(change: Change) -> None:
    """Whatever a service adds or writes otherwise: the same bytes are kept."""
    sent = token(bytes(32), 9, NOW + dt.timedelta(seconds=1)).dump()
    assert one_form(sent) == sent
    assert has_one_form(sent)
    other = changed(sent, change)
    assert not has_one_form(other)
    assert one_form(other) == sent


@pytest.mark.parametrize("change", [no_certificate, certificate_around])
def test_what_has_no_one_form_is_refused(change: Change) -> None:
    sent = token(bytes(32), 9, NOW).dump()
    with pytest.raises(ValueError, match=r"clock|certificate"):
        one_form(changed(sent, change))
    assert not has_one_form(b"\x30\x00")


def on_a_curve(s: int) -> bytes:
    """The token of a clock whose key is on a curve; its signature is not true."""
    own = x509.Certificate.load(stamping.desk().claire.certificate)

    def change(data: Parts, signer: Parts) -> None:
        named = tsp.ESSCertIDv2({"cert_hash": hashlib.sha256(own.dump()).digest()})
        data["certificates"] = [own]
        signer["sid"] = cms.SignerIdentifier(
            {
                "issuer_and_serial_number": cms.IssuerAndSerialNumber(
                    {"issuer": own.issuer, "serial_number": own.serial_number}
                )
            }
        )
        signer["signed_attrs"] = [
            cms.CMSAttribute(
                {
                    "type": "signing_certificate_v2",
                    "values": [tsp.SigningCertificateV2({"certs": [named]})],
                }
            )
        ]
        signer["signature_algorithm"] = algos.SignedDigestAlgorithm(
            {"algorithm": "sha256_ecdsa"}
        )
        signer["signature"] = encode_dss_signature(5, s)

    return changed(token(bytes(32), 9, NOW).dump(), change)


def test_of_two_signatures_of_a_clock_the_smaller_is_kept() -> None:
    sent, twin = on_a_curve(7), on_a_curve(ORDER - 7)
    assert twin != sent
    assert one_form(twin) == one_form(sent) == sent
    assert not has_one_form(twin)
