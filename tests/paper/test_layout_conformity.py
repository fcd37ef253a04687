"""Every paper is archivable and can be read aloud, says an independent tool."""

from __future__ import annotations

import datetime as dt
import io
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from livret.paper.blank import draw_blank
from livret.paper.recovery import draw_recovery
from livret.paper.tagged import TaggedCanvas
from livret.paper.tokens import BODY
from livret.paper.typesetting import Span, Typesetter
from livret.words.forms import load_form
from livret.words.translator import translator_for
from tests.paper.papers import MADE, SHEETS, drawn, failures, sheet

CODE = "K7QF-2M9A-XW3D-8HTP-5RNC-VZ4E-JB6G-0YS1"


def other_paper(name: str, language: str) -> bytes:
    tr = translator_for(language)
    if name == "recovery":
        return draw_recovery(CODE, "Claire M.", MADE, tr)
    form = load_form("diagnostic-partage", 1, language)
    return draw_blank(form, MADE, tr=tr)


@pytest.mark.parametrize("profile", ["3a", "ua1"])
@pytest.mark.parametrize("name", SHEETS)
def test_a_diagnosis_conforms(name: str, profile: str, tmp_path: Path) -> None:
    assert failures(drawn(SHEETS[name]()), profile, tmp_path) == []


@pytest.mark.parametrize("profile", ["3a", "ua1"])
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", ["recovery", "blank"])
def test_the_other_papers_conform(
    name: str, language: str, profile: str, tmp_path: Path
) -> None:
    assert failures(other_paper(name, language), profile, tmp_path) == []


@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_the_validator_refuses_an_ordinary_pdf(profile: str, tmp_path: Path) -> None:
    written = io.BytesIO()
    canvas = Canvas(written)
    canvas.drawString(100, 700, "Bonjour")
    canvas.save()
    assert failures(written.getvalue(), profile, tmp_path)


def test_the_validator_misses_an_alternative_text(tmp_path: Path) -> None:
    path = tmp_path / "silent.pdf"
    path.write_bytes(other_paper("recovery", "fr"))
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        for each in document.objects:
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure":
                del each["/Alt"]
        document.save(path)
    assert failures(path.read_bytes(), "ua1", tmp_path)


@pytest.mark.parametrize("name", ["full", "endless", "arabic"])
def test_qpdf_finds_no_fault(name: str, tmp_path: Path) -> None:
    path = tmp_path / "checked.pdf"
    path.write_bytes(drawn(SHEETS[name]()))
    done = subprocess.run(
        ["qpdf", "--check", str(path)], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_every_font_is_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "fonts.pdf"
    path.write_bytes(drawn(SHEETS["arabic"]()))
    done = subprocess.run(["pdffonts", str(path)], capture_output=True, check=True)
    rows = done.stdout.decode().splitlines()[2:]
    assert len(rows) >= 3
    for row in rows:
        assert row.split()[-5:-2] == ["yes", "yes", "yes"], row
        assert "Helvetica" not in row


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert drawn(sheet()) == drawn(sheet())
    later = MADE + dt.timedelta(seconds=1)
    form = load_form("diagnostic-partage", 1, "fr")
    from livret.paper.diagnostic import draw_diagnostic

    other = draw_diagnostic(sheet(), later, tr=translator_for("fr"), form=form)
    assert other != drawn(sheet())


def test_the_file_tells_no_name_and_no_program_version(tmp_path: Path) -> None:
    path = tmp_path / "told.pdf"
    path.write_bytes(drawn(sheet()))
    with pikepdf.open(path) as document:
        told = {str(key): str(value) for key, value in document.docinfo.items()}
        packet = bytes(document.Root.Metadata.read_bytes()).decode()
        assert str(document.Root.Lang) == "fr"
    assert told["/Title"] == "Diagnostic partagé"
    assert set(told) == {"/Title", "/Producer", "/CreationDate", "/ModDate"}
    assert told["/CreationDate"] == "D:20260312094200+00'00'"
    for name in ("Amina", "Claire", "Marc"):
        assert name not in packet


def test_the_room_opens_without_its_libraries() -> None:
    code = (
        "import sys, livret.paper;"
        "print([m for m in ('reportlab','pyhanko','pypdfium2','uharfbuzz')"
        " if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True
    )
    assert done.stdout.strip() == "[]"


def test_a_page_without_text_still_conforms(tmp_path: Path) -> None:
    canvas = TaggedCanvas(title="Vide", language="fr", made_at=MADE)
    canvas.content(canvas.root.add("P"))
    for line in Typesetter().lines([Span("a", BODY)], 100):
        canvas.draw_line(line, 50, 700)
    canvas.showPage()
    canvas.artifact()
    canvas.box(10, 10, 10, 10, fill=(0, 0, 0))
    canvas.showPage()
    pdf = canvas.finish()
    assert failures(pdf, "3a", tmp_path) == []
    assert failures(pdf, "ua1", tmp_path) == []
