"""What data that somebody else attached to a paper draw, in a process apart.

One long row of a hostile sheet can keep a drawing busy for hours, or take all the
memory there is, and never come to where somebody could stop it. So it is drawn
where it can be killed (``reading_child``), by a process that has read no file:
it is given these data and not the paper, and tells the digest of what they draw.

Loaded late: it draws. May import: msgspec.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from typing import Any, get_type_hints

import msgspec

from livret.domain.errors import LivretError
from livret.domain.forms import Form
from livret.paper.attachments import as_bytes
from livret.paper.drawing import draw_sheet
from livret.paper.drawn_text import overheard
from livret.paper.signing_acts import NotOurPaper
from livret.usecases.sheets import Sheet
from livret.words.forms import form_to_read
from livret.words.papers.catalogue import PAPERS

_NOT_DRAWN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
)
"""How a drawing ends where words stand for a code on which it turns."""


class _Forms:
    """The forms of this Livret, to be read."""

    def to_read(self, name: str, version: int, language: str) -> Form:
        """Return a form, or the newest that is here where nobody has it."""
        return form_to_read(name, version, language)


def drawn_here(
    data: Mapping[str, Any], dress: str, made_at: dt.datetime
) -> tuple[str, list[str]]:
    """Return the SHA-256 of what data draw, in hex, and what its pages say.

    Args:
        data: JSON values, as they are attached to a paper.
        dress: In which they are drawn.
        made_at: Instant of creation, with the hour of whoever looks.

    Raises:
        NotOurPaper: No paper has these data, or these and more.
        LivretError: No such dress, or no such form.
    """
    paper = PAPERS.get(str(data.get("paper")))
    if paper is None:
        raise NotOurPaper
    sheet: Sheet = msgspec.convert(data, type=get_type_hints(paper.takes)["return"])
    with overheard() as heard:
        drawn = draw_sheet(sheet, made_at, forms=_Forms(), dress=dress)
    # What no field takes is in nothing that was drawn, nor in what is attached.
    if json.loads(as_bytes(sheet.plain())) != data:
        raise NotOurPaper
    return hashlib.sha256(drawn).hexdigest(), heard


def heard_here(
    data: Mapping[str, Any], dress: str, made_at: dt.datetime
) -> list[str] | None:
    """Return what the pages of other data say, None where they cannot be drawn.

    Args:
        data: JSON values, as those of a paper with other words.
        dress: In which they are drawn.
        made_at: As ``drawn_here``.
    """
    try:
        return drawn_here(data, dress, made_at)[1]
    except (LivretError, msgspec.MsgspecError, *_NOT_DRAWN):
        return None
