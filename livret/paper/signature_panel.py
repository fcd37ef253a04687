"""The signatures panel: a place of the same size for every signer.

Signed here, on paper, aloud, refused or absent: the way is told inside the
place when it happens. The last place is for the seal that closes the file;
signers have boxes of the same size.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from livret.paper.dress import PLAIN
from livret.paper.flow import Band, Column, Slice
from livret.paper.pieces import Place, marked, paragraph
from livret.paper.signature_words import Panel, check_band, head_band, heading_again
from livret.paper.signing_acts import CLOSING_FIELD
from livret.paper.structure import Element
from livret.paper.tagged import TaggedCanvas
from livret.paper.tokens import (
    CONTROL,
    RULE,
    SOFT_INK,
    WIDTH,
    Colour,
)
from livret.paper.typesetting import Span
from livret.usecases.sheets import Signatory
from livret.words.aid import LEFTWARDS
from livret.words.cleaning import bare, own
from livret.words.labels import GUARDIAN
from livret.words.translator import mark

_GUTTER = 14.0
_BOX = (WIDTH - _GUTTER) / 2
_FIELD = PLAIN.place
_INSET = 10.0
_STRIP = 40.0
"""The same for the seal, where it stands alone under the signers."""
_LABEL = 30.0
_BETWEEN = 12.0
_BETWEEN_WIDE = 10.0
_CLOSING = mark("Fermeture, quand tout est signé")


def panel_bands(panel: Panel) -> list[Band]:
    """Return the heading, the places two by two, and how to check the file."""
    if not panel.signatories:
        return []
    section = panel.root.add("Sect")
    bands = [
        head_band(panel, section),
        *place_bands(panel, section),
        check_band(panel, section),
    ]
    return parted_where_many(bands, panel.dress.frame.room)


def parted_where_many(bands: Sequence[Band], room: float) -> list[Band]:
    """Return a panel that a page may part between two rows, where none holds it all.

    Rows that each keep the next one would leave their title alone where only the
    first has room under it.

    Args:
        bands: The title, the rows of places, how to check the file.
        room: Height of a page's body, in points.
    """
    tall = sum(each.before + each.height for each in bands) - bands[0].before
    if tall <= room:
        return list(bands)
    # The title keeps the first row, and how to check the file the last two.
    kept = max(1, len(bands) - 3)
    freed = [replace(each, with_next=False) for each in bands[1:kept]]
    return [bands[0], *freed, *bands[kept:]]


def place_bands(
    panel: Panel, section: Element, aid: tuple[Panel, Element] | None = None
) -> list[Band]:
    """Return the places, two by two, or one under the other in large letters.

    Args:
        panel: What they are drawn from.
        section: What they stand in.
        aid: Another language and its part: says again what is no name.
    """
    labels = [_signer(panel, section, each) for each in panel.signatories]
    closing = _closing(panel, section)
    alone = len(labels) % 2 == 0
    if aid is not None:
        # Alone on its line it is as wide as the page, for what begins at the right.
        strip = alone and not panel.dress.wide_places
        wide = Place(WIDTH - 2 * _INSET) if strip else _inside(panel)
        said = _closing_said(aid[0], aid[1], wide)
        closing = replace(closing, slices=[*closing.slices, *said])
    again = heading_again(panel)
    if panel.dress.wide_places:
        return _stacked(panel, labels, closing, again)
    bands: list[Band] = []
    beside = [] if alone else [closing]
    tallest = max(each.height for each in (*labels, *beside))
    places = [_place(each, _Size(tallest)) for each in labels]
    if not alone:
        places.append(_place(closing, _Size(tallest)))
    for at in range(0, len(places), 2):
        columns = [
            Column(side * (_BOX + _GUTTER), [each])
            for side, each in enumerate(places[at : at + 2])
        ]
        bands.append(Band(columns, before=_BETWEEN if at else 0, with_next=True))
    if alone:
        last = _place(closing, _Size(closing.height, WIDTH, _STRIP))
        bands.append(Band([Column(0, [last])], before=_BETWEEN, with_next=True))
    return [replace(each, again_over=again) for each in bands]


def _stacked(
    panel: Panel, labels: Sequence[_Label], closing: _Label, again: Band
) -> list[Band]:
    """Return places as wide as the page, as much higher as the letters are."""
    wide, factor = panel.dress.frame.width, panel.dress.body.size / PLAIN.body.size
    tallest = max(each.height for each in labels)
    size = _Size(tallest, wide, panel.dress.place)
    places = [_place(each, size) for each in labels]
    places.append(_place(closing, _Size(closing.height, wide, _STRIP * factor)))
    return [
        Band(
            [Column(0, [each])],
            before=_BETWEEN_WIDE if at else 0,
            # The seal and how to check the file stand under a signer's place.
            with_next=at >= len(places) - 2,
            again_over=again,
        )
        for at, each in enumerate(places)
    ]


@dataclass(frozen=True)
class _Label:
    """Who a place is for.

    Attributes:
        slices: The words.
        form: The Form element of the field.
        field: Name of the field.
        told: What a screen reader says of it.
        border: Ink of the box.
    """

    slices: Sequence[Slice]
    form: Element
    field: str
    told: str
    border: Colour

    @property
    def height(self) -> float:
        """Height of the words, in points."""
        return sum(each.height for each in self.slices)


def _signer(panel: Panel, section: Element, signer: Signatory) -> _Label:
    tr = panel.tr
    mark = panel.voices.sign(signer.role, signer.name)
    spans = [Span(own(signer.name), panel.dress.topic)]
    if signer.quality:
        spans.append(Span(", " + own(signer.quality), panel.dress.body))
    elif signer.role.startswith("autre-"):
        spans.append(Span(", " + tr.text(GUARDIAN), panel.dress.body))
    part = section.add("Sect")
    label = marked(panel.setter, part.add("L"), mark, spans, _inside(panel))
    told = bare(tr.text("Signature de {name}", name=own(signer.name)))
    form = part.add("Form", alt=told)
    return _Label(label, form, signer.field, told, CONTROL)


def _inside(panel: Panel) -> Place:
    wide = panel.dress.frame.width if panel.dress.wide_places else _BOX
    return Place(wide - 2 * _INSET)


def _closing(panel: Panel, section: Element) -> _Label:
    part = section.add("Sect")
    label = _closing_said(panel, part, _inside(panel))
    told = panel.tr.text(_CLOSING)
    return _Label(label, part.add("Form", alt=told), CLOSING_FIELD, told, RULE)


def _closing_said(panel: Panel, part: Element, place: Place) -> list[Slice]:
    """Return what the last place is for, in the panel's language."""
    span = Span(panel.tr.text(_CLOSING), panel.dress.body.inked(SOFT_INK))
    said = paragraph(panel.setter, part.add("P"), [span], place)
    if panel.tr.language not in LEFTWARDS:
        return said
    return [_from_the_right(each, place.room) for each in said]


def _from_the_right(piece: Slice, room: float) -> Slice:
    """Return a line that begins at the right of its own place."""

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        if piece.draw is not None:
            with canvas.turned(2 * x + room):
                piece.draw(canvas, x, top)

    return Slice(piece.height, draw)


@dataclass(frozen=True)
class _Size:
    """How large a place is.

    Attributes:
        label: Height kept for the words, in points.
        width: Of the box.
        field: Height kept for what is signed, with its margin.
    """

    label: float
    width: float = _BOX
    field: float = _FIELD


def _place(label: _Label, size: _Size) -> Slice:
    """Return one box: who it is for, and the field below."""
    top_part = max(_LABEL, size.label + 10)
    height = size.field + top_part

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        canvas.artifact()
        canvas.box(x, top - height, size.width, height, stroke=label.border, radius=8)
        y = top - 7
        for each in label.slices:
            if each.draw is not None:
                each.draw(canvas, x + _INSET, y)
            y -= each.height
        right = x + size.width - _INSET
        box = (x + _INSET, top - height + 7, right, top - top_part)
        canvas.signature_field(label.form, label.field, label.told, box)

    return Slice(height, draw)
