"""Of a drawn signature only its flat outline stays, and only in the paper."""

from __future__ import annotations

import gc
import logging
import sys
import tempfile
from pathlib import Path

import pytest

from livret.desktop.signing.controller import SigningController
from livret.desktop.signing.pad import SignaturePad
from livret.paper.strokes import NOTHING_DRAWN, Drawing
from livret.usecases.signing import SigningAct
from tests.desktop.livret.at_desk import AtDesk, settle
from tests.desktop.livret.papers_desk import document, freeze, preview

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

XS = [float(f"0.{digits}") for digits in ("13579", "24683", "35791", "46807", "57913")]


def strokes() -> tuple[tuple[tuple[float, float], ...], ...]:
    """A drawing of points that no other number of the program is."""
    return (tuple((x, 1 - x) for x in XS),)


def written(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]


def draw_and_sign(at: AtDesk) -> None:
    """In a frame of its own, which keeps nothing of it."""
    page = at.of(SigningController).page
    page.panel.rows["personne"].click()
    page.form.pad.show_strokes(strokes())
    page.keep.click()
    settle()


def test_nothing_of_a_stroke_stays(
    at: AtDesk,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    caplog.set_level(logging.DEBUG)
    # Of the last one who signs: nobody comes after, for whom the pad is cleared.
    read = preview(at)
    for role in ("social", "emploi"):
        read.signers.who.buttons[role].click()
        settle()
    read.page.sign.click()
    settle()
    assert [place.role for place in document(at).places] == ["personne"]
    before = [sys.getrefcount(x) for x in XS]
    draw_and_sign(at)
    assert document(at).place("personne").way == "drawn"
    gc.collect()
    # The points themselves: nobody holds them any more.
    assert [sys.getrefcount(x) for x in XS] == before
    # Nor anything made from them, in an act, in a drawing or on a pad.
    for one in gc.get_objects():
        if isinstance(one, SigningAct):
            assert one.strokes == ()
        elif isinstance(one, Drawing):
            assert one is NOTHING_DRAWN or one.empty
        elif isinstance(one, SignaturePad):
            assert one.strokes == ()
    points = [f"{x}"[:6].encode() for x in XS]
    assert not any(point.decode() in caplog.text for point in points)
    for data in (*written(scratch), *written(tmp_path)):
        assert not any(point in data for point in points)
    told = at.read.history[-1].content
    assert "strokes" not in told
    assert not any(point.decode() in str(told) for point in points)


def test_the_next_signer_finds_an_empty_pad(at: AtDesk) -> None:
    freeze(at)
    page = at.of(SigningController).page
    page.panel.rows["personne"].click()
    page.form.pad.show_strokes(strokes())
    page.form.words.show_text("Mes mots")
    page.form.scan.take("sa-page.jpg")
    page.form.file.take("sa-cle.p12")
    lines = (page.form.place, page.form.typed, page.form.signed_on)
    for line in lines:
        line.setText("12/3/2026")
    page.panel.rows["social"].click()
    assert page.form.pad.strokes == ()
    assert page.form.words.text == ""
    assert (page.form.scan.path, page.form.file.path) == ("", "")
    assert [line.text() for line in lines] == [""] * len(lines)
    page.form.card.pin.line.setText("1234")
    page.panel.rows["personne"].click()
    assert page.form.card.pin.secret == ""
    page.form.pad.show_strokes(strokes())
    at.go("documents")
    assert page.form.pad.strokes == ()
