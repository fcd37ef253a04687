"""Proofs for later, once a paper is closed: that certificates stood, and time.

Where the organisation named a time-stamping service, the closed file gets the
certificates, revocation lists and answers (OCSP) a checker would look for, and a time
stamp over all of it (PAdES B-LTA; ETSI EN 319 142-1, 6.3). Certificates of
vaults have no list: nobody but their owner could withdraw them.

Loaded late: it imports pyHanko. May import: ``domain``, pyHanko.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from asn1crypto import cms, crl, ocsp, x509  # type: ignore[import-untyped]
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.signers import PdfTimeStamper
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko_certvalidator import ValidationContext

from livret.paper.revocation import answers_about
from livret.paper.signing_acts import TIMESTAMP_FIELD
from livret.paper.signing_cms import ROOM_FOR_STAMP
from livret.paper.signing_file import UNREADABLE
from livret.paper.signing_update import Update
from livret.paper.stamping import fetched, stamp_of_digest
from livret.usecases.signing import NotStamped

MOST_LISTS = 6
"""Most addresses asked for a list: somebody is sitting there."""


def archived(pdf: bytes, service: str, roots: Sequence[bytes] = ()) -> bytes:
    """Return a closed paper with its proofs, and a time stamp over everything.

    Where no list and no answer is to be had, there is none: the stamp is given
    all the same.

    Args:
        pdf: The closed file.
        service: Address of the time-stamping service.
        roots: Trusted certificates, DER: a root does not stand in the file.

    Raises:
        NotStamped: The service gave no stamp of the whole file.
    """
    certificates = _certificates(pdf)
    above = [x509.Certificate.load(each) for each in roots]
    lists, answers = _lists(certificates), answers_about(certificates, above)
    if lists or answers:
        pdf = _with_proofs(pdf, certificates, lists, answers)
    out = PdfTimeStamper(_Service(service), field_name=TIMESTAMP_FIELD).timestamp_pdf(
        Update(io.BytesIO(pdf)), "sha256", bytes_reserved=2 * ROOM_FOR_STAMP
    )
    made: bytes = out.getvalue()
    return made


class _Service(TimeStamper):
    """pyHanko's view of a time-stamping service, asked by ``stamping``."""

    def __init__(self, url: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._url = url

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> Any:
        """Return the token of a digest.

        Raises:
            ValueError: The digest is not SHA-256.
        """
        if md_algorithm != "sha256":
            raise ValueError(md_algorithm)
        return cms.ContentInfo.load(stamp_of_digest(self._url, message_digest))


def _certificates(pdf: bytes) -> list[x509.Certificate]:
    """Return every certificate in the signatures of a file, once each."""
    found = {
        each.chosen.dump(): each.chosen
        for signature in PdfFileReader(io.BytesIO(pdf)).embedded_signatures
        for each in signature.signed_data["certificates"]
    }
    return list(found.values())


def _lists(certificates: list[x509.Certificate]) -> list[crl.CertificateList]:
    """Return the revocation lists that certificates name, as far as they answer."""
    found = []
    for url in _addresses(certificates):
        try:
            found.append(crl.CertificateList.load(fetched(url), strict=True))
            _ = found[-1]["tbs_cert_list"]["issuer"].hashable
        except (NotStamped, *UNREADABLE):
            continue
    return found


def _addresses(certificates: list[x509.Certificate]) -> list[str]:
    names = [
        str(url)
        for each in certificates
        for point in each.crl_distribution_points
        if (url := point.url)
    ]
    web = [each for each in names if each.startswith(("http://", "https://"))]
    return list(dict.fromkeys(web))[:MOST_LISTS]


def _with_proofs(
    pdf: bytes,
    certificates: list[x509.Certificate],
    lists: list[crl.CertificateList],
    answers: list[bytes],
) -> bytes:
    writer = Update(io.BytesIO(pdf))
    DocumentSecurityStore.supply_dss_in_writer(
        writer,
        sig_contents=None,
        validation_context=ValidationContext(
            trust_roots=[],
            other_certs=certificates,
            crls=lists,
            ocsps=[ocsp.OCSPResponse.load(each) for each in answers],
            allow_fetching=False,
        ),
    )
    out = io.BytesIO()
    writer.write(out)  # type: ignore[no-untyped-call]
    return out.getvalue()
