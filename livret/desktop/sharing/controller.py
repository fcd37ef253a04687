"""Wires sharing: files for those whose cards are accepted, texts to settle."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from livret.desktop.desk import Desk
from livret.desktop.livret_page import LivretController
from livret.desktop.sharing.page import (
    ConflictView,
    PersonView,
    SharingPage,
    SideView,
)
from livret.desktop.ui import Ui
from livret.domain.livret import Livret, Value
from livret.usecases.app import OpenVault
from livret.usecases.cards import cards_of
from livret.usecases.context import Done
from livret.usecases.ports_sharing import KeptCard
from livret.usecases.reconciling import Conflict, Settle, conflicts_of, settle
from livret.usecases.sending import SendLivret, Sent, send
from livret.words.dates import long_date
from livret.words.history import kind_label
from livret.words.sentences.sharing import VOICES
from livret.words.sharing import card_line, sent_lines
from livret.words.translator import Translator

_BETWEEN = "/"


class SharingController(LivretController):
    """One livret: to whom it goes, and what waits to be read."""

    key = "sharing"
    page: SharingPage

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._livret = ""
        self.page.kept.connect(self._keep)
        self.page.both_kept.connect(self._keep_both)
        self.page.file_asked.connect(self._make)

    def make_page(self, ui: Ui) -> SharingPage:
        """Return the page."""
        return SharingPage(ui)

    def show_livret(self, livret: Livret) -> None:
        """Show what waits, then to whom a file may go."""
        if livret.id != self._livret:
            self._livret = livret.id
            self.page.banner.hide()
            self.page.show_sent(())
        self.desk.ask(self.page, partial(_waiting, livret=livret.id), self._conflicts)
        self.desk.ask(self.page, _cards, self._cards)

    def _conflicts(self, found: tuple[Conflict, ...]) -> None:
        tr = self.desk.ui.tr
        self.page.show_conflicts([conflict_view(tr, one) for one in found])

    def _cards(self, cards: tuple[KeptCard, ...]) -> None:
        tr = self.desk.ui.tr
        self.page.show_people(
            [
                PersonView(one.signed.card.keys.sign, card_line(tr, one.signed))
                for one in cards
                if not one.revoked
            ]
        )

    def _keep(self, place: str, one: str) -> None:
        self._settle(Settle(livret=self._livret, place=_key(place), keep=one))

    def _keep_both(self, place: str) -> None:
        self._settle(Settle(livret=self._livret, place=_key(place), both=True))

    def _settle(self, command: Settle) -> None:
        self.desk.ask(self.page, partial(_settled, command=command))

    def _make(self, key: str, path: str) -> None:
        app = self.desk.app
        command = SendLivret(livret=self._livret, to=(key,))

        def make(vault: OpenVault) -> Done[Sent]:
            done = send(vault.sharing, command)
            app.write_file(Path(path), done.value.data)
            return done

        self.desk.ask(self.page, make, self._made)

    def _made(self, sent: Sent) -> None:
        self.page.show_sent(sent_lines(self.desk.ui.tr, sent))


def conflict_view(tr: Translator, conflict: Conflict) -> ConflictView:
    """Return a conflict as the page shows it."""
    voice = VOICES.get(conflict.settled_by, "")
    note = ""
    if voice:
        note = tr.text("C’est à {voice} de choisir.", voice=tr.text(voice))
    return ConflictView(
        place=_BETWEEN.join(conflict.place),
        title=kind_label(tr, conflict.sides[0].value.kind),
        sides=tuple(_side(tr, side.value) for side in conflict.sides),
        both=conflict.both,
        note=note,
    )


def _side(tr: Translator, value: Value) -> SideView:
    words = value.content.get("words")
    if not isinstance(words, str):
        said = (str(text) for text in value.content.values() if isinstance(text, str))
        words = ", ".join(said)
    day = long_date(tr, value.said_on)
    told = tr.text("{name}, le {day}", name=value.author_name, day=day)
    return SideView(id=value.id, words=words, told=told)


def _key(place: str) -> tuple[str, ...]:
    return tuple(place.split(_BETWEEN))


def _waiting(vault: OpenVault, livret: str) -> tuple[Conflict, ...]:
    return conflicts_of(vault.ctx, livret)


def _cards(vault: OpenVault) -> tuple[KeptCard, ...]:
    return cards_of(vault.sharing)


def _settled(vault: OpenVault, command: Settle) -> Done[str]:
    return settle(vault.ctx, command)
