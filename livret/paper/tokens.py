"""Measures, colours and text styles of every paper.

The look's tokens (resources and screens share them), set for print: reading
text is 12 pt and nothing that carries information is under 9.5 pt. Lengths are
PDF points (1/72 inch) unless said otherwise; colours are sRGB triples 0..1.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

Colour = tuple[float, float, float]
"""Red, green, blue, each 0..1, in sRGB."""


def _hex(code: str) -> Colour:
    red, green, blue = (int(code[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


INK = _hex("#1c2430")
SOFT_INK = _hex("#5a6575")
RULE = _hex("#dfe3e8")
CONTROL = _hex("#6b7685")
SHEET = _hex("#ffffff")
HER_GROUND = _hex("#fdf8ec")
HER_RULE = _hex("#e9dcb8")
HER_BORDER = _hex("#8a6d1f")
SUPPORT = _hex("#2d6a4f")
SUPPORT_GROUND = _hex("#f0f5f1")
ACCENT = _hex("#0b5c70")
SOCIAL = _hex("#0b62a4")
EMPLOI = _hex("#8a4209")
OTHER = _hex("#5a3d7a")

MILLIMETRE = 72 / 25.4
PAGE_WIDTH = 210 * MILLIMETRE
PAGE_HEIGHT = 297 * MILLIMETRE
MARGIN = 17 * MILLIMETRE
"""Left, right and top; no printer cuts it, and a hand can hold the sheet."""
FOOT = 15.5 * MILLIMETRE
"""Base line of the footer; the footer is the lowest thing on a page."""
BODY_BOTTOM = FOOT + 30
"""Nothing of the body stands lower than this."""
WIDTH = PAGE_WIDTH - 2 * MARGIN
"""Width of the body."""


@dataclass(frozen=True)
class Frame:
    """The measures of a page.

    Attributes:
        page_width: Of the page.
        page_height: Of the page.
        margin: Left, right and top.
        foot: Base line of the footer.
        bottom: Nothing of the body stands lower.
    """

    page_width: float
    page_height: float
    margin: float
    foot: float
    bottom: float

    @property
    def width(self) -> float:
        """Width of the body."""
        return self.page_width - 2 * self.margin

    @property
    def top(self) -> float:
        """Where the body starts."""
        return self.page_height - self.margin

    @property
    def room(self) -> float:
        """Height of the body."""
        return self.top - self.bottom


A4 = Frame(PAGE_WIDTH, PAGE_HEIGHT, MARGIN, FOOT, BODY_BOTTOM)
A6 = Frame(PAGE_WIDTH / 2, PAGE_HEIGHT / 2, 9 * MILLIMETRE, 8 * MILLIMETRE, 40)

REGULAR = 400
SEMIBOLD = 600


@dataclass(frozen=True)
class Style:
    """How a text is set.

    Attributes:
        size: Type size in points.
        leading: Distance of base lines in points.
        weight: ``REGULAR`` or ``SEMIBOLD``.
        colour: Ink of the text.
        part: Tells apart, inside one paragraph, what voices of two languages read;
            it changes nothing that is seen.
    """

    size: float
    leading: float
    weight: int = REGULAR
    colour: Colour = INK
    part: int = 0

    def bold(self) -> Style:
        """Return the same style in the heavier weight."""
        return replace(self, weight=SEMIBOLD)

    def inked(self, colour: Colour) -> Style:
        """Return the same style in another ink."""
        return replace(self, colour=colour)


TITLE = Style(26, 31, SEMIBOLD)
ABOUT = Style(14, 18)
LEAD = Style(14, 20)
SECTION = Style(15, 20, SEMIBOLD)
TOPIC = Style(12, 15.5, SEMIBOLD)
AIM = Style(19, 25.5)
HER_WORDS = Style(14, 18.5)
BODY = Style(12, 16.5)
NOTE = Style(10.5, 14, REGULAR, SOFT_INK)
FOOTER = Style(9.5, 12, REGULAR, SOFT_INK)
