"""A time-stamping service of the tests (RFC 3161), with a key of its own."""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

from asn1crypto import algos, cms, core, tsp, x509
from cryptography import x509 as cx
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.x509.oid import ExtendedKeyUsageOID

from tests.paper.other_keys import DER, Held, issue, named, organism, rsa_key, usage

Answer = Callable[[bytes], tuple[int, bytes]]


@functools.cache
def clock() -> Held:
    """The certificate of the service, of the organism of the tests."""
    subject, key = named("Horloge d’exemple"), rsa_key(2048, 2)
    made = issue(subject, key, organism(), use=usage(digital_signature=True))
    builder = (
        cx.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(organism().certificate.subject)
        .public_key(key.public_key())
        .serial_number(cx.random_serial_number())
        .not_valid_before(made.certificate.not_valid_before_utc)
        .not_valid_after(made.certificate.not_valid_after_utc)
        .add_extension(
            cx.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True
        )
        .add_extension(usage(digital_signature=True), critical=True)
    )
    return Held(builder.sign(organism().key, hashes.SHA256()), key)


def token(digest: bytes, nonce: int, at: dt.datetime) -> cms.ContentInfo:
    """A time-stamp token, signed by the clock."""
    info = tsp.TSTInfo(
        {
            "version": "v1",
            "policy": "1.2.3.4.5",
            "message_imprint": {
                "hash_algorithm": algos.DigestAlgorithm({"algorithm": "sha256"}),
                "hashed_message": digest,
            },
            "serial_number": 7,
            "gen_time": at.astimezone(dt.UTC).replace(microsecond=0),
            "nonce": nonce,
        }
    )
    certificate = x509.Certificate.load(clock().certificate.public_bytes(DER))
    own = hashlib.sha256(certificate.dump()).digest()
    values: tuple[tuple[str, Any], ...] = (
        ("content_type", "tst_info"),
        ("message_digest", hashlib.sha256(info.dump()).digest()),
        (
            "signing_certificate_v2",
            tsp.SigningCertificateV2({"certs": [tsp.ESSCertIDv2({"cert_hash": own})]}),
        ),
    )
    attributes = cms.CMSAttributes(
        [cms.CMSAttribute({"type": kind, "values": (value,)}) for kind, value in values]
    )
    signature = clock().key.sign(attributes.dump(), padding.PKCS1v15(), hashes.SHA256())
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
            "signature_algorithm": {"algorithm": "sha256_rsa"},
            "signature": signature,
        }
    )
    data = cms.SignedData(
        {
            "version": "v3",
            "digest_algorithms": [sha256],
            "encap_content_info": {
                "content_type": "tst_info",
                "content": core.ParsableOctetString(info.dump()),
            },
            "certificates": [certificate],
            "signer_infos": [signer],
        }
    )
    return cms.ContentInfo({"content_type": "signed_data", "content": data})


def honest(at: dt.datetime) -> Answer:
    """Stamp what is asked for, at a set instant."""

    def answer(body: bytes) -> tuple[int, bytes]:
        asked = tsp.TimeStampReq.load(body, strict=True)
        digest = asked["message_imprint"]["hashed_message"].native
        return 200, reply(token(digest, asked["nonce"].native, at))

    return answer


REJECTED = bytes.fromhex("30053003020102")
"""A reply without a token: PKIStatus 2, rejection (RFC 3161, 2.4.2)."""


def reply(made: cms.ContentInfo) -> bytes:
    """What a service sends back."""
    told = {"status": {"status": "granted"}, "time_stamp_token": made}
    return tsp.TimeStampResp(told).dump()


@contextmanager
def dripping(head: bytes) -> Iterator[tuple[str, threading.Event]]:
    """Answer without end, a byte at a time.

    Yields:
        The address, and what is set once whoever asked has hung up.
    """
    left, closing = threading.Event(), threading.Event()
    listening = socket.create_server(("127.0.0.1", 0))

    def drip() -> None:
        with suppress(OSError), listening.accept()[0] as asked:
            asked.sendall(head)
            while not closing.wait(0.02):
                asked.sendall(b"x")
        left.set()

    thread = threading.Thread(target=drip, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/tsa", left
    finally:
        closing.set()
        listening.close()
        thread.join()


@contextmanager
def served(answer: Answer, lists: Callable[[], bytes] = bytes) -> Iterator[str]:
    """Serve on loopback; yield the address. Lists are read with GET."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            code, body = answer(self.rfile.read(int(self.headers["Content-Length"])))
            self._send(code, body)

        def do_GET(self) -> None:
            found = lists()
            self._send(200 if found else 404, found)

        def _send(self, code: int, body: bytes) -> None:
            self.send_response(code)
            self.send_header("Content-Length", str(len(body)))
            if code in (301, 302):
                self.send_header("Location", "http://192.0.2.1/elsewhere")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/tsa"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
