"""Whether the outline of a paper only leads to its own pages, and says what they say.

Many readers show it beside the pages: one that starts an action, or is not the same
each time, is no part of a paper to sign; nor is a title that stands nowhere on its
page, which a signer would never have seen here and an opponent would read in what is
signed. Where an item leads is found by pyHanko, what stands there is read by pdfium.

Sources: ISO 32000-1, 12.3.3 (outlines), 12.3.2.2 (places on a page).

Loaded late: it imports pypdfium2 and pyHanko. May import: pypdfium2, pyHanko.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

from pyhanko.pdf_utils import generic

from livret.paper.page_text import page_text
from livret.paper.preview import opened
from livret.paper.signing_acts import PaperUnreadable

_MOST = 1000
"""Items; a paper to sign has a few dozen."""
_DEEPEST = 3
"""Levels of headings."""

_ROOT = frozenset({"/Type", "/First", "/Last", "/Count"})
_ITEM = frozenset({"/Title", "/Parent", "/Prev", "/Next", "/First", "/Last"}) | {
    "/Count",
    "/Dest",
}
_NOT_COMPARED = frozenset({"Cc", "Cf", "Cn", "Pd"})

_PLACES = {"/Fit": 0, "/XYZ": 3}
"""How a place on a page is told, and by how many numbers (or nulls)."""


def leads_only_here(root: generic.DictionaryObject) -> bool:
    """Tell whether an outline holds items that lead to pages, and nothing else.

    Args:
        root: The catalog of a file; one without an outline has nothing to tell.
    """
    if "/Outlines" not in root:
        return True
    outlines: Any = root.raw_get("/Outlines")
    if not isinstance(outlines, generic.IndirectObject):
        return False
    if not root["/Outlines"].keys() <= _ROOT:
        return False
    pages = set(_pages(root.raw_get("/Pages")))
    return _Outline(pages).plain(outlines, 0)


def titles_are_seen(pdf: bytes, first: int) -> bool:
    """Tell whether each title of an outline stands on the page it leads to.

    Args:
        pdf: The file.
        first: Length of its first revision: the paper before anybody signed.
    """
    try:
        with opened(pdf[:first]) as document:
            said: dict[int, str] = {}
            for item in document.get_toc(max_depth=_DEEPEST + 1):
                place = item.get_dest()
                at = None if place is None else place.get_index()
                if at is None:
                    return False
                if at not in said:
                    said[at] = _letters(page_text(document[at].get_textpage()))
                title = _letters(item.get_title())
                if not title or title not in said[at]:
                    return False
    except PaperUnreadable:
        return False
    return True


def _letters(text: str) -> str:
    """Return what is compared: without spaces, hyphens and what is not seen.

    A line may end at each of them.
    """
    plain = unicodedata.normalize("NFKC", text)
    return "".join(
        letter
        for letter in plain
        if not letter.isspace() and unicodedata.category(letter) not in _NOT_COMPARED
    )


def _pages(node: Any) -> Iterator[tuple[int, int]]:
    """Yield the number of each page's object, in the order of the pages."""
    found = node.get_object()
    if "/Kids" not in found:
        yield _key(node)
        return
    for kid in found["/Kids"]:
        yield from _pages(kid)


def _key(found: Any) -> tuple[int, int]:
    return found.idnum, found.generation


class _Outline:
    """An outline on which each item is gone to once."""

    def __init__(self, pages: set[tuple[int, int]]) -> None:
        self._pages = pages
        self._seen: set[tuple[int, int]] = set()

    def plain(self, above: Any, depth: int) -> bool:
        """Tell whether what stands below an item is plain, one after the other."""
        over = above.get_object()
        if "/First" not in over:
            return "/Last" not in over
        if depth >= _DEEPEST or not {"/First", "/Last", "/Count"} <= over.keys():
            return False
        before, item = None, over.raw_get("/First")
        while item is not None:
            if not self._item(item, above, before) or not self.plain(item, depth + 1):
                return False
            before, found = item, item.get_object()
            item = found.raw_get("/Next") if "/Next" in found else None
        return bool(over.raw_get("/Last") == before)

    def _item(self, item: Any, above: Any, before: Any) -> bool:
        if not isinstance(item, generic.IndirectObject):
            return False
        if _key(item) in self._seen or len(self._seen) >= _MOST:
            return False
        self._seen.add(_key(item))
        found: Any = item.get_object()  # type: ignore[no-untyped-call]
        if not isinstance(found, generic.DictionaryObject):
            return False
        kept = found.keys() <= _ITEM and {"/Title", "/Parent", "/Dest"} <= found.keys()
        if not kept or found.raw_get("/Parent") != above:
            return False
        last = found.raw_get("/Prev") if "/Prev" in found else None
        told = isinstance(found["/Title"], generic.TextStringObject)
        return told and last == before and self._place(found.raw_get("/Dest"))

    def _place(self, place: Any) -> bool:
        """Tell whether a place is on a page of this file."""
        if not isinstance(place, generic.ArrayObject) or len(place) < len(_PLACES):
            return False
        page, how, *numbers = (place.raw_get(at) for at in range(len(place)))
        known = isinstance(page, generic.IndirectObject) and _key(page) in self._pages
        counted = _PLACES.get(str(how)) == len(numbers)
        kinds = (generic.NumberObject, generic.FloatObject, generic.NullObject)
        return known and counted and all(isinstance(each, kinds) for each in numbers)
