"""A card revoked at the window: who does it is told where its holder takes part."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from livret.desktop.kit.dialog import Dialog
from livret.desktop.receiving.controller import ReceivingController
from livret.desktop.receiving.page import ReceivingPage
from livret.usecases.cards import TrustCard, own_card_file, trust_card
from livret.usecases.joining_by_card import join_by_card
from livret.usecases.livrets import OpenLivret, open_livret
from livret.usecases.vault_errors import DiskFull
from tests.clock import SetClock
from tests.desktop.livret.at_desk import AtDesk, settle
from tests.usecases.desks import Desk, make_vault

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

MARC = "Marc D., pour l’emploi"


@pytest.fixture
def marc(tmp_path: Path) -> Iterator[Desk]:
    """Marc's desk."""
    clock = SetClock()
    folder = tmp_path / "marc"
    told = {"name": "Marc D.", "side": "emploi", "organisation": ""}
    with make_vault(folder, clock, **told) as vault:
        yield Desk(vault, clock)


def takes_part(at: AtDesk, marc: Desk) -> str:
    """Claire accepts Marc's card; return his key, the card being in no livret yet."""
    data = own_card_file(marc.vault.sharing)
    kept = trust_card(at.vault.sharing, TrustCard(data=data)).value
    return kept.signed.card.keys.sign


def joined(at: AtDesk, marc: Desk) -> tuple[str, str]:
    """Let Marc into two livrets; return their ids."""
    key = takes_part(at, marc)
    guest = next(one for one in at.read.members if one.side == "emploi")
    join_by_card(at.vault.sharing, at.livret, key, guest.id)
    other: str = open_livret(at.ctx, OpenLivret(called="Zohra K.")).value
    join_by_card(at.vault.sharing, other, key)
    return at.livret, other


def page_of(at: AtDesk) -> ReceivingPage:
    return at.of(ReceivingController).page


def asked(at: AtDesk) -> Dialog:
    at.go("receiving")
    settle()
    at.press(page_of(at), f"Ne plus l’accepter\u202f: {MARC}")
    dialog = page_of(at).cards.dialog
    assert dialog is not None
    return dialog


def here(at: AtDesk, livret: str, marc: Desk) -> bool:
    team = at.ctx.livret(livret).team
    member = team.by_key.get(marc.ctx.signer.public_key)
    return member is not None and member.present


def test_the_leaving_is_noted_in_the_same_act_by_keyboard(
    at: AtDesk, marc: Desk
) -> None:
    first, second = joined(at, marc)
    at.have_keyboard()
    dialog = asked(at)
    assert QTest.qWaitForWindowActive(dialog)
    said = dialog.accessibleDescription()
    assert "Marc D. participe à 2 livrets" in said
    assert "Zohra K." in said
    box = page_of(at).cards.form.box
    assert box is not None
    assert not box.isChecked()
    # The reason has the keyboard; the box is next, then the verb.
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is box
    heard = QAccessible.queryAccessibleInterface(box)
    assert heard.role() == QAccessible.Role.CheckBox
    assert heard.text(QAccessible.Text.Name) == box.text()
    assert "dernier jour" in heard.text(QAccessible.Text.Description)
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert box.isChecked()
    QTest.keyClick(box, Qt.Key.Key_Tab)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    settle()
    assert "Son départ est noté dans 2 livrets" in page_of(at).banner.sentence
    assert not here(at, first, marc)
    assert not here(at, second, marc)
    assert not at.troubles
    # The row has no verb any more: what the page is for has the keyboard.
    assert at.window.focusWidget() is page_of(at).choose


def test_nobody_left_unless_it_is_said(at: AtDesk, marc: Desk) -> None:
    first, second = joined(at, marc)
    asked(at).decided.emit("revoke")
    settle()
    assert "participe encore à 2 livrets" in page_of(at).banner.sentence
    assert here(at, first, marc)
    assert here(at, second, marc)


def test_going_back_changes_nothing(at: AtDesk, marc: Desk) -> None:
    first, _ = joined(at, marc)
    dialog = asked(at)
    box = page_of(at).cards.form.box
    assert box is not None
    box.setChecked(True)
    at.press(dialog, "Revenir")
    assert here(at, first, marc)
    assert not page_of(at).banner.sentence
    # Asked again, nothing is ticked.
    asked(at)
    box = page_of(at).cards.form.box
    assert box is not None
    assert not box.isChecked()


def test_who_takes_no_part_has_no_leaving_to_note(at: AtDesk, marc: Desk) -> None:
    takes_part(at, marc)
    dialog = asked(at)
    assert page_of(at).cards.form.box is None
    assert "participe" not in dialog.accessibleDescription()
    dialog.decided.emit("revoke")
    settle()
    assert "Plus aucun fichier ne part vers Marc D." in page_of(at).banner.sentence


def test_a_leaving_that_could_not_be_noted_is_said(
    at: AtDesk, marc: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = joined(at, marc)
    dialog = asked(at)
    box = page_of(at).cards.form.box
    assert box is not None
    box.setChecked(True)
    log = type(at.ctx.log)
    append = log.append

    def full(self: Any, sealed: Any, *more: Any) -> Any:
        if first.encode() in sealed[0].header:
            raise DiskFull(folder="/coffre")
        return append(self, sealed, *more)

    with monkeypatch.context() as broken:
        broken.setattr(log, "append", full)
        dialog.decided.emit("revoke")
        settle()
    said = page_of(at).banner.sentence
    assert "Plus aucun fichier ne part vers Marc D." in said
    assert "Son départ est noté dans 1 livret\u202f: Zohra K." in said
    assert "Son départ n’a pas pu être noté" in said
    assert here(at, first, marc)
    assert not here(at, second, marc)


def test_who_went_elsewhere_meanwhile_is_asked_nothing_there(
    at: AtDesk, marc: Desk
) -> None:
    """It names livrets: over a page that others look at, it would show them."""
    joined(at, marc)
    at.go("receiving")
    settle()
    page = page_of(at)
    at.go("accueil")
    page.cards.asked.emit(marc.ctx.signer.public_key, MARC)
    settle()
    assert page.cards.dialog is None
    # Back there, it is asked as before.
    assert "participe à 2 livrets" in asked(at).accessibleDescription()
