"""Where everything of the time line is: its sizes, its entries, what is scrolled.

It is a ``QListView`` for assistive technology (each entry is an item with its
sentence) and lays out ``livret.words.charts.timeline`` instead of rows. It is
as high as its lanes and scrolls sideways only; the page scrolls downwards.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from livret.desktop.kit.charts import ChartPainter, lettering
from livret.desktop.pathway.following import follow
from livret.desktop.pathway.line_painting import LinePainting
from livret.desktop.pathway.model import Index, LineModel
from livret.desktop.ui import Ui
from livret.words.charts.axis import Axis, Zoom, axis_of
from livret.words.charts.entries import Entry
from livret.words.charts.lettering import Lettering
from livret.words.charts.shapes import Box, Piece
from livret.words.charts.strips import Strips
from livret.words.charts.timeline import LinePicture, Now, draw_timeline

_NAMES = 132
"""Width of the names of lanes, in pixels of 100 %."""

_LEAST = 240
_TODAY_AT = 0.62
"""Where today stands in the width in sight, at first."""


class LineGround(QListView):
    """The time line laid out; ``LineView`` shows it and answers to hands.

    Attributes:
        zoom: How much time is in sight.
        entries: What the line holds, in reading order.
    """

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._letters: Lettering = lettering(ui.look)
        self._picture: LinePicture | None = None
        self._painting: LinePainting | None = None
        self._under: dict[str, str] = {}
        self._today = dt.date(2000, 1, 1)
        self._now = ""
        self._settled = False
        self._whole: Sequence[Entry] = ()
        self.zoom = Zoom.YEAR
        self.entries = LineModel(self)
        self.setModel(self.entries)
        self.setObjectName("line_view")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setAccessibleName(ui.tr.text("Frise"))
        self.setAccessibleDescription(
            ui.tr.text(
                "Flèches gauche et droite : d’une chose à l’autre. Haut et bas : "
                "d’une ligne à l’autre. Entrée : lire en entier."
            )
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    # --- the picture -----------------------------------------------------------

    @property
    def picture(self) -> LinePicture | None:
        """What is drawn, None before anything is shown."""
        return self._picture

    def _names(self) -> int:
        return self._ui.px(_NAMES)

    def _room(self) -> float:
        return float(max(self._ui.px(_LEAST), self.viewport().width() - self._names()))

    def _axis(self) -> Axis:
        entries = self._whole or self.entries.entries
        days = [entry.on for entry in entries]
        days += [entry.until for entry in entries if entry.until]
        first = min(days, default=self._today)
        last = max(days, default=self._today)
        return axis_of(first, last, self.zoom, self._room(), self._today)

    def _draw(self) -> None:
        self._picture = draw_timeline(
            self._ui.tr,
            self.entries.entries,
            self._axis(),
            Now(self._today, self._now),
            self._letters,
        )
        self._painting = LinePainting(
            self._ui,
            self._picture,
            Strips(self._picture.drawing),
            ChartPainter(self._ui.look),
            self._names(),
            self._letters.line,
        )
        self.updateGeometries()
        self.updateGeometry()
        if not self._settled and self.isVisible():
            self._settled = True
            start = self._picture.today - self._room() * _TODAY_AT
            self.horizontalScrollBar().setValue(round(start))
        self.viewport().update()

    # --- sizes ---------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """As high as the lanes."""
        return QSize(self._ui.px(600), self._height())

    def minimumSizeHint(self) -> QSize:
        """As high as the lanes: the page scrolls, not the view."""
        return QSize(self._ui.px(_LEAST), self._height())

    def _height(self) -> int:
        bar = self.horizontalScrollBar().sizeHint().height()
        high = self._picture.drawing.height if self._picture else self._ui.px(200)
        return round(high) + bar

    def updateGeometries(self) -> None:
        """Set the scroll bar to the width of the picture."""
        bar = self.horizontalScrollBar()
        wide = self._picture.drawing.width if self._picture else 0.0
        bar.setRange(0, max(0, round(wide - self._room())))
        bar.setPageStep(round(self._room()))
        bar.setSingleStep(self._ui.px(60))
        self.verticalScrollBar().setRange(0, 0)

    def doItemsLayout(self) -> None:  # noqa: N802 - Qt's name
        """Lay nothing out: the picture says where everything is."""
        self.updateGeometries()

    def restyle(self) -> None:
        """Measure again with the letters of the look."""
        self._letters = lettering(self._ui.look)
        if self.entries.entries:
            self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew for another width."""
        if event.size().width() != event.oldSize().width():
            self._draw()

    # --- where things are ----------------------------------------------------

    def horizontalOffset(self) -> int:  # noqa: N802 - Qt's name
        """Return how far it is scrolled."""
        return self.horizontalScrollBar().value()

    def verticalOffset(self) -> int:  # noqa: N802 - Qt's name
        """Never scrolled downwards."""
        return 0

    def _piece(self, index: Index) -> Piece | None:
        picture, row = self._picture, index.row()
        if picture is None or not 0 <= row < len(picture.drawing.pieces):
            return None
        return picture.drawing.pieces[row]

    def visualRect(self, index: Index) -> QRect:  # noqa: N802 - Qt's name
        """Return where an entry is in the viewport."""
        piece = self._piece(index)
        if piece is None:
            return QRect()
        box = self._in_sight(piece.box)
        return QRect(round(box.x), round(box.y), round(box.w), round(box.h))

    def _in_sight(self, box: Box) -> Box:
        return box.moved(self._names() - self.horizontalOffset(), 0)

    def indexAt(self, point: QPoint) -> QModelIndex:  # noqa: N802 - Qt's name
        """Return the entry under a point of the viewport."""
        picture = self._picture
        if picture is None or point.x() < self._names():
            return QModelIndex()
        x, y = point.x() - self._names() + self.horizontalOffset(), point.y()
        at = Box(x, y, 1, 1)
        for row, piece in enumerate(picture.drawing.pieces):
            if piece.box.meets(at):
                return self.entries.index(row)
        return QModelIndex()

    def scrollTo(  # noqa: N802 - Qt's name
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QListView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring an entry into sight."""
        piece = self._piece(index)
        if piece is None:
            return
        bar, pad, room = self.horizontalScrollBar(), self._ui.px(24), self._room()
        if piece.box.x - pad < bar.value():
            bar.setValue(round(piece.box.x - pad))
        elif piece.box.right + pad > bar.value() + room:
            far = min(piece.box.right + pad - room, piece.box.x - pad)
            bar.setValue(round(far))
        follow(self, self.visualRect(index), pad)

    def isIndexHidden(self, index: Index) -> bool:  # noqa: N802 - Qt's name
        """Hide nothing."""
        return False

    def setSelection(self, rect: QRect, command: object) -> None:  # noqa: N802
        """Select what the keyboard or the mouse stands on, and only that."""

    def visualRegionForSelection(self, selection: object) -> QRegion:  # noqa: N802
        """Return what changes when the selection does: everything in sight."""
        return QRegion(self.viewport().rect())
