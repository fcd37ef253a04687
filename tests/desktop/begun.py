"""The whole program in the process of the tests: real vaults, no screen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from livret.desktop.desk import Desk
from livret.desktop.first_run.page import FirstRunPage
from livret.desktop.kit.page import Page
from livret.desktop.look import Look
from livret.desktop.program import Program
from livret.desktop.unlock.page import UnlockPage
from livret.usecases.livrets import OpenLivret, open_livret
from livret.words.translator import translator_for
from tests.clock import SetClock
from tests.usecases.desks import PASSPHRASE, copied, make_rooms

NAME = "Claire M."


class Begun:
    """One run of the program, from its opening on.

    Attributes:
        program: It.
        clock: What it believes the time is.
        started_again: Words of each fresh process that was asked for.
    """

    def __init__(self, path: Path, **preferences: str) -> None:
        self.clock = SetClock()
        self.rooms = make_rooms(self.clock)
        self.started_again: list[Sequence[str]] = []
        # A test keeps its process; whether it is replaced is tested on a screen.
        self.rooms.start_again = self.started_again.append  # type: ignore[method-assign]
        language = preferences.get("language", "fr")
        self.program = Program(self.rooms, Look(), translator_for(language), path)
        self._closed = False

    # --- what is shown -----------------------------------------------------------

    @property
    def page(self) -> Page:
        page = self.program.entrance.page
        assert page is not None
        return page

    @property
    def first_run(self) -> FirstRunPage:
        assert isinstance(self.page, FirstRunPage)
        return self.page

    @property
    def unlock(self) -> UnlockPage:
        assert isinstance(self.page, UnlockPage)
        return self.page

    @property
    def desk(self) -> Desk:
        assert self.program.desk is not None
        return self.program.desk

    def controller(self, key: str) -> Page:
        return self.desk.controllers[key].page

    # --- acts --------------------------------------------------------------------

    def open(self, qtbot: QtBot, passphrase: str = PASSPHRASE) -> Desk:
        """Unlock; return the desk once Accueil is shown."""
        self.unlock.passphrase.line.setText(passphrase)
        self.unlock.passphrase.line.returnPressed.emit()
        qtbot.waitUntil(lambda: self.program.desk is not None)
        return self.desk

    def leave(self, qtbot: QtBot) -> None:
        """Close the program as its window's cross does."""
        with qtbot.waitSignal(self.program.ended):
            self.program.window.close()
        self.close()

    @property
    def closed(self) -> bool:
        return self._closed

    def close(self) -> None:
        if not self._closed:
            self._closed = True
            self.program.close()
            self.program.window.hide()
            self.program.window.deleteLater()
            self.program.deleteLater()


_LIVRETS: dict[str, list[str]] = {}


def make_vault(path: Path, *called: str) -> list[str]:
    """Make a vault and close it, with livrets in it; return their ids."""

    def make() -> None:
        rooms = make_rooms(SetClock())
        vault, _ = rooms.vaults.create(
            path, PASSPHRASE, name=NAME, side="social", organisation=""
        )
        with vault:
            ids[of] = [
                open_livret(vault.ctx, OpenLivret(called=name)).value for name in called
            ]

    of, ids = f"{NAME}, at {path.name}, with {called}", _LIVRETS
    copied(path, of, make)
    return list(ids[of])


def button(inside: QWidget, words: str) -> QAbstractButton:
    """The button that says ``words``, in sight."""
    found = [
        one
        for one in inside.findChildren(QAbstractButton)
        if one.isVisible() and words in (one.text(), one.accessibleName())
    ]
    assert len(found) == 1, f"{len(found)} buttons say {words!r}"
    return found[0]


def words_in(inside: QWidget) -> str:
    """Everything that the labels in sight say."""
    return "\n".join(
        label.accessibleName() or label.text()
        for label in inside.findChildren(QLabel)
        if label.isVisible()
    )
