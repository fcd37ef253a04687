"""Gives one half: on paper or as a file, never kept by Livret."""

from __future__ import annotations

import datetime as dt

from livret.desktop.kit.page import Page
from livret.desktop.preview.dressing import Dressing
from livret.desktop.recovery_sheet import SheetGiver
from livret.desktop.tasks import Runners
from livret.usecases.app import App


class HalfSheet(SheetGiver):
    """Holds the words of one half as long as the page that shows them."""

    def __init__(
        self,
        app: App,
        runners: Runners,
        page: Page,
        words: str,
        until: dt.date,
        dressing: Dressing | None = None,
    ) -> None:
        """Keep what a sheet is made of; ``until`` is the last day it serves."""
        super().__init__(app, runners, page, words, "", dressing)
        self._until = until

    def _sheet(self) -> bytes:
        return self._app.half_sheet(self._code, self._until, *self._asked)

    def file_name(self) -> str:
        """Return the name proposed for the file; never a person's."""
        return self._page.ui.tr.text("moitie.pdf")
