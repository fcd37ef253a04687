"""Wires shared notes and rough ones."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from livret.desktop.autosave import Autosave
from livret.desktop.desk import Desk
from livret.desktop.livret_page import LivretController
from livret.desktop.notes.page import NotesPage, NoteView, RoughView
from livret.desktop.team_voices import voice_of
from livret.desktop.ui import Ui
from livret.domain.livret import Livret
from livret.usecases.app import OpenVault
from livret.usecases.context import Done
from livret.usecases.drafting import drafts_of, drop_draft
from livret.usecases.notes import (
    Rough,
    add_note,
    delete_rough,
    keep_rough,
    notes_of,
    roughs_of,
    share_rough,
)
from livret.words.dates import long_date
from livret.words.translator import Translator

_TYPING = "note:new"

_Read = tuple[str, tuple[Rough, ...], str]


class NotesController(LivretController):
    """What is shared, and what is rough."""

    key = "notes"
    page: NotesPage

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._livret = ""
        self.autosave = Autosave(desk, self.page)
        page = self.page
        page.edited.connect(self._typed)
        page.shared.connect(self._share)
        page.roughed.connect(self._keep)
        page.deleted.connect(self._delete)
        page.removal_asked.connect(self.take_off)

    def make_page(self, ui: Ui) -> NotesPage:
        """Return the page."""
        return NotesPage(ui)

    def show_livret(self, livret: Livret) -> None:
        """Show shared notes, then the rough ones of this vault."""
        tr = self.desk.ui.tr
        fresh = livret.id != self._livret
        if fresh:
            self.autosave.flush()
            self._livret = livret.id
            self.page.clear()
            self.page.banner.hide()
            self.page.show_roughs(())
        self.page.show_notes(notes_shown(tr, livret))
        then = self._found if fresh else self._roughs
        self.desk.ask(self.page, partial(_read, livret=livret.id), then)

    def keep_typing(self) -> None:
        """Write what is being typed as a draft."""
        self.autosave.flush()

    def asked(self, act: str) -> None:
        """Ctrl+S writes what is typed."""
        if act == "save":
            self.autosave.flush()

    def _typed(self, words: str) -> None:
        self.autosave.keep(self._livret, _TYPING, words)

    def _found(self, read: _Read) -> None:
        self._roughs(read)
        livret, _, typing = read
        if livret == self._livret and typing:
            self.page.show_words(typing)

    def _roughs(self, read: _Read) -> None:
        livret, roughs, _ = read
        if livret == self._livret:
            self.page.show_roughs(roughs_shown(self.desk.ui.tr, roughs))

    def _share(self, place: str, words: str, barriers: Sequence[str]) -> None:
        self.autosave.forget(self._livret, _TYPING)
        call = partial(
            _share, livret=self._livret, place=place, words=words, barriers=barriers
        )
        self.desk.ask(self.page, call, self._done)

    def _keep(self, place: str, words: str) -> None:
        self.autosave.forget(self._livret, _TYPING)
        call = partial(_keep, livret=self._livret, place=place, words=words)
        self.desk.ask(self.page, call, self._done)

    def _done(self, _answer: object) -> None:
        self.page.clear()

    def _delete(self, place: str) -> None:
        livret = self._livret
        self.desk.ask(self.page, lambda v: delete_rough(v.ctx, livret, place))


def notes_shown(tr: Translator, livret: Livret) -> tuple[NoteView, ...]:
    """Return shared notes as they are read; pure."""
    found = []
    for one in notes_of(livret):
        voice = voice_of(tr, livret, one.voice, one.speaker_name)
        day = long_date(tr, one.said_on)
        under = tr.text("{name}, le {day}", name=voice.name, day=day)
        if one.content.get("between"):
            under = tr.text("{under}, seulement entre nous", under=under)
        barriers = tuple(one.content.get("barriers", ()))
        found.append(NoteView(one.id, one.content["words"], voice, under, barriers))
    return tuple(found)


def roughs_shown(tr: Translator, roughs: Sequence[Rough]) -> tuple[RoughView, ...]:
    """Return rough notes with their age in words; pure."""
    return tuple(
        RoughView(one.place, one.text, _age(tr, one), one.asks) for one in roughs
    )


def _age(tr: Translator, rough: Rough) -> str:
    if rough.days == 0:
        return tr.text("brouillon d’aujourd’hui")
    return tr.plural(
        "brouillon depuis {count} jour", "brouillon depuis {count} jours", rough.days
    )


def _read(vault: OpenVault, livret: str) -> _Read:
    typing = next(
        (one.text for one in drafts_of(vault.ctx, livret) if one.place == _TYPING), ""
    )
    return livret, roughs_of(vault.ctx, livret), typing


def _share(
    vault: OpenVault, livret: str, place: str, words: str, barriers: Sequence[str]
) -> Done[str]:
    ctx = vault.ctx
    if place:
        keep_rough(ctx, livret, words, place)
        done = share_rough(ctx, livret, place, barriers)
    else:
        done = add_note(ctx, livret, words, barriers)
    drop_draft(ctx, livret, _TYPING)
    return done


def _keep(vault: OpenVault, livret: str, place: str, words: str) -> Done[str]:
    done = keep_rough(vault.ctx, livret, words, place)
    drop_draft(vault.ctx, livret, _TYPING)
    return done
