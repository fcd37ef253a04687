"""A paper leaves the window: asked about, journalled, and kept when it cannot."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinterInfo

from livret.desktop.documents.controller import DocumentsController
from livret.desktop.errors import BugDialog
from livret.desktop.handing import HandingOver
from livret.usecases.documents import newest_revision
from livret.usecases.to_hand import to_hand
from tests.desktop.livret.at_desk import AtDesk, settle, texts
from tests.desktop.livret.papers_desk import asked, document, journal, preview

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


# --- leaving -------------------------------------------------------------------


def test_before_any_copy_she_is_asked_and_nothing_is_chosen(at: AtDesk) -> None:
    handing = asked(at)
    dialog = handing.dialog
    assert dialog is not None
    assert "sans souci" in dialog.accessibleName()
    assert list(dialog.buttons) == ["paper", "file", "closed", "here", "nothing"]
    kinds = {one.property("kind") for one in dialog.buttons.values()}
    assert kinds == {"plain"}
    assert not any(one.isDefault() for one in dialog.buttons.values())


def test_what_was_told_of_a_paper_goes_with_what_comes_next(at: AtDesk) -> None:
    """« Le papier reste gardé ici. » tells of the last paper, and not of another."""
    handing = asked(at)
    banner = at.of(DocumentsController).page.banner
    assert handing.dialog is not None
    handing.dialog.buttons["here"].click()
    settle()
    assert banner.isVisible()
    at.go("preview")
    at.go("documents")
    assert not banner.isVisible()
    page = at.of(DocumentsController).page
    again = "En faire un fichier\u202f: Diagnostic partagé, 12 mars 2026"
    at.press(page, again)
    handing.dialog.buttons["here"].click()
    settle()
    assert banner.isVisible()
    at.press(page, again)
    assert not banner.isVisible()
    # What the page itself had to say is not taken back.
    page.show_trouble("Autre chose.")
    handing.dialog.reject()
    at.press(page, again)
    assert banner.isVisible()


def test_a_paper_read_after_another_is_told_nothing_of_it(at: AtDesk) -> None:
    controller = preview(at)
    controller.page.save_asked.emit()
    settle()
    assert controller.handing.dialog is not None
    controller.handing.dialog.buttons["here"].click()
    settle()
    assert controller.page.banner.isVisible()
    controller.kind.make("plan")
    controller.kind.changed.emit()
    settle()
    assert not controller.page.banner.isVisible()


@pytest.mark.parametrize("verb", ["here", "nothing"])
def test_nothing_leaves_unless_she_wants_it(at: AtDesk, verb: str) -> None:
    handing = asked(at)
    before = journal(at)
    assert handing.dialog is not None
    handing.dialog.buttons[verb].click()
    settle()
    assert handing.chooser is None
    assert journal(at) == before


def test_a_file_holds_the_document_and_its_name_tells_of_nobody(
    at: AtDesk, tmp_path: Path
) -> None:
    handing = asked(at)
    assert handing.dialog is not None
    handing.dialog.buttons["file"].click()
    settle()
    chooser = handing.chooser
    assert chooser is not None
    (proposed,) = chooser.selectedFiles()
    assert Path(proposed).name == "document.pdf"
    path = tmp_path / "a-garder.pdf"
    chooser.fileSelected.emit(str(path))
    settle()
    assert path.read_bytes() == newest_revision(at.ctx, at.livret, document(at).id)
    page = at.of(DocumentsController).page
    assert page.banner.sentence == "Le fichier est prêt."
    assert page.banner.isVisible()
    assert journal(at)[-1] == "copied"
    page = at.of(DocumentsController).page
    assert "prêt" in page.banner.sentence
    chooser.reject()
    settle()


def test_a_file_that_cannot_be_written_is_told_and_not_journalled(
    at: AtDesk, tmp_path: Path
) -> None:
    handing = asked(at)
    before = journal(at)
    assert handing.dialog is not None
    handing.dialog.buttons["file"].click()
    settle()
    assert handing.chooser is not None
    (tmp_path / "file").write_text("no folder")
    handing.chooser.fileSelected.emit(str(tmp_path / "file" / "a.pdf"))
    settle()
    assert type(at.troubles[-1]).__name__ == "FileNotWritten"
    assert journal(at) == before
    handing.chooser.reject()
    settle()


def test_what_was_printed_is_journalled(at: AtDesk) -> None:
    handing = asked(at)
    handing._printed()
    settle()
    assert journal(at)[-1] == "printed"
    at.go("agreement")
    page = at.window.pages["agreement"]
    assert any("a imprimé un papier" in one for one in texts(page))


def test_a_paper_that_is_not_signed_is_asked_about_too(at: AtDesk) -> None:
    controller = preview(at)
    at.press(controller.page, "Imprimer")
    assert controller.handing.dialog is not None
    assert "sans souci" in controller.handing.dialog.accessibleName()


# --- when it cannot leave ----------------------------------------------------------


def unable(at: AtDesk) -> HandingOver:
    """Ask for the paper where there is no printer, which is so in tests."""
    assert not QPrinterInfo.availablePrinterNames()
    handing = asked(at)
    assert handing.dialog is not None
    handing.dialog.buttons["paper"].click()
    settle()
    return handing


def test_without_a_printer_the_paper_is_kept_to_hand_over(at: AtDesk) -> None:
    handing = unable(at)
    assert type(at.troubles[-1]).__name__ == "NoPrinter"
    dialog = handing.dialog
    assert dialog is not None
    assert list(dialog.buttons) == ["later", "file", "again", "leave"]
    dialog.buttons["later"].click()
    settle()
    (kept,) = to_hand(at.vault)
    assert (kept.livret, kept.document) == (at.livret, document(at).id)
    assert journal(at)[-1] == "kept"
    page = at.of(DocumentsController).page
    assert "Accueil" in page.banner.sentence
    assert any("À remettre depuis" in one for one in texts(page))


def test_without_a_printer_it_may_become_a_file_or_be_left(at: AtDesk) -> None:
    before = journal(at)
    handing = unable(at)
    assert handing.dialog is not None
    handing.dialog.buttons["file"].click()
    settle()
    assert handing.chooser is not None
    handing.chooser.reject()
    settle()
    assert not to_hand(at.vault)
    assert "printed" not in journal(at)[len(before) :]


def test_what_could_not_be_written_may_be_tried_again_or_kept(
    at: AtDesk, tmp_path: Path
) -> None:
    handing = asked(at)
    assert handing.dialog is not None
    handing.dialog.buttons["file"].click()
    settle()
    (tmp_path / "file").write_text("no folder")
    for _ in range(2):
        assert handing.chooser is not None
        handing.chooser.fileSelected.emit(str(tmp_path / "file" / "a.pdf"))
        handing.chooser.reject()
        settle()
        assert list(handing.dialog.buttons) == ["later", "paper", "again", "leave"]
        handing.dialog.buttons["again"].click()
        settle()
    assert handing.chooser is not None
    handing.chooser.reject()
    handing.dialog.buttons["later"].click()
    settle()
    assert len(to_hand(at.vault)) == 1


def test_a_paper_that_nobody_froze_cannot_wait_for_her(at: AtDesk) -> None:
    controller = preview(at)
    at.press(controller.page, "Imprimer")
    assert controller.handing.dialog is not None
    controller.handing.dialog.buttons["paper"].click()
    settle()
    assert type(at.troubles[-1]).__name__ == "NoPrinter"
    assert list(controller.handing.dialog.buttons) == ["file", "again", "leave"]


def test_a_bug_while_printing_is_apologised_for(at: AtDesk) -> None:
    handing = asked(at)
    handing._failed(ZeroDivisionError())
    assert type(at.troubles[-1]) is ZeroDivisionError
    assert at.window.findChild(BugDialog) is not None
