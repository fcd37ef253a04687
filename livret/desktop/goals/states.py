"""A button that says where something stands; its menu changes it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QIcon, QPaintEvent
from PySide6.QtWidgets import QMenu, QStyle, QStyleOptionButton, QStylePainter

from livret.desktop.kit.buttons import Button
from livret.desktop.ui import Ui

REMOVE = "remove"
"""The entry of the menu that is no state."""


class StateButton(Button):
    """Where something stands; its menu changes it.

    Signals:
        asked: args: id of what it speaks of, its new state.
        removal_asked: It was added by mistake. arg: its id.
    """

    asked = Signal(str, str)
    removal_asked = Signal(str)

    def __init__(
        self, ui: Ui, key: str, state: str, states: dict[str, str], about: str
    ) -> None:
        """Make the button; ``about`` are the words of what it speaks of."""
        tr = ui.tr
        super().__init__(ui, tr.text(states[state]), icon="chevron-down")
        said = tr.text(
            "Où en est-on ? {words} : {state}",
            words=about,
            state=tr.text(states[state]),
        )
        self.setAccessibleName(said)
        menu = QMenu(self)
        for code, words in states.items():
            action = menu.addAction(tr.text(words))
            action.setData((key, code))
            action.setCheckable(True)
            action.setChecked(code == state)
        menu.addSeparator()
        menu.addAction(tr.text("l’enlever, c’était une erreur")).setData((key, REMOVE))
        menu.triggered.connect(self._triggered)
        self.setMenu(menu)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words first, and the arrow that opens the menu at the end."""
        whole, arrow = QStyleOptionButton(), QStyleOptionButton()
        self.initStyleOption(whole)
        self.initStyleOption(arrow)
        words = whole.text.strip()
        whole.text, whole.icon = "", QIcon()
        painter, px = QStylePainter(self), self._ui.px
        painter.drawControl(QStyle.ControlElement.CE_PushButton, whole)
        side, inside = px(20), self.rect().adjusted(px(14), 0, -px(12), 0)
        painter.setPen(self._ui.look.colour("ink"))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inside, int(flags | Qt.TextFlag.TextShowMnemonic), words)
        box = QRect(inside.right() - side + 1, (self.height() - side) // 2, side, side)
        arrow.icon.paint(painter, box)

    def _triggered(self, action: object) -> None:
        key, code = action.data()  # type: ignore[attr-defined]
        if code == REMOVE:
            self.removal_asked.emit(key)
        else:
            self.asked.emit(key, code)
