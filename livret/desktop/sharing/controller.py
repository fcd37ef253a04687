"""Wires sharing: files for those whose cards are accepted."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from livret.desktop.desk import Desk
from livret.desktop.hub.sharing import HubSharing
from livret.desktop.livret_page import LivretController
from livret.desktop.sharing.page import PersonView, SharingPage
from livret.desktop.ui import Ui
from livret.domain.livret import Livret
from livret.usecases.app import OpenVault
from livret.usecases.cards import cards_of
from livret.usecases.context import Done
from livret.usecases.ports_sharing import KeptCard
from livret.usecases.sending import SendLivret, Sent, send
from livret.words.sharing import card_line, sent_lines


class SharingController(LivretController):
    """One livret: to whom it goes."""

    key = "sharing"
    of_one = True
    page: SharingPage

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._livret = ""
        self.page.file_asked.connect(self._make)
        self._hub = HubSharing(desk, self.page, self.page.hub)
        self.page.copy_asked.connect(partial(desk.gone.emit, "her_copy"))
        self.page.replacing_asked.connect(partial(desk.gone.emit, "replacing"))
        self.page.joining_asked.connect(partial(desk.gone.emit, "joining"))

    def make_page(self, ui: Ui) -> SharingPage:
        """Return the page."""
        return SharingPage(ui)

    def show_livret(self, livret: Livret) -> None:
        """Show to whom a file may go."""
        if livret.id != self._livret:
            self._livret = livret.id
            self.page.banner.hide()
            self.page.show_sent(())
        self._hub.show_livret(livret.id)
        self.desk.ask(self.page, _cards, self._cards)

    def _cards(self, cards: tuple[KeptCard, ...]) -> None:
        tr = self.desk.ui.tr
        self.page.show_people(
            [
                PersonView(one.signed.card.keys.sign, card_line(tr, one.signed))
                for one in cards
                if not one.revoked
            ]
        )

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


def _cards(vault: OpenVault) -> tuple[KeptCard, ...]:
    return cards_of(vault.sharing)
