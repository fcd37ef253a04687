"""Wires going back to a backup, while no vault is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from livret.desktop.file_dialogs import FileChooser, ask_folder
from livret.desktop.restoring.page import RestoringPage
from livret.desktop.restoring.reading import copy_lines, weighed_lines
from livret.usecases.backups import FoundBackup, WeighedBackup
from livret.usecases.vault_errors import WrongPassphraseOfBackup
from livret.words.errors import error_sentence

if TYPE_CHECKING:
    from livret.desktop.tasks import Runners, Task
    from livret.desktop.ui import Ui
    from livret.usecases.app import App, OpenVault


class Restoring(QObject):
    """One visit to the backups.

    Attributes:
        page: What is shown.
        chooser: The question for another folder, once asked.

    Signals:
        restored: The vault is open as it was. arg: ``OpenVault``.
        left: Nothing was changed; back to where one came from.
    """

    restored = Signal(object)
    left = Signal()

    def __init__(self, app: App, ui: Ui, runners: Runners, path: Path) -> None:
        """Show the copies that stand with a vault.

        Args:
            app: The whole program.
            ui: Look and language.
            runners: The vault's worker opens and keeps the vault.
            path: Where the vault stands or shall stand.
        """
        super().__init__()
        self._app = app
        self._ui = ui
        self._runners = runners
        self._path = path
        self._copy = (Path(), "")
        self._keys_alone = False
        self.chooser: FileChooser | None = None
        self.page = RestoringPage(ui)
        self.page.weigh_asked.connect(self._weigh)
        self.page.restore_asked.connect(self._restore)
        self.page.folder_asked.connect(self._ask_folder)
        self.page.left_alone.connect(self.left)
        self.look_in(str(path))

    def look_in(self, place: str) -> None:
        """Show the copies in or under a folder."""
        self._place = place
        self.page.banner.hide()
        vaults = self._app.vaults
        self._submit(lambda: vaults.backups(Path(place)), self._found)

    def _found(self, found: Sequence[FoundBackup]) -> None:
        self.page.show_copies(copy_lines(self._ui.tr, found), self._place)
        if found:
            self.page.passphrase.setFocus()

    def _ask_folder(self) -> None:
        title = self._ui.tr.text("Où sont les copies de secours ?")
        self.chooser = ask_folder(self.page, title, self.look_in)

    # --- weighing --------------------------------------------------------------

    def _weigh(self, folder: str, passphrase: str) -> None:
        self.page.work(self._ui.tr.text("La copie est vérifiée, page par page…"))
        vaults, path = self._app.vaults, self._path
        self._copy = (Path(folder), passphrase)
        self._submit(
            lambda: vaults.weigh(Path(folder), path, passphrase), self._weighed
        )

    def _weighed(self, told: WeighedBackup) -> None:
        self._keys_alone = told.keys_alone
        lines = weighed_lines(self._ui.tr, told)
        self.page.show_weighed(lines, keys_alone=told.keys_alone)

    # --- going back ------------------------------------------------------------

    def _restore(self) -> None:
        self.page.work(self._ui.tr.text("Le coffre revient à cette copie…"))
        vaults, path = self._app.vaults, self._path
        folder, passphrase = self._copy
        act = vaults.restore_keys if self._keys_alone else vaults.restore
        self._submit(lambda: act(folder, path, passphrase), self._done)

    def _done(self, vault: OpenVault) -> None:
        self._copy = (Path(), "")
        self.page.passphrase.clear()
        self.restored.emit(vault)

    # --- what did not work -----------------------------------------------------

    def _failed(self, error: BaseException) -> None:
        from livret.desktop.errors import tell

        self._copy = (Path(), "")
        self.page.work()
        if isinstance(error, WrongPassphraseOfBackup):
            self.page.complain(error_sentence(self._ui.tr, error))
        else:
            tell(self.page, error)

    def _submit(self, call: Callable[[], Any], then: Callable[[Any], None]) -> Task:
        task = self._runners.vault.submit(call, owner=self.page)
        task.succeeded.connect(then)
        task.failed.connect(self._failed)
        return task
