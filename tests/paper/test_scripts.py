# ruff: noqa: RUF001 - letters of many scripts are the matter of this file
"""Every script that papers are read in: its glyphs, its forms, its lines."""

from __future__ import annotations

import pytest

from livret.paper.shaping import Shaper
from livret.paper.tokens import BODY
from livret.paper.typefaces import typeface
from livret.paper.typesetting import Span, Typesetter
from livret.words.cleaning import reads_right_to_left


@pytest.mark.parametrize(
    "text",
    [
        "أنا لا أستطيع التنقّل؛ الحافلة الأخيرة",
        "من می\u200cخواهم کار پیدا کنم، شماره ۴۵۶",
        "زه غواړم چې کار ومومم، ښوونځی او ډاکټر",
        "Мені заважає житло: їжа, ґанок, єдність",
        "Я хочу найти работу днём, объявление",
        "Şimdi iş arıyorum, ğ ı İ",
        "ስራሕ ክረክብ እደሊ፣ ብቝዕ ቛንቋ።",
        "আমি কাজ খুঁজছি, স্বাস্থ্য ও কর্তৃপক্ষ; র\u200d্যাব।",
        "Não me impede, órgão",
        "Mă deranjează puțin; ședință, țară",
        "¿Le molesta mucho? ¡Mañana!",
        "健康不妨碍我，但是交通（公交车）很妨碍我。",
    ],
)
@pytest.mark.parametrize("weight", [400, 600])
def test_every_script_of_papers_has_its_glyphs(text: str, weight: int) -> None:
    shaped = Shaper().shape(text, weight, leftwards=reads_right_to_left(text))
    replaced = typeface("NotoSans", 400).font.get_nominal_glyph(0xFFFD)
    assert "".join(part.text for part in shaped) == text
    for part in shaped:
        numbers = {glyph.number for glyph in part.glyphs}
        assert 0 not in numbers
        assert part.face.name != "NotoSans-400Regular" or replaced not in numbers


def test_bengali_letters_join_into_one_glyph() -> None:
    (part,) = Shaper().shape("ক্ষ", 400, leftwards=False)
    assert len([glyph for glyph in part.glyphs if glyph.text]) == 1


def test_letters_have_the_form_their_readers_know() -> None:
    # U+06F4 is drawn otherwise in Urdu than in Dari.
    drawn = {
        language: Shaper(language).shape("۴", 400, leftwards=False)[0].glyphs[0].number
        for language in ("fa-AF", "ps", "ur")
    }
    assert drawn["fa-AF"] == drawn["ps"]
    assert drawn["ur"] != drawn["fa-AF"]


def test_chinese_lines_break_between_characters_and_before_no_stop() -> None:
    text = "健康不妨碍我，但是交通（公交车）很妨碍我；住房问题完全阻碍了我的计划。"
    lines = [line.text for line in Typesetter("zh").lines([Span(text, BODY)], 64)]
    assert len(lines) > 6
    assert not any(line[0] in "，）；。" for line in lines)
    assert not any(line[-1] == "（" for line in lines)


def test_a_family_of_one_weight_is_made_heavier() -> None:
    assert typeface("DroidSansFallbackFull", 600).thickened
    assert not typeface("DroidSansFallbackFull", 400).thickened
