"""From her opened copy to what the page shows; pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from livret.desktop.copy_opened.values import Chapter, CopyView, Thing
from livret.desktop.diagnosis.reading import written_by
from livret.desktop.history.reading import voice_shown, words_shown
from livret.desktop.kit.text import plain
from livret.domain.barriers import Barrier
from livret.domain.documents import signed_by_another
from livret.domain.livret import Livret, Standing, Value
from livret.domain.person import person_of
from livret.usecases.answering import answers_to, things_said
from livret.usecases.her_copy import OpenedCopy
from livret.words.dates import long_date
from livret.words.her_copy import opened_lines
from livret.words.history import kind_label
from livret.words.said import what_of
from livret.words.translator import Translator

_READ = tuple(Barrier)
_TOPICS = ("view_given", "line_agreed")
_FIRST = frozenset({"aim_said", *_TOPICS, "agreement_given"})
_ORDER = (
    "aim_said",
    "strength_recognised",
    "skill_recognised",
    "goal_set",
    "action_agreed",
    "agreement_given",
    "life_told",
)


def copy_view(
    tr: Translator, opened: OpenedCopy, *, said: int = 0, left: bool = False
) -> CopyView:
    """Return her copy as the page shows it.

    Args:
        tr: Says it.
        opened: Her copy.
        said: How many things she answered today.
        left: What she answered stands in files of hers.
    """
    read = opened.ctx.livret(opened.livret)
    return CopyView(
        called=person_of(read).called,
        lines=(*opened_lines(tr, opened), tr.text("Rien n’est gardé ici.")),
        chapters=tuple(_chapters(tr, opened, read)),
        said=said,
        left=left,
    )


def _chapters(tr: Translator, opened: OpenedCopy, read: Livret) -> Iterator[Chapter]:
    things = things_said(read)
    kinds = dict.fromkeys([*_ORDER, *(one.kind for one in things)])
    yield from _chapter(tr, opened, read, things, "aim_said")
    topics = sorted(
        (one for one in things if one.kind in _TOPICS),
        key=lambda one: _READ.index(one.content["barrier"]),
    )
    if topics:
        shown = tuple(_thing(tr, opened, read, one) for one in topics)
        yield Chapter(tr.text("Ce que chacun dit, sujet par sujet"), shown)
    for kind in kinds:
        if kind not in _TOPICS and kind != "aim_said":
            yield from _chapter(tr, opened, read, things, kind)


def _chapter(
    tr: Translator, opened: OpenedCopy, read: Livret, things: Iterable[Value], kind: str
) -> Iterator[Chapter]:
    shown = tuple(_thing(tr, opened, read, one) for one in things if one.kind == kind)
    if shown:
        yield Chapter(kind_label(tr, kind), shown, first=kind in _FIRST)


def _thing(tr: Translator, opened: OpenedCopy, read: Livret, value: Value) -> Thing:
    in_topics = value.kind in _TOPICS
    return Thing(
        id=value.id,
        what=what_of(tr, value) if in_topics else "",
        words=words_shown(tr, read, value) or ("" if in_topics else what_of(tr, value)),
        told=_told(tr, read, value),
        voice=voice_shown(tr, read, value),
        answers=frozenset(one.value for one in answers_to(opened, value)),
    )


def _told(tr: Translator, read: Livret, value: Value) -> str:
    day = long_date(tr, value.said_on)
    writer = plain(written_by(value) or value.author_name)
    if value.standing is Standing.OWN and value.voice == "personne":
        return tr.text("Dit par elle et signé avec sa clé, le {day}.", day=day)
    if signed_by_another(read, value):
        return tr.text(
            "Écrit par {name}, le {day}. Un papier signé depuis contient ces mots."
            " {name} ne l’a pas signé.",
            name=writer,
            day=day,
        )
    if value.standing is Standing.CONFIRMED:
        return tr.text(
            "Écrit par {name}, le {day}. Confirmé depuis.", name=writer, day=day
        )
    return tr.text("Écrit par {name}, le {day}.", name=writer, day=day)
