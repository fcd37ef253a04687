"""One signature written into a file: an incremental update, and no byte more.

pyHanko lays the update out; the CMS is ours. Nothing is refused here: what may
be signed, by whom and when, ``signing_pades`` says.

Loaded late: it imports pyHanko. May import: ``words``, ``domain``, pyHanko.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import dataclass

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import FieldMDPSpec, MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers.cms_embedder import (
    PdfCMSEmbedder,
    SigIOSetup,
    SigMDPSetup,
    SigObjSetup,
)
from pyhanko.sign.signers.constants import ESIC_EXTENSION_1
from pyhanko.sign.signers.pdf_byterange import BuildProps, SignatureObject

from livret.paper.appearance import draw_field
from livret.paper.appearance_fonts import form_of
from livret.paper.appearance_words import FieldWords
from livret.paper.certificates import Credential
from livret.paper.signing_cms import Stamper, room_for, signed_data
from livret.paper.signing_file import Paper
from livret.paper.signing_keys import Holder, holder_of
from livret.paper.strokes import Drawing


class Update(IncrementalPdfFileWriter):
    """An update that leaves /Info and the XMP packet as they were certified."""

    def _update_meta(self) -> None:
        # Rewritten metadata would lose PDF/A's extension schema, and would
        # claim that the words were modified when they were signed.
        pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """What one update puts into one field.

    Attributes:
        field: Its name.
        record: What the signature says about itself, canonical JSON.
        reason: The same in words, for any viewer.
        signer: Name in the certificate.
        words: What is written in the place.
        drawing: What is drawn in it.
        certify: It is the first: from here on places are filled, no more.
        lock: Fields that may not change any more.
        stamper: Gives a time stamp of the signature, None for none.
    """

    field: str
    record: bytes
    reason: str
    signer: str
    words: FieldWords
    drawing: Drawing
    certify: bool = False
    lock: tuple[str, ...] = ()
    stamper: Stamper | None = None


def filled(
    pdf: bytes,
    paper: Paper,
    filling: Filling,
    credential: Credential | Holder,
    now: dt.datetime,
) -> bytes:
    """Return ``pdf`` with one place filled, signed over everything before it.

    Args:
        pdf: The file so far.
        paper: The same, read.
        filling: What is put into which field.
        credential: Who signs.
        now: Aware instant, told in the signature.

    Raises:
        LivretError: The key or the time-stamping service refused.
    """
    holder = holder_of(credential)
    writer = Update(io.BytesIO(pdf), prev=paper.reader)
    if filling.certify:
        writer.register_extension(ESIC_EXTENSION_1)
    steps = PdfCMSEmbedder().write_cms(
        field_name=filling.field, writer=writer, existing_fields_only=True
    )
    _appear(writer, next(steps).get_object(), filling)
    placeholder = SignatureObject(
        timestamp=now.replace(microsecond=0),
        subfilter=SigSeedSubFilter.PADES,
        name=filling.signer,
        reason=filling.reason,
        app_build_props=BuildProps(name="Livret"),
        bytes_reserved=2
        * room_for(filling.record, holder, stamped=filling.stamper is not None),
    )
    steps.send(SigObjSetup(sig_placeholder=placeholder, mdp_setup=_rules(filling)))
    out = io.BytesIO()
    prepared, _ = steps.send(SigIOSetup(md_algorithm="sha256", output=out))
    steps.send(
        signed_data(prepared.document_digest, filling.record, holder, filling.stamper)
    )
    return out.getvalue()


def _rules(filling: Filling) -> SigMDPSetup | None:
    if filling.certify:
        return SigMDPSetup(
            md_algorithm="sha256", certify=True, docmdp_perms=MDPPerm.FILL_FORMS
        )
    if filling.lock:
        return SigMDPSetup(
            md_algorithm="sha256",
            docmdp_perms=MDPPerm.NO_CHANGES,
            field_lock=FieldMDPSpec.from_pdf_object(
                generic.DictionaryObject(  # type: ignore[no-untyped-call]
                    {
                        pdf_name("/Action"): pdf_name("/Include"),
                        pdf_name("/Fields"): generic.ArrayObject(
                            map(generic.pdf_string, filling.lock)
                        ),
                    }
                )
            ),
        )
    return None


def _heights(writer: IncrementalPdfFileWriter) -> Iterator[float]:
    """Return how high each field of the paper is, in points."""
    for field in writer.root["/AcroForm"]["/Fields"]:
        _, bottom, _, top = (float(each) for each in field.get_object()["/Rect"])
        yield abs(top - bottom)


def _appear(
    writer: IncrementalPdfFileWriter,
    field: generic.DictionaryObject,
    filling: Filling,
) -> None:
    left, bottom, right, top = (float(each) for each in field["/Rect"])
    width, height = abs(right - left), abs(top - bottom)
    if not (width and height):
        return
    highest = max(_heights(writer), default=height)
    drawn = draw_field(filling.words, filling.drawing, width, height, highest=highest)
    field[pdf_name("/AP")] = generic.DictionaryObject(  # type: ignore[no-untyped-call]
        {pdf_name("/N"): form_of(writer, drawn, width, height)}
    )
