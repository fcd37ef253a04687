"""A file that her phrase alone opens, from the window."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtPrintSupport import QPrinterInfo

from livret.desktop.handing import HandingOver
from livret.desktop.printing import Printing
from livret.usecases.passphrases import strength_of
from tests.desktop.livret.at_desk import AtDesk, settle
from tests.desktop.livret.papers_desk import asked, journal

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

HERS = "cheval guitare jardin moulin"


def test_the_file_opens_with_her_phrase_alone(at: AtDesk, tmp_path: Path) -> None:
    handing = asked(at)
    assert handing.dialog is not None
    handing.dialog.buttons["closed"].click()
    settle()
    phrase = handing.phrase
    assert phrase is not None
    offered = phrase.phrase
    assert len(offered.split()) == 5
    assert strength_of(offered).bits >= 44
    phrase.words_asked.emit()
    assert phrase.phrase != offered
    phrase.line.setText(HERS)
    handing.dialog.buttons["close"].click()
    settle()
    assert handing.chooser is not None
    (proposed,) = handing.chooser.selectedFiles()
    assert Path(proposed).name == "document.pdf"
    path = tmp_path / "a-garder.pdf"
    handing.chooser.fileSelected.emit(str(path))
    settle()
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(path)
    with pikepdf.open(io.BytesIO(path.read_bytes()), password=HERS) as file:
        assert len(file.pages) > 0
    assert journal(at)[-1] == "copied"
    assert phrase.phrase == ""
    handing.chooser.reject()
    settle()


def test_a_phrase_too_short_makes_no_file(at: AtDesk) -> None:
    handing = asked(at)
    before = journal(at)
    assert handing.dialog is not None
    handing.dialog.buttons["closed"].click()
    settle()
    assert handing.phrase is not None
    handing.phrase.line.setText("amina 2020")
    assert not handing.dialog.buttons["close"].isEnabled()
    handing.dialog.buttons["leave"].click()
    settle()
    assert handing.chooser is None
    assert handing.phrase.phrase == ""
    assert journal(at) == before


def closed_with_her_phrase(at: AtDesk) -> HandingOver:
    """She has written her phrase; where the file goes is asked."""
    handing = asked(at)
    assert handing.dialog is not None
    handing.dialog.buttons["closed"].click()
    settle()
    assert handing.phrase is not None
    handing.phrase.line.setText(HERS)
    handing.dialog.buttons["close"].click()
    settle()
    return handing


def failed(at: AtDesk, tmp_path: Path) -> HandingOver:
    """Her file cannot be written where it should be."""
    handing = closed_with_her_phrase(at)
    (tmp_path / "file").write_text("no folder")
    assert handing.chooser is not None
    handing.chooser.fileSelected.emit(str(tmp_path / "file" / "a.pdf"))
    handing.chooser.reject()
    settle()
    assert type(at.troubles[-1]).__name__ == "FileNotWritten"
    assert list(handing.dialog.buttons) == ["later", "paper", "again", "leave"]
    return handing


def nothing_of_her_phrase(handing: HandingOver) -> bool:
    return HERS not in repr(handing._leaves)


def test_what_could_not_be_written_is_printed_instead(
    at: AtDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[bytes] = []

    class Printer(Printing):
        """A printer that takes every page; what it is given is kept."""

        def ask(self) -> None:
            drawn.append(self._make())
            self.printed.emit()

    monkeypatch.setattr("livret.desktop.printing.Printing", Printer)
    handing = failed(at, tmp_path)
    before = journal(at)
    assert handing.dialog is not None
    handing.dialog.buttons["paper"].click()
    settle()
    # On paper nothing is closed: the very paper, and the journal says how it left.
    (pdf,) = drawn
    with pikepdf.open(io.BytesIO(pdf)) as file:
        assert len(file.pages) > 0
    assert journal(at) == [*before, "printed"]
    assert nothing_of_her_phrase(handing)


def test_printed_instead_without_a_printer_every_way_stays_open(
    at: AtDesk, tmp_path: Path
) -> None:
    assert not QPrinterInfo.availablePrinterNames()
    handing = failed(at, tmp_path)
    before = journal(at)
    assert handing.dialog is not None
    handing.dialog.buttons["paper"].click()
    settle()
    assert type(at.troubles[-1]).__name__ == "NoPrinter"
    assert list(handing.dialog.buttons) == ["later", "file", "again", "leave"]
    handing.dialog.buttons["later"].click()
    settle()
    assert journal(at) == [*before, "kept"]


def test_tried_again_it_opens_with_the_phrase_she_wrote_down(
    at: AtDesk, tmp_path: Path
) -> None:
    handing = failed(at, tmp_path)
    assert handing.dialog is not None
    handing.dialog.buttons["again"].click()
    settle()
    path = tmp_path / "a-garder.pdf"
    assert handing.chooser is not None
    handing.chooser.fileSelected.emit(str(path))
    handing.chooser.reject()
    settle()
    with pikepdf.open(path, password=HERS) as file:
        assert len(file.pages) > 0
    assert journal(at)[-1] == "copied"
    assert nothing_of_her_phrase(handing)


@pytest.mark.parametrize("way", ["leave", "later", "escape"])
def test_left_there_nothing_of_her_phrase_stays(
    at: AtDesk, tmp_path: Path, way: str
) -> None:
    handing = failed(at, tmp_path)
    assert handing.dialog is not None
    if way == "escape":
        handing.dialog.reject()
    else:
        handing.dialog.buttons[way].click()
    settle()
    assert nothing_of_her_phrase(handing)


def test_no_place_chosen_nothing_of_her_phrase_stays(at: AtDesk) -> None:
    handing = closed_with_her_phrase(at)
    assert handing.chooser is not None
    handing.chooser.reject()
    settle()
    assert nothing_of_her_phrase(handing)
