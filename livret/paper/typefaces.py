"""The typefaces of the paper, and which of them can draw a character.

Families stand in ``resources/fonts``, most in two weights: Atkinson
Hyperlegible Next for reading, Noto Sans for the Latin, Greek and Cyrillic
letters it lacks, Noto Naskh Arabic for Arabic, Dari, Pashto and Urdu, Noto
Sans Ethiopic for Tigrinya and Amharic, Noto Sans Bengali, Droid Sans Fallback
for Chinese, Japanese and Korean. Faces are opened once for the life of the
process, the last ones only when somebody writes in their script.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from livret.paper.tokens import REGULAR, SEMIBOLD
from livret.words.paths import resource

FAMILIES = (
    "AtkinsonHyperlegibleNext",
    "NotoSans",
    "NotoNaskhArabic",
    "NotoSansEthiopic",
    "NotoSansBengali",
    "DroidSansFallbackFull",
)
"""In the order in which they are asked for a character."""

ONE_WEIGHT = frozenset({"DroidSansFallbackFull"})
"""Families without a heavier face: theirs is drawn with a thin outline."""

THICKER = 0.03
"""Width of that outline, as a part of the type size."""

REPLACEMENT = "\ufffd"
"""Stands where no face has the character; Noto Sans draws it."""

_WEIGHTS = {REGULAR: "400Regular", SEMIBOLD: "600SemiBold"}
_UNITS = 1000


@dataclass(frozen=True, eq=False)
class Typeface:
    """One font file, opened by HarfBuzz.

    Attributes:
        name: PostScript-like name, unique among ours.
        face: The ``uharfbuzz.Face``.
        font: The ``uharfbuzz.Font``, in units of 1/1000 em.
        characters: Code points it draws.
        space: Glyph of the space.
        space_advance: Its width, in 1/1000 em.
        thickened: Whether its outlines are drawn too, for want of a heavier
            face of the family.
    """

    name: str
    face: Any
    font: Any
    characters: frozenset[int]
    space: int
    space_advance: int
    thickened: bool = False

    @property
    def heavy(self) -> bool:
        """Whether it is drawn heavier than reading text."""
        return self.thickened or "SemiBold" in self.name

    def advance(self, glyph: int) -> int:
        """Return the width of ``glyph`` as the font tells it, in 1/1000 em."""
        return int(self.font.get_glyph_h_advance(glyph))

    def covers(self, text: str) -> bool:
        """Tell whether every character of ``text`` can be drawn."""
        return all(ord(character) in self.characters for character in text)


@lru_cache(maxsize=2 * len(FAMILIES))
def typeface(family: str, weight: int) -> Typeface:
    """Open one of our font files.

    Args:
        family: One of ``FAMILIES``.
        weight: ``REGULAR`` or ``SEMIBOLD``.
    """
    import uharfbuzz as hb

    thickened = family in ONE_WEIGHT and weight == SEMIBOLD
    name = f"{family}_{_WEIGHTS[REGULAR if thickened else weight]}"
    path = resource("fonts") / f"{name}.ttf"
    face = hb.Face(hb.Blob.from_file_path(str(path)))
    font = hb.Font(face)
    font.scale = (_UNITS, _UNITS)
    space = int(font.get_nominal_glyph(ord(" ")))
    return Typeface(
        name=name.replace("_", "-"),
        face=face,
        font=font,
        characters=frozenset(face.unicodes),
        space=space,
        space_advance=int(font.get_glyph_h_advance(space)),
        thickened=thickened,
    )


def face_for(cluster: str, weight: int) -> Typeface | None:
    """Return the first face that draws all of ``cluster``, or None."""
    for family in FAMILIES:
        candidate = typeface(family, weight)
        if candidate.covers(cluster):
            return candidate
    return None
