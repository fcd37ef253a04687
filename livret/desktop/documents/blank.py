"""The blank form, to fill by hand: printed, or kept as a file.

Nothing of anybody is on it, so nobody is asked whether it may leave.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from livret.desktop.desk import Desk
from livret.desktop.errors import tell
from livret.desktop.file_dialogs import FileChooser, ask_new_file
from livret.desktop.kit.choices import Choices
from livret.desktop.kit.dialog import Dialog
from livret.desktop.kit.layouts import Column, holder
from livret.desktop.kit.page import Page
from livret.desktop.preview.dressing import Dressing, folded
from livret.desktop.ui import Ui
from livret.domain.errors import Unavailable
from livret.usecases.saying import DIAGNOSTIC_FORM
from livret.words.errors import error_sentence
from livret.words.papers.catalogue import BLANKS, STANDARD


class BlankSheet(QObject):
    """Gives a blank form to whoever asks on a page.

    Attributes:
        dialog: How it is wanted, once asked.
        chooser: Where the file goes, once asked.
        forms: Which form, once asked.
        dressing: In which form and language, once asked.
    """

    def __init__(self, desk: Desk, page: Page) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self.dialog: Dialog | None = None
        self.chooser: FileChooser | None = None
        self.forms: Choices | None = None
        self.dressing: Dressing | None = None
        self._form = DIAGNOSTIC_FORM
        self._asked = (desk.ui.tr.language, STANDARD)

    def ask(self) -> None:
        """Ask how it is wanted."""
        tr = self._desk.ui.tr
        self.forms = Choices(
            self._desk.ui,
            tr.text("Quelle feuille"),
            [(name, tr.text(title)) for name, title in BLANKS.items()],
            required=True,
        )
        self.forms.choose(DIAGNOSTIC_FORM)
        self.forms.chosen.connect(self._choose)
        self._form = DIAGNOSTIC_FORM
        self.dressing = Dressing(self._desk.ui)
        self.dressing.changed.connect(self._dress)
        self._dress()
        body = blank_choices(self._desk.ui, self.forms, self.dressing)
        self.dialog = blank_dialog(self._desk.ui, self._page, body)
        self.dialog.decided.connect(self._decided)
        self.dialog.open()

    def _choose(self, form: str) -> None:
        self._form = form

    def _dress(self) -> None:
        if self.dressing is not None:
            self._asked = self.dressing.asked

    def _decided(self, verb: str) -> None:
        tr = self._desk.ui.tr
        if verb == "print":
            from livret.desktop.printing import Printing

            desk = self._desk
            printing = Printing(desk.app, desk.runners, self._page, self._make)
            printing.printed.connect(self._printed)
            printing.failed.connect(self._failed)
            printing.ask()
        elif verb == "file":
            self.chooser = ask_new_file(
                self._page,
                tr.text("Où garder le fichier ?"),
                tr.text("Document PDF (*.pdf)"),
                tr.text("feuille-vierge.pdf"),
                self._write,
            )

    def _make(self) -> bytes:
        """Return the PDF; called on a worker."""
        return self._desk.app.blank_form(self._form, *self._asked)

    def _printed(self) -> None:
        self._page.show_trouble(self._desk.ui.tr.text("Le papier s’imprime."))

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, Unavailable):  # asked again where it was asked
            self._page.show_trouble(error_sentence(self._desk.ui.tr, error))
        else:
            tell(self._page, error)

    def _write(self, path: str) -> None:
        app, make = self._desk.app, self._make
        task = self._desk.runners.work.submit(
            lambda: app.write_file(Path(path), make()), owner=self
        )
        task.succeeded.connect(self._written)
        task.failed.connect(self._failed)

    def _written(self, _nothing: object) -> None:
        self._page.show_trouble(self._desk.ui.tr.text("Le fichier est prêt."))


def blank_choices(ui: Ui, forms: Choices, dressing: Dressing) -> QWidget:
    """Return which form it is, then its letters and its language."""
    column = Column(ui, 12)
    column.addWidget(forms)
    column.addWidget(folded(ui, dressing))
    return holder(column)


def blank_dialog(ui: Ui, page: Page, body: QWidget | None = None) -> Dialog:
    """Return the question: which form, on paper or as a file."""
    tr = ui.tr
    return Dialog(
        ui,
        page.window(),
        tr.text("Une feuille vierge"),
        tr.text(
            "Pour remplir le diagnostic à la main, sans ordinateur. Chaque sujet a sa"
            " page. La feuille remplie se recopie ensuite ici."
        ),
        [
            ("print", tr.text("L’imprimer"), "primary"),
            ("file", tr.text("En faire un fichier"), "plain"),
            ("leave", tr.text("Revenir"), "plain"),
        ],
        body,
    )
