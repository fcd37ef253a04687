"""The line for a name and a day at the top of the sheets that are filled in by hand.

A sheet of one person that lies among those of another is put back: each page but
the first, which asks for both, keeps a line for them, in its margin. An artifact:
what it asks is asked on the first page.
"""

from __future__ import annotations

from livret.paper.dress import Dress
from livret.paper.tagged import HEADER, TaggedCanvas
from livret.paper.tokens import CONTROL
from livret.paper.typesetting import Span, Typesetter
from livret.words.translator import Translator

_OVER = 13.0
"""Base line over the body, in points."""
_UNDER = 2.0
_BESIDE = 6.0
_BETWEEN = 16.0
_NAME = 0.62
"""Part of the width that is the name's."""


def draw_name_line(
    canvas: TaggedCanvas,
    setter: Typesetter,
    tr: Translator,
    dress: Dress,
    width: float = 0.0,
) -> None:
    """Draw where the name and the day are written over a page.

    Args:
        canvas: Of the page.
        setter: Sets text.
        tr: Says both in the language of the paper.
        dress: Measures of the page and letters.
        width: Of the line, in points; 0 for that of the page.
    """
    frame = dress.frame
    width = width or frame.width
    y, middle = frame.top + _OVER, width * _NAME
    canvas.artifact(HEADER)
    for told, start, end in (
        (tr.text("Nom\u202f:"), 0.0, middle - _BETWEEN),
        (tr.text("Date\u202f:"), middle, width),
    ):
        line = setter.lines([Span(told, dress.note)], end - start)[0]
        after = start + line.width + _BESIDE
        canvas.draw_line(line, frame.margin + start, y)
        canvas.rule(frame.margin + after, y - _UNDER, end - after, CONTROL)
