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

from asn1crypto import crl, pem, x509  # type: ignore[import-untyped]
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext

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
    """The roots of one check and the revocation lists the file carries."""

    def __init__(
        self,
        roots: Sequence[x509.Certificate],
        reader: PdfFileReader,
        now: dt.datetime,
    ) -> None:
        self._roots = list(roots)
        self._now = now
        self._crls = _carried_crls(reader)

    @property
    def nobody(self) -> bool:
        """Whether no root was given."""
        return not self._roots

    def at(self, moment: dt.datetime | None) -> ValidationContext:
        """Return what pyHanko needs to judge a certificate at ``moment``."""
        return ValidationContext(
            trust_roots=self._roots,
            crls=self._crls,
            allow_fetching=False,
            moment=moment or self._now,
            # A list that came with the file binds: no answer is a refusal.
            revocation_mode="require" if self._crls else "soft-fail",
        )


def _carried_crls(reader: PdfFileReader) -> list[crl.CertificateList]:
    root = reader.root
    if "/DSS" not in root or "/CRLs" not in root["/DSS"]:
        return []
    return [
        crl.CertificateList.load(each.get_object().data)
        for each in root["/DSS"]["/CRLs"]
    ]
