"""Focuses and situations: views by side, facets, and strengths.

The situations that one side (or one member without side) noted on one barrier
are gathered in one view: a place of the livret holds what one author last said
there, and a second contribution would replace the first. No level is made up:
a view has words and facets only. What the peer listed among situations and is
an asset becomes a strength; what tells of work becomes a note.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from livret.domain.form_tables import PeerTable
from livret.domain.forms import barrier_of
from livret.exchange.carnet_de_bord import wording
from livret.exchange.carnet_de_bord.authors import Author, author_of
from livret.exchange.carnet_de_bord.cells import Moment, Row
from livret.exchange.carnet_de_bord.planning import Planned, Ref
from livret.exchange.carnet_de_bord.source import Source

FORM = "diagnostic-partage"
"""The form that the peer's situations are brought to."""


_FUNCTIONS = {"work": "employment", "training": "training"}


@dataclass(frozen=True, slots=True)
class Terms:
    """The peer's labels in the terms of the form.

    Attributes:
        table: ``forms/diagnostic-partage/carnet-de-bord.toml``.
        form_version: Newest version of the form.
    """

    table: PeerTable
    form_version: int

    def theme(self, source: Source, row: Row, column: str, theme: str) -> str:
        """Return the place of a theme; an unknown one is listed, and empty."""
        try:
            return self.table.theme(theme)
        except KeyError:
            source.ledger.row(row, "unknown_code", column=column)
            return ""

    def barriers(self, source: Source, row: Row, column: str, theme: str) -> list[str]:
        """Return the barrier of a theme as a list, possibly empty."""
        place = self.theme(source, row, column, theme) if theme else ""
        return [barrier_of(place).value] if place else []

    def function(self, label: str, theme: str) -> str:
        """Return the lens of a goal on work or on training, else an empty text.

        Args:
            label: The goal's own, which says more than the theme.
            theme: What it was filed under.
        """
        try:
            told = "" if self.table.target(label) else self.table.reason(label)
        except KeyError:
            told = self.table.reason(theme)
        return _FUNCTIONS.get(told, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Noted:
    """One situation that somebody noted."""

    row: Row
    label: str
    place: str
    author: Author
    moment: Moment | None

    @property
    def day(self) -> dt.date | None:
        return self.moment.day if self.moment is not None else None


def plan_situations(
    source: Source, notebook: Row, terms: Terms, members: Container[str]
) -> Iterator[Planned]:
    """Say what was noted in one notebook: focuses, then situations.

    Args:
        source: The peer's database.
        notebook: The notebook.
        terms: The peer's labels in the terms of the form.
        members: Accounts that become members of the livret.
    """
    for row in source.of("notebook_focus", notebook):
        yield _focus(source, row, terms)
    views: dict[tuple[str, str], list[_Noted]] = {}
    for row in source.of("notebook_situation", notebook):
        noted = _noted(source, row, terms)
        if noted is None:
            continue
        who = _who(noted.author, members)
        if row.get("deleted_at") or row.get("deleted_by"):
            yield _taken_back(source, noted)
        elif who and noted.place and "." not in noted.place:
            barrier = barrier_of(noted.place).value
            views.setdefault((barrier, who), []).append(noted)
        else:
            yield (
                _strength(noted, terms) if _is_strength(noted, terms) else _note(noted)
            )
    yield from _views(notebook, views, terms)


def _who(author: Author, members: Container[str]) -> str:
    """Return whose view it is: a side, else the account of a member, else nobody.

    Somebody without side who is no member has no place in a diagnosis; what
    they noted becomes a note.
    """
    return author.side or (author.account if author.account in members else "")


def _focus(source: Source, row: Row, terms: Terms) -> Planned:
    theme = row.one_line("theme")
    known = author_of(source, row, "creator_id")
    since = source.moment(row, "created_at")
    label = source.labels.of("ref_theme", theme) or wording.THEMES.get(theme, theme)
    content: dict[str, Any] = {"about": "other"}
    if theme:
        content["words"] = wording.sentences([f"Axe de travail\u202f: {label}"])
    if barriers := terms.barriers(source, row, "theme", theme):
        content["barriers"] = barriers
    return Planned(
        kind="note_added",
        content=content,
        rows=(row,),
        voice=known.voice,
        said_on=since.day if since else None,
        author=known.name,
        account=known.account,
        rewords="note",
        columns={"words": "theme"},
    )


def _noted(source: Source, row: Row, terms: Terms) -> _Noted | None:
    label = source.label(row, "situation_id", "ref_situation")
    if not label:
        return None
    try:
        place = terms.table.situation(label)
    except KeyError:
        theme = source.labels.theme_of(row.get("situation_id"))
        place = terms.theme(source, row, "situation_id", theme)
    return _Noted(
        row=row,
        label=label,
        place=place,
        author=author_of(source, row, "created_by"),
        moment=source.moment(row, "created_at"),
    )


def _taken_back(source: Source, noted: _Noted) -> Planned:
    """A situation that was taken back is told as such, and fills no place."""
    who = author_of(source, noted.row, "deleted_by").name
    when = source.moment(noted.row, "deleted_at")
    words = [
        f"Noté{wording.on_day(noted.moment)}{wording.by(noted.author.name)}\u202f: "
        + wording.quoted(noted.label),
        f"Retiré{wording.on_day(when)}{wording.by(who)}",
    ]
    return _as_note(noted, wording.sentences(words))


def _note(noted: _Noted) -> Planned:
    return _as_note(noted, wording.sentences([f"Situation\u202f: {noted.label}"]))


def _as_note(noted: _Noted, words: str) -> Planned:
    content: dict[str, Any] = {"words": words, "about": "other"}
    if noted.place:
        content["barriers"] = [barrier_of(noted.place).value]
    return Planned(
        kind="note_added",
        content=content,
        rows=(noted.row,),
        voice=noted.author.voice,
        said_on=noted.day,
        author=noted.author.name,
        account=noted.author.account,
        rewords="note",
        columns={"words": "situation_id"},
    )


def _is_strength(noted: _Noted, terms: Terms) -> bool:
    return "." in noted.place or terms.table.reason(noted.label) == "strength"


def _strength(noted: _Noted, terms: Terms) -> Planned:
    content: dict[str, Any] = {"words": noted.label}
    if noted.place:
        content |= {"barrier": barrier_of(noted.place).value, "support": noted.place}
    return Planned(
        kind="strength_recognised",
        content=content,
        rows=(noted.row,),
        # Of its own, so that a row that becomes another situation never
        # rewords a note as a strength.
        part="strength",
        voice=noted.author.voice,
        said_on=noted.day,
        author=noted.author.name,
        account=noted.author.account,
        rewords="strength",
        columns={"words": "situation_id"},
    )


def _views(
    notebook: Row, views: dict[tuple[str, str], list[_Noted]], terms: Terms
) -> Iterator[Planned]:
    if not views:
        return
    days = [noted.day for group in views.values() for noted in group if noted.day]
    opened = Planned(
        kind="diagnosis_opened",
        content={"form": FORM, "form_version": terms.form_version},
        rows=(notebook,),
        part="diagnosis",
        said_on=min(days, default=None),
    )
    yield opened
    for (barrier, who), group in views.items():
        yield _view(notebook, opened.ref, barrier, who, group)


def _view(
    notebook: Row, diagnosis: Ref, barrier: str, who: str, group: Sequence[_Noted]
) -> Planned:
    names = list(dict.fromkeys(noted.author.name for noted in group))
    several = len({(noted.author.name, noted.day) for noted in group}) > 1
    days = [noted.day for noted in group if noted.day]
    content: dict[str, Any] = {
        "diagnosis": diagnosis,
        "barrier": barrier,
        "words": "\n".join(_said(noted, signed=several) for noted in group),
    }
    if facets := _facets(group):
        content["facets"] = facets
    return Planned(
        kind="view_given",
        content=content,
        rows=tuple(noted.row for noted in group),
        key=f"{notebook.key}/{barrier}/{who}",
        voice=group[0].author.voice,
        account=group[0].author.account,
        said_on=max(days, default=None),
        author=", ".join(names),
        columns={"words": "situation_id", "facets": "situation_id"},
    )


def _said(noted: _Noted, *, signed: bool) -> str:
    """One line of a view; with its author and day where they are several."""
    if not signed:
        return noted.label
    told = noted.author.name + wording.on_day(noted.moment, ", le ")
    return f"{noted.label} ({told})"


def _facets(group: Sequence[_Noted]) -> list[dict[str, Any]]:
    found: dict[str, dict[str, None]] = {}
    for noted in group:
        parts = noted.place.split("/")
        if len(parts) > 1:
            situations = found.setdefault("/".join(parts[:2]), {})
            if noted.place.count("/") > 1:
                situations[noted.place] = None
    return [
        {"facet": facet, "situations": list(situations)}
        if situations
        else {"facet": facet}
        for facet, situations in found.items()
    ]
