"""What the bytes of a signature must look like, before any library reads them.

A byte range leaves a gap for the signature itself; nothing but that signature
and its zero padding may stand there, and for papers of ours the signature has
one exact form. Otherwise bytes could be changed that no signature covers
(shadow and wrapping attacks, pdf-insecurity.org; notes of the project, 2.2).

Loaded late: it imports pyHanko. May import: pyHanko, cryptography.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from asn1crypto import cms  # type: ignore[import-untyped]
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields

from livret.paper.signing_file import UNREADABLE

_RANGES = 4


class GapMalformed(Exception):
    """The gap of a signature holds something else; never leaves the checks."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Where a signature stands in the file.

    Attributes:
        start: Offset of ``<``.
        end: Offset after ``>``.
        covered: Length of the file that the signature covers.
        der: The signature without its padding.
    """

    start: int
    end: int
    covered: int
    der: bytes


def gap_of(pdf: bytes, byte_range: list[int]) -> Gap:
    """Return the gap of a byte range, every byte of it accounted for.

    Raises:
        GapMalformed: Not one gap, not hexadecimal of one case, or padding
            that is not zero.
    """
    if len(byte_range) != _RANGES or byte_range[0] != 0 or min(byte_range) < 0:
        raise GapMalformed("range")
    _, start, end, tail = byte_range
    covered = end + tail
    if not start < end <= covered <= len(pdf):
        raise GapMalformed("range")
    inside = pdf[start:end]
    if inside[:1] != b"<" or inside[-1:] != b">":
        raise GapMalformed("delimiters")
    digits = inside[1:-1]
    try:
        raw = bytes.fromhex(digits.decode("ascii"))
    except ValueError as error:
        raise GapMalformed("digits") from error
    written = raw.hex().encode("ascii")
    # One case throughout: else a digit could change and mean the same.
    if digits not in (written, written.upper()):
        raise GapMalformed("case")
    length = _der_length(raw)
    if any(raw[length:]):
        raise GapMalformed("padding")
    return Gap(start=start, end=end, covered=covered, der=raw[:length])


def digest_of(pdf: bytes, gap: Gap, algorithm: str = "sha256") -> bytes:
    """Return the digest of everything a signature covers."""
    digest = hashlib.new(algorithm, memoryview(pdf)[: gap.start])
    digest.update(memoryview(pdf)[gap.end : gap.covered])
    return digest.digest()


def last_signature_holds(pdf: bytes, reader: PdfFileReader) -> bool:
    """Tell whether the newest signature covers every byte, and is true.

    Quick, for signing over it; ``checking.check`` says the whole truth.
    """
    try:
        ranges = [
            [int(each) for each in value.get_object()["/ByteRange"]]
            for _, value, _ in enumerate_sig_fields(reader, filled_status=True)
        ]
        gap = gap_of(pdf, max(ranges, key=lambda each: each[2] + each[3]))
        return gap.covered == len(pdf) and _true(pdf, gap)
    except (GapMalformed, InvalidSignature, *UNREADABLE):
        return False


def _true(pdf: bytes, gap: Gap) -> bool:
    data = cms.ContentInfo.load(gap.der)["content"]
    (signer,) = data["signer_infos"]
    stated = {each["type"].native: each["values"][0] for each in signer["signed_attrs"]}
    algorithm = signer["digest_algorithm"]["algorithm"].native
    if stated["message_digest"].native != digest_of(pdf, gap, algorithm):
        return False
    serial = signer["sid"].chosen["serial_number"].native
    (own,) = (
        each.chosen.dump()
        for each in data["certificates"]
        if each.chosen.serial_number == serial
    )
    certificate = x509.load_der_x509_certificate(own)
    key = certificate.public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey) or algorithm != "sha256":
        # Somebody else's tool and key: left to the whole check.
        return True
    key.verify(
        signer["signature"].native,
        signer["signed_attrs"].untag().dump(),
        ec.ECDSA(hashes.SHA256()),
    )
    return True


def _der_length(raw: bytes) -> int:
    """Return the length of the DER value that ``raw`` starts with."""
    if len(raw) < 2 or raw[0] != 0x30:  # noqa: PLR2004 - tag and length
        raise GapMalformed("der")
    first = raw[1]
    if first < 0x80:  # noqa: PLR2004 - the short form (X.690, 8.1.3.4)
        return 2 + first
    count = first & 0x7F
    length = 2 + count + int.from_bytes(raw[2 : 2 + count], "big")
    if not count or length > len(raw):
        raise GapMalformed("der")
    return length
