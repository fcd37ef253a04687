"""Who replaces, at the window: named with her, opened with both halves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from livret.desktop.agreement.controller import AgreementController
from livret.desktop.file_dialogs import FileChooser
from livret.desktop.receiving.controller import ReceivingController
from livret.desktop.replacing import page as replacing_page
from livret.desktop.replacing.controller import REFRESH, ReplacingController
from livret.desktop.replacing.page import ReplacingPage
from livret.desktop.sharing.controller import SharingController
from livret.domain.agreements import agreements_of
from livret.domain.errors import InvalidField
from livret.exchange.person_copy import HerKeys
from livret.usecases.agreeing import withdraw_agreement
from livret.usecases.cards import TrustCard, own_card, own_card_file, trust_card
from livret.usecases.livrets_of_card import renew_member
from livret.usecases.replacing import (
    COPY_FILE,
    KEY_FILE,
    NameReplacement,
    name_replacement,
    open_replacement,
)
from livret.usecases.sharing_errors import HalfMissing, HalfMistyped, HalvesWrong
from tests.clock import SetClock
from tests.desktop.livret.at_desk import AtDesk, settle, texts
from tests.exchange.test_person_copy import QuickKeys
from tests.paper.papers import text_of
from tests.usecases.desks import Desk, make_vault

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys without the second that each scrypt costs."""
    for name in ("wrap", "unwrap"):
        monkeypatch.setattr(HerKeys, name, getattr(QuickKeys, name))


@pytest.fixture
def other(at: AtDesk, tmp_path: Path) -> Iterator[Desk]:
    """Nadia's desk; each trusts the other's card."""
    clock = SetClock()
    who = {"name": "Nadia F.", "side": "social", "organisation": "Autre lieu"}
    with make_vault(tmp_path / "nadia", clock, **who) as vault:
        mine, theirs = at.vault.sharing, vault.sharing
        trust_card(mine, TrustCard(data=own_card_file(theirs)))
        trust_card(theirs, TrustCard(data=own_card_file(mine)))
        yield Desk(vault, clock)


def shown(at: AtDesk) -> str:
    return " ".join(texts(at.of(ReplacingController).page))


def test_nobody_is_named_without_her(at: AtDesk, other: Desk, tmp_path: Path) -> None:
    at.open("sharing")
    at.press(at.of(SharingController).page, "Si je ne suis pas là")
    assert at.window.here == "replacing"
    form = at.of(ReplacingController).page.form
    assert form is not None
    at.have_keyboard()
    form._ask()
    assert "⚠ Sans son accord, rien n’est fait." in shown(at)
    assert at.window.focusWidget() is form.yes
    assert not at.window.findChildren(FileChooser)
    form.yes.setChecked(True)
    form.purpose.clear()
    form._ask()
    assert "⚠" not in shown(at)
    at.of(ReplacingController).make(str(tmp_path / "place"))
    settle()
    assert isinstance(at.troubles.pop(), InvalidField)
    assert at.window.focusWidget() is form.purpose
    form.purpose.setText("une absence")
    form.until.setDate(QDate(2020, 1, 1))
    form._ask()
    at.of(ReplacingController).make(str(tmp_path / "place"))
    settle()
    assert isinstance(at.troubles.pop(), InvalidField)
    assert not (tmp_path / "place").exists()
    del other


