"""The lens of « Parcours »: what helps with one function or several.

The functions of a global accompaniment are side by side, never steps. Nothing
of what is chosen is kept: it is a way to look, not something said of anybody.

Says: ``chosen()``.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.kit.banner import announce
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.choices import Ticks
from livret.desktop.kit.layouts import Column, Row, holder
from livret.desktop.kit.text import Text
from livret.desktop.ui import Ui
from livret.domain.line_items import in_lens
from livret.words.charts.entries import Entry
from livret.words.goals import FUNCTIONS, function_label

_BESIDE = 5
"""As many chips as stand on one line beside their label, 1366 pixels wide."""


class PathwayLens(QWidget):
    """Chips of what things on the line help with; what is shown, in a sentence.

    Attributes:
        ticks: The chips.
        sentence: What is shown while any is ticked.
        everything: Shows everything again.

    Signals:
        chosen: Another lens is chosen.
    """

    chosen = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._stacked = False
        tr = ui.tr
        asked = tr.text("Montrer ce qui aide pour :")
        self.setObjectName("clear")
        self.ticks = Ticks(ui, asked, ())
        self.sentence = Text("", "soft")
        self.everything = Button(ui, tr.text("Tout montrer"), kind="quiet")
        self._chips = Row(ui, 12)
        self._chips.addWidget(Text(asked, "soft", wrap=False))
        self._chips.addWidget(self.ticks, 1)
        self._under = Row(ui, 12)
        self._under.addWidget(self.sentence, 1)
        beside = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        self._under.addWidget(self.everything, 0, beside)
        self._told = holder(self._under)
        column = Column(ui, 8)
        column.addWidget(holder(self._chips))
        column.addWidget(self._told)
        self.setLayout(column)
        self._told.hide()
        self.hide()
        self.ticks.ticked.connect(self._turn)
        self.everything.clicked.connect(self._back)

    @property
    def there(self) -> bool:
        """Whether anything on the line helps with something."""
        return bool(self.ticks.buttons)

    @property
    def values(self) -> frozenset[str]:
        """What is chosen; empty while everything is shown."""
        return self.ticks.values

    def offer(self, entries: Iterable[Entry]) -> None:
        """Offer what ``entries`` help with; what was chosen stays so where it can."""
        used = {code for entry in entries for code in entry.functions}
        here = [code for code in FUNCTIONS if code in used]
        if list(self.ticks.buttons) != here:
            before, tr = self.values, self._ui.tr
            self.ticks.offer([(code, function_label(tr, code)) for code in here])
            self.ticks.tick(before)
            self._lay()
        self._tell()

    def seen(self, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """Return what is seen of ``entries``: her life always, whole."""
        lens = self.values
        if not lens:
            return entries
        return tuple(one for one in entries if in_lens(one.lane, one.functions, lens))

    def clear(self) -> None:
        """Show everything; told to whoever listens to ``chosen`` if it was not."""
        if self.values:
            self.ticks.tick(())
            self._turn()

    def stack(self, *, stacked: bool) -> None:
        """Put the chips under what they are for, or beside it."""
        self._stacked = stacked
        self._under.stack(stacked=stacked)
        self._lay()

    def _lay(self) -> None:
        """Keep chips on one line: their label goes above where they are many."""
        many = len(self.ticks.buttons) > _BESIDE
        self._chips.stack(stacked=self._stacked or many)

    def _back(self) -> None:
        """Show everything; the keyboard does not vanish with the button."""
        first = next(iter(self.ticks.buttons.values()))
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.clear()

    def _turn(self) -> None:
        self._tell()
        said = (
            self.sentence.text()
            if self.values
            else self._ui.tr.text("Tout est montré.")
        )
        announce(self.sentence, said)
        self.chosen.emit()

    def _tell(self) -> None:
        tr, lens = self._ui.tr, self.values
        self._told.setVisible(bool(lens))
        if not lens:
            self.sentence.say("")
            return
        names = tr.comma.join(
            function_label(tr, code) for code in FUNCTIONS if code in lens
        )
        self.sentence.say(
            tr.text(
                "On voit ce qui aide pour : {functions}. Ma vie reste entière ; "
                "le reste n’est pas montré.",
                functions=names,
            )
        )
