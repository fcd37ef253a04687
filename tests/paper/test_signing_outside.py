"""Tools that are not ours recognise what we sign, and see what we change."""

from __future__ import annotations

import datetime as dt
import io
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import page
import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from livret.paper import signing
from livret.paper.certificates import make_authority, make_leaf, to_pem
from tests.paper.signing_desk import CLAIRE, MARC, Desk, diagnostic, make_desk
from tests.paper.tampering import content_flipped

# Judges the byte range of every signature against the end of the whole file; a
# co-signed file has several, each true for its own revision.
FALSE_RULE = "PDFA3A-SIGNATURE-BYTERANGE-001"

SIGNED = ("SigPersonne", "SigSocial", "SigEmploi", "Cloture")


@cache
def now() -> dt.datetime:
    """Today: ``pdfsig`` judges by its own clock."""
    return dt.datetime.now(dt.UTC)


@cache
def desk() -> Desk:
    return make_desk(now())


@cache
def closed() -> bytes:
    """The real diagnosis: drawn, by certificate, said aloud, and closed."""
    at = now()
    pdf = desk().draw(diagnostic(), now=at)
    pdf = desk().certify(pdf, now=at)
    pdf = desk().tell(pdf, "aloud", words="Oui, c’est d’accord.", now=at)
    return signing.close(pdf, desk().claire, now=at)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "signed.pdf"
    path.write_bytes(closed())
    return path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    path = tmp_path / "root.pem"
    path.write_bytes(to_pem(desk().authority.certificate))
    return path


def pdfsig(path: Path, *options: str) -> dict[str, str]:
    """What poppler says of each field."""
    done = subprocess.run(
        ["pdfsig", *options, str(path)], capture_output=True, check=False
    )
    told = done.stdout.decode("utf-8").split("Signature #")[1:]
    found = {}
    for each in told:
        name = re.search(r"Field Name: (.*)", each)
        assert name
        found[name.group(1)] = each
    return found


def test_pdfsig_finds_each_signature_true(file: Path) -> None:
    told = pdfsig(file, "-nocert")
    for field in SIGNED:
        assert "Signature is Valid." in told[field]
    assert "Total document signed" in told["Cloture"]


def test_pdfsig_trusts_each_when_given_the_root(
    file: Path, root: Path, tmp_path: Path
) -> None:
    if shutil.which("certutil") is None:
        pytest.skip("certutil (libnss3-tools) is not on this machine")
    base = tmp_path / "nss"
    base.mkdir()
    # poppler 22.12 forgets a certificate that signs twice in one file unless
    # it stands in the base: Claire's signs, attests and seals.
    claire = tmp_path / "claire.der"
    claire.write_bytes(desk().claire.certificate)
    for arguments in (
        ["-N", "--empty-password"],
        ["-A", "-n", "livret", "-t", "CT,C,C", "-i", str(root)],
        ["-A", "-n", "claire", "-t", ",,", "-i", str(claire)],
    ):
        subprocess.run(["certutil", "-d", f"sql:{base}", *arguments], check=True)
    told = pdfsig(file, "-nssdir", f"sql:{base}")
    for field in SIGNED:
        assert "Certificate is Trusted." in told[field]


def test_pdfsig_sees_a_changed_byte(file: Path) -> None:
    file.write_bytes(content_flipped(closed()))
    assert "Digest Mismatch" in pdfsig(file, "-nocert")["SigPersonne"]


def verified_by_openssl(
    pdf: bytes, root: Path, folder: Path, at: dt.datetime
) -> list[bool]:
    """Each signature cut out of the file and given to ``openssl cms``.

    Judged at an instant of the desk: by the clock of this computer, a
    certificate that lives one year would fail the test in a year.
    """
    when = ["-attime", str(int(at.timestamp()))]
    results = []
    for each in PdfFileReader(io.BytesIO(pdf)).embedded_signatures:
        _, start, end, tail = (int(part) for part in each.byte_range)
        cms, covered = folder / "cms.der", folder / "covered.bin"
        cms.write_bytes(bytes.fromhex(pdf[start + 1 : end - 1].decode("ascii")))
        covered.write_bytes(pdf[:start] + pdf[end : end + tail])
        files = ["-in", str(cms), "-content", str(covered), "-CAfile", str(root)]
        how = ["-inform", "DER", "-binary", "-purpose", "any", "-out", "/dev/null"]
        done = subprocess.run(
            ["openssl", "cms", "-verify", *how, *when, *files],
            capture_output=True,
            check=False,
        )
        results.append(done.returncode == 0)
    return results


