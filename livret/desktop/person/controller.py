"""Wires the person's details: what is typed is kept, what changed is said."""

from __future__ import annotations

from functools import partial

from livret.desktop.autosave import Autosave, local
from livret.desktop.desk import Desk
from livret.desktop.livret_page import LivretController
from livret.desktop.person.page import PersonPage
from livret.desktop.person.reading import (
    PLACE,
    details_typed,
    draft_text,
    draft_texts,
    shown_of,
    troubles_of,
)
from livret.desktop.person.values import PersonEdit, PersonShown
from livret.desktop.ui import Ui
from livret.domain.livret import Livret
from livret.usecases.app import OpenVault
from livret.usecases.context import Done
from livret.usecases.describing import DescribePerson, describe_person
from livret.usecases.drafting import drafts_of
from livret.usecases.ports import Draft
from livret.words.dates import clock


class PersonController(LivretController):
    """How she is called and reached; reached from L'essentiel."""

    key = "person"
    page: PersonPage

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._livret = ""
        self._shown = PersonShown()
        self.autosave = Autosave(desk, self.page)
        self.autosave.saved.connect(self._saved)
        page = self.page
        page.typed.connect(self._typed)
        page.kept.connect(self._keep)
        page.back_asked.connect(self._back)
        page.left.connect(self.autosave.flush)

    def make_page(self, ui: Ui) -> PersonPage:
        """Return the page."""
        return PersonPage(ui)

    def arrive(self) -> None:
        """Show what stands, and what was being typed when Livret last ended."""
        self._livret = ""
        self.page.banner.hide()
        self.page.saved.say("")
        super().arrive()
        self.page.first.setFocus()

    def show_livret(self, livret: Livret) -> None:
        """Show what stands; somebody who types is not disturbed."""
        if livret.id == self._livret:
            return
        self._livret = livret.id
        self._shown = shown_of(self.desk.ui.tr, livret)
        self.page.show_person(self._shown)
        self.desk.ask(self.page, partial(_drafts, livret=livret.id), self._found)

    def asked(self, act: str) -> None:
        """Ctrl+S writes what is typed."""
        if act == "save":
            self.autosave.flush()

    def keep_typing(self) -> None:
        """Write what is being typed as a draft."""
        self.autosave.flush()

    def _found(self, drafts: tuple[Draft, ...]) -> None:
        for draft in drafts:
            if draft.livret == self._livret and draft.place == PLACE:
                self.page.write(draft_texts(draft.text))
                tr = self.desk.ui.tr
                self.page.show_trouble(
                    tr.text("Ce qui était en train d’être écrit a été retrouvé.")
                )

    def _typed(self) -> None:
        if not self.autosave.waiting:
            self.page.saved.writing()
        text = draft_text(self._shown, self.page.texts)
        self.autosave.keep(self._livret, PLACE, text)

    def _saved(self, at: object) -> None:
        self.page.saved.saved(clock(local(at)))  # type: ignore[arg-type]

    def _keep(self, edit: PersonEdit) -> None:
        tr = self.desk.ui.tr
        troubles = troubles_of(tr, edit.texts)
        self.page.complain(troubles)
        if troubles:
            return
        self.autosave.forget(self._livret, PLACE)
        command = DescribePerson(
            livret=self._livret,
            details=details_typed(tr, self._shown, edit),
            place=PLACE,
        )
        call = partial(_describe, command=command)
        task = self.desk.ask(self.page, call, self._kept, self.page.labelled)
        task.failed.connect(self._not_kept)

    def _kept(self, _id: str) -> None:
        self._leave()

    def _not_kept(self, _error: object) -> None:
        """The page says why; what is typed stays, and is kept as a draft."""
        self._typed()

    def _back(self) -> None:
        """Leave everything as it was."""
        self.autosave.forget(self._livret, PLACE)
        self.autosave.keep(self._livret, PLACE, "")
        self.autosave.flush()
        self._leave()

    def _leave(self) -> None:
        self.desk.gone.emit("essentiel")


def _drafts(vault: OpenVault, livret: str) -> tuple[Draft, ...]:
    return drafts_of(vault.ctx, livret)


def _describe(vault: OpenVault, command: DescribePerson) -> Done[str]:
    return describe_person(vault.ctx, command)
