"""Cards, sections, empty states: quiet containers with a name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QGroupBox, QLabel, QLayout, QWidget

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.layouts import Column, Flow, Margins, Row, holder
from livret.desktop.kit.text import Text
from livret.desktop.ui import Ui


class Card(QFrame):
    """A sheet with rounded corners. Kinds: ``card``, ``her``, ``support``, ``sunk``.

    Attributes:
        column: Its layout; add widgets to it.
    """

    def __init__(
        self, ui: Ui, kind: str = "card", *, gap: int = 8, margins: Margins = (20, 16)
    ) -> None:
        super().__init__()
        self.setObjectName(kind)
        self.ui = ui
        self.column = Column(ui, gap, margins)
        self.setLayout(self.column)

    def add(self, widget: QWidget) -> None:
        """Add a widget under the others."""
        self.column.addWidget(widget)

    def read_first(self, name: str, words: Sequence[str]) -> None:
        """Give it the keyboard: what came is heard whole before any verb of it.

        Args:
            name: What it is about.
            words: Everything it says, line by line.
        """
        self.setAccessibleName(name)
        self.setAccessibleDescription("\n".join(words))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.show()  # else a window not active yet gives the keyboard to another
        self.setFocus(Qt.FocusReason.OtherFocusReason)


class Line(QFrame):
    """A hairline between two things."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("line")


class Icon(QLabel):
    """A picture beside words that say the same; silent for screen readers."""

    def __init__(self, ui: Ui, name: str, role: str = "accent", size: int = 20) -> None:
        super().__init__()
        self._ui = ui
        self._drawn = (name, role, size)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.restyle()

    def restyle(self) -> None:
        """Draw again."""
        self.setPixmap(self._ui.look.pixmap(*self._drawn))
        self.setFixedWidth(self._ui.px(self._drawn[2]))


class Drawn(QLabel):
    """A picture that paints itself; its name says what is to be seen.

    It holds one clear pixel, so that assistive tools are told of a picture.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        pixel = QPixmap(1, 1)
        pixel.fill(Qt.GlobalColor.transparent)
        self.setPixmap(pixel)
        self.setAccessibleName(name)


class Group(QGroupBox):
    """What goes together under one name, drawn as nothing.

    A group box, so that assistive tools say the name on the way in.
    """

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setObjectName("clear")
        self.setAccessibleName(name)


class Section(Group):
    """A heading and what stands under it.

    Attributes:
        heading: Its words.
        column: Layout of what stands under the heading.
    """

    def __init__(self, ui: Ui, title: str, *, icon: str = "", gap: int = 8) -> None:
        super().__init__(title)
        self.ui = ui
        self.heading = Text(title, "heading")
        self.column = Column(ui, gap)
        head = Row(ui, 8)
        if icon:
            head.addWidget(Icon(ui, icon))
        head.addWidget(self.heading, 1)
        outer = Column(ui, 8)
        outer.addLayout(head)
        outer.addLayout(self.column)
        self.setLayout(outer)

    def add(self, widget: QWidget) -> None:
        """Add a widget under the others."""
        self.column.addWidget(widget)

    def fill(self, widgets: Sequence[QWidget]) -> None:
        """Replace everything under the heading."""
        empty(self.column)
        for widget in widgets:
            self.column.addWidget(widget)


class EmptyState(QWidget):
    """What an empty place says: what will be here, and how to begin.

    Attributes:
        button: The first thing to do, or None.
    """

    def __init__(
        self, ui: Ui, icon: str, title: str, words: str, *, action: str = ""
    ) -> None:
        super().__init__()
        self.setObjectName("clear")
        self.button: Button | None = None
        column = Column(ui, 8, (24, 40))
        centre = Qt.AlignmentFlag.AlignHCenter
        picture = Icon(ui, icon, "accent", 40)
        column.addStretch(1)
        column.addWidget(picture, 0, centre)
        for text, role in ((title, "heading"), (words, "soft")):
            label = Text(text, role)
            label.setAlignment(centre)
            column.addWidget(label)
        if action:
            self.button = Button(ui, action, kind="primary")
            column.addSpacing(ui.px(8))
            column.addWidget(self.button, 0, centre)
        column.addStretch(1)
        self.setLayout(column)


def empty(layout: QLayout) -> None:
    """Remove and delete every widget and layout inside ``layout``."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            break
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            put_away(widget)
        elif inner is not None:
            empty(inner)


def put_away(widget: QWidget) -> None:
    """Take a widget out of sight, and delete it once nothing is under way."""
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()


def button_row(ui: Ui, buttons: Sequence[QWidget]) -> QWidget:
    """Return buttons side by side that wrap when there is no room."""
    flow = Flow(ui)
    for button in buttons:
        flow.addWidget(button)
    return holder(flow)
