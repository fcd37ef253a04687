"""Why a card is accepted no longer, and whether its holder left; by plain values."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from livret.desktop.kit.buttons import Choice
from livret.desktop.kit.choices import Choices
from livret.desktop.kit.layouts import Column
from livret.desktop.ui import Ui
from livret.words.translator import mark

WHY: dict[str, str] = {
    "left": mark("cette personne ne travaille plus là"),
    "lost": mark("son ordinateur ou sa clé est perdu"),
}
"""Why a card is accepted no longer."""


@dataclass(frozen=True)
class RevokeView:
    """A card that somebody would accept no longer.

    Attributes:
        key: For the controller.
        name: As its row says.
        told: Where its holder takes part; a sentence each.
        leave: The verb that notes the leavings too; empty where none can be.
        does: What that does, and what not.
    """

    key: str
    name: str
    told: tuple[str, ...] = ()
    leave: str = ""
    does: str = ""


class RevokeForm(QWidget):
    """The reason, and a box to tick; nobody left unless somebody says so.

    Attributes:
        why: The reason.
        box: Ticked where the leavings are noted too; None where none can be.
    """

    def __init__(self, ui: Ui, view: RevokeView) -> None:
        super().__init__()
        self.setObjectName("clear")
        tr = ui.tr
        self.why = Choices(
            ui,
            tr.text("Pourquoi\u202f?"),
            [(code, tr.text(words)) for code, words in WHY.items()],
            columns=1,
            required=True,
        )
        self.why.choose("left")
        column = Column(ui, 20)
        column.addWidget(self.why)
        self.box: Choice | None = None
        if view.leave:
            self.box = Choice(ui, view.leave, detail=view.does)
            column.addWidget(self.box)
        self.setLayout(column)

    @property
    def leave(self) -> bool:
        """Whether the leavings are noted too."""
        return self.box is not None and self.box.isChecked()
