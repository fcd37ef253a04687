"""Wires sharing: files for those whose cards are accepted."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from livret.desktop.desk import Desk
from livret.desktop.hub.sharing import HubSharing
from livret.desktop.kit.order import keeping_focus
from livret.desktop.livret_page import LivretController
from livret.desktop.sharing.choosing import SendEdit
from livret.desktop.sharing.page import PersonView, SharingPage
from livret.desktop.sharing.reading import aside_shown, sent_shown, waiting_line
from livret.desktop.ui import Ui
from livret.domain.livret import Livret
from livret.usecases.ahead import Ahead, look_ahead
from livret.usecases.app import OpenVault
from livret.usecases.aside import KeptApart, adopt, kept_apart_of
from livret.usecases.cards import cards_of
from livret.usecases.context import Done
from livret.usecases.ports_sharing import KeptCard
from livret.usecases.receipts import SentFile, sent_of
from livret.usecases.sending import SendLivret, Sent, left_the_team, send
from livret.words.sharing import ahead_lines, card_line, sent_lines

_Read = tuple[tuple[KeptCard, ...], set[str], tuple[SentFile, ...], KeptApart]


class SharingController(LivretController):
    """One livret: to whom it goes."""

    key = "sharing"
    of_one = True
    page: SharingPage

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._livret = ""
        self.page.file_asked.connect(self._make)
        self.page.looked.connect(self._look)
        self.page.apart.adopted.connect(self._adopt)
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
            self.page.choosing.show_told(())
        self._hub.show_livret(livret.id)
        self.desk.ask(self.page, partial(_read, livret=livret.id), self._show)

    def _show(self, read: _Read) -> None:
        with keeping_focus(self.page):
            self._show_read(read)

    def _show_read(self, read: _Read) -> None:
        tr, (cards, left, sent, apart) = self.desk.ui.tr, read
        self.page.sent.show_sent(sent_shown(tr, sent))
        things = [aside_shown(tr, one) for one in apart.aside]
        self.page.apart.show_apart(waiting_line(tr, apart), things)
        self.page.show_people(
            [
                PersonView(key, card_line(tr, one.signed), left=key in left)
                for one in cards
                if not one.revoked
                for key in (one.signed.card.keys.sign,)
            ]
        )

    def _look(self, edit: SendEdit) -> None:
        command = self._command(edit)
        call = partial(_ahead, command=command)
        self.desk.ask(self.page, call, self._told)

    def _told(self, ahead: Ahead) -> None:
        self.page.choosing.show_told(ahead_lines(self.desk.ui.tr, ahead))

    def _adopt(self, target: str) -> None:
        call = partial(_adopted, livret=self._livret, target=target)
        self.desk.ask(self.page, call, self._is_adopted)

    def _is_adopted(self, _id: str) -> None:
        tr = self.desk.ui.tr
        said = tr.text("C’est repris : cela compte dans le livret, sous le même nom.")
        self.page.show_trouble(said)

    def _command(self, edit: SendEdit) -> SendLivret:
        return SendLivret(livret=self._livret, to=edit.to, barriers=edit.barriers)

    def _make(self, edit: SendEdit, path: str) -> None:
        app = self.desk.app
        command = self._command(edit)

        def make(vault: OpenVault) -> Done[Sent]:
            done = send(vault.sharing, command)
            app.write_file(Path(path), done.value.data)
            return done

        self.desk.ask(self.page, make, self._made)

    def _made(self, sent: Sent) -> None:
        self.page.show_sent(sent_lines(self.desk.ui.tr, sent))


def _read(vault: OpenVault, livret: str) -> _Read:
    sharing = vault.sharing
    apart = kept_apart_of(vault.ctx, livret)
    cards = cards_of(sharing)
    left = left_the_team(sharing, livret, [one.signed.card for one in cards])
    return cards, left, sent_of(sharing, livret), apart


def _ahead(vault: OpenVault, command: SendLivret) -> Ahead:
    return look_ahead(vault.sharing, command)


def _adopted(vault: OpenVault, livret: str, target: str) -> Done[str]:
    return adopt(vault.ctx, livret, [target])
