"""Wires what is received: a file or a card, read on a worker, then taken in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from livret.desktop.desk import Controller, Desk
from livret.desktop.errors import tell
from livret.desktop.receiving.carding import Carding
from livret.desktop.receiving.confirming import Confirming
from livret.desktop.receiving.page import ReceivingPage
from livret.desktop.receiving.values import GivenView, TakenView
from livret.desktop.ui import Ui
from livret.usecases.app import App, OpenVault
from livret.usecases.context import Done
from livret.usecases.errors import FileNotWritten
from livret.usecases.livrets import find_people
from livret.usecases.ports_sharing import Receipt
from livret.usecases.receipts import Acknowledged, acknowledge
from livret.usecases.receiving import Accepted, Incoming, accept, open_file
from livret.usecases.replacing import KEY_FILE, open_replacement, take_over
from livret.words.sharing import (
    accepted_lines,
    acknowledged_line,
    incoming_lines,
)

_CARD, _DECISION = ".carte", ".decision"
RECEIPT_SUFFIX = ".recu"
"""What the name of a file's receipt ends with, as at the command line."""

_MOST_BYTES = 640 * 1024 * 1024
_MOST_KEY = 64 * 1024


class ReceivingController(Controller):
    """Nothing is written before somebody said so."""

    key = "receiving"
    at_home = True
    page: ReceivingPage

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._suffix = ""
        self._file = Path()
        self._receipt = b""
        self._incoming: Incoming | None = None
        self._replacement: Path | None = None
        page = self.page
        page.file_given.connect(self._read)
        page.agreed.connect(self._take)
        page.refused.connect(self._forget)
        page.receipt_saved.connect(self._save_receipt)
        page.opened.connect(self._open)
        page.joining_asked.connect(self._join)
        page.replacement_given.connect(self._ask_halves)
        page.halves_given.connect(self._open_replacement)
        page.copy_asked.connect(partial(desk.gone.emit, "copy_opened"))
        self._cards = Carding(desk, page)
        self._deciding = Confirming(desk, page)

    def make_page(self, ui: Ui) -> ReceivingPage:
        """Return the page."""
        return ReceivingPage(ui)

    def arrive(self) -> None:
        """Show one's own card, and those accepted."""
        self._cards.arrive()

    def _read(self, path: str) -> None:
        self._forget()
        self._suffix = Path(path).suffix.casefold()
        self._file = Path(path)
        self.page.work(self.desk.ui.tr.text("Lecture…"))
        app = self.desk.app
        task = self.desk.runners.work.submit(
            lambda: app.read_file(Path(path), _MOST_BYTES), owner=self.page
        )
        task.succeeded.connect(self._look)
        task.failed.connect(self._unread)
        task.failed.connect(self._failed)

    def _look(self, data: bytes) -> None:
        if self._suffix == _CARD:
            task = self._cards.look(data)
        elif self._suffix == _DECISION:
            task = self._deciding.look(data)
        else:
            call_file = partial(_opened, data=data)
            task = self.desk.ask(self.page, call_file, self._show_file)
        task.failed.connect(self._unread)

    def _unread(self, _error: BaseException) -> None:
        # What came before stood while it was read; it is not what failed.
        self.page.work()
        self.page.clear()

    def _failed(self, error: BaseException) -> None:
        self.page.work()
        tell(self.page, error)

    def _stopped(self, _error: BaseException) -> None:
        self.page.work()

    def _show_file(self, told: Incoming | Acknowledged) -> None:
        tr = self.desk.ui.tr
        if isinstance(told, Acknowledged):
            self.page.say_done(acknowledged_line(tr, told))
            return
        self._incoming = told
        verb = tr.text("C’est reçu") if told.nothing_new else tr.text("Prendre")
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
        if self._cards.holds_one:
            self._cards.accept()
        elif self._deciding.holds_one:
            self._deciding.accept()
        elif self._incoming is not None:
            take = _taken_over if self._replacement is not None else _accepted
            call_file = partial(
                take,
                app=self.desk.app,
                incoming=self._incoming,
                erase=erase,
                file=self._file,
            )
            self.desk.ask(self.page, call_file, self._taken)

    def _taken(self, done: Taken) -> None:
        told, called = self._incoming, self._incoming.called if self._incoming else ""
        if told is None:
            return
        self._forget()
        self._receipt = done.accepted.receipt
        tr = self.desk.ui.tr
        lines = accepted_lines(tr, done.accepted)
        if done.written:
            said = tr.text(
                "L’accusé de réception est à côté du fichier : {file}. À rendre à"
                " {name}.",
                file=done.written,
                name=told.sender.name,
            )
            lines.append(said)
        elif self._receipt:
            said = tr.text(
                "L’accusé de réception n’a pas pu être mis à côté du fichier."
            )
            lines.append(said)
        erased = bool(done.accepted.erased) or told.erased_here
        self.page.show_taken(
            TakenView(
                livret="" if erased else done.accepted.livret,
                called=called,
                lines=tuple(lines),
                receipt=done.name if self._receipt else "",
                maybe_known=done.maybe_known and not erased,
            )
        )

    def _save_receipt(self, path: str) -> None:
        app, data = self.desk.app, self._receipt

        def write() -> str:
            app.write_file(Path(path), data)
            return path

        task = self.desk.runners.work.submit(write, owner=self.page)
        task.succeeded.connect(self._receipt_saved)
        task.failed.connect(self._failed)

    def _receipt_saved(self, path: str) -> None:
        tr = self.desk.ui.tr
        self.page.show_trouble(tr.text("Écrit : {files}.", files=Path(path).name))

    def _open(self, livret: str) -> None:
        self.desk.open_livret(livret, "essentiel")

    def _join(self, livret: str) -> None:
        self.desk.open_livret(livret, "joining")

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
        fields = form.fields if form is not None else {}
        task = self.desk.ask(self.page, call, self._show_file, fields)
        task.failed.connect(self._stopped)

    def _forget(self) -> None:
        self._incoming, self._replacement = None, None
        self._cards.forget()
        self._deciding.forget()


