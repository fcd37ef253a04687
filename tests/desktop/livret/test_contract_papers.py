"""A contract is linked to a paper of the livret, which opens from its line."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from livret.desktop.meetings.contract import ContractForm
from livret.desktop.meetings.controller import MeetingsController
from livret.desktop.meetings.page import MeetingsPage
from livret.desktop.meetings.values import ContractEdit, ContractView
from livret.desktop.preview.controller import PreviewController
from livret.domain.contracts import Contract, contracts_of
from livret.domain.documents import Document
from livret.usecases import documents
from livret.usecases.papers import PaperChoices
from livret.words.papers.catalogue import PAPERS
from tests.desktop.livret.at_desk import AtDesk, settle, texts
from tests.desktop.livret.papers_desk import document as last
from tests.desktop.livret.papers_desk import freeze as freeze_diagnosis

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

TITLE = "Plan d’action, 12 mars 2026"
ASKED = "Son papier est-il dans ce livret\N{NARROW NO-BREAK SPACE}?"


@pytest.fixture
def at(sit: Callable[..., AtDesk]) -> AtDesk:
    desk = sit()
    desk.open()
    return desk


def freeze(at: AtDesk) -> Document:
    """Prepare who does what, to sign."""
    at.say({"kind": "goal_set", "words": "le permis"})
    today = at.desk.app.clock.today()
    choices = PaperChoices(language="fr", on=today, witness="", to_sign=True)
    paper = at.desk.vault.paper
    made = documents.preview(at.ctx, paper, at.livret, choices, PAPERS["plan"].takes)
    documents.freeze(at.ctx, at.livret, *made)
    return last(at)


def meetings(at: AtDesk) -> MeetingsPage:
    at.desk.open_livret(at.livret, "meetings")
    settle()
    return at.of(MeetingsController).page


def form_of(page: MeetingsPage) -> ContractForm:
    assert isinstance(page.form, ContractForm)
    return page.form


def contract(at: AtDesk) -> Contract:
    (one,) = contracts_of(at.read)
    return one


def buttons(page: MeetingsPage) -> list[QPushButton]:
    return page.contracts.findChildren(QPushButton)


def press(page: MeetingsPage, name: str) -> None:
    (button,) = [one for one in buttons(page) if one.accessibleName().startswith(name)]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    settle()


def test_a_paper_is_chosen_by_keyboard_and_opened_from_the_line(at: AtDesk) -> None:
    document = freeze(at).id
    page = meetings(at)
    press(page, "Noter les dates")
    form = form_of(page)
    assert form.paper is not None
    assert form.paper.accessibleName() == ASKED
    none, paper = form.paper.buttons.values()
    assert none.isChecked()
    assert paper.accessibleName() == TITLE
    none.setFocus()
    QTest.keyClick(none, Qt.Key.Key_Down)
    assert paper.hasFocus()
    QTest.keyClick(paper, Qt.Key.Key_Space)
    QTest.keyClick(form.keep, Qt.Key.Key_Space)
    settle()
    assert contract(at).document == document
    assert f"Papier dans le livret\N{NARROW NO-BREAK SPACE}: {TITLE}" in texts(page)
    press(page, f"Lire son papier\N{NARROW NO-BREAK SPACE}: {TITLE}")
    assert at.window.here == "preview"
    assert at.of(PreviewController).document == document


def test_other_dates_keep_the_paper_and_none_unlinks_it(at: AtDesk) -> None:
    document = freeze(at).id
    at.say({"kind": "contract_noted", "type": "cer", "document": document})
    page = meetings(at)
    press(page, "Changer les dates")
    form_of(page).kept.setText("Classeur bleu")
    form_of(page).keep.click()
    settle()
    assert (contract(at).document, contract(at).paper_kept) == (
        document,
        "Classeur bleu",
    )
    press(page, "Changer les dates")
    form = form_of(page)
    assert form.paper is not None
    next(iter(form.paper.buttons.values())).click()
    form.keep.click()
    settle()
    assert contract(at).document == ""
    assert not any("Papier dans le livret" in one for one in texts(page))


def test_a_joint_diagnosis_is_never_offered(at: AtDesk) -> None:
    freeze_diagnosis(at)
    page = meetings(at)
    press(page, "Noter les dates")
    assert form_of(page).paper is None


def test_a_livret_without_papers_asks_nothing_of_them(at: AtDesk) -> None:
    page = meetings(at)
    press(page, "Noter les dates")
    assert form_of(page).paper is None
    form_of(page).keep.click()
    settle()
    assert contract(at).document == ""


def test_a_paper_that_is_not_read_here_any_more_stays_linked(at: AtDesk) -> None:
    page = meetings(at)
    edit = ContractEdit("c", "cer", {}, "", "ab" * 32)
    view = ContractView("c", "CER", (), "", edit, (edit.document, ""))
    page.show_contracts((), (view,))
    assert any("on ne le lit plus ici" in one for one in texts(page))
    assert not any("Lire son papier" in one.text() for one in buttons(page))
    page.contracts.form_asked.emit(edit)
    form, noted = form_of(page), []
    form.noted.connect(noted.append)
    form.noted.disconnect(page._noted)
    form.keep.click()
    assert noted == [edit]
