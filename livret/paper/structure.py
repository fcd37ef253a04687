"""The structure of a paper: what a screen reader is told, and in which order.

Elements are PDF's own (ISO 32000-1, 14.8.4): Document, Sect, H1 to H3, P, Div, L,
LI, Lbl, LBody, TOC, TOCI, Reference, Caption, Table, TR, TH, TD, Figure, Form,
Span. They are made in reading order; what is drawn for them may come in any order
and on any page.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Content:
    """A piece of content marked on a page.

    Attributes:
        page: Index of the page, from 0.
        number: Marked-content identifier (MCID), unique on its page.
    """

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Widget:
    """A form field that stands in the structure.

    Attributes:
        field: Name of the field.
    """

    field: str


@dataclass(eq=False)
class Element:
    """One node of the structure tree.

    Attributes:
        tag: Name of the standard structure type.
        alt: Text alternative, for what is not text.
        language: ISO 639-1 code, where it is not the paper's.
        box: Left, bottom, right, top of a Figure, known once it is drawn.
        top: Where its first line begins on its page, in points from the bottom,
            once it is drawn; None in a booklet, whose pages are moved on a sheet.
        kids: Elements, content and widgets in reading order.
        said: What stands in it, as it was written.
        lettered: Of that, what stands on the page in letters: not what a mark means.
        turned: Glyphs do not stand in the order in which it is read.
        scope: Of a TH: ``Column`` or ``Row``, what it is the title of.
        holds: Tag of what is heard in it thing by thing: ``P`` of a paragraph.
    """

    tag: str
    alt: str = ""
    language: str = ""
    box: tuple[float, float, float, float] | None = None
    top: float | None = None
    kids: list[Element | Content | Widget] = field(default_factory=list)
    said: str = ""
    lettered: str = ""
    turned: bool = False
    scope: str = ""
    holds: str = ""

    @property
    def seen(self) -> str:
        """What it is to the eye: a paragraph, where who listens hears its things."""
        return self.holds or self.tag

    def add(
        self, tag: str, *, alt: str = "", language: str = "", scope: str = ""
    ) -> Element:
        """Return a new element, the last of this one so far."""
        kid = Element(tag, alt=alt, language=language, scope=scope)
        self.kids.append(kid)
        return kid

    def say(self, text: str, *, turned: bool = False, mark: bool = False) -> None:
        """Note what is drawn for this element.

        Args:
            text: One line, or what a mark means; a space at its end is heard
                before what follows in another element.
            turned: Whether its glyphs stand in another order than it is read.
            mark: Whether it is what a mark means, which no letters say.
        """
        if not mark:
            self.lettered = f"{self.lettered}{text}"
        between = " " if self.said and not self.said.endswith(" ") else ""
        self.said = f"{self.said}{between}{text}"
        self.turned = self.turned or turned

    def holds_content(self) -> bool:
        """Tell whether anything was drawn for this element or below it.

        A cell of a table keeps its place: those after it go with their titles.
        """
        return self.tag == "TD" or any(
            not isinstance(kid, Element) or kid.holds_content() for kid in self.kids
        )