def _opened(vault: OpenVault, data: bytes) -> object:
    told = open_file(vault.sharing, data)
    if isinstance(told, Receipt):
        return acknowledge(vault.sharing, told)
    return told


@dataclass(frozen=True)
class Taken:
    """What was taken in, and where its receipt went.

    Attributes:
        accepted: What was done.
        written: Name of the receipt beside the file; empty where it could not be.
        name: Name proposed for it.
        maybe_known: Somebody of the same name was here already.
    """

    accepted: Accepted
    written: str = ""
    name: str = ""
    maybe_known: bool = False


def _accepted(
    vault: OpenVault, app: App, incoming: Incoming, *, erase: bool, file: Path
) -> Done[Taken]:
    """Take a file in, and leave its receipt beside it where one may write."""
    known = _maybe_known(vault, incoming)
    done = accept(vault.sharing, incoming, confirm_erasure=erase)
    name = file.name + RECEIPT_SUFFIX
    written = name
    try:
        app.write_file(file.with_name(name), done.value.receipt)
    except FileNotWritten:  # a stick that only reads: it can go elsewhere
        written = ""
    return Done(Taken(done.value, written, name, known), done.changes)


def _maybe_known(vault: OpenVault, incoming: Incoming) -> bool:
    """Tell whether a livret that comes may be of somebody accompanied here."""
    if incoming.known or not incoming.called:
        return False
    name = incoming.called.casefold()
    found = find_people(vault.ctx, incoming.called)
    return any(one.called.casefold() == name for one in found)


def _replaced(
    vault: OpenVault, app: App, file: Path, halves: tuple[str, str]
) -> Incoming:
    data = app.read_file(file, _MOST_BYTES)
    key = app.read_file(file.with_name(KEY_FILE), _MOST_KEY)
    return open_replacement(vault.sharing, app.person_keys, data, key, halves)


def _taken_over(
    vault: OpenVault, app: App, incoming: Incoming, *, erase: bool, file: Path
) -> Done[Taken]:
    del app, erase, file  # a replacement erases nothing, and nobody waits for it
    done = take_over(vault.sharing, incoming)
    return Done(Taken(replace(done.value, receipt=b"")), done.changes)