def test_openssl_verifies_each_signature(root: Path, tmp_path: Path) -> None:
    assert verified_by_openssl(closed(), root, tmp_path, now()) == [True] * 4


def test_openssl_refuses_a_changed_byte(root: Path, tmp_path: Path) -> None:
    assert (
        verified_by_openssl(content_flipped(closed()), root, tmp_path, now())
        == [False] * 4
    )


def test_openssl_refuses_another_root(tmp_path: Path) -> None:
    other = tmp_path / "other.pem"
    other.write_bytes(to_pem(make_desk().authority.certificate))
    assert verified_by_openssl(closed(), other, tmp_path, now()) == [False] * 4


@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_a_signed_paper_is_still_archivable_and_accessible(profile: str) -> None:
    report = page.validate_pdf_bytes(closed(), profile=profile)
    assert {each.rule_id for each in report.failures} <= {FALSE_RULE}


def test_qpdf_finds_nothing_wrong(file: Path) -> None:
    done = subprocess.run(
        ["qpdf", "--check", str(file)], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_the_attached_data_are_the_same_before_and_after(
    file: Path, tmp_path: Path
) -> None:
    before = tmp_path / "before.pdf"
    before.write_bytes(diagnostic())
    saved = []
    for path in (before, file):
        out = tmp_path / f"{path.stem}.json"
        subprocess.run(
            ["pdfdetach", "-save", "1", "-o", str(out), str(path)], check=True
        )
        saved.append(out.read_bytes())
    assert saved[0] == saved[1]
    assert b"signatories" in saved[0]


def test_a_file_signed_by_another_tool_is_judged_too() -> None:
    """A PAdES file made by pyHanko alone: field, signature and nothing of ours."""
    from asn1crypto import keys, x509
    from pikepdf import new
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import signers
    from pyhanko.sign.fields import SigSeedSubFilter
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    at = now()
    authority = make_authority(MARC, "Autre", at)
    leaf = make_leaf(authority, MARC, "", at)
    fresh = io.BytesIO()
    with new() as empty:
        empty.add_blank_page()
        empty.save(fresh)
    signer = signers.SimpleSigner(
        signing_cert=x509.Certificate.load(leaf.certificate),
        signing_key=keys.PrivateKeyInfo.load(leaf.key),
        cert_registry=SimpleCertificateStore(),
    )
    meta = signers.PdfSignatureMetadata(
        field_name="Signature1", subfilter=SigSeedSubFilter.PADES
    )
    out = signers.sign_pdf(IncrementalPdfFileWriter(fresh), meta, signer)
    pdf = out.getvalue()
    found = signing.check(pdf, roots=[authority.certificate], now=at)
    assert (found.verdict, found.ours) == ("valid", False)
    assert [(each.name, each.role, each.way) for each in found.signatures] == [
        (MARC, "", "certificate")
    ]
    unknown = signing.check(pdf, roots=desk().roots[:1], now=at)
    assert unknown.verdict == "unknown signer"
    unsigned = signing.check(fresh.getvalue(), roots=None, now=at)
    assert [each.code for each in unsigned.reasons] == ["not_signed"]


def test_a_paper_of_ours_returned_signed_by_another_tool_is_good() -> None:
    """Practice rule 12: Marc signs the PDF he was sent with what he has."""
    from asn1crypto import keys, x509
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import signers
    from pyhanko.sign.fields import SigSeedSubFilter
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    at = now()
    pdf = desk().certify(desk().draw(diagnostic(), now=at), now=at)
    signer = signers.SimpleSigner(
        signing_cert=x509.Certificate.load(desk().marc.certificate),
        signing_key=keys.PrivateKeyInfo.load(desk().marc.key),
        cert_registry=SimpleCertificateStore(),
    )
    meta = signers.PdfSignatureMetadata(
        field_name="SigEmploi", subfilter=SigSeedSubFilter.PADES
    )
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    out = signers.sign_pdf(writer, meta, signer, existing_fields_only=True)
    sealed = signing.close(out.getvalue(), desk().claire, now=at)
    found = desk().check(sealed, now=at)
    assert (found.verdict, found.reasons) == ("valid", ())
    assert [(each.name, each.role) for each in found.signatures][1:] == [
        (CLAIRE, "social"),
        (MARC, "emploi"),
    ]
