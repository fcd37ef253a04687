"""What assistive tools are told that a thing is: what can be done with it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from livret.desktop import examples
from livret.desktop.diagnosis.row import TopicRow
from livret.desktop.kit.choices import Choices
from livret.desktop.kit.faces import Fold
from livret.desktop.kit.voices import Voice, VoiceChooser
from livret.desktop.signing.panel import SignaturePanel
from livret.desktop.ui import Ui

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


def test_an_answer_that_can_be_taken_back_is_a_check_box(ui: Ui) -> None:
    ways = Choices(ui, "Comment ?", WAYS)
    ways.buttons["typed"].click()
    ways.buttons["drawn"].click()
    assert ways.value == "drawn"
    ways.buttons["drawn"].click()
    assert ways.value == ""
    assert role(ways.buttons["drawn"]) == QAccessible.Role.CheckBox


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


def test_what_opens_is_a_button_that_says_whether_it_is_open(ui: Ui) -> None:
    fold = Fold(ui, "Autre chose", QWidget())
    diagnosis = examples.example_diagnosis(ui.tr)
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
