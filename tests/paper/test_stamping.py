"""A time stamp where a service is named; never claimed where there is none."""

from __future__ import annotations

import datetime as dt
import io
import socket
from dataclasses import replace
from functools import cache
from pathlib import Path

import page
import pytest
from asn1crypto import tsp
from cryptography import x509 as cx
from cryptography.hazmat.primitives import hashes
from pyhanko.pdf_utils.reader import PdfFileReader

from livret.domain.errors import LivretError
from livret.paper import signing, stamping
from livret.paper.certificates import to_pem
from livret.paper.stamping import TimestampUnavailable, stamp_of, stamped_at
from livret.usecases.signing import SigningAct
from tests.paper.other_keys import DER, authority, key_file, leaf, organism
from tests.paper.signing_desk import CLAIRE, NOW
from tests.paper.stamping_service import (
    REJECTED,
    Answer,
    clock,
    dripping,
    honest,
    reply,
    served,
    token,
)
from tests.paper.tampering import gaps
from tests.paper.test_other_keys import desk, half, room, with_file
from tests.paper.test_signing_outside import FALSE_RULE, pdfsig, verified_by_openssl

LATER = NOW + dt.timedelta(seconds=4)
MARCS = SigningAct(role="emploi", way="absent", name="Marc D.", attested_by=CLAIRE)


def roots() -> list[bytes]:
    return [*desk().roots, organism().der]


def stamped(pdf: bytes | None = None, act: SigningAct = MARCS) -> bytes:
    with served(honest(LATER)) as url:
        return room().sign(pdf or half(), replace(act, timestamp=url), NOW)


@cache
def archived() -> bytes:
    """Everything: each signature stamped, the seal too, proofs for later."""
    with served(honest(LATER)) as url:
        pdf = room().sign(half(), replace(MARCS, timestamp=url), NOW)
        return room().close(pdf, NOW, url)


def test_a_signature_is_stamped_and_says_when() -> None:
    pdf = signing.close(stamped(), desk().claire, now=NOW)
    check = signing.check(pdf, roots=roots(), now=NOW)
    assert (check.verdict, check.reasons) == ("valid", ())
    assert [each.stamped_at for each in check.signatures] == [None, None, LATER]


def test_a_stamp_of_an_unknown_clock_claims_nothing() -> None:
    pdf = signing.close(stamped(), desk().claire, now=NOW)
    check = desk().check(pdf)
    assert (check.verdict, check.reasons) == ("valid", ())
    assert [each.stamped_at for each in check.signatures] == [None] * 3


def test_without_a_service_no_time_is_claimed() -> None:
    pdf = signing.close(room().sign(half(), MARCS, NOW), desk().claire, now=NOW)
    assert b"DocTimeStamp" not in pdf
    check = signing.check(pdf, roots=roots(), now=NOW)
    assert {each.stamped_at for each in check.signatures} == {None}


def test_other_checkers_accept_what_is_stamped(tmp_path: Path) -> None:
    pdf, path = archived(), tmp_path / "signed.pdf"
    path.write_bytes(pdf)
    told = pdfsig(path, "-nocert")
    for field in ("SigPersonne", "SigSocial", "SigEmploi", "Cloture"):
        assert "Signature is Valid." in told[field]
    pem = tmp_path / "roots.pem"
    ours = (to_pem(each) for each in (desk().authority.certificate, organism().der))
    pem.write_bytes(b"".join(ours))
    signatures = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
    assert len(signatures) == 5
    assert verified_by_openssl(pdf, pem, tmp_path, NOW)[:4] == [True] * 4
    for profile in ("3a", "ua1"):
        report = page.validate_pdf_bytes(pdf, profile=profile)
        assert {each.rule_id for each in report.failures} <= {FALSE_RULE}


def test_a_closed_paper_carries_its_proofs_for_later() -> None:
    check = signing.check(archived(), roots=roots(), now=NOW)
    assert (check.verdict, check.reasons) == ("valid", ())
    assert b"DocTimeStamp" in archived()


@pytest.mark.parametrize("part", range(10))
def test_no_digit_of_a_stamped_signature_can_change(part: int) -> None:
    pdf = signing.close(stamped(), desk().claire, now=NOW)
    start, end = gaps(pdf)[2]
    at = start + (end - start) * part // 10 + part
    digit = b"1" if pdf[at : at + 1] == b"0" else b"0"
    check = signing.check(pdf[:at] + digit + pdf[at + 1 :], roots=roots(), now=NOW)
    assert check.verdict in {"changed", "invalid"}


def test_the_stamp_of_another_signature_is_false() -> None:
    """A token moved from one signature to another vouches for nothing."""
    from livret.paper import signing_cms

    other = token(bytes(32), 1, LATER).dump()
    act = desk().act("emploi", "certificate")
    pdf = signing.sign(half(), act, desk().marc, now=NOW, stamper=lambda _: other)
    check = signing.check(
        signing.close(pdf, desk().claire, now=NOW), roots=roots(), now=NOW
    )
    assert check.verdict == "invalid"
    assert [each.code for each in check.reasons] == ["false_stamp"]
    assert len(other) < signing_cms.ROOM_FOR_STAMP


