"""Dialogs: a question, its consequence, and verbs. Opened, never executed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Line, button_row
from livret.desktop.kit.focus import FocusRing
from livret.desktop.kit.held_keys import held_keys
from livret.desktop.kit.layouts import Column, holder, scrolled
from livret.desktop.kit.order import focus_stops, keep_in_order, step_focus
from livret.desktop.kit.text import Text
from livret.desktop.ui import Ui


class Dialog(QDialog):
    """A decision with verb buttons; Escape is always "leave as it is".

    Attributes:
        buttons: The verbs, by code.
        parts: The line above them, seen where the words go on under them.

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
        content = Column(ui, 12, (24, 24, 24, 8))
        content.addWidget(Text(title, "title"))
        content.addWidget(Text(words, "large"))
        if body is not None:
            content.addWidget(body, 1)
        content.addStretch(1)
        self._content = holder(content, "body")
        column = Column(ui, 0)
        area = scrolled(self._content)
        column.addWidget(area, 1)
        # Where the words go on under the verbs, a line tells so.
        self.parts = Line()
        policy = self.parts.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # shown or not, nothing moves
        self.parts.setSizePolicy(policy)
        self.parts.hide()
        area.verticalScrollBar().rangeChanged.connect(self._part_foot)
        column.addWidget(self.parts)
        foot = Column(ui, 0, (24, 12, 24, 24))
        self._add_verbs(verbs)
        self._foot = button_row(ui, list(self.buttons.values()))
        foot.addWidget(self._foot)
        column.addLayout(foot)
        self.setLayout(column)
        for part in (self, self._content):
            keep_in_order(part)
        # Queued: who listens for the answer may open it again.
        self.finished.connect(self._go, Qt.ConnectionType.QueuedConnection)
        self.ring = FocusRing(ui, self)
        ui.look.dress(self)
        ui.look.changed.connect(self._redress)
        self.resize(self.sizeHint())

    def _add_verbs(self, verbs: Sequence[tuple[str, str, str]]) -> None:
        for code, verb, kind in verbs:
            button = Button(self._ui, verb, kind=kind)
            button.setProperty("code", code)
            button.clicked.connect(self._pressed)
            self.buttons[code] = button

    def _part_foot(self, _least: int, most: int) -> None:
        self.parts.setVisible(most > 0)

    def _redress(self) -> None:
        self._ui.look.dress(self)

    def _pressed(self) -> None:
        sender = self.sender()
        if isinstance(sender, Button):
            self.decided.emit(str(sender.property("code")))
            self.accept()

    def _go(self) -> None:
        """Leave what assistive tools are told of: a window, closed, stays in it."""
        if not self.isVisible():
            self.destroy()

    def showEvent(self, event: QShowEvent) -> None:
        """Put the keyboard on the first thing to answer."""
        super().showEvent(event)
        held_keys().watch(self)
        stops = focus_stops(self)
        if stops:
            stops[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001
        """Go where the eye goes."""
        return step_focus(self, forward=forward)

    def sizeHint(self) -> QSize:
        """Return a reading width, and the height its words need."""
        px, parent = self._ui.px, self.parentWidget()
        room = parent.size() if parent is not None else QSize(px(1366), px(768))
        width = min(px(560), room.width() - px(16))
        inside = self._content.layout()
        height = inside.totalHeightForWidth(width) if inside is not None else 0
        foot = self._foot.heightForWidth(width - px(48)) + px(37)
        return QSize(width, min(height + foot, room.height() - px(16)))
