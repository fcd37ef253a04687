"""Pictures of meetings, of what is told of them, and of the quick contact."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from livret.desktop import examples_meetings as examples
from livret.desktop.contact.dialog import ContactDialog
from livret.desktop.kit.person_row import PersonRow, person_row
from livret.desktop.main_window import MainWindow
from livret.desktop.meetings.page import MeetingsPage
from livret.desktop.scenes import in_livret, scene
from livret.desktop.ui import Ui
from livret.domain.person import Reach
from livret.words.reach import reach_sentence


def _page(ui: Ui, *, bare: bool = False) -> MeetingsPage:
    tr, page = ui.tr, MeetingsPage(ui)
    if bare:
        return page
    reach = Reach(hours=(tr.text("le matin"),), no_message=True)
    page.recall(reach_sentence(tr, "Amina", reach))
    page.show_meetings(
        examples.example_to_tell(tr),
        examples.example_planned(tr),
        examples.example_past(tr),
    )
    page.show_contracts(
        examples.example_reminders(tr),
        examples.example_contracts(tr),
        examples.example_papers(tr),
    )
    return page


@scene("rencontres")
def _meetings(ui: Ui, window: MainWindow) -> None:
    in_livret(ui, window, "meetings", _page(ui))


@scene("rencontres-vide")
def _empty(ui: Ui, window: MainWindow) -> None:
    in_livret(ui, window, "meetings", _page(ui, bare=True))


@scene("rencontres-passees")
def _past(ui: Ui, window: MainWindow) -> None:
    page = _page(ui)
    in_livret(ui, window, "meetings", page)
    ui.look.dress(window)
    window.show()
    page.scroll_to(page.past)


@scene("prevoir-une-rencontre")
def _plan(ui: Ui, window: MainWindow) -> None:
    page = _page(ui)
    in_livret(ui, window, "meetings", page)
    window.show()
    page.offer_form(examples.example_plan(ui.tr), examples.GUESTS)


@scene("reporter-une-rencontre")
def _postpone(ui: Ui, window: MainWindow) -> None:
    page = _page(ui)
    in_livret(ui, window, "meetings", page)
    window.show()
    page.cards["passed"].ask("postponed")


@scene("dates-d-un-contrat")
def _contract(ui: Ui, window: MainWindow) -> None:
    page = _page(ui)
    in_livret(ui, window, "meetings", page)
    window.show()
    edit = examples.example_contracts(ui.tr)[0].edit
    page.contracts.form_asked.emit(edit)


@scene("noter-un-contact")
def _contact(ui: Ui, window: MainWindow) -> QWidget:
    in_livret(ui, window, "meetings", _page(ui))
    window.show()
    dialog = ContactDialog(ui, window)
    dialog.who.show_person(PersonRow(id="amina", called="Amina B."))
    reach = Reach(hours=(ui.tr.text("le matin"),), no_message=True)
    dialog.recall(reach_sentence(ui.tr, "Amina", reach))
    dialog.words.setText(ui.tr.text("Rappel pour le dossier de la crèche."))
    dialog.open()
    return dialog


@scene("noter-un-contact-hier")
def _contact_before(ui: Ui, window: MainWindow) -> QWidget:
    in_livret(ui, window, "meetings", _page(ui))
    window.show()
    dialog = ContactDialog(ui, window)
    dialog.who.show_person(PersonRow(id="amina", called="Amina B."))
    dialog.rest.name_others({"emploi": "Marc D."})
    dialog.means.choose("letter")
    dialog.outcome.choose("left_word")
    dialog.words.setText(ui.tr.text("Rappel pour le dossier de la crèche."))
    dialog.rest.day.setText("10/03/2026")
    dialog.rest.side.choose("emploi")
    dialog.shown_again()
    dialog.open()
    return dialog


@scene("noter-un-contact-qui")
def _contact_who(ui: Ui, window: MainWindow) -> QWidget:
    in_livret(ui, window, "meetings", _page(ui))
    window.show()
    dialog = ContactDialog(ui, window)
    dialog.who.search.setText("am")
    rows = [
        PersonRow(id="1", called="Amina B."),
        person_row(ui.tr, "2", "", ui.tr.text("celui du parc")),
    ]
    dialog.who.show_found(rows, searched="am")
    dialog.open()
    return dialog
