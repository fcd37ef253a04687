"""Before any copy, of everyone and in the same words (practice rule 2).

« Pouvez-vous garder ce papier chez vous sans souci ? »: the paper, a file,
kept here for me, nothing. None of the four stands out, and none is a default.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from livret.desktop.desk import Desk
from livret.desktop.errors import tell
from livret.desktop.file_dialogs import FileChooser, ask_new_file
from livret.desktop.handing_dialogs import keeping_dialog, kept_to_hand, stuck_dialog
from livret.desktop.kit.dialog import Dialog
from livret.desktop.kit.page import Page
from livret.desktop.person.reminder import recall_paper
from livret.domain.errors import Unavailable
from livret.usecases.app import App, OpenVault
from livret.usecases.context import Changes, Done
from livret.usecases.errors import FileNotWritten
from livret.usecases.her_passphrase import SUGGESTED_WORDS, closed_for_her
from livret.usecases.livrets import note
from livret.usecases.passphrases import suggest
from livret.usecases.to_hand import ToHand, keep_to_hand
from livret.words.errors import error_sentence

if TYPE_CHECKING:
    from livret.desktop.handing_closed import HerPhrase

DIAGNOSTIC = "diagnostic"
"""The paper that most often leaves."""

Fetch = Callable[[OpenVault], bytes]
"""Returns the bytes of a paper, on the vault's worker."""


