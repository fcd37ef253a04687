"""The forms over the line, one at a time: something to tell, a paper to make."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.kit.layouts import Column
from livret.desktop.kit.page import Page
from livret.desktop.pathway.adding import TellingForm
from livret.desktop.pathway.paper_form import PaperForm
from livret.desktop.pathway.values import Detail


class PathwayForms(QObject):
    """Opens one form in its place on the page, and closes the one before.

    Attributes:
        column: The place; no room is taken while nothing is open.
        form: The form that is open, or None.

    Signals:
        told: arg: ``Told``, to put on the line.
        opened: Something can be written. args: its place, the form.
        left: "Revenir". arg: the place.
        paper_asked: arg: ``PaperAsked``.
    """

    told = Signal(object)
    opened = Signal(str, object)
    left = Signal(str)
    paper_asked = Signal(object)

    def __init__(self, page: Page) -> None:
        """Prepare.

        Args:
            page: Where the forms open.
        """
        super().__init__(page)
        self._page = page
        self.column = Column(page.ui, 0)
        self.form: TellingForm | PaperForm | None = None

    def open_telling(
        self, today: dt.date, side: str, *, life: bool, detail: Detail | None = None
    ) -> TellingForm:
        """Open the form of her life, or of one side.

        Args:
            today: The day it begins from.
            side: Of who is at the desk, for a new event.
            life: Whether it is of her life.
            detail: What is said otherwise, or None for something new.
        """
        form = TellingForm(self._page.ui, today, life=life, side=side)
        if detail is not None:
            form.fill(detail)
        form.told.connect(self.told)
        form.left.connect(self._telling_left)
        self._open(form, form.words)
        self.opened.emit(form.kept_at, form)
        return form

    def open_paper(self, topics: Sequence[str]) -> PaperForm:
        """Ask what goes on the paper.

        Args:
            topics: Barriers that may stand on it.
        """
        form = PaperForm(self._page.ui, topics)
        form.asked.connect(self.paper_asked)
        self._open(form, form.first)
        return form

    def close(self) -> None:
        """Close the form; what was typed in it is gone."""
        if self.form is not None:
            self.form.hide()
            self.column.removeWidget(self.form)
            self.form.deleteLater()
            self.form = None

    def _open(self, form: TellingForm | PaperForm, first: QWidget) -> None:
        self.close()
        form.left.connect(self.close)
        self.form = form
        self.column.addWidget(form)
        self._page.ui.look.dress(form)
        form.show()
        self._page.scroll_to(form)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _telling_left(self) -> None:
        if isinstance(self.form, TellingForm):
            self.left.emit(self.form.kept_at)
