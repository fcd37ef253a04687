"""From which day to which day: all of them, unless two are chosen."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.kit.choices import Choices
from livret.desktop.kit.fields import DateField, Labelled
from livret.desktop.kit.layouts import Column, Flow, holder
from livret.desktop.ui import Ui

_ALL, _BETWEEN = "all", "between"


class PaperDays(QWidget):
    """All days, or those between two.

    Signals:
        changed: Other days were chosen.
    """

    changed = Signal()

    def __init__(self, ui: Ui, first: dt.date, last: dt.date) -> None:
        """Make it, with all days chosen.

        Args:
            ui: Look and language.
            first: Day that is offered to begin with.
            last: Day that is offered to end with.
        """
        super().__init__()
        self.setObjectName("clear")
        tr = ui.tr
        told = tr.text("De quand à quand")
        options = [
            (_ALL, tr.text("Tous les jours")),
            (_BETWEEN, tr.text("Entre deux jours")),
        ]
        self.which = Choices(ui, told, options, required=True)
        self.which.choose(_ALL)
        self.first = DateField(ui, tr.text("Premier jour"), _of(first))
        self.last = DateField(ui, tr.text("Dernier jour"), _of(last))
        flow = Flow(ui)
        for field in (self.first, self.last):
            flow.addWidget(Labelled(ui, field.accessibleName(), field))
            field.editingFinished.connect(self._edited)
        self._fields = holder(flow)
        self._fields.hide()
        self._before = (self.since, self.until)
        column = Column(ui, 12)
        column.addWidget(Labelled(ui, told, self.which))
        column.addWidget(self._fields)
        self.setLayout(column)
        self.which.chosen.connect(self._chosen)

    def choose(self, first: dt.date | None, last: dt.date | None) -> None:
        """Show two days as chosen, without telling; None for all days."""
        if first is not None and last is not None:
            self.which.choose(_BETWEEN)
            self.first.setDate(_of(first))
            self.last.setDate(_of(last))
            self._fields.show()
            self._before = (self.since, self.until)

    @property
    def since(self) -> dt.date | None:
        """First day, or None for all of them."""
        return self._days()[0] if self.which.value == _BETWEEN else None

    @property
    def until(self) -> dt.date | None:
        """Last day, or None for all of them."""
        return self._days()[1] if self.which.value == _BETWEEN else None

    def _days(self) -> tuple[dt.date, dt.date]:
        """Return the two days; whichever was written first, the earlier one."""
        one, other = sorted(
            dt.date(day.year(), day.month(), day.day())
            for day in (self.first.date(), self.last.date())
        )
        return one, other

    def _chosen(self, which: str) -> None:
        self._fields.setVisible(which == _BETWEEN)
        self._edited()

    def _edited(self) -> None:
        """Ask for another paper only where the days are others."""
        now = (self.since, self.until)
        if now != self._before:
            self._before = now
            self.changed.emit()


def _of(day: dt.date) -> QDate:
    return QDate(day.year, day.month, day.day)
