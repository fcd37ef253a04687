"""Wires « Tout ce que ce livret garde sur moi »."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from livret.desktop.access.page import AccessPage
from livret.desktop.desk import Desk
from livret.desktop.file_dialogs import FileChooser, ask_new_file
from livret.desktop.kit.dialog import Dialog
from livret.desktop.livret_page import LivretController
from livret.desktop.person.reminder import Reminder, recall_paper
from livret.desktop.ui import Ui
from livret.domain.livret import Livret
from livret.usecases.access import Kept, everything_kept, export_kept
from livret.usecases.app import App, OpenVault
from livret.usecases.archive import Archive, archive_of
from livret.usecases.context import Done
from livret.words.archive import archive_lines
from livret.words.kept import kept_chapters, kept_intro, kept_text
from livret.words.translator import Translator


class AccessController(LivretController):
    """Everything that this vault keeps about one person.

    Attributes:
        dialog: The question before a file leaves, once asked.
        chooser: Where the file goes, once asked.
    """

    key = "access"
    of_one = True
    page: AccessPage

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.dialog: Dialog | None = None
        self.chooser: FileChooser | None = None
        page = self.page
        page.save_asked.connect(self._ask)
        page.hold_asked.connect(self._ask_hold)
        page.back_asked.connect(self._back)
        page.erase_asked.connect(partial(desk.gone.emit, "erasing"))
        page.left.connect(page.forget)

    def make_page(self, ui: Ui) -> AccessPage:
        """Return the page."""
        return AccessPage(ui)

    def show_livret(self, livret: Livret) -> None:
        """Read everything that is kept, then show it."""
        self.desk.ask(self.page, partial(_read, livret=livret.id), self._show)

    def _show(self, read: tuple[Kept, Archive]) -> None:
        kept, found = read
        if kept.read.id == self.desk.livret and self.in_sight:
            tr = self.desk.ui.tr
            intro = " ".join((kept_intro(tr, kept), *archive_lines(tr, found)))
            self.page.show_kept(intro, kept_chapters(tr, kept))

    def _ask_hold(self) -> None:
        call = partial(_archive, livret=self.desk.livret)
        self.desk.ask(self.page, call, self._hold_read)

    def _hold_read(self, found: Archive) -> None:
        self.desk.put_aside.emit(found, self.key)

    def _back(self) -> None:
        self.desk.gone.emit("agreement")

    # --- a file of it --------------------------------------------------------

    def _ask(self) -> None:
        """Ask first, of everyone and in the same words (practice rule 2)."""
        ui, tr = self.desk.ui, self.desk.ui.tr
        recalled = recall_paper(tr, self.desk.alone)
        self.dialog = Dialog(
            ui,
            self.page.window(),
            tr.text("Pouvez-vous garder ce fichier chez vous sans souci ?"),
            tr.text(
                "Il contient tout, et s’ouvre sans mot de passe. Quelqu’un peut le"
                " lire. Toutes les réponses conviennent, et la réponse peut changer."
            ),
            [
                ("file", tr.text("Un fichier"), "plain"),
                ("nothing", tr.text("Rien"), "plain"),
            ],
            Reminder(ui, recalled) if recalled else None,
        )
        self.dialog.decided.connect(self._decided)
        self.dialog.open()

    def _decided(self, verb: str) -> None:
        tr = self.desk.ui.tr
        if verb == "file":
            self.chooser = ask_new_file(
                self.page,
                tr.text("Où garder le fichier ?"),
                tr.text("Dossier compressé (*.zip)"),
                tr.text("copie.zip"),
                self._write,
            )

    def _write(self, path: str) -> None:
        call = partial(
            _export,
            app=self.desk.app,
            tr=self.desk.ui.tr,
            livret=self.desk.livret,
            path=Path(path),
        )
        self.desk.ask(self.page, call, self._written)

    def _written(self, _kept: Kept) -> None:
        self.page.show_trouble(self.desk.ui.tr.text("Le fichier est prêt."))


def _archive(vault: OpenVault, livret: str) -> Archive:
    return archive_of(vault.sharing, livret)


def _read(vault: OpenVault, livret: str) -> tuple[Kept, Archive]:
    return everything_kept(vault, livret), archive_of(vault.sharing, livret)


def _export(
    vault: OpenVault, app: App, tr: Translator, livret: str, path: Path
) -> Done[Kept]:
    say = partial(kept_text, tr)
    return export_kept(vault, livret, say, partial(app.write_file, path))
