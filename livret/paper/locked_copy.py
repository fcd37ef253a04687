"""A PDF that a passphrase closes, as any phone's reader opens it.

PDF 2.0 encryption with AES-256 (ISO 32000-2, 7.6; revision 6): understood by
the readers of phones made since 2012. Tags and pages stay. A signature does
not survive it: the signed file stays what it is, beside.

Loaded late: it imports pyHanko.
"""

from __future__ import annotations

import io

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer


def locked(pdf: bytes, passphrase: str) -> bytes:
    """Return the same pages, which open with ``passphrase`` alone.

    No message authentication is added (ISO/TS 32004): the readers of most
    phones do not know it yet.
    """
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(pdf)))
    writer.encrypt(passphrase, passphrase, pdf_mac=False)  # type: ignore[no-untyped-call]
    made = io.BytesIO()
    writer.write(made)  # type: ignore[no-untyped-call]
    return made.getvalue()