class HandingOver(QObject):
    """Asks how a paper of one page may leave, then lets it.

    Attributes:
        dialog: The question, once asked.
        chooser: Where the file goes, once asked.
        phrase: Where her phrase is written, once asked.

    Signals:
        handed: The paper left. arg: ``printed`` or ``copied``.
        waiting: It stays here until it is handed over another day.
    """

    handed = Signal(str)
    waiting = Signal()

    def __init__(self, desk: Desk, page: Page) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._livret = ""
        self._paper = DIAGNOSTIC
        self._document = ""
        self._fetch: Fetch = _nothing
        self._leaves: Fetch = _nothing
        self._tried = False
        self._verb = ""
        self._told = ""
        page.left.connect(self.take_back)
        self.dialog: Dialog | None = None
        self.chooser: FileChooser | None = None
        self.phrase: HerPhrase | None = None

    def ask(
        self, livret: str, fetch: Fetch, paper: str = DIAGNOSTIC, document: str = ""
    ) -> None:
        """Ask before the paper that ``fetch`` returns leaves.

        Args:
            livret: Whose.
            fetch: Returns its bytes.
            paper: What it is called in the journal.
            document: Its id where it was frozen: only such a paper can wait
                to be handed over.
        """
        self.take_back()
        self._livret, self._fetch, self._paper = livret, fetch, paper
        self._document = document
        tr = self._desk.ui.tr
        recalled = recall_paper(tr, self._desk.folded)
        self.dialog = keeping_dialog(self._desk.ui, self._page.window(), recalled)
        self.dialog.decided.connect(self._decided)
        self.dialog.open()

    def hand(self, livret: str, fetch: Fetch, verb: str, document: str = "") -> None:
        """Let a paper leave as it was answered elsewhere: a code of ``meeting``."""
        self.take_back()
        self._livret, self._fetch, self._document = livret, fetch, document
        self._decided(verb)

    def take_back(self) -> None:
        """Hide what was told of the paper that left, if it is still what is told."""
        if self._told and self._page.banner.sentence == self._told:
            self._page.banner.hide()
        self._told = ""

    def _tell(self, sentence: str) -> None:
        self._told = sentence
        self._page.show_trouble(sentence)

    def _decided(self, verb: str) -> None:
        tr = self._desk.ui.tr
        self._verb = verb
        if verb == "paper":
            self._desk.ask(self._page, self._fetch, self._print)
        elif verb == "closed":
            self._ask_phrase()
        elif verb == "file":
            self._choose_file(self._fetch)
        elif verb == "here":
            self._tell(tr.text("Le papier reste gardé ici."))

    def _choose_file(self, fetch: Fetch) -> None:
        tr, self._leaves, self._tried = self._desk.ui.tr, fetch, False
        self.chooser = ask_new_file(
            self._page,
            tr.text("Où garder le fichier ?"),
            tr.text("Document PDF (*.pdf)"),
            tr.text("document.pdf"),
            self._write,
        )
        self.chooser.rejected.connect(self._no_file)

    def _no_file(self) -> None:
        if not self._tried:
            self._forget()

    def _forget(self) -> None:
        """Leave nothing of her phrase here: it goes with what it closed."""
        self._leaves = _nothing

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
        self._tell(self._desk.ui.tr.text("Le papier s’imprime."))
        self.handed.emit("printed")

    # --- when it cannot leave ------------------------------------------------

    def _failed(self, error: BaseException) -> None:
        """Say why it could not leave, with every other way it may (practice 15)."""
        self._desk.trouble.emit(error)
        if not isinstance(error, Unavailable):
            tell(self._page, error)
            return
        self.dialog = stuck_dialog(
            self._desk.ui,
            self._page.window(),
            error_sentence(self._desk.ui.tr, error),
            other="file" if self._verb == "paper" else "paper",
            may_wait=bool(self._document),
        )
        self.dialog.decided.connect(self._otherwise)
        self.dialog.rejected.connect(self._forget)
        self.dialog.open()

    def _otherwise(self, verb: str) -> None:
        if verb == "again" and self._verb == "closed":
            # With the phrase that she wrote down: nobody makes up another.
            self._choose_file(self._leaves)
            return
        self._forget()
        if verb == "later":
            call = partial(_keep, livret=self._livret, document=self._document)
            self._desk.ask(self._page, call, self._kept)
        else:
            self._decided(self._verb if verb == "again" else verb)

    def _kept(self, _kept: object) -> None:
        self._tell(kept_to_hand(self._desk.ui.tr))
        self.waiting.emit()

    # --- closed with her phrase ----------------------------------------------

    def _ask_phrase(self) -> None:
        # Loaded when somebody wants it: it reads the list of words.
        from livret.desktop.handing_closed import HerPhrase, closing_dialog

        self.phrase = HerPhrase(self._desk.ui)
        self.phrase.words_asked.connect(self._offer)
        self.dialog = closing_dialog(self._desk.ui, self._page.window(), self.phrase)
        self._offer()
        self.dialog.decided.connect(self._phrased)
        self.dialog.finished.connect(self.phrase.forget)
        self.dialog.open()

    def _offer(self) -> None:
        from livret.words.passphrase_words import passphrase_words

        if self.phrase is not None:
            drawn = suggest(
                passphrase_words(), self._desk.app.randomness, SUGGESTED_WORDS
            )
            self.phrase.offer(drawn)

    def _phrased(self, verb: str) -> None:
        if verb == "close" and self.phrase is not None:
            phrase = self.phrase.phrase
            self._choose_file(partial(_closed, fetch=self._fetch, phrase=phrase))

    # --- as a file -----------------------------------------------------------

    def _write(self, path: str) -> None:
        self._tried = True
        call = partial(
            _write,
            app=self._desk.app,
            fetch=self._leaves,
            path=Path(path),
            livret=self._livret,
            paper=self._paper,
        )
        self._desk.ask(self._page, call, self._written)

    def _written(self, refused: Unavailable | None) -> None:
        if refused is not None:
            self._failed(refused)
            return
        self._forget()
        self._tell(self._desk.ui.tr.text("Le fichier est prêt."))
        self.handed.emit("copied")


def _keep(vault: OpenVault, livret: str, document: str) -> Done[ToHand]:
    return keep_to_hand(vault, livret, document)


def _closed(vault: OpenVault, fetch: Fetch, phrase: str) -> bytes:
    return closed_for_her(vault.paper, fetch(vault), phrase)


def _nothing(_vault: OpenVault) -> bytes:
    return b""


def _note(vault: OpenVault, livret: str, what: str, paper: str) -> Done[None]:
    note(vault.ctx, livret, what, paper=paper)
    changes = Changes(livrets=frozenset({livret}), kinds=frozenset({"journal"}))
    return Done(None, changes)


def _write(
    vault: OpenVault, app: App, fetch: Fetch, path: Path, livret: str, paper: str
) -> Done[Unavailable | None]:
    """Write the file first: the journal tells only of what left.

    Returns:
        Why it could not be written, or nothing.
    """
    try:
        app.write_file(path, fetch(vault))
    except FileNotWritten as error:
        return Done(error)
    done = _note(vault, livret, "copied", paper)
    return Done(None, done.changes)
