"""One desk on a real vault; everything runs on the thread of the test."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar, cast

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from livret.desktop.desk import Controller, Desk
from livret.desktop.diagnosis.controller import DiagnosisController
from livret.desktop.diagnosis.detail import TopicDetail
from livret.desktop.diagnosis.page import DiagnosisPage
from livret.desktop.kit.text import Text
from livret.desktop.main_window import MainWindow
from livret.desktop.tasks import Runners
from livret.desktop.ui import Ui
from livret.desktop.wiring import furnish
from livret.domain.livret import Livret, Value
from livret.usecases.example import make_example
from livret.usecases.livrets import OpenLivret, open_livret
from livret.usecases.saying import read_items, say_items
from tests.clock import SetClock
from tests.desktop.inline import InlineExecutor
from tests.usecases.desks import PASSPHRASE, copied, make_rooms

_Controller = TypeVar("_Controller", bound=Controller)
_ROUNDS = 12


BEFORE = "of_another_test"
"""Marks widgets that another test has left, which say nothing of this one."""


def widgets_of_this_test() -> list[QWidget]:
    """Return every widget made since one sat down, in the window or not."""
    return [one for one in QApplication.allWidgets() if not one.property(BEFORE)]


def settle() -> None:
    """Let everything that was asked be answered; answers ask again."""
    for _ in range(_ROUNDS):
        QApplication.processEvents()


def texts(widget: QWidget) -> list[str]:
    """What can be read in a widget."""
    return [one.accessibleName() for one in widget.findChildren(Text)]


def _make(path: Path, *, example: bool) -> None:
    """Make Claire's vault, with one livret in it."""
    rooms = make_rooms(SetClock())
    made, _ = rooms.vaults.create(
        path, PASSPHRASE, name="Claire M.", side="social", organisation=""
    )
    with made as vault:
        if example:
            make_example(vault.ctx)
        else:
            open_livret(vault.ctx, OpenLivret(called="Olena T."))


class AtDesk:
    """Claire's desk.

    Attributes:
        desk: What the controllers are given.
        livret: Id of the livret that the tests speak of.
        troubles: Errors that were said on a page.
    """

    def __init__(self, ui: Ui, path: Path, *, example: bool) -> None:
        self.clock = SetClock()
        rooms = make_rooms(self.clock)
        if not rooms.vaults.is_vault(path):
            of = f"Claire, at {path.name}, example: {example}"
            copied(path, of, lambda: _make(path, example=example))
        self.vault = rooms.vaults.open(path, PASSPHRASE)
        self.livret = self.ctx.log.livrets()[-1]
        self.window = MainWindow(ui)
        self.window.resize(1366, 768)
        inline = Runners(InlineExecutor(), InlineExecutor(), parent=self.window)
        self.desk = Desk(rooms, self.vault, ui, self.window, inline)
        self.troubles: list[BaseException] = []
        self.desk.trouble.connect(self.troubles.append)
        furnish(self.desk, fictitious=True)
        self.window.show()
        settle()
        self._ended = False

    @property
    def ctx(self) -> Any:
        return self.vault.ctx

    @property
    def read(self) -> Livret:
        """The livret as it stands in the vault."""
        folded: Livret = self.ctx.livret(self.livret)
        return folded

    @property
    def said(self) -> tuple[Value, ...]:
        return self.read.history

    def drafts(self) -> dict[str, str]:
        """What is typed and not said, by place."""
        return {one.place: one.text for one in self.ctx.drafts.of(self.livret)}

    def say(self, *items: dict[str, Any], livret: str = "") -> None:
        """Say things by the door that the pages do not use."""
        said = read_items({"contributions": list(items)})
        say_items(self.ctx, livret or self.livret, said)

    # --- the window ----------------------------------------------------------

    def have_keyboard(self) -> None:
        """Be the active window: no other hears a shortcut.

        The window that another test has left may go, and take the keyboard
        with it, at any turn of the event loop.
        """
        self.window.activateWindow()
        assert QTest.qWaitForWindowActive(self.window)

    def open(self, page: str = "diagnosis", livret: str = "") -> None:
        """Open a livret at one of its pages."""
        self.desk.open_livret(livret or self.livret, page)
        settle()
        assert self.window.here == page

    def go(self, page: str) -> None:
        """Go to a page by the sidebar."""
        self.window.went.emit(page)
        settle()
        assert self.window.here == page

    def of(self, kind: type[_Controller]) -> _Controller:
        """The controller of a page."""
        return cast("_Controller", self.desk.controllers[kind.key])

    @property
    def diagnosis(self) -> DiagnosisPage:
        return self.of(DiagnosisController).page

    def topic(self, barrier: str) -> TopicDetail:
        """Open the details of a topic."""
        self.diagnosis.open_topic(barrier)
        settle()
        return self.detail

    @property
    def detail(self) -> TopicDetail:
        detail = self.diagnosis.detail
        assert detail is not None
        return detail

    def type(self, words: str) -> None:
        """Type the words of who speaks, in place of what was there."""
        assert self.detail.view is not None
        self.detail.view.words.setPlainText(words)

    def speak(self, voice: str) -> None:
        """Give the word to somebody."""
        self.detail.speakers.buttons[voice].click()
        settle()

    def press(self, page: Any, text: str) -> None:
        """Press a button of a page or dialog by its words."""
        found = [
            one
            for one in page.findChildren(QPushButton)
            if one.accessibleName() == text and not one.isHidden()
        ]
        assert found, f"no button {text!r}"
        found[0].click()
        settle()

    # --- the end -------------------------------------------------------------

    def kill(self) -> None:
        """End without a word: nothing is flushed, as when the power goes."""
        self._ended = True
        self.desk.runners.close()
        self.window.deleteLater()
        self.vault.close()

    def end(self) -> None:
        """End with the test."""
        if self._ended:
            return
        self._ended = True
        self.window.close()
        settle()
        self.desk.runners.close()
        self.window.deleteLater()
        self.vault.close()
