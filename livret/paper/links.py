"""Links of a contents page: from the name of a paper to where it begins.

A link leads to a place on a page of the same file and does nothing else. It stands in
the structure with the words it is laid over, and says where it leads (ISO 32000-1,
12.5.6.5 and 14.8.4.4.2; ISO 14289-1, 7.18.5). No paper to sign has any.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from livret.paper import reportlab_gaps as pdf
from livret.paper.document_outline import place_of
from livret.paper.fields import PlacedField
from livret.paper.structure import Element
from livret.words.cleaning import bare

_PRINT = 4


@dataclass(frozen=True)
class Link:
    """One link to a heading.

    Attributes:
        name: What its element knows it by.
        told: Where it leads, as a screen reader says it.
        page: Index of the page it stands on.
        box: Left, bottom, right, top in points.
        target: The heading; its place is known once it is drawn.
    """

    name: str
    told: str
    page: int
    box: tuple[float, float, float, float]
    target: Element


def write_links(
    document: Any, links: Sequence[Link], pages: Sequence[Any], first_key: int
) -> dict[str, PlacedField]:
    """Write every link among the annotations of its page.

    Args:
        document: reportlab's document.
        links: In the order of the page; everything is drawn.
        pages: reportlab's pages.
        first_key: Of the first one in the parent tree of the structure.
    """
    placed: dict[str, PlacedField] = {}
    references = [document.Reference(page) for page in pages]
    for key, link in enumerate(links, first_key):
        page = pages[link.page]
        written = document.Reference(_annotation(link, references, key))
        placed[link.name] = PlacedField(link.page, key, written)
        before = page.Annots.sequence if page.Annots else []
        page.Annots = pdf.array([*before, written])
    return placed


def _annotation(link: Link, pages: Sequence[Any], key: int) -> Any:
    return pdf.dictionary(
        {
            "Type": pdf.name("Annot"),
            "Subtype": pdf.name("Link"),
            "Rect": pdf.array([round(each, 2) for each in link.box]),
            "Border": pdf.array([0, 0, 0]),
            "F": _PRINT,
            "Contents": pdf.string(bare(link.told)),
            "Dest": place_of(link.target, pages),
            "StructParent": key,
        }
    )
