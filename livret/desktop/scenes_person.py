"""Pictures of how she is called and reached, and of how her words came."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from livret.desktop import examples, examples_person
from livret.desktop.diagnosis.page import DiagnosisPage
from livret.desktop.essentiel.page import EssentielPage
from livret.desktop.handing_closed import HerPhrase, closing_dialog
from livret.desktop.handing_dialogs import keeping_dialog, stuck_dialog
from livret.desktop.main_window import MainWindow
from livret.desktop.person.page import PersonPage
from livret.desktop.person.values import PersonShown
from livret.desktop.printing import NoPrinter
from livret.desktop.scenes import in_livret, scene
from livret.desktop.scenes_livret import detail_open
from livret.desktop.ui import Ui
from livret.domain.person import Reach
from livret.words.errors import error_sentence
from livret.words.reach import paper_reminder


def _person(ui: Ui, window: MainWindow, shown: PersonShown) -> PersonPage:
    page = PersonPage(ui)
    page.show_person(shown)
    in_livret(ui, window, "person", page)
    return page


@scene("vous-joindre-vide")
def _empty(ui: Ui, window: MainWindow) -> None:
    _person(ui, window, PersonShown({"called": "Amina B."}))


@scene("vous-joindre")
def _reach(ui: Ui, window: MainWindow) -> None:
    _person(ui, window, examples_person.example_person(ui.tr))


@scene("vous-joindre-deux-textes")
def _two_texts(ui: Ui, window: MainWindow) -> None:
    page = _person(ui, window, examples_person.example_two_texts(ui.tr))
    ui.look.dress(window)
    window.show()
    page.scroll_to(page.fields["phone"])


@scene("vous-joindre-autres")
def _rest(ui: Ui, window: MainWindow) -> None:
    page = _person(ui, window, PersonShown({"called": "Amina B.", "city": "Lyon"}))
    ui.look.dress(window)
    window.show()
    page.scroll_to(page.rest)


@scene("essentiel-ma-ligne")
def _private_line(ui: Ui, window: MainWindow) -> None:
    page = EssentielPage(ui)
    page.show_essential(examples.example_essential(ui.tr))
    in_livret(ui, window, "essentiel", page)
    page.private.fold.open(opened=True)
    page.private.line.setText(ui.tr.text("celle du vélo bleu"))
    ui.look.dress(window)
    window.show()
    page.scroll_to(page.team)


def _detail(ui: Ui, window: MainWindow, barrier: str) -> DiagnosisPage:
    page = detail_open(ui, window, barrier)
    page.scroll_to(page.rows[barrier])
    return page


@scene("diagnostic-par-interprete")
def _interpreted(ui: Ui, window: MainWindow) -> None:
    page = _detail(ui, window, "langue")
    if page.detail is not None and page.detail.view is not None:
        page.detail.view.came.show_came(examples_person.INTERPRETER)
        page.scroll_to(page.detail.view.answers)


@scene("diagnostic-conseil-sante")
def _health(ui: Ui, window: MainWindow) -> None:
    page = _detail(ui, window, "sante")
    if page.detail is not None and page.detail.view is not None:
        page.detail.view.words.setPlainText(ui.tr.text("Mon diabète me fatigue."))
        page.detail.view.hint.look()


@scene("remettre-un-papier")
def _keeping(ui: Ui, window: MainWindow) -> QWidget:
    page = EssentielPage(ui)
    essential = examples.example_essential(ui.tr)
    reaching = examples_person.example_reaching(ui.tr)
    page.show_essential(replace(essential, reaching=reaching))
    in_livret(ui, window, "essentiel", page)
    window.show()
    reach = Reach(nothing_at_home=True)
    dialog = keeping_dialog(ui, window, paper_reminder(ui.tr, "Amina", reach))
    dialog.open()
    return dialog


@scene("fichier-avec-sa-phrase")
def _closed(ui: Ui, window: MainWindow) -> QWidget:
    page = EssentielPage(ui)
    page.show_essential(examples.example_essential(ui.tr))
    in_livret(ui, window, "essentiel", page)
    window.show()
    phrase = HerPhrase(ui)
    dialog = closing_dialog(ui, window, phrase)
    phrase.offer("cheval guitare jardin moulin tricot")
    dialog.open()
    return dialog


@scene("papier-pas-sorti")
def _stuck(ui: Ui, window: MainWindow) -> QWidget:
    page = EssentielPage(ui)
    page.show_essential(examples.example_essential(ui.tr))
    in_livret(ui, window, "essentiel", page)
    window.show()
    sentence = error_sentence(ui.tr, NoPrinter())
    dialog = stuck_dialog(ui, window, sentence, other="file", may_wait=True)
    dialog.open()
    return dialog
