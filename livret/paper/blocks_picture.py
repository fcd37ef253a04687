"""Blocks that are pictures: drawings of ``livret.words.charts``, one after another."""

from __future__ import annotations

from collections.abc import Sequence

from livret.paper.charts import figure, lettering
from livret.paper.flow import Band, Column
from livret.paper.setting import Setting
from livret.words.charts.mirror import leftwards
from livret.words.papers.drawn import Picture, Shown

_OVER, _UNDER_TITLE, _UNDER_LINE = 8.0, 18.0, 3.0
_SENTENCE = 2
"""Lines of a caption, and of what opens the part that a picture stands in."""


def picture_bands(setting: Setting, block: Picture) -> list[Band]:
    """Return the drawings of a picture, none cut by the end of a page."""
    return picture_shared(setting, block, 1)


def picture_shared(setting: Setting, block: Picture, share: int) -> list[Band]:
    """Return the drawings of a picture, so many of them on one page."""
    size = setting.dress.note.size
    shown = drawings_in(setting, block, share)
    bands = [_shown(setting, block, each, size) for each in shown]
    if bands and (block.caption or (block.voices and not block.named)):
        bands[-1].with_next = True
    return bands


def drawings_in(setting: Setting, block: Picture, share: int = 1) -> Sequence[Shown]:
    """Return the drawings of a picture, as wide as what is being set.

    Args:
        setting: Sets the paper.
        block: The picture.
        share: How many drawings are to stand on one page.
    """
    # Labels are as large as what the dress tells small: 18 pt in large print.
    letters = lettering(setting.setter, setting.dress.note.size)
    high = _room(setting, block) / share - _OVER * setting.dress.air
    return block.drawings(letters, setting.width, high)


def _room(setting: Setting, block: Picture) -> float:
    """Return what a page leaves to a picture: its title, its legend stand there too."""
    dress = setting.dress
    title = dress.section.leading + _UNDER_TITLE * dress.air
    told = title if block.level == 2 else 2 * title  # noqa: PLR2004 - of a heading
    listed = 0 if block.named else len(block.voices)
    told += listed * (max(dress.body.leading, dress.mark) + _UNDER_LINE * dress.air)
    told += 2 * _SENTENCE * dress.note.leading if block.caption else 0
    return dress.frame.room - told


def _shown(setting: Setting, block: Picture, shown: Shown, size: float) -> Band:
    drawing = shown.drawing
    spare, at = setting.width - drawing.width, 0.0
    if setting.axis is not None:
        # Marks and words are not turned around; it begins where lines begin.
        drawing = leftwards(drawing) if block.turns else drawing
        at = spare
    told = figure(
        setting.setter,
        setting.part,
        drawing,
        shown.alt,
        size=size,
        voices=setting.voices,
    )
    column = Column(spare / 2 if block.middle else at, [told])
    return Band([column], before=_OVER * setting.dress.air)
