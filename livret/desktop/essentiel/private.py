"""The referent's own line, « celui du parc »: behind a fold, for them alone.

The livret is read with somebody sitting there: the line is asked of the vault
only when the fold is opened, and forgotten when it is closed or left.
"""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, button_row
from livret.desktop.kit.faces import Fold
from livret.desktop.kit.fields import Labelled, LineField
from livret.desktop.kit.hints import WritingHint
from livret.desktop.kit.layouts import Column
from livret.desktop.ui import Ui


class PrivateLine(QWidget):
    """One line to recognise her by, never printed and never sent.

    Attributes:
        fold: Closed until the referent opens it.
        line: The line itself.
        labelled: The same under its label; it complains.

    Signals:
        asked: The fold was opened: the line is wanted.
        kept: « Garder ». arg: the line, possibly empty.
    """

    asked = Signal()
    kept = Signal(str)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self.setObjectName("clear")
        tr = ui.tr
        self.line = LineField(
            ui,
            tr.text("Une ligne pour reconnaître la personne"),
            placeholder=tr.text("« celui du parc »"),
        )
        self.labelled = Labelled(
            ui,
            tr.text("Une ligne pour reconnaître la personne"),
            self.line,
            hint=tr.text(
                "Elle se lit sur votre Accueil. Jamais imprimée, jamais envoyée ; mais"
                " la personne peut demander à la lire."
            ),
        )
        self._keep = Button(ui, tr.text("Garder"), icon="check")
        inside = Card(ui, "sunk", gap=10, margins=16)
        inside.add(self.labelled)
        inside.add(WritingHint(ui, self.line))
        inside.add(button_row(ui, [self._keep]))
        self.fold = Fold(ui, tr.text("Ma ligne, pour moi"), inside)
        column = Column(ui, 0)
        column.addWidget(self.fold)
        self.setLayout(column)
        self.fold.button.clicked.connect(self._turned)
        self._keep.clicked.connect(self._kept)
        self.line.returnPressed.connect(self._kept)

    def show_line(self, text: str) -> None:
        """Show the line, where the fold is still open."""
        if self.fold.is_open:
            self.line.setText(text)
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_fold(self) -> None:
        """Close and forget the line."""
        with QSignalBlocker(self.line):
            self.line.clear()  # for nobody here to read; its draft stays
        self.labelled.complain("")
        self.fold.open(opened=False)

    def _turned(self) -> None:
        if self.fold.is_open:
            self.asked.emit()
        else:
            self.close_fold()

    def _kept(self) -> None:
        self.kept.emit(self.line.text().strip())
