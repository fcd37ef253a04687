"""« Tout ce que ce livret garde sur moi », as text: her right of access.

Every word that is kept stands in it; codes and bytes stand in the data beside
it. It is what the page shows, and what a person reads first in the file.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from livret.domain.fields import Field, Line, ListOf, Record, Text
from livret.domain.kinds import KINDS
from livret.domain.livret import Livret, Value
from livret.domain.person import person_of
from livret.usecases.access import DATA, Kept
from livret.usecases.naming import who_now, with_present_names
from livret.usecases.to_hand import HER_COPY
from livret.words.dates import clock, long_date
from livret.words.history import kind_label
from livret.words.journal import journal_line
from livret.words.said import kind_of
from livret.words.translator import Translator

_CODE = re.compile(r"[a-z0-9_:.@/-]*")


@dataclass(frozen=True, slots=True)
class Chapter:
    """One part of what is kept.

    Attributes:
        title: What it is.
        lines: One thing each; where there is nothing, one line that says so.
        empty: Whether nothing of it is kept.
    """

    title: str
    lines: tuple[str, ...]
    empty: bool = False


def kept_title(tr: Translator) -> str:
    """Return what the page and the file are called."""
    return tr.text("Tout ce que ce livret garde sur moi")


def kept_intro(tr: Translator, kept: Kept) -> str:
    """Return who keeps it, and since when this is true."""
    return tr.text(
        "Gardé sur l’ordinateur de {name}, le {day}. Les dossiers des autres services "
        "n’y sont pas : c’est à eux qu’il faut le demander.",
        name=kept.by,
        day=long_date(tr, kept.made_at.astimezone().date()),
    )


def kept_chapters(tr: Translator, kept: Kept) -> tuple[Chapter, ...]:
    """Return everything that is kept, part by part."""
    read = with_present_names(kept.read)
    return (
        _chapter(tr, tr.text("Ce qui a été dit"), _said(tr, read)),
        _chapter(tr, tr.text("Ce qui est gardé sans compter"), _apart(tr, kept)),
        _chapter(tr, tr.text("Ce qui est tapé et pas encore dit"), _drafts(tr, kept)),
        _chapter(
            tr,
            tr.text("Le pense-bête de qui m’accompagne"),
            [kept.beside.private_line] if kept.beside.private_line else [],
        ),
        _chapter(tr, tr.text("Papiers"), _papers(tr, kept)),
        _chapter(tr, tr.text("Qui a ouvert, imprimé, envoyé"), _journal(tr, kept)),
        _chapter(tr, tr.text("Ce qui a été effacé ou n’est pas ici"), _gone(tr, kept)),
    )


def kept_text(tr: Translator, kept: Kept) -> str:
    """Return everything as plain text, one thing on each line."""
    blocks = [f"{kept_title(tr)}\n{person_of(kept.read).called}".rstrip()]
    blocks.append(kept_intro(tr, kept))
    blocks += [
        "\n".join([chapter.title, *(f"- {line}" for line in chapter.lines)])
        for chapter in kept_chapters(tr, kept)
    ]
    blocks.append(
        tr.text(
            "Le fichier « {name} » contient tout, mot pour mot, avec les signatures. "
            "Les copies de secours gardent des états plus anciens pendant quelques "
            "semaines. Ce qui a été envoyé est aussi chez qui l’a reçu.",
            name=DATA,
        )
    )
    return "\n\n".join(blocks) + "\n"


def _chapter(tr: Translator, title: str, lines: Iterable[str]) -> Chapter:
    told = tuple(lines)
    return Chapter(title, told or (tr.text("Rien."),), empty=not told)


def _said(tr: Translator, read: Livret) -> Iterator[str]:
    for value in read.history:
        yield _line(tr, read, value)


def _line(tr: Translator, read: Livret, value: Value) -> str:
    who = value.speaker_name or value.origin_author or value.author_name
    head = [long_date(tr, value.said_on), kind_of(tr, read, value), who]
    words = " · ".join(_texts(KINDS[value.kind].content, value.content))
    return " · ".join(part for part in (*head, words) if part)


def _texts(field: Field, told: Any) -> Iterator[str]:
    """Walk every text that somebody wrote; codes and ids are passed over."""
    if isinstance(field, Text | Line):
        yield " ".join(str(told).split())
    elif isinstance(field, ListOf):
        for one in told:
            yield from _texts(field.item, one)
    elif isinstance(field, Record):
        for name, one in told.items():
            yield from _texts(field.fields[name], one)


def _apart(tr: Translator, kept: Kept) -> Iterator[str]:
    """What may not be folded, or is not understood here: kept all the same."""
    counts = {value.id for value in kept.read.history}
    for one in kept.log:
        if one.body is not None and one.id not in counts:
            words = _any_text(one.body.content)
            yield " · ".join([kind_label(tr, one.body.kind), *words])


def _any_text(told: Any) -> Iterator[str]:
    """Walk every text of a content that no schema describes; codes are passed over."""
    if isinstance(told, str):
        if _CODE.fullmatch(told) is None:
            yield " ".join(told.split())
    elif isinstance(told, Mapping):
        for one in told.values():
            yield from _any_text(one)
    elif isinstance(told, list | tuple):
        for one in told:
            yield from _any_text(one)


def draft_words(text: str) -> str:
    """Return what was typed as one line: a form that is kept whole holds names.

    Everything that stands in its fields is told, answers as their codes.
    """
    try:
        kept: Any = json.loads(text)
    except ValueError:
        kept = text
    told = (" ".join(one.split()) for one in _typed(kept))
    return " · ".join(one for one in told if one)


def _typed(kept: Any) -> Iterator[str]:
    if isinstance(kept, dict):
        for value in kept.values():
            yield from _typed(value)
    elif isinstance(kept, list):
        for value in kept:
            yield from _typed(value)
    elif isinstance(kept, str):
        yield kept
    elif isinstance(kept, int | float) and not isinstance(kept, bool):
        yield str(kept)


def _drafts(tr: Translator, kept: Kept) -> Iterator[str]:
    for draft in kept.beside.drafts:
        yield f"{_moment(tr, draft.saved_at)} · {draft_words(draft.text)}"


def _papers(tr: Translator, kept: Kept) -> Iterator[str]:
    for one in kept.files:
        size = max(1, round(one.size / 1000))
        if one.here:
            yield tr.text("{name}, {size} ko", name=one.name, size=size)
        else:
            yield tr.text("un papier qui n’est plus ici, {size} ko", size=size)
    for waiting in kept.waiting:
        day = long_date(tr, waiting.since)
        if waiting.document == HER_COPY:
            yield tr.text("sa copie à remettre depuis le {day}", day=day)
        else:
            yield tr.text("un papier à remettre depuis le {day}", day=day)


def _journal(tr: Translator, kept: Kept) -> Iterator[str]:
    for one in kept.journal:
        who = who_now(kept.read, one)
        day = long_date(tr, one.at.astimezone().date())
        yield journal_line(tr, one.what, who, day, dict(one.detail))


def _gone(tr: Translator, kept: Kept) -> Iterator[str]:
    if kept.absent:
        yield tr.text(
            "Paroles dont il ne reste que la place : {count}", count=len(kept.absent)
        )


def _moment(tr: Translator, at: dt.datetime) -> str:
    here = at.astimezone()
    return f"{long_date(tr, here.date())}, {clock(here)}"
