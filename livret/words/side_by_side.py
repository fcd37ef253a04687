"""Texts written at the same time, as plain lines: a list at the command line."""

from __future__ import annotations

from collections.abc import Iterator

from livret.domain.instants import moment_of
from livret.domain.livret import Livret, Value
from livret.usecases.reconciling import Conflict
from livret.words.dates import clock, long_date
from livret.words.person import detail_label
from livret.words.said import line_of, what_of
from livret.words.sentences.sharing import VOICES
from livret.words.translator import Translator

_DETAIL = "detail"


def conflict_lines(tr: Translator, livret: Livret, conflict: Conflict) -> Iterator[str]:
    """Say what stands side by side in one place, as plain lines of text.

    First what it is and whose it is to choose; then, for each text, the first
    digits of its id, who wrote it and when, the text, and what they had read.
    """
    field = conflict.place[1] if conflict.place[0] == _DETAIL else ""
    first = conflict.sides[0].value
    voice = VOICES.get(conflict.settled_by, "")
    title = detail_label(tr, field) if field else what_of(tr, first)
    whose = (
        tr.text("C’est à {voice} de choisir.", voice=tr.text(voice)) if voice else ""
    )
    yield "  ".join(filter(None, (title, whose)))
    by_id = {value.id: value for value in livret.history}
    for side in conflict.sides:
        value = side.value
        when = moment_of(value.recorded_at).astimezone()
        told = tr.text(
            "{name}, le {day} à {time}",
            name=value.author_name,
            day=long_date(tr, when.date()),
            time=clock(when),
        )
        yield f"   {value.id[:8]}  {told}"
        yield f"      {_text(tr, livret, value, field)}"
        before = [by_id[one] for one in side.before if one in by_id]
        for line in _had_read(tr, livret, before, field):
            yield f"      {line}"


def _text(tr: Translator, livret: Livret, value: Value, field: str) -> str:
    if field:
        return str(value.content.get(field) or tr.text("(rien)"))
    return line_of(tr, livret, value)


def _had_read(
    tr: Translator, livret: Livret, before: list[Value], field: str
) -> Iterator[str]:
    if not before:
        yield tr.text("Rien d’autre n’était écrit là, de ce côté.")
    for value in before:
        yield tr.text(
            "Avait sous les yeux\u202f: {words} ({name}, le {day}).",
            words=_text(tr, livret, value, field),
            name=value.author_name,
            day=long_date(tr, value.said_on),
        )
