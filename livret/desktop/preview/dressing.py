"""In which form and which language a paper is made, wherever one is asked for.

The same questions under every paper of the window; the language facing the
French is never French, and pictures are a choice where a dress has them.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.kit.choices import Choices
from livret.desktop.kit.faces import Fold
from livret.desktop.kit.fields import Labelled
from livret.desktop.kit.layouts import Column
from livret.desktop.ui import Ui
from livret.words.languages import language_name
from livret.words.papers.aids import BILINGUAL, asked
from livret.words.papers.catalogue import DRESSES, EVERY_DRESS, PAPER_LANGUAGES
from livret.words.papers.pictures import WITHOUT_PICTURES
from livret.words.translator import LANGUAGES, Translator


def languages_offered(tr: Translator) -> tuple[tuple[str, str], ...]:
    """Return the languages of papers as (code, name), that of the screen first."""
    codes = dict.fromkeys((tr.language, *PAPER_LANGUAGES))
    return tuple((code, language_name(tr, code) or code) for code in codes)


WITHOUT = "without"
"""Chosen where the pictures beside the titles are left out."""


def picture_options(tr: Translator) -> tuple[tuple[str, str], ...]:
    """Return the two answers about pictures as (code, words), the usual one first."""
    return (("", tr.text("Avec les images")), (WITHOUT, tr.text("Sans image")))


class Dressing(QWidget):
    """Which form, with or without its pictures, then which language.

    Attributes:
        pictures: Asked for where the form has pictures that can be left out.

    Signals:
        changed: Another form or language was chosen, or pictures left out.
    """

    changed = Signal()

    def __init__(
        self,
        ui: Ui,
        dresses: Sequence[str] = EVERY_DRESS,
        language: str = "",
        *,
        pictured: bool = True,
    ) -> None:
        """Ask for one of ``dresses``; begin with ``language``, or the screen's.

        Args:
            ui: Of the window.
            dresses: Names of those offered.
            language: Code of the one that is chosen first.
            pictured: Whether the paper has pictures beside its titles.
        """
        super().__init__()
        self.setObjectName("clear")
        tr = ui.tr
        options = [(name, tr.text(DRESSES[name])) for name in dresses]
        told = tr.text("Sous quelle forme")
        self.forms = Choices(ui, told, options, required=True)
        self.forms.choose(dresses[0])
        shown = tr.text("Les images")
        self.pictures = Choices(ui, shown, picture_options(tr), required=True)
        self.pictures.choose("")
        self._pictured = pictured
        self._pictures = Labelled(ui, shown, self.pictures)
        self._pictures.hide()
        spoken = tr.text("En quelle langue")
        self.languages = Choices(ui, spoken, languages_offered(tr), required=True)
        self.languages.choose(language or tr.language)
        column = Column(ui, 12)
        column.addWidget(Labelled(ui, told, self.forms))
        column.addWidget(self._pictures)
        column.addWidget(Labelled(ui, spoken, self.languages))
        self.setLayout(column)
        self.forms.chosen.connect(self._formed)
        for each in (self.pictures, self.languages):
            each.chosen.connect(self.changed)

    @property
    def asked(self) -> tuple[str, str]:
        """The language of the sheet and the whole name of its dress."""
        form = self.forms.value
        bare = form in WITHOUT_PICTURES and self.pictures.value == WITHOUT
        return asked(self.languages.value, form, pictures=not bare)

    def _formed(self, dress: str) -> None:
        self._pictures.setVisible(self._pictured and dress in WITHOUT_PICTURES)
        french = LANGUAGES[0]
        self.languages.leave_out(*((french,) if dress == BILINGUAL else ()))
        if dress == BILINGUAL and self.languages.value == french:
            self.languages.choose(LANGUAGES[1])
        self.changed.emit()


def folded(ui: Ui, dressing: Dressing) -> Fold:
    """Return the questions under one quiet line: most keep what is offered."""
    return Fold(ui, ui.tr.text("Choisir la forme et la langue"), dressing)
