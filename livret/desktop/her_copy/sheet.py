"""Gives the sheet of her code: on paper or as a file, never kept by Livret."""

from __future__ import annotations

from livret.desktop.kit.page import Page
from livret.desktop.preview.dressing import Dressing
from livret.desktop.recovery_sheet import SheetGiver
from livret.desktop.tasks import Runners
from livret.usecases.app import App


class HerSheet(SheetGiver):
    """Holds her code as long as the page that shows it; no name is on it."""

    def __init__(
        self,
        app: App,
        runners: Runners,
        page: Page,
        code: str,
        dressing: Dressing | None,
    ) -> None:
        """Keep what a sheet is made of; ``dressing`` begins with her language."""
        super().__init__(app, runners, page, code, "", dressing)

    def _sheet(self) -> bytes:
        return self._app.her_sheet(self._code, *self._asked)
