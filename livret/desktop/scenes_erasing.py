"""Pictures of a livret that is erased: why, asked twice, then asked of the others."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from livret.desktop.erasing.page import ErasingPage
from livret.desktop.main_window import MainWindow
from livret.desktop.scenes import in_livret, scene
from livret.desktop.ui import Ui


def _page(ui: Ui, window: MainWindow) -> ErasingPage:
    page = ErasingPage(ui)
    in_livret(ui, window, "erasing", page)
    page.show_holders(("Marc D.", "Awa S."))
    return page


@scene("effacer")
def _erasing(ui: Ui, window: MainWindow) -> None:
    _page(ui, window)


@scene("effacer-question")
def _asked(ui: Ui, window: MainWindow) -> QWidget | None:
    page = _page(ui, window)
    ui.look.dress(window)
    window.show()
    page.ask()
    return page.dialog


@scene("efface")
def _erased(ui: Ui, window: MainWindow) -> None:
    said = ui.tr.text("Le livret est effacé ici, et n’y reviendra pas.")
    page = _page(ui, window)
    window.at_home("Claire M.", ui.tr.text("référente sociale"))
    page.show_erased(said, (("a", "Marc D."),))
