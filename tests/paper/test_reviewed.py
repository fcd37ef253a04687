"""The day of each answer, and what a review said since, in every dress."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livret.usecases.sheets import DiagnosticSheet, Mark, Quote, Reviewed, Row
from livret.words.dates import long_date
from livret.words.papers.aids import asked
from livret.words.said_on import days_note, other_day, usual_day_of
from livret.words.translator import translator_for
from tests.paper.papers import AGREED, APART, data_in, plain, sheet, text_of
from tests.paper.test_dresses import conforms, drawn

MARCH = dt.date(2026, 3, 12)
MAY = dt.date(2026, 5, 3)
JUNE = dt.date(2026, 6, 30)
AUGUST = dt.date(2026, 8, 26)
NOVEMBER = dt.date(2026, 11, 22)
FR = translator_for("fr")


def on(row: Row, *days: dt.date) -> tuple[Mark, ...]:
    return tuple(
        dataclasses.replace(mark, on=day)
        for mark, day in zip(row.marks, days, strict=False)
    )


def reviewed() -> DiagnosticSheet:
    since = Reviewed(
        moment="interim",
        on=AUGUST,
        marks=(
            Mark(voice="personne", name="Amina", answer="ne_gene_pas", on=AUGUST),
            Mark(voice="social", name="Claire", answer="ne_gene_pas", on=AUGUST),
        ),
    )
    rows = (
        dataclasses.replace(AGREED, marks=on(AGREED, MARCH, MARCH, MAY)),
        dataclasses.replace(APART, marks=on(APART, MARCH, MARCH, MARCH)),
        Row(barrier="mobilite", reviews=(since,)),
    )
    first = dataclasses.replace(rows[0], reviews=(since,))
    rows = (kept(first, JUNE), kept(rows[1], JUNE), *rows[2:])
    return sheet(on=NOVEMBER, rows=rows)


def kept(row: Row, day: dt.date) -> Row:
    lines = (dataclasses.replace(line, on=day) for line in row.lines)
    return dataclasses.replace(row, lines=tuple(lines))


@pytest.mark.parametrize("on_day", [MARCH, NOVEMBER])
@pytest.mark.parametrize("kept_on", [MARCH, JUNE, NOVEMBER])
def test_what_is_kept_tells_its_day_unless_all_is_of_the_paper_s(
    on_day: dt.date, kept_on: dt.date
) -> None:
    """The note about the answers is not about what is kept together."""
    row = dataclasses.replace(AGREED, marks=on(AGREED, MARCH, MARCH, MARCH))
    pdf = drawn(sheet(on=on_day, rows=(kept(row, kept_on),)))
    told = plain(text_of(pdf))
    day = plain(long_date(FR, kept_on))
    dated = f"Nous cherchons un poste sans charges. ({day})" in told
    assert dated is not (on_day == kept_on == MARCH)
    assert "Nous cherchons un poste sans charges." in told


@pytest.mark.parametrize("wear", ["standard", "large"])
@pytest.mark.parametrize("came", ["directly", "paper"])
def test_her_words_tell_their_day_unless_it_is_that_of_the_note(
    wear: str, came: str
) -> None:
    """In court, nobody could tell when she had said what is quoted."""
    words, other = ("Mon dos me fait mal.", MARCH), ("Je dors mal.", MAY)
    quotes = (
        Quote(words=words, speaker="Amina", written_by="Claire M.", came=came, on=day)
        for words, day in (words, other)
    )
    row = dataclasses.replace(AGREED, quotes=tuple(quotes), lines=())
    row = dataclasses.replace(row, marks=on(row, MARCH, MARCH, MARCH))
    aim = Quote(words="Cuisiner", speaker="Amina", on=MARCH)
    told = plain(text_of(drawn(sheet(on=NOVEMBER, rows=(row,), aim=aim), dress=wear)))
    assert "les paroles et les réponses sont du 12 mars 2026" in told
    assert "Paroles d’Amina, 12 mars 2026" in told
    assert told.count("3 mai 2026") == 1
    assert "sur papier le 3 mai 2026" in told or came != "paper"


def test_what_a_voice_says_without_a_level_tells_its_day() -> None:
    """Its mark tells the day of a level: without one, nothing did."""
    mark = Mark(voice="emploi", name="Marc", answer="", words="Attendons.", on=MAY)
    first = Mark(voice="personne", name="Amina", answer="bloque", on=MARCH)
    row = Row(barrier="droit", marks=(first, mark))
    for wear in ("standard", "large"):
        told = plain(text_of(drawn(sheet(on=MARCH, rows=(row,)), dress=wear)))
        assert "Attendons. » (3 mai 2026)" in told


@pytest.mark.parametrize(
    "wear", ["standard", "large", "simple", "simple-words", "bilingual"]
)
def test_every_dress_tells_them_and_stays_conforming(wear: str, tmp_path: Path) -> None:
    language, dress = asked("ar" if wear == "bilingual" else "fr", wear)
    pdf = drawn(reviewed(), dress=dress, language=language)
    told = plain(text_of(pdf))
    assert "les paroles et les réponses sont du" in told
    assert "12 mars 2026" in told
    assert "(3 mai 2026)" in told
    assert told.count("(26 août 2026)") == 2
    assert "sans charges. (30 juin 2026)" in told
    assert "Pas d’accord : 30 juin 2026" in told
    conforms(pdf, tmp_path)
    (first, _, last) = data_in(pdf, tmp_path)["rows"]
    assert [one["on"] for one in first["marks"]] == [
        "2026-03-12",
        "2026-03-12",
        "2026-05-03",
    ]
    assert [one["on"] for one in first["lines"]] == ["2026-06-30"]
    assert last["reviews"][0]["on"] == "2026-08-26"


def test_what_was_kept_is_told_before_the_review() -> None:
    told = plain(text_of(drawn(reviewed(), dress="simple")))
    kept = told.index("Nous cherchons un poste sans charges")
    assert kept < told.index("Bilan d’étape")


@given(
    st.lists(st.sampled_from([MARCH, MAY, AUGUST, NOVEMBER]), min_size=1, max_size=9),
    st.sampled_from([MAY, NOVEMBER]),
)
def test_the_day_of_every_answer_can_be_told(days: list[dt.date], on: dt.date) -> None:
    marks = (Mark(voice="social", name="x", answer="bloque", on=day) for day in days)
    rows = [Row(barrier="sante", marks=(mark,)) for mark in marks]
    usual = usual_day_of(rows, on)
    assert days.count(usual) == max(map(days.count, days))
    assert bool(days_note(FR, usual, on)) is (usual != on)
    for day in days:
        # Beside the answer, or nothing: then it is that of the note, or of the paper.
        assert bool(other_day(FR, day, usual)) is (day != usual)
