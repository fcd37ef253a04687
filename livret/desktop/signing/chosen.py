"""One file that goes with a signature: a button that asks, and its name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.file_dialogs import ask_file
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.layouts import Column, Row, holder
from livret.desktop.kit.text import Text, plain
from livret.desktop.ui import Ui
from livret.words.one_line import in_sentences


@dataclass(frozen=True, kw_only=True)
class Asked:
    """How a file is asked for.

    Attributes:
        verb: On the button.
        icon: Of the button.
        title: The question of the chooser.
        kind: Name filter of the chooser.
        none: What stands there while none is chosen.
    """

    verb: str
    icon: str
    title: str
    kind: str
    none: str


class ChosenFile(QWidget):
    """Which file was chosen, read only when it signs; what follows goes under it.

    Attributes:
        hint: What is heard of it, beside its name.

    Signals:
        taken: arg: path of the file that was chosen.
    """

    taken = Signal(str)

    def __init__(self, ui: Ui, asked: Asked, *beside: QWidget) -> None:
        super().__init__()
        self.setObjectName("clear")
        self._asked = asked
        self.path = ""
        self.hint = ""
        self._name = Text("", "soft")
        self.choose = Button(ui, asked.verb, icon=asked.icon)
        self.choose.clicked.connect(self._choose)
        row = Row(ui, 12)
        for each in (self.choose, *beside):
            row.addWidget(each)
        row.addWidget(self._name, 1)
        self.column = Column(ui, 12)
        self.column.addWidget(holder(row))
        self.setLayout(self.column)

    def take(self, path: str) -> None:
        """Take the file that was chosen."""
        self.path = path
        self._tell(plain(Path(path).name))
        self.taken.emit(path)

    def clear(self) -> None:
        """Forget the file."""
        self.path = ""
        self._tell(self._asked.none)

    def _tell(self, name: str) -> None:
        """Show the file beside the verb, and have it heard with it."""
        self._name.say(name)
        parts = (self._name.accessibleName(), self.hint)
        self.choose.setAccessibleDescription(in_sentences(parts))

    def _choose(self) -> None:
        ask_file(self, self._asked.title, self._asked.kind, self.take)
