"""Whom a check trusts: the roots given, and nobody else.

No certificate of the system, nothing fetched. A signature without a trusted
time is judged at the time its signer stated: certificates live ten years, and
her signature must read after them.

Loaded late: it imports pyHanko. May import: pyHanko.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import lru_cache

from asn1crypto import pem, x509  # type: ignore[import-untyped]
from cryptography import x509 as cx
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext

from livret.paper.revocation import Said, said_of
from livret.paper.signing_acts import RootsUnreadable

KEY_USAGE = KeyUsageConstraints(
    key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False
)
"""A certificate for signing, whichever of the two words it uses."""


@lru_cache(maxsize=16)
def _read(blob: bytes) -> tuple[x509.Certificate, ...]:
    try:
        if pem.detect(blob):
            ders = [der for kind, _, der in pem.unarmor(blob, multiple=True)]
        else:
            ders = [blob]
        certificates = tuple(x509.Certificate.load(der, strict=True) for der in ders)
        for each in certificates:
            # Parsing is lazy: read what a path needs, so that it fails here.
            _ = each.subject.hashable, each.not_valid_after, each.public_key.native
    except (ValueError, TypeError) as error:
        raise RootsUnreadable from error
    return certificates


def read_roots(blobs: Iterable[bytes]) -> tuple[x509.Certificate, ...]:
    """Return the certificates in PEM or DER blobs.

    Raises:
        RootsUnreadable: A blob holds no certificate.
    """
    return tuple(certificate for blob in blobs for certificate in _read(blob))


class Trust:
    """The roots of one check, and what the file carries on certificates."""

    def __init__(
        self,
        roots: Sequence[x509.Certificate],
        reader: PdfFileReader,
        now: dt.datetime,
    ) -> None:
        self._roots = list(roots)
        self._now = now
        self._lists = _carried_lists(reader)
        self._answers = _carried(reader, "/OCSPs")

    @property
    def nobody(self) -> bool:
        """Whether no root was given."""
        return not self._roots

    def withdrawn(
        self, certificates: Iterable[x509.Certificate], at: dt.datetime | None
    ) -> bool:
        """Tell whether what came with the file says that one of them was withdrawn.

        Args:
            certificates: The signer's and those above it.
            at: Instant that a trusted clock vouches for: a certificate that
                was withdrawn later was still good; None where nobody vouches.
        """
        chain = [_loaded(each) for each in certificates]
        roots = [_loaded(each) for each in self._roots]
        issuers = [*roots, *chain]
        if any(_names(one, each, issuers, at) for one in self._lists for each in chain):
            return True
        told = [each.withdrawn_at for each in self._said(chain, issuers)]
        return any(when and (at is None or when <= at) for when in told)

    def stood(
        self,
        signer: x509.Certificate,
        carried: Iterable[x509.Certificate],
        at: dt.datetime | None,
    ) -> bool:
        """Tell whether the file carries an answer that a certificate stood.

        Args:
            signer: The certificate of a signature.
            carried: Those that came with it.
            at: When it signed, as far as is known.
        """
        issuers = [_loaded(each) for each in (*self._roots, *carried)]
        return at is not None and any(
            each.stood(at) and (each.withdrawn_at is None or each.withdrawn_at > at)
            for each in self._said([_loaded(signer)], issuers)
        )

    def renewed(self, path: Iterable[x509.Certificate]) -> bool:
        """Tell whether a path goes on from a root to the one that took its place.

        One of the same name, certified by it (RFC 4210, 4.4): whoever was given
        the root of before follows; not where the next one was given too.
        """
        given = {each.public_key.sha256 for each in self._roots}
        return any(
            each.ca and _same_name(each) and each.public_key.sha256 not in given
            for each in path
        )

    def _said(
        self, chain: list[cx.Certificate], issuers: list[cx.Certificate]
    ) -> list[Said]:
        found = [
            said_of(answer, each, issuers) for answer in self._answers for each in chain
        ]
        return [each for each in found if each is not None]

    def at(self, moment: dt.datetime | None) -> ValidationContext:
        """Return what pyHanko needs to judge a certificate at ``moment``."""
        return ValidationContext(
            trust_roots=self._roots,
            allow_fetching=False,
            moment=moment or self._now,
            # What came with the file is held to account by ``withdrawn``.
            revocation_mode="soft-fail",
        )


def _same_name(certificate: x509.Certificate) -> bool:
    subject, issuer = certificate.subject.native, certificate.issuer.native
    return bool(subject.get("common_name") == issuer.get("common_name"))


def _names(
    one: cx.CertificateRevocationList,
    certificate: cx.Certificate,
    issuers: list[cx.Certificate],
    at: dt.datetime | None,
) -> bool:
    """Tell whether a list, true for its issuer, withdraws a certificate."""
    if one.issuer != certificate.issuer:
        return False
    keys = [each.public_key() for each in issuers if each.subject == one.issuer]
    true = any(
        one.is_signature_valid(key)
        for key in keys
        if isinstance(key, (ec.EllipticCurvePublicKey, rsa.RSAPublicKey))
    )
    found = one.get_revoked_certificate_by_serial_number(certificate.serial_number)
    if not true or found is None:
        return False
    return at is None or found.revocation_date_utc <= at


def _loaded(certificate: x509.Certificate) -> cx.Certificate:
    return cx.load_der_x509_certificate(certificate.dump())


def _carried_lists(reader: PdfFileReader) -> list[cx.CertificateRevocationList]:
    return [cx.load_der_x509_crl(each) for each in _carried(reader, "/CRLs")]


def _carried(reader: PdfFileReader, what: str) -> list[bytes]:
    """Return what a file carries of one kind (ETSI EN 319 142-1, 5.4.2)."""
    root = reader.root
    if "/DSS" not in root or what not in root["/DSS"]:
        return []
    return [each.get_object().data for each in root["/DSS"][what]]
