"""The voices of a row: one geometry for the desk and for paper, one thing said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livret.words.aid import aid_for
from livret.words.charts.lettering import Lettering
from livret.words.charts.shapes import Mark, Words
from livret.words.charts.voices import (
    LEVELS,
    Lines,
    Stand,
    apart,
    columns_height,
    in_columns,
    in_lines,
    names_told,
    voices_alt,
)
from livret.words.translator import translator_for

FR = translator_for("fr")
LETTERS = Lettering(lambda text, bold: 7.0 * len(text) + bold)
COLUMNS = tuple((200.0 + 70 * at, 70.0) for at in range(4))
HOW = Lines(mark=20, indent=32, middle=10, between=6)

AMINA = Stand(id="1", side="personne", name="Amina", initial="A", answer="bloque")
CLAIRE = Stand(id="2", side="social", name="Claire", answer="gene_beaucoup")
MARC = Stand(id="3", side="emploi", name="Marc", initial="M", answer="bloque")
QUIET = Stand(id="4", side="autre", name="Awa", initial="A")
DECLINED = Stand(id="5", side="autre", name="Omar", answer="ne_souhaite_pas_repondre")
TWICE = Stand(
    id="6", side="social", name="Léa", answer="bloque", beside=("gene_un_peu",)
)


def test_what_is_read_aloud_groups_those_who_say_the_same() -> None:
    assert voices_alt(FR, (AMINA, CLAIRE, MARC)) == (
        "bloque selon Amina et Marc ; gêne beaucoup selon Claire"
    )
    assert voices_alt(FR, (AMINA, QUIET)).endswith("Awa\u202f: pas encore dit")
    assert voices_alt(FR, (QUIET,)) == ""
    assert voices_alt(FR, (AMINA, DECLINED)).endswith(
        "Omar\u202f: préfère ne pas répondre"
    )
    english = voices_alt(translator_for("en"), (AMINA, CLAIRE, MARC))
    assert "Amina" in english
    assert "selon" not in english


def test_what_is_no_level_stands_below_in_words() -> None:
    told = [(one.name, words) for one, words in apart(FR, (AMINA, QUIET, TWICE))]
    assert told == [
        ("Awa", "pas encore dit"),
        ("Léa", "aussi\u202f: gêne un peu"),
    ]
    assert apart(FR, (QUIET,)) == []


def test_each_mark_stands_under_its_level() -> None:
    drawing = in_columns(FR, (AMINA, CLAIRE, MARC), LETTERS, COLUMNS, 80)
    for piece in drawing.pieces:
        (mark,) = piece.shapes
        assert isinstance(mark, Mark)
        stand = next(x for x in (AMINA, CLAIRE, MARC) if x.id == piece.id)
        left, room = COLUMNS[LEVELS.index(stand.answer)]
        assert left <= mark.box.x
        assert mark.box.right <= left + room
        assert (mark.side, mark.initial) == (stand.side, stand.initial)


@given(
    answers=st.lists(st.sampled_from(("", *LEVELS, "ne_sait_pas")), max_size=5),
    height=st.floats(10, 300),
)
def test_no_mark_covers_another_whoever_speaks(
    answers: list[str], height: float
) -> None:
    stands = tuple(
        Stand(id=str(at), side="autre", name=f"V{at}", answer=answer)
        for at, answer in enumerate(answers)
    )
    needed = columns_height(FR, stands, LETTERS)
    drawing = in_columns(FR, stands, LETTERS, COLUMNS, max(height, needed))
    boxes = [
        shape.box
        for piece in drawing.pieces
        for shape in piece.shapes
        if isinstance(shape, Mark)
    ]
    for at, one in enumerate(boxes):
        assert not any(one.meets(other) for other in boxes[at + 1 :])
        assert one.y >= -0.01
        assert one.bottom <= max(height, needed) + 0.01


def test_the_lines_say_the_same_as_the_columns_and_cut_nothing() -> None:
    long = Stand(id="7", side="emploi", name="X" * 60, answer="bloque")
    drawing = in_lines(FR, (AMINA, DECLINED, QUIET, long), LETTERS, 180, HOW)
    said = {
        piece.id: "".join(x.text for x in piece.shapes if isinstance(x, Words))
        for piece in drawing.pieces
    }
    assert said["1"].replace("\u202f", " ") == "Amina : bloque"
    assert "répondre" in said["5"]
    assert "pas encore dit" in said["4"]
    assert "X" * 60 in said["7"]
    for piece in drawing.pieces:
        for shape in piece.shapes:
            if isinstance(shape, Words):
                assert shape.x + shape.width <= 180.01
    bottoms = [piece.box.bottom for piece in drawing.pieces]
    tops = [piece.box.y for piece in drawing.pieces]
    assert all(top > bottom for top, bottom in zip(tops[1:], bottoms, strict=False))
    assert drawing.height == pytest.approx(bottoms[-1])
    hollow = [
        shape.hollow
        for piece in drawing.pieces
        for shape in piece.shapes
        if isinstance(shape, Mark)
    ]
    assert hollow == [False, False, True, False]


def test_nobody_takes_no_room() -> None:
    assert in_lines(FR, (), LETTERS, 180, HOW).height == 0
    assert columns_height(FR, (), LETTERS) == 0


@pytest.mark.parametrize("language", ["ar", "prs", "ps"])
def test_names_are_parted_by_the_comma_of_the_language(language: str) -> None:
    aid = aid_for(language)
    assert aid is not None
    told = names_told(aid, ("Amina", "Claire", "Marc"))
    assert "," not in told
    assert f"Amina{aid.comma}Claire" in told
