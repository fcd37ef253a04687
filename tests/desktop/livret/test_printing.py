"""A paper goes to the printer page by page; a broken one not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtGui import QPaintDevice, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from livret.desktop import printing as printing_module
from livret.desktop.printing import Printing, in_memory
from livret.paper.preview import count
from tests.desktop.livret.at_desk import AtDesk, settle
from tests.paper.papers import drawn, sheet

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def to_file(at: AtDesk, pdf: bytes, path: Path) -> tuple[list[str], Printing]:
    """Print into a file of the system's own PDF printer."""
    said: list[str] = []
    page = at.window.pages[at.window.here]
    printing = Printing(at.desk.app, at.desk.runners, page, lambda: pdf)
    printing.printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printing.printer.setOutputFileName(str(path))
    printing.printed.connect(lambda: said.append("printed"))
    printing.failed.connect(lambda error: said.append(type(error).__name__))
    printing.start()
    settle()
    return said, printing


def test_every_page_reaches_the_printer(at: AtDesk, tmp_path: Path) -> None:
    pdf = drawn(sheet())
    said, _ = to_file(at, pdf, tmp_path / "out.pdf")
    assert said == ["printed"]
    assert count((tmp_path / "out.pdf").read_bytes()) == count(pdf) >= 2


def test_the_file_of_the_queue_stands_in_memory(
    at: AtDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What Qt opens for CUPS is opened while the printer begins, and not later."""
    seen: list[str | None] = []

    class Painter(QPainter):
        def begin(self, device: QPaintDevice, /) -> bool:
            seen.append(os.environ.get("TMPDIR"))
            return super().begin(device)

    usual, memory = str(tmp_path / "disk"), str(tmp_path)
    monkeypatch.setenv("TMPDIR", usual)
    monkeypatch.setenv("XDG_RUNTIME_DIR", memory)
    monkeypatch.setattr(printing_module, "QPainter", Painter)
    said, _ = to_file(at, drawn(sheet()), tmp_path / "out.pdf")
    assert (said, seen) == (["printed"], [memory])
    assert os.environ["TMPDIR"] == usual
    monkeypatch.delenv("TMPDIR")
    with in_memory():
        assert os.environ["TMPDIR"] == memory
    assert "TMPDIR" not in os.environ
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    with in_memory():
        assert "TMPDIR" not in os.environ


def test_what_cannot_be_read_is_not_printed(at: AtDesk, tmp_path: Path) -> None:
    said, _ = to_file(at, b"%PDF-1.7 no", tmp_path / "out.pdf")
    assert said == ["PaperUnreadable"]


@pytest.mark.qt_log_ignore("QPainter::begin", "propagateSizeHints")
def test_a_printer_that_refuses_is_told(at: AtDesk, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    said, _ = to_file(at, drawn(sheet()), tmp_path / "file" / "out.pdf")
    assert said == ["NotPrinted"]


def test_without_a_printer_nothing_is_asked(at: AtDesk) -> None:
    assert not QPrinterInfo.availablePrinterNames()
    page = at.window.pages[at.window.here]
    printing = Printing(at.desk.app, at.desk.runners, page, lambda: b"")
    said: list[str] = []
    printing.failed.connect(lambda error: said.append(type(error).__name__))
    printing.ask()
    assert said == ["NoPrinter"]
