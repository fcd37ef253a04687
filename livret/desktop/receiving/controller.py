"""Wires what is received: a file or a card, read on a worker, then taken in."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from livret.desktop.desk import Controller, Desk
from livret.desktop.errors import tell
from livret.desktop.receiving.page import GivenView, ReceivingPage
from livret.desktop.ui import Ui
from livret.domain.cards import fingerprint
from livret.usecases.app import App, OpenVault
from livret.usecases.cards import (
    CardSeen,
    TrustCard,
    look_at_card,
    own_card,
    own_card_file,
    trust_card,
)
from livret.usecases.context import Done
from livret.usecases.ports_sharing import KeptCard, Receipt
from livret.usecases.receipts import Acknowledged, acknowledge
from livret.usecases.receiving import Accepted, Incoming, accept, open_file
from livret.usecases.replacing import KEY_FILE, open_replacement, take_over
from livret.words.sharing import (
    accepted_lines,
    acknowledged_line,
    card_line,
    incoming_lines,
)

_CARD = ".carte"
_MOST_BYTES = 640 * 1024 * 1024
_MOST_KEY = 64 * 1024


class ReceivingController(Controller):
    """Nothing is written before somebody said so."""

    key = "receiving"
    at_home = True
    page: ReceivingPage

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._card = b""
        self._is_card = False
        self._incoming: Incoming | None = None
        self._replacement: Path | None = None
        page = self.page
        page.file_given.connect(self._read)
        page.agreed.connect(self._take)
        page.refused.connect(self._forget)
        page.card_saved.connect(self._save_card)
        page.replacement_given.connect(self._ask_halves)
        page.halves_given.connect(self._open_replacement)
        page.copy_asked.connect(partial(desk.gone.emit, "copy_opened"))

    def make_page(self, ui: Ui) -> ReceivingPage:
        """Return the page."""
        return ReceivingPage(ui)

    def arrive(self) -> None:
        """Show one's own card."""
        self.desk.ask(self.page, _own_words, self.page.show_own)

    def _read(self, path: str) -> None:
        self._forget()
        self._is_card = path.casefold().endswith(_CARD)
        self.page.work(self.desk.ui.tr.text("Lecture…"))
        app = self.desk.app
        task = self.desk.runners.work.submit(
            lambda: app.read_file(Path(path), _MOST_BYTES), owner=self.page
        )
        task.succeeded.connect(self._look)
        task.failed.connect(self._failed)

    def _look(self, data: bytes) -> None:
        if self._is_card:
            self._card = data
            call = partial(_seen, data=data)
            task = self.desk.ask(self.page, call, self._show_card)
        else:
            call_file = partial(_opened, data=data)
            task = self.desk.ask(self.page, call_file, self._show_file)
        task.failed.connect(self._stopped)

    def _failed(self, error: BaseException) -> None:
        self.page.work()
        tell(self.page, error)

    def _stopped(self, _error: BaseException) -> None:
        self.page.work()

    def _show_card(self, seen: CardSeen) -> None:
        tr = self.desk.ui.tr
        lines = [
            tr.text("Lisez ensemble ces sept mots. S’ils sont les mêmes, dites-le.")
        ]
        if seen.vouched:
            lines.append(tr.text("Une structure connue ici s’en porte garante."))
        self.page.show_given(
            GivenView(
                title=card_line(tr, seen.signed),
                lines=tuple(lines),
                words=seen.words,
                verb=tr.text("Les mots sont les mêmes"),
            )
        )

    def _show_file(self, told: Incoming | Acknowledged) -> None:
        tr = self.desk.ui.tr
        if isinstance(told, Acknowledged):
            self.page.say_done(acknowledged_line(tr, told))
            return
        self._incoming = told
        verb = "" if told.nothing_new else tr.text("Prendre")
        self.page.show_given(
            GivenView(
                title=told.called or tr.text("Un livret"),
                lines=tuple(incoming_lines(tr, told)),
                verb=verb,
                danger=tr.text("Prendre, et effacer ce livret ici")
                if told.erasure
                else "",
            )
        )

    def _take(self, erase: bool) -> None:  # noqa: FBT001 - a signal's argument
        if self._card:
            call = partial(_trusted, data=self._card)
            self.desk.ask(self.page, call, self._card_taken)
        elif self._incoming is not None:
            take = _taken_over if self._replacement is not None else _accepted
            call_file = partial(take, incoming=self._incoming, erase=erase)
            self.desk.ask(self.page, call_file, self._taken)

    def _card_taken(self, kept: KeptCard) -> None:
        tr = self.desk.ui.tr
        self._forget()
        name = kept.signed.card.name
        self.page.say_done(tr.text("La carte de {name} est acceptée.", name=name))

    def _taken(self, done: Accepted) -> None:
        self._forget()
        self.page.say_done(" ".join(accepted_lines(self.desk.ui.tr, done)))

    # --- a replacement -----------------------------------------------------------

    def _ask_halves(self, path: str) -> None:
        self._forget()
        self._replacement = Path(path)
        self.page.banner.hide()
        self.page.ask_halves()

    def _open_replacement(self, first: str, second: str) -> None:
        file = self._replacement
        if file is None:
            return
        self.page.work(self.desk.ui.tr.text("Lecture…"), keep=True)
        call = partial(_replaced, app=self.desk.app, file=file, halves=(first, second))
        form = self.page.halves
        fields = {"halves": form.field} if form is not None else {}
        task = self.desk.ask(self.page, call, self._show_file, fields)
        task.failed.connect(self._stopped)

    def _forget(self) -> None:
        self._card, self._incoming, self._replacement = b"", None, None

    def _save_card(self, path: str) -> None:
        app = self.desk.app

        def write(vault: OpenVault) -> None:
            app.write_file(Path(path), own_card_file(vault.sharing))

        self.desk.ask(self.page, write)


def _own_words(vault: OpenVault) -> tuple[str, ...]:
    sharing = vault.sharing
    return fingerprint(own_card(sharing).digest, sharing.words)


def _seen(vault: OpenVault, data: bytes) -> CardSeen:
    return look_at_card(vault.sharing, data)


def _opened(vault: OpenVault, data: bytes) -> object:
    told = open_file(vault.sharing, data)
    if isinstance(told, Receipt):
        return acknowledge(vault.sharing, told)
    return told


def _trusted(vault: OpenVault, data: bytes) -> Done[KeptCard]:
    seen = look_at_card(vault.sharing, data)
    told = TrustCard(data=data, words=" ".join(seen.words))
    return trust_card(vault.sharing, told)


def _accepted(vault: OpenVault, incoming: Incoming, *, erase: bool) -> Done[Accepted]:
    return accept(vault.sharing, incoming, confirm_erasure=erase)


def _replaced(
    vault: OpenVault, app: App, file: Path, halves: tuple[str, str]
) -> Incoming:
    data = app.read_file(file, _MOST_BYTES)
    key = app.read_file(file.with_name(KEY_FILE), _MOST_KEY)
    return open_replacement(vault.sharing, app.person_keys, data, key, halves)


def _taken_over(vault: OpenVault, incoming: Incoming, *, erase: bool) -> Done[Accepted]:
    del erase  # a replacement erases nothing
    return take_over(vault.sharing, incoming)
