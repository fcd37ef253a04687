"""Dialogs: a question, its consequence, and verbs. Opened, never executed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import button_row
from livret.desktop.kit.focus import FocusRing
from livret.desktop.kit.layouts import Column
from livret.desktop.kit.text import Text
from livret.desktop.ui import Ui


class Dialog(QDialog):
    """A decision with verb buttons; Escape is always "leave as it is".

    Signals:
        decided: A verb was pressed. arg: its code.
    """

    decided = Signal(str)

    def __init__(
        self,
        ui: Ui,
        parent: QWidget | None,
        title: str,
        words: str,
        verbs: Sequence[tuple[str, str, str]],
        body: QWidget | None = None,
    ) -> None:
        """Make the dialog.

        Args:
            ui: Look and language.
            parent: The window it belongs to.
            title: The question.
            words: What it means, in one or two sentences.
            verbs: (code, words, kind of button), the usual one first.
            body: What stands between the words and the verbs, if anything.
        """
        super().__init__(parent)
        self._ui = ui
        self.setWindowTitle(ui.tr.text("Livret"))
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.buttons: dict[str, Button] = {}
        column = Column(ui, 12, 24)
        column.addWidget(Text(title, "title"))
        column.addWidget(Text(words, "large"))
        if body is not None:
            column.addWidget(body, 1)
        column.addSpacing(ui.px(8))
        for code, verb, kind in verbs:
            button = Button(ui, verb, kind=kind)
            button.setProperty("code", code)
            button.clicked.connect(self._pressed)
            self.buttons[code] = button
        column.addWidget(button_row(ui, list(self.buttons.values())))
        self.setLayout(column)
        self.ring = FocusRing(ui, self)
        ui.look.dress(self)
        ui.look.changed.connect(self._redress)
        self.setMinimumWidth(ui.px(320))
        self.resize(self.sizeHint())

    def _redress(self) -> None:
        self._ui.look.dress(self)

    def _pressed(self) -> None:
        sender = self.sender()
        if isinstance(sender, Button):
            self.decided.emit(str(sender.property("code")))
            self.accept()

    def sizeHint(self) -> QSize:
        """Return a reading width, and the height its words need."""
        layout = self.layout()
        width = self._ui.px(560)
        parent = self.parentWidget()
        if parent is not None:
            width = min(width, parent.width() - self._ui.px(16))
        height = layout.heightForWidth(width) if layout is not None else 0
        return QSize(width, max(height, self._ui.px(160)))
