"""« Mes derniers actes »: what one has said lately, each with a way to remove it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Line, button_row, empty
from livret.desktop.kit.dialog import Dialog
from livret.desktop.kit.layouts import Column, Row, holder
from livret.desktop.kit.text import Text, plain
from livret.desktop.ui import Ui

STEP = 15
"""Acts shown at a time; the rest are a press away."""


@dataclass(frozen=True)
class ActRow:
    """One act of one's own.

    Attributes:
        id: Id of what was said.
        label: "démarche ajoutée".
        words: How it begins, possibly empty.
        signed: A signed paper holds it: it stays.
    """

    id: str
    label: str
    words: str = ""
    signed: bool = False


class ActsDialog(Dialog):
    """The last acts, the latest first; several can be removed in a row.

    Attributes:
        removers: The button of each act that can be removed, by id.

    Signals:
        removal_asked: arg: id of the act.
    """

    removal_asked = Signal(str)

    def __init__(self, ui: Ui, parent: QWidget) -> None:
        tr = ui.tr
        self._most = STEP
        self._at = -1
        self._acts: tuple[ActRow, ...] = ()
        self.removers: dict[str, Button] = {}
        self._told = Text("", "strong")
        self._rows = Column(ui, 8)
        self.more = Button(ui, tr.text("En voir plus"), kind="quiet", icon="plus")
        self.more.clicked.connect(self._show_more)
        column = Column(ui, 12)
        column.addWidget(self._told)
        column.addLayout(self._rows)
        column.addWidget(button_row(ui, [self.more]))
        super().__init__(
            ui,
            parent,
            tr.text("Mes derniers actes"),
            tr.text(
                "Ce que j’ai dit ici, le plus récent d’abord. Ce qui était écrit avant"
                " revient. Ce qui est signé ne s’enlève pas : on le complète."
            ),
            [("close", tr.text("Fermer"), "primary")],
            holder(column),
        )
        self._told.say("")

    def show_acts(self, acts: Sequence[ActRow], told: str = "") -> None:
        """Show acts, the latest first, and what was just removed."""
        self._acts = tuple(acts)
        self._told.say(told)
        self._fill()
        if self.height() < self.sizeHint().height():
            self.resize(self.sizeHint())
        left = list(self.removers.values())
        if self._at >= 0 and left:
            at = min(self._at, len(left) - 1)
            left[at].setFocus(Qt.FocusReason.OtherFocusReason)
        self._at = -1

    def _fill(self) -> None:
        empty(self._rows)
        self.removers = {}
        for act in self._acts[: self._most]:
            if self._rows.count():
                self._rows.addWidget(Line())
            self._rows.addWidget(self._row(act))
        if not self._acts:
            self._rows.addWidget(Text(self._ui.tr.text("Il n’y a rien à enlever ici.")))
        self.more.setVisible(len(self._acts) > self._most)
        self._ui.look.dress(self)

    def _row(self, act: ActRow) -> QWidget:
        tr = self._ui.tr
        row = Row(self._ui, 12)
        words = Column(self._ui, 0)
        words.addWidget(Text(act.label, "strong"))
        if act.words:
            words.addWidget(Text(plain(act.words), "soft"))
        row.addLayout(words, 1)
        if act.signed:
            row.addWidget(Text(tr.text("signé"), "soft", wrap=False))
        else:
            said = " ".join(part for part in (act.label, plain(act.words)) if part)
            button = Button(self._ui, tr.text("Enlever"), icon="undo-2")
            button.setAccessibleName(tr.text("Enlever : {words}", words=said))
            button.setProperty("act", act.id)
            button.clicked.connect(self._remove)
            self.removers[act.id] = button
            row.addWidget(button)
        return holder(row)

    def _remove(self) -> None:
        sender = self.sender()
        if isinstance(sender, Button) and sender.isEnabled():
            self._at = list(self.removers.values()).index(sender)
            sender.setEnabled(False)  # once: a second press waits for the answer
            self.removal_asked.emit(str(sender.property("act")))

    def _show_more(self) -> None:
        self._most += STEP
        self._fill()
