"""Pages signed by hand at the end of an evidence dossier.

A picture of a page stands in the dossier twice: shown, so that it is read on
paper, and attached byte for byte, so that its digest can be calculated again.

May import: ``words``, ``usecases``; what reads pictures, inside functions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from livret.paper.attachments import Attachment
from livret.paper.blocks import bands_of
from livret.paper.flow import Band, Column, Slice
from livret.paper.made import Made, report
from livret.paper.setting import Setting
from livret.paper.tagged import TaggedCanvas
from livret.paper.tokens import RULE
from livret.usecases.reading import ReadingTooCostly
from livret.usecases.scans import NotAScan, Scan
from livret.words.papers.blocks import Block, Heading, Paragraph
from livret.words.papers.dossier import grouped, scan_name
from livret.words.translator import Translator

_ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf"}
_AIR = 8.0
_MOST_OF_A_PAGE = 0.82
"""Of a page's height: its heading stands above."""


@dataclass(frozen=True)
class _Shown:
    """A scan ready to be shown.

    Attributes:
        scan: As the vault keeps it.
        pages: Each page as a JPEG with its width and height in pixels; None
            where it cannot be read any more.
    """

    scan: Scan
    pages: tuple[tuple[bytes, tuple[int, int]], ...] | None


def with_pictures(made: Made, scans: Sequence[Scan]) -> Made:
    """Return what a dossier is made from, with the pages signed by hand.

    Args:
        made: What it is made from without them.
        scans: Pictures of signed pages, as the vault keeps them.

    Raises:
        PrintingStopped: Whoever asked for it wants no more.
    """
    shown = []
    for each in scans:
        # A picture may take a second to read, long before anything is set.
        report(made, 0, 1)
        shown.append(_Shown(each, _pages(each)))
    files = [_attachment(made.tr, each, at) for at, each in enumerate(scans, 1)]
    return replace(made, after=partial(_bands, shown), files=tuple(files))


def _pages(scan: Scan) -> tuple[tuple[bytes, tuple[int, int]], ...] | None:
    from livret.paper.outside import scan_pictures

    try:
        return scan_pictures(scan)
    except (NotAScan, ReadingTooCostly):
        return None


def _bands(shown: Sequence[_Shown], setting: Setting) -> list[Band]:
    return [
        band
        for at, each in enumerate(shown, start=1)
        for band in _scan_bands(setting, each, at)
    ]


def _attachment(tr: Translator, scan: Scan, at: int) -> Attachment:
    return Attachment(
        f"{scan_name(tr, at)}.{_ENDINGS.get(scan.type, 'bin')}",
        tr.text("La page signée à la main, telle qu’elle est gardée"),
        scan.type,
        scan.data,
        relation="Supplement",
    )


def _scan_bands(setting: Setting, each: _Shown, at: int) -> list[Band]:
    tr = setting.tr
    title = tr.text("Page signée à la main : {name}", name=scan_name(tr, at))
    digest = tr.text(
        "Jointe à ce dossier. Empreinte SHA-256 : {digest}",
        digest=grouped(each.scan.sha256),
    )
    blocks: list[Block] = [Heading(text=title), Paragraph(text=digest, tone="note")]
    found = bands_of(setting, blocks)
    found[0].new_page = True
    if each.pages is None:
        told = tr.text("Cette image ne peut pas être montrée ici ; elle est jointe.")
        return found + bands_of(setting, [Paragraph(text=told)])
    for band in found:
        band.with_next = True
    for page, (picture, size) in enumerate(each.pages, start=1):
        alt = tr.text(
            "Image de la page {page} sur {count} du papier signé à la main",
            page=page,
            count=len(each.pages),
        )
        found += _figure(setting, picture, size, alt)
    return found


def _figure(
    setting: Setting, picture: bytes, size: tuple[int, int], alt: str
) -> Iterator[Band]:
    """Yield one page as a picture, as large as the room allows."""
    wide, high = size
    room = setting.dress.frame.room * _MOST_OF_A_PAGE
    factor = min(setting.width / wide, room / high)
    width, height = wide * factor, high * factor
    element = setting.part.add("Figure", alt=alt)

    def place(canvas: TaggedCanvas, x: float, top: float) -> None:
        canvas.content(element)
        left, bottom = x, top - height
        canvas.draw_photograph(picture, (wide, high), (left, bottom, width, height))
        element.box = (left, bottom, left + width, top)
        canvas.artifact()
        canvas.box(left, bottom, width, height, stroke=RULE)

    yield Band([Column(0, [Slice(height, place)])], before=_AIR)
