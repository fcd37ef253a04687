"""Pages of paper under one another, each drawn when it comes in sight.

Shows: ``show_sheets(sizes)``, ``show_picture(page, image)``,
``describe(page, text)``, ``mark(places, current)``.
Says: ``wanted(page, scale)``.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from livret.desktop.kit.cards import empty
from livret.desktop.kit.layouts import Column, holder
from livret.desktop.look import Look
from livret.desktop.ui import Ui
from livret.usecases.reading import FoundWords

READING_WIDTH = 860
"""Width of a page at 100 %, in pixels of the usual text size."""

_TALLEST = 32
"""Times its width that a page may be high: a file may claim more than a window has."""

_CLOSE_ENOUGH = 0.15
_MOST_PIXELS_A_POINT = 5.0
_KEPT = 12
"""Pictures held at once; a paper of two hundred pages stays light."""


class Sheet(QLabel):
    """One page; it asks for its picture when it is painted without one.

    A label, for who listens: its name is which page, its description what it says.

    Attributes:
        image: Its picture, or None.

    Signals:
        wanted: arg: pixels for each point of paper.
    """

    wanted = Signal(float)

    def __init__(self, ui: Ui, points: tuple[float, float], name: str) -> None:
        super().__init__()
        self._ui = ui
        self._points = points
        self._asked = 0.0
        self.image: QImage | None = None
        self._places: tuple[FoundWords, ...] = ()
        self._current: FoundWords | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def take_width(self, width: int) -> None:
        """Be this wide, in pixels, and as high as the paper's shape asks."""
        wide, high = self._points
        shape = min(high / max(1.0, wide), _TALLEST)
        self.setFixedSize(width, max(1, round(width * shape)))

    def show_picture(self, image: QImage) -> None:
        """Show the page."""
        self.image = image
        self._asked = 0.0
        self.update()

    def forget_picture(self) -> None:
        """Give the picture up; it is asked for again when it is seen."""
        self.image = None
        self._asked = 0.0

    def mark(
        self, places: Sequence[FoundWords], current: FoundWords | None = None
    ) -> None:
        """Mark where words stand, one of them as the one that is looked at."""
        self._places, self._current = tuple(places), current
        self.update()

    def place_of(self, found: FoundWords) -> QRectF:
        """Return where the first line of ``found`` stands, in pixels."""
        return self._box(found.boxes[0]) if found.boxes else QRectF(self.rect())

    def _box(self, box: tuple[float, float, float, float]) -> QRectF:
        left, top, width, height = box
        wide, high = self.width(), self.height()
        around = self._ui.px(2)
        return QRectF(left * wide, top * high, width * wide, height * high).adjusted(
            -around, -around, around, around
        )

    def _want(self) -> None:
        """Ask for a picture, once, as sharp as the screen shows it."""
        scale = self.width() * self.devicePixelRatioF() / max(1.0, self._points[0])
        scale = min(scale, _MOST_PIXELS_A_POINT)
        if self.image is not None:
            has = self.image.width() / max(1.0, self._points[0])
            if abs(has - scale) <= _CLOSE_ENOUGH * scale or has >= scale:
                return
        if abs(self._asked - scale) > _CLOSE_ENOUGH * scale:
            self._asked = scale
            self.wanted.emit(scale)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the paper, what is marked on it and a hairline around it."""
        look = self._ui.look
        self._want()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self.image is not None:
            painter.drawImage(self.rect(), self.image)
        else:
            # Paper is white in every theme, before its picture comes too.
            painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        # Paper is white in every theme: what is marked on it has its ink.
        ink = Look().colour("accent")
        for found in self._places:
            here = found is self._current
            painter.setPen(QPen(ink, self._ui.px(3 if here else 1)))
            for box in found.boxes:
                painter.drawRect(self._box(box))
        painter.setPen(QPen(look.colour("rule"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class Sheets(QWidget):
    """All pages of one paper.

    Attributes:
        pages: The pages, in order.
        zoom: How wide a page is, 1 being all of the reading width.

    Signals:
        wanted: A page came in sight. args: its place from 0, pixels a point.
    """

    wanted = Signal(int, float)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self.pages: list[Sheet] = []
        self.zoom = 1.0
        self._room = 0
        self._shown: list[int] = []
        self._column = Column(ui, 16)
        self._together = Column(ui, 16)
        self.setLayout(self._column)

    def show_sheets(self, sizes: Sequence[tuple[float, float]]) -> None:
        """Show blank pages of these sizes, in points."""
        empty(self._column)
        self.pages, self._shown = [], []
        # They come in sight together: one by one, all are placed again for each.
        self._together = together = Column(self._ui, 16)
        for at, points in enumerate(sizes):
            name = self._ui.tr.text("Page {at} sur {of}", at=at + 1, of=len(sizes))
            sheet = Sheet(self._ui, points, name)
            sheet.wanted.connect(self._wanted)
            together.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
            self.pages.append(sheet)
        self._measure()
        self._column.addWidget(holder(together))

    def show_picture(self, page: int, image: QImage) -> None:
        """Show one page; the ones seen longest ago are given up."""
        if page >= len(self.pages):
            return
        self.pages[page].show_picture(image)
        self._shown = [each for each in self._shown if each != page] + [page]
        while len(self._shown) > _KEPT:
            self.pages[self._shown.pop(0)].forget_picture()

    def describe(self, texts: Sequence[str]) -> None:
        """Say what each page says, for who listens."""
        for sheet, text in zip(self.pages, texts, strict=False):
            said = text or self._ui.tr.text("Une image, sans texte à lire.")
            sheet.setAccessibleDescription(said)

    def mark(
        self, places: Sequence[FoundWords], current: FoundWords | None = None
    ) -> None:
        """Mark where words stand."""
        for at, sheet in enumerate(self.pages):
            sheet.mark([one for one in places if one.page == at], current)

    def fit(self, room: int) -> None:
        """Be told how wide the column is, in pixels."""
        if room != self._room:
            self._room = room
            self._measure()

    def set_zoom(self, zoom: float) -> None:
        """Show pages at another width."""
        self.zoom = zoom
        self._measure()

    def _measure(self) -> None:
        usual = self._ui.px(READING_WIDTH)
        width = min(usual, self._room) if self._room else usual
        for sheet in self.pages:
            sheet.take_width(max(self._ui.px(120), round(width * self.zoom)))
        # At once: what was pressed beside it is kept in its place.
        self._together.activate()

    def _wanted(self, scale: float) -> None:
        sheet = self.sender()
        if isinstance(sheet, Sheet) and sheet in self.pages:
            self.wanted.emit(self.pages.index(sheet), scale)

    def minimumSizeHint(self) -> QSize:
        """Return nothing: a wide page scrolls sideways."""
        return self._column.minimumSize() if self.zoom > 1 else QSize(0, 0)
