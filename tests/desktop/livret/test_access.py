"""« Tout ce que ce livret garde sur moi », read at the desk and taken as a file."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from livret.desktop.access.controller import AccessController
from livret.desktop.access.page import AT_ONCE, MOST_LINES, AccessPage
from livret.desktop.agreement.controller import AgreementController
from livret.desktop.ui import Ui
from livret.usecases.access import DATA, TEXT
from livret.usecases.drafting import save_draft
from livret.words.kept import Chapter
from tests.desktop.livret.at_desk import AtDesk, settle, texts

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

WORDS = "Un brouillon que personne n’a encore dit."


def there(at: AtDesk) -> AccessController:
    """Go by the button of « Qui voit quoi »."""
    at.go("agreement")
    page = at.of(AgreementController).page
    at.press(page, "Tout ce que ce livret garde sur moi")
    assert at.window.here == "access"
    return at.of(AccessController)


def test_everything_is_read_from_who_sees_what(at: AtDesk) -> None:
    save_draft(at.ctx, at.livret, "aim:personne", WORDS)
    at.ctx.private_lines.set_private_line(at.livret, "celle du parc")
    at.open()
    page = there(at).page
    told = " ".join(texts(page))
    for words in (WORDS, "celle du parc", "Claire M.", "Ce qui a été effacé"):
        assert words in told
    at.press(page, "Revenir à «\u202fQui voit quoi\u202f»")
    assert at.window.here == "agreement"
    assert not page.cards, "no word of it stays behind"


def test_it_becomes_a_file_only_once_she_said_yes(at: AtDesk, tmp_path: Path) -> None:
    controller = there(at)
    at.press(controller.page, "En faire un fichier")
    dialog = controller.dialog
    assert dialog is not None
    assert "sans souci" in dialog.accessibleName()
    assert list(dialog.buttons) == ["file", "nothing"]
    dialog.buttons["nothing"].click()
    settle()
    assert controller.chooser is None
    at.press(controller.page, "En faire un fichier")
    assert controller.dialog is not None
    controller.dialog.buttons["file"].click()
    settle()
    chooser = controller.chooser
    assert chooser is not None
    assert [Path(one).name for one in chooser.selectedFiles()] == ["copie.zip"]
    path = tmp_path / "copie.zip"
    chooser.fileSelected.emit(str(path))
    chooser.reject()
    settle()
    with zipfile.ZipFile(path) as archive:
        assert {TEXT, DATA} <= set(archive.namelist())
    assert at.ctx.journal.of(at.livret)[-1].what == "exported"
    assert "prêt" in controller.page.banner.sentence


def test_a_file_that_cannot_be_written_is_told(at: AtDesk, tmp_path: Path) -> None:
    controller = there(at)
    (tmp_path / "file").write_text("no folder")
    controller._write(str(tmp_path / "file" / "a.zip"))
    settle()
    assert type(at.troubles[-1]).__name__ == "FileNotWritten"
    assert "exported" not in {one.what for one in at.ctx.journal.of(at.livret)}


def test_a_long_part_is_folded_and_the_rest_is_in_the_file(ui: Ui) -> None:
    page = AccessPage(ui)
    lines = tuple(f"ligne <b>{at}</b>" for at in range(MOST_LINES + 3))
    page.show_kept("Gardé ici", [Chapter("Ce qui a été dit", lines)])
    told = texts(page)
    assert f"ligne <b>{AT_ONCE}</b>" in told
    assert f"ligne <b>{MOST_LINES}</b>" not in told
    assert "Le reste est dans le fichier." in told
    page.deleteLater()
