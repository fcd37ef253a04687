"""Pictures of a livret that is erased: why, asked twice, then asked of the others."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from livret.desktop import examples
from livret.desktop.accueil.coming import erased_items
from livret.desktop.accueil.page import AccueilPage
from livret.desktop.archive.dialog import erased_dialog
from livret.desktop.erasing.page import ErasingPage
from livret.desktop.essentiel.page import EssentielPage
from livret.desktop.main_window import MainWindow
from livret.desktop.scenes import at_home, in_livret, scene
from livret.desktop.ui import Ui
from livret.usecases.erased_elsewhere import Erased
from livret.words.erased import (
    erased_badge,
    erased_by,
    erased_here,
    erased_means,
    erased_not_asked,
    erased_short,
    erased_why,
)

_ERASED = Erased(
    livret="4",
    by="Marc D.",
    on=examples.DAY - dt.timedelta(days=2),
    reason="asked_by_person",
    key="",
    side="emploi",
    organisation="Cap d’exemple",
)


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


@scene("efface-ailleurs-accueil")
def _home(ui: Ui, window: MainWindow) -> None:
    tr, page = ui.tr, AccueilPage(ui)
    people = list(examples.example_people(tr))
    told = erased_short(tr, _ERASED, examples.DAY)
    people[3] = replace(people[3], detail=told, badge=erased_badge(tr))
    page.greet("Claire", tr.text("jeudi 12 mars"))
    page.show_people(people)
    page.show_coming(examples.example_coming(tr))
    page.show_to_see(examples.example_to_see(tr))
    names = {one.id: one.title for one in people}
    page.show_erased(erased_items(tr, [_ERASED], names, examples.DAY))
    at_home(ui, window, "accueil", page)


@scene("efface-ailleurs-livret")
def _above(ui: Ui, window: MainWindow) -> None:
    page = EssentielPage(ui)
    page.show_essential(examples.example_essential(ui.tr))
    in_livret(ui, window, "essentiel", page)
    window.frame.erased.say(
        erased_here(ui.tr, _ERASED),
        verb=ui.tr.text("L’effacer ici aussi"),
        leads_to="erasing",
    )


@scene("efface-ailleurs-confirmer")
def _confirming(ui: Ui, window: MainWindow) -> None:
    tr, page = ui.tr, _page(ui, window)
    told = (erased_why(tr, _ERASED), erased_means(tr), erased_not_asked(tr))
    page.show_asked(erased_by(tr, _ERASED), told)


@scene("efface-ailleurs-mis-de-cote")
def _set_aside(ui: Ui, window: MainWindow) -> QWidget | None:
    at_home(ui, window, "accueil", AccueilPage(ui))
    ui.look.dress(window)
    window.show()
    found = replace(_ERASED, reason="end_of_retention")
    dialog = erased_dialog(ui, window, found)
    dialog.open()
    return dialog
