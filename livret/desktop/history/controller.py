"""Wires « Tout ce qui a été dit », with a search as one types."""

from __future__ import annotations

from livret.desktop.desk import Desk
from livret.desktop.history.page import HistoryPage
from livret.desktop.history.reading import history_of
from livret.desktop.livret_page import LivretController
from livret.desktop.ui import Ui
from livret.domain.livret import Livret


class HistoryController(LivretController):
    """Everything said; the rows stand in the page only while it is in sight."""

    key = "history"
    page: HistoryPage

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._wanted = ""
        self.page.searched.connect(self._search)
        self.page.left.connect(self._left)

    def make_page(self, ui: Ui) -> HistoryPage:
        """Return the page."""
        return HistoryPage(ui)

    def show_livret(self, livret: Livret) -> None:
        """Show what was said and holds what is looked for."""
        rows = history_of(self.desk.ui.tr, livret, self._wanted)
        self.page.show_history(rows, searched=self._wanted)

    def _search(self, wanted: str) -> None:
        self._wanted = wanted
        if self.desk.folded is not None and self.desk.window.here == self.key:
            self.show_livret(self.desk.folded)

    def _left(self) -> None:
        """Forget the rows when the page is left."""
        self.page.search.clear()
        self.page.show_history(())
