"""From one thing said to its whole story in plain sentences; pure functions."""

from __future__ import annotations

from collections.abc import Iterable

from livret.desktop.autosave import local
from livret.desktop.diagnosis.reading import written_by
from livret.desktop.documents.reading import title_of
from livret.desktop.history.reading import (
    aside_note,
    beside_of,
    spoken_of,
    voice_shown,
    words_shown,
)
from livret.desktop.history.values import Earlier, StoryView
from livret.desktop.kit.text import plain
from livret.domain.came import came_of
from livret.domain.documents import Document, signed_by_another
from livret.domain.instants import moment_of
from livret.domain.livret import Livret, SetAside, Standing, Value
from livret.domain.person import person_of
from livret.domain.team import PERSON
from livret.usecases.looking_back import Fate, Kept, Story
from livret.words.came import came_words
from livret.words.dates import clock, long_date
from livret.words.her_copy import named_line
from livret.words.history import kind_label, words_of
from livret.words.labels import way_label
from livret.words.said import what_of
from livret.words.translator import Translator, mark

_ENSEMBLE = "ensemble"

WHY_KEPT: dict[Kept, str] = {
    Kept.ACT: mark("Ceci ne s’enlève pas : une autre décision peut suivre."),
    Kept.OTHER: mark("Seule la personne qui l’a écrit peut l’enlever."),
    Kept.AFTER: mark(
        "D’autres paroles ont suivi : on peut compléter, plus enlever celles-ci."
    ),
    Kept.SIGNED: mark(
        "Un papier signé contient ces paroles : on peut les compléter par de"
        " nouvelles, pas les enlever."
    ),
}
"""Why something may not be taken back."""


def story_shown(
    tr: Translator,
    livret: Livret,
    story: Story,
    kept: Kept,
    *,
    may_return: bool = False,
) -> StoryView:
    """Return everything there is to tell of one thing said."""
    value, called = story.value, person_of(livret).called
    return StoryView(
        id=value.id,
        what=what_of(tr, value, livret),
        words=spoken_of(tr, livret, value),
        beside_words=beside_of(tr, livret, value),
        voice=voice_shown(tr, livret, value),
        facts=tuple(_facts(tr, livret, story)),
        before=_versions(tr, livret, story.before),
        after=_versions(tr, livret, story.after),
        beside=_versions(tr, livret, story.beside),
        papers=tuple(_paper(tr, one, called) for one in _papers(story)),
        can_take_back=kept is Kept.NO,
        why_kept=tr.text(WHY_KEPT[kept]) if kept is not Kept.NO else "",
        can_return=may_return,
    )


def aside_shown(tr: Translator, one: SetAside) -> StoryView:
    """Return what there is to tell of something that is set aside."""
    return StoryView(
        id=one.id,
        what=kind_label(tr, one.kind),
        facts=(
            aside_note(tr, one),
            tr.text("C’est gardé tel quel, et ne compte pas dans le livret."),
        ),
    )


def _facts(tr: Translator, livret: Livret, story: Story) -> Iterable[str]:
    value = story.value
    yield _whose(tr, livret, value)
    yield _dates(tr, value)
    came = plain(came_words(tr, came_of(value.content), value.said_on))
    if came:
        yield tr.text("Comment ces mots sont venus : {came}.", came=came)
    if value.voice == PERSON and value.standing is Standing.OWN:
        yield named_line(tr, livret, value.author)
    if value.imported_from:
        yield tr.text(
            "Repris d’un autre logiciel ({system}).", system=plain(value.imported_from)
        )
    if signed_by_another(livret, value):
        yield tr.text(
            "Un papier signé depuis contient ces mots. Ils avaient été écrits par"
            " {name}, qui ne l’a pas signé.",
            name=plain(value.origin_author),
        )
    elif value.standing is Standing.CONFIRMED:
        yield tr.text("Confirmé depuis : la personne qui parle l’a signé.")
    if story.target is not None:
        words = words_shown(tr, livret, story.target)
        what = what_of(tr, story.target)
        yield tr.text(
            "Ce qui a été enlevé : {what}", what=f"{what} · {words}" if words else what
        )
    yield _fate(tr, story)


def _whose(tr: Translator, livret: Livret, value: Value) -> str:
    """Return who said it and who wrote it, as the paper would."""
    writer = plain(written_by(value))
    if value.voice == _ENSEMBLE:
        return tr.text("Écrit par {name}.", name=writer) if writer else ""
    speaker = plain(voice_shown(tr, livret, value).name)
    own = value.standing is Standing.OWN or writer == speaker
    told = words_of(tr, speaker, written_by="" if own else writer)
    return told.rstrip(".") + "."


def _dates(tr: Translator, value: Value) -> str:
    when = local(moment_of(value.recorded_at))
    facts = {"written": long_date(tr, when.date()), "time": clock(when)}
    if value.said_on == when.date():
        return tr.text("Dit et écrit le {written} à {time}.", **facts)
    day = long_date(tr, value.said_on)
    return tr.text("Dit le {day}. Écrit ici le {written} à {time}.", day=day, **facts)


def _fate(tr: Translator, story: Story) -> str:
    back = story.taken_back
    if back is not None:
        return tr.text(
            "Enlevé le {day} par {name}.",
            day=long_date(tr, back.said_on),
            name=plain(written_by(back) or back.author_name),
        )
    if story.fate is Fate.STANDS:
        return tr.text("C’est ce qui se lit aujourd’hui.")
    if story.fate is Fate.REPLACED:
        return tr.text("D’autres paroles ont pris sa place depuis.")
    return ""


def _versions(
    tr: Translator, livret: Livret, values: Iterable[Value]
) -> tuple[Earlier, ...]:
    return tuple(
        Earlier(
            id=value.id,
            told=tr.text(
                "{day} · {what}",
                day=long_date(tr, value.said_on),
                what=what_of(tr, value),
            ),
            words=spoken_of(tr, livret, value),
            beside_words=beside_of(tr, livret, value),
        )
        for value in values
    )


def _papers(story: Story) -> tuple[Document, ...]:
    """Return the papers that contain it, or that it is part of."""
    if story.document is not None and story.document not in story.papers:
        return (*story.papers, story.document)
    return story.papers


def _paper(tr: Translator, paper: Document, called: str) -> str:
    """Return a paper, who answered and who is still to sign."""
    told = [
        tr.text(
            "{name} : {way}",
            name=plain(one.name_now(called)),
            way=way_label(tr, one.way),
        )
        for one in paper.places
        if one.way
    ]
    left = ", ".join(plain(one.name_now(called)) for one in paper.to_sign)
    if left:
        told.append(tr.text("il reste à signer : {names}", names=left))
    if paper.closed:
        told.append(tr.text("fermé, plus rien n’y change"))
    return tr.text(
        "{paper} ({state})", paper=title_of(tr, paper), state=" ; ".join(told)
    )
