"""What was signed reads the same when every certificate has expired."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest
from cryptography import x509

from livret.paper import signing
from tests.paper.other_keys import key_file, leaf
from tests.paper.signing_desk import NOW
from tests.paper.stamping_service import clock, honest, served
from tests.paper.test_other_keys import desk, half, sealed, with_file
from tests.paper.test_stamping import MARCS, archived, room, roots

YEARS = (3, 11, 30)


def after(years: int) -> dt.datetime:
    return NOW.replace(year=NOW.year + years) + dt.timedelta(days=3)


@cache
def plain() -> bytes:
    """Signed with the keys of the vault alone, and closed."""
    return desk().closed()


@cache
def with_a_file_of_keys() -> bytes:
    """Marc signed with a certificate that lives one year."""
    return sealed(room().sign(half(), with_file(key_file(leaf())), NOW))


@pytest.mark.parametrize("years", YEARS)
@pytest.mark.parametrize(
    "made", [plain, with_a_file_of_keys, archived], ids=lambda one: one.__name__
)
def test_it_is_valid_years_later(made: Callable[[], bytes], years: int) -> None:
    at = after(years)
    check = signing.check(made(), roots=roots(), now=at)
    assert (check.verdict, check.reasons) == ("valid", ())
    assert all(one.trusted for one in check.signatures)


def test_every_certificate_has_expired_by_then() -> None:
    """The tests above would say nothing otherwise."""
    last = after(YEARS[-1])
    for der in (desk().authority.certificate, desk().claire.certificate):
        assert x509.load_der_x509_certificate(der).not_valid_after_utc < last
    assert leaf().certificate.not_valid_after_utc < after(YEARS[0])
    assert clock().certificate.not_valid_after_utc < after(YEARS[0])


def test_its_time_stamp_still_says_when() -> None:
    check = signing.check(archived(), roots=roots(), now=after(11))
    assert check.signatures[-1].stamped_at is not None


def test_a_time_stamp_of_tomorrow_is_not_believed() -> None:
    ahead = NOW + dt.timedelta(days=9)
    with served(honest(ahead)) as url:
        pdf = room().sign(half(), replace(MARCS, timestamp=url), NOW)
        closed = room().close(pdf, NOW, url)
    check = signing.check(closed, roots=roots(), now=NOW)
    assert check.verdict == "invalid"
    assert "signed_in_future" in {one.code for one in check.reasons}
    assert signing.check(closed, roots=roots(), now=ahead).verdict == "valid"


def test_a_time_stamp_made_after_its_certificate_is_not_trusted() -> None:
    late = clock().certificate.not_valid_after_utc + dt.timedelta(days=2)
    with served(honest(late)) as url:
        pdf = room().close(room().sign(half(), MARCS, NOW), NOW, url)
    check = signing.check(pdf, roots=roots(), now=after(11))
    assert check.verdict == "unknown signer"
    assert [one.code for one in check.reasons] == ["unknown_root"]
