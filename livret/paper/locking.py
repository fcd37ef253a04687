"""A PDF that a passphrase closes, as any phone's reader opens it.

AES-256, revision 6 (ISO 32000-2, 7.6), written the way the readers of phones
know since 2012: a file of PDF 1.7 with extension level 8. Tags, pages and what
is attached stay, everything is allowed to who opens it, and assistive
technology reads it (ISO 14289-1, 7.16). Two claims do not survive: PDF/A knows
no encryption (ISO 19005-3, 6.1.3), so the packet stops saying it; and a
signature covers bytes that are no longer there, so its place keeps what is
seen of it, and is no signature any more. The signed file stays as it is, beside.

This is done where somebody else's file may be read (``reading_child``), which is
given the key of this one file, and never her phrase (``locked_copy``).

Loaded late: it imports pyHanko.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.extensions import DeveloperExtension
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import PdfFileWriter, copy_into_new_writer

from livret.paper.locked_copy import handler_of
from livret.paper.metadata import without_archive_claim

_READ_ONLY = 1
_LEVEL_8 = DeveloperExtension(
    prefix_name=pdf_name("/ADBE"),
    base_version=pdf_name("/1.7"),
    extension_level=8,
    compare_by_level=True,
)
_SIGNED_ONLY = ("/Perms", "/DSS", "/Extensions")
"""What a catalog tells of its signatures."""


def locked_here(pdf: bytes, lock: Sequence[bytes]) -> bytes:
    """Return the same pages under a lock, which was made without seeing them.

    Args:
        pdf: A paper of ours, signed or not.
        lock: As ``locked_copy.Lock.parts``: what tells the phrase, and the key of
            this file alone; her phrase is not here.
    """
    *told, key = lock
    writer = _copied(pdf)
    _unsign(writer)
    packet = writer.root["/Metadata"]
    without = without_archive_claim(packet.data)
    writer.root["/Metadata"] = writer.add_object(_packet(without))
    handler = handler_of(told)
    handler._shared_key = key
    writer._assign_security_handler(handler)
    writer.output_version = (1, 7)
    writer.register_extension(_LEVEL_8)
    made = io.BytesIO()
    # Not ``write``: it would tell the clock of this computer as a change made.
    writer._write(made)
    return made.getvalue()


def _copied(pdf: bytes) -> PdfFileWriter:
    """Return a writer with every object of a file."""
    told = logging.getLogger("pyhanko.pdf_utils.writer")
    silent, told.disabled = told.disabled, True
    try:
        return copy_into_new_writer(PdfFileReader(io.BytesIO(pdf)))
    finally:
        told.disabled = silent


def _unsign(writer: PdfFileWriter) -> None:
    """Keep what is seen in the places of signers, and nothing that would verify."""
    root = writer.root
    for name in _SIGNED_ONLY:
        root.pop(name, None)
    if "/AcroForm" not in root:
        return
    form = root["/AcroForm"]
    form.pop("/SigFlags", None)
    for field in form["/Fields"]:
        place = field.get_object()
        for name in ("/V", "/Lock", "/SV"):
            place.pop(name, None)
        place[pdf_name("/Ff")] = generic.NumberObject(_READ_ONLY)  # type: ignore[no-untyped-call]


def _packet(data: bytes) -> generic.StreamObject:
    return generic.StreamObject(
        {
            pdf_name("/Type"): pdf_name("/Metadata"),
            pdf_name("/Subtype"): pdf_name("/XML"),
        },
        stream_data=data,
    )
