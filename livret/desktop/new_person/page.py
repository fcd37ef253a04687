"""A new livret, by plain values.

Says: ``create_asked(called, private)``, ``cancelled``.
"""

from __future__ import annotations

from PySide6.QtCore import Signal

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, Icon, button_row
from livret.desktop.kit.fields import Labelled, LineField
from livret.desktop.kit.layouts import Row
from livret.desktop.kit.page import Page
from livret.desktop.kit.text import Text
from livret.desktop.ui import Ui


class NewPersonPage(Page):
    """« Comment voulez-vous qu'on vous appelle ? » is all that is asked.

    Signals:
        create_asked: args: how she is called, the referent's private line.
        cancelled: "Revenir".
    """

    create_asked = Signal(str, str)
    cancelled = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, ui.tr.text("Nouveau livret"), width=760)
        tr = ui.tr
        self.called = LineField(ui, tr.text("Comment voulez-vous qu’on vous appelle ?"))
        self.called.setObjectName("words")
        self.called_field = Labelled(
            ui,
            tr.text("Un prénom, un surnom, ce que vous voulez"),
            self.called,
        )
        her = Card(ui, "her", gap=12, margins=28)
        her.add(Text(tr.text("Comment voulez-vous qu’on vous appelle ?"), "question"))
        her.add(self.called_field)
        self.private = LineField(ui, tr.text("Pour reconnaître la personne"))
        card = Card(ui, gap=12, margins=28)
        row = Row(ui, 12)
        row.addWidget(Icon(ui, "eye-off", "soft"))
        row.addWidget(
            Labelled(
                ui,
                tr.text("Une ligne pour vous, si elle aide à reconnaître la personne"),
                self.private,
                hint=tr.text(
                    "Par exemple « celui du parc ». Jamais imprimée, jamais envoyée."
                ),
            ),
            1,
        )
        card.column.addLayout(row)
        self._create = Button(
            ui, tr.text("Ouvrir le livret"), kind="primary", icon="plus"
        )
        self._create.clicked.connect(self._ask)
        cancel = Button(ui, tr.text("Revenir"))
        cancel.clicked.connect(self.cancelled)
        self.called.returnPressed.connect(self._ask)
        self.private.returnPressed.connect(self._ask)
        self.body.addWidget(her)
        self.body.addWidget(card)
        self.body.addWidget(button_row(ui, [self._create, cancel]))
        self.body.addWidget(
            Text(
                tr.text("Tout le reste peut attendre, ou ne jamais être demandé."),
                "soft",
            )
        )
        self.body.addStretch(1)
        self.first = self.called

    def clear(self) -> None:
        """Empty both lines."""
        self.called.clear()
        self.private.clear()
        self.called_field.complain("")

    def _ask(self) -> None:
        called, private = self.called.text().strip(), self.private.text().strip()
        if not called and not private:
            self.called_field.complain(
                self.ui.tr.text("Il faut au moins un mot pour retrouver ce livret.")
            )
            return
        self.called_field.complain("")
        self.create_asked.emit(called, private)
