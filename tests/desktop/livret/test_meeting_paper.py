"""The end of a meeting says what became of the paper, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from PySide6.QtPrintSupport import QPrinterInfo

from livret.domain.meeting_mode import Question
from tests.desktop.livret.at_desk import settle, texts
from tests.desktop.livret.meeting_desk import InMeeting

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_the_end_claims_no_paper_that_no_printer_took(
    room: InMeeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    room.go_to(Question.READ_BACK)
    room.press(room.view.unsigned)
    room.press(room.view.keeps.buttons["paper"])
    settle()
    assert room.question == "ending"
    handing = room.controller.papers.handing
    assert handing.dialog is not None
    handing.dialog.buttons["leave"].click()
    settle()
    assert "Rien n’a été imprimé ni copié pour le moment." in texts(room.view)
    assert room.sitting.handed_over == ""


def test_the_person_leaves_with_a_file_closed_by_a_phrase(
    room: InMeeting, tmp_path: Path
) -> None:
    room.go_to(Question.READ_BACK)
    room.press(room.view.unsigned)
    room.press(room.view.keeps.buttons["closed"])
    settle()
    assert room.question == "ending"
    assert room.sitting.handed_over == ""
    handing = room.controller.papers.handing
    assert handing.phrase is not None
    handing.phrase.line.setText("cheval guitare jardin moulin")
    assert handing.dialog is not None
    handing.dialog.buttons["close"].click()
    settle()
    assert handing.chooser is not None
    path = tmp_path / "a-garder.pdf"
    handing.chooser.fileSelected.emit(str(path))
    handing.chooser.reject()
    settle()
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(path)
    assert "Le fichier est pour vous." in texts(room.view)
    assert room.sitting.handed_over == "file"


@pytest.mark.parametrize(
    ("verb", "code", "said"),
    [
        ("printed", "paper", "Le papier est pour vous."),
        ("copied", "file", "Le fichier est pour vous."),
        ("", "kept_here", "Le papier reste gardé ici."),
    ],
)
def test_the_end_says_what_became_of_the_paper(
    room: InMeeting,
    monkeypatch: pytest.MonkeyPatch,
    verb: str,
    code: str,
    said: str,
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    room.go_to(Question.READ_BACK)
    room.press(room.view.unsigned)
    room.press(room.view.keeps.buttons["paper"])
    settle()
    handing = room.controller.papers.handing
    assert handing.dialog is not None
    handing.dialog.close()
    room.view.words.setPlainText("les papiers")
    if verb:
        handing.handed.emit(verb)
    else:
        handing.waiting.emit()
    settle()
    assert said in texts(room.view)
    assert room.sitting.handed_over == code
    assert room.view.words.text == "les papiers"
