"""Wires texts written at the same time: chosen, joined, or written anew."""

from __future__ import annotations

from functools import partial

from livret.desktop.desk import Answer, Desk
from livret.desktop.forms_kept import FormsKept
from livret.desktop.forms_page import FormsController
from livret.desktop.reconciling.page import ReconcilingPage, third_place
from livret.desktop.reconciling.reading import conflict_view, place_of
from livret.desktop.tasks import Task
from livret.desktop.ui import Ui
from livret.domain.livret import Livret
from livret.usecases.app import OpenVault
from livret.usecases.context import Done
from livret.usecases.reconciling import Conflict, Settle, conflicts_of, settle
from livret.usecases.retracting import retract

_Read = tuple[Livret, tuple[Conflict, ...]]


class ReconcilingController(FormsController):
    """What waits for somebody who reads both."""

    key = "reconciling"
    page: ReconcilingPage

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._livret = ""
        self._chosen = ""
        self.kept = FormsKept(desk, self.page)
        self.kept.found.connect(self.page.give_back)
        page = self.page
        page.kept.connect(self._keep)
        page.both_kept.connect(self._keep_both)
        page.third_written.connect(self._write)
        page.third_opened.connect(self.kept.follow)
        page.third_left.connect(self.kept.forget)
        page.banner.retried.connect(self._undo)

    def make_page(self, ui: Ui) -> ReconcilingPage:
        """Return the page."""
        return ReconcilingPage(ui)

    def show_livret(self, livret: Livret) -> None:
        """Show what waits."""
        if livret.id != self._livret:
            self._livret = livret.id
            self._chosen = ""
            self.page.banner.hide()
            self.page.clear()
        self.desk.ask(self.page, partial(_waiting, livret=livret.id), self._show)

    def _show(self, read: _Read) -> None:
        livret, found = read
        if livret.id != self._livret:
            return
        tr = self.desk.ui.tr
        self.kept.autosave.flush()  # a card that is made anew makes its form anew
        views = [conflict_view(tr, livret, one) for one in found]
        if self.page.show_conflicts(views):
            self.kept.use_livret(livret.id)

    def _keep(self, place: str, one: str) -> None:
        self._settle(Settle(livret=self._livret, place=place_of(place), keep=one))

    def _keep_both(self, place: str) -> None:
        command = Settle(livret=self._livret, place=place_of(place), both=True)
        self._settle(command, self._both_settled)

    def _write(self, place: str, words: str) -> None:
        command = Settle(livret=self._livret, place=place_of(place), words=words)
        task = self._settle(command)
        task.succeeded.connect(partial(self._written, place))

    def _written(self, place: str, _made: object) -> None:
        self.kept.forget(third_place(place))

    def _settle(self, command: Settle, then: Answer | None = None) -> Task:
        call = partial(_settled, command=command)
        return self.desk.ask(self.page, call, then or self._settled)

    def _settled(self, made: str) -> None:
        tr = self.desk.ui.tr
        told = tr.text("C’est choisi. L’autre texte reste dans l’historique.")
        self._say_chosen(made, told)

    def _both_settled(self, made: str) -> None:
        tr = self.desk.ui.tr
        told = tr.text("C’est choisi\u202f: les deux textes, bout à bout.")
        self._say_chosen(made, told)

    def _say_chosen(self, made: str, told: str) -> None:
        self._chosen = made
        self.page.show_trouble(
            told, verb=self.desk.ui.tr.text("Revenir aux deux textes")
        )

    def _undo(self) -> None:
        """Put both texts back, as they stood."""
        if self._chosen:
            call = partial(_undone, livret=self._livret, target=self._chosen)
            self._chosen = ""
            self.page.banner.hide()
            self.desk.ask(self.page, call)


def _waiting(vault: OpenVault, livret: str) -> _Read:
    return vault.ctx.together(livret), conflicts_of(vault.ctx, livret)


def _settled(vault: OpenVault, command: Settle) -> Done[str]:
    return settle(vault.ctx, command)


def _undone(vault: OpenVault, livret: str, target: str) -> Done[str]:
    return retract(vault.ctx, livret, target)
