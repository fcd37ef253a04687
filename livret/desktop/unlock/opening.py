"""From a passphrase, or the code on paper, to an open vault."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from livret.desktop.tasks import Runners
from livret.desktop.unlock.page import UnlockPage

if TYPE_CHECKING:
    from livret.usecases.app import App, OpenVault


class Opening(QObject):
    """Opens the vault on its own worker, as the page asks.

    Signals:
        begun: The key is being derived elsewhere.
        opened: arg: the ``OpenVault``.
        failed: arg: an error that is not of what was typed.
    """

    begun = Signal()
    opened = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        app: App,
        runners: Runners,
        page: UnlockPage,
        where: Callable[[], Path],
        parent: QObject,
    ) -> None:
        """Listen to the page.

        Args:
            app: The whole program.
            runners: Workers.
            page: Asks for the passphrase.
            where: Where the vault stands, as meant when it is opened.
            parent: What keeps this.
        """
        super().__init__(parent)
        self._app = app
        self._runners = runners
        self._page = page
        self._where = where
        self._call: Callable[[], OpenVault] | None = None
        page.unlock_asked.connect(self._unlock)
        page.recover_asked.connect(self._recover)

    def again(self) -> None:
        """Try once more what did not work."""
        page = self._page
        if not isValid(page) or self._call is None:
            return
        page.banner.hide()
        page.work(page.ui.tr.text("Ouverture…"))
        task = self._runners.vault.submit(self._call, owner=self)
        task.succeeded.connect(self._opened)
        task.failed.connect(self._not_opened)
        self.begun.emit()

    def _unlock(self, passphrase: str) -> None:
        path = self._where()
        self._call = lambda: self._app.vaults.open(path, passphrase)
        self.again()

    def _recover(self, code: str, passphrase: str) -> None:
        path, vaults = self._where(), self._app.vaults

        def call() -> OpenVault:
            vaults.recover(path, code, passphrase)
            return vaults.open(path, passphrase)

        self._call = call
        self.again()

    def _opened(self, vault: OpenVault) -> None:
        self._call = None
        self.opened.emit(vault)

    def _not_opened(self, error: BaseException) -> None:
        from livret.desktop.opening_trouble import BESIDE_THE_FIELD
        from livret.words.errors import error_sentence

        page = self._page
        if not isValid(page):
            return
        page.work()
        if isinstance(error, BESIDE_THE_FIELD):
            page.complain(error_sentence(page.ui.tr, error))
        else:
            self.failed.emit(error)
