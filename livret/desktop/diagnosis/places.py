"""Where things stand in a row of the diagnosis, in pixels."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont

from livret.desktop.ui import Ui
from livret.words.charts.shapes import Drawing

ABOVE, ASIDE, AFTER = 7, 14, 10
"""Around the texts of a cell, above and below, left and right: close enough
for seven rows on the screen most offices have, in pixels of 100 %."""

LEAST = 58
"""Height of a row of one line: calm, and easy to touch."""

TABLE = 940
"""Under this width of the page the columns are too narrow for words: cards."""


@dataclass(frozen=True)
class Columns:
    """Left edges and widths of the columns, in pixels.

    Attributes:
        topic: Topic and what helps.
        words: Her words.
        levels: The four levels, in order.
        line: What they keep.
    """

    topic: tuple[int, int]
    words: tuple[int, int]
    levels: tuple[tuple[int, int], ...]
    line: tuple[int, int]


def columns_for(ui: Ui, width: int) -> Columns:
    """Share a width among the columns: the words take what is left."""
    topic, level = ui.px(232), ui.px(70)
    rest = width - topic - 4 * level
    words = round(rest * 0.49)
    left = topic + words
    levels = tuple((left + at * level, level) for at in range(4))
    line = left + 4 * level
    return Columns((0, topic), (topic, words), levels, (line, width - line))


@dataclass(frozen=True)
class Part:
    """A piece of text to draw.

    Attributes:
        words: What is written.
        font: In which font.
        role: Of its colour.
        box: Where, in pixels of the row.
    """

    words: str
    font: QFont
    role: str
    box: QRect


@dataclass(frozen=True)
class CardLayout:
    """A card in reading order.

    Attributes:
        parts: Its texts.
        voices: Who says what: a mark before each name and answer.
        top: Where that begins.
        ground: Warm ground under her words; null without words.
        rule: Where the double rule stands; null when they agree.
        height: Of the whole card.
    """

    parts: list[Part]
    voices: Drawing
    top: int
    ground: QRect
    rule: QRect
    height: int
