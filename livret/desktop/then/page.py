"""The pages of a livret as it was known on a day, under a banner that says so.

Shows: ``show_then(day, pages)``.
Says: ``part_asked(key)``, ``day_asked(date)``, ``back_asked``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.kit.banner import announce
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, Icon
from livret.desktop.kit.choices import Choices
from livret.desktop.kit.fields import DateField
from livret.desktop.kit.layouts import Flow, Row, holder
from livret.desktop.kit.page import Page
from livret.desktop.kit.text import Text
from livret.desktop.ui import Ui
from livret.words.dates import long_date


class ThenBar(Card):
    """What day it is that one sees, the parts of the livret, the way back.

    Signals:
        part_asked: arg: key of another part.
        day_asked: arg: another day.
        back_asked: Back to today.
    """

    part_asked = Signal(str)
    day_asked = Signal(object)
    back_asked = Signal()

    def __init__(
        self, ui: Ui, day: dt.date, today: dt.date, parts: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__(ui, "banner", gap=10)
        tr = ui.tr
        said = tr.text(
            "Le livret tel qu’on le connaissait le {day}", day=long_date(tr, day)
        )
        self.setAccessibleName(said)
        head = Row(ui, 10)
        head.addWidget(Icon(ui, "history", "ink"), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Text(said, "strong"), 1)
        self.column.addLayout(head)
        self.add(
            Text(tr.text("On peut le lire. Ici rien ne s’écrit et rien ne change."))
        )
        self.add(
            Text(
                tr.text(
                    "Les papiers, les notes et tout ce qui a été dit portent leur"
                    " date : ils se lisent à leur page, aujourd’hui."
                ),
                "soft",
            )
        )
        self.parts = Choices(
            ui, tr.text("Quelle page de ce jour-là"), list(parts), required=True
        )
        for button in self.parts.buttons.values():
            button.least = 38
        self.parts.chosen.connect(self.part_asked)
        self.add(self.parts)
        self.back = Button(
            ui, tr.text("Revenir à aujourd’hui"), kind="primary", icon="undo-2"
        )
        self.back.clicked.connect(self.back_asked)
        self.day = DateField(
            ui, tr.text("Un autre jour"), QDate(day.year, day.month, day.day)
        )
        self.day.setMaximumDate(QDate(today.year, today.month, today.day))
        self.see = Button(ui, tr.text("Voir ce jour-là"))
        self.see.clicked.connect(self._see)
        verbs = Flow(ui, 10)
        for widget in (self.back, self.day, self.see):
            verbs.addWidget(widget)
        self.add(holder(verbs))

    def _see(self) -> None:
        self.day_asked.emit(self.day.date().toPython())


class ThenPage(Page):
    """One part of the livret at a time, with the bar over it.

    Attributes:
        bar: The bar over the part in sight, or None.
        part: The part in sight, or None.

    Signals:
        part_asked: arg: key of another part.
        day_asked: arg: another day.
        back_asked: Back to today.
    """

    part_asked = Signal(str)
    day_asked = Signal(object)
    back_asked = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui)
        self.bar: ThenBar | None = None
        self.part: Page | None = None
        # The part in sight scrolls, with the bar in it: one scroll only.
        self._scroll.hide()

    def show_part(self, part: Page, bar: ThenBar, *, chosen: str) -> None:
        """Show one part under its bar; what was in sight is forgotten."""
        self.forget()
        self.part, self.bar = part, bar
        bar.parts.choose(chosen)
        bar.part_asked.connect(self.part_asked)
        bar.day_asked.connect(self.day_asked)
        bar.back_asked.connect(self.back_asked)
        part.body.insertWidget(0, bar)
        self._outer.addWidget(part, 1)
        self.ui.look.dress(part)
        part.show()
        bar.back.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, bar.accessibleName())

    def show_trouble(self, sentence: str, *, verb: str = "") -> None:
        """Say it on the part in sight."""
        if self.part is not None:
            self.part.show_trouble(sentence, verb=verb)

    def forget(self) -> None:
        """Forget what is in sight."""
        part: QWidget | None = self.part
        self.part = self.bar = None
        if part is not None:
            self._outer.removeWidget(part)
            part.hide()
            part.deleteLater()
