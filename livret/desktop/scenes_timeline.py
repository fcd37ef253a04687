"""Pictures of « Parcours » and of the livret as it was."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from livret.desktop.examples_timeline import TODAY, example_detail, example_pathway
from livret.desktop.kit.progress import Progress
from livret.desktop.long_paper import long_dialog
from livret.desktop.main_window import MainWindow
from livret.desktop.pathway.page import PathwayPage
from livret.desktop.pathway.referring import (
    AnswerOfService,
    ReferralForm,
    answer_dialog,
    referral_dialog,
)
from livret.desktop.scenes import in_livret, scene
from livret.desktop.then.page import ThenBar, ThenPage
from livret.desktop.then.parts import PARTS
from livret.desktop.ui import Ui


def _pathway(ui: Ui, window: MainWindow, face: str) -> PathwayPage:
    page = PathwayPage(ui)
    in_livret(ui, window, "pathway", page)
    ui.look.dress(window)
    window.show()
    page.show_pathway(example_pathway(ui.tr))
    page.turn_to(face)
    return page


@scene("parcours")
def _line(ui: Ui, window: MainWindow) -> None:
    _pathway(ui, window, "line")


@scene("parcours-liste")
def _list(ui: Ui, window: MainWindow) -> None:
    _pathway(ui, window, "list")


@scene("parcours-ce-qui-aide")
def _lens(ui: Ui, window: MainWindow) -> None:
    page = _pathway(ui, window, "line")
    page.lens.ticks.buttons["autonomy"].click()


@scene("parcours-liste-ce-qui-aide")
def _lens_on_list(ui: Ui, window: MainWindow) -> None:
    page = _pathway(ui, window, "list")
    page.lens.ticks.buttons["training"].click()
    page.lens.ticks.buttons["employment"].click()


@scene("parcours-par-sujet")
def _topics(ui: Ui, window: MainWindow) -> None:
    _pathway(ui, window, "topics")


@scene("parcours-toile")
def _radar(ui: Ui, window: MainWindow) -> None:
    page = _pathway(ui, window, "topics")
    page.topics.turn_to("radar")


@scene("parcours-ouvert")
def _detail(ui: Ui, window: MainWindow) -> None:
    page = _pathway(ui, window, "line")
    detail = example_detail(ui.tr)
    page.line.choose(detail.id)
    page.show_detail(detail)


@scene("parcours-ma-vie")
def _life(ui: Ui, window: MainWindow) -> None:
    page = _pathway(ui, window, "line")
    form = page.open_form(life=True)
    form.words.setPlainText(ui.tr.text("Ma fille entre à l’école"))


@scene("parcours-demander-a-un-service")
def _referral(ui: Ui, window: MainWindow) -> QWidget:
    _pathway(ui, window, "line")
    form = ReferralForm(ui, TODAY)
    form.to.setText(ui.tr.text("Auto-école solidaire"))
    form.words.show_text(ui.tr.text("Passer le permis."))
    form.topics.tick(("mobilite",))
    dialog = referral_dialog(ui, window, form)
    dialog.open()
    return dialog


@scene("parcours-reponse-d-un-service")
def _answer(ui: Ui, window: MainWindow) -> QWidget:
    _pathway(ui, window, "line")
    form = AnswerOfService(ui)
    form.state.choose("no_answer")
    told = ui.tr.text("Auto-école solidaire")
    dialog = answer_dialog(ui, window, form, told)
    dialog.open()
    return dialog


@scene("parcours-imprimer")
def _paper(ui: Ui, window: MainWindow) -> None:
    _pathway(ui, window, "line").open_paper_form()


@scene("parcours-papier-long")
def _long(ui: Ui, window: MainWindow) -> QWidget:
    _pathway(ui, window, "line")
    progress = Progress(ui)
    dialog = long_dialog(ui, window, progress)
    progress.work(ui.tr.text("Le papier se prépare…"), 0.4)
    dialog.open()
    return dialog


@scene("livret-d-un-jour")
def _then(ui: Ui, window: MainWindow) -> None:
    page = ThenPage(ui)
    in_livret(ui, window, "pathway", page)
    ui.look.dress(window)
    window.show()
    day = TODAY - dt.timedelta(days=120)
    view = example_pathway(ui.tr)
    known = tuple(entry for entry in view.entries if entry.on <= day)
    part = PathwayPage(ui, writable=False)
    part.show_pathway(
        replace(view, today=day, entries=known, now=ui.tr.text("ce jour-là"))
    )
    named = [(key, ui.tr.text(name)) for key, name in PARTS]
    page.show_part(part, ThenBar(ui, day, TODAY, named), chosen="pathway")
