"""``run(app)``: the window from its opening to the end of its process.

First run or unlock, then the desk (``livret.desktop.program``).
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from livret.desktop.look import SIZES, THEMES, Look, load_fonts
from livret.desktop.opening_words import OpeningWords, opening_words
from livret.desktop.program import Program
from livret.usecases.app import App
from livret.words.translator import LANGUAGES, translator_for


def run(app: App, arguments: Sequence[str]) -> int:
    """Open the window and return the exit code once it is closed.

    Where the vault was locked, this process is replaced instead.
    """
    words = opening_words(arguments) or OpeningWords()
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
    measured = _Usable(program, application) if words.until_usable else None
    program.begin(words)
    if measured is None:
        QTimer.singleShot(0, program.entrance.warm_up)
    code: int = application.exec()
    program.close()
    return code


class _Usable(QObject):
    """Ends the program once its first page is painted and has taken a key."""

    def __init__(self, program: Program, application: QApplication) -> None:
        super().__init__()
        self._program = program
        self._qt = application
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Type one letter into the first field after it was painted."""
        field = self._field()
        if event.type() == QEvent.Type.Paint and watched is field:
            self._qt.removeEventFilter(self)
            field.textEdited.connect(self._qt.quit)
            letter = QKeyEvent(
                QEvent.Type.KeyPress,
                Qt.Key.Key_A,
                Qt.KeyboardModifier.NoModifier,
                "a",
            )
            QApplication.postEvent(field, letter)
        return False

    def _field(self) -> QLineEdit | None:
        page = self._program.entrance.page
        fields = page.findChildren(QLineEdit) if page is not None else []
        return next((field for field in fields if field.isVisible()), None)


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
