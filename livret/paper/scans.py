"""Pictures of pages signed by hand: read, bounded, freed of what devices add.

A telephone writes into a photograph where it was taken, when, and with which
device; a picture of her signature must not tell where she lives. What is kept
is the picture itself, byte for byte, and which way up it is. A PDF is kept as
it is. Sources: ITU-T T.81, annex B (JPEG); ISO/IEC 15948 (PNG); CIPA DC-008
(which way up).

Loaded late: it imports Pillow and pypdfium2. May import: ``usecases``.
"""

from __future__ import annotations

import io
import re
import struct
import warnings
import zlib
from collections.abc import Iterator

from PIL import Image, ImageOps

from livret.paper.preview import pages, sizes
from livret.paper.signing_acts import PaperLocked, PaperUnreadable
from livret.usecases.scans import (
    MOST_BYTES,
    MOST_PAGES,
    NotAScan,
    Scan,
    ScanLocked,
    ScanTooFine,
    ScanTooLarge,
    ScanTooLong,
)

JPEG, PNG, PDF = "image/jpeg", "image/png", "application/pdf"

_READ_AS = {JPEG: "JPEG", PNG: "PNG"}
"""What reads a picture, by its type, which somebody else may have told: of the
forty kinds that Pillow knows, one has another program of this computer run."""

MOST_PIXELS = 40_000_000
"""A page of A4 at 600 dots per inch has 35 million."""

_FARTHEST = 20_000
"""Pixels along one side; as many points in one line take a gigabyte to be drawn."""

_MOST_SCANS = 32
"""Times a JPEG goes over its picture; devices make a dozen at most."""

_MEGABYTE = 1024 * 1024
_LONGEST_SIDE = 1800
"""Pixels of a page shown in a dossier: about 170 dots per inch."""
_QUALITY = 82
_SHOWN_RESOLUTION = 154.0
"""Pixels an inch: the longest side is then that of A4."""

_PNG_START = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    {
        *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"bKGD", b"pHYs"),
        *(b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT"),
    }
)
_APP0, _ICC, _EXIF, _ADOBE, _COMMENT = 0xE0, 0xE2, 0xE1, 0xEE, 0xFE
_LAST_APP, _SCAN, _END = 0xEF, 0xDA, 0xD9
_NEXT_MARKER = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]", re.DOTALL)
_SCAN_MARK = b"\xff\xda"
_UPRIGHT = 1
_ORIENTATION = 0x0112

_UNREADABLE = (
    OSError,
    ValueError,
    SyntaxError,
    LookupError,
    struct.error,
    zlib.error,
    ArithmeticError,
    TypeError,
    AttributeError,
)
"""What reading a hostile picture may raise."""


