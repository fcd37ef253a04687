"""Every object of a file in turn: each entry taken out, or made another.

The other tables hold what an attacker would think of; this one thinks of
nothing, and so leaves nothing out.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from pyhanko.pdf_utils import generic as g
from pyhanko.pdf_utils.generic import pdf_name as n

from tests.paper.tampering import QuietWriter, gaps

Altered = tuple[str, Any]


def alterations(pdf: bytes) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield what is done to which object, and the file after it."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        nothing = pikepdf.ObjectType.null
        found = [one for one in opened.objects if one._type_code != nothing]
        numbers = [one.objgen[0] for one in found]
    reader = QuietWriter(io.BytesIO(pdf)).prev
    for number in numbers:
        for told, other in _others(reader.get_object(g.Reference(number, 0, reader))):
            yield (
                f"{number} {told}",
                lambda number=number, other=other: _with(pdf, number, other),
            )


def _with(pdf: bytes, number: int, other: Any) -> bytes:
    writer = QuietWriter(io.BytesIO(pdf))
    writer.objects[(0, number)] = other
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _others(found: Any) -> Iterator[Altered]:
    if isinstance(found, g.DictionaryObject):
        # How a stream is packed is told by whoever writes it anew.
        packed = {"/Length", "/Filter"} if isinstance(found, g.StreamObject) else set()
        for key in sorted(found.keys() - packed):
            yield f"without {key}", _rebuilt(found, key)
            another = _rebuilt(found, key)
            another[n(str(key))] = _another(found.raw_get(key))
            yield f"another {key}", another
    if isinstance(found, g.StreamObject):
        yield "longer", _rebuilt(found, "", found.data + b"\nq Q\n")
    if isinstance(found, g.ArrayObject):
        yield "emptied", g.ArrayObject()
        yield "longer", g.ArrayObject([*found, g.NullObject()])


def _rebuilt(found: Any, without: str, data: bytes | None = None) -> Any:
    """Return a dictionary or a stream again, an entry left out."""
    stream = isinstance(found, g.StreamObject)
    # pyHanko writes them anew from the data.
    left = {without, "/Length", "/Filter"} if stream else {without}
    kept = {key: found.raw_get(key) for key in found if key not in left}
    if not stream:
        return g.DictionaryObject(kept)
    return g.StreamObject(kept, stream_data=found.data if data is None else data)


def _another(value: Any) -> Any:
    if isinstance(value, g.NameObject):
        return n("/Another")
    if isinstance(value, g.BooleanObject):
        return g.BooleanObject(value=not value)
    if isinstance(value, (g.NumberObject, g.FloatObject)):
        return g.NumberObject(int(value) + 3)
    if isinstance(value, (g.TextStringObject, g.ByteStringObject)):
        return g.pdf_string("un autre")
    return g.ArrayObject() if isinstance(value, g.ArrayObject) else g.NullObject()


# --- two papers of the same three ------------------------------------------------


def ends(pdf: bytes) -> list[int]:
    """Where each revision of a file ends."""
    found, at = [], 0
    while (at := pdf.find(b"%%EOF", at)) >= 0:
        at += 5
        at += len(pdf[at : at + 2]) - len(pdf[at : at + 2].lstrip(b"\r\n"))
        found.append(at)
    return found


def revision_of_another(pdf: bytes, other: bytes, which: int) -> bytes:
    """``pdf``, one of its revisions taken from ``other``."""
    mine, theirs = [0, *ends(pdf)], [0, *ends(other)]
    taken = other[theirs[which] : theirs[which + 1]]
    return pdf[: mine[which]] + taken + pdf[mine[which + 1] :]


def signature_of_another(pdf: bytes, other: bytes, which: int) -> bytes:
    """``pdf``, the bytes of one signature taken from ``other``."""
    (start, end), (from_, to) = gaps(pdf)[which], gaps(other)[which]
    return pdf[:start] + other[from_:to].ljust(end - start, b"0") + pdf[end:]


def grown_by_another(pdf: bytes, other: bytes, which: int) -> bytes:
    """The beginning of ``pdf``, then what was signed over ``other``."""
    return pdf[: ends(pdf)[which]] + other[ends(other)[which] :]
