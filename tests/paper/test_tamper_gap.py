"""The newest signature is covered by none after it: it has one form only."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from asn1crypto import cms
from cryptography.hazmat.primitives.asymmetric.utils import (
    decode_dss_signature,
    encode_dss_signature,
)

from livret.paper import signing
from livret.paper.desk import _stamper
from tests.paper import test_stamping as stamping
from tests.paper.signing_desk import NOW, make_desk
from tests.paper.stamping_service import honest, served
from tests.paper.tampering import gaps

ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""Of P-256 (SEC 2, 2.4.2)."""


def rewritten(pdf: bytes, change: Callable[[cms.ContentInfo], None]) -> bytes:
    """``pdf`` with its newest signature written otherwise."""
    start, end = gaps(pdf)[-1]
    info = cms.ContentInfo.load(bytes.fromhex(pdf[start:end].decode()))
    change(info)
    digits = info.dump(force=True).hex().upper().encode()
    return pdf[:start] + digits.ljust(end - start, b"0") + pdf[end:]


def the_other_of_two(info: cms.ContentInfo) -> None:
    """(r, n - s) is as true as (r, s), and takes no key to write."""
    (signer,) = info["content"]["signer_infos"]
    r, s = decode_dss_signature(signer["signature"].native)
    signer["signature"] = encode_dss_signature(r, ORDER - s)


def stamp_taken_out(info: cms.ContentInfo) -> None:
    (signer,) = info["content"]["signer_infos"]
    kept = {key: signer[key] for key in signer if key != "unsigned_attrs"}
    info["content"]["signer_infos"] = [cms.SignerInfo(kept)]


@cache
def sealed_with_a_stamp() -> bytes:
    with served(honest(stamping.LATER)) as url:
        pdf = stamping.room().sign(stamping.half(), stamping.MARCS, NOW)
        return signing.close(
            pdf, stamping.desk().claire, now=NOW, stamper=_stamper(url)
        )


def test_a_signature_written_the_same_is_valid() -> None:
    desk = make_desk()
    pdf = desk.closed()
    assert rewritten(pdf, lambda info: None) == pdf
    assert desk.check(pdf).verdict == "valid"


def test_the_other_of_two_true_signatures_is_not_ours() -> None:
    desk = make_desk()
    check = desk.check(rewritten(desk.closed(), the_other_of_two))
    assert check.verdict == "invalid"
    assert {each.code for each in check.reasons} == {"malformed_signature"}


@pytest.mark.parametrize("time", range(6))
def test_of_two_true_signatures_ours_is_the_smaller(time: int) -> None:
    """One in two would be the larger: never of six, and of four in each file."""
    pdf = make_desk().closed()
    for start, end in gaps(pdf):
        info = cms.ContentInfo.load(bytes.fromhex(pdf[start:end].decode()))
        (signer,) = info["content"]["signer_infos"]
        _, s = decode_dss_signature(signer["signature"].native)
        assert s <= ORDER // 2, time


def test_digits_written_small_are_another_file() -> None:
    desk = make_desk()
    pdf = desk.closed()
    start, end = gaps(pdf)[-1]
    small = pdf[:start] + pdf[start:end].lower() + pdf[end:]
    assert small != pdf
    assert desk.check(small).verdict == "invalid"


def test_a_time_stamp_cannot_be_taken_out() -> None:
    pdf = sealed_with_a_stamp()
    whole = signing.check(pdf, roots=stamping.roots(), now=NOW)
    assert whole.verdict == "valid"
    without = rewritten(pdf, stamp_taken_out)
    check = signing.check(without, roots=stamping.roots(), now=NOW)
    assert check.verdict == "invalid"
