"""The voices of a row on paper: the desk's geometry, told as the desk tells it."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf

from livret.paper.diagnostic import draw_diagnostic
from livret.words.charts.voices import Stand, voices_alt
from livret.words.cleaning import bare, own
from livret.words.forms import load_form
from livret.words.translator import translator_for
from tests.paper.papers import MADE, read_aloud, sheet

FR, EN = translator_for("fr"), translator_for("en")


def test_paper_tells_the_voices_as_the_desk_does() -> None:
    said = sheet()
    form = load_form("diagnostic-partage", 1, "fr")
    pdf = draw_diagnostic(said, MADE, tr=FR, form=form)
    with pikepdf.open(io.BytesIO(pdf)) as file:
        told = {
            bare(str(one.Alt))
            for one in file.objects
            if isinstance(one, pikepdf.Dictionary)
            and one.get("/S") == "/L"
            and "/Alt" in one
        }
    wanted = set()
    for row in said.rows:
        marks = [each for each in row.marks if each.answer or not each.words]
        stands = [
            Stand(id=str(at), side=one.voice, name=own(one.name), answer=one.answer)
            for at, one in enumerate(marks)
        ]
        if stands:
            wanted.add(bare(voices_alt(FR, stands)))
    assert told == {one for one in wanted if one}
    assert any("selon" in one for one in told)


def test_whoever_listens_hears_english_and_a_space_where_a_line_ends(
    tmp_path: Path,
) -> None:
    form = load_form("diagnostic-partage", 1, "en")
    pdf = draw_diagnostic(sheet(), MADE, tr=EN, form=form)
    heard = read_aloud(pdf, tmp_path)
    assert "gets in the way a little" in heard
    assert "alittle" not in heard
    with pikepdf.open(io.BytesIO(pdf)) as file:
        alts = [
            str(one["/Alt"])
            for one in file.objects
            if isinstance(one, pikepdf.Dictionary) and "/Alt" in one
        ]
    assert any("; " in alt for alt in alts)
    assert not any(" ;" in alt for alt in alts)


def test_each_voice_is_still_an_item_in_words(tmp_path: Path) -> None:
    form = load_form("diagnostic-partage", 1, "fr")
    pdf = draw_diagnostic(sheet(), MADE, tr=FR, form=form)
    plain = bare(read_aloud(pdf, tmp_path))
    assert "gêne un peu" in plain
    assert "Amina : bloque" in plain
