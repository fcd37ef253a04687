"""Qt's own dialogs, for files and printing, in our colours and our sizes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDir, QEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QFileSystemModel,
    QPushButton,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from livret.desktop.file_dialogs import FileChooser, ask_new_file
from livret.desktop.gallery import picture
from livret.desktop.kit.focus import FocusRing
from livret.desktop.look import THEMES, load_fonts
from livret.desktop.printing import print_dialog
from tests.desktop.test_contrasts import (
    LEAST,
    drawn,
    faintest,
    hard_to_read,
    inside,
    lines_of,
)

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Chooses = Callable[[str, int], FileChooser]


@pytest.fixture
def choose(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Chooses]:
    """Open a chooser over a page, in a theme and at a text size."""
    qapp.setStyle("Fusion")
    load_fonts()
    (tmp_path / "amina.livret").write_bytes(b"x" * 2048)
    (tmp_path / "papiers").mkdir()
    windows: list[QWidget] = []

    def begin(theme: str, percent: int) -> FileChooser:
        window = picture("partager", "fr", theme, percent)
        windows.append(window)
        kind = "Fichiers de Livret (*.livret)"
        chooser = ask_new_file(window, "Où le mettre ?", kind, "envoi.livret", print)
        chooser.setDirectory(QDir(str(tmp_path)))
        model = chooser.findChild(QFileSystemModel)
        place = model.index(str(tmp_path))
        qtbot.waitUntil(lambda: model.rowCount(place) == 2)
        QApplication.processEvents()
        return chooser

    yield begin
    for window in windows:
        window.close()
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.mark.parametrize("theme", THEMES)
def test_names_of_files_can_be_read(choose: Chooses, theme: str) -> None:
    chooser = choose(theme, 100)
    faults, count = hard_to_read(chooser)
    assert faults == []
    assert count >= 8
    files = chooser.findChild(QTreeView, "treeView")
    seen = {name for name, _ in lines_of(files)}
    assert seen == {"amina.livret", "papiers"}
    header = files.header().viewport()
    line = inside(header, chooser, header.rect().adjusted(0, 4, -4, -4))
    told = faintest(drawn(chooser).copy(line))
    assert told is not None
    assert told >= LEAST


def test_every_button_shows_that_it_has_the_keyboard(choose: Chooses) -> None:
    chooser = choose("dark", 100)
    chooser.activateWindow()
    assert QTest.qWaitForWindowActive(chooser)
    for button in chooser.findChildren(QPushButton):
        if button.isVisible():
            before = chooser.grab().toImage()
            button.setFocus()
            QApplication.processEvents()
            assert chooser.ring.isVisible()
            assert chooser.grab().toImage() != before


def test_at_200_percent_the_folder_is_told_and_all_is_on_the_screen(
    choose: Chooses,
) -> None:
    chooser = choose("dark", 200)
    over = chooser.parentWidget().window()
    assert over.rect().size().width() >= chooser.width()
    assert over.rect().size().height() >= chooser.height()
    where = chooser.findChild(QComboBox, "lookInCombo")
    assert where.width() >= 400
    files = chooser.findChild(QAbstractItemView, "treeView")
    assert files.height() >= 150


def test_it_is_qt_s_own_everywhere(choose: Chooses) -> None:
    """A native one would keep where one was, and is in no theme of ours."""
    chooser = choose("light", 100)
    assert chooser.testOption(QFileDialog.Option.DontUseNativeDialog)


@pytest.fixture
def printing(qapp: QApplication) -> Iterator[Callable[[str, int], QPrintDialog]]:
    """Ask about printing over a page, everything shown."""
    qapp.setStyle("Fusion")
    load_fonts()
    windows: list[QWidget] = []
    printers: list[QPrinter] = []

    def begin(theme: str, percent: int) -> QPrintDialog:
        window = picture("relire", "fr", theme, percent)
        windows.append(window)
        printers.append(QPrinter())  # a dialog keeps none of its own
        dialog = print_dialog(printers[-1], window)
        QDialog.open(dialog)
        options = [
            one for one in dialog.findChildren(QPushButton) if "Options" in one.text()
        ]
        options[0].click()
        QApplication.processEvents()
        return dialog

    yield begin
    for window in windows:
        window.close()
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_asked_about_printing_can_be_read(
    printing: Callable[[str, int], QPrintDialog], theme: str
) -> None:
    faults, count = hard_to_read(printing(theme, 100))
    assert faults == []
    assert count >= 16


def test_printing_at_200_percent_fits_the_screen_and_shows_the_keyboard(
    printing: Callable[[str, int], QPrintDialog],
) -> None:
    dialog = printing("dark", 200)
    assert dialog.height() <= 768 - 40  # the title of a window takes the rest
    assert dialog.width() <= 1366
    dialog.activateWindow()
    assert QTest.qWaitForWindowActive(dialog)
    for button in dialog.findChildren(QPushButton):
        if button.isVisible():
            button.setFocus()
            QApplication.processEvents()
            assert dialog.findChild(FocusRing).isVisible()
