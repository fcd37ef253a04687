"""What a drawing says is what it draws in letters, in reading order."""

from __future__ import annotations

import datetime as dt

from livret.paper.drawn_text import overheard
from livret.paper.tagged import TaggedCanvas
from livret.paper.tokens import Style
from livret.paper.typesetting import Span, Typesetter

NOW = dt.datetime(2026, 3, 12, 9, 0, tzinfo=dt.UTC)


def drawn(canvas: TaggedCanvas, words: str) -> None:
    (line,) = Typesetter("fr").lines([Span(words, Style(11, 15))], float("inf"))
    canvas.draw_line(line, 50, 700)


def a_paper() -> None:
    """Its second paragraph is drawn first; a mark and a picture are told."""
    canvas = TaggedCanvas(title="Essai", language="fr", made_at=NOW)
    first, second = canvas.root.add("P"), canvas.root.add("P")
    mark, picture = canvas.root.add("Lbl"), canvas.root.add("Figure", alt="une image")
    picture.box = (0, 0, 10, 10)
    canvas.content(second)
    drawn(canvas, "puis ceci")
    canvas.content(first)
    drawn(canvas, "d’abord cela")
    canvas.content(mark)
    canvas.begin_told("dit à l’oreille")
    drawn(canvas, "M")
    canvas.end_told()
    canvas.content(picture)
    canvas.artifact()
    drawn(canvas, "un pied de page")
    canvas.showPage()
    canvas.finish()


def test_only_what_stands_in_letters_is_heard_in_reading_order() -> None:
    with overheard() as heard:
        a_paper()
    assert heard == ["d’abord cela", "puis ceci"]


def test_nothing_more_is_noted_once_nobody_asks() -> None:
    with overheard() as heard, overheard() as within:
        a_paper()
    a_paper()
    assert (heard, len(within)) == ([], 2)
