"""How a paragraph ends on paper."""

from __future__ import annotations

import pytest

from livret.paper.line_ends import well_ended
from livret.paper.tokens import BODY
from livret.paper.typesetting import Line, Span, Typesetter


def ended(text: str, room: float) -> list[str]:
    setter = Typesetter()

    def lines_in(width: float) -> list[Line]:
        return setter.lines([Span(text, BODY)], width)

    return [line.text.strip() for line in well_ended(lines_in, room)]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Essayer une cuisine, une semaine, près de chez moi", "chez moi"),
        (
            "«\u202fEssayer une cuisine, une semaine, près de chez moi\u202f»",
            "moi\u202f»",
        ),
    ],
)
def test_no_short_word_is_left_alone(text: str, last: str) -> None:
    setter = Typesetter()
    room = 0.93 * setter.one_line(text, BODY)
    lines = ended(text, room)
    assert len(lines) == 2
    assert lines[1].endswith(last)
    assert len(lines[1].split()) > 1
    assert " ".join(lines) == text


def test_a_line_that_its_writer_broke_stays() -> None:
    assert ended("Essayer une cuisine,\noui", 400) == ["Essayer une cuisine,", "oui"]


def test_it_takes_no_line_more() -> None:
    assert ended("Oui non", 30) == ["Oui", "non"]
