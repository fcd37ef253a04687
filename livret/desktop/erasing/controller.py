"""Wires the erasure of a livret: asked with her, done here, asked of the others."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from livret.desktop.desk import Desk
from livret.desktop.erasing.page import ErasingPage
from livret.desktop.livret_page import LivretController
from livret.desktop.ui import Ui
from livret.domain.livret import Livret
from livret.usecases.app import App, OpenVault
from livret.usecases.cards import cards_of
from livret.usecases.context import Done
from livret.usecases.erased_elsewhere import erased_in
from livret.usecases.erasing import confirm_erasure, erase_livret, holders_of
from livret.usecases.sending import SendLivret, Sent, send
from livret.words.erased import (
    erased_by,
    erased_means,
    erased_not_asked,
    erased_why,
)
from livret.words.labels import quality_label

_People = tuple[tuple[str, str], ...]


class ErasingController(LivretController):
    """One livret, and nothing of it afterwards."""

    key = "erasing"
    of_one = True
    page: ErasingPage

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._livret = ""
        self._gone = False
        page = self.page
        page.erased.connect(self._erase)
        page.confirmed.connect(self._confirm)
        page.kept_asked.connect(partial(desk.gone.emit, "access"))
        page.file_asked.connect(self._make)
        page.home_asked.connect(partial(desk.gone.emit, "accueil"))
        page.left_alone.connect(partial(desk.gone.emit, "access"))

    def make_page(self, ui: Ui) -> ErasingPage:
        """Return the page."""
        return ErasingPage(ui)

    def show_livret(self, livret: Livret) -> None:
        """Ask why; of a livret that was just erased, what is shown stays."""
        if livret.id != self._livret:
            self._livret, self._gone = livret.id, False
            self.page.banner.hide()
            self.page.begin()
        if self._gone:
            return
        found = erased_in(self.desk.vault.ctx, livret)
        if found is not None:
            tr = self.desk.ui.tr
            told = (erased_why(tr, found), erased_means(tr), erased_not_asked(tr))
            self.page.show_asked(erased_by(tr, found), told)
        self.desk.ask(self.page, partial(_holders, livret=livret.id), self._show)

    @property
    def back_at(self) -> str:
        """Id of the page to come back at after a lock: home, once erased."""
        return "accueil" if self._gone else self.key

    def _show(self, names: tuple[str, ...]) -> None:
        self.page.show_holders(names)

    def _erase(self, reason: str, agreed: bool) -> None:  # noqa: FBT001 - a signal
        call = partial(_erased, livret=self._livret, reason=reason, agreed=agreed)
        self.desk.ask(self.page, call, self._is_erased)

    def _confirm(self) -> None:
        call = partial(_confirmed, livret=self._livret)
        self.desk.ask(self.page, call, self._is_erased)

    def _is_erased(self, others: _People) -> None:
        desk, tr = self.desk, self.desk.ui.tr
        owner = desk.vault.ctx.owner
        self._gone = True
        # Only this page is left of it: the others' would be empty, and written in.
        desk.leave_livret()
        desk.window.at_home(owner.name, quality_label(tr, owner.side))
        said = tr.text("Le livret est effacé ici, et n’y reviendra pas.")
        self.page.show_erased(said, others)

    def _make(self, key: str, path: str) -> None:
        call = partial(
            _sent, app=self.desk.app, livret=self._livret, key=key, path=Path(path)
        )
        self.desk.ask(self.page, call, self._made)

    def _made(self, sent: Sent) -> None:
        tr = self.desk.ui.tr
        names = ", ".join(sent.to)
        self.page.show_trouble(
            tr.text("Le fichier est fait, pour {names}.", names=names)
        )


def _holders(vault: OpenVault, livret: str) -> tuple[str, ...]:
    return holders_of(vault.ctx, livret)


def _erased(
    vault: OpenVault, livret: str, reason: str, *, agreed: bool
) -> Done[_People]:
    """Erase it; return the accepted cards of those who took part."""
    others = _cards(vault, livret)
    done = erase_livret(vault.sharing, livret, reason, agreed=agreed)
    return Done(others, done.changes)


def _confirmed(vault: OpenVault, livret: str) -> Done[_People]:
    """Erase it here too; return the cards of those who may not know it yet."""
    asked = erased_in(vault.ctx, vault.ctx.livret(livret))
    by = asked.key if asked else ""
    others = tuple(one for one in _cards(vault, livret) if one[0] != by)
    done = confirm_erasure(vault.sharing, livret)
    return Done(others, done.changes)


def _cards(vault: OpenVault, livret: str) -> _People:
    team = vault.ctx.livret(livret).team
    return tuple(
        (one.signed.card.keys.sign, one.signed.card.name)
        for one in cards_of(vault.sharing)
        if not one.revoked and one.signed.card.keys.sign in team.by_key
    )


def _sent(vault: OpenVault, app: App, livret: str, key: str, path: Path) -> Done[Sent]:
    done = send(vault.sharing, SendLivret(livret=livret, to=(key,)))
    app.write_file(path, done.value.data)
    return done
