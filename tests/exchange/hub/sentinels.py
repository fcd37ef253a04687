"""Words planted, and looked for in bytes of any kind, however they are written."""

from __future__ import annotations

import base64
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pikepdf
import pypdfium2

_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08")
_MOST = 32 * 1024 * 1024
_DEEP = 3


def needles(word: str) -> tuple[bytes, ...]:
    """Every way in which a word may stand in bytes.

    Args:
        word: ASCII letters; what else is planted begins with it.
    """
    texts = {word, word.upper(), word.capitalize(), word[::-1]}
    found: set[bytes] = set()
    for text in texts:
        for encoding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le"):
            found.add(text.encode(encoding))
        plain = text.encode()
        found |= {plain.hex().encode(), plain.hex().upper().encode()}
        for lead in range(3):
            whole = base64.b64encode(b"\0" * lead + plain)
            # The digits at both ends also hold bits of what stands beside.
            found.add(whole[-(-8 * lead // 6) + (lead > 0) : len(whole) - 4])
    return tuple(sorted(found))


def insides(data: bytes, deep: int = 0) -> Iterator[bytes]:
    """Give bytes, and whatever is compressed or shown in them."""
    yield data
    if deep == _DEEP:
        return
    whole = memoryview(data)  # what begins like it stands everywhere: no copies
    for at in _ZLIB.finditer(data):
        reader = zlib.decompressobj(wbits=47)
        try:
            plain = reader.decompress(whole[at.start() :], _MOST)
        except zlib.error:
            continue
        if plain:
            yield from insides(plain, deep + 1)
    if data[:2] == b"PK" and zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as folder:
            for name in folder.namelist():
                yield from insides(folder.read(name), deep + 1)
    if data[:5] == b"%PDF-":
        yield from _of_pdf(data)


def _of_pdf(data: bytes) -> Iterator[bytes]:
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for one in pdf.objects:
                if isinstance(one, pikepdf.Stream):
                    yield from insides(_decoded(one), _DEEP)
    except pikepdf.PasswordError:
        return  # it opens with her passphrase alone
    shown = pypdfium2.PdfDocument(data)
    try:
        for page in shown:
            text = page.get_textpage().get_text_bounded()
            # A word that is parted at the end of a line is that word.
            yield re.sub(r"[\s\u00ad\ufffe-]", "", text).encode()
    finally:
        shown.close()


def _decoded(stream: pikepdf.Stream) -> bytes:
    try:
        return bytes(stream.read_bytes())
    except pikepdf.PdfError:  # a picture
        return bytes(stream.read_raw_bytes())


def holds(data: bytes, words: Iterable[str]) -> bool:
    """Tell whether any of the words stands in these bytes, in any way."""
    wanted = [needle for word in words for needle in needles(word)]
    return any(needle in plain for plain in insides(data) for needle in wanted)


def files_with(folder: Path, words: Iterable[str]) -> list[str]:
    """Return the files of a folder that hold one of the words, or are named so."""
    told = tuple(words)
    return [
        str(path.relative_to(folder))
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and (holds(path.read_bytes(), told) or holds(path.name.encode(), told))
    ]
