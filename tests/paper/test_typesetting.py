"""Text: cleaned, in its direction, in faces that have it, never too wide."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livret.paper.bidirectional import split_levels, visual_order
from livret.paper.breaking import held_words
from livret.paper.charts import lettering
from livret.paper.shaping import Shaper, clusters
from livret.paper.tokens import BODY, HER_WORDS
from livret.paper.typefaces import FAMILIES, face_for, typeface
from livret.paper.typesetting import Span, Typesetter, height
from livret.words.cleaning import (
    END_ISOLATE,
    ISOLATE,
    bare,
    cleaned,
    own,
    reads_right_to_left,
)

LETTERS = st.text(
    alphabet=st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from("ab é’\u202f\u00a0\n\u200b\u202e\u2067\u200c\ufffcأمينة12-日"),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Amina", "Amina"),
        ("Ami\u202ena", "Amina"),
        ("A\u200bm\ufeffi\u2060na", "Amina"),
        ("e\u0301", "é"),
        ("a\tb\u3000c", "a b c"),
        ("un\r\ndeux\u2029trois", "un\ndeux\ntrois"),
        ("\x00a\x07", "a"),
        ("\ud800", "\ufffd"),
        ("\ue000", "\ufffd"),
        ("d’accord\u202f!", "d’accord\u202f!"),
        ("\u0645\u06cc\u200c\u062e", "\u0645\u06cc\u200c\u062e"),
        ("a\u200cb", "ab"),
        ("\u09b0\u200d\u09cd\u09af", "\u09b0\u200d\u09cd\u09af"),
        ("a" + "\u0323" * 30, "ạ" + "\u0323" * 2),
        ("a" + "\u0316\u20dd\u034f" * 30, "a\u0316\u20dd\u034f\u0316"),
        ("a" + "\u20dd" * 30, "a\u20dd\u20dd"),
        ("a\u20dd" + "\u0316" * 30, "a\u20dd" + "\u0316" * 2),
    ],
)
def test_what_is_typed_and_what_is_printed(typed: str, printed: str) -> None:
    assert cleaned(typed) == printed


@given(LETTERS)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert cleaned(cleaned(text)) == cleaned(text)


@given(LETTERS)
def test_nothing_that_is_printed_is_invisible(text: str) -> None:
    left = set(cleaned(text)) - set("\n\u200c\u200d")
    kinds = {unicodedata.category(character) for character in left}
    assert not kinds & {"Cc", "Cf", "Cs", "Co", "Cn"}


@given(LETTERS)
def test_own_words_are_one_line_between_isolates(text: str) -> None:
    isolated = own(text)
    assert isolated.startswith(ISOLATE)
    assert isolated.endswith(END_ISOLATE)
    assert ISOLATE not in bare(isolated)
    assert "\n" not in isolated


@given(LETTERS, st.integers(0, 1))
def test_each_character_has_its_level(text: str, base: int) -> None:
    said = f"{own(text)} : {own(text)}"
    characters, levels = split_levels(said, base)
    assert characters == bare(said)
    assert len(levels) == len(characters)
    assert all(level >= base for level in levels)


def test_an_arabic_name_does_not_turn_our_sentence_around() -> None:
    characters, levels = split_levels(f"{own('أمينة')} : {own('فاطمة')}", 0)
    assert characters[5:8] == " : "
    assert levels[5:8] == [0, 0, 0]
    assert set(levels[:5]) == {1}


@pytest.mark.parametrize("base", [0, 1])
def test_what_stands_for_a_picture_in_pasted_words_is_a_character_as_others(
    base: int,
) -> None:
    """U+FFFC: a word processor leaves it where a picture stood."""
    said = "\ufffc " + own("أمي\ufffcنة") + " \ufffc : " + own("Marc")
    characters, levels = split_levels(said, base)
    assert characters == bare(said)
    assert len(levels) == len(characters)


def test_without_isolates_it_would() -> None:
    _, levels = split_levels("أمينة : فاطمة", 0)
    assert levels[5:8] == [1, 1, 1]


def test_numbers_inside_arabic_keep_their_order() -> None:
    _, levels = split_levels("الساعة 19", 1)
    assert levels[-2:] == [2, 2]


def test_visual_order_turns_each_level() -> None:
    assert visual_order("abcDEF", [0, 0, 0, 1, 1, 1]) == list("abcFED")
    assert visual_order("ABC12", [1, 1, 1, 2, 2]) == list("12CBA")


@pytest.mark.parametrize(
    ("text", "leftwards"),
    [
        ("Amina", False),
        ("أمينة", True),
        ("« أمينة »", True),
        ("12", False),
        ("", False),
    ],
)
def test_direction_is_that_of_the_first_letter(text: str, leftwards: bool) -> None:
    assert reads_right_to_left(text) is leftwards


@given(LETTERS, st.floats(40, 400))
def test_no_line_is_wider_than_its_column(text: str, width: float) -> None:
    leftwards = reads_right_to_left(text)
    lines = Typesetter().lines(
        [Span(cleaned(text), HER_WORDS)], width, leftwards=leftwards
    )
    for line in lines:
        assert line.width <= width + 1
        assert all(-1 <= run.x <= width + 1 for run in line.runs)


@given(LETTERS)
def test_no_letter_is_lost_when_lines_break(text: str) -> None:
    said = cleaned(text)
    lines = Typesetter().lines([Span(said, BODY)], 60)
    assert "".join("".join(line.text.split()) for line in lines) == "".join(
        said.split()
    )


def test_a_word_of_five_hundred_letters_is_broken() -> None:
    lines = Typesetter().lines([Span("x" * 500, BODY)], 200)
    assert len(lines) > 10
    assert "".join(line.text for line in lines) == "x" * 500
    assert height(lines) == BODY.leading * len(lines)


def test_a_text_without_a_space_is_shaped_a_line_at_a_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shaped, shape = [0], Typesetter._piece

    def counted(setter: Typesetter, text: str, *others: Any) -> Any:
        shaped[0] += len(text)
        return shape(setter, text, *others)

    monkeypatch.setattr(Typesetter, "_piece", counted)
    lines = Typesetter().lines([Span("x" * 8000, BODY)], 200)
    assert "".join(line.text for line in lines) == "x" * 8000
    # The whole of it, for each line, was a million letters.
    assert shaped[0] < 20 * 8000


def test_spans_of_two_weights_stand_on_one_line() -> None:
    spans = [Span("Pas d’accord\u202f: ", BODY.bold()), Span("je veux", BODY)]
    (line,) = Typesetter().lines(spans, 400)
    assert {run.style.weight for run in line.runs} == {400, 600}


def test_arabic_stands_at_the_right() -> None:
    (line,) = Typesetter().lines([Span("أمينة", BODY)], 300, leftwards=True)
    last = line.runs[-1]
    assert last.x + line.width == pytest.approx(300)


def test_latin_words_in_a_paper_read_leftwards_are_a_block_beside_their_mark() -> None:
    setter = Typesetter("ar", leftwards=True)
    words = Span("Essayer une cuisine, une semaine, près de chez moi", BODY)
    lines = setter.lines([words], 160, leftwards=False)
    # The canvas is turned around: 0 is the right edge of the column.
    assert len(lines) > 1
    assert min(line.runs[0].x for line in lines) == 0
    ends = [line.runs[0].x + line.width for line in lines]
    assert ends == pytest.approx([max(line.width for line in lines)] * len(lines))


@pytest.mark.parametrize(
    ("language", "text"),
    [("fr", "pour le 6 janvier 2027"), ("ar", "بحلول 6 يناير 2027")],
)
def test_a_text_stands_on_one_line_where_its_width_says_so(
    language: str, text: str
) -> None:
    setter = Typesetter(language, leftwards=language == "ar")
    assert len(setter.lines([Span(text, BODY)], setter.one_line(text, BODY))) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ça va ? oui !", ["ça", "va ?", "oui !"]),
        ("après 19 h le soir", ["après", "19 h", "le", "soir"]),
        ("« mot »", ["« mot »"]),
        ("3 hommes, 3 mois", ["3 hommes,", "3 mois"]),
        ("x  ? y", ["x", "?", "y"]),
        ("до 6 січня 2027 \u0440. то", ["до", "6 січня", "2027 \u0440.", "то"]),
        ("le 1er juin ou 12 mars", ["le", "1er juin", "ou", "12 mars"]),
        ("à 9:30 lundi, 2026 puis", ["à", "9:30", "lundi,", "2026", "puis"]),
        ("le bail · Marc D.", ["le", "bail ·", "Marc D."]),
        ("par Claire M. et B. Roy", ["par", "Claire M.", "et B.", "Roy"]),
        ("Amina: Émile É.", ["Amina:", "Émile É."]),
        ("le B.A. ou A.", ["le", "B.A.", "ou A."]),
    ],
)
def test_no_line_begins_with_a_mark_or_parts_a_number_from_its_unit(
    text: str, words: list[str]
) -> None:
    found = [text[start:end] for start, end in held_words(text)]
    assert [each for each in found if each.strip()] == words
    assert "".join(found) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "完全阻碍\uff082026年3月11日\uff09。",
            ["完", "全", "阻", "碍", "\uff082026年3月11日\uff09。"],
        ),
        ("最迟 12月7日", ["最", "迟", "12月7日"]),
        ("2026年的事", ["2026年", "的", "事"]),
    ],
)
def test_no_line_ends_inside_a_chinese_date(text: str, words: list[str]) -> None:
    """« 2026 » stood at the end of a line and « 年3月11日 » on the next."""
    found = [text[start:end] for start, end in held_words(text)]
    assert [each for each in found if each.strip()] == words


def test_only_the_very_end_of_a_paragraph_is_without_a_space_for_who_listens() -> None:
    lines = Typesetter().lines([Span("Pour : un vélo\nJusqu’au 6 mai", BODY)], 60)
    assert len(lines) > 2
    assert [line.last for line in lines] == [False] * (len(lines) - 1) + [True]


@pytest.mark.parametrize("letter", ["\u0378", "\uffff", "\u2067", "\n", "\x85"])
def test_a_label_is_measured_whatever_stands_in_it(letter: str) -> None:
    """As it is drawn: cleaned, on one line."""
    measure = lettering(Typesetter()).measure
    assert measure(f"ع{letter}ع et b", False) > measure("ع", False)
    assert measure(f"un{letter}deux trois", False) > measure("deux trois", False)


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_the_words_of_a_label_are_measured_as_they_are_drawn(language: str) -> None:
    setter = Typesetter(language, leftwards=language == "ar")
    width = lettering(setter).width("مقرر: \u2068Fête du")
    assert width == lettering(setter).width("مقرر: Fête du")


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("dit par Claire M. hier", 66.0, ["dit par", "Claire M.", "hier"]),
        ("Лист-представлення", 90.0, ["Лист-", "представлення"]),
        ("sous-préfecture", 500.0, ["sous-préfecture"]),
        ("accueil@exemple.invalid", 110.0, ["accueil@", "exemple.invalid"]),
    ],
)
def test_where_a_name_and_a_long_word_end_a_line(
    text: str, width: float, lines: list[str]
) -> None:
    found = Typesetter().lines([Span(text, BODY)], width)
    assert [line.text.strip() for line in found] == lines


def test_no_chinese_character_is_alone_on_a_last_line() -> None:
    setter = Typesetter("zh")
    room = setter.width("我的证件和权", BODY) + 0.5
    lines = setter.lines([Span("我的证件和权利", BODY)], room)
    assert [line.text for line in lines] == ["我的证件和", "权利"]


@given(LETTERS, st.floats(8, 120))
def test_a_held_space_loses_nothing_where_the_column_is_narrow(
    text: str, width: float
) -> None:
    typed = f"19 h ! {cleaned(text)} ?"
    lines = Typesetter().lines([Span(typed, BODY)], width)
    told = "".join(line.text for line in lines)
    bare_told = "".join(told.split())
    assert bare_told == "".join(split_levels(typed, 0)[0].split())


def test_letters_of_a_word_come_from_the_face_that_has_them() -> None:
    shaped = Shaper().shape("Łódź Ірина أمينة ሓጎስ অমিত 日", 400, leftwards=False)
    names = {part.face.name.partition("-")[0] for part in shaped}
    assert names == set(FAMILIES)


def test_a_letter_that_no_face_has_is_replaced_but_told() -> None:
    (part,) = Shaper().shape("ᏣᎯ", 400, leftwards=False)
    assert [glyph.text for glyph in part.glyphs] == ["Ꮳ", "Ꭿ"]
    assert len({glyph.number for glyph in part.glyphs}) == 1


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [("1\u20e3", "1"), ("e\u0336\u20e3", "e\u0336"), ("ع\u0323", "ع")],
)
def test_a_letter_stays_where_no_face_has_its_marks(typed: str, drawn: str) -> None:
    """A key of a telephone, words struck out: the digit and the word are read."""
    shaped = Shaper().shape(typed, 400, leftwards=False)
    assert shaped[0].text == drawn
    assert "".join(part.text for part in shaped) == typed
    assert len(shaped) == 1 + (drawn != typed)


@pytest.mark.parametrize(
    "number", ["06 12 34 56 78", "+33 6 12 34 56 78", "06-12-34-56"]
)
def test_a_telephone_number_is_not_turned_around(number: str) -> None:
    """Its groups stand in their order among Arabic letters too: somebody dials it."""
    for base in (0, 1):
        text = f"رقمي {number} صباحا"
        characters, levels = split_levels(text, base)
        seen = "".join(visual_order(characters, levels))
        assert number in seen


def test_accents_stay_on_their_letters() -> None:
    assert clusters("ạ\u0323b") == ["ạ\u0323", "b"]


def test_french_needs_one_face_only() -> None:
    french = "ABCÇÉÈÊËÀÂÎÏÔÙÛÜŒÆabcçéèêëàâîïôùûüœæ «»’–—…€°²“”·•\u00a0"
    assert typeface(FAMILIES[0], 400).covers(french)
    assert typeface(FAMILIES[0], 600).covers(french)
    assert face_for("ї", 600) is typeface("NotoSans", 600)
