"""What a description changed, as the history tells it.

Her name only while it is hers: an old one stands nowhere but in signed bytes
(practice rule 5). Of the other details their names, not what they were: an old
number may have become somebody else's.
"""

from __future__ import annotations

from livret.domain.livret import Livret, Value
from livret.domain.person import person_of
from livret.usecases.describing import DETAILS, REMOVED
from livret.words.person import detail_label
from livret.words.translator import Translator


def changed_of(tr: Translator, livret: Livret, value: Value) -> str:
    """Return which details a contribution said or took away, line by line."""
    content = value.content
    called = content.get("called", "")
    lines = [called] if called in person_of(livret).each("called") else []
    if called and not lines:
        lines.append(tr.text("un nom qui a changé depuis"))
    named = [name for name in DETAILS if name in content and name != "called"]
    if named:
        lines.append(_labels(tr, named))
    removed = content.get(REMOVED, ())
    if removed:
        lines.append(tr.text("enlevé : {details}", details=_labels(tr, removed)))
    return "\n".join(lines)


def _labels(tr: Translator, names: list[str]) -> str:
    return ", ".join(detail_label(tr, name).rstrip("?\u202f ") for name in names)
