"""From the three steps of the first run to a vault whose sheet is safe."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from livret.desktop.first_run.page import FirstRunPage, Setup
from livret.desktop.tasks import Runners

if TYPE_CHECKING:
    from livret.desktop.recovery_sheet import SheetGiver
    from livret.usecases.app import App, OpenVault


class Making(QObject):
    """Makes the vault on its own worker, then shows its recovery sheet.

    Attributes:
        vault: The vault just made, until its recovery sheet is safe; else None.
        sheet: Gives that sheet, as long as it is shown; else None.

    Signals:
        made: The vault stands, and its sheet is shown.
        failed: arg: the error; nothing was made.
        begun: The sheet is safe. arg: the ``OpenVault``.
    """

    made = Signal()
    failed = Signal(object)
    begun = Signal(object)

    def __init__(
        self,
        app: App,
        runners: Runners,
        page: FirstRunPage,
        where: Callable[[], Path],
        parent: QObject,
    ) -> None:
        """Listen to the page.

        Args:
            app: The whole program.
            runners: Workers.
            page: The three steps.
            where: Where the vault shall stand, as meant when it is made.
            parent: What keeps this.
        """
        super().__init__(parent)
        self._app = app
        self._runners = runners
        self._page = page
        self._where = where
        self.vault: OpenVault | None = None
        self.sheet: SheetGiver | None = None
        page.create_asked.connect(self._create)
        page.finished.connect(self._begin)

    def _create(self, setup: Setup) -> None:
        page, path = self._page, self._where()
        page.banner.hide()
        page.work(page.ui.tr.text("Création du coffre…"))
        task = self._runners.vault.submit(
            lambda: self._app.vaults.create(
                path,
                setup.passphrase,
                name=setup.name,
                side=setup.side,
                organisation=setup.organisation,
            ),
            owner=self,
        )
        task.succeeded.connect(self._created)
        task.failed.connect(self._not_created)

    def _created(self, made: tuple[OpenVault, str]) -> None:
        from livret.desktop.recovery_sheet import SheetGiver

        page = self._page
        if not isValid(page):
            return
        self.vault, code = made
        page.show_sheet(code)
        name, dressing = self.vault.ctx.owner.name, page.dressing
        self.sheet = SheetGiver(self._app, self._runners, page, code, name, dressing)
        page.save_asked.connect(self.sheet.save)
        page.print_asked.connect(self.sheet.print)
        self.made.emit()

    def _not_created(self, error: BaseException) -> None:
        if isValid(self._page):
            self._page.work()
            self.failed.emit(error)

    def _begin(self) -> None:
        vault, self.vault, self.sheet = self.vault, None, None
        if vault is not None:
            self.begun.emit(vault)
