# ruff: noqa: RUF001 - letters of many scripts are the matter of this file
"""Every script that papers are read in: its glyphs, its forms, its lines."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from livret.paper.blocks import Made, draw_paper
from livret.paper.dress import DRESSES
from livret.paper.outlines import outline
from livret.paper.page_text import find, texts
from livret.paper.shaping import Shaper
from livret.paper.tokens import BODY, Style
from livret.paper.typefaces import typeface
from livret.paper.typesetting import Line, Span, Typesetter
from livret.words.aid import aid_for
from livret.words.cleaning import own, reads_right_to_left
from livret.words.papers.blocks import Head, Paragraph
from tests.paper.papers import MADE, drawn, minimal, quote, text_of


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


def test_a_long_text_in_two_scripts_is_asked_of_each_line_what_is_on_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked, of = [0], Line.of

    def counted(line: Line, style: Style) -> Line:
        asked[0] += 1
        return of(line, style)

    monkeypatch.setattr(Line, "of", counted)
    drawn(replace(minimal(), aim=quote("mot كلمة " * 200)))
    # Every language of the text, of every line, was forty times more.
    assert asked[0] < 2 * 200 * 4


def test_a_family_of_one_weight_is_made_heavier() -> None:
    assert typeface("DroidSansFallbackFull", 600).thickened
    assert not typeface("DroidSansFallbackFull", 400).thickened


SENTENCES = {
    "ar": "دار ورد رود لا أعرف الأهداف والإجراءات",
    "prs": "خانه من کار پیدا کردم و زبان یاد گرفتم",
    "ps": "زه غواړم چې کار ومومم ښوونځی او ډاکټر څۍ ټوټه",
    "bn": "পরিচয়পত্র চিঠি ব্যক্তির সম্মতি ক্ষমা জ্ঞান কর্তৃপক্ষ",
    "ti": "ስራሕ ክረክብ እደሊ፣ ብቝዕ ቛንቋ።",
    "uk": "Мені заважає житло: їжа, ґанок, єдність",
    "tr": "Şimdi iş arıyorum, ğ ı İ",
    "ro": "Mă deranjează puțin; ședință, țară",
    "zh": "健康不妨碍我，但是交通（公交车）很妨碍我。",
}


def set_in(language: str, *sentences: str) -> bytes:
    """A paper that says some sentences in a language."""
    aid = aid_for(language)
    assert aid is not None
    blocks = (Head(title="A"), *(Paragraph(text=each) for each in sentences))
    return draw_paper(blocks, DRESSES["standard"], Made(at=MADE, tr=aid))


def without_marks(text: str) -> str:
    """Text on one line, without what turns its direction."""
    kept = "".join(letter for letter in text if letter not in "\u202a\u202b\u202c")
    return " ".join(kept.split())


@pytest.mark.parametrize("language", SENTENCES)
def test_what_public_tools_read_is_what_was_set(language: str) -> None:
    said = SENTENCES[language]
    pdf = set_in(language, said)
    assert said in texts(pdf)[0]
    assert said in without_marks(text_of(pdf))


def test_words_of_two_directions_are_read_in_their_order() -> None:
    pdf = set_in("ar", "دار " + own("Marc") + " رود")
    assert "دار Marc رود" in texts(pdf)[0]


@pytest.mark.parametrize(
    ("language", "said", "sought"),
    [
        ("ar", "موافقة: يُوقَّع كلّ شيء قليلًا", "يوقع كل"),
        ("ar", "موافقة: يُوقَّع كلّ شيء قليلًا", "يُوقَّع"),
        ("ar", "الأهداف إلى الآن", "الاهداف"),
        ("prs", "من می\u200cخواهم", "می\u200cخواهم"),
        ("prs", "من می\u200cخواهم", "میخواهم"),
        ("tr", "Kişinin izni", "kisinin"),
        ("ro", "Însoțire", "insotire"),
    ],
)
def test_words_are_found_with_and_without_their_signs(
    language: str, said: str, sought: str
) -> None:
    assert len(find(set_in(language, said), sought)) == 1


def test_who_listens_hears_every_sign_in_the_order_it_was_written(
    tmp_path: Path,
) -> None:
    said = "يُوقَّع كلّ شيء قليلًا"
    path = tmp_path / "heard.pdf"
    path.write_bytes(set_in("ar", said))
    with pikepdf.open(path) as document:
        told = {
            str(each.get("/ActualText", ""))
            for each in document.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/P"
        }
    assert said in told


def test_marks_stand_where_the_face_puts_them() -> None:
    """Drawn as outlines, they cover what they would cover as letters."""
    path = outline(typeface("NotoNaskhArabic", 400), 7)
    assert path.endswith("h")
    assert {"m", "h"} <= set(path.split())
