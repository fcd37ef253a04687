"""Pictures of every page, in every language, theme and text size.

``render_all`` is what ``livret screenshots DIR`` calls. Pages are shown with
fictitious values; nothing of any vault is opened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QDate, QSize
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from livret.desktop import examples
from livret.desktop.accueil.page import AccueilPage
from livret.desktop.diagnosis.page import DiagnosisPage
from livret.desktop.look import THEMES, Look, load_fonts
from livret.desktop.main_window import MainWindow
from livret.desktop.ui import Ui
from livret.words.translator import LANGUAGES, translator_for

WINDOW = QSize(1366, 768)
"""Size of the pictures in pixels: the screen most offices have."""

Scene = Callable[[Ui, MainWindow], QWidget | None]
"""Shows one page in a window; returns a dialog when that is the picture."""

SCENES: dict[str, Scene] = {}
"""Every picture by name, in the order of the house."""


def scene(name: str) -> Callable[[Scene], Scene]:
    """Register a scene under ``name``."""

    def register(make: Scene) -> Scene:
        SCENES[name] = make
        return make

    return register


def at_home(ui: Ui, window: MainWindow, key: str, page: QWidget) -> None:
    """Show a page of home."""
    window.add_page(key, page)
    window.at_home("Claire M.", ui.tr.text("référente sociale"))
    window.go(key)


def in_livret(ui: Ui, window: MainWindow, key: str, page: QWidget) -> None:
    """Show a page of Amina's livret."""
    window.add_page(key, page)
    window.in_livret("Amina B.", ui.tr.text("livret ouvert en mars 2026"))
    window.go(key)


@scene("accueil")
def _accueil(ui: Ui, window: MainWindow) -> None:
    page = AccueilPage(ui)
    page.greet("Claire", ui.tr.text("jeudi 12 mars"))
    page.show_people(examples.example_people(ui.tr))
    page.show_coming(examples.example_coming(ui.tr))
    page.show_to_see(examples.example_to_see(ui.tr))
    at_home(ui, window, "accueil", page)


@scene("accueil-vide")
def _accueil_empty(ui: Ui, window: MainWindow) -> None:
    page = AccueilPage(ui)
    page.greet("Claire", ui.tr.text("jeudi 12 mars"))
    page.show_people(())
    at_home(ui, window, "accueil", page)


@scene("accueil-cache")
def _accueil_hidden(ui: Ui, window: MainWindow) -> None:
    page = AccueilPage(ui)
    page.greet("Claire", ui.tr.text("jeudi 12 mars"))
    page.show_people(examples.example_people(ui.tr))
    page.start_hidden()
    at_home(ui, window, "accueil", page)


def _diagnosis_page(ui: Ui) -> DiagnosisPage:
    page = DiagnosisPage(ui)
    day = examples.DAY
    topics = examples.example_form(ui.tr).topics
    page.use_form(topics, QDate(day.year, day.month, day.day))
    page.show_diagnosis(examples.example_diagnosis(ui.tr))
    return page


@scene("diagnostic")
def _diagnosis(ui: Ui, window: MainWindow) -> None:
    in_livret(ui, window, "diagnosis", _diagnosis_page(ui))


@scene("diagnostic-details")
def _diagnosis_details(ui: Ui, window: MainWindow) -> None:
    page = _diagnosis_page(ui)
    page.saved.saved("10:42")
    in_livret(ui, window, "diagnosis", page)
    page.open_topic("mobilite")
    page.reveal(page.rows["famille"])


def picture(name: str, language: str, theme: str, percent: int) -> QWidget:
    """Return the widget of one picture, shown; whoever asks closes it."""
    ui = Ui(Look(theme, percent), translator_for(language))
    window = MainWindow(ui)
    window.resize(WINDOW)
    dialog = SCENES[name](ui, window)
    ui.look.dress(window)
    window.show()
    settle()
    focused = QApplication.focusWidget()
    if focused is not None and not isinstance(focused, QPlainTextEdit):
        focused.clearFocus()
    return dialog or window


def settle() -> None:
    """Let layouts take their size; only the gallery may do this."""
    for _ in range(4):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def render_all(
    directory: Path,
    only: Iterable[str] = (),
    *,
    languages: Iterable[str] = LANGUAGES,
    themes: Iterable[str] = THEMES,
    percents: Iterable[int] = (100, 200),
) -> list[Path]:
    """Draw the pictures as PNG files.

    Args:
        directory: Made when it does not exist.
        only: Names of scenes; all of them when empty.
        languages: ISO 639-1 codes.
        themes: Names of themes.
        percents: Text sizes.

    Returns:
        The files written, ``<name>-<language>-<theme>-<percent>.png``.
    """
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
                    widget = picture(name, language, theme, percent)
                    path = directory / f"{name}-{language}-{theme}-{percent}.png"
                    widget.grab().save(str(path))
                    written.append(path)
                    widget.window().close()
                    widget.window().deleteLater()
                    settle()
    return written
