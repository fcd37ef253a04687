"""``run(app)``: the window from its opening to the end of its process.

First run or unlock, then the desk (``livret.desktop.program``).
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from livret.desktop.display import NoScreen, has_screen
from livret.desktop.look import SIZES, THEMES, Look, load_first_fonts
from livret.desktop.opening_words import OpeningWords, opening_words
from livret.desktop.program import Program
from livret.desktop.tasks import share_turns
from livret.words.translator import LANGUAGES, translator_for

if TYPE_CHECKING:
    from livret.usecases.app import App

_STYLE = "Fusion"
"""Of every widget, under our own style sheet; the same on every system."""


def run(app: App, arguments: Sequence[str]) -> int:
    """Open the window and return the exit code once it is closed.

    Where the vault was locked, this process is replaced instead.
    """
    # What is loaded by now stays for good: nobody need look through it again.
    gc.freeze()
    words = opening_words(arguments) or OpeningWords()
    if not has_screen():
        return _say_no_screen(_language(app, words))
    application, program = prepared(app, words)
    program.begin(words)
    first = _first_field(program)
    then = partial(_type, program, first) if words.until_usable else program.warm_up
    _AtFirstSight(first, then)
    code: int = application.exec()
    # The process ends here: what is left needs no last look.
    gc.freeze()
    program.close()
    gc.freeze()
    return code


def _say_no_screen(language: str) -> int:
    from livret.words.errors import error_sentence

    told = error_sentence(translator_for(language), NoScreen())
    sys.stderr.write(told + "\n")
    return 1


def prepared(app: App, words: OpeningWords) -> tuple[QApplication, Program]:
    """Return Qt, and the program with its window still empty."""
    share_turns()
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        # Said here: ``setStyle`` loads a class with 500 names for it.
        application = QApplication([sys.argv[0], "-style", _STYLE])
    else:
        application.setStyle(_STYLE)
    application.setApplicationName("Livret")
    # The vault closes after the window; then the program ends (Program.leave).
    application.setQuitOnLastWindowClosed(False)
    load_first_fonts()
    tr = translator_for(_language(app, words))
    look = _look(app)
    # No other font is looked for on the way to the style sheet, which names it.
    application.setFont(look.font())
    application.setPalette(look.palette())  # now, while there is no widget
    program = Program(app, look, tr, _vault(app, words))
    program.ended.connect(application.quit)
    return application, program


def _first_field(program: Program) -> QWidget:
    page = program.entrance.page
    assert page is not None  # noqa: S101 - the program has begun
    fields = (field for field in page.findChildren(QLineEdit) if field.isVisible())
    return next(fields, page)


def _type(program: Program, field: QWidget) -> None:
    """Type a letter into a field, and end once it was taken."""
    if isinstance(field, QLineEdit):
        field.textEdited.connect(program.ended)
    letter = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a"
    )
    QApplication.postEvent(field, letter)


class _AtFirstSight(QObject):
    """Does something once a widget was painted."""

    def __init__(self, widget: QWidget, then: Callable[[], None]) -> None:
        super().__init__(widget)
        self._then = then
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the first painting."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # What is being painted comes first.
            QTimer.singleShot(0, self._then)
        return False


def _language(app: App, words: OpeningWords) -> str:
    for language in (words.language, app.preference("language"), app.language):
        if language in LANGUAGES:
            return language
    return LANGUAGES[0]


def _vault(app: App, words: OpeningWords) -> Path:
    kept = app.preference("vault")
    if words.vault is not None:
        return words.vault
    return Path(kept) if kept else app.default_vault()


def _look(app: App) -> Look:
    theme = app.preference("theme")
    percent = app.preference("percent")
    return Look(
        theme if theme in THEMES else THEMES[0],
        int(percent) if percent.isdecimal() else SIZES[0],
    )