# --- lists of withdrawn certificates --------------------------------------------


def crl_of(*withdrawn: cx.Certificate) -> bytes:
    builder = (
        cx.CertificateRevocationListBuilder()
        .issuer_name(authority().certificate.subject)
        .last_update(NOW - dt.timedelta(days=1))
        .next_update(NOW + dt.timedelta(days=30))
    )
    for each in withdrawn:
        builder = builder.add_revoked_certificate(
            cx.RevokedCertificateBuilder()
            .serial_number(each.serial_number)
            .revocation_date(NOW - dt.timedelta(hours=1))
            .build()
        )
    return builder.sign(authority().key, hashes.SHA256()).public_bytes(DER)


@pytest.mark.parametrize("withdrawn", [False, True])
def test_the_list_of_an_organism_is_kept_and_binds(withdrawn: bool) -> None:
    lists: list[bytes] = []
    with served(honest(LATER), lists=lambda: lists[0]) as url:
        named = cx.UniformResourceIdentifier(url.replace("/tsa", "/crl"))
        point = cx.DistributionPoint([named], None, None, None)
        held = leaf(extensions=[cx.CRLDistributionPoints([point])])
        lists.append(crl_of(*([held.certificate] if withdrawn else [])))
        act = replace(with_file(key_file(held)), timestamp=url)
        pdf = room().close(room().sign(half(), act, NOW), NOW, url)
    assert b"/CRLs" in pdf
    check = signing.check(pdf, roots=roots(), now=NOW)
    assert check.verdict == ("invalid" if withdrawn else "valid"), check.reasons
    if withdrawn:
        assert "revoked" in {each.code for each in check.reasons}


# --- what is no stamp -------------------------------------------------------------


def answering(code: int, body: bytes) -> Answer:
    return lambda _: (code, body)


def of_something_else(body: bytes) -> tuple[int, bytes]:
    asked = tsp.TimeStampReq.load(body)
    return 200, reply(token(bytes(32), asked["nonce"].native, LATER))


def of_another_request(body: bytes) -> tuple[int, bytes]:
    asked = tsp.TimeStampReq.load(body)
    digest = asked["message_imprint"]["hashed_message"].native
    return 200, reply(token(digest, 1, LATER))


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (answering(500, b""), "TimestampUnavailable"),
        (answering(404, b"no"), "TimestampUnavailable"),
        (answering(302, b""), "TimestampUnavailable"),
        (answering(200, b"x" * 300_000), "TimestampUnavailable"),
        (answering(200, b""), "TimestampRefused"),
        (answering(200, b"<html>"), "TimestampRefused"),
        (answering(200, REJECTED), "TimestampRefused"),
        (of_something_else, "TimestampRefused"),
        (of_another_request, "TimestampRefused"),
    ],
    ids=[
        *("error", "not found", "elsewhere", "too long", "nothing", "a page"),
        *("rejected", "of something else", "of another request"),
    ],
)
def test_what_is_no_stamp_is_refused(answer: Answer, code: str) -> None:
    with served(answer) as url, pytest.raises(LivretError) as caught:
        stamp_of(url, b"signature")
    assert (caught.value.code, caught.value.facts) == (code, {"service": "127.0.0.1"})


def test_nobody_answers() -> None:
    with socket.socket() as plug:
        plug.bind(("127.0.0.1", 0))
        port = plug.getsockname()[1]
    with pytest.raises(LivretError) as caught:
        stamp_of(f"http://127.0.0.1:{port}/", b"signature")
    assert caught.value.code == "TimestampUnavailable"


@pytest.mark.parametrize(
    "url",
    [
        *("", "tsa.example", "ftp://example.org", "file:///etc/passwd", "http://"),
        *("http://user:secret@example.org/", "http://[bad", "http://example.org:x/"),
    ],
)
def test_what_is_no_address_of_a_service(url: str) -> None:
    with pytest.raises(LivretError) as caught:
        stamp_of(url, b"signature")
    assert caught.value.code == "TimestampAddressRefused"


def test_a_stamp_tells_its_instant() -> None:
    with served(honest(LATER)) as url:
        assert stamped_at(stamp_of(url, b"signature")) == LATER
    assert clock().certificate.not_valid_after_utc > NOW


@pytest.mark.parametrize("head", [b"HTTP/1.0 200 OK\r\n\r\n", b"HTTP/1.0 200 O"])
def test_a_service_that_drips_is_not_waited_for(
    head: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each byte begins the patience of a socket anew: 200,000 of them take days."""
    monkeypatch.setattr(stamping, "PATIENCE", 0.3)
    with dripping(head) as (url, left):
        with pytest.raises(TimestampUnavailable):
            stamp_of(url, b"x")
        assert left.wait(30)
