"""What assistive tools are told that a thing is: what can be done with it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from livret.desktop import examples, examples_diagnosis, examples_meetings
from livret.desktop.contact.who import Who
from livret.desktop.diagnosis.row import TopicRow
from livret.desktop.gallery import settle
from livret.desktop.kit import fields, order
from livret.desktop.kit.answers import AnswerChoices
from livret.desktop.kit.came import CameEditor
from livret.desktop.kit.cards import Section
from livret.desktop.kit.choices import Choices
from livret.desktop.kit.faces import Fold
from livret.desktop.kit.fields import Labelled, LineField, SecretField
from livret.desktop.kit.layouts import Column
from livret.desktop.kit.page import Page
from livret.desktop.kit.text import Text
from livret.desktop.kit.voices import Voice, VoiceChooser, VoiceMark
from livret.desktop.meeting.views import QuestionView
from livret.desktop.meetings.cards import PastRow
from livret.desktop.preview.sheets import Sheets
from livret.desktop.signing.pad import SignaturePad
from livret.desktop.signing.panel import SignaturePanel
from livret.desktop.ui import Ui
from livret.desktop.verify.side_by_side import Still
from tests.desktop.test_kit import Shown, column

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

TAB = Qt.FocusPolicy.TabFocus
WAYS = [("drawn", "Signer"), ("typed", "Écrire"), ("aloud", "Dire oui")]


def role(widget: QWidget) -> QAccessible.Role:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.role()


def test_one_of_several_is_a_radio_button(ui: Ui) -> None:
    ways = Choices(ui, "Comment ?", WAYS, required=True)
    for code in ("typed", "drawn", "aloud"):
        ways.choose(code)
        assert ways.value == code
        assert role(ways.buttons[code]) == QAccessible.Role.RadioButton
    ways.buttons["aloud"].click()
    assert ways.value == "aloud"
    ways.choose("")
    assert ways.value == ""


def test_an_answer_that_can_be_taken_back_is_a_radio_button_too(ui: Ui) -> None:
    ways = Choices(ui, "Comment ?", WAYS)
    said: list[str] = []
    ways.chosen.connect(said.append)
    ways.buttons["typed"].click()
    ways.buttons["drawn"].click()
    assert ways.value == "drawn"
    ways.buttons["drawn"].click()
    assert ways.value == ""
    assert said == ["typed", "drawn", ""]
    assert {role(b) for b in ways.buttons.values()} == {QAccessible.Role.RadioButton}


def test_the_answers_are_a_group_with_a_name_and_say_which_is_chosen(ui: Ui) -> None:
    answers = AnswerChoices(ui, "Réponse d’Amina")
    group = QAccessible.queryAccessibleInterface(answers)
    assert group.role() == QAccessible.Role.Grouping
    assert group.text(QAccessible.Text.Name) == "Réponse d’Amina"
    answers.choose("bloque")
    checked = [
        code
        for code, button in answers.buttons.items()
        if QAccessible.queryAccessibleInterface(button).state().checked
    ]
    assert checked == ["bloque"]


def test_an_answer_is_taken_back_by_a_button_and_by_a_key(
    ui: Ui, qtbot: QtBot, shown: Shown
) -> None:
    answers = AnswerChoices(ui, "Réponse d’Amina")
    shown(column(ui, answers))
    said: list[str] = []
    answers.chosen.connect(said.append)
    assert answers.take_back.isHidden()
    answers.buttons["bloque"].click()
    assert not answers.take_back.isHidden()
    answers.take_back.click()
    assert answers.take_back.isHidden()
    stop = next(b for b in answers.buttons.values() if b.focusPolicy() & TAB)
    stop.setFocus()
    qtbot.keyClick(stop, Qt.Key.Key_Space)
    assert answers.value == "ne_gene_pas"
    qtbot.keyClick(stop, Qt.Key.Key_Right)
    qtbot.keyClick(answers.buttons["gene_un_peu"], Qt.Key.Key_Space)
    assert answers.value == "gene_un_peu"
    qtbot.keyClick(answers.buttons["gene_un_peu"], Qt.Key.Key_Delete)
    assert said == ["bloque", "", "ne_gene_pas", "gene_un_peu", ""]
    answers.take_back_last()
    assert len(said) == 5, "there was nothing left to take back"


@pytest.mark.parametrize("columns", [2, 4])
def test_the_eight_answers_are_of_one_height(
    ui: Ui, shown: Shown, columns: int
) -> None:
    answers = AnswerChoices(ui, "Réponse d’Amina")
    answers.set_columns(columns)
    answers.setFixedWidth(484)
    shown(column(ui, answers))
    assert len({button.height() for button in answers.buttons.values()}) == 1


def test_what_must_be_chosen_is_not_taken_back_by_a_key(ui: Ui, qtbot: QtBot) -> None:
    ways = Choices(ui, "Comment ?", WAYS, required=True)
    qtbot.addWidget(ways)
    ways.choose("typed")
    qtbot.keyClick(ways.buttons["typed"], Qt.Key.Key_Delete)
    assert ways.value == "typed"


def test_who_speaks_and_who_signs_are_radio_buttons(ui: Ui) -> None:
    voices = VoiceChooser(
        ui, [Voice("personne", "Amina", "personne"), Voice("social", "Claire", "")]
    )
    panel = SignaturePanel(ui)
    panel.show_signers(examples.example_signers(ui.tr), "personne")
    panel.choose("social")
    assert [key for key, row in panel.rows.items() if row.isChecked()] == ["social"]
    shown = (*voices.buttons.values(), *panel.rows.values())
    assert {role(button) for button in shown} == {QAccessible.Role.RadioButton}


def test_who_is_chosen_to_sign_has_no_check_before_the_signature_is_there(
    ui: Ui,
) -> None:
    panel = SignaturePanel(ui)
    panel.show_signers(examples.example_signers(ui.tr), "personne")
    signs = {key: row.sign for key, row in panel.rows.items()}
    assert signs["personne"] == "pen-line"
    assert signs["social"] == "circle-check"
    before = panel.rows["emploi"].grab().toImage()
    panel.choose("emploi")
    assert panel.rows["emploi"].sign == "pen-line"
    assert panel.rows["emploi"].grab().toImage() != before


def test_what_opens_is_a_button_that_says_whether_it_is_open(ui: Ui) -> None:
    fold = Fold(ui, "Autre chose", QWidget())
    diagnosis = examples_diagnosis.example_diagnosis(ui.tr)
    row = TopicRow(ui, diagnosis, diagnosis.topics[0])
    for button in (fold.button, row):
        assert role(button) == QAccessible.Role.PushButton
    assert row.accessibleDescription() == "Entrée ouvre les détails"
    row.show_opened(opened=True)
    row.show_topic(diagnosis, diagnosis.topics[0])
    assert row.accessibleDescription() == "ouvert"
    fold.button.click()
    assert fold.is_open
    assert fold.button.accessibleDescription() == "ouvert"


@pytest.mark.parametrize("times", [1, 2])
def test_a_fold_opens_and_closes(ui: Ui, times: int) -> None:
    content = QWidget()
    fold = Fold(ui, "Autre chose", content)
    for _ in range(times):
        fold.button.click()
    assert fold.is_open == (times == 1)
    assert content.isHidden() == (times == 2)


def test_a_page_of_paper_is_a_label_that_says_what_it_says(ui: Ui) -> None:
    sheets = Sheets(ui)
    sheets.show_sheets([(595.0, 842.0)] * 2)
    sheets.describe(["Diagnostic partagé", ""])
    first, last = (QAccessible.queryAccessibleInterface(one) for one in sheets.pages)
    assert {first.role(), last.role()} == {QAccessible.Role.StaticText}
    assert first.text(QAccessible.Text.Name) == "Page 1 sur 2"
    assert first.text(QAccessible.Text.Description) == "Diagnostic partagé"
    assert last.text(QAccessible.Text.Description)


def test_what_goes_together_is_a_group_with_a_name(ui: Ui) -> None:
    past = examples_meetings.example_past(ui.tr)[0]
    groups = {
        "Ce qui vient": Section(ui, "Ce qui vient", icon="calendar"),
        "Quoi ?": QuestionView(ui, "Quoi ?"),
        "Signatures": SignaturePanel(ui),
    }
    for name, group in groups.items():
        told = QAccessible.queryAccessibleInterface(group)
        assert told.role() == QAccessible.Role.Grouping
        assert told.text(QAccessible.Text.Name) == name
        assert group.layout().contentsMargins().isNull()
    assert role(PastRow(ui, past)) == QAccessible.Role.Grouping
    assert role(Who(ui)) == role(CameEditor(ui)) == QAccessible.Role.Grouping


def test_the_pad_is_a_picture_that_says_what_to_do(ui: Ui) -> None:
    pad = SignaturePad(ui)
    told = QAccessible.queryAccessibleInterface(pad)
    assert told.role() == QAccessible.Role.Graphic
    assert told.text(QAccessible.Text.Name).startswith("Signez ici")


def test_a_picture_is_told_as_one_with_what_it_shows(ui: Ui) -> None:
    page = Still(ui, QImage(210, 297, QImage.Format.Format_RGB32), "Page 1")
    told = QAccessible.queryAccessibleInterface(page)
    assert told.role() == QAccessible.Role.Graphic
    assert told.text(QAccessible.Text.Name) == "Page 1"
    assert page.heightForWidth(420) == 594


@pytest.mark.parametrize(
    ("beside", "said"),
    [
        ("", "Amina"),
        ("« Je viens avec ma fille. »", "Amina"),
        ("Écrit par Claire M., le 12 mars 2026.", "Amina"),
        ("Amina", ""),
        ("Amina : bloque", ""),
    ],
)
def test_a_mark_is_silent_beside_words_that_name_whose_they_are(
    ui: Ui, beside: str, said: str
) -> None:
    mark = VoiceMark(ui, Voice("personne", "Amina", "personne"), 20, beside)
    told = QAccessible.queryAccessibleInterface(mark)
    assert told.role() == QAccessible.Role.StaticText
    assert told.text(QAccessible.Text.Name) == said


def test_what_comes_first_later_is_heard_first(
    ui: Ui, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(order, "listens", lambda: True)
    page = Page(ui, "Recevoir")
    late, after = Column(ui), Text("Ensuite")
    page.body.addLayout(late)
    page.body.addWidget(after)
    shown(page)
    first = Text("D’abord")
    late.addWidget(first)
    settle()
    inside = QAccessible.queryAccessibleInterface(first.parentWidget())
    told = [inside.child(at).object() for at in range(inside.childCount())]
    assert told.index(first) < told.index(after)


def test_who_listens_is_asked_for_once_the_first_page_is_in_sight(
    qapp: QApplication,
) -> None:
    before = qapp.property(order._HEARD)
    try:
        qapp.setProperty(order._HEARD, None)
        QAccessible.setActive(True)
        assert not order.listens()
        order.ask_who_listens()
        assert order.listens()
        QAccessible.setActive(False)
        assert not order.listens()
    finally:
        QAccessible.setActive(False)
        qapp.setProperty(order._HEARD, before)


def test_what_is_wrong_is_heard_where_the_keyboard_is(
    ui: Ui, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(fields, "announce", lambda _on, words: said.append(words))
    secret, other = SecretField(ui, "Phrase de passe"), LineField(ui, "Nom")
    field = Labelled(ui, "Phrase de passe", secret, hint="Sept mots.")
    shown(column(ui, other, field))
    told = QAccessible.queryAccessibleInterface(secret.line)
    about = QAccessible.Text.Description
    assert (told.text(QAccessible.Text.Name), told.text(about)) == (
        "Phrase de passe",
        "Sept mots.",
    )
    whole = QAccessible.queryAccessibleInterface(secret)
    assert whole.text(QAccessible.Text.Name) == ""
    other.setFocus()
    field.complain("Ce n’est pas cette phrase.")
    assert secret.line.hasFocus()
    assert told.text(about) == "Ce n’est pas cette phrase."
    assert said == []  # said with the field, on the way in
    field.complain("Ce n’est pas elle non plus.")
    assert said == ["Ce n’est pas elle non plus."]
    field.complain("")
    assert told.text(about) == "Sept mots."
