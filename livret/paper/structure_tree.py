"""The structure tree as PDF objects (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from livret.paper import reportlab_gaps as pdf
from livret.paper.fields import PlacedField
from livret.paper.structure import Content, Element, Widget


class StructureTree:
    """Writes one document's elements.

    Args:
        document: reportlab's document.
        pages: References of the pages, in order.
    """

    def __init__(self, document: Any, pages: Sequence[Any]) -> None:
        self._document = document
        self._pages = pages
        self._owners: dict[Content, Any] = {}
        self._widget_owners: dict[str, Any] = {}

    def write(self, root: Element, fields: Mapping[str, PlacedField]) -> Any:
        """Return the reference of the structure tree root.

        Args:
            root: The Document element.
            fields: Where each field stands.
        """
        tree = pdf.dictionary({})
        reference = self._document.Reference(tree)
        kid = self._element(root, reference, fields)
        tree.dict.update(
            {
                "Type": pdf.name("StructTreeRoot"),
                "K": pdf.array([kid]),
                "ParentTree": self._document.Reference(self._parents(fields)),
                "ParentTreeNextKey": len(self._pages) + len(fields),
            }
        )
        return reference

    def _element(
        self, element: Element, parent: Any, fields: Mapping[str, PlacedField]
    ) -> Any:
        entries: dict[str, Any] = {
            "Type": pdf.name("StructElem"),
            "S": pdf.name(element.tag),
            "P": parent,
        }
        if element.alt:
            entries["Alt"] = pdf.string(element.alt)
        elif element.turned and all(isinstance(kid, Content) for kid in element.kids):
            # Beside an alternative it would be read in its place (14.9.4).
            entries["ActualText"] = pdf.string(element.said)
        if element.language:
            entries["Lang"] = pdf.string(element.language)
        if element.box:
            entries["A"] = pdf.dictionary(
                {
                    "O": pdf.name("Layout"),
                    "Placement": pdf.name("Block"),
                    "BBox": pdf.array([round(each, 2) for each in element.box]),
                }
            )
        if element.scope:
            scope = {"O": pdf.name("Table"), "Scope": pdf.name(element.scope)}
            entries["A"] = pdf.dictionary(scope)
        first = next((kid for kid in element.kids if isinstance(kid, Content)), None)
        if first is not None:
            entries["Pg"] = self._pages[first.page]
        written = pdf.dictionary(entries)
        reference = self._document.Reference(written)
        kids = [
            self._kid(kid, reference, first, fields)
            for kid in element.kids
            if not isinstance(kid, Element) or kid.holds_content()
        ]
        written["K"] = kids[0] if len(kids) == 1 else pdf.array(kids)
        return reference

    def _kid(
        self,
        kid: Element | Content | Widget,
        owner: Any,
        first: Content | None,
        fields: Mapping[str, PlacedField],
    ) -> Any:
        if isinstance(kid, Element):
            return self._element(kid, owner, fields)
        if isinstance(kid, Widget):
            placed = fields[kid.field]
            self._widget_owners[kid.field] = owner
            return pdf.dictionary(
                {
                    "Type": pdf.name("OBJR"),
                    "Obj": placed.widget,
                    "Pg": self._pages[placed.page],
                }
            )
        self._owners[kid] = owner
        if first is not None and kid.page == first.page:
            return kid.number
        return pdf.dictionary(
            {
                "Type": pdf.name("MCR"),
                "Pg": self._pages[kid.page],
                "MCID": kid.number,
            }
        )

    def _parents(self, fields: Mapping[str, PlacedField]) -> Any:
        """Return the parent tree: from marked content back to its element."""
        pages: list[list[Any]] = [[] for _ in self._pages]
        for content in sorted(self._owners, key=lambda each: each.number):
            pages[content.page].append(self._owners[content])
        numbers: list[Any] = []
        for key, owners in enumerate(pages):
            numbers += [key, self._document.Reference(pdf.array(owners))]
        for field, placed in fields.items():
            numbers += [placed.key, self._widget_owners[field]]
        return pdf.dictionary({"Nums": pdf.array(numbers)})
