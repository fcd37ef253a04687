"""Wires a decision of two people: read, then confirmed with one's own key."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from livret.desktop.desk import Desk
from livret.desktop.file_dialogs import FileChooser, ask_new_file
from livret.desktop.receiving.page import ReceivingPage
from livret.desktop.receiving.values import GivenView
from livret.desktop.tasks import Task
from livret.domain.person import person_of
from livret.usecases.app import App, OpenVault
from livret.usecases.context import Changes, Done
from livret.usecases.second_person import Asked, asked_in, confirm
from livret.words.archive import asked_line


class Confirming(QObject):
    """The question that somebody else brings in a file.

    Attributes:
        chooser: Where the confirmation goes, once asked.
    """

    def __init__(self, desk: Desk, page: ReceivingPage) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._data = b""
        self._by = ""
        self.chooser: FileChooser | None = None

    @property
    def holds_one(self) -> bool:
        """Whether a question is shown, to be confirmed or not."""
        return bool(self._data)

    def forget(self) -> None:
        """Hold no question any more."""
        self._data = b""

    def look(self, data: bytes) -> Task:
        """Show what somebody asks."""
        self._data = data
        return self._desk.ask(self._page, partial(_read, data=data), self._show)

    def _show(self, told: tuple[Asked, str]) -> None:
        tr, (asked, called) = self._desk.ui.tr, told
        self._by = asked.by
        lines = [asked_line(tr, asked)]
        if called:
            lines.append(tr.text("Ici, c’est le livret de {name}.", name=called))
        lines.append(
            tr.text("Votre clé signe cette décision. Rien d’autre ne change ici.")
        )
        self._page.show_given(
            GivenView(
                title=tr.text("On vous demande de décider à deux"),
                lines=tuple(lines),
                verb=tr.text("Confirmer avec ma clé"),
            )
        )

    def accept(self) -> None:
        """Ask where the confirmation goes."""
        tr = self._desk.ui.tr
        self.chooser = ask_new_file(
            self._page,
            tr.text("Où garder la confirmation\u202f?"),
            tr.text("Décisions à deux (*.decision)"),
            tr.text("confirmation.decision"),
            self._write,
        )

    def _write(self, path: str) -> None:
        call = partial(_confirmed, app=self._desk.app, data=self._data, path=Path(path))
        self._desk.ask(self._page, call, self._written)

    def _written(self, _nothing: object) -> None:
        self.forget()
        told = self._desk.ui.tr.text(
            "La confirmation est écrite. À rendre à {name}.", name=self._by
        )
        self._page.say_done(told)


def _read(vault: OpenVault, data: bytes) -> tuple[Asked, str]:
    asked = asked_in(vault.sharing, data)
    if asked.livret not in vault.ctx.log.livrets():
        return asked, ""
    return asked, person_of(vault.ctx.livret(asked.livret)).called


def _confirmed(vault: OpenVault, app: App, data: bytes, path: Path) -> Done[None]:
    app.write_file(path, confirm(vault.sharing, data))
    return Done(None, Changes())
