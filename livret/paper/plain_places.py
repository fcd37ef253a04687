"""Whether what is painted in the places of a paper shows one thing, to everybody.

Whoever signs paints their own place, and no other signature covers that part of
their update before they do. They may paint what they like: the verdict and its
words come from the signature. But the others sign over it, so it shows the same
on another day, on paper, under the mouse and on another computer: one picture
and no state, no layer, nothing of another file, no picture with an alternate.

Sources: pdf-insecurity.org (shadow attacks); ISO 32000-1, 7.3.8 (streams kept
elsewhere), 8.8.2 (PostScript), 8.9.5.4 (alternates), 8.10.4 (pages of other
files), 8.11 (layers), 12.5.5 (appearances), 14.11.7 (pictures put in by a press).

Loaded late: it imports pyHanko. May import: pyHanko.
"""

from __future__ import annotations

from pyhanko.pdf_utils import generic

from livret.paper.signing_file import UNREADABLE, fields_of
from livret.paper.usages import FileReader

_ELSEWHERE = frozenset(
    {"/OC", "/Alternates", "/OPI", "/Ref", "/PS", "/Subtype2"}
    # A part of the tree that is read aloud, which is not theirs.
    | {"/StructParent", "/StructParents"}
)
_LAYERS = ("/OCG", "/OCMD")
_KEPT_ELSEWHERE = "/F"
"""Of a stream: the file that holds it."""


def places_are_plain(reader: FileReader) -> bool:
    """Tell whether each place shows one picture that is all in this file."""
    try:
        return all(
            _is_plain(place["/AP"]) for _, place in fields_of(reader) if "/AP" in place
        )
    except UNREADABLE:
        return False


def _is_plain(appearance: generic.DictionaryObject) -> bool:
    """Tell whether an appearance has one picture, whatever the mouse does."""
    if appearance.keys() != {"/N"}:
        return False
    if not isinstance(appearance["/N"], generic.StreamObject):
        return False
    seen: set[generic.Reference] = set()
    waiting: list[generic.PdfObject] = [appearance.raw_get("/N")]
    while waiting:
        found = waiting.pop()
        if isinstance(found, generic.IndirectObject):
            if found.reference in seen:
                continue
            seen.add(found.reference)
            found = found.reference.get_object()
        if isinstance(found, generic.DictionaryObject):
            if _leads_elsewhere(found):
                return False
            waiting += [found.raw_get(key) for key in found]
        elif isinstance(found, generic.ArrayObject):
            waiting += list(found)
    return True


def _leads_elsewhere(found: generic.DictionaryObject) -> bool:
    streamed = isinstance(found, generic.StreamObject) and _KEPT_ELSEWHERE in found
    return (
        streamed
        or not _ELSEWHERE.isdisjoint(found)
        or found.get("/Type") in _LAYERS
        or found.get("/Subtype") == "/PS"
    )
