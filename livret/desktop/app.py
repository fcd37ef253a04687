"""``run(app)``: the window from its opening to the end of its process.

First run or unlock, then the desk. Locking ends this process: a fresh one
comes back at the unlock page and, once unlocked, where one was
(``livret.desktop.locking``).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from livret.desktop.entrance import Entrance
from livret.desktop.look import THEMES, Look, load_fonts
from livret.desktop.main_window import MainWindow
from livret.desktop.tasks import Runners
from livret.desktop.ui import Ui
from livret.usecases.app import App
from livret.words.translator import LANGUAGES, translator_for

_WIDTH, _HEIGHT = 1366, 768


def run(app: App, arguments: Sequence[str]) -> int:
    """Open the window and return the exit code once it is closed."""
    words = _words(arguments)
    qt = QApplication.instance()
    if not isinstance(qt, QApplication):
        qt = QApplication([sys.argv[0]])
    qt.setApplicationName("Livret")
    qt.setQuitOnLastWindowClosed(True)
    load_fonts()
    ui = Ui(_look(app), translator_for(_language(app)))
    window = MainWindow(ui)
    window.resize(_WIDTH, _HEIGHT)
    runners = Runners(parent=window)
    entrance = Entrance(app, ui, window, runners, back=words.back)
    entrance.begin(example=words.example)
    window.show()
    if words.until_usable:
        # For measuring the start: usable once the event loop turns.
        QTimer.singleShot(0, qt.quit)
    code: int = qt.exec()
    entrance.close()
    runners.close()
    return code


def _words(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="livret", add_help=False)
    parser.add_argument("--example", action="store_true")
    parser.add_argument("--back", default="")
    parser.add_argument("--until-usable", action="store_true")
    words, _ = parser.parse_known_args(list(arguments))
    return words


def _language(app: App) -> str:
    kept = app.preference("language")
    return kept if kept in LANGUAGES else app.language


def _look(app: App) -> Look:
    theme = app.preference("theme")
    percent = app.preference("percent")
    return Look(
        theme if theme in THEMES else "light",
        int(percent) if percent.isdigit() else 100,
    )
