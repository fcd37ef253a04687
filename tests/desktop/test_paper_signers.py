"""Who signs a paper and in which order, by the keyboard and by ear."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from livret.desktop.kit.page import Page
from livret.desktop.preview import signers as paper_signers
from livret.desktop.preview.signers import PaperSigners
from livret.desktop.ui import Ui
from tests.desktop.pressing import Shown
from tests.desktop.test_in_sight import settle

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

OFFERED = [("personne", "Amina B."), ("social", "Claire M."), ("emploi", "Marc D.")]


def held() -> QAbstractButton:
    widget = QApplication.focusWidget()
    assert isinstance(widget, QAbstractButton)
    return widget


def test_the_keyboard_goes_along_with_who_signs_earlier(
    ui: Ui, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(paper_signers, "announce", lambda _on, told: said.append(told))
    page, signers = Page(ui, "Relire"), PaperSigners(ui)
    page.body.addWidget(signers)
    shown(page)
    signers.offer(OFFERED)
    signers.fold.open(opened=True)
    signers.ordered.buttons["in_order"].click()
    settle()
    marc = "Marc D. signe plus tôt"
    (up,) = [
        one
        for one in signers.findChildren(QAbstractButton)
        if one.accessibleName() == marc
    ]
    up.setFocus()
    QTest.keyClick(up, Qt.Key.Key_Space)
    settle()
    assert signers.signers == ("personne", "emploi", "social")
    assert held().accessibleName() == marc
    QTest.keyClick(held(), Qt.Key.Key_Space)
    settle()
    assert signers.signers == ("emploi", "personne", "social")
    # Nobody signs before the first: the keyboard is on the next who may.
    assert held().accessibleName() == "Amina B. signe plus tôt"
    assert said == [
        "1. Amina B. 2. Marc D. 3. Claire M.",
        "1. Marc D. 2. Amina B. 3. Claire M.",
    ]


def test_the_last_who_signs_stays_and_it_is_said(
    ui: Ui, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everybody was ticked again without a word, and another paper was made."""
    said: list[str] = []
    monkeypatch.setattr(paper_signers, "announce", lambda _on, told: said.append(told))
    page, signers = Page(ui, "Relire"), PaperSigners(ui)
    page.body.addWidget(signers)
    shown(page)
    signers.offer(OFFERED)
    signers.fold.open(opened=True)
    made: list[tuple[str, ...]] = []
    signers.changed.connect(lambda: made.append(signers.signers))
    for role in ("personne", "emploi", "social"):
        button = signers.who.buttons[role]
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
    settle()
    # The paper stays as it was before, and the keyboard where it is.
    assert signers.signers == ("social",)
    assert made == [("social", "emploi"), ("social",)]
    assert held() is signers.who.buttons["social"]
    state = QAccessible.queryAccessibleInterface(held()).state()
    assert state.checked
    told = "Au moins une personne signe ce papier\u202f: Claire M. y reste."
    assert said == [told]
    assert signers.refused.accessibleName() == told
    assert signers.refused.isVisible()
    # Said of that press alone.
    signers.who.buttons["emploi"].click()
    assert not signers.refused.isVisible()
    assert signers.signers == ("social", "emploi")
    assert said == [told]


def test_in_order_too_the_last_who_signs_stays(ui: Ui, shown: Shown) -> None:
    page, signers = Page(ui, "Relire"), PaperSigners(ui)
    page.body.addWidget(signers)
    shown(page)
    signers.offer(OFFERED)
    signers.fold.open(opened=True)
    signers.ordered.buttons["in_order"].click()
    for role in ("personne", "emploi", "social"):
        signers.who.buttons[role].click()
    assert (signers.signers, signers.in_order) == (("social",), True)
    signers.clear()
    assert not signers.refused.isVisible()
