"""What reportlab 5.1 does not do by itself for an archivable, tagged PDF.

The only module that reaches into reportlab's document objects. Nothing of
reportlab is changed for others: each gap is a class or a function of ours, and
``tests/paper/test_reportlab_gaps.py`` fails when a gap is open again *or* when
reportlab has closed it and the code here can go.

- ``endstream`` stands right after the last byte: PDF/A wants an end of line
  before it (ISO 19005-3, 6.1.7.1) -> ``Stream``.
- The page preamble and an empty dictionary of fonts bring in Helvetica, which
  is not embedded (6.2.11.4) -> ``tagged.TaggedCanvas`` sets its own.
- The stream of a picture ends so too, and is written twice as long (ASCII 85)
  -> ``photograph``.
- The catalog and pages do not know the keys that tagging needs
  -> ``catalog_keys``, ``page_keys``.
- Items of an outline lead to names, which a paper to sign has not -> ``Outlines``.
- Info has placeholder entries and reads the clock -> ``Info``, ``fix_identity``.
- Fonts: reportlab's TrueType subsets cannot hold shaped text with a faithful
  ToUnicode -> ``embedding`` writes composite fonts from HarfBuzz subsets.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

from reportlab.pdfbase import pdfdoc


class Stream(pdfdoc.PDFStream):  # type: ignore[misc]
    """A compressed stream whose ``endstream`` starts on a line of its own."""

    def __init__(self, entries: dict[str, Any], content: bytes) -> None:
        """Take the entries of the stream's dictionary and its plain content."""
        super().__init__(pdfdoc.PDFDictionary(entries), content, [pdfdoc.PDFZCompress])

    def format(self, document: Any) -> bytes:
        """Return the stream as it stands in the file."""
        plain: bytes = super().format(document)
        # Both characters: after a last byte that is a carriage return, a line feed
        # alone would read as one end of line with it, and the length as wrong.
        return plain.removesuffix(b"endstream\n") + b"\r\nendstream\n"


class PlainStream(Stream):
    """A stream that is not compressed, as PDF/A wants of its metadata."""

    def __init__(self, entries: dict[str, Any], content: bytes) -> None:
        """Take the entries of the stream's dictionary and its content."""
        super().__init__({**entries, "Length": len(content)}, content)

    def format(self, document: Any) -> bytes:
        """Return the stream as it stands in the file."""
        head: bytes = self.dictionary.format(document)
        content: bytes = self.content
        return head + b"\nstream\n" + content + b"\nendstream\n"


class Info(pdfdoc.PDFObject):  # type: ignore[misc]
    """The document information dictionary, with the same facts as the XMP.

    Attributes:
        invariant: Asked for by reportlab, without meaning here.
    """

    invariant = 1

    def __init__(self, *, title: str, producer: str, made_at: dt.datetime) -> None:
        """Take what is told about the document.

        Args:
            title: Neutral title, no one's name.
            producer: Program that made it.
            made_at: Instant of creation, aware.
        """
        self._entries = {
            "Title": string(title),
            "Producer": string(producer),
            "CreationDate": string(pdf_date(made_at)),
            "ModDate": string(pdf_date(made_at)),
        }

    def digest(self, signature: Any) -> None:
        """Add nothing to reportlab's fingerprint: ours is set instead."""

    def format(self, document: Any) -> bytes:
        """Return the dictionary as it stands in the file."""
        return bytes(pdfdoc.PDFDictionary(dict(self._entries)).format(document))


class Outlines(pdfdoc.PDFObject):  # type: ignore[misc]
    """The root of an outline whose items lead to places, not to names.

    Attributes:
        entries: Of its dictionary.
        ready: Asked for by reportlab: there is an outline.
    """

    ready = 1

    def __init__(self, entries: dict[str, Any]) -> None:
        """Take the entries of its dictionary; more may come before it is written."""
        self.entries = entries

    def prepare(self, document: Any, canvas: Any) -> None:
        """Add nothing of reportlab's own, whose items lead to names."""

    def format(self, document: Any) -> bytes:
        """Return the dictionary as it stands in the file."""
        return bytes(pdfdoc.PDFDictionary(dict(self.entries)).format(document))


class Raw(pdfdoc.PDFObject):  # type: ignore[misc]
    """PDF syntax written as it is."""

    def __init__(self, syntax: bytes) -> None:
        """Take the bytes to write."""
        self._syntax = syntax

    def format(self, document: Any) -> bytes:
        """Return the bytes."""
        return self._syntax


def name(plain: str) -> str:
    """Return a PDF name ("/Type")."""
    return str(pdfdoc.PDFName(plain))


def mime_name(kind: str) -> Raw:
    """Return a media type as a PDF name; reportlab would escape it twice."""
    return Raw(b"/" + kind.replace("/", "#2F").encode("ascii"))


def string(plain: str) -> Raw:
    """Return a PDF text string, in ASCII where that is enough."""
    if plain.isascii():
        escaped = plain.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        return Raw(f"({escaped})".encode("ascii"))
    return Raw(b"<FEFF" + plain.encode("utf-16-be").hex().upper().encode() + b">")


def octets(data: bytes) -> Raw:
    """Return a PDF byte string."""
    return Raw(b"<" + data.hex().upper().encode() + b">")


def dictionary(entries: dict[str, Any]) -> Any:
    """Return a PDF dictionary; keys are plain, values PDF objects."""
    return pdfdoc.PDFDictionary(entries)


def array(items: list[Any]) -> Any:
    """Return a PDF array."""
    return pdfdoc.PDFArrayCompact(items)


def pdf_date(instant: dt.datetime) -> str:
    """Return an aware instant as a PDF date, in UTC (ISO 32000-1, 7.9.4)."""
    return instant.astimezone(dt.UTC).strftime("D:%Y%m%d%H%M%S+00'00'")


def catalog_keys(catalog: Any, entries: dict[str, Any]) -> None:
    """Set entries of the document catalog, also those reportlab ignores."""
    catalog.__NoDefault__ = [*catalog.__NoDefault__, *entries]
    for key, value in entries.items():
        setattr(catalog, key, value)


def outlines(document: Any, root: Outlines) -> Any:
    """Give a document its outline; return the reference of the root."""
    document.outline = document.Outlines = document.Catalog.Outlines = root
    return document.Reference(root)


def page_keys(page: Any, entries: dict[str, Any]) -> None:
    """Set entries of a page, also those reportlab ignores."""
    page.__NoDefault__ = [*page.__NoDefault__, *entries]
    for key, value in entries.items():
        setattr(page, key, value)


def photograph(document: Any, jpeg: bytes, size: tuple[int, int]) -> Any:
    """Return the reference of a JPEG that pages may draw.

    Args:
        document: reportlab's.
        jpeg: Three colours, as ``DCTDecode`` reads them.
        size: Width and height, in pixels.
    """
    entries = {
        "Type": name("XObject"),
        "Subtype": name("Image"),
        "Width": size[0],
        "Height": size[1],
        "ColorSpace": name("DeviceRGB"),
        "BitsPerComponent": 8,
        "Filter": name("DCTDecode"),
    }
    return document.Reference(PlainStream(entries, jpeg))


def fix_identity(document: Any, seed: bytes) -> None:
    """Give the file an identifier made from ``seed`` instead of the clock."""
    digest = hashlib.sha256(seed).digest()[:16].hex().upper().encode()
    document._ID = b"[<" + digest + b"><" + digest + b">]"
