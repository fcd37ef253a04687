"""At the window: a page that came back, and what changed since it was signed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from livret.desktop.documents.controller import DocumentsController
from livret.desktop.preview.controller import PreviewController
from livret.desktop.verify import comparing
from livret.desktop.verify.comparing import SHOWN, Comparison, compare
from livret.desktop.verify.side_by_side import difference
from livret.usecases import documents
from livret.usecases.signing import SigningAct
from tests.desktop.livret.at_desk import AtDesk, settle, texts
from tests.desktop.livret.papers_desk import document, freeze
from tests.desktop.livret.test_signing_elsewhere_wired import (
    choose_file,
    press,
    verify,
)
from tests.paper.scanned import locked_pdf, photograph, scanned_pdf
from tests.paper.tampering import page_content, page_removed, updated

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def buttons(widget: object) -> list[QPushButton]:
    assert isinstance(widget, QWidget)
    return [one for one in widget.findChildren(QPushButton) if not one.isHidden()]


def test_a_page_that_comes_back_later_is_joined_seen_and_taken_off(
    at: AtDesk, tmp_path: Path
) -> None:
    freeze(at)
    for role, way in (
        ("personne", "aloud"),
        ("social", "certificate"),
        ("emploi", "paper"),
    ):
        words = "Oui." if way == "aloud" else ""
        act = SigningAct(role=role, way=way, words=words)
        documents.sign(at.ctx, at.vault.paper, at.livret, document(at).id, act)
    documents.close(at.ctx, at.vault.paper, at.livret, document(at).id)
    at.open("documents")
    page = at.of(DocumentsController).page
    bad, good = tmp_path / "bad.jpg", tmp_path / "page.jpg"
    bad.write_bytes(b"no picture")
    good.write_bytes(photograph())
    joining = [one for one in buttons(page) if "Joindre la page signée" in one.text()]
    assert len(joining) == 2  # hers and Marc's: a certificate waits for no page
    joining[0].click()
    choose_file(bad)
    assert at.troubles[-1].__class__.__name__ == "NotAScan"
    press(page, "Joindre la page signée")
    choose_file(good)
    assert any("La page est jointe à la réponse" in told for told in texts(page))
    assert any("page signée jointe le" in told for told in texts(page))
    press(page, "Voir la page signée")
    assert at.window.here == "preview"
    seen = at.of(PreviewController)
    assert "Page signée à la main" in seen.page.title.accessibleName()
    assert seen.page.sign.isHidden()
    assert seen.page.correct.isHidden()
    assert len(seen.page.sheets.pages) == 1
    assert seen.page.sheets.pages[0].image is not None
    assert "image" in seen.page.sheets.pages[0].accessibleDescription()
    at.go("documents")
    at.window.asked.emit("undo")
    settle()
    assert document(at).place("personne").pages == ()
    assert not any("Voir la page signée" in one.text() for one in buttons(page))
    press(page, "Lire")
    assert not seen.page.correct.isHidden()


def signed(at: AtDesk) -> bytes:
    freeze(at)
    act = SigningAct(role="social", way="certificate")
    paper = at.vault.paper
    return documents.sign(at.ctx, paper, at.livret, document(at).id, act).value


def test_what_was_added_is_seen_beside_what_was_signed(
    at: AtDesk, tmp_path: Path
) -> None:
    path = tmp_path / "changed.pdf"
    path.write_bytes(signed(at) + b"% more\n")
    controller = verify(at, path)
    told = texts(controller.page)
    assert any("Quelque chose d’autre a changé" in one for one in told)
    press(controller.page, "Voir ce qui a été signé")
    told = texts(controller.page)
    assert "Ce qui a été signé, page 1" in told
    assert "Le fichier présent, page 1" in told
    assert any("À l’œil, les pages sont les mêmes" in one for one in told)
    at.go("goals")
    assert controller._pdf == b""


def test_the_page_that_changed_is_named_and_shown(at: AtDesk, tmp_path: Path) -> None:
    path = tmp_path / "changed.pdf"
    path.write_bytes(updated(signed(at), page_content))
    controller = verify(at, path)
    press(controller.page, "Voir ce qui a été signé")
    told = texts(controller.page)
    assert any(one.endswith("Changé depuis la signature\u202f: page 1") for one in told)
    assert "Ce qui a été signé, page 2" not in told  # the same: not shown


def test_several_pages_that_changed_are_pages(at: AtDesk) -> None:
    said = difference(at.desk.ui.tr, Comparison((1, 2), ()))
    assert said == "Changé depuis la signature\u202f: pages 1, 2"


def test_pages_that_are_gone_or_added_are_told(
    at: AtDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading, short, long = at.desk.app, scanned_pdf(1), scanned_pdf(SHOWN + 3)
    gone = compare(reading, long, short)
    assert gone.differing == tuple(range(2, SHOWN + 4))
    assert [one.page for one in gone.pairs] == list(range(2, SHOWN + 2))
    assert all(one.present is None and one.signed for one in gone.pairs)
    assert all(one.signed is None for one in compare(reading, short, long).pairs)
    same = compare(reading, long, long)
    assert (same.differing, same.whole, len(same.pairs)) == ((), True, SHOWN)
    # Of a longer file nobody says that all its pages are the same.
    monkeypatch.setattr(comparing, "_COMPARED", SHOWN)
    said = difference(at.desk.ui.tr, compare(reading, long, long))
    assert said.startswith("Les premières pages se ressemblent.")


def test_a_file_without_pages_any_more_is_compared(at: AtDesk, tmp_path: Path) -> None:
    path = tmp_path / "changed.pdf"
    path.write_bytes(updated(signed(at), page_removed))
    controller = verify(at, path)
    press(controller.page, "Voir ce qui a été signé")
    assert any("Cette page n’y est pas" in one for one in texts(controller.page))


def test_a_file_is_read_before_it_is_signed_and_forgotten(
    at: AtDesk, tmp_path: Path
) -> None:
    path = tmp_path / "signed.pdf"
    path.write_bytes(signed(at))
    controller = verify(at, path)
    page = controller.page
    press(page, "Lire ce document")
    assert page.sheets.pages[0].accessibleName().startswith("Page 1 sur")
    assert page.sheets.pages[0].accessibleDescription()
    page.sheets.pages[0].repaint()
    settle()
    assert page.sheets.pages[0].image is not None
    verify(at, path)
    assert not page.sheets.pages
    press(page, "Lire ce document")
    at.go("goals")
    assert not page.sheets.pages


def test_a_file_under_a_password_is_not_called_broken(
    at: AtDesk, tmp_path: Path
) -> None:
    path, other = tmp_path / "locked.pdf", tmp_path / "signed.pdf"
    path.write_bytes(locked_pdf())
    other.write_bytes(signed(at))
    page = verify(at, path).page
    press(page, "Lire ce document")
    assert any("il ne peut pas être lu ici" in one for one in texts(page))
    assert not page.banner.isHidden()
    verify(at, other)
    assert page.banner.isHidden(), "it told of the file before"


def test_what_is_no_pdf_is_not_read(at: AtDesk, tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(b"bonjour")
    page = verify(at, path).page
    assert not any("Lire" in one.text() for one in buttons(page))
