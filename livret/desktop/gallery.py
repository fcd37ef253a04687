"""Pictures of every page, in every language, theme and text size.

``render_all`` is what ``livret screenshots DIR`` calls. Pages are shown with
fictitious values; nothing of any vault is opened.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from livret.desktop import (
    scenes_erasing,
    scenes_hub,
    scenes_keeping,
    scenes_livret,
    scenes_looking_back,
    scenes_meeting_mode,
    scenes_meetings,
    scenes_pathway,
    scenes_person,
    scenes_replacing,
    scenes_sharing,
    scenes_timeline,
    scenes_transcription,
)
from livret.desktop.display import draw_unseen_without_screen
from livret.desktop.example_paper import Printer, printed_by
from livret.desktop.look import THEMES, Look, load_fonts
from livret.desktop.main_window import MainWindow
from livret.desktop.qt_words import QtWords
from livret.desktop.scenes import SCENES
from livret.desktop.ui import Ui
from livret.words.translator import LANGUAGES, translator_for

__all__ = [
    "render_all",
    "scenes_erasing",
    "scenes_hub",
    "scenes_keeping",
    "scenes_livret",
    "scenes_looking_back",
    "scenes_meeting_mode",
    "scenes_meetings",
    "scenes_pathway",
    "scenes_person",
    "scenes_replacing",
    "scenes_sharing",
    "scenes_timeline",
    "scenes_transcription",
]

WINDOW = QSize(1366, 768)
"""Size of the pictures in pixels: the screen most offices have."""


def picture(name: str, language: str, theme: str, percent: int) -> QWidget:
    """Return the widget of one picture, shown; whoever asks closes it."""
    _qt_words().speak(language)
    ui = Ui(Look(theme, percent), translator_for(language))
    window = MainWindow(ui)
    window.resize(WINDOW)
    dialog = SCENES[name](ui, window)
    window.show()  # which dresses it
    settle()
    focused = QApplication.focusWidget()
    if focused is not None and not isinstance(focused, QPlainTextEdit):
        focused.clearFocus()
    return dialog or window


@cache
def _qt_words() -> QtWords:
    """Qt's own words, as the program loads them: « Ctrl+Maj » in French."""
    return QtWords(QApplication.instance())


def settle() -> None:
    """Let layouts take their size: deliver what is posted, run no loop."""
    for _ in range(4):
        QApplication.sendPostedEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def render_all(
    directory: Path,
    only: Iterable[str] = (),
    *,
    languages: Iterable[str] = LANGUAGES,
    themes: Iterable[str] = THEMES,
    percents: Iterable[int] = (100, 200),
    printer: Printer | None = None,
) -> list[Path]:
    """Draw the pictures as PNG files.

    Args:
        directory: Made when it does not exist.
        only: Names of scenes; all of them when empty.
        languages: ISO 639-1 codes.
        themes: Names of themes.
        percents: Text sizes.
        printer: Makes the paper that some of them show; a stand-in without.

    Returns:
        The files written, ``<name>-<language>-<theme>-<percent>.png``.
    """
    draw_unseen_without_screen()
    application = QApplication.instance() or QApplication([])
    if isinstance(application, QApplication):
        application.setStyle("Fusion")
    load_fonts()
    directory.mkdir(parents=True, exist_ok=True)
    written = []
    for name in [key for key in SCENES if not set(only) or key in set(only)]:
        for language in languages:
            for theme in themes:
                for percent in percents:
                    with printed_by(printer):
                        widget = picture(name, language, theme, percent)
                    path = directory / f"{name}-{language}-{theme}-{percent}.png"
                    widget.grab().save(str(path))
                    written.append(path)
                    widget.window().close()
                    widget.window().deleteLater()
                    settle()
    return written
