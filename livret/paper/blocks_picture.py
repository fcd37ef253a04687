"""Blocks that are pictures: drawings of ``livret.words.charts``, one after another."""

from __future__ import annotations

from livret.paper.charts import figure, lettering
from livret.paper.flow import Band, Column
from livret.paper.setting import Setting
from livret.words.charts.mirror import leftwards
from livret.words.papers.drawn import Picture, Shown


def picture_bands(setting: Setting, block: Picture) -> list[Band]:
    """Return the drawings of a picture, none cut by the end of a page."""
    # Labels are as large as what the dress tells small: 18 pt in large print.
    size = setting.dress.note.size
    letters = lettering(setting.setter, size)
    bands = [
        _shown(setting, block, shown, size)
        for shown in block.drawings(letters, setting.width)
    ]
    if bands and (block.caption or (block.voices and not block.named)):
        bands[-1].with_next = True
    return bands


def _shown(setting: Setting, block: Picture, shown: Shown, size: float) -> Band:
    drawing = shown.drawing
    spare, at = setting.width - drawing.width, 0.0
    if setting.axis is not None:
        # Marks and words are not turned around; it begins where lines begin.
        drawing = leftwards(drawing) if block.turns else drawing
        at = spare
    told = figure(setting.setter, setting.part, drawing, shown.alt, size=size)
    column = Column(spare / 2 if block.middle else at, [told])
    return Band([column], before=8 * setting.dress.air)
