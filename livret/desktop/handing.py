"""Before any copy, of everyone and in the same words (practice rule 2).

« Pouvez-vous garder ce papier chez vous sans souci ? »: the paper, a file,
kept here for me, nothing. None of the four stands out, and none is a default.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.desk import Desk
from livret.desktop.errors import tell
from livret.desktop.file_dialogs import FileChooser, ask_new_file
from livret.desktop.kit.dialog import Dialog
from livret.desktop.kit.page import Page
from livret.desktop.person.reminder import Reminder, recall_paper
from livret.desktop.ui import Ui
from livret.usecases.app import App, OpenVault
from livret.usecases.context import Changes, Done
from livret.usecases.livrets import note

DIAGNOSTIC = "diagnostic"
"""The paper that most often leaves."""

Fetch = Callable[[OpenVault], bytes]
"""Returns the bytes of a paper, on the vault's worker."""


class HandingOver(QObject):
    """Asks how a paper of one page may leave, then lets it.

    Attributes:
        dialog: The question, once asked.
        chooser: Where the file goes, once asked.

    Signals:
        handed: The paper left. arg: ``printed`` or ``copied``.
    """

    handed = Signal(str)

    def __init__(self, desk: Desk, page: Page) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._livret = ""
        self._paper = DIAGNOSTIC
        self._fetch: Fetch = _nothing
        self.dialog: Dialog | None = None
        self.chooser: FileChooser | None = None

    def ask(self, livret: str, fetch: Fetch, paper: str = DIAGNOSTIC) -> None:
        """Ask before the paper that ``fetch`` returns leaves.

        Args:
            livret: Whose.
            fetch: Returns its bytes.
            paper: What it is called in the journal.
        """
        self._livret, self._fetch, self._paper = livret, fetch, paper
        tr = self._desk.ui.tr
        recalled = recall_paper(tr, self._desk.folded)
        self.dialog = keeping_dialog(self._desk.ui, self._page.window(), recalled)
        self.dialog.decided.connect(self._decided)
        self.dialog.open()

    def hand(self, livret: str, fetch: Fetch, verb: str) -> None:
        """Let a paper leave as it was answered elsewhere: ``paper`` or ``file``."""
        self._livret, self._fetch = livret, fetch
        self._decided(verb)

    def _decided(self, verb: str) -> None:
        tr = self._desk.ui.tr
        if verb == "paper":
            self._desk.ask(self._page, self._fetch, self._print)
        elif verb == "file":
            self.chooser = ask_new_file(
                self._page,
                tr.text("Où garder le fichier ?"),
                tr.text("Document PDF (*.pdf)"),
                tr.text("document.pdf"),
                self._write,
            )
        elif verb == "here":
            self._page.show_trouble(tr.text("Le papier reste gardé ici."))

    # --- on paper ------------------------------------------------------------

    def _print(self, pdf: bytes) -> None:
        # Loaded when somebody prints: most days nobody does.
        from livret.desktop.printing import Printing

        desk = self._desk
        printing = Printing(desk.app, desk.runners, self._page, lambda: pdf)
        printing.printed.connect(self._printed)
        printing.failed.connect(self._failed)
        printing.ask()

    def _printed(self) -> None:
        call = partial(_note, livret=self._livret, what="printed", paper=self._paper)
        self._desk.ask(self._page, call)
        self._page.show_trouble(self._desk.ui.tr.text("Le papier s’imprime."))
        self.handed.emit("printed")

    def _failed(self, error: BaseException) -> None:
        tell(self._page, error)

    # --- as a file -----------------------------------------------------------

    def _write(self, path: str) -> None:
        call = partial(
            _write,
            app=self._desk.app,
            fetch=self._fetch,
            path=Path(path),
            livret=self._livret,
            paper=self._paper,
        )
        self._desk.ask(self._page, call, self._written)

    def _written(self, _nothing: object) -> None:
        self._page.show_trouble(self._desk.ui.tr.text("Le fichier est prêt."))
        self.handed.emit("copied")


def keeping_dialog(ui: Ui, parent: QWidget, recalled: str) -> Dialog:
    """Return the question, with what she asked to be heeded above the answers."""
    tr = ui.tr
    return Dialog(
        ui,
        parent,
        tr.text("Pouvez-vous garder ce papier chez vous sans souci ?"),
        tr.text(
            "Quelqu’un peut le voir, le lire, poser des questions. Toutes les"
            " réponses conviennent, et la réponse peut changer."
        ),
        [
            ("paper", tr.text("Le papier"), "plain"),
            ("file", tr.text("Un fichier"), "plain"),
            ("here", tr.text("Gardé ici pour moi"), "plain"),
            ("nothing", tr.text("Rien"), "plain"),
        ],
        Reminder(ui, recalled) if recalled else None,
    )


def _nothing(_vault: OpenVault) -> bytes:
    return b""


def _note(vault: OpenVault, livret: str, what: str, paper: str) -> Done[None]:
    note(vault.ctx, livret, what, paper=paper)
    changes = Changes(livrets=frozenset({livret}), kinds=frozenset({"journal"}))
    return Done(None, changes)


def _write(
    vault: OpenVault, app: App, fetch: Fetch, path: Path, livret: str, paper: str
) -> Done[None]:
    """Write the file first: the journal tells only of what left."""
    app.write_file(path, fetch(vault))
    return _note(vault, livret, "copied", paper)
