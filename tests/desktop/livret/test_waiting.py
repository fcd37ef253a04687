"""« À remettre »: a signed copy that could not be handed over today."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from livret.desktop.documents.controller import DocumentsController
from livret.desktop.kit.buttons import Button
from livret.domain.documents import documents_of
from livret.usecases import documents
from livret.usecases.signing import SigningAct
from livret.usecases.to_hand import to_hand
from tests.desktop.livret.at_desk import AtDesk, settle, texts
from tests.desktop.livret.papers_desk import freeze, journal

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

PAPER = "Diagnostic partagé, 12 mars 2026"
LATER, HANDED = f"À remettre plus tard\u202f: {PAPER}", f"C’est remis\u202f: {PAPER}"


@pytest.fixture
def signed(at: AtDesk) -> AtDesk:
    """At the documents of a livret that has one signed paper."""
    paper = freeze(at)
    act = SigningAct(role="social", way="certificate")
    documents.sign(at.ctx, at.vault.paper, at.livret, paper.id, act)
    at.open("documents")
    settle()
    return at


def page_of(at: AtDesk) -> list[str]:
    return texts(at.of(DocumentsController).page)


def test_it_waits_on_the_card_until_she_has_it(signed: AtDesk) -> None:
    page = signed.of(DocumentsController).page
    signed.press(page, LATER)
    assert "À remettre depuis le 12 mars 2026" in page_of(signed)
    assert "reste sur votre Accueil" in page.banner.sentence
    (kept,) = to_hand(signed.vault)
    assert kept.document == documents_of(signed.read)[-1].id
    signed.clock.forward(days=4)
    signed.press(page, HANDED)
    assert "Remis le 16 mars 2026" in page_of(signed)
    assert to_hand(signed.vault) == ()
    assert journal(signed)[-2:] == ["kept", "handed"]
    signed.go("agreement")
    said = texts(signed.window.pages["agreement"])
    assert any("a remis un papier le 16 mars" in one for one in said)


def test_the_keyboard_goes_on_at_the_paper_that_waits(signed: AtDesk) -> None:
    page = signed.of(DocumentsController).page
    for verb, after in ((LATER, HANDED), (HANDED, "")):
        (button,) = [
            one for one in page.findChildren(Button) if one.accessibleName() == verb
        ]
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        settle()
        held = signed.window.focusWidget()
        assert page.isAncestorOf(held)
        assert not after or held.accessibleName() == after


def test_a_file_that_she_takes_ends_the_waiting(signed: AtDesk, tmp_path: Path) -> None:
    controller = signed.of(DocumentsController)
    signed.press(controller.page, LATER)
    signed.press(controller.page, f"En faire un fichier\u202f: {PAPER}")
    assert controller.handing.dialog is not None
    controller.handing.dialog.buttons["file"].click()
    settle()
    assert controller.handing.chooser is not None
    controller.handing.chooser.fileSelected.emit(str(tmp_path / "a.pdf"))
    settle()
    assert to_hand(signed.vault) == ()
    assert journal(signed)[-1] == "handed"
    controller.handing.chooser.reject()
    settle()


def test_a_paper_nobody_signed_is_nothing_to_hand_over(at: AtDesk) -> None:
    freeze(at)
    at.go("documents")
    with pytest.raises(AssertionError, match="no button"):
        at.press(at.of(DocumentsController).page, LATER)
