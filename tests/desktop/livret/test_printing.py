"""A paper goes to the printer page by page; a broken one not at all."""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPageSize, QPaintDevice, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from livret.desktop import print_job
from livret.desktop import printing as printing_module
from livret.desktop.print_job import opening_in
from livret.desktop.print_left import a_folder
from livret.desktop.printing import Printing, inside
from livret.paper.preview import count
from tests.desktop.livret.at_desk import AtDesk, settle
from tests.paper.papers import drawn, sheet

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def to_file(
    at: AtDesk,
    pdf: bytes,
    path: Path,
    as_asked: Callable[[QPrinter], object] | None = None,
) -> tuple[list[str], Printing]:
    """Print into a file of the system's own PDF printer."""
    said: list[str] = []
    page = at.window.pages[at.window.here]
    printing = Printing(at.desk.app, at.desk.runners, page, lambda: pdf)
    printing.printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printing.printer.setOutputFileName(str(path))
    if as_asked is not None:
        as_asked(printing.printer)
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


def test_only_the_pages_asked_for_reach_the_printer(at: AtDesk, tmp_path: Path) -> None:
    def second(printer: QPrinter) -> None:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(2, 2)

    pdf, out = drawn(sheet()), tmp_path / "out.pdf"
    assert count(pdf) >= 2
    said, _ = to_file(at, pdf, out, second)
    assert said == ["printed"]
    assert count(out.read_bytes()) == 1
    whole = tmp_path / "whole.pdf"
    to_file(at, pdf, whole)
    (only,) = at.desk.app.render(out.read_bytes(), 0.5, [0])
    (first, page) = at.desk.app.render(whole.read_bytes(), 0.5, [0, 1])
    assert only == page != first


def test_pages_that_are_not_there_are_told(at: AtDesk, tmp_path: Path) -> None:
    def far(printer: QPrinter) -> None:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(70, 90)

    said, _ = to_file(at, drawn(sheet()), tmp_path / "out.pdf", far)
    assert said == ["NoSuchPages"]
    assert not (tmp_path / "out.pdf").exists()


def sizes(path: Path) -> list[tuple[int, int]]:
    with pikepdf.open(path) as file:
        boxes = [page.mediabox for page in file.pages]
    return [(round(float(b[2])), round(float(b[3]))) for b in boxes]


def letter(printer: QPrinter) -> None:
    """As a queue of CUPS comes back from the dialog where nobody set its sheet."""
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))


def test_the_sheet_is_that_of_the_paper(at: AtDesk, tmp_path: Path) -> None:
    to_file(at, drawn(sheet()), tmp_path / "out.pdf", letter)
    assert set(sizes(tmp_path / "out.pdf")) == {(595, 842)}


def turned(pdf: bytes) -> bytes:
    """The same paper, its second page lying."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        file.pages[1].rotate(90, relative=False)
        file.save(out)
    return out.getvalue()


def test_a_page_that_lies_is_printed_lying(at: AtDesk, tmp_path: Path) -> None:
    to_file(at, turned(drawn(sheet())), tmp_path / "out.pdf", letter)
    assert sizes(tmp_path / "out.pdf")[:2] == [(595, 842), (842, 595)]


def test_a_sheet_that_was_chosen_stays_and_nothing_is_stretched(
    at: AtDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a wider sheet there is white at both sides, and the page is whole."""
    wide = QPageSize(QPageSize.PageSizeId.Letter)
    monkeypatch.setattr(printing_module, "sheet_for", lambda *_: wide)
    to_file(at, drawn(sheet()), tmp_path / "out.pdf")
    assert sizes(tmp_path / "out.pdf")[0] == (612, 792)
    placed = inside(QRect(0, 0, 612, 792), QSize(595, 842))
    assert (placed.top(), placed.height()) == (0, 792)
    assert abs(placed.left() - (611 - placed.right())) <= 1 < 20 < placed.left()
    assert placed.width() / placed.height() == pytest.approx(595 / 842, abs=0.002)


def test_the_file_of_the_queue_stands_in_memory(
    at: AtDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What Qt opens for CUPS is opened while the printer begins, and not later."""
    seen: list[str | None] = []

    class Painter(QPainter):
        def begin(self, device: QPaintDevice, /) -> bool:
            seen.append(os.environ.get("TMPDIR"))
            return super().begin(device)

    usual, memory = str(tmp_path / "disk"), tmp_path / "memory"
    memory.mkdir()
    monkeypatch.setenv("TMPDIR", usual)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(memory))
    monkeypatch.setattr(print_job, "QPainter", Painter)
    said, _ = to_file(at, drawn(sheet()), tmp_path / "out.pdf")
    (folder,) = seen
    assert said == ["printed"]
    assert folder is not None
    assert Path(folder).parent == memory
    assert os.environ["TMPDIR"] == usual
    monkeypatch.delenv("TMPDIR")
    with opening_in(memory):
        assert os.environ["TMPDIR"] == str(memory)
    assert "TMPDIR" not in os.environ
    assert list(memory.iterdir()) == []
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    elsewhere = a_folder()
    assert memory not in elsewhere.parents
    elsewhere.rmdir()


def test_a_computer_without_room_for_the_queue_is_told(
    at: AtDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", "")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    said, _ = to_file(at, drawn(sheet()), tmp_path / "out.pdf")
    assert said == ["NotPrinted"]
    assert not (tmp_path / "out.pdf").exists()


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
