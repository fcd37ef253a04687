"""Wires the opening of a livret."""

from __future__ import annotations

from livret.desktop.desk import Controller, Desk
from livret.desktop.new_person.page import NewPersonPage
from livret.desktop.ui import Ui
from livret.usecases.livrets import OpenLivret, open_livret


class NewPersonController(Controller):
    """« Comment voulez-vous qu'on vous appelle ? », and nothing else."""

    key = "new_person"
    at_home = True
    page: NewPersonPage

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.page.create_asked.connect(self._create)
        self.page.cancelled.connect(self._back)

    def make_page(self, ui: Ui) -> NewPersonPage:
        """Return the page."""
        return NewPersonPage(ui)

    def arrive(self) -> None:
        """Start from an empty page."""
        self.page.clear()

    def _create(self, called: str, private: str) -> None:
        command = OpenLivret(called=called.strip(), private_line=private.strip())
        self.desk.ask(
            self.page,
            lambda vault: open_livret(vault.ctx, command),
            self.desk.open_livret,
            {"called": self.page.called_field},
        )

    def _back(self) -> None:
        self.desk.gone.emit("accueil")
