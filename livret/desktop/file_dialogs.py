"""Dialogs for files: opened, never executed, and without memory.

Qt keeps the folders that were visited in a settings file, in clear; a folder
named after a person would stay there. A chooser of ours goes home and forgets
its history before Qt writes. The names it proposes tell of nobody. It is Qt's
own on every system: the system's would remember, and Qt shows none in place of
a class of ours.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QDir, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QPushButton,
    QToolButton,
    QWidget,
)

from livret.desktop.kit.focus import ring_over
from livret.desktop.ui import Ui

Chosen = Callable[[str], object]

_ICONS = {
    "backButton": "arrow-left",
    "forwardButton": "arrow-right",
    "toParentButton": "arrow-up",
    "newFolderButton": "plus",
    "listModeButton": "columns-3",
    "detailModeButton": "list",
}
"""By the names that Qt gives; its own icons are black on any ground."""

_SHARE = 0.9
"""Of the window it stands over: at 200 % nothing less shows where one is."""


class FileChooser(QFileDialog):
    """One choice of a file or folder; it forgets where it was and goes away."""

    def __init__(self, parent: QWidget, title: str, chosen: Chosen) -> None:
        # Not where the program was started, which tells people nothing.
        super().__init__(parent, title, QDir.homePath())
        self.setOption(QFileDialog.Option.DontUseNativeDialog)
        self.setAccessibleName(title)
        self.ring = ring_over(self, parent)
        around = parent.window()
        ui = getattr(around, "ui", None)
        if isinstance(ui, Ui):
            self._dress(ui, around)
        self.fileSelected.connect(chosen)
        # Queued: the choice is told before the folder changes.
        self.finished.connect(self.forget, Qt.ConnectionType.QueuedConnection)

    def _dress(self, ui: Ui, around: QWidget) -> None:
        """Take our icons, and leave names room to be read."""
        for name, icon in _ICONS.items():
            button = self.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(ui.look.icon(icon))
                button.setIconSize(QSize(ui.look.px(20), ui.look.px(20)))
        for verb in self.findChildren(QPushButton):
            verb.setIcon(QIcon())  # a red cross for « Annuler » frightens
        for view in self.findChildren(QAbstractItemView):
            view.setIconSize(QSize(ui.look.px(20), ui.look.px(20)))
        self.resize(around.size() * _SHARE)

    def forget(self) -> None:
        """Leave nothing for Qt to write; called once it is closed."""
        self.setHistory([])
        self.setDirectory(QDir.home())
        self.deleteLater()


def ask_file(parent: QWidget, title: str, kind: str, chosen: Chosen) -> FileChooser:
    """Ask which file to read.

    Args:
        parent: The page that asks.
        title: The question.
        kind: Name filter, ``Documents PDF (*.pdf)``.
        chosen: Bound method of a QObject, given the path.
    """
    dialog = FileChooser(parent, title, chosen)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(kind)
    dialog.open()
    return dialog


def ask_new_file(
    parent: QWidget, title: str, kind: str, name: str, chosen: Chosen
) -> FileChooser:
    """Ask where to write a file; Qt asks before one is replaced.

    Args:
        parent: The page that asks.
        title: The question.
        kind: Name filter, ``Documents PDF (*.pdf)``.
        name: The name proposed; never a person's.
        chosen: Bound method of a QObject, given the path.
    """
    dialog = FileChooser(parent, title, chosen)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setNameFilter(kind)
    dialog.setDefaultSuffix(name.rpartition(".")[2])
    dialog.selectFile(name)
    dialog.open()
    return dialog


def ask_folder(parent: QWidget, title: str, chosen: Chosen) -> FileChooser:
    """Ask for a folder; ``chosen`` is a bound method of a QObject."""
    dialog = FileChooser(parent, title, chosen)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.open()
    return dialog
