"""Before the desk: first run, unlock, or the fictitious livret.

The vault is made and opened on the vault's own worker, which then keeps it.
Every way of failing says its sentence on the page that asked, beside the field
where one is at fault, and leaves a way on.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from livret.desktop.kit.page import Page
from livret.desktop.look import load_fonts
from livret.desktop.main_window import MainWindow
from livret.desktop.tasks import Runners, Task
from livret.desktop.ui import Ui
from livret.desktop.unlock.opening import Opening
from livret.desktop.unlock.page import UnlockPage

# What is not needed to ask for the passphrase is loaded by what needs it.
if TYPE_CHECKING:
    from livret.desktop.copy_opened.page import CopyPage
    from livret.desktop.copy_opened.visit import CopyVisit
    from livret.desktop.first_run.making import Making
    from livret.desktop.first_run.page import FirstRunPage
    from livret.desktop.recovery_sheet import SheetGiver
    from livret.desktop.restoring.controller import Restoring
    from livret.desktop.restoring.page import RestoringPage
    from livret.desktop.trying import Trying
    from livret.usecases.app import App, OpenVault

    EntrancePage = UnlockPage | FirstRunPage | RestoringPage | CopyPage

VAULT_NAME = "coffre"


class Entrance(QObject):
    """From a closed vault to an open one.

    Attributes:
        path: Where the vault stands or will stand.
        page: The page shown.
        example_place: Where the fictitious livret is first shown.

    Signals:
        opened: args: the ``OpenVault``, whether its people are invented.
    """

    opened = Signal(object, bool)

    def __init__(
        self, app: App, ui: Ui, window: MainWindow, runners: Runners, path: Path
    ) -> None:
        """Prepare; ``begin`` shows the first page."""
        super().__init__()
        self.app = app
        self.ui = ui
        self.window = window
        self.runners = runners
        self.path = path
        self.page: EntrancePage | None = None
        self.example_place = ""
        self._making: Making | None = None
        self._trying: Trying | None = None
        self._visit: Restoring | CopyVisit | None = None
        self._opening: Opening | None = None
        self._verb: Callable[[], None] | None = None

    def begin(
        self,
        *,
        example: bool = False,
        going_back: bool = False,
        words_lost: bool = False,
    ) -> None:
        """Show the first page, or open the fictitious livret at once.

        Args:
            example: Open the fictitious livret.
            going_back: Show the backups, as the settings were asked to.
            words_lost: Say that what was typed before the lock could not be kept.
        """
        if going_back:
            self.show_restoring()
        elif self.app.vaults.is_vault(self.path):
            self.show_unlock()
        elif self.path.is_dir() and self.app.vaults.backups(self.path):
            # What opens it is gone, and what was kept is there.
            self.show_restoring()
        else:
            self.show_first_run()
        if words_lost and self.page is not None:
            self.page.show_trouble(
                self.ui.tr.text(
                    "Ce qui venait d’être écrit avant le verrouillage n’a pas pu être"
                    " gardé\u202f: le disque du coffre était plein, ou n’était plus"
                    " là, ou c’était une réponse dans la copie d’une personne, pas"
                    " encore sur sa clé USB. Ces mots sont à écrire de nouveau."
                )
            )
        if example:
            self.try_example()

    def show_unlock(self) -> None:
        """Ask for the passphrase."""
        page = UnlockPage(self.ui)
        opening = Opening(self.app, self.runners, page, lambda: self.path, self)
        opening.begun.connect(self._opening_begun)
        opening.opened.connect(self._come_in)
        opening.failed.connect(self._not_opened)
        self._opening = opening
        page.words_asked.connect(self._offer)
        page.copy_asked.connect(self.show_copy)
        self._show(page)

    def show_first_run(self) -> None:
        """Three steps to a first vault."""
        from livret.desktop.first_run.making import Making
        from livret.desktop.first_run.page import FirstRunPage

        page = FirstRunPage(self.ui)
        making = Making(self.app, self.runners, page, lambda: self.path, self)
        making.made.connect(self._made)
        making.failed.connect(self._not_made)
        making.begun.connect(self._come_in)
        self._making = making
        page.words_asked.connect(self._offer)
        page.example_asked.connect(self.try_example)
        page.backup_asked.connect(self.show_restoring)
        page.copy_asked.connect(self.show_copy)
        self._show(page)

    def show_copy(self) -> None:
        """Read the copy of a person with her; no vault is opened, none is made."""
        from livret.desktop.copy_opened.visit import CopyVisit

        visit = CopyVisit(self.app, self.ui, self.runners)
        visit.left.connect(self._leave_visit)
        self._visit = visit
        self._show(visit.page)

    def show_restoring(self) -> None:
        """Choose a backup to go back to."""
        from livret.desktop.restoring.controller import Restoring

        visit = Restoring(self.app, self.ui, self.runners, self.path)
        visit.restored.connect(self._went_back)
        visit.left.connect(self._leave_visit)
        self._visit = visit
        self._show(visit.page)

    def _went_back(self, vault: OpenVault) -> None:
        self._visit = None
        self.opened.emit(vault, False)  # noqa: FBT003 - a signal's value

    def _leave_visit(self) -> None:
        self._visit = None
        if self.app.vaults.is_vault(self.path):
            self.show_unlock()
        else:
            self.show_first_run()

    @property
    def _first_run(self) -> FirstRunPage | None:
        from livret.desktop.first_run.page import FirstRunPage

        return self.page if isinstance(self.page, FirstRunPage) else None

    def _show(self, page: EntrancePage) -> None:
        self.page = page
        page.banner.retried.connect(self._verb_pressed)
        self._verb = None
        self.window.show_plain(page)

    def warm_up(self) -> None:
        """Load what opening needs, while the page waits for the passphrase."""
        self._submit(self.app.vaults.prepare)

    # --- opening ---------------------------------------------------------------

    def _opening_begun(self) -> None:
        # While the key is derived elsewhere, the pages of the desk are loaded.
        QTimer.singleShot(0, load_desk)

    def _come_in(self, vault: OpenVault) -> None:
        self.opened.emit(vault, False)  # noqa: FBT003 - a signal's value

    def _not_opened(self, error: BaseException) -> None:
        if self._opening is not None and isinstance(self.page, UnlockPage):
            self._say(self.page, error, self._opening.again)

    @property
    def vault(self) -> OpenVault | None:
        """The vault just made, until its recovery sheet is safe; else None."""
        return self._making.vault if self._making is not None else None

    @property
    def sheet(self) -> SheetGiver | None:
        """Gives that sheet, as long as it is shown; else None."""
        return self._making.sheet if self._making is not None else None

    def _made(self) -> None:
        QTimer.singleShot(0, load_desk)

    def _not_made(self, error: BaseException) -> None:
        page = self._first_run
        if page is not None:
            self._say(page, error, None)

    def _offer(self) -> None:
        from livret.usecases.passphrases import suggest
        from livret.words.passphrase_words import passphrase_words

        page = self.page if isinstance(self.page, UnlockPage) else self._first_run
        if page is not None:
            page.offer_words(suggest(passphrase_words(), self.app.randomness))

    # --- what did not work -----------------------------------------------------

    def _say(
        self, page: Page, error: BaseException, again: Callable[[], None] | None
    ) -> None:
        """Say ``error`` with the verb that helps: another folder, or once more."""
        from livret.desktop.errors import tell
        from livret.desktop.opening_trouble import FOLDER, RESTORE, what_helps
        from livret.words.errors import error_sentence

        wanted, words = what_helps(self.ui.tr, error)
        helps = {RESTORE: self.show_restoring, FOLDER: self._ask_for_folder}
        self._verb = helps.get(wanted, again)
        if words:
            page.show_trouble(error_sentence(self.ui.tr, error), verb=words)
        else:
            tell(page, error)

    def _verb_pressed(self) -> None:
        if self._verb is not None:
            self._verb()

    def _ask_for_folder(self) -> None:
        from livret.desktop.file_dialogs import ask_folder

        if self.page is not None:
            title = self.ui.tr.text("Dans quel dossier de cet ordinateur ?")
            ask_folder(self.page, title, self.move_to)

    def move_to(self, folder: str) -> None:
        """Take the vault of a folder, or a place for one inside it, from now on."""
        chosen, vaults = Path(folder), self.app.vaults
        self.path = chosen if vaults.is_vault(chosen) else chosen / VAULT_NAME
        self.app.set_preference("vault", str(self.path))
        if vaults.is_vault(self.path):
            self.show_unlock()
        elif self._first_run is not None:
            self._first_run.banner.hide()
        else:
            self.show_first_run()

    # --- the fictitious livret -------------------------------------------------

    def try_example(self) -> None:
        """Open a vault of fictitious people that is thrown away at the end."""
        from livret.desktop.trying import Trying

        if self.page is not None:
            told = self.ui.tr.text("Un instant : le livret d’exemple se prépare.")
            self.page.work(told)
        self._trying = Trying(self.app, self.ui.tr, self.runners)
        self._trying.made.connect(self._example_made)
        self._trying.failed.connect(self._no_example)
        self._trying.begin()
        QTimer.singleShot(0, load_desk)

    def _example_made(self, vault: OpenVault, place: str) -> None:
        self.example_place = place
        self.opened.emit(vault, True)  # noqa: FBT003 - a signal's value

    def _no_example(self, error: BaseException) -> None:
        from livret.desktop.errors import tell

        page = self.page
        if page is not None:
            page.work()
            tell(page, error)

    def throw_away(self) -> None:
        """Delete the fictitious vault, once it is closed."""
        if self._trying is not None:
            self._trying.throw_away()

    def _submit(self, call: Callable[[], Any]) -> Task:
        return self.runners.vault.submit(call, owner=self)


def load_desk() -> None:
    """Load what an open vault shows; the second time costs nothing."""
    import livret.desktop.accueil.controller
    import livret.desktop.wiring  # noqa: F401

    load_fonts()
