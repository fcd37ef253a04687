"""From a folded livret to everything that was said; pure functions."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

from livret.desktop.autosave import local
from livret.desktop.diagnosis.reading import outside_line, written_by
from livret.desktop.history.values import NOBODY, Said
from livret.desktop.kit.text import plain
from livret.desktop.kit.voices import Voice
from livret.desktop.person.changed import changed_of
from livret.desktop.team_voices import PERSON, voice_of
from livret.domain.came import came_of
from livret.domain.documents import signed_by_another
from livret.domain.instants import moment_of
from livret.domain.livret import Livret, SetAside, Standing, Value
from livret.domain.reviews import said_anew
from livret.domain.team_turns import KEY, turns_of
from livret.usecases.naming import who_now
from livret.usecases.ports import JournalEntry
from livret.usecases.signing import TOLD_WAYS
from livret.words.came import came_words
from livret.words.dates import clock, long_date
from livret.words.history import kind_label
from livret.words.said import what_of
from livret.words.sentences.fields import SET_ASIDE
from livret.words.told import lines_told
from livret.words.translator import Translator

_Content = Mapping[str, Any]


def history_of(
    tr: Translator,
    livret: Livret,
    wanted: str = "",
    returns: Iterable[JournalEntry] = (),
) -> tuple[Said, ...]:
    """Return everything said, the newest first, then what is set aside.

    Args:
        tr: Says it in the language of the screen.
        livret: Folded.
        wanted: Words that a row must all hold; case and accents do not matter.
        returns: Each time the vault went back to a backup.
    """
    rows = _with_returns(tr, livret, returns)
    rows += [_aside(tr, one) for one in livret.set_aside]
    if livret.withheld:
        rows.append(_withheld(tr, livret.withheld))
    words = _folded(wanted).split()
    return tuple(row for row in rows if all(word in _text(row) for word in words))


def _with_returns(
    tr: Translator, livret: Livret, returns: Iterable[JournalEntry]
) -> list[Said]:
    """Return what was said and each return to a backup where it happened."""
    left = sorted(returns, key=lambda one: one.at)
    rows = []
    for value in reversed(said_anew(livret)):
        while left and left[-1].at.timestamp() * 1000 >= value.recorded_at:
            rows.append(_returned(tr, livret, left.pop()))
        rows.append(_row(tr, livret, value))
    return rows


def _returned(tr: Translator, livret: Livret, entry: JournalEntry) -> Said:
    when = local(entry.at)
    backup = dict(entry.detail).get("backup", "")
    with suppress(ValueError):
        backup = long_date(tr, dt.date.fromisoformat(backup))
    note = tr.text(
        "Le livret est revenu à ce qu’il était dans la copie de secours du {day}.",
        day=backup,
    )
    return Said(
        id="",
        when=tr.text("{day}, {time}", day=long_date(tr, when.date()), time=clock(when)),
        what=tr.text("Retour à une copie de secours"),
        how=tr.text("par {name}", name=plain(who_now(livret, entry))),
        note=note,
    )


def _row(tr: Translator, livret: Livret, value: Value) -> Said:
    when = local(moment_of(value.recorded_at))
    said = tr.text("{day}, {time}", day=long_date(tr, when.date()), time=clock(when))
    if value.said_on != when.date():
        day = long_date(tr, value.said_on)
        said = tr.text("dit le {day}, écrit le {written}", day=day, written=said)
    return Said(
        id=value.id,
        when=said,
        what=what_of(tr, value, livret),
        words=spoken_of(tr, livret, value),
        voice=voice_shown(tr, livret, value),
        how=_how(tr, livret, value),
        note=beside_of(tr, livret, value),
    )


_ACTS = frozenset(
    {
        "livret_opened",
        "member_joined",
        "member_left",
        "lead_designated",
        "diagnosis_opened",
        "document_frozen",
        "document_closed",
        "document_turn",
        "page_scanned",
        "retracted",
        "adopted",
        "tombstone",
    }
)
"""What is done rather than written."""


def words_shown(tr: Translator, livret: Livret, value: Value) -> str:
    """Return every word that somebody said in it, then what it tells beside."""
    told = (spoken_of(tr, livret, value), beside_of(tr, livret, value))
    return "\n".join(part for part in told if part)


def spoken_of(tr: Translator, livret: Livret, value: Value) -> str:
    """Return the words somebody said or wrote in it, possibly none."""
    content = value.content
    if value.kind == "tombstone":
        return ""
    parts = [str(content.get("words", "")), str(content.get("story", ""))]
    parts += map(outside_line, content.get("outside", ()))
    parts += [
        tr.text(
            "{name}\u202f: {words}",
            name=voice_of(tr, livret, reason["voice"]).name,
            words=reason["words"],
        )
        for reason in content.get("reasons", ())
    ]
    parts.append(content.get("blocked_by", ""))
    # The reason of an end is a code; its words stand beside the kind.
    if value.kind != "accompaniment_state":
        parts.append(content.get("reason", ""))
    if value.kind in _SPOKEN:
        parts += lines_told(tr, value.kind, content)
    return "\n".join(part for part in parts if part)


def beside_of(tr: Translator, livret: Livret, value: Value) -> str:
    """Return what else it tells, which nobody said in so many words: days, names."""
    content = value.content
    parts = [content.get("purpose", "")]
    if value.kind not in _SPOKEN:
        parts += lines_told(tr, value.kind, content)
    if value.kind == "member_joined" and content["role"] != PERSON:
        parts.append(content["name"])
    if turns_of(livret).get(value.id) == KEY:
        member = livret.team.members.get(str(content.get("member")))
        name = member.name if member else ""
        told = tr.text("{name} a changé de clé : c’est la même personne.", name=name)
        parts = [told]
    if value.kind == "person_described":
        parts.append(changed_of(tr, livret, value))
    if value.kind == "agreement_given":
        parts.insert(0, content["recipient"]["name"])
    if value.kind == "tombstone":
        parts = []
    return "\n".join(part for part in parts if part)


_SPOKEN = frozenset({"review_said", "charter_written"})
"""Kinds whose every line was said by somebody."""


def voice_shown(tr: Translator, livret: Livret, value: Value) -> Voice:
    """Return whose word it is."""
    signed = value.kind == "signature_given"
    if value.voice == "ensemble":
        return Voice("", value.content["name"], "autre") if signed else NOBODY
    name = value.content["name"] if signed else value.speaker_name
    return voice_of(tr, livret, value.voice, name)


def _how(tr: Translator, livret: Livret, value: Value) -> str:
    told = []
    writer = written_by(value)
    if value.voice == "ensemble" or value.standing is not Standing.OWN:
        told.append(_by(tr, value, plain(writer)) if writer else "")
    came = came_of(value.content)
    if came.how != "written" or not any(told):
        told.append(plain(came_words(tr, came, value.said_on)))
    if signed_by_another(livret, value):
        told.append(tr.text("dans un papier signé depuis par quelqu’un d’autre"))
    elif value.standing is Standing.CONFIRMED:
        told.append(tr.text("confirmé"))
    return ", ".join(part for part in told if part)


def _by(tr: Translator, value: Value, writer: str) -> str:
    kind = value.kind
    if kind == "signature_given" and value.content["way"] in TOLD_WAYS:
        return tr.text("attesté par {name}", name=writer)
    if kind == "signature_given":
        return tr.text("en présence de {name}", name=writer)
    if kind in _ACTS:
        return tr.text("par {name}", name=writer)
    return tr.text("écrit par {name}", name=writer)


def aside_note(tr: Translator, one: SetAside) -> str:
    """Return why something is set aside."""
    reason = tr.text(SET_ASIDE[one.reason]) if one.reason in SET_ASIDE else one.reason
    return tr.text("Mis de côté : {reason}", reason=reason)


def _aside(tr: Translator, one: SetAside) -> Said:
    note = aside_note(tr, one)
    return Said(id=one.id, when="", what=kind_label(tr, one.kind), note=note)


def _withheld(tr: Translator, count: int) -> Said:
    note = tr.plural(
        "{count} écrit n’est pas dans ce livret, ou a été effacé.",
        "{count} écrits ne sont pas dans ce livret, ou ont été effacés.",
        count,
    )
    return Said(id="", when="", what=tr.text("Ce qui n’est pas ici"), note=note)


def _text(row: Said) -> str:
    parts: Iterable[str] = (
        row.when,
        row.what,
        row.words,
        row.voice.name,
        row.how,
        row.note,
    )
    return _folded(" ".join(parts))


def _folded(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.casefold())
    return "".join(one for one in letters if not unicodedata.combining(one))
