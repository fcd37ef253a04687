"""Pages of one livret say intentions, in her words, with nothing ticked before."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from livret.desktop import examples, examples_pathway
from livret.desktop.agreement.page import AgreementEdit, AgreementPage
from livret.desktop.documents.page import DocumentsPage
from livret.desktop.essentiel.aim import AimEdit
from livret.desktop.essentiel.page import EssentielPage, MemberEdit
from livret.desktop.goals.page import ActionEdit, GoalEdit, GoalsPage
from livret.desktop.kit.buttons import Button
from livret.desktop.preview.page import PreviewPage
from livret.desktop.ui import Ui
from tests.desktop.pressing import Shown, press, texts

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_her_aim_is_written_in_place(ui: Ui, shown: Shown) -> None:
    page = EssentielPage(ui)
    page.show_essential(examples.example_essential(ui.tr))
    shown(page)
    heard: list[AimEdit] = []
    page.aim_said.connect(heard.append)
    press(page, "Écrire ses mots")
    QTest.keyClicks(page.aim, "un atelier")
    press(page, "C’est ça")
    assert heard == [AimEdit("un atelier")]
    press(page, "Écrire ses mots")
    press(page, "C’est ça")
    assert len(heard) == 1, "nothing said is nothing recorded"


def test_somebody_without_livret_joins_by_a_name(ui: Ui, shown: Shown) -> None:
    page = EssentielPage(ui)
    page.show_essential(examples.example_essential(ui.tr))
    shown(page)
    heard: list[object] = []
    page.member_added.connect(heard.append)
    press(page, "Ajouter quelqu’un")
    press(page, "Ajouter")
    assert not heard
    page.team.name.setText("Awa")
    page.team.side.buttons["social"].click()
    press(page, "Ajouter")
    assert heard == [MemberEdit("Awa", "social")]


def test_a_goal_is_added_in_her_words(ui: Ui, shown: Shown) -> None:
    page = GoalsPage(ui)
    page.use_today(examples.DAY)
    page.show_goals((), examples.VOICES)
    shown(page)
    heard: list[GoalEdit] = []
    page.goal_added.connect(heard.append)
    press(page, "Ajouter cet objectif")
    QTest.keyClicks(page.words, "chanter")
    press(page, "Dire plus : qui, quels sujets".replace(" :", "\u202f:"))
    page.form.topics.buttons["langue"].click()
    page.form.functions.buttons["autonomy"].click()
    press(page, "Ajouter cet objectif")
    assert heard == [GoalEdit("chanter", "personne", ("langue",), ("autonomy",))]


def test_an_action_says_who_and_when(ui: Ui, shown: Shown) -> None:
    page = GoalsPage(ui)
    page.use_today(examples.DAY)
    page.show_goals(examples_pathway.example_goals(ui.tr)[:1], examples.VOICES)
    shown(page)
    heard: list[ActionEdit] = []
    page.action_added.connect(heard.append)
    press(page, "Ajouter une démarche")
    form = page.findChildren(QWidget, "sunk")[0]
    form.words.setText("Appeler")  # type: ignore[attr-defined]
    form.who.buttons["personne"].click()  # type: ignore[attr-defined]
    press(form, "Ajouter")
    assert heard == [ActionEdit("g1", "Appeler", "personne", dt.date(2026, 4, 11))]


def test_states_are_chosen_from_a_menu(ui: Ui, shown: Shown) -> None:
    page = GoalsPage(ui)
    page.show_goals(examples_pathway.example_goals(ui.tr), examples.VOICES)
    shown(page)
    heard: list[tuple[str, str]] = []
    page.action_state_asked.connect(lambda key, state: heard.append((key, state)))
    page.goal_state_asked.connect(lambda key, state: heard.append((key, state)))
    buttons = [b for b in page.findChildren(Button) if b.menu() is not None]
    goal, first = buttons[0], buttons[1]
    goal.menu().actions()[1].trigger()
    first.menu().actions()[2].trigger()
    assert heard == [("g1", "done"), ("a1", "done")]


def test_nothing_is_ticked_beforehand_in_an_agreement(
    ui: Ui, shown: Shown, qtbot: QtBot
) -> None:
    page = AgreementPage(ui)
    page.use_today(examples.DAY)
    page.show_agreements(())
    page.use_receivers([("m1", "Marc D.")])
    shown(page)
    page.open_form()
    form = page.form
    assert form is not None
    assert form.member.value == ""
    assert form.topics.values == frozenset()
    with qtbot.assertNotEmitted(page.given):
        press(form, "C’est d’accord")
    form.member.buttons["m1"].click()
    form.topics.buttons["mobilite"].click()
    form.purpose.show_text("chercher un poste")
    with qtbot.waitSignal(page.given) as heard:
        press(form, "C’est d’accord")
    until = dt.date(2026, 9, 11)
    assert heard.args == [
        AgreementEdit("m1", "Marc D.", ("mobilite",), "chercher un poste", until)
    ]
    assert page.form is not None  # until it is kept: a refusal loses nothing


def test_a_name_written_is_somebody_else_than_a_member(
    ui: Ui, shown: Shown, qtbot: QtBot
) -> None:
    page = AgreementPage(ui)
    page.use_today(examples.DAY)
    page.show_agreements(())
    page.use_receivers([("m1", "Marc D.")])
    shown(page)
    page.open_form()
    form = page.form
    assert form is not None
    form.member.buttons["m1"].click()
    form.name.setText("Awa, CCAS")
    form.topics.buttons["logement"].click()
    form.purpose.show_text("le logement")
    with qtbot.waitSignal(page.given) as heard:
        press(form, "C’est d’accord")
    assert (heard.args[0].member, heard.args[0].name) == ("", "Awa, CCAS")


def test_withdrawing_asks_once_and_keeps_her_words(ui: Ui, shown: Shown) -> None:
    page = AgreementPage(ui)
    page.show_agreements(examples.example_agreements(ui.tr))
    shown(page)
    heard: list[tuple[str, str]] = []
    page.withdrawn.connect(lambda key, words: heard.append((key, words)))
    press(page, "Retirer cet accord")
    assert page.dialog is not None
    page.dialog.buttons["keep"].click()
    assert not heard
    press(page, "Retirer cet accord")
    page._words.show_text("je préfère")
    page.dialog.buttons["withdraw"].click()
    assert heard == [("1", "je préfère")]


def test_documents_say_who_is_still_to_sign(ui: Ui, shown: Shown) -> None:
    page = DocumentsPage(ui)
    page.show_documents(examples.example_documents(ui.tr))
    shown(page)
    assert "Il reste à signer\u202f: Amina, Marc D." in texts(page)
    heard: list[str] = []
    page.sign_asked.connect(heard.append)
    press(page, "Signer")
    assert heard == ["d1"]


def test_a_document_that_everybody_answered_offers_to_be_closed(
    ui: Ui, shown: Shown
) -> None:
    page = DocumentsPage(ui)
    _, done = examples.example_documents(ui.tr)
    page.show_documents([replace(done, closed=False)])
    shown(page)
    heard: list[str] = []
    page.sign_asked.connect(heard.append)
    verbs = [one.accessibleName() for one in page.findChildren(Button)]
    assert not [one for one in verbs if one.startswith("Signer")]
    press(page, "Fermer le document")
    assert heard == [done.id]


def test_the_preview_shows_every_page_under_its_name(ui: Ui, shown: Shown) -> None:
    page = PreviewPage(ui)
    shown(page)
    page.work("Le papier se prépare…")
    assert not page.sign.isEnabled()
    image = QImage(100, 141, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    page.show_pages([image, image])
    names = [w.accessibleName() for w in page.findChildren(QWidget)]
    assert "Page 1 sur 2" in names
    assert "Page 2 sur 2" in names
    assert page.sign.isEnabled()
