"""Gives the recovery sheet: as a file or on paper, never kept by Livret."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from livret.desktop.errors import tell
from livret.desktop.file_dialogs import ask_new_file
from livret.desktop.kit.page import Page
from livret.desktop.tasks import Runners
from livret.usecases.app import App

if TYPE_CHECKING:
    from livret.desktop.preview.dressing import Dressing

STANDARD = "standard"
"""The dress of a sheet that nobody was asked about."""


class SheetGiver(QObject):
    """Holds a recovery code as long as the page that shows it."""

    def __init__(
        self,
        app: App,
        runners: Runners,
        page: Page,
        code: str,
        owner: str,
        dressing: Dressing | None = None,
    ) -> None:
        """Keep what a sheet is made of.

        Args:
            app: Draws and writes the sheet.
            runners: Workers.
            page: Who shows the code, and where trouble is said.
            code: The recovery code.
            owner: Name of the referent, printed on the sheet.
            dressing: Where its form and its language are chosen, if anywhere.
        """
        super().__init__(page)
        self._app = app
        self._runners = runners
        self._page = page
        self._code = code
        self._owner = owner
        self._dressing = dressing
        self._asked = (page.ui.tr.language, STANDARD)

    def _ask_dress(self) -> None:
        """Keep what is chosen now: the sheet is drawn on a worker."""
        if self._dressing is not None:
            self._asked = self._dressing.asked

    def _sheet(self) -> bytes:
        return self._app.recovery_sheet(self._code, self._owner, *self._asked)

    def file_name(self) -> str:
        """Return the name proposed for the file; never a person's."""
        return self._page.ui.tr.text("feuille-de-secours.pdf")

    def save(self) -> None:
        """Ask where, then write the sheet."""
        tr = self._page.ui.tr
        ask_new_file(
            self._page,
            tr.text("Où garder la feuille ?"),
            tr.text("Documents PDF (*.pdf)"),
            self.file_name(),
            self.write,
        )

    def write(self, path: str) -> None:
        """Write the sheet to ``path``."""
        self._ask_dress()
        task = self._runners.work.submit(
            lambda: self._app.write_file(Path(path), self._sheet()), owner=self
        )
        task.succeeded.connect(self._written)
        task.failed.connect(self._failed)

    def print(self) -> None:
        """Ask on which printer, then print the sheet."""
        # Loaded when somebody prints: most days nobody does.
        from livret.desktop.printing import Printing

        self._ask_dress()
        printing = Printing(self._app, self._runners, self._page, self._sheet)
        printing.printed.connect(self._printed)
        printing.failed.connect(self._failed)
        printing.ask()

    def _written(self, _nothing: object) -> None:
        tr = self._page.ui.tr
        self._page.show_trouble(tr.text("La feuille est dans le fichier."))

    def _printed(self) -> None:
        tr = self._page.ui.tr
        self._page.show_trouble(tr.text("La feuille part à l’imprimante."))

    def _failed(self, error: BaseException) -> None:
        tell(self._page, error)
