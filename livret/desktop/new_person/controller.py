"""Wires the opening of a livret."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from livret.desktop.autosave import Autosave, local
from livret.desktop.desk import Controller, Desk
from livret.desktop.new_person.page import NewPersonPage
from livret.desktop.ui import Ui
from livret.usecases.app import OpenVault
from livret.usecases.context import Done
from livret.usecases.drafting import drafts_of, drop_draft
from livret.usecases.livrets import OpenLivret, open_livret
from livret.usecases.ports import Draft

CALLED, PRIVATE = "new_person:called", "new_person:private_line"
"""Places of what is typed before there is a livret."""


class NewPersonController(Controller):
    """« Comment voulez-vous qu'on vous appelle ? », and nothing else."""

    key = "new_person"
    at_home = True
    page: NewPersonPage

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.page.create_asked.connect(self._create)
        self.page.cancelled.connect(self._back)
        self.page.called.textEdited.connect(self._called)
        self.page.private.textEdited.connect(self._private)
        self.autosave = Autosave(desk, self.page)
        self.autosave.saved.connect(self._saved)

    def make_page(self, ui: Ui) -> NewPersonPage:
        """Return the page."""
        return NewPersonPage(ui)

    def arrive(self) -> None:
        """Start from what was being typed, or from an empty page."""
        self.page.clear()
        self.page.saved.say("")
        self.desk.ask(self.page, lambda vault: drafts_of(vault.ctx, ""), self._show)

    def keep_typing(self) -> None:
        """Write what is being typed as drafts; it is found again afterwards."""
        self.autosave.flush()

    def _show(self, drafts: Sequence[Draft]) -> None:
        fields = {CALLED: self.page.called, PRIVATE: self.page.private}
        for draft in drafts:
            field = fields.get(draft.place)
            if field is not None and not field.text():
                field.setText(draft.text)

    def _called(self, text: str) -> None:
        self.autosave.keep("", CALLED, text)

    def _private(self, text: str) -> None:
        self.autosave.keep("", PRIVATE, text)

    def _saved(self, at: dt.datetime) -> None:
        self.page.saved.saved(f"{local(at):%H:%M}")

    def _create(self, called: str, private: str) -> None:
        command = OpenLivret(called=called.strip(), private_line=private.strip())
        for place in (CALLED, PRIVATE):
            self.autosave.forget("", place)
        self.desk.ask(
            self.page,
            lambda vault: _open(vault, command),
            self.desk.open_livret,
            {"called": self.page.called_field},
        )

    def _back(self) -> None:
        for place in (CALLED, PRIVATE):
            self.autosave.forget("", place)
        self.desk.ask(self.page, _forget)
        self.desk.gone.emit("accueil")


def _open(vault: OpenVault, command: OpenLivret) -> Done[str]:
    done = open_livret(vault.ctx, command)
    _forget(vault)
    return done


def _forget(vault: OpenVault) -> None:
    for place in (CALLED, PRIVATE):
        drop_draft(vault.ctx, "", place)
