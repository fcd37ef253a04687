"""Until when a signature is hoped for, wherever a paper agreed aloud is read."""

from __future__ import annotations

import pytest

from livret.desktop.documents.controller import DocumentsController
from livret.desktop.signing.controller import SigningController
from livret.usecases.documents import newest_revision
from livret.usecases.looking_at import look_at
from livret.words.checked import signature_line
from livret.words.translator import translator_for
from tests.desktop.livret.at_desk import AtDesk, settle, texts
from tests.desktop.livret.papers_desk import document, freeze

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

HOPED = "signature attendue avant le 26 mars 2026"
PASSED = f"{HOPED}, date passée"


def aloud(at: AtDesk) -> None:
    """She agrees aloud; a signature is hoped for within two weeks."""
    freeze(at)
    page = at.of(SigningController).page
    page.ways.buttons["aloud"].click()
    page.form.words.setPlainText("Oui, ça me va.")
    page.keep.click()
    settle()
    assert not at.troubles


def told(at: AtDesk) -> str:
    at.go("documents")
    return " ".join(texts(at.of(DocumentsController).page))


def test_the_documents_tell_the_day_and_that_it_has_passed(at: AtDesk) -> None:
    aloud(at)
    row = at.of(SigningController).page.panel.rows["personne"]
    assert HOPED in f"{row.accessibleName()} {row.accessibleDescription()}".lower()
    assert HOPED in told(at)
    at.clock.forward(days=14)
    assert at.clock.today().isoformat() == "2026-03-26"
    at.go("diagnosis")
    assert PASSED not in told(at)
    at.clock.forward(days=1)
    at.go("diagnosis")
    assert PASSED in told(at)


def test_a_check_tells_the_day_that_was_signed(at: AtDesk) -> None:
    aloud(at)
    pdf = newest_revision(at.ctx, at.livret, document(at).id)
    vault = at.desk.vault
    (one,) = look_at(vault.ctx, vault.paper, pdf, ()).checked.signatures
    assert HOPED in signature_line(translator_for("fr"), one)


def test_no_day_hangs_over_a_refusal(at: AtDesk) -> None:
    freeze(at)
    page = at.of(SigningController).page
    page.ways.buttons["refused"].click()
    page.keep.click()
    settle()
    assert "attendue" not in told(at)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("fr", "Amina B. n’était pas là le 12 mars 2026, attesté par Claire"),
        ("en", "Amina B. was not there on 12 March 2026, attested by Claire"),
    ],
)
def test_a_check_tells_once_the_day_that_somebody_was_away(
    at: AtDesk, language: str, told: str
) -> None:
    """« Sophie n’était pas là ce jour-là le 23 novembre » told it twice."""
    freeze(at)
    page = at.of(SigningController).page
    page.ways.buttons["absent"].click()
    page.keep.click()
    settle()
    pdf = newest_revision(at.ctx, at.livret, document(at).id)
    vault = at.desk.vault
    (one,) = look_at(vault.ctx, vault.paper, pdf, ()).checked.signatures
    assert signature_line(translator_for(language), one).startswith(told)
