"""A window on a real vault, as benches that run in a process of their own begin."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication

from livret.desktop.desk import Desk
from livret.desktop.look import Look, load_fonts
from livret.desktop.main_window import MainWindow
from livret.desktop.tasks import Runners
from livret.desktop.ui import Ui
from livret.desktop.wiring import furnish
from livret.words.translator import translator_for

if TYPE_CHECKING:
    from livret.usecases.app import App


def begun(
    app: App, given: Mapping[str, Any], *, fictitious: bool
) -> tuple[QApplication, Desk]:
    """Open a vault and show its window; the caller runs the loop, and ends both.

    Args:
        app: The whole program.
        given: ``vault``, its folder, and its ``passphrase``.
        fictitious: The livrets are invented, and the window says so.
    """
    application = QApplication(sys.argv)
    application.setStyle("Fusion")
    load_fonts()
    window = MainWindow(Ui(Look(), translator_for("fr")))
    window.resize(1366, 768)
    vault = app.vaults.open(Path(given["vault"]), given["passphrase"])
    desk = Desk(app, vault, window.ui, window, Runners())
    furnish(desk, fictitious=fictitious)
    window.show()
    return application, desk
