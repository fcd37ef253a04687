"""Wires shared notes and rough ones."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from livret.desktop.autosave import Autosave
from livret.desktop.desk import Desk
from livret.desktop.livret_page import LivretController
from livret.desktop.notes.page import NoteEdit, NotesPage, NoteView, RoughView
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
_TYPING_APART = "note:between"
"""Where what is typed waits: what is meant to stay between us stays so."""

_Read = tuple[str, tuple[Rough, ...], dict[str, str]]


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
        page.between_us.connect(self._meant)
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
        apart = self.page.apart.isChecked()
        place = _TYPING_APART if apart else _TYPING
        self.autosave.keep(self._livret, place, words)

    def _meant(self) -> None:
        apart = self.page.apart.isChecked()
        self.autosave.forget(self._livret, _TYPING if apart else _TYPING_APART)
        if self.page.words.text:
            self._typed(self.page.words.text)

    def _said(self) -> None:
        for place in (_TYPING, _TYPING_APART):
            self.autosave.forget(self._livret, place)

    def _found(self, read: _Read) -> None:
        self._roughs(read)
        livret, _, typing = read
        if livret == self._livret and typing:
            apart = _TYPING_APART in typing
            words = typing[_TYPING_APART if apart else _TYPING]
            self.page.show_words(words, between_us=apart)

    def _roughs(self, read: _Read) -> None:
        livret, roughs, _ = read
        if livret == self._livret:
            self.page.show_roughs(roughs_shown(self.desk.ui.tr, roughs))

    def _share(self, edit: NoteEdit) -> None:
        self._said()
        call = partial(_share, livret=self._livret, edit=edit)
        self.desk.ask(self.page, call, self._done)

    def _keep(self, place: str, words: str) -> None:
        self._said()
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
    places = {_TYPING, _TYPING_APART}
    drafts = drafts_of(vault.ctx, livret)
    typing = {one.place: one.text for one in drafts if one.place in places}
    return livret, roughs_of(vault.ctx, livret), typing


def _share(vault: OpenVault, livret: str, edit: NoteEdit) -> Done[str]:
    ctx, place, words = vault.ctx, edit.place, edit.words
    apart = edit.between_us
    if place:
        keep_rough(ctx, livret, words, place)
        done = share_rough(ctx, livret, place, edit.barriers, between_us=apart)
    else:
        done = add_note(ctx, livret, words, edit.barriers, between_us=apart)
    _forget_typing(vault, livret)
    return done


def _forget_typing(vault: OpenVault, livret: str) -> None:
    for place in (_TYPING, _TYPING_APART):
        drop_draft(vault.ctx, livret, place)


def _keep(vault: OpenVault, livret: str, place: str, words: str) -> Done[str]:
    done = keep_rough(vault.ctx, livret, words, place)
    _forget_typing(vault, livret)
    return done
