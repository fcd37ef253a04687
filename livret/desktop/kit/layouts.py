"""Layouts on a grid of 8 that follow the text size."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from livret.desktop.ui import Ui

QUIET_PADDING = 10
"""Beside the words of a button without an edge, as in the style sheet."""

Margins = int | tuple[int, int] | tuple[int, int, int, int]
"""All sides, (horizontal, vertical), or (left, top, right, bottom)."""


def four_margins(margins: Margins) -> tuple[int, int, int, int]:
    """Return margins as (left, top, right, bottom)."""
    if isinstance(margins, int):
        return (margins, margins, margins, margins)
    if len(margins) == 2:  # noqa: PLR2004
        return (margins[0], margins[1], margins[0], margins[1])
    return margins


class Box(QBoxLayout):
    """A row or a column whose gaps and margins follow the text size."""

    def __init__(
        self, ui: Ui, direction: QBoxLayout.Direction, gap: int, margins: Margins
    ) -> None:
        super().__init__(direction)
        self._ui = ui
        self._gap = gap
        self._margins = four_margins(margins)
        self.restyle()

    def restyle(self) -> None:
        """Take gaps and margins from the look again."""
        px = self._ui.px
        self.setSpacing(px(self._gap))
        self.setContentsMargins(*(px(side) for side in self._margins))

    def part(self, gap: int) -> None:
        """Put ``gap`` between widgets, in pixels of 100 %."""
        self._gap = gap
        self.restyle()

    def edge(self, margins: Margins) -> None:
        """Put other margins around, in pixels of 100 %."""
        self._margins = four_margins(margins)
        self.restyle()


class Column(Box):
    """Widgets one under the other."""

    def __init__(self, ui: Ui, gap: int = 8, margins: Margins = 0) -> None:
        super().__init__(ui, QBoxLayout.Direction.TopToBottom, gap, margins)


class Row(Box):
    """Widgets side by side; ``stack`` puts them one under the other."""

    def __init__(self, ui: Ui, gap: int = 8, margins: Margins = 0) -> None:
        super().__init__(ui, QBoxLayout.Direction.LeftToRight, gap, margins)

    def stack(self, *, stacked: bool) -> None:
        """Turn into a column on a narrow page, back on a wide one."""
        direction = QBoxLayout.Direction
        self.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)


class Grid(QGridLayout):
    """A grid whose gaps follow the text size."""

    def __init__(self, ui: Ui, gap: int = 8, margins: Margins = 0) -> None:
        super().__init__()
        self._ui = ui
        self._gap = gap
        self._margins = four_margins(margins)
        self.restyle()

    def restyle(self) -> None:
        """Take gaps and margins from the look again."""
        px = self._ui.px
        self.setSpacing(px(self._gap))
        self.setContentsMargins(*(px(side) for side in self._margins))

    def take_out(self, widgets: Iterable[QWidget]) -> None:
        """Take widgets out, to place them anew.

        Never with ``takeAt``: Python keeps what that takes, and a widget with
        two items of a layout tells only the old one that its height changed;
        the new one goes on with the height that it saw first.
        """
        for widget in widgets:
            self.removeWidget(widget)


class Flow(QLayout):
    """Widgets side by side that go to the next line when there is no room.

    Always the layout of a widget (``holder``), never inside another layout: Qt
    deletes what a layout holds without telling Python, whose items then dangle.
    """

    def __init__(self, ui: Ui, gap: int = 8, *, lines: int | None = None) -> None:
        """Make it empty.

        Args:
            ui: Look and language.
            gap: Between widgets of a line, in pixels of 100 %.
            lines: Between lines; as ``gap`` unless told.
        """
        super().__init__()
        self._ui = ui
        self._gap = gap
        self._lines = gap if lines is None else lines
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self.restyle()

    def restyle(self) -> None:
        """Take the gap from the look again."""
        self.setSpacing(self._ui.px(self._gap))
        self.setContentsMargins(0, 0, 0, 0)
        self.invalidate()

    def widgets(self) -> list[QWidget]:
        """Return what it places, in its order."""
        placed = (item.widget() for item in self._items)
        return [widget for widget in placed if widget is not None]

    def clear(self) -> None:
        """Remove every widget and schedule its deletion."""
        while self._items:
            widget = self._items.pop().widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.invalidate()

    def fill(self, widgets: Iterable[QWidget]) -> None:
        """Show other widgets; all are placed together, once."""
        place = self.parentWidget()
        # What is shown on a page in sight has all of the page placed anew.
        if place is not None:
            place.hide()
        self.clear()
        for widget in widgets:
            self.addWidget(widget)
            widget.show()
        if place is not None:
            place.show()

    def _seen(self) -> list[QLayoutItem]:
        """What takes room: what is not hidden."""
        return [item for item in self._items if not item.isEmpty()]

    def _in_lines(self, width: int) -> list[list[tuple[QLayoutItem, QRect]]]:
        """Put what is seen on lines, each at its place from the line's left."""
        lines: list[list[tuple[QLayoutItem, QRect]]] = []
        x = 0
        for item in self._seen():
            size = item.sizeHint().boundedTo(QSize(width, 1 << 20))
            if item.hasHeightForWidth():
                size.setHeight(item.heightForWidth(size.width()))
            if not lines or (x > 0 and x + size.width() > width):
                lines.append([])
                # What has no edge of its own lines up by its words.
                x = -self._overhang(item)
            lines[-1].append((item, QRect(QPoint(x, 0), size)))
            x += size.width() + self.spacing()
        return lines

    def _overhang(self, item: QLayoutItem) -> int:
        kind = getattr(item.widget(), "kind", "")
        return self._ui.px(QUIET_PADDING) if kind == "quiet" else 0

    def _place(self, rect: QRect, *, move: bool) -> int:
        y = rect.y()
        for line in self._in_lines(rect.width()):
            high = max(box.height() for _item, box in line)
            for item, box in line if move else ():
                # Those of a line stand on one middle.
                down = y + (high - box.height()) // 2
                place, widget = box.translated(rect.x(), down), item.widget()
                if place.x() < rect.x() and widget is not None:
                    widget.setGeometry(place)  # an item would be kept inside
                else:
                    item.setGeometry(place)
            y += high + self._ui.px(self._lines)
        return max(0, y - self._ui.px(self._lines) - rect.y())

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        """Take an item (Qt's name)."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Return an item, None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Remove and return an item, None past the end."""
        self._heights.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        """Grow in no direction."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height all lines need in ``width``; Qt asks many times."""
        high = self._heights.get(width)
        if high is None:
            high = self._place(QRect(0, 0, width, 0), move=False)
            self._heights[width] = high
        return high

    def invalidate(self) -> None:
        """Something that is placed changed: nothing known of heights holds."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        """Place the items."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """Everything on one line."""
        sizes = [item.sizeHint() for item in self._seen()]
        width = sum(size.width() for size in sizes)
        gaps = self.spacing() * max(0, len(sizes) - 1)
        return QSize(width + gaps, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802
        """Return the widest item alone on its line."""
        least = QSize(0, 0)
        for item in self._items:
            least = least.expandedTo(item.minimumSize())
        return least


def holder(layout: QLayout, name: str = "clear") -> QWidget:
    """Return a widget that holds a layout; ``name`` is what the sheet dresses."""
    widget = QWidget()
    widget.setObjectName(name)
    widget.setLayout(layout)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(layout.hasHeightForWidth())
    widget.setSizePolicy(policy)
    return widget


def scrolled(inside: QWidget) -> QScrollArea:
    """Return an area that scrolls ``inside`` vertically, and only that."""
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
