"""What is typed in one field is kept, and found again after a crash.

Several fields of one page share its ``Autosave``. Each has a place of its own
in the drafts of the livret; a place is forgotten once its words are said.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from livret.desktop.autosave import Autosave
from livret.desktop.desk import Desk
from livret.desktop.kit.fields import TextArea
from livret.desktop.kit.page import Page
from livret.usecases.app import OpenVault
from livret.usecases.drafting import drafts_of, drop_draft
from livret.usecases.ports import Draft


class TypingKept(QObject):
    """Keeps the typing of some fields of a page, one draft a field.

    Attributes:
        autosave: Writes what waits; the page's controller flushes it.
    """

    def __init__(self, desk: Desk, page: Page) -> None:
        super().__init__(page)
        self.autosave = Autosave(desk, page)
        self._desk = desk
        self._page = page
        self._livret = ""
        self._fields: dict[str, TextArea] = {}

    def watch(self, place: str, field: TextArea) -> None:
        """Keep what is typed in ``field`` under ``place``."""
        self._fields[place] = field
        field.edited.connect(partial(self._typed, place, field))

    def use_livret(self, livret: str) -> None:
        """Write what waits, then give back what was being typed in ``livret``."""
        self.autosave.flush()
        self._livret = livret
        self._desk.ask(self._page, partial(_drafts, livret=livret), self._found)

    def give_back(self, place: str, field: TextArea) -> None:
        """Watch a field that has just been made, and give back what was typed."""
        self.watch(place, field)
        call = partial(_drafts, livret=self._livret)
        self._desk.ask(self._page, call, self._found)

    def said(self, *places: str) -> None:
        """Forget what was typed: it is said, or not wanted any more."""
        for place in places:
            self.autosave.forget(self._livret, place)
        call = partial(_drop, livret=self._livret, places=places)
        self._desk.ask(self._page, call)

    def _typed(self, place: str, field: TextArea) -> None:
        if self._livret and self._fields.get(place) is field:
            self.autosave.keep(self._livret, place, field.text)

    def _found(self, drafts: tuple[Draft, ...]) -> None:
        for draft in drafts:
            field = self._fields.get(draft.place)
            if draft.livret == self._livret and field is not None and not field.text:
                field.show_text(draft.text)


def _drafts(vault: OpenVault, livret: str) -> tuple[Draft, ...]:
    return drafts_of(vault.ctx, livret)


def _drop(vault: OpenVault, livret: str, places: tuple[str, ...]) -> None:
    for place in places:
        drop_draft(vault.ctx, livret, place)
