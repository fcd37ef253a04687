"""How the signer came to know the text, kept beside the signature."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from livret.desktop.kit.choices import Ticks
from livret.desktop.kit.fields import Labelled, LineField
from livret.desktop.kit.layouts import Column, Row
from livret.desktop.ui import Ui
from livret.usecases.signing import Understood


class UnderstandingForm(QWidget):
    """Explained by whom, in which language, read aloud, simple copy."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self.setObjectName("clear")
        tr = ui.tr
        self.explained_by = LineField(ui, tr.text("Expliqué par"))
        self.language = LineField(
            ui, tr.text("En quelle langue"), placeholder=tr.text("français, dari…")
        )
        self.interpreter = LineField(ui, tr.text("Interprète"))
        self.done = Ticks(
            ui,
            tr.text("Comment le texte a été expliqué"),
            [
                ("read_aloud", tr.text("lu à voix haute")),
                ("simple_copy", tr.text("une copie simple donnée")),
            ],
        )
        for box in self.done.buttons.values():
            box.least = 44  # she has it before her (practice rule 25)
        self._row = Row(ui, 12)
        for label, field in (
            (tr.text("Expliqué par"), self.explained_by),
            (tr.text("En quelle langue"), self.language),
            (tr.text("Interprète"), self.interpreter),
        ):
            self._row.addWidget(Labelled(ui, label, field), 1)
        column = Column(ui, 10)
        column.addLayout(self._row)
        column.addWidget(self.done)
        self.setLayout(column)

    @property
    def value(self) -> Understood:
        """What was done; the language is as written ("ukrainien" or "uk")."""
        done = self.done.values
        return Understood(
            explained_by=self.explained_by.text().strip(),
            language=self.language.text().strip(),
            interpreter=self.interpreter.text().strip(),
            read_aloud="read_aloud" in done,
            simple_copy="simple_copy" in done,
        )

    def start(self, explained_by: str) -> None:
        """Begin with the name of who keeps the desk."""
        begun = {self.explained_by: explained_by}
        for line in (self.explained_by, self.language, self.interpreter):
            with QSignalBlocker(line):  # nobody typed
                line.setText(begun.get(line, ""))
        self.done.tick(frozenset())

    def set_narrow(self, *, narrow: bool) -> None:
        """Put the fields one under the other."""
        self._row.stack(stacked=narrow)
