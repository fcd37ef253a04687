"""The day of each answer, and what a review said since, in every dress."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livret.usecases.sheets import DiagnosticSheet, Mark, Reviewed, Row
from livret.words.papers.aids import asked
from livret.words.said_on import days_note, other_day, usual_day_of
from livret.words.translator import translator_for
from tests.paper.papers import AGREED, APART, data_in, plain, sheet, text_of
from tests.paper.test_dresses import conforms, drawn

MARCH = dt.date(2026, 3, 12)
MAY = dt.date(2026, 5, 3)
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
    return sheet(on=NOVEMBER, rows=(first, *rows[1:]))


@pytest.mark.parametrize(
    "wear", ["standard", "large", "simple", "simple-words", "bilingual"]
)
def test_every_dress_tells_them_and_stays_conforming(wear: str, tmp_path: Path) -> None:
    language, dress = asked("ar" if wear == "bilingual" else "fr", wear)
    pdf = drawn(reviewed(), dress=dress, language=language)
    told = plain(text_of(pdf))
    assert "les réponses sont du" in told
    assert "12 mars 2026" in told
    assert "(3 mai 2026)" in told
    assert told.count("(26 août 2026)") == 2
    conforms(pdf, tmp_path)
    (first, _, last) = data_in(pdf, tmp_path)["rows"]
    assert [one["on"] for one in first["marks"]] == [
        "2026-03-12",
        "2026-03-12",
        "2026-05-03",
    ]
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
