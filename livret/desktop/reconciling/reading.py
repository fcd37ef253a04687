"""From texts written at the same time to what the page shows; pure functions."""

from __future__ import annotations

from collections.abc import Mapping

from livret.desktop.autosave import local
from livret.desktop.diagnosis.reading import written_by
from livret.desktop.history.reading import voice_shown, words_shown
from livret.desktop.kit.text import plain, quoted
from livret.desktop.reconciling.page import ConflictView, SideView
from livret.domain.instants import moment_of
from livret.domain.livret import Livret, Value
from livret.usecases.reconciling import Conflict, Side
from livret.words.dates import clock, long_date
from livret.words.person import detail_label
from livret.words.said import what_of
from livret.words.sentences.sharing import VOICES
from livret.words.translator import Translator

_BETWEEN = "."
"""Drafts name places without slashes; no part of a place has a full stop."""
_DETAIL = "detail"


def place_key(place: tuple[str, ...]) -> str:
    """Return a place as the page names it."""
    return _BETWEEN.join(place)


def place_of(key: str) -> tuple[str, ...]:
    """Return the place that ``place_key`` named."""
    return tuple(key.split(_BETWEEN))


def conflict_view(tr: Translator, livret: Livret, conflict: Conflict) -> ConflictView:
    """Return a conflict as the page shows it."""
    voice = VOICES.get(conflict.settled_by, "")
    note = ""
    if voice:
        note = tr.text("C’est à {voice} de choisir.", voice=tr.text(voice))
        if conflict.settled_by == "personne":
            said = tr.text("Elle peut le faire dans sa copie, ouverte avec vous.")
            note = f"{note} {said}"
    detail = conflict.place[1] if conflict.place[0] == _DETAIL else ""
    first = conflict.sides[0].value
    by_id = {value.id: value for value in livret.history}
    return ConflictView(
        place=place_key(conflict.place),
        title=detail_label(tr, detail) if detail else what_of(tr, first),
        sides=tuple(_side(tr, livret, side, detail, by_id) for side in conflict.sides),
        both=conflict.both,
        third=conflict.third,
        note=note,
    )


def _side(
    tr: Translator, livret: Livret, side: Side, detail: str, by_id: Mapping[str, Value]
) -> SideView:
    value = side.value
    when = local(moment_of(value.recorded_at))
    writer = plain(written_by(value) or value.author_name)
    told = tr.text(
        "{name}, le {day} à {time}",
        name=writer,
        day=long_date(tr, when.date()),
        time=clock(when),
    )
    return SideView(
        id=value.id,
        words=_words(tr, livret, value, detail),
        told=told,
        seen=_seen(
            tr, livret, [by_id[one] for one in side.before if one in by_id], detail
        ),
        voice=voice_shown(tr, livret, value),
    )


def _seen(tr: Translator, livret: Livret, before: list[Value], detail: str) -> str:
    """Return what somebody had before their eyes: all that stood, line by line."""
    if not before:
        return tr.text("Rien d’autre n’était écrit là, de ce côté.")
    return "\n".join(
        tr.text(
            "Avait sous les yeux : {words} ({name}, le {day}).",
            words=quoted(tr, _words(tr, livret, one, detail)),
            name=plain(written_by(one) or one.author_name),
            day=long_date(tr, one.said_on),
        )
        for one in before
    )


def _words(tr: Translator, livret: Livret, value: Value, detail: str) -> str:
    if detail:
        told = value.content.get(detail)
        return str(told) if told is not None else tr.text("(rien)")
    return words_shown(tr, livret, value) or what_of(tr, value)
