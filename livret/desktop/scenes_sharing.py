"""Pictures of what is received and shared."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QWidget

from livret.desktop import examples, examples_sharing
from livret.desktop.copy_opened.page import CopyPage
from livret.desktop.essentiel.page import EssentielPage
from livret.desktop.her_copy.page import HerCopyPage
from livret.desktop.her_copy.values import CopyState
from livret.desktop.joining.page import JoiningPage
from livret.desktop.joining.values import BesideView
from livret.desktop.main_window import MainWindow
from livret.desktop.receiving.page import ReceivingPage
from livret.desktop.receiving.revoke_form import RevokeView
from livret.desktop.receiving.values import GivenView, TakenView
from livret.desktop.reconciling.page import ReconcilingPage
from livret.desktop.scenes import at_home, in_livret, scene
from livret.desktop.sharing.page import PersonView, SharingPage
from livret.desktop.ui import Ui
from livret.usecases.her_keys import HerKey
from livret.words.dates import long_date
from livret.words.her_copy import unshown_line
from livret.words.labels import quality_label
from livret.words.reconciling import two_texts_here
from livret.words.sharing import WITHHELD

_WORDS = examples_sharing.SEVEN_WORDS


def _page(ui: Ui) -> ReceivingPage:
    page = ReceivingPage(ui)
    page.own.show_card(_WORDS, examples_sharing.SQUARE)
    page.cards.show_cards(examples_sharing.example_cards(ui.tr))
    return page


@scene("recevoir")
def _receiving(ui: Ui, window: MainWindow) -> None:
    at_home(ui, window, "receiving", _page(ui))


@scene("recevoir-structure")
def _vouched(ui: Ui, window: MainWindow) -> None:
    page = _page(ui)
    page.own.open_voucher()
    at_home(ui, window, "receiving", page)


@scene("recevoir-lu")
def _given(ui: Ui, window: MainWindow) -> None:
    tr, page = ui.tr, _page(ui)
    marc, day = f"Marc D., {quality_label(tr, 'emploi')}", long_date(tr, examples.DAY)
    purpose = tr.text("préparer le retour à l’emploi")
    lines = (
        tr.text("De : {who}, le {day}.", who=marc, day=day),
        tr.text("Pour : {names}", names="Claire M."),
        tr.text("Pourquoi : {purpose}", purpose=purpose),
        tr.text("Nouveau : {what}.", what=tr.text("2 paroles, 1 démarche, 3 pièces")),
        tr.plural(
            "Deux textes écrits en même temps, à {count} endroit : à relire.",
            "Deux textes écrits en même temps, à {count} endroits : à relire.",
            1,
        ),
        tr.plural(
            *WITHHELD["not_agreed"],
            4,
        )
        + ".",
    )
    page.show_given(GivenView(title="Amina B.", lines=lines, verb=tr.text("Prendre")))
    at_home(ui, window, "receiving", page)


@scene("recevoir-pris")
def _taken(ui: Ui, window: MainWindow) -> None:
    tr, page = ui.tr, _page(ui)
    taken = tr.plural(
        "C’est pris : {count} chose nouvelle.",
        "C’est pris : {count} choses nouvelles.",
        6,
    )
    back = tr.text(
        "L’accusé de réception est à côté du fichier : {file}. À rendre à {name}.",
        file="amina.livret.recu",
        name="Marc D.",
    )
    view = TakenView("a", "Amina B.", (taken, back), "amina.livret.recu")
    page.show_taken(view)
    at_home(ui, window, "receiving", page)


@scene("recevoir-carte-refuser")
def _revoking(ui: Ui, window: MainWindow) -> QWidget | None:
    page = _page(ui)
    at_home(ui, window, "receiving", page)
    ui.look.dress(window)
    window.show()
    page.cards.ask_why(RevokeView("a", examples_sharing.example_marc(ui.tr)))
    return page.cards.dialog


@scene("recevoir-carte-depart")
def _leaving(ui: Ui, window: MainWindow) -> QWidget | None:
    page = _page(ui)
    at_home(ui, window, "receiving", page)
    ui.look.dress(window)
    window.show()
    page.cards.ask_why(examples_sharing.example_revoked(ui.tr))
    if page.cards.form.box is not None:
        page.cards.form.box.setChecked(True)
    return page.cards.dialog


@scene("recevoir-carte")
def _card(ui: Ui, window: MainWindow) -> None:
    tr, page = ui.tr, _page(ui)
    told = tr.text("Lisez ensemble ces sept mots. S’ils sont les mêmes, dites-le.")
    page.show_given(
        GivenView(
            title=examples_sharing.example_marc(tr),
            lines=(told,),
            words=_WORDS[::-1],
            verb=tr.text("Les mots sont les mêmes"),
        )
    )
    at_home(ui, window, "receiving", page)


@scene("partager")
def _sharing(ui: Ui, window: MainWindow) -> None:
    page = SharingPage(ui)
    page.show_people([PersonView("a", examples_sharing.example_marc(ui.tr))])
    page.apart.show_apart("", examples_sharing.example_aside(ui.tr))
    page.sent.show_sent(examples_sharing.example_sent(ui.tr))
    in_livret(ui, window, "sharing", page)


@scene("partager-choisir")
def _choosing(ui: Ui, window: MainWindow) -> None:
    page = SharingPage(ui)
    marc = examples_sharing.example_marc(ui.tr)
    page.show_people([PersonView("a", marc), PersonView("b", "Awa S.")])
    in_livret(ui, window, "sharing", page)
    page.several.open(opened=True)
    page.choosing.who.tick(("a",))
    page.choosing.topics.tick(("mobilite",))
    page.choosing.show_told(examples_sharing.example_ahead(ui.tr))


@scene("partager-fait")
def _shared(ui: Ui, window: MainWindow) -> None:
    page = SharingPage(ui)
    purpose = ui.tr.text("préparer le retour à l’emploi")
    page.show_people([PersonView("a", examples_sharing.example_marc(ui.tr))])
    for_whom = ui.tr.text("Pour : {names}", names="Marc D.")
    page.show_sent([for_whom, ui.tr.text("Pourquoi : {purpose}", purpose=purpose)])
    in_livret(ui, window, "sharing", page)


def _reconciling_page(ui: Ui) -> ReconcilingPage:
    page = ReconcilingPage(ui)
    page.show_conflicts(examples_sharing.example_conflicts(ui.tr))
    return page


@scene("deux-textes")
def _two_texts(ui: Ui, window: MainWindow) -> None:
    in_livret(ui, window, "reconciling", _reconciling_page(ui))


@scene("deux-textes-un-troisieme")
def _third_text(ui: Ui, window: MainWindow) -> None:
    page = _reconciling_page(ui)
    in_livret(ui, window, "reconciling", page)
    ui.look.dress(window)
    window.show()
    page.open_third("goal")


@scene("deux-textes-en-tete")
def _strip(ui: Ui, window: MainWindow) -> None:
    page = EssentielPage(ui)
    page.show_essential(examples.example_essential(ui.tr))
    in_livret(ui, window, "essentiel", page)
    window.frame.strip.say(
        two_texts_here(ui.tr, 2),
        verb=ui.tr.text("Les relire"),
        leads_to="reconciling",
    )


def _copy_page(ui: Ui, waiting: str = "") -> HerCopyPage:
    page = HerCopyPage(ui)
    page.show_state(CopyState(language=ui.tr.language, known=True, waiting=waiting))
    return page


@scene("sa-copie")
def _her_copy(ui: Ui, window: MainWindow) -> None:
    page = _copy_page(ui)
    page.offer_words(" ".join(examples_sharing.SEVEN_WORDS[:5]))
    in_livret(ui, window, "her_copy", page)


@scene("sa-copie-a-remettre")
def _her_copy_waiting(ui: Ui, window: MainWindow) -> None:
    waiting = ui.tr.text(
        "Sa copie est à remettre depuis {day}.", day=ui.tr.text("hier")
    )
    in_livret(ui, window, "her_copy", _copy_page(ui, waiting))


@scene("sa-copie-pas-montree")
def _her_copy_unshown(ui: Ui, window: MainWindow) -> None:
    page = _copy_page(ui)
    sheet = HerKey(sign="a", age="a", member="a", on=dt.date(2026, 3, 3), by="Marc D.")
    told = unshown_line(ui.tr, [sheet], desk="b")
    page.show_state(CopyState(language=ui.tr.language, known=True, unshown=told))
    in_livret(ui, window, "her_copy", page)


@scene("sa-copie-faite")
def _her_copy_made(ui: Ui, window: MainWindow) -> None:
    page = _copy_page(ui)
    page.show_made(examples_sharing.example_made(ui.tr))
    in_livret(ui, window, "her_copy", page)


@scene("copie-ouvrir")
def _copy_opening(ui: Ui, window: MainWindow) -> None:
    page = CopyPage(ui)
    page.show_file("copie-2026-03-12.livret", has_key=False)
    window.show_plain(page)


@scene("copie-ouverte")
def _copy_opened(ui: Ui, window: MainWindow) -> None:
    page = CopyPage(ui)
    page.show_copy(examples_sharing.example_copy(ui.tr))
    window.show_plain(page)


@scene("copie-garder-ici")
def _copy_taking(ui: Ui, window: MainWindow) -> None:
    page = CopyPage(ui, may_take=True)
    page.show_copy(examples_sharing.example_copy(ui.tr))
    at_home(ui, window, "copy_opened", page)
    ui.look.dress(window)
    window.show()
    page.open_taking()


@scene("copie-fermer")
def _copy_closing(ui: Ui, window: MainWindow) -> QWidget | None:
    page = CopyPage(ui)
    page.show_copy(examples_sharing.example_copy(ui.tr))
    window.show_plain(page)
    window.show()
    page.ask_close()
    return page.dialog


@scene("recevoir-remplacement")
def _given_halves(ui: Ui, window: MainWindow) -> None:
    page = _page(ui)
    at_home(ui, window, "receiving", page)
    page.ask_halves()


def _joining_page(ui: Ui, window: MainWindow, *views: BesideView) -> JoiningPage:
    page = JoiningPage(ui)
    in_livret(ui, window, "joining", page)
    page.show_beside(views)
    return page


@scene("joindre-deux-livrets")
def _joining(ui: Ui, window: MainWindow) -> None:
    _joining_page(ui, window)


@scene("deux-livrets-joints")
def _joined(ui: Ui, window: MainWindow) -> None:
    _joining_page(ui, window, *examples_sharing.example_beside(ui.tr))
    window.frame.beside.say(
        ui.tr.text(
            "Deux livrets se lisent ensemble. Cette page est de l’un des deux :"
            " {number} sur {count}.",
            number=1,
            count=2,
        ),
        verb=ui.tr.text("Voir l’autre"),
        leads_to="other",
    )


@scene("deux-livrets-separer")
def _parting(ui: Ui, window: MainWindow) -> QWidget | None:
    views = examples_sharing.example_beside(ui.tr)
    page = _joining_page(ui, window, *views)
    ui.look.dress(window)
    window.show()
    page.ask_parting(views[0].livret)
    return page.dialog
