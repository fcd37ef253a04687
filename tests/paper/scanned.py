"""Pictures of pages signed by hand, as telephones and scanners write them."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image, ImageDraw
from PIL.ExifTags import IFD, Base
from PIL.PngImagePlugin import PngInfo

HOME, DEVICE = "rue d’exemple".encode(), b"Telephone d'essai"
"""What must not stay in a kept picture."""

FILM = b"a short film of the room"


def page(size: tuple[int, int] = (420, 594), mode: str = "RGB") -> Image.Image:
    """A page with a line that could be a signature."""
    made = Image.new(mode, size, "white" if mode != "P" else 0)
    pen = ImageDraw.Draw(made)
    wide, high = size
    points = [(wide * x / 10, high * (7 + x % 2) / 10) for x in range(2, 9)]
    pen.line(points, fill="black" if mode != "P" else 1, width=4)
    return made


def photograph(size: tuple[int, int] = (420, 594), turned: int = 6) -> bytes:
    """A JPEG that tells where, when and with what it was taken."""
    exif = Image.Exif()
    exif[Base.Orientation] = turned
    exif[Base.Make] = DEVICE.decode()
    exif[Base.DateTime] = "2026:03:12 10:42:00"
    exif.get_ifd(IFD.GPSInfo).update({1: "N", 2: (48.0, 51.0, 24.0)})
    out = io.BytesIO()
    page(size).save(out, "JPEG", exif=exif, comment=HOME, progressive=True)
    return out.getvalue() + FILM


def drawn_png(mode: str = "RGB", size: tuple[int, int] = (420, 594)) -> bytes:
    """A PNG with words beside the picture, and something behind its end."""
    told = PngInfo()
    told.add_text("Software", DEVICE.decode())
    told.add_itxt("Comment", HOME.decode(), zip=True)
    out = io.BytesIO()
    page(size, mode).save(out, "PNG", pnginfo=told)
    return out.getvalue() + FILM


def scanned_pdf(pages: int = 2) -> bytes:
    """What a scanner writes: a PDF of pictures."""
    first, *others = [page() for _ in range(pages)]
    out = io.BytesIO()
    first.save(out, "PDF", save_all=True, append_images=others)
    return out.getvalue()


def locked_pdf() -> bytes:
    """A PDF that asks for a passphrase."""
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(scanned_pdf(1))) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


def vast_png(side: int = 20_000) -> bytes:
    """A small file that would unfold into a picture of a gigabyte."""

    def part(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    body = zlib.compress(bytes(1000))
    return (
        b"\x89PNG\r\n\x1a\n"
        + part(b"IHDR", head)
        + part(b"IDAT", body)
        + part(b"IEND", b"")
    )
