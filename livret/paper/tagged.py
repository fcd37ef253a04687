"""A canvas whose pages are tagged, and the archivable file made from them.

Everything drawn is either the content of a structure element or an artifact
(rules, grounds, marks' shapes, footers); the canvas keeps marked content open
while the same element goes on. ``TaggedCanvas.finish`` returns PDF/UA-1 and
PDF/A-3a bytes that depend on nothing but what was drawn and on ``made_at``.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from livret.paper import reportlab_gaps as pdf
from livret.paper.attachments import Attachment, attached
from livret.paper.colour_profile import srgb
from livret.paper.document_outline import write_outline
from livret.paper.drawn_text import note
from livret.paper.embedding import Fonts
from livret.paper.fields import SignatureField, write_fields
from livret.paper.letters import Letters
from livret.paper.links import Link, write_links
from livret.paper.metadata import xmp
from livret.paper.shapes import Shapes
from livret.paper.structure import Content, Element, Widget
from livret.paper.structure_tree import StructureTree
from livret.paper.tokens import PAGE_HEIGHT, PAGE_WIDTH

PRODUCER = "Livret"
LAYOUT = "Layout"
FOOTER, HEADER = "Footer", "Header"


class TaggedCanvas(Shapes, Letters, Canvas):  # type: ignore[misc]
    """A reportlab canvas that tags; origin at the bottom left, in points.

    Args:
        title: Neutral title: no one's name.
        language: ISO 639-1 code of the paper.
        made_at: Instant of creation, aware; no clock is read.
    """

    def __init__(self, *, title: str, language: str, made_at: dt.datetime) -> None:
        super().__init__(
            "",
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            lang=language,
        )
        self.root = Element("Document")
        self.fonts = Fonts()
        self._title = title
        self._language = language
        self._made_at = made_at
        self._open: Element | str | None = None
        self._marked = 0
        self._ahead: int | None = None
        self._marked_ahead: dict[int, int] = {}
        self._seed = hashlib.sha256()
        self._fields: list[SignatureField] = []
        self._links: list[Link] = []
        self._page_objects: list[Any] = []
        self._pictures: dict[str, Any] = {}
        self.setViewerPreference("DisplayDocTitle", "true")

    @property
    def page(self) -> int:
        """Index of the page being drawn, from 0."""
        return len(self._page_objects) if self._ahead is None else self._ahead

    @contextmanager
    def ahead(self, page: int) -> Iterator[list[str]]:
        """Draw for a page before its turn: gives what ``operators`` takes then.

        What is told of an element is told in the order drawn; a booklet is read
        in another order than its sheets are printed.

        Args:
            page: Index of the page that will show it, from 0.
        """
        drawn: list[str] = []
        self.close_mark()
        code, self._code = self._code, drawn
        marked, self._marked = self._marked, self._marked_ahead.get(page, 0)
        self._ahead = page
        try:
            yield drawn
            self.close_mark()
        finally:
            self._marked_ahead[page], self._marked = self._marked, marked
            self._code, self._ahead = code, None

    def content(self, element: Element) -> None:
        """Mark what is drawn from now on as content of ``element``."""
        if self._open is element:
            return
        self.close_mark()
        self._code.append(f"/{element.tag} <</MCID {self._marked}>> BDC")
        element.kids.append(Content(self.page, self._marked))
        self._marked += 1
        self._open = element

    def artifact(self, kind: str = LAYOUT) -> None:
        """Mark what is drawn from now on as no part of the text."""
        if self._open == kind:
            return
        self.close_mark()
        told = f"Pagination /Subtype /{kind}" if kind in (FOOTER, HEADER) else kind
        self._code.append(f"/Artifact <</Type /{told}>> BDC")
        self._open = kind

    def close_mark(self) -> None:
        """End the marked content that is open, if any."""
        if self._open is not None:
            self._code.append("EMC")
            self._open = None

    # --- drawing -----------------------------------------------------------

    def draw_photograph(
        self,
        jpeg: bytes,
        pixels: tuple[int, int],
        box: tuple[float, float, float, float],
    ) -> None:
        """Draw a JPEG of three colours.

        Args:
            jpeg: The file.
            pixels: Its width and height.
            box: Left, bottom, width and height on the page, in points.
        """
        key = f"Im{len(self._pictures)}"
        self._pictures[key] = pdf.photograph(self._doc, jpeg, pixels)
        left, bottom, width, height = box
        self._seed.update(jpeg)
        self._code.append(
            f"q {width:.2f} 0 0 {height:.2f} {left:.2f} {bottom:.2f} cm /{key} Do Q"
        )

    # --- fields and pages --------------------------------------------------

    def signature_field(
        self, element: Element, name: str, told: str, box: tuple[float, ...]
    ) -> None:
        """Put an empty signature field on this page.

        Args:
            element: The Form element it stands in.
            name: Name of the field.
            told: What a screen reader says of it.
            box: Left, bottom, right, top.
        """
        left, bottom, right, top = box
        wide = right - left
        left = self.left(left, wide)
        self._fields.append(
            SignatureField(name, told, self.page, (left, bottom, left + wide, top))
        )
        element.kids.append(Widget(name))

    def link(
        self,
        element: Element,
        target: Element,
        told: str,
        box: tuple[float, float, float, float],
    ) -> None:
        """Lay a link to a heading over what is drawn on this page.

        Args:
            element: The Link element it stands in.
            target: The heading.
            told: Where it leads, as a screen reader says it.
            box: Left, bottom, right, top.
        """
        left, bottom, right, top = box
        left, wide = self.left(left, right - left), right - left
        name = f"link-{len(self._links)}"
        box = (left, bottom, left + wide, top)
        self._links.append(Link(name, told, self.page, box, target))
        element.kids.append(Widget(name))

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        """End the page."""
        self.close_mark()
        self._seed.update("\n".join(self._code).encode())
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.Contents = pdf.Stream({}, page.stream.encode("ascii"))
        pdf.page_keys(page, {"StructParents": self.page, "Tabs": pdf.name("S")})
        self._page_objects.append(page)
        self._marked = 0

    def _make_preamble(self) -> None:
        # reportlab's own would name Helvetica, which is not in the file.
        self._preamble = "1 0 0 1 0 0 cm"

    def finish(self, attachments: Sequence[Attachment] = ()) -> bytes:
        """Return the whole file; the canvas is of no use afterwards."""
        note(self.root)
        document = self._doc
        resources = {"Font": pdf.dictionary(self.fonts.objects(document))}
        if self._pictures:
            resources["XObject"] = pdf.dictionary(self._pictures)
        shared = document.Reference(pdf.dictionary(resources))
        references = []
        for page in self._page_objects:
            page.Resources = shared
            references.append(document.Reference(page))
        placed = write_fields(document, self._fields, self._page_objects)
        first_key = len(references) + len(placed)
        placed |= write_links(document, self._links, self._page_objects, first_key)
        catalog = {
            "MarkInfo": pdf.dictionary({"Marked": "true"}),
            "StructTreeRoot": StructureTree(document, references).write(
                self.root, placed
            ),
            "OutputIntents": pdf.array([self._intent()]),
            "Metadata": document.Reference(self._metadata()),
        }
        if attachments:
            catalog.update(attached(document, attachments, self._made_at))
        pdf.catalog_keys(document.Catalog, catalog)
        write_outline(document, self.root, references, signed=bool(self._fields))
        document.Catalog.Lang = pdf.string(self._language)
        document.info = pdf.Info(
            title=self._title, producer=PRODUCER, made_at=self._made_at
        )
        for attachment in attachments:
            self._seed.update(attachment.data)
        self._seed.update(self._made_at.isoformat().encode())
        pdf.fix_identity(document, self._seed.digest())
        return bytes(self.getpdfdata())

    def _intent(self) -> Any:
        profile = pdf.Stream({"N": 3, "Alternate": pdf.name("DeviceRGB")}, srgb())
        return pdf.dictionary(
            {
                "Type": pdf.name("OutputIntent"),
                "S": pdf.name("GTS_PDFA1"),
                "OutputConditionIdentifier": pdf.string("sRGB IEC61966-2.1"),
                "Info": pdf.string("sRGB IEC61966-2.1"),
                "DestOutputProfile": self._doc.Reference(profile),
            }
        )

    def _metadata(self) -> Any:
        packet = xmp(
            title=self._title,
            language=self._language,
            producer=PRODUCER,
            made_at=self._made_at,
        )
        return pdf.PlainStream(
            {"Type": pdf.name("Metadata"), "Subtype": pdf.name("XML")}, packet
        )
