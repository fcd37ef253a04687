"""From characters to glyphs: HarfBuzz shapes, one face and direction at a time.

Kerning, ligatures, joined Arabic letters and stacked marks come out as glyphs
with their advances and offsets. A ``Shaper`` remembers what it shaped for one
document only, so that nobody's words outlive the paper.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from livret.paper.tokens import Style
from livret.paper.typefaces import REPLACEMENT, Typeface, face_for, typeface

NARROW_SPACE = "\u202f"
_NARROW = 0.62
"""Narrow no-break space, as a part of the space of the same face."""
_JOINERS = frozenset("\u200c\u200d")


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph, in 1/1000 em.

    Attributes:
        number: Its number in the font file.
        advance: How far it moves the pen.
        right: Offset to the right.
        up: Offset upwards.
        text: The characters it stands for, empty after the first of several.
    """

    number: int
    advance: int
    right: int
    up: int
    text: str


@dataclass(frozen=True, slots=True)
class Shaped:
    """Characters of one face and one direction, shaped.

    Attributes:
        face: Where the glyphs are.
        glyphs: From left to right.
        width: Sum of the advances, in 1/1000 em.
        text: The characters, in the order they were typed.
        leftwards: Whether it reads right to left.
    """

    face: Typeface
    glyphs: tuple[Glyph, ...]
    width: int
    text: str
    leftwards: bool = False


class Shaper:
    """Shapes words and remembers them while one document is made.

    Args:
        language: BCP 47 tag: some faces draw a letter as its readers know it
            (the dotless i of Turkish, the digits of Dari and of Urdu).
    """

    def __init__(self, language: str = "fr") -> None:
        self._language = language
        self._words: dict[tuple[str, int, bool], tuple[Shaped, ...]] = {}
        self._lengths: dict[tuple[str, int, bool], int] = {}

    def shape(self, text: str, weight: int, *, leftwards: bool) -> tuple[Shaped, ...]:
        """Return ``text`` shaped, in the order typed, split where faces change.

        Args:
            text: Characters of one direction.
            weight: ``REGULAR`` or ``SEMIBOLD``.
            leftwards: Whether they read right to left.
        """
        key = (text, weight, leftwards)
        known = self._words.get(key)
        if known is None:
            known = tuple(
                _shaped(part, face, self._language, leftwards=leftwards)
                for part, face in _by_face(text, weight)
            )
            self._words[key] = known
            self._lengths[key] = sum(part.width for part in known)
        return known

    def width(self, text: str, style: Style, *, leftwards: bool = False) -> float:
        """Return the width of ``text`` in points."""
        self.shape(text, style.weight, leftwards=leftwards)
        return self._lengths[text, style.weight, leftwards] * style.size / 1000


def clusters(text: str) -> list[str]:
    """Split ``text`` into letters with the marks that stand on them."""
    if text.isascii():
        return list(text)
    found: list[str] = []
    for character in text:
        kind = unicodedata.category(character)
        if found and (kind in ("Mn", "Me", "Mc") or character in _JOINERS):
            found[-1] += character
        else:
            found.append(character)
    return found


def _by_face(text: str, weight: int) -> list[tuple[str, Typeface | None]]:
    """Split ``text`` where the face changes; None stands for "no face has it"."""
    first = typeface("AtkinsonHyperlegibleNext", weight)
    if first.covers(text):
        return [(text, first)]
    parts: list[tuple[str, Typeface | None]] = []
    for cluster in _drawable(clusters(text), weight):
        drawn = _without_joiners(cluster)
        before = parts[-1][1] if parts else None
        if drawn == " " and before is not None:
            face: Typeface | None = before
        else:
            face = face_for(drawn, weight)
        if parts and parts[-1][1] is face:
            parts[-1] = (parts[-1][0] + cluster, face)
        else:
            parts.append((cluster, face))
    return parts


def _drawable(found: Iterable[str], weight: int) -> Iterator[str]:
    """Yield letters with the marks that one face has, then the marks that none has.

    What stands in a circle or is struck out is read all the same.
    """
    for cluster in found:
        end = len(cluster)
        while end > 1 and face_for(_without_joiners(cluster[:end]), weight) is None:
            end -= 1
        if face_for(_without_joiners(cluster[:end]), weight) is None:
            end = len(cluster)
        yield cluster[:end]
        if end < len(cluster):
            yield cluster[end:]


def _without_joiners(cluster: str) -> str:
    drawn = cluster.replace(NARROW_SPACE, " ")
    return "".join(letter for letter in drawn if letter not in _JOINERS) or " "


def _shaped(
    text: str, face: Typeface | None, language: str, *, leftwards: bool
) -> Shaped:
    if face is None:
        return _replaced(text)
    import uharfbuzz as hb

    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(text.replace(NARROW_SPACE, "\u00a0"))
    buffer.guess_segment_properties()
    # Guessed from the machine otherwise: a paper is the same everywhere.
    buffer.language = language
    buffer.direction = "rtl" if leftwards else "ltr"
    if face.name.startswith("NotoNaskhArabic"):
        # Digits alone would be guessed as no script, and lose their forms.
        buffer.script = "Arab"
    hb.shape(face.font, buffer, {"kern": True, "liga": True})
    glyphs = _glyphs(text, face, buffer)
    return Shaped(
        face=face,
        glyphs=glyphs,
        width=sum(glyph.advance for glyph in glyphs),
        text=text,
        leftwards=leftwards,
    )


def _glyphs(text: str, face: Typeface, buffer: object) -> tuple[Glyph, ...]:
    infos = buffer.glyph_infos  # type: ignore[attr-defined]
    positions = buffer.glyph_positions  # type: ignore[attr-defined]
    starts = sorted({info.cluster for info in infos})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    told: set[int] = set()
    found: list[Glyph] = []
    for info, position in zip(infos, positions, strict=True):
        start = info.cluster
        stands_for = "" if start in told else text[start : ends[start]]
        told.add(start)
        advance = position.x_advance
        if stands_for == NARROW_SPACE:
            advance = round(face.space_advance * _NARROW)
        found.append(
            Glyph(
                number=info.codepoint,
                advance=advance,
                right=position.x_offset,
                up=position.y_offset,
                text=stands_for,
            )
        )
    return tuple(found)


def _replaced(text: str) -> Shaped:
    """Draw one replacement sign for each letter that no face has."""
    face = typeface("NotoSans", 400)
    number = int(face.font.get_nominal_glyph(ord(REPLACEMENT)))
    advance = face.advance(number)
    glyphs = tuple(
        Glyph(number=number, advance=advance, right=0, up=0, text=cluster)
        for cluster in clusters(text)
    )
    return Shaped(face, glyphs, advance * len(glyphs), text)
