"""Wires texts written at the same time: chosen, joined, or written anew."""

from __future__ import annotations

from functools import partial

from livret.desktop.desk import Desk
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
from livret.words.reconciling import settled_told

_Read = tuple[Livret, tuple[Conflict, ...]]


class ReconcilingController(FormsController):
    """What waits for somebody who reads both."""

    key = "reconciling"
    page: ReconcilingPage

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._chosen: tuple[str, str] | None = None
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
            self._chosen = None
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
        command = Settle(livret=self._livret, place=place_of(place), keep=one)
        self._settle(place, command, self.page.texts_at(place) - 1)

    def _keep_both(self, place: str) -> None:
        command = Settle(livret=self._livret, place=place_of(place), both=True)
        self._settle(place, command, self.page.texts_at(place) - 1)

    def _write(self, place: str, words: str) -> None:
        command = Settle(livret=self._livret, place=place_of(place), words=words)
        task = self._settle(place, command, self.page.texts_at(place))
        task.succeeded.connect(partial(self._written, place))

    def _written(self, place: str, _made: object) -> None:
        self.kept.forget(third_place(place))

    def _settle(self, place: str, command: Settle, others: int) -> Task:
        tr = self.desk.ui.tr
        told = settled_told(tr, others, joined=command.both)
        beside = self.page.texts_at(place) - 1
        verb = tr.plural("Revenir aux deux textes", "Revenir aux textes", beside)
        then = partial(self._settled, place, told, verb)
        return self.desk.ask(self.page, partial(_settled, command=command), then)

    def _settled(self, place: str, told: str, verb: str, made: str) -> None:
        self._chosen = (place, made)
        self.page.show_trouble(told, verb=verb)

    def _undo(self) -> None:
        """Put the texts back, as they stood, and the keyboard to them."""
        if self._chosen is None:
            return
        (place, made), self._chosen = self._chosen, None
        self.page.turn_to(place)
        self.page.banner.hide()
        self.desk.ask(self.page, partial(_undone, livret=self._livret, target=made))


def _waiting(vault: OpenVault, livret: str) -> _Read:
    return vault.ctx.together(livret), conflicts_of(vault.ctx, livret)


def _settled(vault: OpenVault, command: Settle) -> Done[str]:
    return settle(vault.ctx, command)


def _undone(vault: OpenVault, livret: str, target: str) -> Done[str]:
    return retract(vault.ctx, livret, target)
