"""A file that her phrase alone opens, from the window."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from livret.usecases.passphrases import strength_of
from tests.desktop.livret.at_desk import AtDesk, settle
from tests.desktop.livret.test_papers_wired import asked, journal

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