def read_scan(data: bytes) -> Scan:
    """Return a picture of a signed page as it may be kept.

    Args:
        data: A JPEG, a PNG or a PDF of pictures.

    Raises:
        NotAScan: None of them, or it cannot be read to its end.
        ScanTooLarge: More than 10 MB.
        ScanTooFine: More than 40 million pixels.
        ScanTooLong: A PDF of more than 20 pages.
        ScanLocked: A PDF that asks for a passphrase.
    """
    if len(data) > MOST_BYTES:
        raise ScanTooLarge(limit=MOST_BYTES // _MEGABYTE)
    if data.startswith(b"\xff\xd8\xff"):
        return Scan(data=_picture(data, "JPEG"), type=JPEG, pages=1)
    if data.startswith(_PNG_START):
        return Scan(data=_picture(data, "PNG"), type=PNG, pages=1)
    if data.startswith(b"%PDF-"):
        return Scan(data=data, type=PDF, pages=_pages(data))
    raise NotAScan


def pictures(scan: Scan) -> Iterator[tuple[bytes, tuple[int, int]]]:
    """Yield each page of a kept scan as a JPEG of three colours, and its size.

    Upright, and of a bounded size (width and height, in pixels).

    Raises:
        NotAScan: It cannot be read any more.
    """
    try:
        if scan.type == PDF:
            for at, (wide, high) in enumerate(sizes(scan.data)[:MOST_PAGES]):
                scale = _LONGEST_SIDE / max(wide, high, 1.0)
                (page,) = pages(scan.data, scale, only=[at])
                size = (page.width, page.height)
                mode = ("raw", "BGRX", page.stride, 1)
                yield _small(Image.frombytes("RGB", size, page.pixels, *mode))
        elif scan.type in _READ_AS:
            yield _small(_opened(scan.data, _READ_AS[scan.type]))
        else:
            raise NotAScan
    except (PaperUnreadable, ScanTooFine, *_UNREADABLE) as error:
        raise NotAScan from error


def shown(scan: Scan) -> bytes:
    """Return a kept scan as a PDF of its pictures, to be looked at.

    Drawn anew from what is seen: scripts, links and forms of a PDF that
    somebody gave are not in it.

    Raises:
        NotAScan: It cannot be read any more.
    """
    first, *others = [Image.open(io.BytesIO(each)) for each, _ in pictures(scan)]
    out = io.BytesIO()
    first.save(
        out, "PDF", save_all=True, append_images=others, resolution=_SHOWN_RESOLUTION
    )
    return out.getvalue()


def _small(picture: Image.Image) -> tuple[bytes, tuple[int, int]]:
    upright = ImageOps.exif_transpose(picture)
    if upright.mode in ("RGBA", "LA", "PA", "P"):
        clear = upright.convert("RGBA")
        ground = Image.new("RGBA", clear.size, "white")
        upright = Image.alpha_composite(ground, clear)
    shown = upright.convert("RGB")
    shown.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    out = io.BytesIO()
    shown.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue(), shown.size


def _pages(data: bytes) -> int:
    try:
        found = len(sizes(data))
    except PaperLocked as error:
        raise ScanLocked from error
    except PaperUnreadable as error:
        raise NotAScan from error
    if found > MOST_PAGES:
        raise ScanTooLong(limit=MOST_PAGES)
    if not found:
        raise NotAScan
    return found


def _picture(data: bytes, kind: str) -> bytes:
    """Return a picture without what stands beside it, once it is one.

    Raises:
        NotAScan, ScanTooFine: It may not be kept.
    """
    try:
        turned = _orientation(data, kind)
        kept = _plain_jpeg(data, turned) if kind == "JPEG" else _plain_png(data)
        _opened(kept, kind)
    except ScanTooFine:
        raise
    except _UNREADABLE as error:
        raise NotAScan from error
    return kept


def _opened(data: bytes, kind: str) -> Image.Image:
    """Return a picture read to its end.

    Raises:
        ScanTooFine: It has too many pixels; none was read.
        ValueError: No device makes such a picture: it would hold the desk up.
    """
    picture = _begun(data, kind)
    often = data.count(_SCAN_MARK) if kind == "JPEG" else 0
    if often > _MOST_SCANS or max(picture.size) > _FARTHEST:
        raise ValueError("no picture of a page")
    if kind == "JPEG" and max(picture.size) > 2 * _LONGEST_SIDE:
        # Read to its end, in less memory.
        picture.draft("RGB", (_LONGEST_SIDE, _LONGEST_SIDE))
    picture.load()
    return picture


def _begun(data: bytes, kind: str) -> Image.Image:
    """Return a picture whose head alone was read.

    Raises:
        ScanTooFine: It has too many pixels.
    """
    try:
        with warnings.catch_warnings():
            # The number of pixels is bounded here.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(data), formats=[kind])
    except Image.DecompressionBombError as error:
        raise ScanTooFine(limit=MOST_PIXELS // 1_000_000) from error
    wide, high = picture.size
    if wide * high > MOST_PIXELS:
        raise ScanTooFine(limit=MOST_PIXELS // 1_000_000)
    return picture


def _orientation(data: bytes, kind: str) -> int:
    if kind != "JPEG":
        return _UPRIGHT
    turned = _begun(data, kind).getexif().get(_ORIENTATION, _UPRIGHT)
    return turned if turned in range(1, 9) else _UPRIGHT


def _plain_jpeg(data: bytes, turned: int) -> bytes:
    """Return a JPEG without comments and without what applications added.

    Its frame, its colours and which way up it is stay; whatever follows its
    end marker (a film, a second picture) goes.
    """
    kept = [data[:2]]
    if turned != _UPRIGHT:
        kept.append(_which_way_up(turned))
    at = 2
    while True:
        if data[at] != 0xFF:  # noqa: PLR2004 - what starts a marker
            raise ValueError("no marker")
        while data[at + 1] == 0xFF:  # noqa: PLR2004 - filling
            at += 1
        marker = data[at + 1]
        if marker == _END:
            kept.append(b"\xff\xd9")
            return b"".join(kept)
        (length,) = struct.unpack_from(">H", data, at + 2)
        end = at + 2 + length
        if marker == _SCAN:
            after = _NEXT_MARKER.search(data, end)
            if after is None:
                raise ValueError("no end")
            end = after.start()
        if _is_picture(marker, data[at + 4 : at + 16]):
            kept.append(data[at:end])
        at = end


def _is_picture(marker: int, start: bytes) -> bool:
    if marker == _ICC:
        return start.startswith(b"ICC_PROFILE\0")
    if _APP0 <= marker <= _LAST_APP:
        return marker == _ADOBE
    return marker != _COMMENT


def _which_way_up(turned: int) -> bytes:
    """Return the one thing kept of what a device wrote (CIPA DC-008, 4.6.4)."""
    entry = struct.pack(">HHIHH", _ORIENTATION, 3, 1, turned, 0)
    body = b"Exif\0\0MM\0*\0\0\0\x08\0\x01" + entry + bytes(4)
    return struct.pack(">BBH", 0xFF, _EXIF, len(body) + 2) + body


def _plain_png(data: bytes) -> bytes:
    """Return a PNG of the parts that are its picture, each one checked."""
    kept, at = [_PNG_START], len(_PNG_START)
    while True:
        length, kind = struct.unpack_from(">I4s", data, at)
        end = at + 12 + length
        (stated,) = struct.unpack_from(">I", data, end - 4)
        if zlib.crc32(data[at + 4 : end - 4]) != stated:
            raise ValueError("a damaged part")
        if kind in _PNG_KEPT:
            kept.append(data[at:end])
        if kind == b"IEND":
            return b"".join(kept)
        at = end
