"""The outline of a long paper: its headings, each with the place it stands at.

Whoever reads three hundred pages, on a telephone, large or aloud, goes from one
heading to another (WCAG 2.4.5). An item leads to a place on a page of the same file
and does nothing else: no action, no name, no other file (ISO 32000-1, 12.3.3 and
12.3.2.2); ``plain_outline`` refuses more than that in a paper to sign.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from livret.paper import reportlab_gaps as pdf
from livret.paper.structure import Content, Element
from livret.words.cleaning import bare

LEAST_PAGES = 3
"""Shorter papers are seen at a glance."""

_PLAIN = frozenset({"Nd", "Pe", "Pf", "Pi", "Po", "Ps", "Pd", "Zs", "Cf"})
"""Categories of what stands between Latin letters in a title that is checked."""

_LEVELS = {"H1": 1, "H2": 2, "H3": 3}


@dataclass(eq=False)
class _Item:
    """A heading, and those below it."""

    element: Element | None = None
    kids: list[_Item] = field(default_factory=list)
    is_open: bool = True

    @property
    def shown(self) -> int:
        """How many items are in sight below it once it is open."""
        return sum(1 + (each.shown if each.is_open else 0) for each in self.kids)


def write_outline(
    document: Any, root: Element, pages: Sequence[Any], *, signed: bool
) -> None:
    """Write the outline of a paper of several pages that has headings.

    Args:
        document: reportlab's document.
        root: The Document element, once everything is drawn.
        pages: References of the pages, in order.
        signed: It has places to sign: a title is then told only in letters that
            are read back from its page as they are, so that a check can hold one
            against the other.
    """
    headings = [each for each in _headings(root) if _told(each, signed=signed)]
    if len(pages) < LEAST_PAGES or not headings:
        return
    top = _nested(headings)
    outlines = pdf.Outlines({"Type": pdf.name("Outlines")})
    reference = pdf.outlines(document, outlines)
    written = [_written(document, each, reference, pages) for each in top.kids]
    _chain(outlines.entries, written)
    outlines.entries["Count"] = top.shown


def _headings(element: Element) -> Iterator[Element]:
    """Yield the headings in the paper's own language, in reading order."""
    for kid in element.kids:
        if not isinstance(kid, Element) or kid.language:
            continue  # an item has no language of its own
        if kid.tag in _LEVELS:
            yield kid
        else:
            yield from _headings(kid)


def _told(element: Element, *, signed: bool) -> bool:
    """Tell whether a heading has a title to be told, on one page."""
    on = {kid.page for kid in element.kids if isinstance(kid, Content)}
    return (
        bool(bare(element.said).strip())
        and len(on) == 1
        and (not signed or _reads_back(element))
    )


def _reads_back(element: Element) -> bool:
    """Tell whether a title is read from its page letter by letter."""
    return not element.turned and all(
        unicodedata.name(letter, "").startswith("LATIN")
        if letter.isalpha()
        else unicodedata.category(letter) in _PLAIN
        for letter in element.said
    )


def _nested(headings: Sequence[Element]) -> _Item:
    """Return the headings under each other; a book of papers opens on its titles."""
    top = _Item()
    above = [(0, top)]
    for element in headings:
        level = _LEVELS[element.tag]
        while above[-1][0] >= level:
            above.pop()
        item = _Item(element, is_open=False)
        above[-1][1].kids.append(item)
        above.append((level, item))
    if len(top.kids) == 1:
        top.kids[0].is_open = True
    return top


def _written(document: Any, item: _Item, parent: Any, pages: Sequence[Any]) -> Any:
    """Return an item with those below it: its dictionary and its reference."""
    element = item.element
    assert element is not None  # noqa: S101 - the top alone has none
    entries = pdf.dictionary(
        {
            "Title": pdf.string(" ".join(bare(element.said).split())),
            "Parent": parent,
            "Dest": place_of(element, pages),
        }
    )
    reference = document.Reference(entries)
    if item.kids:
        kids = [_written(document, each, reference, pages) for each in item.kids]
        _chain(entries.dict, kids)
        entries["Count"] = item.shown if item.is_open else -item.shown
    return entries, reference


def _chain(parent: dict[str, Any], kids: Sequence[tuple[Any, Any]]) -> None:
    """Lead from an item to those below it, and from each of them to its next."""
    parent["First"], parent["Last"] = kids[0][1], kids[-1][1]
    for at, (entries, _) in enumerate(kids):
        if at:
            entries["Prev"] = kids[at - 1][1]
        if at + 1 < len(kids):
            entries["Next"] = kids[at + 1][1]


def place_of(element: Element, pages: Sequence[Any]) -> Any:
    """Return the place of a heading; in a booklet the whole side of a sheet."""
    content = next(kid for kid in element.kids if isinstance(kid, Content))
    page = pages[content.page]
    if element.top is None:
        return pdf.array([page, pdf.name("Fit")])
    null = pdf.Raw(b"null")
    return pdf.array([page, pdf.name("XYZ"), null, round(element.top, 2), null])
