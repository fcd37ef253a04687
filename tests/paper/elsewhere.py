"""Files signed with other tools: pyHanko's own signer, ``openssl cms``."""

from __future__ import annotations

import asyncio
import hashlib
import io
import subprocess
from collections.abc import Callable
from pathlib import Path

from asn1crypto import cms, keys
from asn1crypto import x509 as plain
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers.cms_embedder import (
    PdfCMSEmbedder,
    SigIOSetup,
    SigMDPSetup,
    SigObjSetup,
)
from pyhanko.sign.signers.pdf_byterange import SignatureObject
from pyhanko_certvalidator.registry import SimpleCertificateStore

from livret.paper.tagged import TaggedCanvas
from tests.paper.other_keys import DER, Held
from tests.paper.signing_desk import NOW

PEM, PKCS8 = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
PLAIN = serialization.NoEncryption()


def a_paper(pages: int = 1) -> bytes:
    """A document that no Livret made for signing."""
    canvas = TaggedCanvas(title="Un autre document", language="fr", made_at=NOW)
    for _ in range(pages):
        canvas.showPage()
    return canvas.finish([])


def signed_by_pyhanko(pdf: bytes, *signed: Held) -> bytes:
    """The file with a signature of each, certified by the first."""
    for at, held in enumerate(signed):
        store = SimpleCertificateStore()
        store.register_multiple(_asn1(each) for each in held.above[:-1])
        signer = signers.SimpleSigner(
            signing_cert=_asn1(held.certificate),
            signing_key=keys.PrivateKeyInfo.load(
                held.key.private_bytes(DER, PKCS8, PLAIN)
            ),
            cert_registry=store,
        )

        def made(said: bytes, signer: signers.SimpleSigner = signer) -> cms.ContentInfo:
            digest = hashlib.sha256(said).digest()
            return asyncio.run(signer.async_sign(digest, "sha256", use_pades=True))

        pdf = _embedded(pdf, f"Signature{at}", made, SigSeedSubFilter.PADES, at == 0)
    return pdf


def signed_by_openssl(pdf: bytes, held: Held, folder: Path) -> bytes:
    """The file with a signature whose CMS ``openssl`` made."""
    own, above, key = (folder / name for name in ("own.pem", "above.pem", "key.pem"))
    own.write_bytes(pem(held.certificate))
    above.write_bytes(pem(*held.above))
    key.write_bytes(held.key.private_bytes(PEM, PKCS8, PLAIN))

    def made(said: bytes) -> cms.ContentInfo:
        # Without attributes it states no time of its own.
        how = ("-binary", "-noattr", "-outform", "DER", "-md", "sha256")
        which = ("-signer", own, "-inkey", key, "-certfile", above)
        done = subprocess.run(
            ["openssl", "cms", "-sign", *how, *which],
            input=said,
            check=True,
            capture_output=True,
        )
        return cms.ContentInfo.load(done.stdout)

    adobe = SigSeedSubFilter.ADOBE_PKCS7_DETACHED
    return _embedded(pdf, "Signature", made, adobe, certify=False)


def pem(*certificates: x509.Certificate) -> bytes:
    return b"".join(each.public_bytes(PEM) for each in certificates)


def _embedded(
    pdf: bytes,
    field: str,
    make: Callable[[bytes], cms.ContentInfo],
    subfilter: SigSeedSubFilter,
    certify: bool,
) -> bytes:
    steps = PdfCMSEmbedder().write_cms(
        field_name=field, writer=IncrementalPdfFileWriter(io.BytesIO(pdf))
    )
    next(steps)
    placeholder = SignatureObject(
        timestamp=NOW, subfilter=subfilter, bytes_reserved=16_000
    )
    rights = SigMDPSetup(
        md_algorithm="sha256", certify=certify, docmdp_perms=MDPPerm.FILL_FORMS
    )
    steps.send(SigObjSetup(sig_placeholder=placeholder, mdp_setup=rights))
    prepared, out = steps.send(SigIOSetup(md_algorithm="sha256", in_place=False))
    whole = out.getvalue()
    start, end = prepared.reserved_region_start, prepared.reserved_region_end
    steps.send(make(whole[:start] + whole[end:]))
    signed: bytes = out.getvalue()
    return signed


def _asn1(certificate: x509.Certificate) -> plain.Certificate:
    return plain.Certificate.load(certificate.public_bytes(DER))
