"""Answers on certificates (OCSP): asked, kept in the closed file, held to account."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from asn1crypto import x509 as plain
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID

from livret.paper import signing
from livret.paper.archiving import archived
from livret.paper.desk import PaperDesk
from livret.paper.revocation import Said, answers_about, said_of
from livret.usecases.signing import KeyFile, SigningAct
from tests.paper.other_keys import (
    DER,
    PASSPHRASE,
    Held,
    authority,
    issue,
    key_file,
    leaf,
    named,
    organism,
)
from tests.paper.signing_desk import CLAIRE, MARC, NOW, make_desk
from tests.paper.stamping_service import honest, served

Answer = Callable[[bytes], tuple[int, bytes]]
GOOD, REVOKED = ocsp.OCSPCertStatus.GOOD, ocsp.OCSPCertStatus.REVOKED
UNKNOWN = ocsp.OCSPCertStatus.UNKNOWN
OCSP_SIGNING = ExtendedKeyUsageOID.OCSP_SIGNING


def responder(*usage: x509.ObjectIdentifier, by: Held | None = None) -> Held:
    """Somebody whom the authority named to answer, or not."""
    key = ec.generate_private_key(ec.SECP256R1())
    more = [x509.ExtendedKeyUsage(usage)] if usage else []
    return issue(named("Réponses d’exemple"), key, by or authority(), extensions=more)


def made(
    held: Held,
    by: Held,
    status: ocsp.OCSPCertStatus = GOOD,
    *,
    at: dt.datetime = NOW,
    issuer: Held | None = None,
) -> bytes:
    """What a responder sends about a certificate."""
    withdrawn = status is REVOKED
    builder = ocsp.OCSPResponseBuilder().add_response(
        cert=held.certificate,
        issuer=(issuer or authority()).certificate,
        algorithm=hashes.SHA256(),
        cert_status=status,
        this_update=at,
        next_update=at + dt.timedelta(days=7),
        revocation_time=at - dt.timedelta(days=2) if withdrawn else None,
        revocation_reason=x509.ReasonFlags.key_compromise if withdrawn else None,
    )
    builder = builder.responder_id(ocsp.OCSPResponderEncoding.HASH, by.certificate)
    builder = builder.certificates([by.certificate])
    return builder.sign(by.key, hashes.SHA256()).public_bytes(DER)


def served_leaf(url: str, by: Held | None = None) -> Held:
    """Marc's certificate, that names a responder."""
    where = x509.AuthorityInformationAccess(
        [
            x509.AccessDescription(
                AuthorityInformationAccessOID.OCSP, x509.UniformResourceIdentifier(url)
            )
        ]
    )
    key = ec.generate_private_key(ec.SECP256R1())
    return issue(named(MARC), key, by or authority(), extensions=[where])


def said(answer: bytes, held: Held) -> Any:
    return said_of(answer, held.certificate, [authority().certificate])


@pytest.mark.parametrize("who", ["authority", "named"])
def test_a_true_answer_counts(who: str) -> None:
    held = leaf()
    by = authority() if who == "authority" else responder(OCSP_SIGNING)
    assert said(made(held, by), held).withdrawn_at is None
    told = said(made(held, by, REVOKED), held)
    assert told.withdrawn_at == NOW - dt.timedelta(days=2)


@pytest.mark.parametrize(
    "answer",
    [
        lambda held: made(held, responder()),
        lambda held: made(held, responder(ExtendedKeyUsageOID.TIME_STAMPING)),
        lambda held: made(held, responder(OCSP_SIGNING, by=organism())),
        lambda held: made(leaf(), authority()),
        lambda held: made(held, authority(), UNKNOWN),
        lambda held: made(held, authority()).replace(b"20260319", b"20360319"),
        lambda held: made(held, responder(OCSP_SIGNING), issuer=organism()),
        lambda held: made(
            held, responder(OCSP_SIGNING), at=NOW + dt.timedelta(days=2000)
        ),
        lambda held: ocsp.OCSPResponseBuilder.build_unsuccessful(
            ocsp.OCSPResponseStatus.TRY_LATER
        ).public_bytes(DER),
        lambda held: b"",
        lambda held: b"<html>",
    ],
    ids=[
        *("nobody named", "named for something else", "named by another"),
        *("of another", "unknown", "altered", "of another issuer"),
        *("by one who was no longer named", "later", "nothing", "a page"),
    ],
)
def test_what_is_no_true_answer_counts_for_nothing(
    answer: Callable[[Held], bytes],
) -> None:
    held = leaf()
    assert said(answer(held), held) is None


