"""A file of thousands of places, steps or pages does not hold the window up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from livret.desktop.preview.sheets import Sheets
from livret.desktop.ui import Ui
from livret.desktop.verify.page import VerdictView
from livret.desktop.verify.reading import LONGEST, MOST_LINES, verdict_view
from livret.paper.desk import check_here
from livret.usecases.looking_at import FileSeen, FileStep
from livret.usecases.signing import CheckedPaper, CheckedSignature
from tests.desktop.test_kit import column
from tests.paper.bombs import many_places

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Shown = Callable[[QWidget], QWidget]
NOW = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)


def view_of(ui: Ui, checked: CheckedPaper, *steps: FileStep) -> VerdictView:
    seen = FileSeen(checked=checked, steps=steps)
    return verdict_view(
        ui.tr, "lettre.pdf", seen, size=1, owner="Claire", today=NOW.date()
    )


def test_of_many_places_the_first_are_told_and_how_many_more(ui: Ui) -> None:
    found = check_here(many_places(MOST_LINES + 20), roots=[], revisions=[], now=NOW)
    assert len(found.reasons) == MOST_LINES + 21
    told = view_of(ui, found).reasons
    assert len(told) == MOST_LINES + 1
    assert told[-1].startswith("Et encore 21 lignes, qui ne sont pas montrées ici.")
    assert max(map(len, told)) <= LONGEST


def test_signatures_and_steps_are_bounded_too(ui: Ui) -> None:
    one = CheckedSignature(name="x" * 100_000, role="", way="typed", signed_at=NOW)
    checked = CheckedPaper(
        verdict="invalid",
        signatures=(one,) * (MOST_LINES + 1),
        reasons=(),
        closed_by="y" * 100_000,
        closed_at=NOW,
    )
    step = FileStep(what="signed", name="x" * 100_000, length=1)
    view = view_of(ui, checked, *[step] * 200)
    assert len(view.signatures) == MOST_LINES + 1
    assert view.signatures[-1].startswith("Et encore 1 ligne,")
    assert len(view.steps) == MOST_LINES + 1
    lines = (*view.signatures, *view.steps, view.closing)
    assert max(map(len, lines)) <= LONGEST + 1


def test_what_a_usual_file_says_is_whole(ui: Ui) -> None:
    one = CheckedSignature(name="Amina B.", role="", way="typed", signed_at=NOW)
    checked = CheckedPaper(verdict="valid", signatures=(one,) * MOST_LINES, reasons=())
    assert len(view_of(ui, checked).signatures) == MOST_LINES
    assert view_of(ui, checked).closing == ""


def test_pages_come_in_sight_together(
    ui: Ui, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each page that came had all of them placed again: minutes for a long file."""
    placed, usual = list[int](), Sheets.minimumSizeHint

    def counted(self: Sheets) -> QSize:
        placed.append(1)
        return usual(self)

    monkeypatch.setattr(Sheets, "minimumSizeHint", counted)
    sheets = Sheets(ui)
    shown(column(ui, sheets))
    for count in (200, 150):
        placed.clear()
        sheets.show_sheets([(595.0, 842.0)] * count)
        QApplication.sendPostedEvents()
        assert all(page.isVisible() for page in sheets.pages)
        assert len(sheets.pages) == count
        assert len(placed) < 20
