"""Wires the help: F1 from anywhere, and back to where one was."""

from __future__ import annotations

from livret.desktop.desk import Controller, Desk
from livret.desktop.help.page import HelpPage
from livret.desktop.ui import Ui
from livret.words.paths import resource


class HelpController(Controller):
    """Reads the help that comes with Livret."""

    key = "help"
    page: HelpPage

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.page.back_asked.connect(self._back)

    def make_page(self, ui: Ui) -> HelpPage:
        """Return the page."""
        return HelpPage(ui)

    def arrive(self) -> None:
        """Show the text in the language of the screen."""
        path = resource("help") / f"{self.desk.ui.tr.language}.md"
        self.page.show_help(path.read_text(encoding="utf-8"))

    def _back(self) -> None:
        self.desk.gone.emit(self.desk.before or "accueil")
