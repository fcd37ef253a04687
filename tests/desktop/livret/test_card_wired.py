"""At the window: a card signs; its code stays nowhere, its library is remembered."""

from __future__ import annotations

from pathlib import Path

import pytest

from livret.desktop.signing.controller import CARD_MODULE, SigningController
from livret.desktop.signing.page import SigningPage
from livret.paper.signing import check
from livret.usecases.documents import newest_revision
from tests.desktop.livret.at_desk import AtDesk, settle
from tests.desktop.livret.papers_desk import document, freeze
from tests.paper.other_keys import (
    PIN,
    issue,
    make_soft_card,
    named,
    organism,
    put_on_card,
    rsa_key,
)
from tests.paper.test_card_apart import DIES, LOGIN, compiler, library
from tests.paper.test_other_keys import MODULE, soft_card

pytestmark = [pytest.mark.qt_log_ignore("propagateSizeHints"), soft_card]


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader with the card of the livret's employment referent."""
    monkeypatch.setenv("SOFTHSM2_CONF", str(tmp_path / "softhsm2.conf"))
    make_soft_card(tmp_path)


def at_the_card(at: AtDesk) -> SigningPage:
    page = at.of(SigningController).page
    page.panel.rows["emploi"].click()
    page.ways.buttons["pkcs11"].click()
    return page


def test_a_card_signs_at_the_window(at: AtDesk, reader: None) -> None:
    freeze(at)
    marc = document(at).place("emploi")
    assert marc is not None
    put_on_card(MODULE, issue(named(marc.name), rsa_key(), organism()))
    page = at_the_card(at)
    page.form.card.module.clear()
    page.keep.click()
    told = page.form.card.pin.line.accessibleDescription()
    assert told == "Il faut le code de la carte."
    page.form.card.pin.line.setText("0")
    page.keep.click()
    told = page.form.card.module.accessibleDescription()
    assert told == "Il faut le programme du lecteur de carte."
    assert page.focusWidget() is page.form.card.module
    assert at.troubles == []
    page.form.card.module.setText(MODULE)
    page.form.card.pin.line.setText("000000")
    page.keep.click()
    settle()
    assert at.troubles[-1].__class__.__name__ == "WrongPin"
    assert page.form.card.pin.secret == "", "it is not tried twice"
    assert page.focusWidget() is page.form.card.pin.line
    assert page.form.card.module.text() == MODULE
    assert document(at).place("emploi").way == ""  # type: ignore[union-attr]
    page.form.card.pin.line.setText(PIN)
    page.keep.click()
    settle()
    assert document(at).place("emploi").way == "pkcs11"  # type: ignore[union-attr]
    assert page.form.card.pin.secret == ""
    assert at.vault.setting(CARD_MODULE) == MODULE
    assert not any(PIN in text for text in at.drafts().values())
    pdf = newest_revision(at.ctx, at.livret, document(at).id)
    found = check(pdf, roots=[organism().der], now=at.clock.now())
    (signed,) = found.signatures
    assert (signed.name, signed.way, signed.trusted) == (marc.name, "pkcs11", True)


def test_another_failure_gives_the_keyboard_back(at: AtDesk, tmp_path: Path) -> None:
    freeze(at)
    page = at.of(SigningController).page
    page.panel.rows["emploi"].click()
    page.ways.buttons["pkcs12"].click()
    page.form.file.take(str(tmp_path / "gone.p12"))
    page.panel.rows["emploi"].setFocus()  # where a button that is off leaves it
    page.keep.click()
    settle()
    assert at.troubles
    assert page.focusWidget() is page.keep


def test_no_card_and_no_library_are_told(at: AtDesk, reader: None) -> None:
    freeze(at)
    page = at_the_card(at)
    for module, error in (("/nowhere/lib.so", "CardModuleMissing"), (MODULE, "NoKey")):
        page.form.card.module.setText(module)
        page.form.card.pin.line.setText(PIN)
        page.keep.click()
        settle()
        assert at.troubles[-1].__class__.__name__.startswith(error)
        assert document(at).place("emploi").way == ""  # type: ignore[union-attr]


@compiler
def test_a_library_that_dies_takes_nothing_with_it(
    at: AtDesk, reader: None, tmp_path: Path
) -> None:
    freeze(at)
    page = at_the_card(at)
    module = library(tmp_path, LOGIN, DIES)
    page.form.card.module.setText(module)
    page.form.card.pin.line.setText(PIN)
    page.keep.click()
    settle()
    assert at.troubles[-1].__class__.__name__ == "CardLibraryDied"
    assert document(at).place("emploi").way == ""  # type: ignore[union-attr]
    assert page.form.card.module.text() == module
    assert page.form.card.pin.secret == "", "it is not tried twice"
    assert at.vault.setting(CARD_MODULE) == ""
