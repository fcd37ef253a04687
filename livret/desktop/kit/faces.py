"""One of several widgets at a time, each as high as it needs."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.layouts import Column
from livret.desktop.ui import Ui


class Faces(QWidget):
    """Shows one widget; the others take no room (a ``QStackedWidget`` would)."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self.setObjectName("clear")
        self._faces: list[QWidget] = []
        self._column = Column(ui, 0)
        self.setLayout(self._column)
        self.current = 0

    def add(self, face: QWidget) -> None:
        """Add a face; the first one is shown."""
        self._faces.append(face)
        self._column.addWidget(face)
        face.setVisible(len(self._faces) == 1)

    def turn_to(self, at: int) -> None:
        """Show the face at a place, from 0."""
        self.current = at
        for place, face in enumerate(self._faces):
            face.setVisible(place == at)


class Fold(QWidget):
    """Something that opens under its title; closed, it is one quiet line.

    Attributes:
        is_open: Whether what it holds is shown.

    Signals:
        opened: It was opened under somebody's hands.
    """

    opened = Signal()

    def __init__(self, ui: Ui, title: str, content: QWidget) -> None:
        super().__init__()
        self.setObjectName("clear")
        self._ui = ui
        self._title = title
        self.content = content
        self.button = Button(ui, title, kind="fold", icon="chevron-right")
        self.is_open = False
        self.button.clicked.connect(self._turn)
        column = Column(ui, 8)
        column.addWidget(self.button)
        column.addWidget(content)
        self.setLayout(column)
        self.open(opened=False)

    def open(self, *, opened: bool) -> None:
        """Open or close, without telling anybody."""
        self.is_open = opened
        self.button.set_icon("chevron-down" if opened else "chevron-right")
        tr = self._ui.tr
        state = tr.text("ouvert") if opened else tr.text("fermé")
        self.button.setAccessibleDescription(state)
        self.content.setVisible(opened)

    def _turn(self) -> None:
        self.open(opened=not self.is_open)
        if self.is_open:
            self.opened.emit()
