"""Who speaks without a name is named by their side, in the language of the text."""

from __future__ import annotations

from dataclasses import dataclass

from livret.usecases.sheets import Line, Mark, Row
from livret.words.naming import named
from livret.words.translator import translator_for

FR, EN = translator_for("fr"), translator_for("en")


@dataclass(frozen=True)
class Paper:
    title: str
    rows: tuple[Row, ...]


ROW = Row(
    barrier="mobilite",
    quotes=(),
    marks=(
        Mark(voice="personne", name="Amina", answer="bloque"),
        Mark(voice="emploi", name="@emploi", answer="bloque", words="@emploi ?"),
    ),
    lines=(Line(outcome="not_agreed", words="", reasons=(("@social", "Non."),)),),
)


def test_a_side_takes_the_place_of_a_name_wherever_it_stands() -> None:
    found = named(FR, Paper("Diagnostic", (ROW,)))
    amina, emploi = found.rows[0].marks
    assert (amina.name, emploi.name) == ("Amina", "emploi")
    assert found.rows[0].lines[0].reasons == (("social", "Non."),)
    assert named(EN, ROW).marks[1].name == "employment"


def test_words_of_people_stay_as_they_are() -> None:
    assert named(FR, ROW).marks[1].words == "@emploi ?"
    assert named(FR, Paper("@home", ())) == Paper("@home", ())


def test_what_has_names_is_given_back_untouched() -> None:
    paper = Paper("Diagnostic", (Row(barrier="droit", quotes=(), marks=()),))
    assert named(FR, paper) is paper
