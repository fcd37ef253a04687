"""Before the desk: first run, unlock, or the fictitious livret.

The vault is made and opened on the vault's own worker, which then keeps it.
"""

from __future__ import annotations

import secrets
import shutil
import tempfile
from collections.abc import Callable
from concurrent.futures import wait
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from livret.desktop.desk import Desk
from livret.desktop.errors import tell
from livret.desktop.first_run.page import FirstRunPage, Setup
from livret.desktop.kit.page import Page
from livret.desktop.locking import Lock
from livret.desktop.main_window import MainWindow
from livret.desktop.tasks import Runners, Task
from livret.desktop.ui import Ui
from livret.desktop.unlock.page import UnlockPage
from livret.desktop.wiring import furnish
from livret.usecases.app import App, OpenVault
from livret.usecases.example import make_example
from livret.usecases.passphrases import suggest
from livret.words.errors import error_sentence
from livret.words.passphrase_words import passphrase_words

_CLOSING_S = 10.0


class Entrance(QObject):
    """From a closed vault to a desk.

    Attributes:
        desk: The desk once the vault is open, else None.
    """

    def __init__(
        self, app: App, ui: Ui, window: MainWindow, runners: Runners, back: str = ""
    ) -> None:
        """Prepare; ``begin`` shows the first page.

        Args:
            app: The whole program.
            ui: Look and language.
            window: The window.
            runners: Workers.
            back: Where one was before the lock, ``page:livret``, or empty.
        """
        super().__init__(window)
        self.app = app
        self.ui = ui
        self.window = window
        self.runners = runners
        self.back = back
        self.desk: Desk | None = None
        self._vault: OpenVault | None = None
        self._page: Page | None = None
        self._code = ""
        self._thrown_away: Path | None = None

    def begin(self, *, example: bool = False) -> None:
        """Show the first page, or open the fictitious livret at once."""
        if example:
            self.try_example()
        elif self.app.vaults.is_vault(self.app.default_vault()):
            self.show_unlock()
        else:
            self.show_first_run()

    def show_unlock(self) -> None:
        """Ask for the passphrase."""
        page = UnlockPage(self.ui)
        page.unlock_asked.connect(self._unlock)
        page.recover_asked.connect(self._recover)
        page.words_asked.connect(self._offer)
        self._show(page)

    def show_first_run(self) -> None:
        """Three steps to a first vault."""
        page = FirstRunPage(self.ui)
        page.create_asked.connect(self._create)
        page.words_asked.connect(self._offer)
        page.example_asked.connect(self.try_example)
        page.save_asked.connect(self._save_sheet)
        page.print_asked.connect(self._save_sheet)
        page.finished.connect(self._enter)
        self._show(page)

    def _show(self, page: Page) -> None:
        self._page = page
        self.window.show_plain(page)
        first = getattr(page, "first", None)
        if first is not None:
            first.setFocus()

    # --- opening -------------------------------------------------------------

    def _unlock(self, passphrase: str) -> None:
        page = self._page
        assert isinstance(page, UnlockPage)  # noqa: S101 - only it can ask
        page.work(self.ui.tr.text("Ouverture…"))
        path = self.app.default_vault()
        task = self._submit(lambda: self.app.vaults.open(path, passphrase))
        task.succeeded.connect(self._opened)
        task.failed.connect(self._not_opened)

    def _not_opened(self, error: BaseException) -> None:
        page = self._page
        if isinstance(page, UnlockPage):
            page.work()
            page.complain(error_sentence(self.ui.tr, error))

    def _recover(self, code: str, passphrase: str) -> None:
        page = self._page
        assert isinstance(page, UnlockPage)  # noqa: S101 - only it can ask
        page.work(self.ui.tr.text("Ouverture…"))
        path = self.app.default_vault()
        task = self._submit(lambda: self.app.vaults.recover(path, code, passphrase))
        task.succeeded.connect(self._recovered)
        task.failed.connect(self._not_opened)

    def _recovered(self, _nothing: object) -> None:
        page = self._page
        if isinstance(page, UnlockPage):
            page.work()
            page.recovered()

    def _create(self, setup: Setup) -> None:
        page = self._page
        assert isinstance(page, FirstRunPage)  # noqa: S101 - only it can ask
        page.work(self.ui.tr.text("Création du coffre…"))
        path = self.app.default_vault()
        task = self._submit(
            lambda: self.app.vaults.create(
                path,
                setup.passphrase,
                name=setup.name,
                side=setup.side,
                organisation=setup.organisation,
            )
        )
        task.succeeded.connect(self._created)
        task.failed.connect(self._not_created)

    def _created(self, made: tuple[OpenVault, str]) -> None:
        self._vault, self._code = made
        page = self._page
        if isinstance(page, FirstRunPage):
            page.show_sheet(self._code)

    def _not_created(self, error: BaseException) -> None:
        page = self._page
        if isinstance(page, FirstRunPage):
            page.work()
            tell(page, error)

    def _offer(self) -> None:
        page = self._page
        if isinstance(page, (FirstRunPage, UnlockPage)):
            page.offer_words(suggest(passphrase_words(), self.app.randomness))

    def _save_sheet(self) -> None:
        page = self._page
        if page is None or self._vault is None:
            return
        name = self.ui.tr.text("feuille-de-secours.pdf")
        path, _ = QFileDialog.getSaveFileName(
            page, self.ui.tr.text("Où garder la feuille ?"), name, "PDF (*.pdf)"
        )
        if not path:
            return
        code, owner = self._code, self._vault.ctx.owner.name
        language = self.ui.tr.language
        task = self.runners.work.submit(
            lambda: self._write_sheet(Path(path), code, owner, language), owner=page
        )
        task.failed.connect(self._not_created)

    def _write_sheet(self, path: Path, code: str, owner: str, language: str) -> None:
        self.app.write_file(path, self.app.recovery_sheet(code, owner, language))

    # --- the fictitious livret -----------------------------------------------

    def try_example(self) -> None:
        """Open a vault of fictitious people that is thrown away at the end."""
        folder = Path(tempfile.mkdtemp(prefix="livret-"))
        self._thrown_away = folder
        tr = self.ui.tr
        if isinstance(self._page, FirstRunPage):
            self._page.work(tr.text("Un instant : le livret d’exemple se prépare."))
        organisation = tr.text("Structure d’exemple")
        task = self._submit(lambda: self._make_example(folder, organisation))
        task.succeeded.connect(self._opened)
        task.failed.connect(self._not_created)

    def _make_example(self, folder: Path, organisation: str) -> OpenVault:
        vault, _ = self.app.vaults.create(
            folder / "coffre",
            secrets.token_urlsafe(48),
            name="Claire M.",
            side="social",
            organisation=organisation,
        )
        livret = make_example(vault.ctx)
        self.back = self.back or f"diagnosis:{livret}"
        return vault

    # --- the desk ------------------------------------------------------------

    def _opened(self, vault: OpenVault) -> None:
        self._vault = vault
        self._enter()

    def _enter(self) -> None:
        if self._vault is None:
            return
        self._code = ""
        self.desk = Desk(self.app, self._vault, self.ui, self.window, self.runners)
        furnish(self.desk, fictitious=self._thrown_away is not None)
        Lock(self.desk)
        page, _, livret = self.back.partition(":")
        if livret and page in self.window.pages:
            self.desk.open_livret(livret, page)
        elif page in self.window.pages:
            self.window.went.emit(page)

    def close(self) -> None:
        """Close the vault at the end; a fictitious one is thrown away."""
        vault, self._vault = self._vault, None
        if vault is not None:
            task = self.runners.vault.submit(vault.close, owner=self)
            if task.future is not None:
                # The window is gone: nobody waits but this process.
                wait([task.future], timeout=_CLOSING_S)
        if self._thrown_away is not None:
            shutil.rmtree(self._thrown_away, ignore_errors=True)

    def _submit(self, call: Callable[[], Any]) -> Task:
        return self.runners.vault.submit(call, owner=self)
