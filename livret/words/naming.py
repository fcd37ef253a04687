"""A name for who speaks without one: their side, in one word.

A referent may speak in a livret before anybody wrote who they are. What the
use cases leave as « unnamed » becomes « social » or « emploi » here, in the
language of the paper or of the text.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from livret.domain.livret import Livret
from livret.usecases.paper_rows import UNNAMED
from livret.words.labels import SIDES, side_label
from livret.words.translator import Translator

_T = TypeVar("_T")


def named(tr: Translator, value: _T) -> _T:
    """Return a sheet, or any frozen value, in which everybody has a name."""
    found: _T = _named(tr, value)
    return found


def _named(tr: Translator, value: Any) -> Any:
    if isinstance(value, str):
        side = value.removeprefix(UNNAMED)
        known = value.startswith(UNNAMED) and side in SIDES
        return side_label(tr, side) if known else value
    if isinstance(value, tuple):
        items = [_named(tr, item) for item in value]
        same = all(new is old for new, old in zip(items, value, strict=True))
        return value if same else tuple(items)
    # A folded livret is no sheet: nobody is named in it.
    if is_dataclass(value) and not isinstance(value, (type, Livret)):
        changed = {}
        for each in fields(value):
            if not each.init:
                continue
            old = getattr(value, each.name)
            new = _named(tr, old)
            if new is not old:
                changed[each.name] = new
        return replace(value, **changed) if changed else value
    return value