def closed(held: Held) -> bytes:
    """A paper that Marc signed with his own file, closed by Claire."""
    desk = make_desk()
    room = PaperDesk(
        owner=CLAIRE,
        authority=desk.authority,
        certificate=desk.claire,
        forms=None,  # type: ignore[arg-type]
    )
    key = KeyFile(data=key_file(held), passphrase=PASSPHRASE)
    act = SigningAct(role="emploi", way="pkcs12", name=MARC, key=key)
    pdf = room.sign(desk.paper, act, NOW)
    for role in ("personne", "social"):
        absent = SigningAct(role=role, way="absent", name=desk.act(role, "absent").name)
        pdf = room.sign(pdf, absent, NOW)
    _DESKS.append(desk)
    return room.close(pdf, NOW)


_DESKS: list[Any] = []


def check(pdf: bytes) -> signing.Check:
    roots = [organism().der, *_DESKS[-1].roots]
    return signing.check(pdf, roots=roots, now=NOW + dt.timedelta(days=1))


@pytest.mark.parametrize(
    ("status", "verdict", "stood"),
    [(GOOD, "valid", True), (REVOKED, "invalid", False), (UNKNOWN, "valid", False)],
)
def test_an_answer_is_kept_in_the_closed_file(
    status: ocsp.OCSPCertStatus, verdict: str, stood: bool
) -> None:
    asked: list[bytes] = []

    def answer(body: bytes) -> tuple[int, bytes]:
        asked.append(body)
        return 200, made(held, authority(), status)

    with served(answer) as url, served(honest(NOW)) as clock:
        held = served_leaf(url)
        pdf = archived(closed(held), clock)
    request = ocsp.load_der_ocsp_request(asked[0])
    assert request.serial_number == held.certificate.serial_number
    found = check(pdf)
    assert found.verdict == verdict, found.reasons
    told = {each.role: each.stood for each in found.signatures}
    assert told == {"emploi": stood, "personne": False, "social": False}
    assert (b"/OCSPs" in pdf) is (status is not UNKNOWN)


def test_a_root_that_is_trusted_here_is_who_made_it() -> None:
    """A certificate right under its root: the root does not stand in the file."""

    def answer(_body: bytes) -> tuple[int, bytes]:
        return 200, made(held, organism(), issuer=organism())

    with served(answer) as url, served(honest(NOW)) as clock:
        held = served_leaf(url, by=organism())
        pdf = closed(held)
        unasked, asked = archived(pdf, clock), archived(pdf, clock, [organism().der])
    for file, stood in ((unasked, False), (asked, True)):
        found = check(file)
        assert found.verdict == "valid", found.reasons
        assert [each.stood for each in found.signatures if each.role == "emploi"] == [
            stood
        ]


@pytest.mark.parametrize("code", [404, 500, 302])
def test_without_an_answer_nothing_is_claimed(code: int) -> None:
    with served(lambda _: (code, b"no")) as url, served(honest(NOW)) as clock:
        pdf = archived(closed(served_leaf(url)), clock)
    found = check(pdf)
    assert found.verdict == "valid", found.reasons
    assert not any(each.stood for each in found.signatures)


def test_nobody_is_asked_about_certificates_that_name_no_responder() -> None:
    certificates = [
        plain.Certificate.load(each.public_bytes(serialization.Encoding.DER))
        for each in (leaf().certificate, authority().certificate)
    ]
    assert answers_about(certificates) == []


def test_an_answer_of_before_says_nothing_of_a_later_day() -> None:
    week, second = dt.timedelta(days=7), dt.timedelta(seconds=1)
    for until in (None, NOW + week):
        said = Said(withdrawn_at=None, at=NOW, until=until)
        assert said.stood(NOW)
        assert said.stood(NOW - week)
        assert said.stood(NOW + second) == (until is not None)
        assert said.stood(NOW + week) == (until is not None)
        assert not said.stood(NOW + week + second)
