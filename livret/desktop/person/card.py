"""How to reach her without risk, on L'essentiel: one calm card."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, Icon, empty
from livret.desktop.kit.layouts import Column, Row
from livret.desktop.kit.text import Text, plain
from livret.desktop.person.values import Reaching
from livret.desktop.ui import Ui


class ReachCard(Card):
    """Number, what to heed, languages; a way to the page where they change.

    Attributes:
        change: The way there.

    Signals:
        change_asked: « Changer ».
    """

    change_asked = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, gap=8, margins=(20, 14))
        tr = ui.tr
        self._lines = Column(ui, 2)
        self.change = Button(ui, tr.text("Changer"), icon="pen-line")
        self.change.clicked.connect(self.change_asked)
        words = Column(ui, 4)
        words.addWidget(Text(tr.text("Pour me joindre sans risque"), "strong"))
        words.addLayout(self._lines)
        told = Row(ui, 12)
        told.addWidget(Icon(ui, "phone"))
        told.addLayout(words, 1)
        self._row = Row(ui, 16)
        self._row.addLayout(told, 1)
        self._row.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(self._row)
        self.show_reaching(Reaching())

    def show_reaching(self, reaching: Reaching) -> None:
        """Show how she may be reached, or that nothing was said of it yet."""
        tr = self.ui.tr
        empty(self._lines)
        self.change.say(tr.text("Changer") if reaching.told else tr.text("Le dire"))
        if not reaching.told:
            said = tr.text("Un numéro, des heures, ce qu’il vaut mieux éviter.")
            self._lines.addWidget(Text(said, "soft"))
            return
        if reaching.side_by_side:
            said = tr.text("Deux textes écrits en même temps :")
            self._lines.addWidget(Text(said, "soft"))
        for parts, role in (
            (reaching.contacts, "large"),
            (reaching.cautions, "body"),
            ((reaching.languages,), "soft"),
        ):
            line = " · ".join(plain(part) for part in parts if part)
            if line:
                self._lines.addWidget(Text(_capital(line), role))

    def set_narrow(self, *, narrow: bool) -> None:
        """Put the button under the words."""
        self._row.stack(stacked=narrow)
        side = Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag.AlignTop
        self._row.setAlignment(self.change, side)


def _capital(line: str) -> str:
    return line[:1].upper() + line[1:]
