"""What is typed in the forms of a page is kept, whole, and found again.

Forms come and go: one opens in place, one is a question over the page, a page
that is filled anew makes its own anew. What stands in each is one draft, by
place, written as anything that is typed (``livret.desktop.autosave``).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from livret.desktop.autosave import Autosave, local
from livret.desktop.desk import Answer, Desk
from livret.desktop.kit.dialog import Dialog
from livret.desktop.kit.page import Page
from livret.desktop.kit.typed import TypedForm
from livret.usecases.app import OpenVault
from livret.usecases.drafting import drafts_of, drop_draft
from livret.usecases.ports import Draft
from livret.words.dates import clock


class FormsKept(QObject):
    """Keeps the typing of the forms of a page, one draft a form.

    A form is followed when it is opened (``follow``) and forgotten once it is
    said or left (``forget``). Closing a question with Escape leaves its words
    for the next time.

    Attributes:
        autosave: Writes what waits.

    Signals:
        found: Something was being typed in this livret. arg: the place.
    """

    found = Signal(str)

    def __init__(self, desk: Desk, page: Page) -> None:
        super().__init__(page)
        self.autosave = Autosave(desk, page)
        self.autosave.saved.connect(self._saved)
        self._desk = desk
        self._page = page
        self._livret = ""
        self._typing: dict[str, TypedForm] = {}
        self._texts: dict[str, str] = {}

    def use_livret(self, livret: str) -> None:
        """Write what waits, then tell what was being typed in ``livret``."""
        self.autosave.flush()
        self._livret = livret
        self._texts = {}
        for typing in self._typing.values():
            if isValid(typing):
                typing.begin()  # forms that stay have been emptied
        self._read()

    def follow(
        self, place: str, form: QWidget, names: Iterable[str] | None = None
    ) -> None:
        """Keep what is typed in a form, and give back what was typed there.

        A form tells of one place at a time: one that several people answer in,
        one after the other, keeps the words of each apart.

        Args:
            place: Where it is typed, as drafts name places.
            form: It shows what it begins with.
            names: As ``TypedForm``.
        """
        self._leave(form)
        typing = TypedForm(form, place, names)
        typing.changed.connect(self._typed)
        self._typing[place] = typing
        if place in self._texts:
            typing.show_text(self._texts[place])
        elif self._livret:
            self._read()

    def _leave(self, form: QWidget) -> None:
        """Keep what was typed in a form as it is: it is for something else now."""
        for place, typing in tuple(self._typing.items()):
            if isValid(typing) and typing.follows(form):
                del self._typing[place]
                typing.deleteLater()

    def ask(
        self, place: str, dialog: Dialog, form: QWidget, leave: str = "leave"
    ) -> None:
        """Follow the form of a question, and forget it when it is left.

        Args:
            place: Where it is typed.
            dialog: The question.
            form: What is typed in it.
            leave: The verb that leaves it, nothing said.
        """
        self.follow(place, form)
        dialog.decided.connect(partial(self._decided, place, leave))

    def done(self, place: str) -> Answer:
        """Return what forgets a place, to be called with what was kept."""
        return partial(self._done, place)

    def _done(self, place: str, _value: object) -> None:
        self.forget(place)

    def forget(self, *places: str) -> None:
        """Forget what was typed: it is said, or not wanted any more."""
        for place in places:
            self._typing.pop(place, None)
            self._texts.pop(place, None)
            self.autosave.forget(self._livret, place)
        call = partial(_drop, livret=self._livret, places=places)
        self._desk.ask(self._page, call)

    def emptied(self, place: str) -> None:
        """Forget what was typed in a form that stays; it begins as it stands."""
        typing = self._typing.get(place)
        self.forget(place)
        if typing is not None and isValid(typing):
            typing.begin()
            self._typing[place] = typing

    def _decided(self, place: str, leave: str, verb: str) -> None:
        if verb == leave:
            self.forget(place)

    def _read(self) -> None:
        call = partial(_drafts, livret=self._livret)
        self._desk.ask(self._page, call, self._found)

    def _typed(self, place: str, text: str) -> None:
        typing = self._typing.get(place)
        if self._livret and typing is self.sender():
            self._texts[place] = text
            if not self.autosave.waiting:
                self._page.saved.writing()
            self.autosave.keep(self._livret, place, text)

    def _saved(self, at: dt.datetime) -> None:
        self._page.saved.saved(clock(local(at)))

    def _found(self, read: tuple[str, tuple[Draft, ...]]) -> None:
        livret, drafts = read
        if livret != self._livret:
            return
        for draft in drafts:
            if draft.place in self._texts:
                continue  # typed since, or given back already
            self.found.emit(draft.place)  # whoever shows its form follows it
            typing = self._typing.get(draft.place)
            if typing is not None and isValid(typing) and not typing.text:
                self._texts[draft.place] = draft.text
                typing.show_text(draft.text)


def _drafts(vault: OpenVault, livret: str) -> tuple[str, tuple[Draft, ...]]:
    return livret, drafts_of(vault.ctx, livret)


def _drop(vault: OpenVault, livret: str, places: tuple[str, ...]) -> None:
    for place in places:
        drop_draft(vault.ctx, livret, place)
