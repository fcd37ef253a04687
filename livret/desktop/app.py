"""``run(app)``: the window from its opening to the end of its process.

First run or unlock, then the desk (``livret.desktop.program``).
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from livret.desktop.look import SIZES, THEMES, Look, load_fonts
from livret.desktop.opening_words import OpeningWords, opening_words
from livret.desktop.program import Program
from livret.words.translator import LANGUAGES, translator_for

if TYPE_CHECKING:
    from livret.usecases.app import App


def run(app: App, arguments: Sequence[str]) -> int:
    """Open the window and return the exit code once it is closed.

    Where the vault was locked, this process is replaced instead.
    """
    words = opening_words(arguments) or OpeningWords()
    application, program = prepared(app, words)
    program.begin(words)
    if words.until_usable:
        _Usable(program)
    else:
        QTimer.singleShot(0, program.entrance.warm_up)
    code: int = application.exec()
    program.close()
    return code


def prepared(app: App, words: OpeningWords) -> tuple[QApplication, Program]:
    """Return Qt, and the program with its window still empty."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication([sys.argv[0]])
    application.setApplicationName("Livret")
    application.setStyle("Fusion")
    # The vault closes after the window; then the program ends (Program.leave).
    application.setQuitOnLastWindowClosed(False)
    load_fonts()
    tr = translator_for(_language(app, words))
    program = Program(app, _look(app), tr, _vault(app, words))
    program.ended.connect(application.quit)
    return application, program


class _Usable(QObject):
    """Ends the program once its first field is painted and has taken a key."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        page = program.entrance.page
        fields = page.findChildren(QLineEdit) if page is not None else []
        self._field = next(field for field in fields if field.isVisible())
        self._field.textEdited.connect(program.ended)
        self._field.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Type one letter into the field after it was painted."""
        if event.type() == QEvent.Type.Paint:
            self._field.removeEventFilter(self)
            letter = QKeyEvent(
                QEvent.Type.KeyPress,
                Qt.Key.Key_A,
                Qt.KeyboardModifier.NoModifier,
                "a",
            )
            QApplication.postEvent(self._field, letter)
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