def test_named_with_her_shown_to_her_and_told_once(
    at: AtDesk, other: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(replacing_page, "announce", lambda _on, told: said.append(told))
    at.open("replacing")
    controller = at.of(ReplacingController)
    form = controller.page.form
    assert form is not None
    form.yes.setChecked(True)
    form._ask()
    controller.make(str(tmp_path / "place"))
    settle()
    assert {one.name for one in (tmp_path / "place").iterdir()} == {COPY_FILE, KEY_FILE}
    assert "Nadia F. remplace, jusqu’au" in shown(at)
    assert said[0].startswith("Nadia F. remplace, jusqu’au")
    assert len(controller.halves) == 2
    assert controller.page.dressing is not None
    controller.page.dressing.forms.buttons["simple"].click()
    controller.halves[0].write(str(tmp_path / "moitie.pdf"))
    settle()
    told = text_of((tmp_path / "moitie.pdf").read_bytes())
    assert "Seule, cette feuille n’ouvre rien." in told
    at.go("agreement")
    told = " ".join(texts(at.of(AgreementController).page))
    assert "Nadia F." in told
    assert "pour le remplacer, jusqu’au" in told
    assert controller.halves == ()
    at.go("replacing")
    assert "Les mots ne sont gardés nulle part" not in shown(at)
    assert "Nadia F. remplace, jusqu’au" in shown(at)
    at.press(controller.page, "Refaire le fichier")
    controller.make(str(tmp_path / "again"))
    settle()
    assert {one.name for one in (tmp_path / "again").iterdir()} == {COPY_FILE, KEY_FILE}
    assert not at.troubles
    del other


def test_after_its_last_day_it_is_told_over_and_another_can_be_prepared(
    at: AtDesk, other: Desk, tmp_path: Path
) -> None:
    at.open("replacing")
    controller = at.of(ReplacingController)
    form = controller.page.form
    assert form is not None
    form.until.setDate(QDate(2026, 3, 12))
    form.yes.setChecked(True)
    form._ask()
    controller.make(str(tmp_path / "place"))
    settle()
    at.go("agreement")
    at.go("replacing")
    assert "Nadia F. remplace, jusqu’au 12 mars 2026" in shown(at)
    at.clock.forward(days=1)
    at.desk.day_turned.emit()
    settle()
    assert "Nadia F. remplace" not in shown(at)
    assert "Le remplacement par Nadia F. a pris fin après le 12 mars 2026" in shown(at)
    again = [
        one
        for one in controller.page.findChildren(QPushButton)
        if one.isVisible() and one.text() in ("Refaire le fichier", "Refaire les deux")
    ]
    assert again == []
    assert controller.page.form is not None
    del other


def test_it_is_ended_where_she_takes_back_her_agreement(
    at: AtDesk, other: Desk, tmp_path: Path
) -> None:
    page = named_for_a_day(at, tmp_path)
    assert "Refaire le fichier" in offered(page)
    at.press(page, "Y mettre fin")
    assert "Nadia F." in " ".join(texts(at.of(AgreementController).page))
    found = agreements_of(at.read)
    (given,) = [one.values[-1].id for one in found if one.recipient == "Nadia F."]
    withdraw_agreement(at.ctx, at.livret, given)
    at.open("accueil")
    at.open("replacing")
    settle()
    assert "Nadia F. ne remplace plus" in shown(at)
    assert "reprenez-le, et les deux feuilles" in shown(at)
    assert "Y mettre fin" not in offered(at.of(ReplacingController).page)
    del other


def test_a_file_for_a_key_that_was_changed_is_to_be_made_again(
    at: AtDesk, other: Desk, tmp_path: Path
) -> None:
    named_for_a_day(at, tmp_path)
    sharing, before = at.desk.vault.sharing, other.ctx.signer
    mine = {"name": "Nadia F.", "side": "social"}
    vault = make_vault(tmp_path / "neuf", at.clock, **mine)
    signed = own_card(vault.sharing, before.public_key, before.sign)
    data = vault.sharing.cards.to_file(signed)
    vault.close()
    renew_member(sharing, trust_card(sharing, TrustCard(data=data)).value)
    at.open("accueil")
    at.open("replacing")
    settle()
    assert "Nadia F. remplace, jusqu’au" in shown(at)
    assert "Le fichier est à refaire" in shown(at)
    controller = at.of(ReplacingController)
    controller._wish = REFRESH
    controller.make(str(tmp_path / "place"))
    settle()
    at.go("agreement")
    at.go("replacing")
    assert "à refaire" not in shown(at)


def offered(page: ReplacingPage) -> list[str]:
    """The words of the buttons that can be seen."""
    buttons = page.findChildren(QPushButton)
    return [one.text().strip() for one in buttons if one.isVisibleTo(page)]


def named_for_a_day(at: AtDesk, folder: Path) -> ReplacingPage:
    """Nadia is named until tomorrow; return the page, opened again."""
    at.open("replacing")
    controller = at.of(ReplacingController)
    form = controller.page.form
    assert form is not None
    form.yes.setChecked(True)
    form.until.setDate(controller.page._today.addDays(1))
    form._ask()
    controller.make(str(folder / "place"))
    settle()
    at.go("agreement")
    at.go("replacing")
    assert "Nadia F. remplace, jusqu’au" in shown(at)
    return controller.page


def test_a_place_that_takes_no_file_loses_no_half(
    at: AtDesk, other: Desk, tmp_path: Path
) -> None:
    at.open("replacing")
    controller = at.of(ReplacingController)
    assert controller.page.form is not None
    controller.page.form.yes.setChecked(True)
    controller.page.form._ask()
    full = tmp_path / "plein"
    full.write_bytes(b"")  # no folder: nothing can be written into it
    controller.make(str(full))
    settle()
    assert "n’a pas pu être écrit" in controller.page.banner.sentence
    assert "Écrit" not in shown(at)
    first = [half._code for half in controller.halves]
    assert all(half in shown(at) for half in first)
    # The same sheets, elsewhere.
    at.press(controller.page, "Refaire le fichier")
    controller.make(str(tmp_path / "ailleurs"))
    settle()
    assert {*(tmp_path / "ailleurs").iterdir()} == {
        tmp_path / "ailleurs" / COPY_FILE,
        tmp_path / "ailleurs" / KEY_FILE,
    }
    assert [half._code for half in controller.halves] == first
    assert opens(other, tmp_path / "ailleurs", first)
    # Left without printing: both halves are made again, for the same day.
    at.go("agreement")
    at.go("replacing")
    assert controller.halves == ()
    at.press(controller.page, "Refaire les deux moitiés")
    controller.make(str(tmp_path / "ailleurs"))
    settle()
    second = [half._code for half in controller.halves]
    still = "Les feuilles d’avant ouvrent encore le fichier d’avant, jusqu’au "
    assert still in shown(at)
    assert opens(other, tmp_path / "ailleurs", second)
    with pytest.raises(HalvesWrong):
        opens(other, tmp_path / "ailleurs", first)
    assert not at.troubles


def opens(other: Desk, folder: Path, halves: list[str]) -> bool:
    """Tell whether both halves open what lies in a folder, at Nadia's."""
    files = [(folder / name).read_bytes() for name in (COPY_FILE, KEY_FILE)]
    told = open_replacement(other.vault.sharing, HerKeys(), *files, halves)
    return told.takes_part


def test_both_halves_open_it_and_she_reads_who_did(
    at: AtDesk, other: Desk, tmp_path: Path
) -> None:
    livret = other.open()
    command = NameReplacement(
        livret=livret,
        who="Claire M.",
        agreed=True,
        until=other.clock.today() + dt.timedelta(days=90),
        purpose="continuer pendant une absence",
    )
    made = name_replacement(other.vault.sharing, HerKeys(), command).value
    for name, data in made.files.items():
        (tmp_path / name).write_bytes(data)
    at.go("receiving")
    page = at.of(ReceivingController).page
    page.replacement_given.emit(str(tmp_path / COPY_FILE))
    settle()
    assert page.halves is not None
    at.have_keyboard()
    page.halves.first.line.setText(made.halves[0])
    QTest.keyClick(page.halves.first.line, Qt.Key.Key_Return)
    assert at.window.focusWidget() is page.halves.second.line  # it is still empty
    for typed, wrong, told in (
        ("des mots mal lus", HalfMistyped, "⚠ La moitié 2"),
        (made.halves[0], HalfMissing, "⚠"),
    ):
        page.halves.second.line.setText(typed)
        at.window.setFocus()
        at.press(page, "Lire ce qu’il apporte")
        assert isinstance(at.troubles.pop(), wrong)
        assert told in " ".join(texts(page.halves))
        assert at.window.focusWidget() is page.halves.second.line
    assert page.halves.first.secret == made.halves[0]
    page.halves.second.line.setText(made.halves[1])
    at.press(page, "Lire ce qu’il apporte")
    assert "Amina B." in " ".join(texts(page))
    at.press(page, "Prendre")
    assert "C’est pris" in " ".join(texts(page))
    told = [one.what for one in at.ctx.journal.of(livret)]
    assert "replaced" in told
