"""The list of shortcuts, from the same table as the menus."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from livret.desktop.actions import Actions
from livret.desktop.kit.dialog import Dialog
from livret.desktop.kit.layouts import Grid, holder
from livret.desktop.kit.text import Text
from livret.desktop.ui import Ui


def shortcuts_dialog(ui: Ui, parent: QWidget, actions: Actions) -> Dialog:
    """Return the dialog that lists every shortcut; it deletes itself."""
    grid = Grid(ui, 8)
    for row, (words, keys) in enumerate(actions.shortcuts()):
        grid.addWidget(Text(words), row, 0)
        grid.addWidget(Text(keys, "strong", wrap=False), row, 1)
    dialog = Dialog(
        ui,
        parent,
        ui.tr.text("Raccourcis du clavier"),
        ui.tr.text("Tout se fait aussi au clavier."),
        [("close", ui.tr.text("Fermer"), "primary")],
        holder(grid),
    )
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog
